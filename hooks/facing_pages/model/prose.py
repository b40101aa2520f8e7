"""Passages of the articles, and prose of ours that quotes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from facing_pages.model.place import Place, Way
from facing_pages.words import count

_CLASS = re.compile(r'(<\w+[^<>]*?) class="[^"]*"')
"""In HTML that was made safe, “<” stands for nothing but a tag."""


@dataclass(frozen=True)
class Piece:
    """The part of a passage that lies in one block; offsets are the block's own."""

    block: str
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """A run of one article's text; ``quotation`` is exactly those characters.

    ``start`` and ``end`` are offsets in the article's plain text.
    """

    reading: str
    quotation: str
    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The ids of the paragraphs it touches, headings left out."""
        return tuple(piece.block for piece in self.pieces if piece.block.startswith("p"))


@dataclass(frozen=True)
class Prose:
    """Markdown that people wrote, and the safe HTML made of it.

    ``bound`` are the passages that its bound quotations quote, in their order.
    ``_blocks`` are its paragraphs, lists and tables. Each has in the place of a link
    inside the comparison the place that it leads to: only who shows the prose
    knows the way there.
    """

    markdown: str
    _blocks: tuple[tuple[str | Place, ...], ...]
    text: str
    bound: tuple[Passage, ...] = ()

    def html(self, here: Way) -> Markup:
        """The HTML, its links leading from there; one that no way leads to is none."""
        return _html(self._blocks, here)

    def bare(self, here: Way) -> Markup:
        """The HTML for others, without the names that our styles know."""
        return Markup(_CLASS.sub(r"\1", str(self.html(here))))  # noqa: S704  less than was made safe

    def opening(self, here: Way) -> Markup:
        """The first block alone."""
        return _html(self._blocks[:1], here)

    def rest(self, here: Way) -> Markup:
        """All but the first block."""
        return _html(self._blocks[1:], here)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that its links lead to, in their order."""
        return tuple(part for block in self._blocks for part in block if isinstance(part, Place))

    @property
    def words(self) -> int:
        return count(self.text)

    def __bool__(self) -> bool:
        return bool(self.markdown)


def _html(blocks: Iterable[Iterable[str | Place]], here: Way) -> Markup:
    parts = (part if isinstance(part, str) else _link(here, part) for block in blocks for part in block)
    return Markup("".join(parts).strip())  # noqa: S704  made safe in prose.py


def _link(here: Way, place: Place) -> str:
    """The attribute of a link to a place."""
    href = here.href(place)
    return f' href="{escape(href)}"' if href else ""
