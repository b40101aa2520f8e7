"""Who cites a work: the articles in their notes, and we wherever our pages name a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facing_pages.model import Annotation, Comparison, Moment, Reading, ReadingList, Source, Term


@dataclass(frozen=True)
class Citing:
    """Every place that cites one work, by kind, each kind in the comparison's order.

    ``notes`` are the articles' own, as a reading and a note's label; ``dossiers``
    the readings whose dossier cites it.
    """

    notes: tuple[tuple[Reading, str], ...]
    annotations: tuple[Annotation, ...]
    dossiers: tuple[Reading, ...]
    terms: tuple[Term, ...]
    moments: tuple[Moment, ...]
    lists: tuple[ReadingList, ...]

    def __bool__(self) -> bool:
        return any(vars(self).values())


def citing(comparison: Comparison, source: Source) -> Citing:
    """Who cites a work of a comparison."""
    return Citing(
        notes=tuple((comparison.reading(reading), label) for reading, label in source.notes),
        annotations=tuple(annotation for annotation in comparison.annotations if _among(source, annotation.sources)),
        dossiers=tuple(one for one in comparison.readings if _among(source, one.dossier.sources)),
        terms=tuple(term for term in comparison.terms if _among(source, term.sources)),
        moments=tuple(moment for moment in comparison.timeline if _among(source, moment.sources)),
        lists=tuple(
            group for group in comparison.further_reading if _among(source, (work.source for work in group.works))
        ),
    )


def _among(source: Source, sources: Iterable[Source]) -> bool:
    return any(other.id == source.id for other in sources)


def noted(comparison: Comparison, reading: Reading, label: str) -> tuple[Source, ...]:
    """The works that a note of an article cites."""
    return tuple(source for source in comparison.sources if (reading.id, label) in source.notes)
