"""Every page, as it opens: nothing to scroll sideways for, and not a word on the console."""

from __future__ import annotations

import pytest

from tests.browser.reader import Reader, Scheme
from tests.pages import PAGES, Page

# Text that ends outside the window, where no sideways scrolling would show it,
# unless it stands in a box that scrolls by itself or is there for the ear only.
CUT_OFF = """() => {
    const width = document.documentElement.clientWidth;
    const scrolls = element => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    const forTheEar = element => element.offsetWidth <= 1;
    const excused = element => element && (scrolls(element) || forTheEar(element) || excused(element.parentElement));
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const cut = [];
    while (texts.nextNode()) {
        const text = texts.currentNode, range = document.createRange();
        if (!text.data.trim() || !text.parentElement.checkVisibility({visibilityProperty: true})) continue;
        range.selectNodeContents(text);
        const {left, right, width: wide} = range.getBoundingClientRect();
        if (wide > 1 && (right > width + 1 || left < -1) && right > 0 && !excused(text.parentElement))
            cut.push(`${text.data.trim()} (${left} to ${right})`);
    }
    return cut;
}"""


@pytest.mark.parametrize("page", PAGES, ids=str)
@pytest.mark.parametrize("width", [320, 390, 820, 1440])
def test_nothing_lies_beyond_the_window_sideways(reader: Reader, page: Page, width: int) -> None:
    opened = reader.open(page.address, width=width)
    assert opened.evaluate("() => document.documentElement.scrollWidth") <= width
    assert not opened.evaluate(CUT_OFF)


@pytest.mark.parametrize("page", PAGES, ids=str)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_opens_without_a_fault(reader: Reader, page: Page, scheme: Scheme) -> None:
    opened = reader.open(page.address, scheme=scheme)
    # To the end, so that what is loaded late is loaded too.
    opened.keyboard.press("End")
    opened.wait_for_load_state("networkidle")
    assert opened.title()


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_scheme_is_followed(reader: Reader, page: Page) -> None:
    brightness = {}
    for scheme in ("light", "dark"):
        colour = reader.open(page.address, scheme=scheme).evaluate(
            "() => getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)"
        )
        brightness[scheme] = sum(colour)
    assert brightness["dark"] < brightness["light"] / 2
