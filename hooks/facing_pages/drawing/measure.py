"""An article measured in words, and what passages take of it.

Words are counted from 0 through the whole article, headings among them, so that
a place in it is a number of words from its beginning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from facing_pages.intervals import union
from facing_pages.model import Block, Passage, Reading
from facing_pages.words import count, touched


@dataclass(frozen=True)
class Extent:
    """A block and the words it takes up: from ``start``, up to and without ``end``."""

    block: Block
    start: int
    end: int

    @property
    def words(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class Stretch:
    """A run of words within one block; ``start`` and ``end`` count from the article's beginning."""

    block: str
    start: int
    end: int

    @property
    def words(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class Measured:
    """An article as a length: its blocks, one after the other."""

    reading: Reading
    extents: tuple[Extent, ...]

    @property
    def words(self) -> int:
        return self.extents[-1].end if self.extents else 0


def measured(reading: Reading) -> Measured:
    """The blocks of a reading's article, each with the words it takes up."""
    extents: list[Extent] = []
    at = 0
    for block in reading.article.blocks:
        end = at + count(block.text)
        extents.append(Extent(block, at, end))
        at = end
    return Measured(reading, tuple(extents))


def stretches(article: Measured, passages: Iterable[Passage]) -> tuple[Stretch, ...]:
    """What passages take of an article, in its order, no word twice and no stretch over two blocks.

    A word counts where any character of it lies in a passage.
    """
    extents = {extent.block.id: extent for extent in article.extents}
    runs = []
    for passage in passages:
        if passage.reading == article.reading.id:
            for piece in passage.pieces:
                extent = extents[piece.block]
                start, end = touched(extent.block.text, piece.start, piece.end)
                runs.append(Stretch(piece.block, extent.start + start, extent.start + end))
    return tuple(joined(runs))


def joined(runs: Iterable[Stretch]) -> list[Stretch]:
    """Stretches of one article in its order, those that overlap or touch within a block made one."""
    in_order = sorted(runs, key=attrgetter("start"))
    return [
        Stretch(block, *interval)
        for block, here in groupby(in_order, key=attrgetter("block"))
        for interval in union((run.start, run.end) for run in here)
    ]
