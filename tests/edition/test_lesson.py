"""The lesson of the edition: fair to both sides, to the minute, and with every safeguard."""

from __future__ import annotations

import re

import pytest

from facing_pages.addresses import Site
from facing_pages.model import Comparison
from tests.edition.deepseek import deepseek
from tests.sites import ROOT

BESIDE = Site("deepseek/sources/")
"""From a page beside those that links of ours lead to."""


@pytest.fixture(scope="module")
def lesson() -> Comparison:
    assert deepseek().lesson
    return deepseek()


def test_both_columns_have_about_as_many_words(lesson: Comparison) -> None:
    assert lesson.lesson
    rows = [("who wrote it", lesson.lesson.authors), *((row.id, row.answers) for row in lesson.lesson.organiser)]
    for name, answers in rows:
        counts = [prose.words for _, prose in answers]
        assert max(counts) <= 1.2 * min(counts), name
    sums = [sum(row.of(reading.id).words for row in lesson.lesson.organiser) for reading in lesson.readings]
    assert max(sums) <= 1.05 * min(sums)


def test_every_answer_quotes_its_own_text_and_each_as_often(lesson: Comparison) -> None:
    assert lesson.lesson
    for row in lesson.lesson.organiser:
        for reading, prose in row.answers:
            others = [other.id for other in lesson.readings if other.id != reading]
            assert f'href="../{reading}/#p' in prose.html(BESIDE), (row.id, reading)
            assert not any(f'href="../{other}/' in prose.html(BESIDE) for other in others), (row.id, reading)
        bound = [prose.html(BESIDE).count('class="fp-bound"') for _, prose in row.answers]
        assert len(set(bound)) == 1, (row.id, bound)


def test_the_plans_are_of_forty_minutes_a_lesson_and_name_every_safeguard(lesson: Comparison) -> None:
    assert [plan.id for plan in lesson.plans] == ["two-lessons", "one-row", "structured-controversy", "jigsaw"]
    for plan in lesson.plans:
        assert [(steps[0][0], steps[-1][1]) for steps in plan.by_lesson] == [(0, 40)] * plan.lessons
        words = " ".join([plan.summary.text, *(step.text.text for step in plan.steps)])
        for safeguard in ("If time is short", "plays the referee", "family", "yes, that is it", "change my mind"):
            assert safeguard in words, (plan.id, safeguard)
        assert plan.needs
        assert "No screen and no network" in plan.needs.text


def test_the_teachers_page_leads_to_every_plan_and_says_no_minutes_twice(lesson: Comparison) -> None:
    page = (ROOT / "docs" / "teach.md").read_text(encoding="utf-8")
    assert not re.search(r"^\| \d+–\d+ \|", page, re.MULTILINE)
    for plan in lesson.plans:
        assert f"deepseek/questions.md#plan-{plan.id}" in page


def test_what_to_use_tomorrow_comes_first_and_the_level_is_told(lesson: Comparison) -> None:
    page = (ROOT / "docs" / "teach.md").read_text(encoding="utf-8")
    first = page.split("\n## ")[1]
    assert all(f"deepseek/{name}.md" in first for name in ("handout", "projector", "worksheet", "questions"))
    (events,) = set(re.findall(r"events=([\w,-]+)", first))
    assert set(events.split(",")) <= {event.id for event in lesson.events}
    assert "university course" in first
    assert "two events are enough" in first


def test_what_is_read_before_the_lesson_names_both_sides_and_is_short(lesson: Comparison) -> None:
    assert lesson.lesson
    assert lesson.lesson.background
    text = lesson.lesson.background.text.text
    assert lesson.lesson.background.text.words < 250
    assert text.count("workers’ state") == text.count("state capitalism") == 1
    assert len(lesson.lesson.aims) == 4
    assert lesson.lesson.product
    assert lesson.lesson.marking
