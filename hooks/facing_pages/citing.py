"""Who cites a work: the articles in their notes, and we wherever our pages name a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facing_pages.model import (
    Annotation,
    Chart,
    Comparison,
    Document,
    Event,
    Moment,
    Place,
    Reading,
    ReadingList,
    Source,
    Term,
    Trace,
    Tradition,
    Turn,
    Who,
)


@dataclass(frozen=True)
class Citing:
    """Every place that cites one work, by kind, each kind in the comparison's order.

    ``notes`` are the articles' own, as a reading and a note's label; ``events``
    those whose ledger cites it, ``dossiers`` the readings whose dossier does;
    ``documents`` are the cards on this very work.
    """

    notes: tuple[tuple[Reading, str], ...]
    annotations: tuple[Annotation, ...]
    events: tuple[Event, ...]
    dossiers: tuple[Reading, ...]
    terms: tuple[Term, ...]
    moments: tuple[Moment, ...]
    lists: tuple[ReadingList, ...]
    charts: tuple[Chart, ...]
    debate: tuple[Turn | Tradition, ...]
    exercises: tuple[Trace, ...]
    documents: tuple[Document, ...]
    who: tuple[Who, ...]

    def __bool__(self) -> bool:
        return self.places or bool(self.documents)

    @property
    def places(self) -> bool:
        """Whether it is cited anywhere; a card on it is no place that cites it."""
        return any(found for name, found in vars(self).items() if name != "documents")


def citing(comparison: Comparison, source: Source) -> Citing:
    """Who cites a work of a comparison."""
    return Citing(
        notes=tuple((comparison.reading(reading), label) for reading, label in source.notes),
        annotations=tuple(annotation for annotation in comparison.annotations if _among(source, annotation.sources)),
        events=tuple(
            event for event in comparison.events if any(_among(source, line.sources) for line in event.ledger)
        ),
        dossiers=tuple(one for one in comparison.readings if _among(source, one.dossier.sources)),
        terms=tuple(term for term in comparison.terms if _among(source, term.sources)),
        moments=tuple(moment for moment in comparison.timeline if _among(source, moment.sources)),
        lists=tuple(
            group for group in comparison.further_reading if _among(source, (work.source for work in group.works))
        ),
        charts=tuple(chart for chart in comparison.charts if _among(source, chart.sources)),
        debate=(
            *(turn for turn in comparison.dates if _among(source, turn.sources)),
            *(one for one in comparison.traditions if _among(source, _of(one))),
        ),
        exercises=tuple(exercise for exercise in comparison.trace if _among(source, (exercise.source,))),
        documents=tuple(document for document in comparison.documents if document.source.id == source.id),
        who=tuple(entry for entry in comparison.who if _among(source, entry.sources)),
    )


def _of(tradition: Tradition) -> tuple[Source, ...]:
    return (*tradition.sources, *(source for held in tradition.held.values() for source in held.sources))


def _among(source: Source, sources: Iterable[Source]) -> bool:
    return any(other.id == source.id for other in sources)


def noted(comparison: Comparison, reading: Reading, label: str) -> tuple[Source, ...]:
    """The works that a note of an article cites."""
    return tuple(source for source in comparison.sources if (reading.id, label) in source.notes)


def naming(comparison: Comparison, place: Place) -> tuple[Annotation, ...]:
    """The annotations whose words lead to a place, such as an entry of who is who."""
    return tuple(annotation for annotation in comparison.annotations if place in annotation.body.places)
