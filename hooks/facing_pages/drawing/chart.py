"""Charts as numbers: lines over days, and bars of things.

A line is drawn to scale in both directions and broken where there is no value.
Bars lie on their side, so that the names of things have room; they begin at
nought. Lengths and places are in units of the drawing's view box, which are CSS
pixels at its natural size.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from unicodedata import east_asian_width

from facing_pages.model import Chart, Series


@dataclass(frozen=True)
class Frame:
    """The sizes a chart is drawn to.

    Arguments:
        width: of the whole drawing.
        height: of the part of a line chart in which the lines lie.
        inset: left of a line chart, room for the figures of its scale.
        margin: right of it, room for half a date.
        head: above it, room for half a figure.
        foot: under it, room for the dates.
        label: from one date to the next, at least.
        letters: how many stand in a line of a thing's name.
        line: the height of a line of words.
        bar: the height of a bar.
        gap: between two bars of a thing.
        apart: between two things.
        value: right of the longest bar, room for its figure.
    """

    width: float
    height: float
    inset: float = 46.0
    margin: float = 26.0
    head: float = 10.0
    foot: float = 26.0
    label: float = 62.0
    letters: int = 84
    line: float = 19.0
    bar: float = 13.0
    gap: float = 4.0
    apart: float = 16.0
    value: float = 62.0


WIDE = Frame(width=640, height=300)
NARROW = Frame(width=350, height=240, letters=44, inset=42)

STEPS = 5
"""A scale has about as many steps."""


@dataclass(frozen=True)
class Tick:
    """A place on a scale: its figure, or the ISO date of its day, month or year."""

    at: float
    value: float = 0.0
    date: str = ""


@dataclass(frozen=True)
class Dot:
    """A value of a line: where it stands, under which day."""

    x: float
    y: float
    day: str
    value: float


@dataclass(frozen=True)
class Line:
    """A series over days: ``nth`` from 1 says how it is told from others; ``runs`` are its unbroken parts."""

    series: Series
    nth: int
    runs: tuple[tuple[Dot, ...], ...]

    @property
    def dots(self) -> tuple[Dot, ...]:
        """Every value, in the order of the days."""
        return tuple(dot for run in self.runs for dot in run)

    @property
    def told(self) -> tuple[tuple[Dot, bool], ...]:
        """The first, lowest, highest and last value, to be written beside the line; whether below it."""
        dots = self.dots
        lowest, highest = min(dots, key=lambda dot: dot.value), max(dots, key=lambda dot: dot.value)
        return tuple((dot, self._dips(dot)) for dot in dict.fromkeys((dots[0], lowest, highest, dots[-1])))

    def _dips(self, dot: Dot) -> bool:
        """Whether the line comes down to a value from its neighbours."""
        at = self.dots.index(dot)
        beside = [other.value for other in self.dots[max(0, at - 1) : at + 2] if other is not dot]
        return bool(beside) and sum(beside) / len(beside) > dot.value


@dataclass(frozen=True)
class LineChart:
    """A drawing of lines; ``floor`` is the figure at which its scale begins."""

    width: float
    height: float
    left: float
    right: float
    base: float
    floor: float
    lines: tuple[Line, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]


@dataclass(frozen=True)
class Bar:
    """A value of a thing: ``y`` is its upper edge, ``width`` its length; no value where there is none."""

    series: Series
    nth: int
    y: float
    width: float
    value: float | None


@dataclass(frozen=True)
class Group:
    """A thing with its bars; ``lines`` are its name as it is broken, ``y`` the foot of the first line."""

    name: str
    lines: tuple[tuple[float, str], ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class BarChart:
    """A drawing of bars."""

    width: float
    height: float
    bar: float
    groups: tuple[Group, ...]


def drawn(chart: Chart, frame: Frame) -> LineChart | BarChart:
    """A chart laid out to a frame's sizes."""
    return _lines(chart, frame) if chart.kind == "line" else _bars(chart, frame)


def scale(low: float, high: float, steps: int = STEPS) -> list[float]:
    """Round figures, evenly apart, of which the first is no more than ``low`` and the last no less than ``high``.

    >>> scale(0, 148.4)
    [0.0, 50.0, 100.0, 150.0]
    >>> scale(94, 149)
    [80.0, 100.0, 120.0, 140.0, 160.0]
    """
    span = (high - low) or abs(high) or 1.0
    raw = span / steps
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= raw * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    return [round(step * at, 10) for at in range(first, last + 1)]


# --- lines ------------------------------------------------------------------


def _lines(chart: Chart, frame: Frame) -> LineChart:
    values = [value for series in chart.series for _, value in series.values if value is not None]
    low, high = min(values), max(values)
    # A scale that does not begin at nought shows small changes; its figures say so.
    figures = scale(low if low > high / 2 else 0.0, high)
    floor, top = figures[0], figures[-1]
    days = [_day(day) for day in chart.under]
    first, last = min(days), max(days)
    left, right = frame.inset, frame.width - frame.margin
    base = frame.head + frame.height

    def x(day: str) -> float:
        return round(left + (right - left) * _part(_day(day), first, last), 1)

    def y(value: float) -> float:
        return round(base - frame.height * (value - floor) / (top - floor), 1)

    lines = tuple(
        Line(
            series,
            nth,
            tuple(tuple(Dot(x(day), y(value), day, value) for day, value in run) for run in _runs(series)),
        )
        for nth, series in enumerate(chart.series, 1)
    )
    return LineChart(
        width=frame.width,
        height=round(base + frame.foot, 1),
        left=left,
        right=right,
        base=base,
        floor=floor,
        lines=lines,
        across=tuple(_days(first, last, x, frame)),
        up=tuple(Tick(y(figure), figure) for figure in figures),
    )


def _runs(series: Series) -> Iterator[list[tuple[str, float]]]:
    """The values of a series by their days, in parts between which there is none."""
    run: list[tuple[str, float]] = []
    for day, value in sorted(series.values):
        if value is None:
            if run:
                yield run
            run = []
        else:
            run.append((day, value))
    if run:
        yield run


def _day(text: str) -> date:
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _part(day: date, first: date, last: date) -> float:
    """Where a day lies between two others, from 0 to 1; in the middle where they are one."""
    span = (last - first).days
    return (day - first).days / span if span else 0.5


def _days(first: date, last: date, place: Callable[[str], float], frame: Frame) -> Iterator[Tick]:
    """The dates of the scale: first days of months, or of years; its two ends where there are no two such days."""
    most = int((frame.width - frame.inset) / frame.label) + 1
    months = (last.year - first.year) * 12 + last.month - first.month
    found = next(
        days
        for every in (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000, 120_000)
        if months / every <= most and _are_apart(days := list(_months(first, last, every)), place, frame)
    )
    for day in found if len(found) > 1 else dict.fromkeys((first.isoformat(), last.isoformat())):
        yield Tick(place(day), date=day)


def _are_apart(days: Sequence[str], place: Callable[[str], float], frame: Frame) -> bool:
    return all(place(second) - place(one) >= frame.label for one, second in pairwise(days))


def _months(first: date, last: date, every: int) -> Iterator[str]:
    """The months between two days whose first day lies there, as ISO dates; years where every twelfth is meant."""
    begins = first.year * 12 + first.month - (1 if first.day == 1 else 0)
    for number in range(-(-begins // every) * every, last.year * 12 + last.month, every):
        year, month = divmod(number, 12)
        yield f"{year:04}" if every >= 12 else f"{year:04}-{month + 1:02}"


# --- bars -------------------------------------------------------------------


def _bars(chart: Chart, frame: Frame) -> BarChart:
    values = [value for series in chart.series for _, value in series.values if value is not None]
    unit = (frame.width - frame.value) / (max(values) or 1.0)
    groups: list[Group] = []
    y = 0.0
    for name in chart.under:
        lines = []
        for words in _broken(name, frame.letters):
            y += frame.line
            lines.append((round(y - 5, 1), words))
        bars: list[Bar] = []
        for nth, series in enumerate(chart.series, 1):
            value = series.at(name)
            bars.append(Bar(series, nth, round(y, 1), round((value or 0.0) * unit, 1), value))
            y += frame.bar + frame.gap
        groups.append(Group(name, tuple(lines), tuple(bars)))
        y += frame.apart
    return BarChart(frame.width, round(y - frame.apart + frame.gap, 1), frame.bar, tuple(groups))


def _broken(name: str, letters: int) -> Sequence[str]:
    """A name in lines of so many letters; a wide letter, such as a Chinese one, counts as two.

    >>> _broken("state firms and banks", 12)
    ['state firms', 'and banks']
    """
    lines: list[str] = []
    for word in name.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer) <= letters:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(words: str) -> int:
    return len(words) + sum(east_asian_width(letter) in "WF" for letter in words)
