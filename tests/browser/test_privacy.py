"""What a site keeps in the browser of whoever reads it: named on one page, with a button that clears it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from facing_pages.publishing.privacy import KEPT
from tests.browser.reader import Reader
from tests.browser.server import SUB_PATH
from tests.tram import FACING

PAGE = "privacy/"
_KEYS = "() => [localStorage, sessionStorage].flatMap(one => Object.keys(one)).sort()"


def _shown(page: Page) -> dict[str, str]:
    """What the table says of each row: kept now or not."""
    expect(page.get_by_role("columnheader", name="Kept now")).to_be_visible()  # by the script once it knows
    rows = page.locator("[data-key]").all()
    return {str(row.get_attribute("data-key")): row.locator("td").last.inner_text() for row in rows}


def _chosen(reader: Reader) -> Page:
    """A window in which everything was chosen that a reader can choose."""
    page = reader.open(FACING.address)
    page.get_by_role("button", name=re.compile("I have read this")).first.click()
    page.locator("label[for^=__palette]:visible").first.click()
    for name in ("view", "keys"):
        page.evaluate("name => localStorage.setItem(`facing-pages:${name}`, 'off')", name)
    reader.turn(page, f"{FACING.address}?blind=1")
    reader.turn(page, "tram/worksheet/")
    page.locator(".fp-work textarea").first.fill("They agree on the year.")
    return page


def test_everything_that_is_ever_kept_stands_in_the_table_and_goes_with_one_button(reader: Reader) -> None:
    page = _chosen(reader)
    page.evaluate("() => localStorage.setItem('another-program', 'its own')")
    reader.turn(page, PAGE)
    kept = page.evaluate(_KEYS)
    names = [one.key if not one.key.startswith(".") else f"{SUB_PATH}{one.key}" for one in KEPT]
    assert [key for key in kept if not any(key.startswith(name) for name in names)] == ["another-program"]
    assert set(_shown(page).values()) == {"Yes"}

    page.get_by_role("button", name="Clear all of it").click()
    expect(page.get_by_role("status").filter(has_text="All of it is cleared.")).to_be_visible()
    assert page.evaluate(_KEYS) == ["another-program"]
    assert set(_shown(page).values()) == {"No"}


def test_what_was_cleared_can_be_put_back_while_the_page_is_open(reader: Reader) -> None:
    page = reader.turn(_chosen(reader), PAGE)
    before = page.evaluate("() => ({...localStorage})")
    page.get_by_role("button", name="Clear all of it").click()
    page.get_by_role("button", name="Put it back").click()
    assert page.evaluate("() => ({...localStorage})") == before
    assert set(_shown(page).values()) == {"Yes"}
    expect(page.get_by_role("button", name="Put it back")).to_be_hidden()
    reader.turn(page, "tram/worksheet/")
    expect(page.locator(".fp-work textarea").first).to_have_value("They agree on the year.")


def test_a_visit_that_chooses_nothing_leaves_nothing_and_no_page_sets_a_cookie(reader: Reader) -> None:
    page = reader.window()
    for address in ("", FACING.address, "tram/worksheet/", "tram/questions/", PAGE):
        reader.turn(page, address)
        assert page.evaluate(_KEYS) == []
    assert page.context.cookies() == []
    assert set(_shown(page).values()) == {"No"}


def test_without_scripts_the_page_says_what_is_kept_and_offers_no_button(reader: Reader) -> None:
    page = reader.open(PAGE, javascript=False)
    assert page.locator("[data-key]").count() == len(KEPT)
    expect(page.locator("[data-key] th").first).to_be_visible()
    expect(page.get_by_role("button", name="Clear all of it")).to_be_hidden()
    assert page.locator("thead th:visible").count() == 2
