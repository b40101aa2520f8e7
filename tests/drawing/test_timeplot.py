"""The timeline's drawing: to scale, a dot for each date a reading speaks of, no dot on another."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from facing_pages.drawing.shape import Shape
from facing_pages.drawing.timeplot import KEPT, NARROW, WIDE, time_plot
from facing_pages.model import Comparison
from tests.compose import Draft, bridge
from tests.loaded import tram
from tests.strategies import effort

dates = st.one_of(
    st.dates().map(str),
    st.integers(1900, 2100).map(str),
    st.tuples(st.integers(1990, 2030), st.integers(1, 12)).map(lambda found: f"{found[0]:04}-{found[1]:02}"),
    st.just("2018/2025-01"),
)
WORDS = {"post": ["takes a toll of four crowns"], "times": ["Drivers pay four crowns"]}


# Who speaks of which date; the comparison itself would fill a screen wherever an example is shown.
Facts = list[tuple[str, set[str]]]
facts = st.lists(st.tuples(dates, st.sets(st.sampled_from(sorted(WORDS)), min_size=1)), max_size=25)


def dated(facts: Facts) -> Comparison:
    draft: Draft = bridge()
    for date, said in facts:
        passages = {reading: WORDS[reading] for reading in sorted(said)}
        draft.timeline.append({"date": date, "text": "A fact.", "passages": passages})
    return draft.comparison()


@effort(0.25)
@given(facts)
def test_a_reading_has_a_dot_for_each_date_it_speaks_of(facts: Facts) -> None:
    comparison = dated(facts)
    for plot in Shape(comparison).plots:
        for lane in plot.lanes:
            spoken = [moment for moment in comparison.timeline if moment.of(lane.reading.id)]
            assert sorted(id(dot.moment) for dot in lane.dots) == sorted(map(id, spoken))


@effort(0.25)
@given(facts)
def test_dots_stand_within_the_drawing_and_not_on_each_other(facts: Facts) -> None:
    comparison = dated(facts)
    for plot in Shape(comparison).plots:
        for above, below in pairwise([None, *plot.lanes]):
            assert below
            for dot in below.dots:
                assert plot.left <= dot.x <= plot.width
                assert (above.y if above else 0) <= dot.y - plot.radius
                assert dot.y + plot.radius <= below.y + 0.11
            for one, other in combinations(below.dots, 2):
                apart = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
                assert apart >= 2 * plot.radius - 0.2


def test_time_runs_to_scale_and_years_without_a_date_are_left_out() -> None:
    for frame in (WIDE, NARROW):
        plot = time_plot(tram(), frame)
        first, second, third = plot.ticks
        assert [tick.year for tick in plot.ticks] == [1983, 2022, 2023]
        year = third.x - second.x
        (gap,) = plot.breaks
        assert first.x + year < gap < second.x
        assert abs(plot.width - third.x - year) < 0.2
        for lane in plot.lanes:
            for dot in lane.dots:
                tick = next(tick for tick in plot.ticks if tick.year == int(dot.moment.date[:4]))
                assert tick.x < dot.x < tick.x + year


@effort(0.25)
@given(facts)
def test_a_year_is_as_wide_as_another_and_few_empty_ones_are_kept(facts: Facts) -> None:
    plot = time_plot(dated(facts), WIDE)
    for left, right in pairwise(plot.ticks):
        broken = [gap for gap in plot.breaks if left.x < gap < right.x]
        assert len(broken) == (right.year - left.year > 1)
        if broken:
            assert right.year - left.year > KEPT + 1
    steps = [right.x - left.x for left, right in pairwise(plot.ticks) if right.year == left.year + 1]
    assert not steps or max(steps) - min(steps) < 0.21


def test_years_without_room_go_unnumbered() -> None:
    draft = bridge()
    years = range(1921, 2022, 3)
    draft.timeline = [{"date": f"{year}", "text": "A fact.", "passages": WORDS} for year in years]
    labels = [tick.label for tick in time_plot(draft.comparison(), NARROW).ticks if tick.label is not None]
    assert labels
    assert all(right - left >= NARROW.label for left, right in pairwise(labels))
