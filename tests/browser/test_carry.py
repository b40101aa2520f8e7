"""What a reader has read is marked by the reader alone, shown, carried on from, and forgotten when asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader
from tests.sites import Builder
from tests.tram import FACING, FRONT, HOME

FERRY = "ferry/"

# Keeps on the front page of the ferry, as an earlier edition would have, that an event was read.
_KEEP = """([comparison, event]) => {
    const site = location.pathname.replace("ferry/", "");
    localStorage.setItem(`facing-pages:read:${site}${comparison}`, event);
}"""


def _mark(page: Page, number: int) -> Locator:
    return page.get_by_role("button", name=f"Event {number}: I have read this", exact=True)


def _onward(page: Page) -> Locator:
    return page.get_by_role("link", name="Continue at event")


def _read(page: Page) -> list[str]:
    """The links of the strip, or of the list of events, that say that their event is read."""
    found: list[str] = page.locator("a[data-done]").evaluate_all("links => links.map(link => link.hash)")
    return found


def test_one_tap_marks_an_event_and_another_takes_the_mark_away(reader: Reader) -> None:
    page = reader.open(FACING.address, width=390, height=844, has_touch=True)
    expect(_mark(page, 1)).to_have_attribute("aria-pressed", "false")
    _mark(page, 1).tap()
    expect(_mark(page, 1)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("navigation", name="Overview").get_by_role("link", name="(read)")).to_have_count(1)
    _mark(page, 1).tap()
    expect(_mark(page, 1)).to_have_attribute("aria-pressed", "false")
    assert _read(page) == []


def test_nothing_is_marked_by_scrolling(reader: Reader) -> None:
    page = reader.open(FACING.address)
    expect(_mark(page, 1)).to_be_visible()
    page.keyboard.press("End")
    expect(page.get_by_role("contentinfo")).to_be_in_viewport()
    assert _read(page) == []
    expect(_onward(page)).to_be_hidden()


@pytest.mark.parametrize("address", [FRONT.address, FACING.address, HOME.address])
def test_a_reader_goes_on_at_the_first_event_after_the_last_that_was_read(reader: Reader, address: str) -> None:
    page = reader.open(FACING.address)
    for number in (3, 1):
        _mark(page, number).click()
    reader.turn(page, address)
    expect(_onward(page)).to_have_text("Continue at event 2")
    _onward(page).click()
    expect(page.locator("[data-event] >> nth=1")).to_be_in_viewport()
    assert page.url.startswith(reader.url(FACING.address))
    _mark(page, 2).click()
    expect(_onward(page)).to_have_text("Continue at event 4")


def test_after_the_last_event_the_first_that_is_not_read_comes_next(reader: Reader) -> None:
    page = reader.open(FACING.address)
    last = page.locator("[data-read]").count()
    for number in (1, last):
        _mark(page, number).click()
    expect(_onward(page)).to_have_text("Continue at event 2")
    for number in range(2, last):
        _mark(page, number).click()
    expect(_onward(page)).to_be_hidden()


def test_the_list_of_events_shows_what_was_read_and_forgets_it_when_asked(reader: Reader) -> None:
    page = reader.open(FACING.address)
    _mark(page, 2).click()
    marked = page.locator("[data-event]").nth(1).get_attribute("id")
    reader.turn(page, FRONT.address)
    expect(page.get_by_role("table").get_by_role("link", name="(read)")).to_have_count(1)
    assert _read(page) == [f"#{marked}"]
    page.get_by_role("button", name="Forget what I have read").click()
    expect(_onward(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Forget what I have read")).to_be_hidden()
    assert _read(page) == []
    assert reader.turn(page, FACING.address).locator('[aria-pressed="true"]').count() == 0


def test_the_options_of_the_facing_page_forget_too(reader: Reader) -> None:
    page = reader.open(FACING.address)
    button = page.locator("[data-forget]")
    expect(button).to_have_attribute("hidden", "")
    _mark(page, 1).click()
    expect(button).not_to_have_attribute("hidden", "")
    button.dispatch_event("click")
    expect(_mark(page, 1)).to_have_attribute("aria-pressed", "false")


def test_nothing_of_it_is_there_without_scripts_or_before_anything_was_read(reader: Reader) -> None:
    for address in (HOME.address, FRONT.address, FACING.address):
        page = reader.open(address, javascript=False)
        for left in page.locator("[data-carry], [data-read], [data-forget]").all():
            expect(left).to_be_hidden()
        expect(_onward(reader.open(address))).to_be_hidden()


def test_a_view_that_was_chosen_is_kept_by_going_on(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?blind=1")
    _mark(page, 1).click()
    _onward(page).click()
    assert "?blind=1#" in page.url


@pytest.fixture
def two(reader_of: Callable[[Path], Reader], edition: Builder) -> Reader:
    """Reads the edition whose ferry was once called boat, and an event of it by another name."""
    return reader_of(edition("two").folder)


def test_what_was_read_under_a_former_name_counts(two: Reader) -> None:
    page = two.open(FERRY)
    page.evaluate(_KEEP, ["ferry", "last-sunday"])
    page.reload()
    expect(_onward(page)).to_have_text("Continue at event 2")
    assert _read(page) == ["#last-day"]
    two.turn(page, f"{FERRY}facing/")
    expect(_mark(page, 1)).to_have_attribute("aria-pressed", "true")


def test_what_was_read_of_a_comparison_that_had_another_name_counts(two: Reader) -> None:
    page = two.open(FERRY)
    page.evaluate(_KEEP, ["boat", "last-day"])
    page.reload()
    expect(_onward(page)).to_have_text("Continue at event 2")
    page.get_by_role("button", name="Forget what I have read").click()
    page.reload()
    expect(_onward(page)).to_be_hidden()


def test_on_the_first_page_each_comparison_begun_has_its_own_way_on(two: Reader) -> None:
    page = two.open(f"{FERRY}facing/")
    _mark(page, 1).click()
    two.turn(page, "")
    expect(_onward(page)).to_have_count(1)
    expect(page.get_by_role("region", name="The ferry").get_by_role("link", name="Continue at event 2")).to_be_visible()
