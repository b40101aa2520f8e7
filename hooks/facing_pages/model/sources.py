"""Works cited, reading lists, and how a cited address fares."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from facing_pages.model.prose import Prose

Seen = Literal["original", "copy", "cited"]
Condition = Literal["working", "moved", "forbidden", "gone", "unreachable", "unasked"]
SILENT_FOR = datetime.timedelta(days=14)
"""How long a host says nothing before its address counts as dead: three weekly rounds."""


@dataclass(frozen=True)
class Person:
    """An author in CSL's terms: a family and a given name, or a literal one."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None

    def __str__(self) -> str:
        return self.literal or " ".join(part for part in (self.given, self.family) if part)


@dataclass(frozen=True)
class Source:
    """A work cited, one record however often it is cited, in CSL fields.

    ``fields`` holds the further CSL fields in the record's order; ``seen`` says
    how the work was met; ``notes`` are the articles' notes that cite it, as
    pairs of a reading's id and a note's label.
    """

    id: str
    type: str
    title: str | None
    author: tuple[Person, ...]
    issued: str | None
    url: str | None
    seen: Seen
    fields: tuple[tuple[str, str], ...] = ()
    note: Prose | None = None
    checked: datetime.date | None = None
    notes: tuple[tuple[str, str], ...] = ()
    path: str = ""
    line: int = 0

    def get(self, name: str) -> str | None:
        """A further CSL field by its name, such as ``container-title``."""
        return dict(self.fields).get(name)


@dataclass(frozen=True)
class Recommended:
    """A work on the reading list and what it is."""

    source: Source
    text: Prose


@dataclass(frozen=True)
class ReadingList:
    """A group of the further reading."""

    title: str
    works: tuple[Recommended, ...]


@dataclass(frozen=True)
class LinkState:
    """How a cited address fared when it was last asked, and where its archived copy is.

    ``since`` is the day on which it was first found in this condition, without
    a break until ``asked``; ``to`` is where it leads now, if elsewhere;
    ``archive`` is None where the archive is known to hold no copy.
    """

    address: str
    condition: Condition
    asked: datetime.date
    since: datetime.date
    first_good: datetime.date | None = None
    last_good: datetime.date | None = None
    code: int | None = None
    to: str | None = None
    archive: str | None = None

    @property
    def dead(self) -> bool:
        """Whether a reader is better served by the archived copy.

        A page that is gone is dead at once; a silent host may be back next
        week. One that refuses us may well open to a reader.
        """
        silent = self.condition == "unreachable" and self.asked - self.since >= SILENT_FOR
        return self.condition == "gone" or silent
