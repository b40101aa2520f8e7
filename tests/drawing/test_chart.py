"""Charts: a value stands where its scale has it, words have room, a gap stays a gap."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from facing_pages.drawing.chart import NARROW, WIDE, BarChart, Frame, LineChart, drawn, scale
from facing_pages.model import Chart, Series
from tests.compose import bridge
from tests.loaded import tram
from tests.strategies import effort

FRAMES = (WIDE, NARROW)
figures = st.floats(0, 1e9, allow_nan=False).map(lambda value: round(value, 2))
values = st.lists(st.tuples(st.dates().map(str), st.one_of(st.none(), figures)), min_size=1, max_size=40).filter(
    lambda found: any(y is not None for _, y in found) and len({x for x, _ in found}) == len(found)
)
names = st.text(st.characters(codec="utf-8", categories=("L", "Zs")), min_size=1, max_size=90).filter(str.strip)
things = st.lists(st.tuples(names, figures), min_size=1, max_size=12, unique_by=lambda pair: pair[0])


def chart(id: str) -> Chart:
    return next(one for one in tram().charts if one.id == id)


def made(kind: str, series: list[list[tuple[str, float | None]]]) -> Chart:
    """A chart of the small edition with other values."""
    base = chart("riders" if kind == "line" else "costs")
    return replace(base, series=tuple(Series(f"Series {n}", tuple(one)) for n, one in enumerate(series)))


@effort(0.5)
@given(st.lists(values, min_size=1, max_size=3))
def test_a_line_goes_through_its_values_and_is_broken_where_there_is_none(
    series: list[list[tuple[str, float | None]]],
) -> None:
    for frame in FRAMES:
        plot = drawn(made("line", series), frame)
        assert isinstance(plot, LineChart)
        for line, wanted in zip(plot.lines, series, strict=True):
            known = sorted((x, y) for x, y in wanted if y is not None)
            assert [(dot.day, dot.value) for dot in line.dots] == known
            days = [x for x, _ in sorted(wanted)]
            for run in line.runs:
                first, last = days.index(run[0].day), days.index(run[-1].day)
                assert len(run) == last - first + 1, "no day without a value lies within a run"
            for dot in line.dots:
                assert plot.left - 0.1 <= dot.x <= plot.right + 0.1
                assert frame.head - 0.1 <= dot.y <= plot.base + 0.1
            for one, other in pairwise(sorted(line.dots, key=lambda dot: dot.value)):
                assert one.y >= other.y, "the higher value stands higher"


@effort(0.5)
@given(things)
def test_bars_are_as_long_as_their_values_and_leave_room_for_their_figures(found: list[tuple[str, float]]) -> None:
    for frame in FRAMES:
        plot = drawn(made("bars", [list(found)]), frame)
        assert isinstance(plot, BarChart)
        most = max(value for _, value in found)
        for group in plot.groups:
            (bar,) = group.bars
            assert bar.value is not None
            assert abs(bar.width - (bar.value / most if most else 0) * (frame.width - frame.value)) < 0.2
            assert bar.width + frame.value <= frame.width + 0.1
        edges = [edge for group in plot.groups for edge in (*(y for y, _ in group.lines), *(b.y for b in group.bars))]
        assert edges == sorted(edges)
        assert edges[-1] < plot.height


@effort(0.5)
@given(figures, figures)
def test_a_scale_has_round_figures_and_holds_what_is_drawn(one: float, other: float) -> None:
    low, high = sorted((one, other))
    figures = scale(low, high)
    assert figures[0] <= low * (1 + 1e-6) + 1e-9
    assert figures[-1] >= high * (1 - 1e-6) - 1e-9
    assert 2 <= len(figures) <= 12
    steps = [right - left for left, right in pairwise(figures)]
    assert max(steps) - min(steps) <= max(steps) * 1e-6


def _apart(plot: LineChart, frame: Frame) -> None:
    for left, right in pairwise(plot.across):
        assert right.at - left.at >= frame.label or len(plot.across) == 2


@effort(0.5)
@given(values)
def test_dates_of_the_scale_do_not_run_into_each_other(found: list[tuple[str, float | None]]) -> None:
    for frame in FRAMES:
        plot = drawn(made("line", [found]), frame)
        assert isinstance(plot, LineChart)
        _apart(plot, frame)


def test_a_scale_of_days_within_a_month_has_its_ends() -> None:
    plot = drawn(made("line", [[("2025-01-20", 3.0), ("2025-01-27", 4.0)]]), WIDE)
    assert isinstance(plot, LineChart)
    assert [tick.date for tick in plot.across] == ["2025-01-20", "2025-01-27"]


def test_a_line_begins_at_nought_unless_all_of_it_is_far_above() -> None:
    floors = []
    for lowest in (10.0, 90.0):
        plot = drawn(made("line", [[("2025-01", lowest), ("2025-03", 100.0)]]), WIDE)
        assert isinstance(plot, LineChart)
        floors.append(plot.floor)
    assert floors[0] == 0
    assert floors[1] > 0


def test_a_chart_on_an_event_is_known_to_it() -> None:
    comparison = tram()
    assert [one.id for one in comparison.charts_of(comparison.event("cost"))] == ["costs"]
    assert bridge().comparison().charts == ()
