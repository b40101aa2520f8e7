"""Works cited, reading lists, and how a cited address fares."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Literal

from facing_pages.model.prose import Prose
from facing_pages.translating import gettext

Seen = Literal["original", "copy", "cited"]
Condition = Literal["working", "moved", "forbidden", "gone", "unreachable", "unasked"]
SILENT_FOR = datetime.timedelta(days=14)
"""How long a host says nothing before its address counts as dead: three weekly rounds."""


@dataclass(frozen=True)
class Person:
    """An author in CSL's terms: a family and a given name, or a literal one.

    ``latin`` is the whole name in Latin letters, where it is written in others.
    """

    family: str | None = None
    given: str | None = None
    literal: str | None = None
    latin: str | None = None

    def __str__(self) -> str:
        if self == OTHERS:
            return gettext("others")
        return _bracketed(self.written, self.latin)

    @property
    def written(self) -> str:
        """The name as its bearer writes it."""
        return self.literal or " ".join(part for part in (self.given, self.family) if part)

    @property
    def short(self) -> str:
        """The family name; the whole of a literal one, and of one in Latin letters."""
        return self.latin or self.family or self.literal or self.given or ""


_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

OTHERS = Person(literal="others")
"""Stands last among people of whom not all are named: “et al.”."""


@dataclass(frozen=True)
class Source:
    """A work cited, one record however often it is cited, in CSL fields.

    ``people`` holds those in a further name variable of CSL, such as
    ``translator``; ``fields`` the further CSL fields in the record's order;
    ``seen`` says how the work was met; ``notes`` are the articles' notes that cite it, as
    pairs of a reading's id and a note's label. ``translated`` is the title in the
    language of the pages, where the work has one in another.
    """

    id: str
    type: str
    title: str | None
    author: tuple[Person, ...]
    issued: str | None
    url: str | None
    seen: Seen
    fields: tuple[tuple[str, str], ...] = ()
    people: tuple[tuple[str, tuple[Person, ...]], ...] = ()
    note: Prose | None = None
    checked: datetime.date | None = None
    notes: tuple[tuple[str, str], ...] = ()
    path: str = ""
    line: int = 0
    translated: str | None = None

    def get(self, name: str) -> str | None:
        """A further CSL field by its name, such as ``container-title``."""
        return next((value for field, value in self.fields if field == name), None)

    def named(self, role: str) -> tuple[Person, ...]:
        """The people in a further name variable of CSL, such as ``editor``."""
        return dict(self.people).get(role, ())

    @property
    def name(self) -> str:
        """What it is called: its title with its translation, else what it appeared in or who published it."""
        if self.title:
            return _bracketed(self.title, self.translated)
        return self.get("container-title") or self.get("publisher") or self.id

    @property
    def tag(self) -> str:
        """The tag of its language after BCP 47; empty where the record has none, or has it in words."""
        language = self.get("language") or ""
        return language if _TAG.fullmatch(language) else ""

    @property
    def short(self) -> str:
        """What a line of notes calls it: by its authors, else by what it appeared in or who published it."""
        if self.author:
            first, *more = self.author
            if not more:
                return first.short
            if len(more) > 1 or more[0] == OTHERS:
                return gettext("%(name)s et al.", name=first.short)
            return gettext("%(one)s and %(other)s", one=first.short, other=more[0].short)
        return self.get("container-title") or self.get("publisher") or self.name

    @property
    def sort_key(self) -> str:
        """What it stands under in the order of the alphabet: its first author, else its name."""
        name = self.author[0].short if self.author else self.translated or self.name
        return name.lstrip("“‘\"'").lower()


def _bracketed(original: str, translated: str | None) -> str:
    """Words in another script, and after them in brackets what a reader of this one can say."""
    return f"{original} [{translated}]" if translated else original


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
