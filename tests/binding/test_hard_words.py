"""Hard words: found where they are quoted, marked where they stand, and nothing of the article lost by it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing_pages.binding.quotations import Finder
from facing_pages.binding.weaving import explained, placements, weave
from facing_pages.model import Article, HardWord, Inline, Prose, Run
from tests.binding.weaving.test_weaving import READING, annotated, annotation, places, words
from tests.compose import Draft, blocks, bridge

TOLL: dict[str, Any] = {
    "id": "toll",
    "word": "toll",
    "meaning": "Money for *crossing*.",
    "passages": {"post": ["takes a toll of four crowns"]},
}


def drafted(**values: Any) -> Draft:
    draft = bridge()
    draft.hard_words.append(TOLL | values)
    return draft


def hard(id: str, text: Article, place: tuple[int, int]) -> HardWord:
    found = Finder(READING.id, text).passage(*place)
    return HardWord(id, found.quotation, Prose("", (), ""), (found,), (found,), "words.yml")


def marked(inlines: list[Inline]) -> str:
    """Inlines as a line: a hard word as ``<words>(id)``."""
    runs = (inline for inline in inlines if isinstance(inline, Run))
    return "".join(f"<{run.text}>({run.word.id})" if run.word else run.text for run in runs)


def test_a_word_is_placed_in_its_quotation_and_marked_in_the_event_and_in_the_text() -> None:
    comparison = drafted().comparison()
    (word,) = comparison.words
    (place,) = word.places
    assert (place.quotation, place.pieces[0].block) == ("toll", "p2")
    assert comparison.reading("post").article.text[place.start : place.end] == "toll"
    (cell,) = (cell for cell in comparison.event("toll").cells if cell.reading.id == "post")
    for inlines in (cell.extracts[0].inlines, comparison.placed["post"][-1].inlines):
        assert [inline.text for inline in inlines if isinstance(inline, Run) and inline.word == word] == ["toll"]


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"word": "Toll"}, []),
        ({"word": "tol"}, ["word-not-there"]),
        ({"passages": {"post": ["takes a fee of four crowns"]}}, ["quotation-not-found"]),
        ({"passages": {"post": ["takes a toll"], "times": ["p2"]}}, ["word-not-there"]),
        ({"passages": {"herald": ["takes a toll of four crowns"]}}, ["unknown-id"]),
        ({"passages": {"post": ["p2"]}}, []),
        ({"passages": {"post": ["a toll"]}}, ["quotation-too-short"]),
    ],
)
def test_a_word_that_does_not_stand_where_it_is_said_to_is_a_problem(values: dict[str, Any], codes: list[str]) -> None:
    assert drafted(**values).codes() == codes


def test_a_problem_names_the_line_of_the_quotation() -> None:
    (problem,) = drafted(passages={"post": ["takes a toll", "opened on Saturday"]}).problems()
    assert problem.message == "“toll” does not stand in “opened on Saturday”."


def test_two_words_of_one_id_are_a_problem() -> None:
    draft = drafted()
    draft.hard_words.append(TOLL)
    assert draft.codes() == ["duplicate-id"]


def test_words_stand_in_the_order_of_the_alphabet() -> None:
    draft = drafted()
    draft.hard_words.append(
        TOLL | {"id": "company", "word": "Company", "passages": {"post": ["A company from the coast"]}}
    )
    assert [word.id for word in draft.comparison().words] == ["company", "toll"]


def test_of_two_words_that_overlap_the_first_is_marked_and_the_rest_of_the_other() -> None:
    text = blocks("a return on investment")
    found = [hard("a", text, (2, 11)), hard("b", text, (9, 22)), hard("c", text, (2, 8))]
    standing = explained(READING.id, found)["p1"]
    assert marked(weave(text.blocks[0], [], words=standing)) == "a <return>(a)< >(a)<on>(a)< investment>(b)"


@st.composite
def explaining(draw: st.DrawFn) -> tuple[Article, list[Any], list[HardWord]]:
    text, notes = draw(annotated())
    found = draw(st.lists(places(text), max_size=4))
    return text, notes, [hard(f"w{number}", text, place) for number, place in enumerate(found)]


@given(explaining())
def test_whatever_words_are_explained_the_article_comes_out_whole_and_its_marks_stay(
    case: tuple[Article, list[Any], list[HardWord]],
) -> None:
    text, notes, found = case
    standing, hard_ones = placements(READING.id, notes), explained(READING.id, found)
    for block in text.blocks:
        without = weave(block, standing.get(block.id, []))
        inlines = weave(block, standing.get(block.id, []), words=hard_ones.get(block.id, []))
        assert words(inlines) == block.text
        assert over(inlines) == over(without)
        covered = {at for word in found for place in word.places for at in range(place.start, place.end)}
        at = block.start
        for run in inlines:
            assert isinstance(run, Run)
            assert {at + n in covered for n in range(len(run.text))} == {run.word is not None}
            at += len(run.text)


def over(inlines: list[Inline]) -> list[tuple[str, tuple[str, ...]]]:
    """Each letter with the annotations that it is under."""
    runs = [inline for inline in inlines if isinstance(inline, Run)]
    return [(letter, tuple(one.id for one in run.annotations)) for run in runs for letter in run.text]


def test_a_label_is_set_once_though_a_word_ends_within_its_passage() -> None:
    text = blocks("the bridge is open")
    note = annotation("a", text, [(0, 18)])
    inlines = weave(
        text.blocks[0],
        placements(READING.id, [note])["p1"],
        words=explained(READING.id, [hard("w", text, (4, 10))])["p1"],
    )
    assert [run.text for run in inlines if isinstance(run, Run) and run.closing] == [" is open"]
