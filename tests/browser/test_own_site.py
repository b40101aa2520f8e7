"""A site of one's own, made from the installed package, as a reader walks through it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.installed import GENERATORS, Generator

PAGES = (
    "",
    "method/",
    "glossary/",
    "contributors/",
    "about/",
    "privacy/",
    "licences/",
    "codes/",
    "market-hall/",
    "market-hall/facing/",
    "market-hall/the-market-hall/",
    "market-hall/the-traders/",
    "market-hall/handout/",
    "market-hall/worksheet/",
    "market-hall/data/market-hall.html",
)


@pytest.mark.parametrize("generator", GENERATORS)
def test_every_page_opens_without_a_word_and_asks_for_nothing_that_is_not_there(
    reader_of: Callable[[Path], Reader], own_site: Callable[[Generator], Path], generator: Generator
) -> None:
    reader = reader_of(own_site(generator) / "site")
    for address in PAGES:
        expect(reader.open(address).locator("h1").first, address).to_be_visible()


def test_from_the_front_page_a_reader_comes_to_both_articles_side_by_side(
    reader_of: Callable[[Path], Reader], own_site: Callable[[Generator], Path]
) -> None:
    page = reader_of(own_site("mkdocs") / "site").open("")
    page.get_by_role("link", name="Read them side by side").click()
    cells = page.locator("section[data-event] [data-reading]")
    expect(cells).to_have_count(6)  # of the three events that a machine suggests
    expect(cells.nth(0)).to_contain_text("opened the market hall again")
    expect(cells.nth(1)).to_contain_text("has its market hall back")
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Market hall").click()
    page.get_by_role("link", name="Who can still afford a stall?").first.click()
    expect(page.locator("#p4")).to_contain_text("A market lives from those who sell in it")
