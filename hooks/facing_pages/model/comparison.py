"""A comparison as a whole: what every output is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from facing_pages.model.annotations import Annotation, Term
from facing_pages.model.charts import Chart
from facing_pages.model.debate import Debate, Tradition, Turn
from facing_pages.model.documents import Document
from facing_pages.model.events import Event, Placed
from facing_pages.model.hard_words import HardWord
from facing_pages.model.lesson import Lesson, Plan, Question, Trace
from facing_pages.model.lookup import one
from facing_pages.model.names import Naming
from facing_pages.model.prose import Passage, Prose
from facing_pages.model.readings import Reading
from facing_pages.model.sentences import Sentence
from facing_pages.model.sources import LinkState, ReadingList, Source
from facing_pages.model.who import Who


@dataclass(frozen=True)
class Moment:
    """A dated fact of the timeline, tied to passages or to an event."""

    date: str
    text: Prose
    passages: tuple[Passage, ...]
    event: str | None
    sources: tuple[Source, ...]

    def of(self, reading: str) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.passages if passage.reading == reading)


@dataclass(frozen=True)
class Entry:
    """A record of a kind that is bound to nothing but its prose.

    ``value`` is what was written; ``prose`` has by their keys those of its
    values that are Markdown, ``body`` what stands under the front matter.
    """

    kind: str
    id: str
    value: BaseModel = field(hash=False)
    prose: dict[tuple[str | int, ...], Prose] = field(hash=False)
    body: Prose | None
    path: str


@dataclass(frozen=True)
class Comparison:
    """Two articles or more on the same events, bound: every quotation in its place.

    ``redirects`` are pairs of a former kind and id and the one it leads to now,
    ``fragments`` by kind and id the fragments by which a record was reached;
    ``entries`` are the records of all kinds that have no field of their own;
    ``contributors`` are all whom the history of its files knows; ``language`` is that of its pages, empty where it is
    the site's; ``subjects`` are what it is about, in a word or two each.
    """

    id: str
    title: str
    question: str
    summary: str
    order_rule: str
    introduction: Prose
    readings: tuple[Reading, ...]
    events: tuple[Event, ...]
    annotations: tuple[Annotation, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    questions: tuple[Question, ...]
    questions_title: str
    questions_introduction: Prose | None
    timeline: tuple[Moment, ...]
    further_reading: tuple[ReadingList, ...]
    path: str
    placed: dict[str, tuple[Placed, ...]] = field(hash=False, compare=False, default_factory=dict)
    names: tuple[Naming, ...] = ()
    words: tuple[HardWord, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    documents: tuple[Document, ...] = ()
    who: tuple[Who, ...] = ()
    links: dict[str, LinkState] = field(hash=False, compare=False, default_factory=dict)
    redirects: tuple[tuple[str, str], ...] = ()
    fragments: dict[str, tuple[str, ...]] = field(hash=False, compare=False, default_factory=dict)
    contributors: tuple[str, ...] = ()
    lesson: Lesson | None = None
    charts: tuple[Chart, ...] = ()
    debate: Debate | None = None
    entries: tuple[Entry, ...] = ()
    language: str = ""
    subjects: tuple[str, ...] = ()

    def of(self, kind: str) -> tuple[Any, ...]:
        """Its records of a kind, by the name of the kind."""
        return tuple(entry for entry in self.entries if entry.kind == kind) or getattr(self, kind, ())

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans of its lesson, if it has one."""
        return self.lesson.plans if self.lesson else ()

    @property
    def dates(self) -> tuple[Turn, ...]:
        """The dates of the debate, if there is one."""
        return self.debate.dates if self.debate else ()

    @property
    def traditions(self) -> tuple[Tradition, ...]:
        """The traditions of the debate, if there is one."""
        return self.debate.traditions if self.debate else ()

    def charts_of(self, event: Event) -> tuple[Chart, ...]:
        """The charts that bear on an event."""
        return tuple(chart for chart in self.charts if event.id in chart.events)

    @property
    def trace(self) -> tuple[Trace, ...]:
        """The exercises in tracing of its lesson, if it has one."""
        return self.lesson.trace if self.lesson else ()

    def reading(self, id: str) -> Reading:
        """The reading of that id.

        Raises:
            KeyError: the comparison has none.
        """
        return one(self.readings, id, lambda reading: reading.id)

    def event(self, id: str) -> Event:
        """The event of that id.

        Raises:
            KeyError: the comparison has none.
        """
        return one(self.events, id, lambda event: event.id)

    def term(self, id: str) -> Term:
        """The term of that id.

        Raises:
            KeyError: the comparison has none.
        """
        return one(self.terms, id, lambda term: term.id)

    def annotation(self, id: str) -> Annotation:
        """The annotation of that id.

        Raises:
            KeyError: the comparison has none.
        """
        return one(self.annotations, id, lambda annotation: annotation.id)

    def documents_on(self, event: Event) -> tuple[Document, ...]:
        """The documents that bear on an event."""
        return tuple(document for document in self.documents if event.id in document.events)

    def link_state(self, address: str | None) -> LinkState | None:
        """How a cited address fares; None where it was never asked."""
        return self.links.get(address) if address else None

    def aliases(self, key: str) -> tuple[str, ...]:
        """The fragments by which a record was reached under former ids, such as ``note-chips``.

        Arguments:
            key: the record's kind and id, such as ``annotations/which-chips``.
        """
        return self.fragments.get(key, ())

    def former(self, key: str) -> tuple[str, ...]:
        """The former ids of a record, given its kind and id."""
        return tuple(old.partition("/")[2] for old, new in self.redirects if new == key)

    def ids(self, key: str) -> tuple[str, ...]:
        """The id of a record and then its former ones, given its kind and id."""
        return (key.partition("/")[2], *self.former(key))

    def alone(self, reading: Reading) -> tuple[Event, ...]:
        """The events of which this reading alone speaks."""
        return tuple(event for event in self.events if [cell.reading.id for cell in event.speaking] == [reading.id])

    def sentences_of(self, reading: Reading) -> tuple[Sentence, ...]:
        """The sentences of a reading that were asked whether they can be checked, in the order of its text."""
        return tuple(sentence for sentence in self.sentences if sentence.reading == reading.id)

    def others(self, reading: Reading) -> Iterator[Reading]:
        """The readings beside this one."""
        return (other for other in self.readings if other.id != reading.id)
