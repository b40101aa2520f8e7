"""Annotations, and the terms they refer to."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from facing_pages.annotation_kinds import BY_NAME, Kind
from facing_pages.model.prose import Passage, Prose
from facing_pages.model.sources import Source

Finding = Literal["supported", "partly-supported", "disputed", "not-supported", "unchecked"]
FINDINGS: tuple[Finding, ...] = (
    "supported",
    "partly-supported",
    "disputed",
    "not-supported",
    "unchecked",
)


@dataclass(frozen=True)
class Annotation:
    """Our editors' remark on one passage or more.

    ``label`` is its short mark in every view: the number of the event it is
    discussed at and a letter (``2a``). ``event`` is that event's id. ``by`` and
    ``reviewed`` are the people its front matter names, ``history`` those who
    wrote its file, the first of them first; ``created`` and ``changed`` are the
    days on which that was first written and last changed. What the history does
    not know is empty.
    """

    id: str
    kind: Kind
    finding: Finding | None
    slip: bool
    passages: tuple[Passage, ...]
    sources: tuple[Source, ...]
    terms: tuple[str, ...]
    body: Prose
    label: str
    event: str
    path: str
    by: tuple[str, ...] = ()
    reviewed: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    created: datetime.date | None = None
    changed: datetime.date | None = None

    @property
    def writers(self) -> tuple[str, ...]:
        """Who wrote it: those it names itself, else those its history knows."""
        return self.by or self.history

    @property
    def readings(self) -> tuple[str, ...]:
        """The readings whose words it remarks on, in the passages' order."""
        return tuple(dict.fromkeys(passage.reading for passage in self.passages))

    @property
    def shared(self) -> bool:
        return len(self.readings) > 1

    @property
    def kind_in_words(self) -> str:
        return BY_NAME[self.kind].words


@dataclass(frozen=True)
class Term:
    """A contested word, with how each reading uses it (reading id → prose)."""

    id: str
    title: str
    also: tuple[str, ...]
    definition: Prose
    uses: tuple[tuple[str, Prose], ...]
    sources: tuple[Source, ...]
    path: str
