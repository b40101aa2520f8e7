"""Every page, in either scheme, at every width: nothing cut, nothing against the rules, no word on the console."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Opened

from tests.browser.reader import Reader, Scheme
from tests.browser.rules import broken
from tests.browser.walks import WALKS, Walk
from tests.pages import Page
from tests.sites import Builder

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


# The first is the width that a page is opened at, the others those it is then given.
WIDTHS: dict[Scheme, tuple[int, ...]] = {"light": (1440, 820, 390, 320), "dark": (390, 320, 820, 1440)}


@pytest.mark.parametrize("walk", WALKS, ids=str)
def test_a_page_holds_at_every_width(reader_of: Callable[[Path], Reader], edition: Builder, walk: Walk) -> None:
    """Nothing beyond the window sideways, no rule of accessibility broken; light is light and dark is dark.

    A page is asked for the rules wide in the light and narrow in the dark. One of
    a small edition is opened once; one of this project in either scheme.
    """
    site = edition(walk.edition).folder
    reader = reader_of(site)
    opened = reader.window()
    faults = [
        f"{page}, {fault}"
        for page in walk.pages(site)
        for schemes in ((("light",), ("dark",)) if walk.is_whole else (("light", "dark"),))
        for fault in _walked(reader, opened, page, schemes)
    ]
    assert not faults, "\n".join(faults)


def _walked(reader: Reader, opened: Opened, page: Page, schemes: tuple[Scheme, ...]) -> list[str]:
    """What is amiss on a page, opened once and then given every width, in one scheme after the other."""
    faults: list[str] = []
    opened.emulate_media(color_scheme=schemes[0])
    opened.set_viewport_size({"width": WIDTHS[schemes[0]][0], "height": 900})
    reader.visit(opened, page.address)
    for scheme in schemes:
        opened.emulate_media(color_scheme=scheme)
        for width in WIDTHS[scheme] if scheme == schemes[0] else WIDTHS[scheme][:1]:
            opened.set_viewport_size({"width": width, "height": 900})
            if (wide := opened.evaluate("() => document.documentElement.scrollWidth")) > width:
                faults.append(f"{scheme}, {width}: scrolls sideways to {wide}")
            faults += [f"{scheme}, {width}: cut off: {text}" for text in opened.evaluate(CUT_OFF)]
            if width == WIDTHS[scheme][0]:
                faults += [f"{scheme}, {width}: {rule}" for rule in broken(opened)]
        if (_brightness(opened) > 0.5) != (scheme == "light"):
            faults.append(f"{scheme}: is not")
    # To the end, so that what is loaded late is loaded too.
    opened.keyboard.press("End")
    return faults if opened.title() else [*faults, "has no title"]


def test_the_rules_find_what_is_wrong(browser: Browser) -> None:
    with browser.new_page() as page:
        page.set_content('<html lang="en"><title>A page</title><main><h1>A page</h1><img src="data:,"></main>')
        assert [rule.partition(":")[0] for rule in broken(page)] == ["image-alt"]


def _brightness(page: Opened) -> float:
    """Of the ground, from 0 for black to 1 for white."""
    colour: list[float] = page.evaluate(
        "() => getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)"
    )
    return sum(colour) / 765
