"""Checks on what is said of a row: both sides quoted, from words that it shows, and in few words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from facing_pages import kinds
from facing_pages.binding.quotations import fold, too_short, trimmed
from facing_pages.intervals import union
from facing_pages.model import Cell, Comparison, Event, LedgerLine, Prose
from facing_pages.problems import Problem
from facing_pages.writing.folder import Folder
from facing_pages.writing.prose import quotations
from facing_pages.writing.reader import Record

MOST_GLOSS = 120
MOST_ANSWER_WORDS = 40


def ledgers(folder: Folder, comparison: Comparison) -> Iterator[Problem]:
    """What the checks find at events that somebody has looked at."""
    records = folder.by_id(kinds.EVENTS)
    for event in comparison.events:
        record = records[event.id]
        if event.draft:
            continue
        for cell in event.cells:
            if not cell.silence and not _quotes(event, cell.reading.id):
                message = f"The comparison of this event quotes nothing from {cell.reading.id}."
                repair = f"Add a linked quotation: [“its words”]({cell.reading.id}/#p1)."
                yield Problem(record.path, record.line("both"), "unquoted-side", message, repair, "warning")
        yield from _quoted_elsewhere(event, record)
        for answer in event.answers:
            if answer.prose.words > MOST_ANSWER_WORDS:
                message = f"What {answer.reading.id} would answer has {answer.prose.words} words."
                repair = f"Keep it to {MOST_ANSWER_WORDS}: one sentence that its own side could sign."
                line = record.line("answers", answer.reading.id, "text")
                yield Problem(record.path, line, "long-answer", message, repair, "warning")
        if len(event.gloss.text) > MOST_GLOSS:
            message = f"The gloss has {len(event.gloss.text)} characters."
            repair = f"Keep it to {MOST_GLOSS}."
            yield Problem(record.path, record.line("gloss"), "long-gloss", message, repair, "warning")


def _quotes(event: Event, reading: str) -> bool:
    """Whether an event's ledger holds a bound quotation from a reading."""
    return any(passage.reading == reading for line in event.ledger for passage in line.prose.bound)


def _quoted_elsewhere(event: Event, record: Record[Any]) -> Iterator[Problem]:
    """Quotations in an event's ledger, or in what a side would answer, of words that its row does not show.

    One that is bound to no paragraph counts if it has as many words as a quotation needs to be bound.
    """
    rows = {cell.reading.id: _row(cell) for cell in event.cells}
    wholes = {cell.reading.id: fold(cell.reading.article.text).text for cell in event.cells}
    for keys, prose in _said_of(event):
        bound = {trimmed(passage.quotation): passage.reading for passage in prose.bound}
        for quotation in quotations(prose.text):
            words = trimmed(quotation)
            if words in bound:
                readings = [bound[words]]
            else:
                readings = [] if too_short(words) else [id for id, text in wholes.items() if words in text]
            if readings and not any(words in shown for id in readings for shown in rows[id]):
                message = f"“{quotation}” is quoted at the event “{event.id}”, which does not show these words."
                repair = f"Add them to its passages of {' or '.join(readings)}, or leave the quotation out."
                yield Problem(record.path, record.line(*keys), "quotation-not-shown", message, repair, "warning")


def _row(cell: Cell) -> list[str]:
    """The runs of an article that an event shows, folded."""
    text = cell.reading.article.text
    runs = union([(passage.start, passage.end) for passage in cell.passages], text)
    return [fold(text[start:end]).text for start, end in runs]


def _said_of(event: Event) -> Iterator[tuple[tuple[str | int, ...], Prose]]:
    """What is said of the words in a row, each with the keys that lead to it."""
    for name in ("both", "part", "neither"):
        lines: tuple[LedgerLine, ...] = getattr(event, name)
        yield from (((name, at, "text"), line.prose) for at, line in enumerate(lines))
    yield from ((("answers", answer.reading.id, "text"), answer.prose) for answer in event.answers)
