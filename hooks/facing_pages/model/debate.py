"""The debate that the articles take part in: its dates, and who has held what since when."""

from __future__ import annotations

from dataclasses import dataclass, field

from facing_pages.model.prose import Prose
from facing_pages.model.sources import Source


@dataclass(frozen=True)
class Turn:
    """A date of the debate: what was said or done then."""

    id: str
    date: str
    title: str
    text: Prose
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Period:
    """A stretch of time; ``id`` is known within the debate alone."""

    id: str
    title: str


@dataclass(frozen=True)
class Held:
    """What a tradition held in a period; ``term`` is the id of the word for it in the glossary."""

    says: Prose
    term: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Tradition:
    """Who held one view after another; ``held`` has what was found, by the ids of periods."""

    id: str
    name: str
    note: Prose | None
    sources: tuple[Source, ...]
    held: dict[str, Held] = field(hash=False)


@dataclass(frozen=True)
class Debate:
    """The dates of a debate, and a table of traditions by periods."""

    title: str
    introduction: Prose | None
    dates: tuple[Turn, ...]
    periods: tuple[Period, ...]
    traditions: tuple[Tradition, ...]
    path: str
