"""Hard words on the pages: marked where they stand, explained there, and listed for who has no scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.pages import of_kind
from tests.sites import Site
from tests.tram import READINGS

FIRST, _ = READINGS


@pytest.fixture
def facing(full: Site) -> str:
    return of_kind(full.folder, "facing")[0].address


def test_a_hard_word_opens_its_meaning_where_it_stands(reader: Reader, facing: str) -> None:
    page = reader.open(facing)
    word = page.locator('.fp-events a[href="#word-depot"]').first
    word.hover()
    panel = page.locator(".fp-panel")
    expect(panel).to_contain_text("the place where trams or buses are kept and repaired")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)


@pytest.mark.parametrize("page_of", ["facing", "article"])
def test_without_scripts_a_hard_word_leads_to_the_list(reader: Reader, full: Site, page_of: str) -> None:
    address = next(it.address for it in of_kind(full.folder, page_of) if page_of == "facing" or FIRST in it.address)  # type: ignore[arg-type]
    page = reader.open(address, javascript=False)
    page.locator('a[href="#word-foreman"]').filter(visible=True).first.click()
    expect(page.locator("#word-foreman")).to_be_visible()
    expect(page.locator("#word-foreman")).to_contain_text("the worker who leads a group of workers")


def test_with_all_notes_off_no_word_is_marked(reader: Reader, facing: str) -> None:
    line = "one => getComputedStyle(one).textDecorationLine"
    word = reader.open(facing).locator(".fp-events .fp-word").first
    assert word.evaluate(line) == "underline"
    word = reader.open(f"{facing}?layers=").locator(".fp-events .fp-word").first
    assert word.evaluate(line) == "none"
