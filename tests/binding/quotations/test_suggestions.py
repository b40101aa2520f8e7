"""What is shown where a quotation is not found: near words, never a binding."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facing_pages.binding.quotations import Finder
from facing_pages.binding.suggestions import Candidate, candidates
from facing_pages.model import Article
from tests.compose import article, blocks
from tests.strategies import lines

STATE = article(
    """No contest

“Red” China is not a workers' state, they write, and has not been one since 1978.

Others hold that it leads in 37 of 44 fields. The state directs; the market obeys.

中国不是一个工人国家，他们这样写。
"""
)


def nearest(quotation: str) -> Candidate:
    return candidates(STATE, quotation)[0]


@pytest.mark.parametrize(
    ("quotation", "text", "block", "differences", "warning"),
    [
        pytest.param(
            "China is a workers' state",
            "China is not a workers' state",
            "p1",
            (("", "not"),),
            "a negation differs",
            id="a not left out",
        ),
        pytest.param(
            "China is not really not a workers’ state",
            "China is not a workers' state",
            "p1",
            (("not really", ""),),
            "a negation differs",
            id="a not too many",
        ),
        pytest.param(
            "China isn’t a workers' state",
            "China is not a workers' state",
            "p1",
            (("isn't", "is not"),),
            "a negation differs",
            id="a not drawn into a word",
        ),
        pytest.param(
            "it leads in 36 of 44 fields",
            "it leads in 37 of 44 fields",
            "p2",
            (("36", "37"),),
            "a number differs",
            id="another number",
        ),
        pytest.param(
            "the state directs; the market obeys",
            "The state directs; the market obeys",
            "p2",
            (("the", "The"),),
            "",
            id="another case",
        ),
        pytest.param(
            "The state commands; the market obeys",
            "The state directs; the market obeys",
            "p2",
            (("commands", "directs"),),
            "",
            id="another word",
        ),
        pytest.param(
            "中国是一个工人国家",
            "中国不是一个工人国家",
            "p3",
            (("", "不"),),
            "a negation differs",
            id="a not left out in Chinese",
        ),
    ],
)
def test_the_nearest_words_are_shown_with_what_differs(
    quotation: str, text: str, block: str, differences: tuple[tuple[str, str], ...], warning: str
) -> None:
    found = nearest(quotation)
    assert (found.text, found.block, found.differences, found.warning) == (text, block, differences, warning)


def test_a_claim_never_binds_to_its_opposite() -> None:
    finder = Finder("state", STATE)
    assert finder.places("China is a workers' state") == []
    assert len(finder.places("China is not a workers' state")) == 1


def test_words_unlike_the_article_have_no_candidate() -> None:
    assert candidates(STATE, "Giraffes sleep standing up") == []


def test_the_best_comes_first_and_no_more_than_asked_for() -> None:
    text = blocks("the bridge is open", "the bridge is open now", "the bridge was opened", "a bridge is opened")
    found = candidates(text, "the bridge is open now, at last", limit=2)
    assert [candidate.block for candidate in found] == ["p2", "p1"]


def test_a_quotation_longer_than_the_paragraph_still_finds_it() -> None:
    (found,) = candidates(blocks("It is not even a contest."), "It is not even a contest. And so on.")
    assert found.text == "It is not even a contest."


texts = st.lists(lines, min_size=1, max_size=4).map(lambda found: blocks(*found))


@given(texts, lines)
@example(blocks("\u00ad"), "\u00ad \u00ad \u00ad")
@example(blocks("'"), "''")
def test_candidates_are_words_of_the_article(text: Article, quotation: str) -> None:
    for candidate in candidates(text, quotation):
        assert candidate.text in text.block(candidate.block).text
        assert candidate.text.strip() == candidate.text
