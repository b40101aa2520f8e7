"""Bind an event: its cells, in which a reading speaks or is silent, and its ledger."""

from __future__ import annotations

from facing_pages import kinds
from facing_pages.binding.binder import Binder
from facing_pages.binding.numbering import in_event
from facing_pages.binding.quotations import occurs
from facing_pages.binding.weaving import closing, extracts
from facing_pages.model import Annotation, Answer, Cell, Event, HardWord, LedgerLine, Passage, Reading, Silence
from facing_pages.writing import records as r
from facing_pages.writing.reader import Record


def event(
    binder: Binder,
    id: str,
    record: Record[r.EventRecord],
    readings: tuple[Reading, ...],
    passages: tuple[Passage, ...],
    annotations: tuple[Annotation, ...],
    words: tuple[HardWord, ...],
) -> Event:
    """An event with a cell for each reading.

    Arguments:
        passages: those that it shows.
        annotations: all, each with its label and its event.
        words: all that are explained.
    """
    value = record.value
    here = [annotation for annotation in annotations if annotation.event == id]
    cells = in_event((_cell(binder, id, record, reading, passages, annotations, words) for reading in readings), id)
    for name in value.silences.keys() - {reading.id for reading in readings}:
        binder.unknown_reading(record, name, "silences", name)
    numbers = [other.value.number for other in binder.events.values()]
    if numbers.count(value.number) > 1:
        message = f"Two events have the number {value.number}."
        binder.report(record, ("number",), "duplicate-id", message, "Give each event a number of its own.")
    return Event(
        id=id,
        number=value.number,
        title=f"Draft: {value.title}" if value.draft else value.title,
        when=value.when,
        date=value.date,
        gloss=binder.prose(record, value.gloss, "gloss"),
        cells=cells,
        shared=tuple(annotation for annotation in here if annotation.shared),
        both=_lines(binder, record, value.both, "both"),
        part=_lines(binder, record, value.part, "part"),
        neither=_lines(binder, record, value.neither, "neither"),
        question=binder.prose(record, value.question, "question") if value.question else None,
        body=binder.body(record),
        path=record.path,
        draft=value.draft,
        answers=_answers(binder, record, readings),
    )


def _lines(
    binder: Binder, record: Record[r.EventRecord], lines: list[r.LineRecord], key: str
) -> tuple[LedgerLine, ...]:
    """The lines of one part of the ledger."""
    return tuple(
        LedgerLine(
            binder.prose(record, line.text, key, at, "text"),
            binder.cited(record, line.sources, key, at, "sources"),
        )
        for at, line in enumerate(lines)
    )


def _answers(binder: Binder, record: Record[r.EventRecord], readings: tuple[Reading, ...]) -> tuple[Answer, ...]:
    """What each side would answer; one without the others would be a last word."""
    written = record.value.answers
    for name in written.keys() - {reading.id for reading in readings}:
        binder.unknown_reading(record, name, "answers", name)
    absent = [reading.id for reading in readings if reading.id not in written]
    if written and absent:
        message = f"One side answers here, and what {', '.join(absent)} would answer is missing."
        repair = f"Write under “answers” what {', '.join(absent)} would answer, or take out “answers”."
        binder.report(record, ("answers",), "answer-missing", message, repair)
    return tuple(_answer(binder, record, reading, written[reading.id]) for reading in readings if reading.id in written)


def _answer(binder: Binder, record: Record[r.EventRecord], reading: Reading, answer: r.AnswerRecord) -> Answer:
    keys = ("answers", reading.id)
    documents = binder.known(record, kinds.DOCUMENTS, filter(None, [answer.document]), *keys, "document")
    passages = (
        binder.placer.passage(record, reading.id, item, (*keys, "passages", at))
        for at, item in enumerate(answer.passages)
    )
    return Answer(
        reading=reading,
        prose=binder.prose(record, answer.text, *keys, "text"),
        passages=tuple(passage for passage in passages if passage),
        document=next(iter(documents), None),
    )


def _cell(
    binder: Binder,
    event: str,
    record: Record[r.EventRecord],
    reading: Reading,
    passages: tuple[Passage, ...],
    annotations: tuple[Annotation, ...],
    words: tuple[HardWord, ...],
) -> Cell:
    own = tuple(passage for passage in passages if passage.reading == reading.id)
    silence = record.value.silences.get(reading.id)
    if own and silence:
        message = f"{reading.id} has passages here and a silence too."
        binder.report(record, ("silences", reading.id), "speaks-and-silent", message, "Keep the one that is true.")
    if not own and not silence and not record.value.passages.get(reading.id):
        message = f"{reading.id} has no passage here, and its silence is not signed."
        repair = f"Add its passages, or “silences: {reading.id}:” with “by”, “on” and the “words” looked for."
        binder.report(record, ("passages",), "silent-without-signature", message, repair)
    shown = extracts(reading, own, annotations, words)
    set_here = closing(inline for extract in shown for inline in extract.inlines)
    return Cell(
        reading=reading,
        passages=own,
        extracts=shown,
        silence=_silence(binder, record, reading, silence) if silence else None,
        annotations=tuple(
            annotation
            for annotation in annotations
            if annotation.event == event and annotation.readings == (reading.id,)
        ),
        elsewhere=tuple(annotation for annotation in set_here if annotation.event != event),
    )


def _silence(binder: Binder, record: Record[r.EventRecord], reading: Reading, silence: r.SilenceRecord) -> Silence:
    keys = ("silences", reading.id)
    for at, word in enumerate(silence.words):
        if occurs(word, reading.article.text):
            message = f"“{word}” occurs in {reading.id}."
            repair = "Add that passage to the event. Or take the word out, and mention the passage in “note”."
            binder.report(record, (*keys, "words", at), "silence-broken", message, repair)
    if silence.nearest and silence.nearest not in {block.id for block in reading.article.paragraphs}:
        message = f"{reading.id} has no paragraph {silence.nearest}."
        binder.report(record, (*keys, "nearest"), "unknown-id", message, "Check the number.")
    note = binder.prose(record, silence.note, *keys, "note") if silence.note else None
    return Silence(silence.by, silence.on, tuple(silence.words), note, silence.nearest)
