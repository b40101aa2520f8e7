"""The parallax map as numbers: bars, ribbons and circles, for a template to draw.

Between the bars stands the spine, and on it a circle for each event, in the
events' order. A ribbon joins a circle to each stretch of words that the event
shows; a broken line points from it to where a reading is silent. The units are
those of ``bars``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facing_pages.drawing.bars import Bar, Frame, Taken, bars
from facing_pages.drawing.measure import Measured, Stretch
from facing_pages.model import Comparison, Event, Reading

_EVEN = 0.85
"""How near the circles come to standing at even distances; the rest of the room lets them follow the texts."""


@dataclass(frozen=True)
class Ribbon:
    """From a stretch of a bar, at ``x`` from ``top`` to ``bottom``, to its circle's centre.

    ``bend`` is half-way, where the ribbon turns; ``upper`` and ``lower`` are its
    edges at the circle.
    """

    reading: Reading
    stretch: Stretch
    x: float
    top: float
    bottom: float
    bend: float
    upper: float
    lower: float


@dataclass(frozen=True)
class Broken:
    """The line towards a silent reading: from its circle's edge, and short of the bar."""

    reading: Reading
    left: bool
    x: float
    y: float
    stop: float


@dataclass(frozen=True)
class Station:
    """An event's circle on the spine."""

    event: Event
    y: float
    ribbons: tuple[Ribbon, ...]
    broken: tuple[Broken, ...]


@dataclass(frozen=True)
class ParallaxMap:
    """The whole drawing."""

    frame: Frame
    width: float
    height: float
    spine: float
    bars: tuple[Bar, ...]
    stations: tuple[Station, ...]


def parallax(comparison: Comparison, articles: Sequence[Measured], taken: Taken, frame: Frame) -> ParallaxMap:
    """Lay the map out.

    Arguments:
        articles: the readings' articles, in their order.
        taken: without an entry where a reading is silent.
    """
    length = max(frame.length, frame.pitch * (len(comparison.events) - 1) + 2 * frame.radius)
    laid = bars(articles, taken, frame, length)
    return ParallaxMap(
        frame=frame,
        width=frame.width,
        height=_round(frame.head + length + 2),
        spine=frame.width / 2,
        bars=laid,
        stations=_stations(comparison, laid, taken, frame, length),
    )


def _stations(
    comparison: Comparison, bars: Sequence[Bar], taken: Taken, frame: Frame, length: float
) -> tuple[Station, ...]:
    runs = {
        event.id: [(bar, run) for bar in bars for run in taken.get((event.id, bar.reading.id), ())]
        for event in comparison.events
    }
    wanted = [_middle([bar.span(run) for bar, run in runs[event.id]], frame, length) for event in comparison.events]
    least, most = frame.head + frame.radius, frame.head + length - frame.radius
    pitch = max(frame.pitch, _EVEN * (most - least) / max(1, len(wanted) - 1))
    ys = spread(wanted, pitch, least, most)
    return tuple(
        Station(
            event,
            _round(y),
            ribbons=tuple(_ribbon(bar, run, y, frame) for bar, run in runs[event.id]),
            broken=_broken(event, bars, y, frame),
        )
        for event, y in zip(comparison.events, ys, strict=True)
    )


def _middle(spans: Sequence[tuple[float, float]], frame: Frame, length: float) -> float:
    """The centre of what an event shows, each unit of length weighing the same."""
    weight = sum(bottom - top for top, bottom in spans)
    if not weight:
        return frame.head + length / 2
    return sum((bottom - top) * (top + bottom) / 2 for top, bottom in spans) / weight


def spread(wanted: Sequence[float], pitch: float, least: float, most: float) -> list[float]:
    """Places in order, ``pitch`` apart at least, as near as can be to the wanted ones.

    The sum of the squared distances is the least there is (isotonic regression
    by pooling neighbours that are out of order).

    >>> spread([10.0, 0.0, 100.0], 10, 0, 200)
    [0.0, 10.0, 100.0]
    """
    pools: list[tuple[float, int]] = []
    for number, place in enumerate(wanted):
        mean, size = place - number * pitch, 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        pools.append((mean, size))
    highest = most - pitch * max(0, len(wanted) - 1)
    flat = [min(max(mean, least), highest) for mean, size in pools for _ in range(size)]
    return [place + number * pitch for number, place in enumerate(flat)]


def _ribbon(bar: Bar, run: Stretch, y: float, frame: Frame) -> Ribbon:
    top, bottom = bar.span(run)
    return Ribbon(
        reading=bar.reading,
        stretch=run,
        x=bar.edge,
        top=_round(top),
        bottom=_round(bottom),
        bend=_round((bar.edge + frame.width / 2) / 2),
        upper=_round(y - frame.neck / 2),
        lower=_round(y + frame.neck / 2),
    )


def _broken(event: Event, bars: Sequence[Bar], y: float, frame: Frame) -> tuple[Broken, ...]:
    """One line for each silent reading, those of one side a little apart."""
    lines = []
    for left in (True, False):
        side = [bar for bar in bars if bar.left == left]
        silent = [bar for bar in side if event.cell(bar.reading.id).silence]
        for number, bar in enumerate(silent):
            away = -1 if left else 1
            x = frame.width / 2 + away * frame.radius
            at = y + (number - (len(silent) - 1) / 2) * frame.line
            lines.append(Broken(bar.reading, left, _round(x), _round(at), _round((x + bar.edge) / 2)))
    return tuple(lines)


def _round(value: float) -> float:
    return round(value, 1)
