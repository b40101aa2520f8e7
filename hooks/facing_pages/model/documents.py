"""Documents: cards on texts that are neither article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facing_pages.model.prose import Passage, Prose
from facing_pages.model.sources import Source


@dataclass(frozen=True)
class Statement:
    """What a document says on the point, in our words, and where it says so: a page, a chapter, an article."""

    text: Prose
    place: str


@dataclass(frozen=True)
class Quoted:
    """A document's own words; ``language`` is a tag of BCP 47, empty where it is that of the page."""

    text: str
    place: str
    language: str


@dataclass(frozen=True)
class Document:
    """A card on a text that is neither article.

    ``source`` is where the whole can be read; ``passages``, ``annotations`` and
    ``events`` (the latter two as ids) are what it bears on; ``date`` is an ISO
    date, ``when`` the time in words; ``body`` says how to read it and may be empty.
    """

    id: str
    number: int
    title: str
    what: Prose
    maker: Prose
    audience: Prose
    paid: Prose
    when: str
    date: str | None
    rights: Prose
    source: Source
    says: tuple[Statement, ...]
    quotations: tuple[Quoted, ...]
    passages: tuple[Passage, ...]
    annotations: tuple[str, ...]
    events: tuple[str, ...]
    body: Prose
    path: str

    @property
    def text(self) -> str:
        """All that its card says, ours and its own."""
        return " ".join(self._said())

    def of(self, reading: str) -> tuple[Passage, ...]:
        """The passages of a reading's article that it bears on."""
        return tuple(passage for passage in self.passages if passage.reading == reading)

    def _said(self) -> Iterator[str]:
        yield from (prose.text for prose in (self.what, self.maker, self.audience, self.paid))
        yield from (statement.text.text for statement in self.says)
        yield from (quoted.text for quoted in self.quotations)
        yield self.body.text
