"""The names each side gives a thing, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from facing_pages.model.prose import Prose


@dataclass(frozen=True)
class Occurrence:
    """A name in its line: where it stands in a block, and the words round it there.

    ``cut_before`` and ``cut_after`` say whether the block goes on beyond what is shown.
    """

    reading: str
    block: str
    start: int
    end: int
    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True)
class Name:
    """A name of a thing, with every occurrence in the articles, in the readings' order."""

    name: str
    also: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]

    @property
    def count(self) -> int:
        return len(self.occurrences)

    def of(self, reading: str) -> tuple[Occurrence, ...]:
        return tuple(occurrence for occurrence in self.occurrences if occurrence.reading == reading)


@dataclass(frozen=True)
class Naming:
    """A thing and the names it goes by; ``apart`` is what is not counted though a name stands in it."""

    id: str
    thing: str
    names: tuple[Name, ...]
    apart: tuple[str, ...]
    any_case: bool
    note: Prose | None
    path: str
