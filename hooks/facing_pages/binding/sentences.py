"""Bind the sentences of the articles: each in its place, with the annotations that are on any of its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from facing_pages import kinds
from facing_pages.binding.binder import Binder
from facing_pages.binding.quotations import has_letters, trimmed
from facing_pages.model import GAP, Annotation, Passage, Sentence
from facing_pages.writing import records as r
from facing_pages.writing.reader import Record

Standing = tuple[int, int, Annotation]
"""Where a passage of an annotation begins and ends in its reading's text."""


def sentences(binder: Binder, annotations: Sequence[Annotation]) -> tuple[Sentence, ...]:
    """The sentences of ``sentences.yml``, in the order of the readings and of their texts.

    Of an article that is cut down, what is left of a sentence is shown, which may be nothing.

    Arguments:
        annotations: all, each with its label.
    """
    standing = _standing(annotations)
    found: list[tuple[tuple[int, int], Sentence]] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    for record in binder.folder.all(kinds.SENTENCES):
        reading = record.value.reading
        if reading not in binder.folder.articles:
            binder.unknown_reading(record, reading, "reading")
            continue
        whole = _whole(binder, record)
        if not whole:
            continue
        place = (whole.start, whole.end)
        if any(start < place[1] and place[0] < end for start, end in taken.get(reading, ())):
            message = f"“{whole.quotation}” stands in two rows."
            repair = "Take the words out of one of them: each sentence has one row."
            binder.report(record, ("sentence",), "sentence-twice", message, repair)
        taken.setdefault(reading, []).append(place)
        if reading in binder.order:
            found.append(
                (
                    (binder.order.index(reading), whole.start),
                    _sentence(binder, record, whole, standing.get(reading, ())),
                )
            )
    return tuple(sentence for _, sentence in sorted(found, key=lambda one: one[0]))


def _whole(binder: Binder, record: Record[r.SentenceRecord]) -> Passage | None:
    """A sentence in the whole article; the title, which is no part of the text, stands before it."""
    reading, item = record.value.reading, record.value.sentence
    if record.value.what == "head" and item.quote:
        title = binder.folder.articles[reading].article.title
        if title and trimmed(title) == trimmed(item.quote):
            return Passage(reading, title, -1, 0, ())
        if heading := binder.placer.heading(reading, item.quote):
            return heading
    return binder.placer.in_whole(record, reading, item, ("sentence",))


def _sentence(
    binder: Binder, record: Record[r.SentenceRecord], whole: Passage, standing: Sequence[Standing]
) -> Sentence:
    shown = binder.placer.left(whole) if whole.pieces else ()
    return Sentence(
        reading=whole.reading,
        block=whole.pieces[0].block if whole.pieces else "",
        kind=record.value.what,
        text=_with_gaps(whole.quotation, shown) if whole.pieces else whole.quotation,
        shown=shown,
        annotations=_on(shown, standing),
        why=binder.prose(record, record.value.why, "why") if record.value.why else None,
        path=record.path,
        line=record.line("sentence"),
    )


def _with_gaps(whole: str, shown: Sequence[Passage]) -> str:
    """A sentence with […] for the words that are not shown."""
    kept = [passage.quotation for passage in shown]
    if not kept:
        return GAP
    before = [GAP] if has_letters(whole.partition(kept[0])[0]) else []
    after = [GAP] if has_letters(whole.rpartition(kept[-1])[2]) else []
    return " ".join([*before, f" {GAP} ".join(kept), *after])


def _standing(annotations: Iterable[Annotation]) -> Mapping[str, Sequence[Standing]]:
    """By reading, where annotations stand in its text, in the annotations' order."""
    found: dict[str, list[Standing]] = {}
    for annotation in annotations:
        for on in annotation.passages:
            found.setdefault(on.reading, []).append((on.start, on.end, annotation))
    return found


def _on(shown: Sequence[Passage], standing: Sequence[Standing]) -> tuple[Annotation, ...]:
    """The annotations that are on any of the words of these passages, each once."""
    found = (
        annotation
        for start, end, annotation in standing
        if any(start < passage.end and passage.start < end for passage in shown)
    )
    return tuple({annotation.id: annotation for annotation in found}.values())
