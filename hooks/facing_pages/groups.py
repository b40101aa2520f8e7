"""Groups of events: which rows of the facing pages stand on which page, where one page would be too heavy for all.

They are made before any page is, of the words that the rows show, for a link must know on which page an event stands;
the same sources make the same groups. What a row weighs follows from those words closely enough: with its marks,
labels and links it has twice to three times their bytes.
"""

from __future__ import annotations

from itertools import accumulate

from facing_pages.model import Comparison, Event, Prose
from facing_pages.pages import FACING

MOST_BYTES = 800_000
"""What the rows of a page may weigh. With the rest of it a page is then below a million bytes of HTML, which is more
than a telephone lays out without keeping its reader waiting."""

_ROW, _NOTE, _SOURCE, _DOCUMENT, _MARKUP = 2_000, 1_000, 100, 2_500, 1.4
"""Bytes of a row without words and of a note without, of a source and of a document that is named; and what a byte of
words comes to. So much it is in the editions that we have, within an eighth."""


def groups(comparison: Comparison) -> tuple[tuple[Event, ...], ...]:
    """The events in their order, those of each page together; the pages weigh about the same.

    A comparison without events has one group, with nothing in it.
    """
    weights = [weight(comparison, event) for event in comparison.events]
    pages = -(-sum(weights) // MOST_BYTES) or 1
    share = sum(weights) / pages
    found: list[list[Event]] = [[] for _ in range(pages)]
    for event, before, its in zip(comparison.events, accumulate([0, *weights]), weights, strict=False):
        # It stands where its middle falls.
        found[min(int((before + its / 2) / share), pages - 1)].append(event)
    return tuple(tuple(group) for group in found if group) or ((),)


def page(group: int) -> str:
    """The name of the page that a group's rows stand on, seen from the comparison's folder.

    Arguments:
        group: its place among the groups, from 0.

    >>> page(0), page(1)
    ('facing', 'facing/2')
    """
    return f"{FACING.name}/{group + 1}" if group else FACING.name


def weight(comparison: Comparison, event: Event) -> int:
    """About how many bytes of HTML the row of an event has."""
    prose = [event.gloss, event.body, event.question, *(note.body for note in event.notes)]
    prose += [*(line.prose for line in event.ledger), *(answer.prose for answer in event.answers)]
    prose += [cell.silence.note for cell in event.cells if cell.silence]
    passages = (passage.quotation for cell in event.cells for passage in cell.passages)
    words = sum(len(text.encode()) for text in (*(one.text for one in prose if one), *passages))
    sources = sum(len(note.sources) for note in event.notes) + sum(len(line.sources) for line in event.ledger)
    documents = len(comparison.documents_on(event))
    return round(_ROW + _NOTE * len(event.notes) + _SOURCE * sources + _DOCUMENT * documents + _MARKUP * words)


def letters(event: Event) -> dict[str, int]:
    """How many letters stand where in the row of an event; by these a style sheet tells about how high it is.

    Returns:
        ``cells``: in all its cells; ``cell``: in the longest; ``below``: under them; ``folded``: there too, but folded
        where the window is narrow.
    """
    cells = [
        sum(len(passage.quotation) for passage in cell.passages) + _long(cell.silence.note if cell.silence else None)
        for cell in event.cells
    ]
    lines = {part: sum(_long(line.prose) for line in getattr(event, part)) for part in ("both", "part", "neither")}
    return {
        "cells": sum(cells),
        "cell": max(cells, default=0),
        "below": _long(event.body) + _long(event.question) + lines["both"] + lines["part"],
        "folded": lines["neither"] + sum(_long(answer.prose) for answer in event.answers),
    }


def _long(prose: Prose | None) -> int:
    return len(prose.text) if prose else 0
