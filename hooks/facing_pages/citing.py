"""Who cites a work: the articles in their notes, and we wherever our pages name a source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

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
from facing_pages.once import once

T = TypeVar("T")


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
    return _by_source(comparison)[source.id]


@once
def _by_source(comparison: Comparison) -> Mapping[str, Citing]:
    """Who cites each work, by its id; every list is gone through once for all works."""
    lists: dict[str, Mapping[str, tuple[Any, ...]]] = {
        "annotations": _cited(comparison.annotations, lambda annotation: annotation.sources),
        "events": _cited(comparison.events, lambda event: (one for line in event.ledger for one in line.sources)),
        "dossiers": _cited(comparison.readings, lambda reading: reading.dossier.sources),
        "terms": _cited(comparison.terms, lambda term: term.sources),
        "moments": _cited(comparison.timeline, lambda moment: moment.sources),
        "lists": _cited(comparison.further_reading, lambda group: (work.source for work in group.works)),
        "charts": _cited(comparison.charts, lambda chart: chart.sources),
        "exercises": _cited(comparison.trace, lambda exercise: (exercise.source,)),
        "documents": _cited(comparison.documents, lambda document: (document.source,)),
        "who": _cited(comparison.who, lambda entry: entry.sources),
    }
    dates = _cited(comparison.dates, lambda turn: turn.sources)
    traditions = _cited(comparison.traditions, _of)
    return {
        source.id: Citing(
            notes=tuple((comparison.reading(reading), label) for reading, label in source.notes),
            debate=(*dates.get(source.id, ()), *traditions.get(source.id, ())),
            **{name: found.get(source.id, ()) for name, found in lists.items()},
        )
        for source in comparison.sources
    }


def _cited(items: Iterable[T], sources: Callable[[T], Iterable[Source]]) -> Mapping[str, tuple[T, ...]]:
    """By a work's id the items that cite it, each once, in their order."""
    found: dict[str, list[T]] = {}
    for item in items:
        for id in dict.fromkeys(source.id for source in sources(item)):
            found.setdefault(id, []).append(item)
    return {id: tuple(citing) for id, citing in found.items()}


def _of(tradition: Tradition) -> tuple[Source, ...]:
    return (*tradition.sources, *(source for held in tradition.held.values() for source in held.sources))


def noted(comparison: Comparison, reading: Reading, label: str) -> tuple[Source, ...]:
    """The works that a note of an article cites."""
    return _by_note(comparison).get((reading.id, label), ())


@once
def _by_note(comparison: Comparison) -> Mapping[tuple[str, str], tuple[Source, ...]]:
    """The works by the notes that cite them, each a reading and a label."""
    found: dict[tuple[str, str], list[Source]] = {}
    for source in comparison.sources:
        for note in dict.fromkeys(source.notes):
            found.setdefault(note, []).append(source)
    return {note: tuple(cited) for note, cited in found.items()}


def naming(comparison: Comparison, place: Place) -> tuple[Annotation, ...]:
    """The annotations whose words lead to a place, such as an entry of who is who."""
    return _by_place(comparison).get(place, ())


@once
def _by_place(comparison: Comparison) -> Mapping[Place, tuple[Annotation, ...]]:
    """The annotations by the places that their words lead to."""
    found: dict[Place, list[Annotation]] = {}
    for annotation in comparison.annotations:
        for place in dict.fromkeys(annotation.body.places):
            found.setdefault(place, []).append(annotation)
    return {place: tuple(naming) for place, naming in found.items()}
