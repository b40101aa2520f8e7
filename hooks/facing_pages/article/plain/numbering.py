"""Notes that share a printed label, each told apart and given the marks that call it.

A text may number its notes anew in each chapter, or call each by ``*``. The
second note of a label gets the label ``1-2``, and keeps ``1`` as printed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from facing_pages.model import Mark, Note

Calls = dict[tuple[int, str], int]
"""Which of the notes of a label a mark calls, from 0, by the mark's place among the marks and the label."""


def tell_apart(marks: Sequence[Mark], notes: Sequence[Note]) -> tuple[list[Mark], list[Note]]:
    """The marks and the notes with labels that are each one note's.

    Notes of one label belong to the marks above them where each has such a
    mark, else to the marks in their order where these are as many. Where neither
    holds the labels stay as they are.

    Arguments:
        marks: every mark of the article, in the order of the text.
        notes: its notes, in the order of the text.
    """
    defined: dict[str, list[int]] = defaultdict(list)
    for note in notes:
        defined[note.label].append(note.line)
    repeated = {label: lines for label, lines in defined.items() if len(lines) > 1}
    if not repeated:
        return list(marks), list(notes)
    called: dict[str, list[int]] = defaultdict(list)
    for place, mark in enumerate(marks):
        for label in mark.labels:
            if label in repeated:
                called[label].append(place)
    calls: Calls = {}
    for label, lines in repeated.items():
        places = called[label]
        owners = _owners([marks[place].line for place in places], lines)
        calls |= {(place, label): owner for place, owner in zip(places, owners, strict=False)}
    apart = {label for _, label in calls}
    return list(_marks(marks, calls)), list(_notes(notes, apart))


def _owners(marks: Sequence[int], notes: Sequence[int]) -> Sequence[int]:
    """For each mark of a label, by its line, which of the notes of that label is its; empty where that is not sure."""
    below = [min(bisect_left(notes, line), len(notes) - 1) for line in marks]
    if set(below) == set(range(len(notes))):
        return below
    return range(len(notes)) if len(marks) == len(notes) else ()


def _marks(marks: Iterable[Mark], calls: Calls) -> Iterable[Mark]:
    for place, mark in enumerate(marks):
        labels = tuple(_label(label, calls.get((place, label), 0)) for label in mark.labels)
        yield replace(mark, labels=labels, printed=mark.labels) if labels != mark.labels else mark


def _notes(notes: Iterable[Note], apart: set[str]) -> Iterable[Note]:
    seen: dict[str, int] = defaultdict(int)
    for note in notes:
        number = seen[note.label]
        seen[note.label] += 1
        is_other = number > 0 and note.label in apart
        yield replace(note, label=_label(note.label, number), printed=note.label) if is_other else note


def _label(printed: str, number: int) -> str:
    return f"{printed}-{number + 1}" if number else printed
