"""An address leads to a place in a page that is then in view, under nothing."""

from __future__ import annotations

from random import Random
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.browser.reader import Reader
from tests.fuzz.client import address as made_up
from tests.pages import Page as Address
from tests.pages import parse
from tests.sites import Site
from tests.tram import ARTICLES, CLASS_FILE, FACING

# Whether the first words of an element, or of a mark in a line, are what a
# reader sees where they stand.
IN_VIEW = """id => {
    const element = document.getElementById(id);
    const first = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, text =>
        text.data.trim() && text.parentElement.checkVisibility() && text.parentElement.offsetWidth > 1
            ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT).nextNode();
    const range = document.createRange();
    range.selectNodeContents(first);
    const {left, top, width, height} = range.getClientRects()[0];
    const seen = document.elementFromPoint(left + width / 2, top + height / 2);
    return Boolean(seen) && (element.contains(seen) || seen.contains(element));
}"""


def _follow(page: Page, id: str) -> None:
    page.evaluate("id => { location.hash = id; }", id)
    page.wait_for_function(IN_VIEW, arg=id, timeout=5000)


@pytest.mark.parametrize("width", [390, 1440])
def test_an_event_is_in_view_at_its_address(reader: Reader, full: Site, width: int) -> None:
    page = reader.open(FACING.address, width=width)
    for row in parse(full.folder / FACING.path).css("section[data-event]"):
        _follow(page, row.attributes["id"] or "")


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("article", ARTICLES, ids=str)
def test_paragraphs_and_annotations_are_in_view_at_their_addresses(
    reader: Reader, full: Site, article: Address, width: int
) -> None:
    page = reader.open(article.address, width=width)
    html = parse(full.folder / article.path)
    notes = [node.attributes["id"] or "" for node in html.css("[id^=note-][data-kind]")]
    for id in ("p1", "p4", "p7", *notes):
        _follow(page, id)


@pytest.mark.parametrize("view", ["texts", "events"])
def test_the_address_names_the_view(reader: Reader, view: str) -> None:
    page = reader.open(f"{FACING.address}?view={view}")
    text = page.locator('.fp-full [id="workshop-p1"]')
    row = page.locator("section[data-event]").first
    (text if view == "texts" else row).wait_for(state="visible", timeout=5000)
    (row if view == "texts" else text).wait_for(state="hidden", timeout=5000)


@pytest.mark.parametrize("address", [FACING, *ARTICLES[:1], CLASS_FILE], ids=str)
def test_no_address_stops_a_script(reader: Reader, address: Address) -> None:
    """Fragments follow one another as a reader would type them; a few addresses are gone to, state and all."""
    made = [made_up(Random(number)) for number in range(120)]  # noqa: S311  nothing secret
    page = reader.open(address.address)
    page.evaluate("all => { for (const one of all) location.hash = one; }", [one["hash"] for one in made])
    for one in made[:3]:
        page = reader.open(f"{address.address}?{quote(one['query'], safe='=&%,')}#{quote(one['hash'], safe='%:~<>=/')}")
        page.locator("body").press("?")
        page.get_by_role("dialog", name="Keys").wait_for()


@pytest.mark.parametrize("fragment", ["#%", "#%ff", "#%E0%A4%A"])
@pytest.mark.parametrize("address", [FACING, *ARTICLES[:1], CLASS_FILE], ids=str)
def test_a_fragment_that_is_no_address_leads_nowhere_and_stops_no_script(
    reader: Reader, address: Address, fragment: str
) -> None:
    page = reader.open(f"{address.address}{fragment}")
    # The keys come after the places.
    page.locator("body").press("?")
    page.get_by_role("dialog", name="Keys").wait_for()
