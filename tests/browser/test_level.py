"""In the complete texts a passage brings its counterpart level, when asked and not before."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader
from tests.tram import FACING, READINGS, TEXTS

FIRST, SECOND = READINGS


def _paragraph(page: Page, reading: str, number: int) -> Locator:
    return page.locator(f'[id="{reading}-p{number}"]')


def _link(page: Page, reading: str, number: int, event: int) -> Locator:
    para = page.locator(".fp-para").filter(has=_paragraph(page, reading, number))
    return para.locator(".fp-at a").filter(has_text=f"event {event}").first


LEVEL = "([one, other]) => Math.abs(one.getBoundingClientRect().top - other.getBoundingClientRect().top) <= 1"


def _top(paragraph: Locator) -> float:
    found: float = paragraph.evaluate("element => element.getBoundingClientRect().top")
    return found


def _is_lit(paragraph: Locator) -> bool:
    found: bool = paragraph.evaluate("element => Boolean(element.closest('.fp-lit'))")
    return found


def _wait_until_lit(paragraph: Locator) -> None:
    expect(paragraph.locator("xpath=ancestor::*[contains(@class, 'fp-lit')]")).to_have_count(1)


def test_a_passage_shows_which_events_the_others_treat(reader: Reader) -> None:
    page = reader.open(TEXTS.address)
    assert _link(page, FIRST, 1, 1).inner_text() == "event 1"
    assert _link(page, FIRST, 6, 6).inner_text() == "event 6, B silent"


@pytest.mark.parametrize("how", ["hover", "focus"])
def test_the_counterpart_comes_level_and_lit(reader: Reader, how: str) -> None:
    page = reader.open(TEXTS.address)
    own, other = _paragraph(page, FIRST, 5), _paragraph(page, SECOND, 6)
    link = _link(page, FIRST, 5, 5)
    link.scroll_into_view_if_needed()
    before = _top(own)
    assert abs(_top(own) - _top(other)) > 10
    if how == "hover":
        link.hover()
    else:
        page.keyboard.press("Tab")  # from here on focus is shown
        link.focus()
    _wait_until_lit(other)
    assert _is_lit(own)
    first = min(
        (_top(lit) for lit in page.locator(f'[data-reading="{SECOND}"] .fp-lit > p[id]').all()),
        key=lambda top: abs(top - _top(own)),
    )
    assert first == pytest.approx(_top(own), abs=1)
    assert _top(own) == pytest.approx(before, abs=1)


def test_nothing_moves_by_itself(reader: Reader) -> None:
    page = reader.open(TEXTS.address)
    page.mouse.move(400, 500)
    page.mouse.wheel(0, 2000)
    page.keyboard.press("Tab")
    assert page.locator(".fp-full [data-moved], .fp-full .fp-lit").count() == 0


def test_escape_puts_it_back(reader: Reader) -> None:
    page = reader.open(TEXTS.address)
    other = _paragraph(page, SECOND, 7)
    place = "element => element.getBoundingClientRect().top + scrollY"
    before = other.evaluate(place)
    _link(page, FIRST, 5, 5).hover()
    _wait_until_lit(other)
    page.keyboard.press("Escape")
    assert not _is_lit(other)
    assert other.evaluate(place) == pytest.approx(before, abs=1)


def test_leaving_it_puts_it_back(reader: Reader) -> None:
    page = reader.open(TEXTS.address)
    _link(page, FIRST, 5, 5).hover()
    _wait_until_lit(_paragraph(page, SECOND, 7))
    page.locator(".fp-logo").hover()
    expect(page.locator(".fp-full [data-moved]")).to_have_count(0)


def test_a_tap_brings_it_level_and_another_lets_go(reader: Reader) -> None:
    page = reader.open(TEXTS.address, has_touch=True)
    link, own, other = _link(page, FIRST, 5, 5), _paragraph(page, FIRST, 5), _paragraph(page, SECOND, 7)
    link.tap()
    _wait_until_lit(other)
    assert _is_lit(own)
    assert page.locator("#lease").is_hidden()
    link.tap()
    assert not _is_lit(other)


def test_a_click_leads_to_the_event(reader: Reader) -> None:
    page = reader.open(TEXTS.address)
    _link(page, FIRST, 5, 5).click()
    page.wait_for_url(reader.url(f"{FACING.address}#lease"))
    expect(page.locator("#lease")).to_be_in_viewport()


def test_in_a_stack_the_counterpart_is_shown_under_the_passage(reader: Reader) -> None:
    page = reader.open(TEXTS.address, width=390, has_touch=True)
    _link(page, FIRST, 5, 5).tap()
    panel = page.get_by_role("note", name="The facing passage")
    expect(panel).to_contain_text(_paragraph(page, SECOND, 7).inner_text()[:20])
    box = panel.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)


@pytest.mark.parametrize("width", [820, 1440])
def test_a_pair_in_the_address_is_level_lit_and_said(reader: Reader, width: int) -> None:
    page = reader.open(f"{FACING.address}?a=p5&b=p9", width=width)
    own, other = _paragraph(page, FIRST, 5), _paragraph(page, SECOND, 9)
    for paragraph in (own, other):
        expect(paragraph).to_be_in_viewport()
        assert _is_lit(paragraph)
    page.wait_for_function(LEVEL, arg=[own.element_handle(), other.element_handle()])
    expect(page.locator(".fp-said")).to_have_text(
        "Side by side: Paragraph 5, The workshop reading; Paragraph 9, The council reading"
    )


def test_a_pair_stays_level_when_the_window_becomes_another(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?a=p5&b=p9", width=1440)
    own, other = _paragraph(page, FIRST, 5), _paragraph(page, SECOND, 9)
    page.wait_for_function(LEVEL, arg=[own.element_handle(), other.element_handle()])
    for width in (1100, 900):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(LEVEL, arg=[own.element_handle(), other.element_handle()])
    page.set_viewport_size({"width": 390, "height": 900})
    expect(page.get_by_role("note", name="The facing passage")).to_contain_text("B ¶9")


def test_a_pair_in_a_stack_shows_both(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?a=p5&b=p9", width=390)
    panel = page.get_by_role("note", name="The facing passage")
    expect(panel).to_be_in_viewport()
    expect(panel).to_contain_text("B ¶9")
    expect(_paragraph(page, FIRST, 5)).to_be_in_viewport()


def test_one_paragraph_in_the_address_is_found(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?b=p9")
    expect(_paragraph(page, SECOND, 9)).to_be_in_viewport()
    assert _is_lit(_paragraph(page, SECOND, 9))


def test_a_pair_is_left_when_the_view_is_changed(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?a=p5&b=p9")
    page.locator(".fp-options > summary").click()
    page.get_by_role("link", name="By event").click()
    page.wait_for_url(reader.url(FACING.address))
    assert page.locator("[data-moved], .fp-lit").count() == 0
