"""A lesson: the same fields for every reading, plans without a gap, and its words wherever the others go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from facing_pages.binding import published
from facing_pages.binding.bind import bind
from facing_pages.binding.excerpts import excerpted
from facing_pages.changing.diff import report
from facing_pages.edition import load
from facing_pages.model import Extract, Run
from facing_pages.publishing import markdown_pages, search
from facing_pages.publishing.comparison_json import comparison_json
from facing_pages.publishing.publication import Publication
from tests import folders
from tests.compose import ACCOUNTS, Draft, Values, bridge

LESSON: Values = {
    "why": "Each paper wrote for *somebody*.",
    "authors": {"times": "A paper of the capital.", "post": "1. A county paper."},
    "organiser": [
        {
            "id": "claims",
            "title": "What it says",
            "prompt": "Whose bridge is it?",
            "answers": {"times": "It does not say.", "post": "A company’s: [“not a public road”](post/#p2)."},
        }
    ],
    "plans": [
        {
            "id": "short",
            "title": "A short session",
            "minutes": 15,
            "summary": "All read, then all talk.",
            "needs": "A clock.",
            "steps": [
                {"minutes": 10, "title": "Read", "grouping": "alone", "text": "Everybody reads one text."},
                {"minutes": 5, "title": "Talk", "grouping": "pairs", "text": "See [the row](facing/#toll)."},
            ],
        }
    ],
}

MARKDOWN = """\
# The lesson: The bridge

Whose bridge is it?

## Who wrote each text

Each paper wrote for *somebody*.

- The post reading: 1\\. A county paper.

- The times reading: A paper of the capital.

## The organiser

### <span id="organiser-claims"></span>What it says

Whose bridge is it?

- The post reading: A company’s: [“not a public road”](post.md#p2).

- The times reading: It does not say.

## <span id="plan-short"></span>A short session: 15 minutes

All read, then all talk.

Needed: A clock.

- **0–10, alone. Read.** Everybody reads one text.

- **10–15, pairs. Talk.** See [the row](facing.md#toll).
"""


def taught(**changed: Any) -> Draft:
    """The bridge with a lesson, some of whose keys are set anew."""
    draft = bridge()
    draft.lesson = LESSON | changed
    return draft


def answering(**answers: str) -> Draft:
    row = LESSON["organiser"][0]
    return taught(organiser=[row | {"answers": row["answers"] | answers}])


def test_every_reading_is_told_of_in_the_readings_order() -> None:
    lesson = taught().comparison().lesson
    assert lesson
    assert [reading for reading, _ in lesson.authors] == ["post", "times"]
    assert [reading for reading, _ in lesson.organiser[0].answers] == ["post", "times"]
    assert lesson.organiser[0].of("times").text == "It does not say."
    assert lesson.author("times").text == "A paper of the capital."


def test_a_step_begins_where_the_one_before_it_ends() -> None:
    (plan,) = taught().comparison().plans
    assert [(begin, end, step.title) for begin, end, step in plan.timed] == [(0, 10, "Read"), (10, 15, "Talk")]
    assert plan.minutes == 15


def test_a_comparison_without_a_lesson_has_the_questions_page_that_it_had() -> None:
    comparison = bridge().comparison()
    assert comparison.plans == ()
    assert "bridge/questions.md" not in markdown_pages.files(comparison)
    assert json.loads(comparison_json(comparison, Publication()))["lesson"] is None


def test_the_lesson_is_on_its_page_as_markdown() -> None:
    page = markdown_pages.files(taught().comparison())["bridge/questions.md"]
    assert page.partition("---\n\n")[2] == MARKDOWN


def test_the_data_hold_all_of_it() -> None:
    lesson = json.loads(comparison_json(taught().comparison(), Publication()))["lesson"]
    assert lesson["why"]["markdown"] == LESSON["why"]
    assert [item["reading"] for item in lesson["authors"]] == ["post", "times"]
    html = lesson["organiser"][0]["answers"][0]["answer"]["html"]
    assert html.count('href="https://facing-pages.invalid/bridge/post/#p2"') == 1
    (plan,) = lesson["plans"]
    assert (plan["id"], plan["minutes"], plan["needs"]["markdown"]) == ("short", 15, "A clock.")
    assert [(step["minutes"], step["grouping"]) for step in plan["steps"]] == [(10, "alone"), (5, "pairs")]


def test_the_search_finds_its_parts_each_at_its_place() -> None:
    found = {entry.location: entry for entry in search.entries(taught().comparison())}
    assert "somebody" in found["bridge/questions/"].text
    assert "county paper" in found["bridge/questions/#author-post"].text
    assert "It does not say" in found["bridge/questions/#organiser-claims"].text
    assert found["bridge/questions/#plan-short"].title == "Plan: A short session"


def test_a_renamed_plan_is_still_reached_and_a_vanished_one_is_missed(tmp_path: Path) -> None:
    folder = folders.write(taught(), tmp_path / "docs")
    before = published.read(tmp_path / "docs")
    assert "plans/short" in {one.key for one in before["bridge"]}
    (tmp_path / "comparison.json").write_text(comparison_json(folders.read(tmp_path / "docs", tmp_path), Publication()))
    assert "plans/short" in {one.key for one in published.read(tmp_path / "comparison.json")["bridge"]}

    folders.write(taught(plans=[LESSON["plans"][0] | {"id": "brief"}]), tmp_path / "docs")
    (problem,) = published.vanished(folders.read(tmp_path / "docs", tmp_path), before["bridge"])
    assert problem.code == "vanished-id"
    (folder / "redirects.yml").write_text("plans: {short: brief}\n")
    comparison = folders.read(tmp_path / "docs", tmp_path)
    assert published.vanished(comparison, before["bridge"]) == []
    assert comparison.aliases("plans/brief") == ("plan-short",)


def test_a_lesson_that_cannot_be_read_is_one_problem_though_others_link_to_it(tmp_path: Path) -> None:
    draft = taught()
    draft.events["toll"]["body"] = "Use [the plan](questions/#plan-short)."
    folder = folders.write(draft, tmp_path / "docs")
    assert load(tmp_path / "docs", tmp_path)[1] == []
    (folder / "lesson.yml").write_text("why: [\n")
    assert [problem.code for problem in load(tmp_path / "docs", tmp_path)[1]] == ["yaml"]


@pytest.mark.parametrize(
    "changed",
    [
        {"why": "The papers merely wrote."},
        {"authors": LESSON["authors"] | {"post": "A puppet of the county."}},
        {"plans": [LESSON["plans"][0] | {"needs": "An infamous clock."}]},
        {"plans": [LESSON["plans"][0] | {"summary": "All concede."}]},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_words_that_take_sides_are_found_in_it(changed: Values) -> None:
    assert taught().codes() == []
    assert taught(**changed).codes() == ["loaded-word"]


def test_an_edition_of_excerpts_shows_no_more_through_it() -> None:
    draft = answering(post="It says [“A company from the coast built it”](post/#p2).")
    draft.dossiers["post"] |= {"edition": "excerpts", "position": []}
    draft.events["toll"]["passages"]["post"] = ["The bridge is not a public road."]
    draft.events["toll"]["part"] = []
    comparison = draft.comparison()
    shown, found = excerpted(draft.folder(), comparison)
    assert {(problem.path, problem.code) for problem in found} == {("lesson.yml", "excerpt-outside")}
    assert shown is None


def test_a_change_is_told_in_a_readers_terms(tmp_path: Path) -> None:
    after = answering(times="It does *not* say whose.")
    after.lesson = (after.lesson or {}) | {
        "why": "Each paper wrote for its readers.",
        "plans": [*LESSON["plans"], LESSON["plans"][0] | {"id": "second", "title": "A second session"}],
    }
    folders.write(taught(), tmp_path / "old" / "docs")
    folders.write(after, tmp_path / "new" / "docs")
    told = report("old", "new", tmp_path)
    assert "why it matters who wrote a text: Each paper wrote for ~~somebody.~~ **its readers.**" in told
    assert "row of the organiser: What it says, Times: It does not ~~say.~~ **say whose.**" in told
    assert "plan of a session added: A second session: All read, then all talk. A clock." in told
    assert "lesson.yml" not in told


def test_a_lesson_with_a_mistake_is_told_as_broken(tmp_path: Path) -> None:
    folders.write(taught(), tmp_path / "old" / "docs")
    folders.write(answering(times="It says [“no such words”](times/#p1)."), tmp_path / "new" / "docs")
    told = report("old", "new", tmp_path)
    assert "### Broken" in told
    assert "`lesson.yml`" in told
    assert "taken out" not in told


ROUND: Values = {
    "aims": ["Say what each paper *says*."],
    "background": {"minutes": 5, "text": "A bridge was built.\n\nSee [the row](facing/#toll)."},
    "product": {"title": "A letter", "form": "a letter", "length": "200 words", "text": "Write to both papers."},
    "marking": {
        "levels": ["Not yet", "Secure"],
        "criteria": [{"title": "Evidence", "levels": ["It names no paragraph.", "It names one."]}],
    },
}


def in_two(*minutes: int, **plan: Any) -> Draft:
    """A plan over two lessons, with steps of so many minutes."""
    steps = [
        {"minutes": n, "title": f"Step {at}", "grouping": "alone", "text": "Read."} for at, n in enumerate(minutes)
    ]
    whole = LESSON["plans"][0] | {"minutes": sum(minutes), "lessons": 2, "steps": steps}
    return taught(plans=[whole | plan])


def test_what_stands_round_a_lesson_is_wherever_the_lesson_is() -> None:
    comparison = taught(**ROUND).comparison()
    lesson = comparison.lesson
    assert lesson
    assert lesson.background
    assert lesson.background.text.bound == ()
    page = markdown_pages.files(comparison)["bridge/questions.md"]
    for words in (
        "## Aims\n\n- Say what each paper *says*.",
        "## Before the lesson: 5 minutes\n\nA bridge was built.\n\nSee [the row](facing.md#toll).",
        "## What to write\n\n**A letter** (a letter, 200 words). Write to both papers.",
        "## Marking: Evidence\n\n- **Not yet.** It names no paragraph.\n- **Secure.** It names one.",
    ):
        assert words in page
    data = json.loads(comparison_json(comparison, Publication()))["lesson"]
    assert data["aims"][0]["markdown"] == ROUND["aims"][0]
    assert data["background"]["minutes"] == 5
    assert data["product"]["form"] == "a letter"
    assert data["marking"]["criteria"][0]["levels"][1]["markdown"] == "It names one."
    (entry,) = (one for one in search.entries(comparison) if one.location == "bridge/questions/")
    assert "A bridge was built" in entry.text
    assert "Write to both papers" in entry.text


def test_a_lesson_needs_none_of_it() -> None:
    lesson = taught().comparison().lesson
    assert lesson
    assert (lesson.aims, lesson.background, lesson.product, lesson.marking) == ((), None, None, None)


def test_a_change_of_it_is_told(tmp_path: Path) -> None:
    folders.write(taught(**ROUND), tmp_path / "old" / "docs")
    folders.write(taught(**ROUND | {"aims": ["Say what each paper *leaves out*."]}), tmp_path / "new" / "docs")
    assert "Aim: Say what each paper" in report("old", "new", tmp_path)


def test_every_lesson_of_a_plan_begins_at_its_own_first_minute() -> None:
    (plan,) = in_two(10, 30, 15, 25).comparison().plans
    assert [[(begin, end) for begin, end, _ in lesson] for lesson in plan.by_lesson] == [
        [(0, 10), (10, 40)],
        [(0, 15), (15, 40)],
    ]


@pytest.mark.parametrize(
    ("draft", "codes"),
    [
        (in_two(40, 40), []),
        (in_two(30, 20, 30), ["minutes-amiss"]),
        (in_two(20, 21), ["minutes-amiss"]),
        (in_two(40, 40, minutes=90), ["minutes-amiss"]),
        (taught(marking=ROUND["marking"] | {"levels": ["Not yet", "Secure", "Strong"]}), ["levels-amiss"]),
    ],
)
def test_a_plan_that_no_timetable_holds_is_a_problem_and_so_is_a_grid_with_gaps(draft: Draft, codes: list[str]) -> None:
    assert draft.codes() == codes


SHORT: Values = {
    "proposition": "A *bridge* should be free.",
    "adapted": {
        "times": ["On Saturday the first cars rolled across the Lyd", "The company says that the price will fall."],
        "post": ["A company from the coast built it and takes a toll of four crowns."],
    },
    "trace": [
        {
            "id": "the-sum",
            "passages": {"post": ["It cost the county 12 million crowns"]},
            "source": "accounts",
            "prompt": "Find the *sum*.",
            "answer": "It is on page 3.",
        }
    ],
}


def shortened(**changed: Any) -> Draft:
    draft = taught(**SHORT | changed)
    draft.hard_words.append(
        {"id": "toll", "word": "toll", "meaning": "Money.", "passages": {"post": ["takes a toll of four crowns"]}}
    )
    return draft


def test_a_short_text_has_the_articles_own_words_with_a_gap_wherever_some_are_left_out() -> None:
    lesson = shortened().comparison().lesson
    assert lesson
    post, times = lesson.adapted
    assert [told(extract) for extract in post.extracts] == [
        "[…] A company from the coast built it and takes a toll of four crowns."
    ]
    assert [told(extract) for extract in times.extracts] == [
        "On Saturday the first cars rolled across the Lyd […]",
        "[…] The company says that the price will fall.",
    ]
    assert [word.id for word in post.hard_words] == ["toll"]
    assert (post.words, times.words) == (14, 17)


def told(extract: Extract) -> str:
    return "".join(one.text if isinstance(one, Run) else " […] " for one in extract.inlines).strip().replace("  ", " ")


def test_paragraphs_that_are_left_out_leave_a_gap_too() -> None:
    lesson = shortened(adapted={"post": ["p2"], "times": ["p1"]}).comparison().lesson
    assert lesson
    post, times = lesson.adapted
    assert told(post.extracts[0]).startswith("[…] The bridge is not")
    assert told(times.extracts[0]).endswith("the ferry was retired. […]")
    whole = shortened(adapted={"post": ["p1", "p2"], "times": ["p1", "p2"]}).comparison().lesson
    assert whole
    assert "[…]" not in "".join(told(extract) for text in whole.adapted for extract in text.extracts)


def test_a_short_text_and_an_exercise_are_wherever_the_lesson_is() -> None:
    comparison = shortened().comparison()
    page = markdown_pages.files(comparison)["bridge/questions.md"]
    for words in (
        "## What to argue about\n\nA *bridge* should be free.",
        "> On Saturday the first cars rolled across the Lyd \\[…\\]",
        "- **toll** Money.",
        '### <span id="trace-the-sum"></span>Accounts for 2021\n\nFind the *sum*.',
        "What can be found: It is on page 3.",
    ):
        assert words in page
    data = json.loads(comparison_json(comparison, Publication()))["lesson"]
    assert data["proposition"]["markdown"] == SHORT["proposition"]
    assert [(one["reading"], len(one["passages"])) for one in data["adapted"]] == [("post", 1), ("times", 2)]
    assert (data["trace"][0]["source"], data["trace"][0]["answer"]["markdown"]) == ("accounts", "It is on page 3.")
    found = {entry.location: entry for entry in search.entries(comparison)}
    assert found["bridge/questions/#trace-the-sum"].text == "Find the sum."
    assert "should be free" in found["bridge/questions/"].text


def test_a_lesson_that_shortens_one_article_shortens_all() -> None:
    (problem,) = shortened(adapted={"post": ["p1"]}).problems()
    assert (problem.code, problem.path) == ("missing-key", "lesson.yml")
    assert "times" in problem.message


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"source": "acounts"}, ["unknown-id"]),
        ({"passages": {"post": ["It cost the county 13 million crowns"]}}, ["quotation-not-found"]),
        ({"answer": "It merely says so."}, ["loaded-word"]),
    ],
)
def test_an_exercise_names_words_and_a_source_that_are_there(changed: Values, codes: list[str]) -> None:
    assert shortened(trace=[SHORT["trace"][0] | changed]).codes() == codes


def test_no_two_exercises_have_one_id_and_none_is_on_two_articles() -> None:
    assert shortened(trace=SHORT["trace"] * 2).codes() == ["duplicate-id"]
    both = SHORT["trace"][0] | {"passages": {"post": ["p1"], "times": ["p1"]}}
    with pytest.raises(ValueError, match="passages"):
        shortened(trace=[both]).folder()


def test_a_work_that_only_an_exercise_names_is_cited() -> None:
    draft = shortened()
    draft.sources.append({"id": "log", "type": "report", "title": "Log", "seen": "original"})
    assert draft.codes() == ["uncited-source"]
    (draft.lesson or {})["trace"] = [SHORT["trace"][0] | {"source": "log"}]
    assert draft.codes() == []


def test_the_documents_of_a_lesson_are_files_in_the_folder() -> None:
    draft = shortened(documents=["plan", "acounts"])
    draft.documents = {id: ACCOUNTS | {"number": number} for number, id in enumerate(("accounts", "plan"), 1)}
    _, problems = bind(draft.folder())
    assert [(problem.code, problem.repair.split("”")[0]) for problem in problems] == [
        ("unknown-id", "Did you mean “accounts")
    ]


def test_a_question_says_whether_it_is_for_a_first_lesson() -> None:
    draft = shortened()
    passages = {"post": ["p1"], "times": ["p1"]}
    draft.questions = {
        "title": "Questions",
        "questions": [
            {"id": "whose", "text": "Whose?", "passages": passages, "first": True},
            {"id": "why", "text": "Why?", "passages": passages},
        ],
    }
    data = json.loads(comparison_json(draft.comparison(), Publication()))
    assert [(one["id"], one["first"]) for one in data["questions"]] == [("whose", True), ("why", False)]


def test_a_change_of_a_short_text_is_told(tmp_path: Path) -> None:
    folders.write(shortened(), tmp_path / "old" / "docs")
    folders.write(shortened(adapted=SHORT["adapted"] | {"post": ["p1"]}), tmp_path / "new" / "docs")
    assert "The short text of Post" in report("old", "new", tmp_path)
