"""Which of several labels or marks of the same thing is the first: only that one has the bare id.

An annotation's label stands wherever a passage of it ends, and a note of an
article may be marked more than once; but an id stands once on a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from facing_pages.model import Annotation, Cell, Inline, NoteMark, Run


def in_text(blocks: Iterable[Sequence[Inline]], earlier: Container[str]) -> list[tuple[Inline, ...]]:
    """The blocks of a reading's text with their labels and note marks numbered.

    Arguments:
        earlier: ids of the annotations whose label stands in the text of a reading before this one.
    """
    labelled: set[str] = set()
    marked: Counter[str] = Counter()

    def numbered(inline: Inline) -> Inline:
        match inline:
            case Run(closing=(_, *_)):
                first = _new(inline.closing, labelled)
                return replace(inline, first=first, foremost=tuple(note for note in first if note.id not in earlier))
            case NoteMark():
                nth = []
                for label in inline.mark.labels:
                    marked[label] += 1
                    nth.append(marked[label])
                return replace(inline, nth=tuple(nth))
        return inline

    return [tuple(map(numbered, block)) for block in blocks]


def in_event(cells: Iterable[Cell], event: str) -> tuple[Cell, ...]:
    """An event's cells with the labels numbered of those annotations that it discusses.

    The note marks are not: what an event shows stands a second time in the full texts.
    """
    labelled: set[str] = set()

    def numbered(inline: Inline) -> Inline:
        if isinstance(inline, Run) and inline.closing:
            return replace(
                inline, first=_new((annotation for annotation in inline.closing if annotation.event == event), labelled)
            )
        return inline

    return tuple(
        replace(
            cell,
            extracts=tuple(
                replace(extract, inlines=tuple(map(numbered, extract.inlines))) for extract in cell.extracts
            ),
        )
        for cell in cells
    )


def _new(notes: Iterable[Annotation], known: set[str]) -> tuple[Annotation, ...]:
    """Those that are not yet known; they are from now on."""
    found = tuple(note for note in notes if note.id not in known)
    known.update(note.id for note in found)
    return found
