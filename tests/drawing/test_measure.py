"""An article is measured in words, and passages take whole words of it, none twice."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from facing_pages.binding.quotations import Finder
from facing_pages.drawing.measure import measured, stretches
from facing_pages.drawing.shape import Shape
from facing_pages.model import Passage
from tests.compose import Draft, blocks
from tests.drawing.examples import paragraphs
from tests.loaded import tram

TEXTS = ["One two three.", "Four  five, six seven", "eight […] nine"]


def _reading(*texts: str) -> tuple[Finder, Draft]:
    article = blocks(*texts)
    return Finder("a", article), Draft(articles={"a": article, "b": blocks("Another text altogether.")})


def test_blocks_follow_each_other_without_a_gap() -> None:
    for reading in tram().readings:
        extents = measured(reading).extents
        assert [extent.block for extent in extents] == list(reading.article.blocks)
        assert [extent.start for extent in extents[1:]] == [extent.end for extent in extents[:-1]]
        assert extents[-1].end == reading.article.words_shown


def test_the_sign_for_words_left_out_is_no_word() -> None:
    _, draft = _reading(*TEXTS)
    assert [extent.words for extent in measured(draft.comparison().readings[0]).extents] == [3, 4, 2]


def test_a_passage_over_two_paragraphs_gives_a_stretch_in_each() -> None:
    finder, draft = _reading(*TEXTS)
    text = finder.article.text
    passage = finder.passage(text.index("three"), text.index("six"))
    found = stretches(measured(draft.comparison().readings[0]), [passage])
    assert [(run.block, run.start, run.end) for run in found] == [("p1", 2, 3), ("p2", 3, 5)]


def test_passages_that_overlap_count_their_words_once() -> None:
    finder, draft = _reading(*TEXTS)
    text = finder.article.text
    passages = [finder.passage(0, text.index("three")), finder.passage(text.index("two"), text.index("."))]
    found = stretches(measured(draft.comparison().readings[0]), passages)
    assert [(run.start, run.end) for run in found] == [(0, 3)]


places = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=6)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=4), places)
def test_stretches_hold_just_the_words_that_passages_touch(sizes: list[int], wanted: list[tuple[int, int]]) -> None:
    finder, draft = _reading(*paragraphs(*sizes))
    text = finder.article.text
    passages: list[Passage] = []
    for start, length in wanted:
        end = min(start + length, len(text))
        if start < end and text[start:end].strip():
            passages.append(finder.passage(start, end))
    found = stretches(measured(draft.comparison().readings[0]), passages)
    touched = {
        number
        for number, word in enumerate(re.finditer(r"\S+", text))
        for passage in passages
        if word.start() < passage.end and passage.start < word.end()
    }
    assert {word for run in found for word in range(run.start, run.end)} == touched
    assert sum(run.words for run in found) == len(touched)
    assert list(found) == sorted(found, key=lambda run: run.start)


def test_the_silence_map_counts_what_the_rows_show() -> None:
    for row in Shape(tram()).rows:
        for part in row.parts:
            assert part.words == part.cell.words
            assert bool(part.stretches) == (part.cell.silence is None)


def test_words_shown_by_several_events_count_once_in_the_last_row() -> None:
    shape = Shape(tram())
    for at, length in enumerate(shape.lengths):
        words = {word for row in shape.rows for run in row.parts[at].stretches for word in range(run.start, run.end)}
        assert length.shown == len(words) <= length.words
        assert length.spoken + len(length.silent_on) == len(shape.rows)
