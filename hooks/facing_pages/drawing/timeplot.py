"""The timeline as a drawing: a line a reading, and on it a dot for each date it speaks of.

Time runs to scale from left to right, from the first of January of the first
year to the end of the last; where more years than ``KEPT`` have no date, the scale
is broken. Dates too near to stand beside each other, those of one month,
quarter or year, stand on each other.

Lengths and places are in units of the drawing's view box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facing_pages.model import Comparison, Moment, Reading

KEPT = 2
"""So many years without a date stand between two that have some; more are left out."""

_BREAK = 0.6
"""The width of a break, in years."""


@dataclass(frozen=True)
class Frame:
    """The sizes a plot is drawn to.

    Arguments:
        inset: from the left edge to the axis, room for the readings' letters.
        dot: the width of a dot with the white round it, at most.
        least: the same at least; it decides between months, quarters and years.
        lane: the least height of a reading's lane above its line.
        foot: under the last line, room for the years.
        label: from one year's number to the next, at least.
    """

    width: float
    inset: float = 34.0
    dot: float = 15.0
    least: float = 7.0
    lane: float = 30.0
    foot: float = 26.0
    label: float = 34.0


WIDE = Frame(width=640)
NARROW = Frame(width=350, inset=26)


@dataclass(frozen=True)
class Dot:
    """A date that a reading speaks of."""

    moment: Moment
    x: float
    y: float


@dataclass(frozen=True)
class Lane:
    """A reading's line, at ``y``, with its dots on it."""

    reading: Reading
    y: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Tick:
    """The first of January of a year; ``label`` is where the year is written, None where there is no room."""

    year: int
    x: float
    label: float | None


@dataclass(frozen=True)
class TimePlot:
    """The whole drawing.

    ``months`` is how many of them stand in one column of dots: 1, 3 or 12;
    ``breaks`` are where years are left out.
    """

    width: float
    height: float
    left: float
    radius: float
    months: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]


@dataclass(frozen=True)
class _Scale:
    """The years that are shown, each with its left edge; ``year`` is the width of one."""

    year: float
    edges: dict[int, float]
    breaks: tuple[float, ...]


def _scale(years: set[int], frame: Frame) -> _Scale:
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and year - spans[-1][-1] - 1 <= KEPT:
            spans[-1] += range(spans[-1][-1] + 1, year + 1)
        else:
            spans.append([year])
    units = sum(map(len, spans)) + _BREAK * max(0, len(spans) - 1)
    width = (frame.width - frame.inset) / max(1, units)
    edges: dict[int, float] = {}
    breaks: list[float] = []
    x = frame.inset
    for span in spans:
        if edges:
            breaks.append(round(x + width * _BREAK / 2, 1))
            x += width * _BREAK
        for year in span:
            edges[year] = x
            x += width
    return _Scale(width, edges, tuple(breaks))


def time_plot(comparison: Comparison, frame: Frame) -> TimePlot:
    """Lay the plot out; a comparison without dates gets one without years."""
    scale = _scale({int(moment.date[:4]) for moment in comparison.timeline}, frame)
    year = scale.year
    months = next((count for count in (1, 3) if year * count / 12 >= frame.least), 12)
    column = year * months / 12
    dot = min(frame.dot, column)
    lanes: list[Lane] = []
    y = 0.0
    for reading in comparison.readings:
        stacks = _stacks(comparison.timeline, reading, months)
        y += max(frame.lane, dot * (max(map(len, stacks.values()), default=0) + 1))
        dots = (
            Dot(moment, round(scale.edges[at[0]] + (at[1] + 0.5) * column, 1), round(y - (level + 0.5) * dot, 1))
            for at, stack in sorted(stacks.items())
            for level, moment in enumerate(stack)
        )
        lanes.append(Lane(reading, round(y, 1), tuple(dots)))
    return TimePlot(
        width=frame.width,
        height=round(y + frame.foot, 1),
        left=frame.inset,
        radius=round(dot * 0.4, 1),
        months=months,
        lanes=tuple(lanes),
        ticks=tuple(_ticks(scale, frame)),
        breaks=scale.breaks,
    )


def _stacks(moments: Sequence[Moment], reading: Reading, months: int) -> dict[tuple[int, int], list[Moment]]:
    """The dates a reading speaks of, by year and column: a span by its beginning, a year by its January."""
    stacks: dict[tuple[int, int], list[Moment]] = {}
    for moment in moments:
        if moment.of(reading.id):
            year, _, rest = moment.date.partition("/")[0].partition("-")
            month = int(rest[:2] or 1) - 1
            stacks.setdefault((int(year), month // months), []).append(moment)
    return stacks


def _ticks(scale: _Scale, frame: Frame) -> list[Tick]:
    """The years; each after a break is written if any is, and of the others as many as have room."""
    ticks: list[Tick] = []
    last = -frame.label
    for number, x in scale.edges.items():
        middle = x + scale.year / 2
        fits = middle - last >= frame.label
        last = middle if fits else last
        ticks.append(Tick(number, round(x, 1), round(middle, 1) if fits else None))
    return ticks
