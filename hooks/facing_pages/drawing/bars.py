"""Articles as bars of the parallax map, all on one scale, by words.

Two columns stand either side of a spine, the first half of the readings on the
left; a bar is an article from top to bottom. Lengths and places are in units of
the drawing's view box, from its top left corner; drawn at its natural size, a
unit is a CSS pixel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from facing_pages.drawing.measure import Measured, Stretch, joined
from facing_pages.model import Block, Reading


@dataclass(frozen=True)
class Frame:
    """The sizes a map is drawn to.

    Arguments:
        width: of the whole drawing.
        length: of the longest column of bars; more where the circles need it.
        head: from the upper edge to the bars, room for their letters.
        inset: from the outer edge to a bar, room for paragraph numbers.
        bar: the width of a bar.
        gap: between two blocks of a bar, at most.
        apart: between two bars of one column.
        radius: of a circle.
        pitch: from one circle's centre to the next, at least; more where there is room.
        neck: the width of a ribbon where it meets its circle.
        line: from one paragraph number to the next, at least.
    """

    width: float
    length: float
    head: float
    inset: float
    bar: float
    gap: float = 4.0
    apart: float = 40.0
    radius: float = 14.0
    pitch: float = 36.0
    neck: float = 10.0
    line: float = 13.0


WIDE = Frame(width=640, length=600, head=30, inset=60, bar=34)
NARROW = Frame(width=350, length=600, head=28, inset=30, bar=22, radius=13.5)

_MOST_GAPS = 0.2
"""The part of a column's length that the gaps between its blocks may take up."""

Taken = Mapping[tuple[str, str], Sequence[Stretch]]
"""What each event takes of each article, by the event's id and the reading's."""


@dataclass(frozen=True)
class Segment:
    """A block on its bar, its first word the article's ``start``-th.

    ``label`` is where its number is written, None where there is no room for it.
    """

    block: Block
    start: int
    top: float
    height: float
    label: float | None


@dataclass(frozen=True)
class Fill:
    """A stretch of a bar that some event shows."""

    top: float
    height: float


@dataclass(frozen=True)
class Bar:
    """An article. ``left`` says on which side of the spine it stands, ``unit`` is the length of a word.

    ``edge`` is where its ribbons begin: its side towards the spine.
    """

    reading: Reading
    left: bool
    x: float
    edge: float
    top: float
    unit: float
    segments: tuple[Segment, ...]
    fills: tuple[Fill, ...] = ()

    def span(self, run: Stretch) -> tuple[float, float]:
        """Where on the bar a run of words begins and ends."""
        for segment in self.segments:
            if segment.block.id == run.block:
                top = segment.top + (run.start - segment.start) * self.unit
                return top, top + run.words * self.unit
        raise KeyError(run.block)


def bars(articles: Sequence[Measured], taken: Taken, frame: Frame, length: float) -> tuple[Bar, ...]:
    """The articles' bars, in the readings' order.

    Arguments:
        taken: without an entry where a reading is silent.
        length: of the longer column.
    """
    half = (len(articles) + 1) // 2
    columns = (articles[:half], articles[half:])
    gap = min(frame.gap, _MOST_GAPS * length / max(1, *map(_blocks, columns)))
    unit = min((length - _between(column, frame, gap)) / max(1, _words(column)) for column in columns)
    scale = _Scale(frame, gap, unit)
    return (*_column(columns[0], True, scale, taken), *_column(columns[1], False, scale, taken))


@dataclass(frozen=True)
class _Scale:
    frame: Frame
    gap: float
    unit: float


def _blocks(column: Sequence[Measured]) -> int:
    return sum(len(article.extents) for article in column)


def _words(column: Sequence[Measured]) -> int:
    return sum(article.words for article in column)


def _between(column: Sequence[Measured], frame: Frame, gap: float) -> float:
    """What of a column's length is no words: gaps between blocks and between bars."""
    gaps = sum(max(0, len(article.extents) - 1) for article in column)
    return gap * gaps + frame.apart * max(0, len(column) - 1)


def _column(column: Sequence[Measured], left: bool, scale: _Scale, taken: Taken) -> list[Bar]:
    frame, bars = scale.frame, []
    top = frame.head
    for article in column:
        id = article.reading.id
        x = frame.inset if left else frame.width - frame.inset - frame.bar
        edge = x + frame.bar if left else x
        bar = Bar(article.reading, left, x, edge, top, scale.unit, _segments(article, top, scale))
        shown = joined(run for (_, reading), runs in taken.items() if reading == id for run in runs)
        spans = [bar.span(run) for run in shown]
        bars.append(replace(bar, fills=tuple(Fill(_round(start), _round(end - start)) for start, end in spans)))
        top += article.words * scale.unit + scale.gap * max(0, len(article.extents) - 1) + frame.apart
    return bars


def _segments(article: Measured, top: float, scale: _Scale) -> tuple[Segment, ...]:
    segments = []
    last = -scale.frame.line
    for extent in article.extents:
        height = extent.words * scale.unit
        label = top + height / 2
        fits = extent.block.kind != "heading" and label - last >= scale.frame.line
        last = label if fits else last
        segments.append(
            Segment(extent.block, extent.start, _round(top), _round(height), _round(label) if fits else None)
        )
        top += height + scale.gap
    return tuple(segments)


def _round(value: float) -> float:
    return round(value, 1)
