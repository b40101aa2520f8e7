"""A reader reaches every comparison from the site's menu."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from facing_pages.publishing.listing import MOST_NAMED
from facing_pages.publishing.menu import complete
from tests.compose import bridge

BRIDGE = {"A bridge": "bridge/index.md"}


@pytest.mark.parametrize(
    ("entries", "made"),
    [
        ([], [BRIDGE]),
        (["index.md", "rules.md"], ["index.md", BRIDGE, "rules.md"]),
        ([{"Home": "index.md"}, "rules.md"], [{"Home": "index.md"}, BRIDGE, "rules.md"]),
        (["rules.md"], ["rules.md", BRIDGE]),
        (["index.md", "rules.md", "bridge/index.md"], ["index.md", "rules.md", "bridge/index.md"]),
        (["index.md", {"Texts": [{"One": "bridge/index.md"}]}], ["index.md", {"Texts": [{"One": "bridge/index.md"}]}]),
        (["index.md", {"Out": "https://www.example.org/"}], ["index.md", BRIDGE, {"Out": "https://www.example.org/"}]),
    ],
)
def test_a_comparison_that_is_missing_comes_after_the_first_page(entries: list[Any], made: list[Any]) -> None:
    comparison = bridge().comparison()
    wanted = [{comparison.title: entry[next(iter(entry))]} if entry is BRIDGE else entry for entry in made]
    assert complete(entries, [comparison]) == [*wanted, {"About": "about.md"}]


def test_the_page_about_the_edition_stands_where_the_settings_put_it() -> None:
    entries = ["index.md", "bridge/index.md", {"Who": "about.md"}, "rules.md"]
    assert complete(entries, [bridge().comparison()]) == entries


def test_of_many_comparisons_the_menu_names_those_that_the_settings_name() -> None:
    comparison = bridge().comparison()
    many = [replace(comparison, id=f"bridge-{number}") for number in range(MOST_NAMED + 1)]
    entries = ["index.md", {"One": "bridge-2/index.md"}]
    assert complete(entries, many) == [*entries, {"About": "about.md"}]
