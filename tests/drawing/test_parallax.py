"""The parallax map: to scale, complete, and nothing on top of anything else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing_pages.drawing.parallax import ParallaxMap, spread
from facing_pages.drawing.shape import Shape
from facing_pages.model import Comparison
from tests.drawing.examples import comparisons
from tests.loaded import tram
from tests.strategies import effort

ROUNDING = 0.11
"""Two numbers, each rounded to a tenth."""


def _maps(comparison: Comparison) -> tuple[ParallaxMap, ...]:
    return Shape(comparison).maps


@effort(0.25)
@given(comparisons())
def test_every_block_is_as_long_as_its_words(comparison: Comparison) -> None:
    for drawn in _maps(comparison):
        assert len({bar.unit for bar in drawn.bars}) == 1
        assert [bar.reading for bar in drawn.bars] == list(comparison.readings)
        for bar in drawn.bars:
            assert bar.unit > 0
            for segment in bar.segments:
                assert segment.height == pytest.approx(len(segment.block.text.split()) * bar.unit, abs=ROUNDING)


@effort(0.25)
@given(comparisons())
def test_bars_lie_within_the_drawing_and_blocks_beside_each_other(comparison: Comparison) -> None:
    for drawn in _maps(comparison):
        for left in (True, False):
            segments = [segment for bar in drawn.bars if bar.left == left for segment in bar.segments]
            assert segments[0].top >= drawn.frame.head - ROUNDING
            assert segments[-1].top + segments[-1].height <= drawn.height
            for above, below in pairwise(segments):
                assert above.top + above.height <= below.top + ROUNDING


@effort(0.25)
@given(comparisons())
def test_every_passage_of_an_event_is_drawn_where_it_stands(comparison: Comparison) -> None:
    shape = Shape(comparison)
    for drawn in shape.maps:
        bars = {bar.reading.id: bar for bar in drawn.bars}
        assert [station.event for station in drawn.stations] == list(comparison.events)
        for row, station in zip(shape.rows, drawn.stations, strict=True):
            expected = [(part.cell.reading.id, run) for part in row.parts for run in part.stretches]
            assert [(ribbon.reading.id, ribbon.stretch) for ribbon in station.ribbons] == expected
            for ribbon in station.ribbons:
                bar = bars[ribbon.reading.id]
                segment = next(found for found in bar.segments if found.block.id == ribbon.stretch.block)
                assert segment.top - ROUNDING <= ribbon.top <= ribbon.bottom
                assert ribbon.bottom <= segment.top + segment.height + 2 * ROUNDING
                assert ribbon.bottom - ribbon.top == pytest.approx(ribbon.stretch.words * bar.unit, abs=ROUNDING)


@effort(0.25)
@given(comparisons())
def test_each_silence_has_its_broken_line_and_nobody_else(comparison: Comparison) -> None:
    for drawn in _maps(comparison):
        for station in drawn.stations:
            silent = [cell.reading.id for cell in station.event.silent]
            assert sorted(line.reading.id for line in station.broken) == silent
            assert not {ribbon.reading.id for ribbon in station.ribbons} & set(silent)
            for line in station.broken:
                assert (line.stop < line.x < drawn.spine) == line.left
                ends = [bar.edge for bar in drawn.bars if bar.reading == line.reading]
                assert min(ends[0], line.x) < line.stop < max(ends[0], line.x)


@effort(0.25)
@given(comparisons())
def test_circles_stand_apart_in_the_events_order(comparison: Comparison) -> None:
    for drawn in _maps(comparison):
        ys = [station.y for station in drawn.stations]
        assert all(below - above >= drawn.frame.pitch - ROUNDING for above, below in pairwise(ys))
        assert drawn.frame.pitch >= 24, "a target is 24 px at least"
        assert ys[0] >= drawn.frame.head
        assert ys[-1] + drawn.frame.radius <= drawn.height


@effort(0.25)
@given(comparisons())
def test_paragraph_numbers_do_not_run_into_each_other(comparison: Comparison) -> None:
    for drawn in _maps(comparison):
        for bar in drawn.bars:
            labels = [segment.label for segment in bar.segments if segment.label is not None]
            assert labels
            assert all(below - above >= drawn.frame.line - ROUNDING for above, below in pairwise(labels))


def test_every_paragraph_has_its_number_where_there_is_room() -> None:
    for drawn in _maps(tram()):
        for bar in drawn.bars:
            numbered = [segment.block for segment in bar.segments if segment.label is not None]
            assert numbered == list(bar.reading.article.paragraphs)


@effort(0.25)
@given(comparisons())
def test_fills_cover_what_any_event_shows_and_no_more(comparison: Comparison) -> None:
    shape = Shape(comparison)
    for drawn in shape.maps:
        for bar, length in zip(drawn.bars, shape.lengths, strict=True):
            filled = sum(fill.height for fill in bar.fills)
            assert filled == pytest.approx(length.shown * bar.unit, abs=ROUNDING * (len(bar.fills) + 1))


places = st.lists(st.floats(0, 1000), max_size=12)


@given(places, st.lists(st.floats(0, 40), min_size=13, max_size=13))
def test_no_other_places_are_nearer_to_the_wanted_ones(wanted: list[float], extra: list[float]) -> None:
    pitch, most = 20.0, 1000.0
    found = spread(wanted, pitch, 0, most)
    assert all(below - above >= pitch - 1e-6 for above, below in pairwise(found))
    assert all(-1e-6 <= place <= most + 1e-6 for place in found)
    other = [extra[0] + sum(pitch + gap for gap in extra[1 : at + 1]) for at in range(len(wanted))]
    assert all(place <= most for place in other)

    def distance(places: list[float]) -> float:
        return sum((place - wish) ** 2 for place, wish in zip(places, wanted, strict=True))

    assert distance(found) <= distance(other) + 1e-6


def test_places_that_are_far_enough_apart_stay() -> None:
    assert spread([10, 40, 90], 20, 0, 100) == [10, 40, 90]
