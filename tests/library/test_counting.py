"""What a word is, and what several passages cover: one answer for all that counts."""

from __future__ import annotations

import doctest

from facing_pages import intervals, words
from facing_pages.drawing.measure import measured, stretches
from facing_pages.model import Comparison
from facing_pages.review.figures import figures
from facing_pages.words import count
from tests.compose import altered, bridge


def test_the_sign_for_words_left_out_is_no_word_in_an_article_either() -> None:
    assert count("The bridge […] opens.") == 3
    draft = bridge()
    draft.annotations["opening-day"]["body"] = "It says “the bridge […] opened”."
    (note,) = (one for one in draft.comparison().annotations if one.id == "opening-day")
    assert note.body.words == 5


def _halves() -> Comparison:
    """The bridge with an event, and with annotations, that meet in the middle of a word."""
    passages = {"post": ["The bridge is not a public ro", "ad. A company from the coast"], "times": ["p2"]}
    draft = altered(events={"toll": {"passages": passages}})
    for id, quoted in zip(("opening-day", "price"), passages["post"], strict=True):
        draft.annotations[id]["passages"] = {"post": [quoted]}
    return draft.comparison()


def test_a_word_that_two_passages_share_is_counted_once_on_every_page() -> None:
    comparison = _halves()
    cell = comparison.event("toll").cell("post")
    assert cell.words == 12
    assert sum(run.words for run in stretches(measured(cell.reading), cell.passages)) == 12
    assert figures(comparison).readings[0].quoted == 12


def test_the_examples_in_the_docstrings_hold() -> None:
    for module in (intervals, words):
        assert doctest.testmod(module).attempted
        assert not doctest.testmod(module).failed
