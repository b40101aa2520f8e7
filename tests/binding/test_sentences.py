"""Sentences: each in its place, with what became of it worked out from the annotations."""

from __future__ import annotations

from typing import Any

import pytest

from facing_pages.binding.bind import bind
from facing_pages.binding.excerpts import excerpted
from facing_pages.review.figures import figures, table
from tests.compose import Draft, Values, article, bridge

ROWS: tuple[Values, ...] = (
    {
        "reading": "times",
        "is": "checkable",
        "sentence": "Drivers pay four crowns for a crossing.",
        "why": "Both say so.",
    },
    {"reading": "times", "is": "forecast", "sentence": "The company says that the price will fall."},
    {"reading": "times", "is": "checkable", "sentence": {"from": "On Saturday the first", "to": "ferry was retired."}},
    {"reading": "post", "is": "head", "sentence": "The bridge opens"},
    {"reading": "post", "is": "checkable", "sentence": "It cost the county 12 million crowns."},
    {
        "reading": "post",
        "is": "checkable",
        "sentence": "The new bridge over the Lyd opened on Saturday.",
        "why": "Seen.",
    },
    {"reading": "post", "is": "name", "sentence": "The bridge is not a public road."},
    {
        "reading": "post",
        "is": "checkable",
        "sentence": {"from": "A company from", "to": "of four crowns."},
        "why": "No.",
    },
)


def drafted(*rows: Values) -> Draft:
    draft = bridge()
    draft.sentences += rows or ROWS
    return draft


def changed(at: int, **values: Any) -> Draft:
    rows = list(ROWS)
    rows[at] = {key: value for key, value in (rows[at] | values).items() if value is not None}
    return drafted(*rows)


def test_sentences_stand_in_the_order_of_the_texts_with_the_notes_on_any_of_their_words() -> None:
    found = drafted().comparison().sentences
    assert [(row.reading, row.block, row.kind, [note.id for note in row.annotations]) for row in found] == [
        ("post", "", "head", []),
        ("post", "p1", "checkable", ["opening-day"]),
        ("post", "p1", "checkable", ["price"]),
        ("post", "p2", "name", []),
        ("post", "p2", "checkable", []),
        ("times", "p1", "checkable", ["opening-day"]),
        ("times", "p2", "checkable", []),
        ("times", "p2", "forecast", []),
    ]
    assert [note.id for note in found[2].evidence] == ["price"]
    assert found[1].evidence == ()
    assert [row.is_open for row in found].count(True) == 1


def test_a_sentence_that_can_be_checked_needs_an_evidence_note_or_a_reason() -> None:
    (problem,) = drafted().problems()
    assert (problem.code, problem.severity, problem.path) == ("sentence-unanswered", "warning", "sentences.yml")
    assert "“On Saturday the first cars rolled" in problem.message
    assert problem.repair
    assert changed(2, why="Nobody counted them.").codes() == []


def test_a_reason_that_a_note_has_answered_is_to_be_taken_out() -> None:
    draft = changed(2, why="Nobody counted them.")
    draft.sentences[4] = draft.sentences[4] | {"why": "The accounts are closed."}
    (problem,) = draft.problems()
    assert (problem.code, problem.severity) == ("wrong-value", "warning")
    assert "price" in problem.message


def test_a_sentence_of_which_no_row_is_told_with_the_row_before_it() -> None:
    draft = changed(2, why="Nobody counted them.")
    del draft.sentences[6]
    (problem,) = draft.problems()
    assert (problem.code, problem.severity) == ("sentence-missing", "warning")
    assert "“The bridge is not a public road.”, p2 of post" in problem.message
    assert problem.repair


def test_half_a_sentence_is_not_the_whole_of_it() -> None:
    draft = changed(2, why="Nobody counted them.", sentence="On Saturday the first cars rolled across the Lyd")
    (problem,) = draft.problems()
    assert problem.code == "sentence-missing"
    assert "and the ferry was retired" in problem.message


def test_without_the_file_nothing_is_missing() -> None:
    assert bridge().codes() == []


def test_a_heading_and_a_sentence_of_two_words_can_be_told_apart() -> None:
    text = "The toll\n\n3 May 2021: They pay a toll. Nobody complained.\n\nNo contest\n\nSo it is said.\n"
    draft = bridge()
    draft.articles["post"] = article(text)
    draft.dossiers, draft.annotations, draft.events = {}, {}, {}
    draft.sentences += [row for row in ROWS if row["reading"] == "times"]
    draft.sentences += [
        {"reading": "post", "is": "judgement", "sentence": "They pay a toll."},
        {"reading": "post", "is": "judgement", "sentence": "So it is said."},
    ]
    missing = [problem.message for problem in draft.problems() if problem.code == "sentence-missing"]
    assert missing == ["No row is about “No contest”, a heading of post."]
    draft.sentences.append({"reading": "post", "is": "head", "sentence": "No contest"})
    assert "sentence-missing" not in draft.codes()
    assert [row.block for row in draft.comparison().sentences if row.reading == "post"] == ["p1", "h1", "p2"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"reading": "post", "is": "call", "sentence": "The bridge is not a public road."}, "sentence-twice"),
        ({"reading": "post", "is": "call", "sentence": "The bridge is not a public"}, "sentence-twice"),
        ({"reading": "post", "is": "call", "sentence": "The bridge is a public road."}, "quotation-not-found"),
        ({"reading": "herald", "is": "call", "sentence": "The bridge is not a public road."}, "unknown-id"),
    ],
)
def test_a_row_that_is_amiss_is_an_error(row: Values, code: str) -> None:
    comparison, problems = bind(drafted(*ROWS, row).folder())
    assert comparison is None
    assert [problem.code for problem in problems] == [code]


def test_only_what_can_be_checked_has_a_reason() -> None:
    with pytest.raises(ValueError, match="checkable"):
        changed(1, why="It is a forecast.").folder()


def test_the_check_counts_them_by_reading() -> None:
    counted = figures(drafted().comparison())
    told = [(one.sentences.all, one.sentences.checkable, one.sentences.checked) for one in counted.readings]
    assert told == [(5, 3, 1), (3, 2, 0)]
    lines = [line.split() for line in table(counted).splitlines()]
    assert ["sentences", "5", "3"] in lines
    assert ["can", "be", "checked", "3", "2"] in lines
    assert ["with", "evidence", "1", "0"] in lines
    assert "sentences" not in table(figures(bridge().comparison()))


def test_an_edition_of_excerpts_shows_no_more_of_a_sentence_than_is_quoted() -> None:
    draft = drafted()
    draft.dossiers["times"] = {"edition": "excerpts"}
    draft.events["opening"]["passages"]["times"] = ["the first cars rolled across"]
    draft.events["toll"]["passages"]["times"] = ["Drivers pay four crowns for a crossing. The company"]
    draft.events["opening"]["both"], draft.events["toll"]["part"] = [], []
    comparison, problems = excerpted(draft.folder(), draft.comparison())
    assert comparison
    assert problems == []
    shown = [row for row in comparison.sentences if row.reading == "times"]
    assert [row.text for row in shown] == [
        "On Saturday the first cars rolled across […]",
        "Drivers pay four crowns for a crossing.",
        "The company […]",
    ]
    assert [[note.id for note in row.annotations] for row in shown] == [["opening-day"], [], []]
    text = comparison.reading("times").article.text
    assert all(text[one.start : one.end] == one.quotation for row in shown for one in row.shown)
