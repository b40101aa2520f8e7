"""A quotation is found exactly once, or it is not found."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from facing_pages.binding.quotations import Finder, fold, too_short
from facing_pages.model import Article
from tests.compose import article, blocks
from tests.strategies import lines

BRIDGE = """The bridge opens

The bridge is open. The ferry is closed, and the ferry is sold.

Who pays

The toll is four crowns[1] a car. The toll is two crowns a cart. The “Two Bridges Act” sets it – for now.

[1] www.example.org
"""


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder("post", article(BRIDGE))


def quoted(finder: Finder, *places: tuple[int, int]) -> list[str]:
    return [finder.article.text[start:end] for start, end in places]


def test_words_that_occur_once_have_one_place(finder: Finder) -> None:
    assert quoted(finder, *finder.places("the ferry is sold")) == ["the ferry is sold"]


def test_words_that_do_not_occur_have_none(finder: Finder) -> None:
    assert finder.places("the ferry is old") == []


def test_words_that_occur_twice_have_two(finder: Finder) -> None:
    assert len(finder.places("The toll is")) == 2


def test_places_may_overlap() -> None:
    assert len(Finder("post", blocks("no no no no no")).places("no no no")) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We met at the caf\u0330e\u0330\u0301 there", "We met at the caf\u0330e\u0330"),
        ("كتب كتابٌ جديدٌ", "كتب كتابٌ جديد"),
        ("यह हिन्दी भाषा हिन्दी", "यह हिन्दी भाषा हिन्द"),
        ("it said 가\u11a8 so", "it said 가"),
    ],
)
def test_a_letter_without_its_mark_is_another_letter(text: str, words: str) -> None:
    finder = Finder("post", blocks(text))
    assert finder.places(words) == []
    assert finder.within(finder.article.blocks[0], words) == []
    assert len(finder.places(text)) == 1


def test_case_is_kept_apart(finder: Finder) -> None:
    assert finder.places("the bridge is open") == []


def test_a_note_mark_is_no_part_of_the_text(finder: Finder) -> None:
    assert quoted(finder, *finder.places("four crowns a car")) == ["four crowns a car"]


def test_quotation_marks_dashes_and_white_space_may_differ(finder: Finder) -> None:
    places = finder.places('"Two  Bridges\nAct" sets it - for now')
    assert quoted(finder, *places) == ["“Two Bridges Act” sets it – for now"]


def test_a_quotation_may_run_across_paragraphs_and_headings(finder: Finder) -> None:
    ((start, end),) = finder.places("ferry is sold. Who pays The toll is four")
    passage = finder.passage(start, end)
    pieces = [
        (piece.block, finder.article.block(piece.block).text[piece.start : piece.end]) for piece in passage.pieces
    ]
    assert pieces == [("p1", "ferry is sold."), ("h1", "Who pays"), ("p2", "The toll is four")]
    assert passage.paragraphs == ("p1", "p2")


def test_nothing_has_no_place(finder: Finder) -> None:
    assert finder.places("") == finder.places("  ") == finder.places("\u00ad") == []


def test_before_tells_two_places_apart(finder: Finder) -> None:
    ((start, _),) = finder.places("The toll is", before="a car.")
    assert finder.article.text[start:].startswith("The toll is two")


def test_after_tells_two_places_apart(finder: Finder) -> None:
    ((start, _),) = finder.places("The toll is", after="four crowns")
    assert finder.article.text[start:].startswith("The toll is four")


def test_both_sides_must_fit(finder: Finder) -> None:
    assert len(finder.places("The toll is", before="a car.", after="two crowns")) == 1
    assert finder.places("The toll is", before="a car.", after="four crowns") == []
    assert finder.places("The toll is", before="a cart.", after="two crowns") == []


def test_sides_are_folded_like_the_quotation(finder: Finder) -> None:
    assert len(finder.places("sets it", before='Act"', after="- for\nnow")) == 1


def test_a_long_run_goes_from_its_first_words_to_its_last(finder: Finder) -> None:
    assert quoted(finder, *finder.run("The bridge is", "is closed")) == ["The bridge is open. The ferry is closed"]


def test_a_long_run_may_go_across_paragraphs(finder: Finder) -> None:
    ((start, end),) = finder.run("The bridge is open", "two crowns a cart")
    assert finder.passage(start, end).paragraphs == ("p1", "p2")


def test_a_long_run_is_not_found_backwards(finder: Finder) -> None:
    assert finder.run("two crowns a cart", "The bridge is") == []


def test_a_long_run_holds_both_its_ends_whole(finder: Finder) -> None:
    assert finder.run("ferry is closed, and", "The ferry is closed") == []
    assert quoted(finder, *finder.run("The ferry is closed", "is closed, and the")) == ["The ferry is closed, and the"]


def test_a_long_run_with_two_endings_has_two_places(finder: Finder) -> None:
    assert len(finder.run("The bridge is open", "The toll is")) == 2


def test_a_whole_paragraph_is_all_its_words(finder: Finder) -> None:
    block = finder.article.block("p1")
    passage = finder.whole(block)
    assert passage.quotation == block.text
    assert [(piece.block, piece.start, piece.end) for piece in passage.pieces] == [("p1", 0, len(block.text))]


@pytest.mark.parametrize(
    "quotation", ["", "  ", "bridge", "the bridge", "– … –", "the bridge …", "一二三四五", "“ ” ‘ ’"]
)
def test_under_three_words_is_too_short(quotation: str) -> None:
    assert too_short(quotation)


@pytest.mark.parametrize(
    "quotation", ["the bridge opens", "37 of 44", "中国特色社会主义", "ประเทศไทย", "это не мост", "R1 – V3 – R2"]
)
def test_three_words_are_enough_and_so_are_six_signs_without_spaces(quotation: str) -> None:
    assert not too_short(quotation)


def test_chinese_text_is_found_without_spaces() -> None:
    finder = Finder("zh", article("桥\n\n新桥在星期六开通了。它不是一条公共道路，公司收取过桥费。"))
    assert quoted(finder, *finder.places("它不是一条公共道路")) == ["它不是一条公共道路"]
    assert finder.places("它是一条公共道路") == []


texts = st.lists(lines, min_size=1, max_size=5).map(lambda found: blocks(*found))


forms: st.SearchStrategy[Literal["NFC", "NFD"]] = st.sampled_from(["NFC", "NFD"])


@st.composite
def cuts(draw: st.DrawFn) -> tuple[Article, int, int]:
    """An article, and where a run of its words begins and ends."""
    text = draw(texts)
    found = [match.span() for match in re.finditer(r"\S+", text.text)]
    assume(found)
    first = draw(st.integers(0, len(found) - 1))
    last = draw(st.integers(first, min(first + 6, len(found) - 1)))
    return text, found[first][0], found[last][1]


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A place without white space and soft hyphens at its ends, which are no part of a quotation."""
    while start < end and (text[start] == "\u00ad" or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] == "\u00ad" or text[end - 1].isspace()):
        end -= 1
    return start, end


@given(cuts())
def test_a_quotation_cut_from_any_text_is_found_where_it_was_cut(cut: tuple[Article, int, int]) -> None:
    text, start, end = cut[0].text, *bare(cut[0].text, *cut[1:])
    assume(start < end)
    finder = Finder("any", cut[0])
    assert (start, end) in [bare(text, *place) for place in finder.places(text[start:end])]
    only = finder.places(text[start:end], before=text[:start], after=text[end:])
    assert [bare(text, *place) for place in only] == [(start, end)]


@given(cuts(), forms)
def test_a_quotation_is_found_in_either_form_of_its_letters(
    cut: tuple[Article, int, int], form: Literal["NFC", "NFD"]
) -> None:
    text, start, end = cut[0].text, *bare(cut[0].text, *cut[1:])
    assume(start < end)
    quotation = unicodedata.normalize(form, text[start:end])
    assert (start, end) in [bare(text, *place) for place in Finder("any", cut[0]).places(quotation)]


@given(cuts())
@example((blocks("one two", "three four"), 4, 13))
def test_a_passage_is_exactly_the_characters_of_its_pieces(cut: tuple[Article, int, int]) -> None:
    text, start, end = cut
    passage = Finder("any", text).passage(start, end)
    assert passage.quotation == text.text[start:end]
    pieces = [text.block(piece.block).text[piece.start : piece.end] for piece in passage.pieces]
    assert " ".join(pieces).split() == passage.quotation.split()
    for piece in passage.pieces:
        block = text.block(piece.block)
        assert start <= block.start + piece.start < block.start + piece.end <= end


@given(cuts(), cuts())
def test_what_is_found_folds_to_what_was_looked_for(
    cut: tuple[Article, int, int], other: tuple[Article, int, int]
) -> None:
    quotation = other[0].text[other[1] : other[2]]
    wanted = fold(quotation).text.strip()
    for start, end in Finder("any", cut[0]).places(quotation):
        assert wanted in fold(cut[0].text[start:end]).text
