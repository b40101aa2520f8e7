"""Passages of the articles, and prose of ours that quotes them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from facing_pages.words import count


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
    ``_html`` keeps links inside the comparison as ``href="fp:facing/#x"``: only
    the page that shows the prose knows how to reach the comparison from there.
    """

    markdown: str
    _html: str
    text: str
    bound: tuple[Passage, ...] = ()

    def html(self, base: str) -> Markup:
        """The HTML, its inner links made relative.

        Arguments:
            base: the way from the page to the comparison's folder, such as
                ``../`` or ``./``.
        """
        return Markup(self._html.replace('<a href="fp:', f'<a href="{escape(base)}'))  # noqa: S704  made safe in prose.py

    @property
    def words(self) -> int:
        return count(self.text)

    def __bool__(self) -> bool:
        return bool(self.markdown)
