"""A link of editorial prose may lead to every page and place of its comparison, and to nothing that is not there."""

from __future__ import annotations

import pytest

from tests.compose import Draft, bridge


def _said(href: str, draft: Draft | None = None) -> list[str]:
    draft = draft or bridge()
    draft.index["body"] = f"See [there]({href})."
    return [f"{problem.message} {problem.repair}" for problem in draft.problems() if problem.code == "bad-link"]


@pytest.mark.parametrize(
    "href",
    [
        *("map/", "map/#silence", "facing/", "facing/#toll", "facing/#texts", "facing/#post-p2", "facing/#fn:post:1"),
        *("#events", "#maps", "#data", "sources/#all-works", "handout/", "worksheet/"),
        *("post/", "post/#p2", "post/#fn:1", "post/#note-price", "facing/#note-price"),
    ],
)
def test_what_is_there_can_be_linked_to(href: str) -> None:
    assert _said(href) == []


@pytest.mark.parametrize(
    ("href", "told"),
    [
        ("mpa/", "there is no page “mpa”. Did you mean “map”?"),
        ("map/#silense", "there is no place “silense”. Did you mean “silence”?"),
        ("facing/#tol", "there is no place “tol”. Did you mean “toll”?"),
        ("post/#note-prise", "there is no annotation “prise”. Did you mean “price”?"),
        ("post/#p9", "there is no paragraph “p9”."),
        ("#timeline", "there is no place “timeline”."),
        ("questions/", "there is no page “questions”."),
        ("../glossary/#ferry", "there is no term “ferry”."),
        ("../../elsewhere/", "The link “../../elsewhere/” leads nowhere."),
    ],
)
def test_what_is_not_there_is_told_with_what_may_be_meant(href: str, told: str) -> None:
    (said,) = _said(href)
    assert told in said


def test_what_a_lesson_brings_can_be_linked_to_where_there_is_one() -> None:
    lesson = {
        "why": "It matters.",
        "authors": {"post": "A.", "times": "B."},
        "organiser": [{"id": "aim", "title": "Aim", "prompt": "What?", "answers": {"post": "A.", "times": "B."}}],
    }
    for href in ("questions/", "questions/#organiser-aim", "questions/#author-post", "questions/#lesson-organiser"):
        draft = bridge()
        draft.lesson = lesson
        assert _said(href, draft) == []
        assert len(_said(href)) == 1
