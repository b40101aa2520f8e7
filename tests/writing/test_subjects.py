"""What a comparison is about: plain words, each subject once, in its data and found by the search."""

from __future__ import annotations

import json

import pytest

from facing_pages.changing.surroundings import around
from facing_pages.problems import show
from facing_pages.publishing.comparison_json import comparison_json
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.search import entries
from facing_pages.writing.reader import check, read_yaml
from facing_pages.writing.records import ComparisonRecord
from tests.compose import bridge

INDEX = """title: A bridge
question: Whose is it?
summary: Two papers.
order-rule: By date.
readings: [{id: post, label: Post}, {id: times, label: Times}]
"""


def _said(subjects: str) -> str:
    places, problems = read_yaml(f"{INDEX}subjects: {subjects}\n", "index.md")
    assert places
    assert not problems
    return show(check(ComparisonRecord, places, "index.md")[1])


@pytest.mark.parametrize("subjects", ["[AI, Ai]", "[Solar energy, solar-energy]", "[Écoles, ecoles]", "[Water, Water]"])
def test_one_subject_written_in_two_ways_is_a_problem_that_names_both(subjects: str) -> None:
    said = _said(subjects)
    first, second = subjects.strip("[]").split(", ")
    assert "index.md:6" in said
    assert f"“{first}” and “{second}” are one subject" in said


@pytest.mark.parametrize("subjects", ["[Water, Tolls]", "[]"])
def test_subjects_are_plain_words_or_none(subjects: str) -> None:
    assert not _said(subjects)


def test_a_subject_without_words_is_a_problem() -> None:
    assert "Some words are needed here" in _said('[" "]')


def test_subjects_are_in_the_data_in_the_search_and_in_what_a_change_tells() -> None:
    draft = bridge()
    draft.index["subjects"] = ["Tolls", "Water"]
    before, after = bridge().comparison(), draft.comparison()
    assert json.loads(comparison_json(after, Publication()))["subjects"] == ["Tolls", "Water"]
    assert next(iter(entries(after))).by.endswith("Tolls Water")
    assert "subjects: **Tolls, Water**" in list(around(before, after, frozenset()))
