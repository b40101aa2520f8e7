"""What the first page shows of a comparison: a quotation of each reading, and a pair of passages side by side."""

from __future__ import annotations

from dataclasses import dataclass

from facing_pages.article.whole import opening, widened
from facing_pages.model import Comparison, Event, Passage, Reading
from facing_pages.words import count

SAMPLE_WORDS = 30
"""Past so many words no other sentence of a passage is shown in the picture of the facing pages."""


@dataclass(frozen=True)
class Sample:
    """An event of which every reading speaks, with the first words of each, reading by reading."""

    event: Event
    passages: tuple[Passage, ...]


def position(reading: Reading) -> Passage | None:
    """Its position in its own words, in whole sentences; None where the dossier quotes nothing.

    A quotation that is a whole sentence as it stands comes before one that has to be widened.
    """
    quoted = reading.dossier.position
    whole = [widened(reading.article, passage) for passage in quoted]
    as_quoted = (one for one, passage in zip(whole, quoted, strict=True) if one == passage)
    return next(as_quoted, whole[0] if whole else None)


def sample(comparison: Comparison) -> Sample | None:
    """The first event of which every reading speaks; None where there is none.

    One that an editor has looked at comes before a draft.
    """
    shared = [event for event in comparison.events if not event.silent]
    for event in sorted(shared, key=lambda event: event.draft):
        first = [(cell.reading.article, cell.passages[0]) for cell in event.cells if cell.passages]
        if len(first) == len(event.cells):
            # No side is given much more room than the one that says least.
            least = min(count(opening(article, passage, SAMPLE_WORDS).quotation) for article, passage in first)
            return Sample(event, tuple(opening(article, passage, least) for article, passage in first))
    return None
