"""What a hand-out chooses by: the events that a word and a question belong to, and how much room an event takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facing_pages.article.sentences import ends
from facing_pages.binding.quotations import occurs, trimmed
from facing_pages.model import Cell, Comparison, Document, Event, HardWord, Question, Reading, Run, Term
from facing_pages.once import once

_BRACKETS = re.compile(r"\s*\(([^)]*)\)")

FITS = 440
"""Pixels of a sheet: less than half of the smallest, for it is a rough reckoning. What is kept whole is no taller, so
that no sheet is left with less than a third of it filled because the next thing did not fit."""


@dataclass(frozen=True)
class Listed:
    """A word in a word list.

    ``of`` is the word as it is bound; ``readings`` are those in whose article it
    stands, and ``events`` by reading those events that show it there.
    """

    title: str
    of: HardWord | Term
    readings: tuple[str, ...]
    events: tuple[tuple[str, str], ...]

    @property
    def term(self) -> Term | None:
        """The term of the glossary that it is, if it is one."""
        return self.of if isinstance(self.of, Term) else None


@once
def word_list(comparison: Comparison) -> tuple[Listed, ...]:
    """Hard words and terms that the articles use, in alphabetical order.

    A term that is explained as a hard word stands there as that alone.
    """
    explained = {trimmed(word.word).casefold() for word in comparison.words}
    terms = (
        term for term in comparison.terms if explained.isdisjoint(trimmed(form).casefold() for form in _forms(term))
    )
    found = [*(_word(comparison, word) for word in comparison.words), *(_term(comparison, term) for term in terms)]
    return tuple(sorted((one for one in found if one.readings), key=lambda one: one.title.casefold()))


def _word(comparison: Comparison, word: HardWord) -> Listed:
    return Listed(word.word, word, word.readings, _shown(comparison).get(word.id, ()))


@once
def _shown(comparison: Comparison) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """By a hard word's id the readings and events that show it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for event, cell in _cells(comparison):
        for id in dict.fromkeys(run.word.id for run in _runs(cell) if run.word):
            found.setdefault(id, []).append((cell.reading.id, event.id))
    return {id: tuple(cells) for id, cells in found.items()}


def _term(comparison: Comparison, term: Term) -> Listed:
    forms = _forms(term)

    def has(text: str) -> bool:
        return any(occurs(form, text) for form in forms)

    shown = ((cell.reading.id, event.id) for event, cell in _cells(comparison) if has(_text(cell)))
    readings = (reading.id for reading in comparison.readings if has(reading.article.text))
    return Listed(term.title, term, tuple(readings), tuple(shown))


def _forms(term: Term) -> tuple[str, ...]:
    """A term as articles write it: its title, what stands in brackets there, and its other forms."""
    return (_BRACKETS.sub("", term.title), *_BRACKETS.findall(term.title), *term.also)


def _cells(comparison: Comparison) -> Iterator[tuple[Event, Cell]]:
    return ((event, cell) for event in comparison.events for cell in event.cells)


def _text(cell: Cell) -> str:
    return "".join(run.text for run in _runs(cell))


def _runs(cell: Cell) -> Iterator[Run]:
    return (run for extract in cell.extracts for run in extract.inlines if isinstance(run, Run))


def glossed(comparison: Comparison, document: Document) -> tuple[Listed, ...]:
    """The words of the word list that stand on the card of a document."""
    return tuple(
        one
        for one in word_list(comparison)
        if any(occurs(form, document.text) for form in (_forms(one.of) if isinstance(one.of, Term) else [one.of.word]))
    )


def handed_out(comparison: Comparison) -> tuple[Document, ...]:
    """The documents for a class: the set that its lesson names, else all of them."""
    chosen = comparison.lesson.documents if comparison.lesson else ()
    return tuple(document for document in comparison.documents if document.id in chosen) or comparison.documents


def asked_at(comparison: Comparison, question: Question) -> tuple[str, ...]:
    """The ids of the events that show words to which a question leads."""
    return tuple(
        event.id
        for event, cell in _cells(comparison)
        for ours in question.of(cell.reading.id)
        if any(shown.start < ours.end and ours.start < shown.end for shown in cell.passages)
    )


def sentences(text: str) -> tuple[str, str]:
    """The first sentence of a text, and the others.

    >>> sentences("Who wrote it, when? Does the other say so?")
    ('Who wrote it, when?', 'Does the other say so?')
    """
    words = text.strip()
    end = next(ends(words), len(words))
    return words[:end].rstrip(), words[end:]


def fits(event: Event, readings: tuple[Reading, ...]) -> str:
    """What of an event is kept on one sheet: nothing, its ``passages``, or its ``notes`` with them.

    It is reckoned roughly from the number of words: nine on a line of a column, twenty on a line of notes.
    """
    columns = min(len(readings), 2)
    tall = max((19 * cell.words / 9 + 16 * len(cell.notes) for cell in event.cells), default=0)
    passages = 110 + tall * len(readings) / columns / (1 if columns > 1 else 1.7)
    annotations = [*event.shared, *(annotation for cell in event.cells for annotation in cell.annotations)]
    notes = sum(24 + 16 * (annotation.body.words / 20 + 1.5 * len(annotation.sources)) for annotation in annotations)
    if passages + notes <= FITS:
        return "notes"
    return "passages" if passages <= FITS else ""


def starting(comparison: Comparison, most: int = 3) -> tuple[Event, ...]:
    """The events that a starter pack begins with: of those in which every reading speaks, the shortest."""
    told = [event for event in comparison.events if not event.silent] or list(comparison.events)
    shortest = sorted(told, key=lambda event: sum(cell.words for cell in event.cells))[:most]
    return tuple(event for event in comparison.events if event in shortest)
