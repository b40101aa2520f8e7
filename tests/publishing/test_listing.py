"""The list of many comparisons: its order, and what readers choose by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facing_pages.model import Comparison
from facing_pages.publishing.listing import MOST_NAMED, few, listing, when
from facing_pages.translating import speaking
from tests.compose import bridge

BRIDGE = bridge().comparison()


def _one(title: str, *subjects: str, language: str = "en") -> Comparison:
    return replace(BRIDGE, id=title.lower(), title=title, subjects=subjects, language=language)


def _dated(*dates: str | None) -> Comparison:
    readings = zip(BRIDGE.readings, dates, strict=True)
    return replace(
        BRIDGE, readings=tuple(replace(one, dossier=replace(one.dossier, date=date)) for one, date in readings)
    )


def test_a_subject_is_one_however_it_is_written_and_is_called_what_most_call_it() -> None:
    written = {"A": ("AI", "Élections"), "B": ("Ai", "elections"), "C": ("Ai",), "D": ("Élections",)}
    made = listing(_one(title, *subjects) for title, subjects in written.items())
    assert [(one.name, one.count) for one in made.subjects] == [("Ai", 3), ("Élections", 3)]
    assert [[one.name for one in item.subjects] for item in made.items] == [
        ["Ai", "Élections"],
        ["Ai", "Élections"],
        ["Ai"],
        ["Élections"],
    ]


def test_titles_stand_in_the_order_of_the_alphabet_whatever_their_accents_and_marks() -> None:
    titles = ["Zinc", "École", "“Echo”", "1984", "eel"]
    made = listing([_one(title) for title in titles])
    assert [item.comparison.title for item in made.items] == ["1984", "“Echo”", "École", "eel", "Zinc"]
    assert [item.letter for item in made.items] == ["0–9", "E", "", "", "Z"]


def test_a_long_list_can_be_entered_at_a_letter_and_a_short_one_need_not() -> None:
    made = listing([_one(f"{letter}{number}") for letter in "AB" for number in range(30)])
    assert [item.letter for item in made.letters] == ["A", "B"]
    assert not listing([_one("A"), _one("B")]).letters


def test_languages_have_their_names_in_the_language_that_is_spoken() -> None:
    comparisons = [_one("A"), _one("B", language="fr"), _one("C", language="fr-CA"), _one("D", language="")]
    with speaking("fr"):
        found = [(one.name, one.count) for one in listing(comparisons).languages]
    assert found == [("français", 3), ("anglais", 1)]


def test_a_language_is_no_choice_where_there_is_one() -> None:
    assert listing([_one("A", "Water"), _one("B")]).choices == listing([_one("A", "Water")]).subjects


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("2025-02-16", "2025-02-01"), "February 2025"),
        (("2025-04", "2024-12-31"), "December 2024 to April 2025"),
        (("2025", None), "2025"),
    ],
)
def test_a_comparison_is_of_the_months_in_which_its_articles_appeared(dates: tuple[str | None, ...], said: str) -> None:
    assert when(_dated(*dates)) == said


def test_without_the_articles_dates_those_of_the_events_count() -> None:
    undated = _dated(None, None)
    events = tuple(replace(event, date=f"20{at}") for at, event in enumerate(undated.events[:2], 10))
    assert when(replace(undated, events=events)) == "2010 to 2011"
    assert when(replace(undated, events=())) == ""


def test_many_are_named_nowhere_one_by_one() -> None:
    comparisons = [_one(f"A{number}") for number in range(MOST_NAMED + 1)]
    assert few(comparisons[:-1]) == comparisons[:-1]
    assert not few(comparisons)
