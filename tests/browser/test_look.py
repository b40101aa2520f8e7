"""A reader chooses typeface, spacing and width: the words follow, and the choice stays."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader
from tests.tram import ARTICLES, FACING

PAGES = (FACING.address, ARTICLES[0].address)
TEXT = ":is(.fp-events, .fp-art__main) .fp-text >> visible=true"


def _choose(page: Page, group: str, choice: str) -> None:
    if page.locator(".fp-options:not([open])").count():
        page.locator(".fp-options > summary").click()
    page.get_by_role("group", name=group).get_by_role("radio", name=choice, exact=True).check()


def _style(page: Page, name: str) -> str:
    """What a style of the first words of an article comes to."""
    value: str = page.locator(TEXT).first.evaluate("(text, name) => getComputedStyle(text)[name]", name)
    return value


def _fonts(page: Page) -> list[str]:
    page.evaluate("() => document.fonts.ready.then(() => null)")
    loaded: list[str] = page.evaluate(
        "() => performance.getEntriesByType('resource').map(one => one.name).filter(name => name.endsWith('.woff2'))"
    )
    return [name.rpartition("/")[2] for name in loaded]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("choice", "family", "file"),
    [
        ("Plain", "Alegreya Sans Text", "alegreya-sans-400.woff2"),
        ("Easy to tell letters apart", "Atkinson Hyperlegible Next", "atkinson-hyperlegible-next.woff2"),
    ],
)
def test_a_typeface_is_loaded_when_it_is_chosen_and_stays(
    reader: Reader, address: str, choice: str, family: str, file: str
) -> None:
    page = reader.open(address)
    assert "Alegreya," in _style(page, "fontFamily")
    assert file not in _fonts(page)
    with page.expect_response(f"**/{file}"):
        _choose(page, "Typeface", choice)
    assert family in _style(page, "fontFamily")
    page.reload()
    assert family in _style(page, "fontFamily")
    _choose(page, "Typeface", "Serif")
    assert "Alegreya," in _style(page, "fontFamily")


@pytest.mark.parametrize("address", PAGES)
def test_lines_stand_wider_apart(reader: Reader, address: str) -> None:
    page = reader.open(address)
    heights = []
    for choice in ("Normal", "Wide", "Wider"):
        _choose(page, "Space between lines", choice)
        heights.append(float(_style(page, "lineHeight").removesuffix("px")))
    assert heights[0] * 1.15 < heights[1]
    assert heights[1] * 1.15 < heights[2]
    page.reload()
    assert float(_style(page, "lineHeight").removesuffix("px")) == heights[2]


@pytest.mark.parametrize("address", PAGES)
def test_the_text_is_narrower_or_wider(reader: Reader, address: str) -> None:
    page = reader.open(address)
    widths = []
    for choice in ("Narrow", "Normal", "Wide"):
        _choose(page, "Width of the text", choice)
        widths.append(page.locator(TEXT).first.evaluate("text => text.getBoundingClientRect().width"))
    assert widths == sorted(widths)
    assert widths[0] < widths[1] < widths[2]


def test_the_choice_holds_on_the_next_page(reader: Reader) -> None:
    page = reader.open(FACING.address)
    _choose(page, "Typeface", "Plain")
    reader.turn(page, ARTICLES[1].address)
    assert "Alegreya Sans Text" in _style(page, "fontFamily")
    expect(page.locator('input[name="face"][value="sans"]')).to_be_checked()


def test_wide_spacing_on_a_phone_makes_nothing_stick_out(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?face=clear&spacing=wider&width=wide&size=large", width=390, height=844)
    assert "Atkinson" in _style(page, "fontFamily")
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
