"""The declared normalisation: what counts as the same characters, and nothing else does."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facing_pages.binding.quotations import fold
from tests.strategies import characters

texts = st.text(characters | st.sampled_from("\n\u00ad e\u0301\u0327\u1100\u1161\u11a8\uac00\u09c7\u09be\u0ba8\u0bbf"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("cafe\u0301", "café", id="a letter and its accent"),
        pytest.param("a\u0323\u0302", "a\u0302\u0323", id="two accents in either order"),
        pytest.param("\u1100\u1161\u11a8", "각", id="a Korean syllable in three parts"),
        pytest.param("가\u11a8", "각", id="a Korean syllable and its final"),
        pytest.param("\u09c7\u09be", "\u09cb", id="a Bengali vowel in two parts"),
        pytest.param("\u0bc6\u0bbe", "\u0bca", id="a Tamil vowel in two parts"),
        pytest.param("ﬁ\u00a0x", "ﬁ x", id="a space that does not break"),
        pytest.param("x \t\n\u2003 y", "x y", id="a run of white space"),
        pytest.param("the PRC’s", "the PRC's", id="an apostrophe"),
        pytest.param("‘model’ ‚x‛ ‹y›", "'model' 'x' 'y'", id="single quotation marks"),
        pytest.param("“model” „x‟ «y»", '"model" "x" "y"', id="double quotation marks"),
        pytest.param("low‐cost low‑cost", "low-cost low-cost", id="hyphens"),
        pytest.param("1949 – now — 2025 − 1 ― x", "1949 - now - 2025 - 1 - x", id="dashes"),
        pytest.param("ex\u00adam\u00adple", "example", id="soft hyphens"),
        pytest.param("x \u00ad y", "x y", id="a soft hyphen between spaces"),
        pytest.param("e\u00ad\u0301", "é", id="a soft hyphen before an accent"),
    ],
)
def test_these_are_one(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("China", "china", id="case"),
        pytest.param("ﬁrm", "firm", id="ligatures"),
        pytest.param("½", "1/2", id="fractions"),
        pytest.param("café", "cafe", id="accents"),
        pytest.param("“x”", "‘x’", id="double and single quotation marks"),
        pytest.param("re-form", "reform", id="a hyphen and none"),
        pytest.param("forty two", "fortytwo", id="a space and none"),
        pytest.param("x\u200by", "xy", id="a space of no width and none"),
        pytest.param("…", "...", id="an ellipsis and three full stops"),
    ],
)
def test_these_are_two(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@given(texts)
@example("\u00ad \u00ad")
@example("\u0301\u00ad\u0301")
def test_folding_is_composition_of_the_whole_text_and_single_spaces(text: str) -> None:
    composed = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    assert fold(text).text.split() == composed.translate(fold_table()).split()
    assert "  " not in fold(text).text


@given(texts)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    folded = fold(text).text
    assert fold(folded).text == folded


@given(texts)
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    for at, character in enumerate(folded.text):
        assert character in fold(text[slice(*folded.span(at, at + 1))]).text


@given(texts, st.data())
def test_a_folded_stretch_leads_back_to_characters_that_fold_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    assert folded.text[start:end] in fold(text[slice(*folded.span(start, end))]).text


def fold_table() -> dict[int, str]:
    """The families of the contract, spelt out once more."""
    families = {"'": "‘’‚‛‹›′'", '"': '“”„‟″"«»', "-": "-‐‑‒–—―−﹘﹣－"}
    return {ord(character): to for to, family in families.items() for character in family}
