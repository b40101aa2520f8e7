"""What tells a sentence from others: figures, days, names."""

from __future__ import annotations

import pytest
from hypothesis import given

from facing_pages.starting.figures import figures
from facing_pages.starting.telling import telling
from tests.article.test_sentences import TEXTS


@given(TEXTS)
def test_what_tells_a_sentence_stands_in_it(text: str) -> None:
    found = list(telling(text))
    assert all(0 <= one.start < one.end <= len(text) and one.key for one in found)
    assert {(one.start, one.end) for one in found} >= {(start, end) for start, end, _ in figures(text)}


@pytest.mark.parametrize(
    ("same", "value"),
    [
        (["$3.2 million", "3,2 Millionen", "3,200,000", "3.200.000", "3 200 000", "320万", "٣٫٢ مليون"], "3200000"),
        (["600 billion", "600 Milliarden", "600 مليار", "6000亿", "600bn"], "600000000000"),
        (["14 March", "March 14", "14. März", "le 14 mars", "14 de marzo", "14 марта", "١٤ مارس", "3月14日"], "03-14"),
    ],
)
def test_a_figure_is_the_same_in_every_language(same: list[str], value: str) -> None:
    for written in same:
        assert [found for _, _, found in figures(f"It was {written}.")] == [value], written


def test_a_day_in_figures_is_a_day_and_a_year_and_a_name_with_figures_is_none() -> None:
    assert [value for _, _, value in figures("14.03.2024, 2024-03-14, R1, 5G")] == ["03-14", "2024", "03-14", "2024"]


def test_a_name_of_several_words_meets_its_first_letters() -> None:
    keys = [{one.key for one in telling(text)} for text in ("The World Economic Forum met.", "At the WEF they met.")]
    assert "wef" in keys[0] & keys[1]
