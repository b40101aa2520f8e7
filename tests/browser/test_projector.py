"""The projector: an event to a screen, blind until it is revealed, for a class that sits far from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests import paper
from tests.browser.reader import Reader
from tests.loaded import tram
from tests.pages import of_kind
from tests.sites import WHOLE, Builder
from tests.tram import PROJECTOR

EVENTS = [event.id for event in tram().events]
SCREENS = [(1280, 720), (1024, 768)]


def ready(page: Page) -> Page:
    page.locator(".fp-stage[data-live]").wait_for()
    return page


def shown(page: Page) -> Locator:
    """The events that can be seen."""
    return page.locator("[data-event]").locator("visible=true")


def expect_event(page: Page, id: str) -> None:
    expect(shown(page)).to_have_count(1)
    expect(shown(page)).to_have_id(id)


def test_keys_and_buttons_go_from_event_to_event(reader: Reader) -> None:
    page = ready(reader.open(PROJECTOR.address))
    expect_event(page, EVENTS[0])
    for forth, back in (
        ("ArrowRight", "ArrowLeft"),
        ("PageDown", "PageUp"),
        ("Space", "Shift+Space"),
        ("ArrowDown", "ArrowUp"),
    ):
        page.keyboard.press(forth)
        expect_event(page, EVENTS[1])
        assert page.url.endswith(f"#{EVENTS[1]}"), "the address says which event it is"
        page.keyboard.press(back)
        expect_event(page, EVENTS[0])
    shown(page).get_by_role("link", name="Next event").click()
    expect_event(page, EVENTS[1])
    shown(page).get_by_role("link", name="Previous event").click()
    expect_event(page, EVENTS[0])
    # Before the first there is none, nor after the last.
    page.keyboard.press("ArrowLeft")
    expect_event(page, EVENTS[0])
    expect_event(ready(reader.open(f"{PROJECTOR.address}#{EVENTS[-1]}")), EVENTS[-1])


def test_the_readings_have_no_names_until_they_are_revealed(reader: Reader) -> None:
    page = ready(reader.open(PROJECTOR.address))
    main = page.get_by_role("main")
    names = [reading.name for reading in tram().readings]
    for id in EVENTS:
        expect_event(page, id)
        text = main.inner_text().lower()
        assert "reading a" in text
        assert "reading b" in text
        assert not [name for name in names if name.lower() in text]
        page.keyboard.press("ArrowRight")
    page.keyboard.press("r")
    expect(shown(page).get_by_role("heading", name=tram().readings[0].name)).to_be_visible()
    assert "blind=0" in page.url
    page.reload()
    ready(page)
    assert not page.get_by_label("Hide the names").is_checked()
    page.get_by_label("Hide the names").click()
    expect(shown(page).get_by_role("heading", name="Reading A")).to_be_visible()
    assert "blind" not in page.url
    # A link says it from the start.
    page = ready(reader.open(f"{PROJECTOR.address}?blind=0"))
    assert tram().readings[1].name.lower() in shown(page).inner_text().lower()


def test_notes_come_one_by_one_and_only_when_they_are_asked_for(reader: Reader) -> None:
    event = next(event for event in tram().events if sum(len(cell.annotations) for cell in event.cells) > 1)
    page = ready(reader.open(f"{PROJECTOR.address}#{event.id}"))
    notes = shown(page).locator("li")
    expect(notes.locator("visible=true")).to_have_count(0)
    page.keyboard.press("n")
    expect(page.get_by_role("status").first).to_contain_text("Show the names first")
    expect(notes.locator("visible=true")).to_have_count(0)
    page.keyboard.press("r")
    seen = []
    for _ in range(notes.count()):
        page.get_by_role("button", name="Next note").click()
        expect(notes.locator("visible=true")).to_have_count(1)
        seen.append(notes.locator("visible=true").inner_text())
    assert len(set(seen)) == notes.count() > 1
    page.keyboard.press("n")
    expect(notes.locator("visible=true")).to_have_count(0)
    expect(page.get_by_role("status").first).to_have_text("No more notes on this event.")


@pytest.mark.parametrize(("width", "height"), SCREENS)
@pytest.mark.parametrize("name", ["full", "three", "scripts", WHOLE])
def test_all_readings_stand_on_one_screen_in_letters_for_the_last_row(
    reader_of: Callable[[Path], Reader], edition: Builder, name: str, width: int, height: int
) -> None:
    site = edition(name).folder
    (address, *_) = of_kind(site, "projector")
    walk(ready(reader_of(site).open(address.address, width=width, height=height)), width, height)


def walk(page: Page, width: int, height: int) -> None:
    """Looks at every event on a screen of that size."""
    for _ in range(page.locator("[data-event]").count()):
        sides = shown(page).locator("[data-reading]")
        for side in sides.all():
            box = side.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] + box["height"] <= height
            size, overflows = side.evaluate(
                "side => [parseFloat(getComputedStyle(side).fontSize), side.scrollHeight > side.clientHeight + 1]"
            )
            assert size >= height / 33
            # The words are as large as the room allows: one who must scroll has them at their smallest.
            assert not overflows or size <= height / 28
        assert page.evaluate("() => document.documentElement.scrollHeight") <= height
        page.keyboard.press("ArrowRight")


def test_the_whole_screen_can_be_used(reader: Reader) -> None:
    page = ready(reader.open(PROJECTOR.address))
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("() => document.fullscreenElement")
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")
    # A browser that cannot has no button for it.
    window = reader.window()
    window.add_init_script("Object.defineProperty(document, 'fullscreenEnabled', { value: false })")
    page = ready(reader.turn(window, PROJECTOR.address))
    assert not page.get_by_role("button", name="Full screen").is_visible()


def test_single_keys_that_are_off_stay_off(reader: Reader) -> None:
    window = reader.window()
    window.add_init_script("localStorage.setItem('facing-pages:keys', 'off')")
    page = ready(reader.turn(window, PROJECTOR.address))
    page.keyboard.press("r")
    assert page.get_by_label("Hide the names").is_checked()
    page.keyboard.press("ArrowRight")
    expect_event(page, EVENTS[1])


def test_without_scripts_every_event_is_a_screen_under_another(reader: Reader) -> None:
    page = reader.open(PROJECTOR.address, width=1280, height=720, javascript=False)
    expect(shown(page)).to_have_count(len(EVENTS))
    tops = [box["y"] for box in (one.bounding_box() for one in shown(page).all()) if box]
    assert all(600 < below - above <= 720 for above, below in pairwise(tops))
    assert not page.get_by_role("button", name="Next note").is_visible()
    page.get_by_label("Hide the names").click()
    assert tram().readings[0].name.lower() in shown(page).first.inner_text().lower()


def test_silences_are_shown(reader: Reader) -> None:
    event = next(event for event in tram().events if event.silent)
    page = ready(reader.open(f"{PROJECTOR.address}#{event.id}"))
    expect(shown(page).locator("[data-silent]")).to_contain_text("does not mention this")


def test_on_paper_an_event_is_a_page(reader: Reader) -> None:
    page = ready(reader.open(f"{PROJECTOR.address}#{EVENTS[2]}", scheme="dark"))
    printed = paper.read(page.pdf(prefer_css_page_size=True))
    assert len(printed.sheets) >= len(EVENTS)
    for event in tram().events:
        title = re.sub(r"\s", "", event.title)
        assert sum(title in sheet.letters for sheet in printed.sheets) == 1
    assert not any(sheet.outside for sheet in printed.sheets)
    assert "Nextnote" not in printed.letters
