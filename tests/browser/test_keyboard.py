"""Notes are reached, read and left by the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.reader import Reader
from tests.pages import Page as Address
from tests.tram import ARTICLES

NOTES = range(1, 5)

WHERE = """() => {
    const element = document.activeElement;
    return {
        href: element.getAttribute("href"),
        inside: element.closest("[id]")?.id ?? null,
        last: element === document.body,
        seen: element.checkVisibility({opacityProperty: true, visibilityProperty: true}),
    };
}"""


def _tab_through(page: Page) -> list[str]:
    """The addresses within the page that the Tab key comes to, in order."""
    found: list[str] = []
    for _ in range(1000):
        page.keyboard.press("Tab")
        where = page.evaluate(WHERE)
        if where["last"]:
            return found
        if (where["href"] or "").startswith("#") and where["seen"]:
            found.append(where["href"])
    pytest.fail("The Tab key never comes to the end of the page.")


@pytest.mark.parametrize("article", ARTICLES, ids=str)
def test_tab_comes_to_every_annotation_and_to_every_note_and_back(reader: Reader, article: Address) -> None:
    page = reader.open(article.address)
    reached = set(_tab_through(page))
    marks = page.locator("mark[data-annotation]")
    slugs = {slug for mark in marks.all() for slug in (mark.get_attribute("data-annotation") or "").split()}
    assert slugs
    assert not {slug for slug in slugs if f"#note-{slug}" not in reached}
    if article == ARTICLES[0]:
        assert not [n for n in NOTES if f"#fn:{n}" not in reached]
        assert not [n for n in NOTES if f"#fnref:{n}" not in reached]


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("number", [NOTES[0], NOTES[-1]])
def test_enter_opens_a_note_and_leads_back(reader: Reader, width: int, number: int) -> None:
    page = reader.open(ARTICLES[0].address, width=width)
    mark = page.locator(f'a[href="#fn:{number}"]').first
    mark.focus()
    page.keyboard.press("Enter")
    note = page.locator(f'[id="fn:{number}"]')
    page.wait_for_url(f"**#fn:{number}")
    note.wait_for(state="visible")
    _wait_until_in_view(page, f"fn:{number}")
    note.locator(f'a[href="#fnref:{number}"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#fnref:{number}")
    _wait_until_in_view(page, f"fnref:{number}")


def test_focus_is_seen(reader: Reader) -> None:
    page = reader.open(ARTICLES[0].address)
    mark = page.locator('a[href="#fn:1"]').first
    style = "element => { const s = getComputedStyle(element); return [s.outlineStyle, s.outlineWidth, s.boxShadow]; }"
    before = mark.evaluate(style)
    # From the link before it, as the keyboard comes; a script's focus() shows no ring.
    for _ in range(1000):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.getAttribute('href')") == "#fn:1":
            break
    assert mark.evaluate(style) != before


def _wait_until_in_view(page: Page, id: str) -> None:
    page.wait_for_function(
        """id => {
            const {top, bottom} = document.getElementById(id).getBoundingClientRect();
            return bottom > 0 && top < innerHeight;
        }""",
        arg=id,
    )
