"""Next and previous by key and by button; a panel lists the keys; none fires while one types, or when they are off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader, restyle
from tests.tram import ARTICLES, FACING, TEXTS

OPEN = ".fp-panel:popover-open .fp-key"


def _hash(page: Page) -> str:
    found: str = page.evaluate("() => location.hash")
    return found


def _labels(page: Page) -> list[str]:
    return page.locator(".fp-ref > a:visible").all_inner_texts()


def _keys(page: Page) -> None:
    """Press the button that lists the keys, which stands among the options."""
    if page.locator(".fp-options").count():
        page.locator(".fp-options > summary").click()
    page.get_by_role("button", name="Keys").click()


@pytest.mark.parametrize("address", [FACING, TEXTS, ARTICLES[0]], ids=str)
def test_n_and_p_go_from_note_to_note(reader: Reader, address: object) -> None:
    page = reader.open(getattr(address, "address"))  # noqa: B009
    labels = _labels(page)
    for label in labels[:3]:
        page.keyboard.press("n")
        expect(page.locator(OPEN)).to_have_text(label)
        expect(page.locator(OPEN)).to_be_in_viewport()
    page.keyboard.press("p")
    expect(page.locator(OPEN)).to_have_text(labels[1])


def test_buttons_go_from_note_to_note(reader: Reader) -> None:
    page = reader.open(FACING.address)
    labels = _labels(page)
    page.locator(".fp-ref > a:visible").first.hover()
    page.get_by_role("button", name="Next note").click()
    expect(page.locator(OPEN)).to_have_text(labels[1])
    page.get_by_role("button", name="Previous note").click()
    expect(page.locator(OPEN)).to_have_text(labels[0])


def test_j_and_k_go_from_event_to_event(reader: Reader) -> None:
    page = reader.open(FACING.address)
    ids = [row.get_attribute("id") for row in page.locator("section[data-event]").all()]
    for id in ids[:3]:
        page.keyboard.press("j")
        page.wait_for_function("hash => location.hash === hash", arg=f"#{id}")
        expect(page.locator(f"#{id} h2")).to_be_in_viewport()
    page.keyboard.press("k")
    page.wait_for_function("hash => location.hash === hash", arg=f"#{ids[1]}")


def test_buttons_go_from_event_to_event(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}#cost")
    page.get_by_role("button", name="Next event").click()
    page.wait_for_function("() => location.hash === '#fares'")
    page.get_by_role("button", name="Previous event").click()
    page.wait_for_function("() => location.hash === '#cost'")


def test_j_goes_from_paragraph_to_paragraph_in_an_article(reader: Reader) -> None:
    page = reader.open(ARTICLES[0].address)
    for number in (1, 2):
        page.keyboard.press("j")
        page.wait_for_function("hash => location.hash === hash", arg=f"#p{number}")
    expect(page.locator("#p2")).to_be_in_viewport()


@pytest.mark.parametrize("address", [FACING.address, ARTICLES[0].address])
@pytest.mark.parametrize("how", ["key", "button"])
def test_a_panel_lists_the_keys(reader: Reader, address: str, how: str) -> None:
    page = reader.open(address)
    if how == "key":
        page.keyboard.press("?")
    else:
        _keys(page)
    panel = page.get_by_role("dialog", name="Keys")
    expect(panel).to_be_visible()
    for key in ("j", "k", "n", "p", "/", "?", "Esc"):
        expect(panel.locator("kbd", has_text=key).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_keys_are_silent_while_one_types(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.keyboard.press("/")
    field = page.locator("input:focus")
    page.keyboard.type("jn?")
    expect(field).to_have_value("jn?")
    assert _hash(page) == ""
    assert page.locator(OPEN).count() == 0
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_keys_with_a_modifier_are_not_ours(reader: Reader, modifier: str) -> None:
    page = reader.open(FACING.address)
    page.evaluate("() => addEventListener('keydown', event => event.preventDefault())")
    page.keyboard.press(f"{modifier}+j")
    page.keyboard.press("n")
    expect(page.locator(OPEN)).to_have_count(1)
    assert _hash(page) == ""


def test_keys_can_be_turned_off_and_stay_off(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.keyboard.press("?")
    page.locator("label", has_text="Use these keys").click()
    page.get_by_role("button", name="Close").click()
    for _ in range(2):
        for key in ("j", "n", "?", "/", "s"):
            page.keyboard.press(key)
        assert _hash(page) == ""
        assert page.locator(OPEN).count() == 0
        expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
        expect(page.get_by_role("searchbox")).to_have_count(0)
        page.reload()
    _keys(page)
    page.locator("label", has_text="Use these keys").click()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.wait_for_function("() => location.hash !== ''")


def test_end_leads_to_the_end_though_rows_are_higher_than_was_thought(reader: Reader) -> None:
    page = reader.open(FACING.address)
    restyle(page, ".fp-row > * { padding-bottom: 200rem; }")
    page.keyboard.press("End")
    expect(page.get_by_role("contentinfo")).to_be_in_viewport()
    # None is left to grow as it comes near, which pushed the end away on a slow machine.
    assert page.locator(".fp-row").evaluate_all(
        "rows => rows.every(row => row.firstElementChild.checkVisibility({ contentVisibilityAuto: true }))"
    )
