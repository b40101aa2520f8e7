"""Two texts of the length of a small book, with sixty events and six hundred notes: the pages stay pages.

What they cost a browser is told in bytes and in what is laid out, never in time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader
from tests.pages import comparisons, of_kind, parse
from tests.sites import Site

MOST_BYTES = 1_000_000
BELOW = "c001/facing/"


@pytest.fixture
def long_reader(reader_of: Callable[[Path], Reader], long: Site) -> Reader:
    """Opens pages of the long comparison."""
    return reader_of(long.folder)


def _data(long: Site) -> Any:
    (data,) = comparisons(long.folder)
    return data


def _rows(long: Site) -> dict[str, list[str]]:
    """The events of each of the pages that share them, by its address."""
    return {
        page.address: [row.attributes["id"] or "" for row in parse(long.folder / page.path).css("section[data-event]")]
        for page in of_kind(long.folder, "facing")
    }


def test_the_events_are_shared_by_pages_of_less_than_a_million_bytes(long: Site) -> None:
    rows = _rows(long)
    assert len(rows) > 1
    assert [id for ids in rows.values() for id in ids] == [event["id"] for event in _data(long)["events"]]
    for address in rows:
        assert (long.folder / address / "index.html").stat().st_size < MOST_BYTES


def test_the_map_has_less_than_a_million_bytes(long: Site) -> None:
    for page in of_kind(long.folder, "map"):
        assert (long.folder / page.path).stat().st_size < MOST_BYTES


def test_no_id_stands_twice_on_a_page(long: Site) -> None:
    for page in of_kind(long.folder, "facing", "texts", "article", "map"):
        ids = Counter(node.attributes["id"] for node in parse(long.folder / page.path).css("[id]"))
        assert [id for id, times in ids.items() if times > 1] == []


def test_the_texts_are_whole(long: Site) -> None:
    page = parse(long.folder / BELOW / "texts" / "index.html")
    for label in page.css(".fp-ref, .fp-fn"):
        label.decompose()
    for article in _data(long)["articles"]:
        for block in article["blocks"]:
            held = page.css_first(f".fp-full #{article['reading']}-{block['id']}")
            assert held is not None
            assert held.text() == block["text"]


def test_every_lasting_address_is_on_the_first_page_and_leads_on(long: Site) -> None:
    data = _data(long)
    first = parse(long.folder / BELOW / "index.html")
    here = _rows(long)[BELOW]
    notes = {f"note-{note['id']}": note["event"] for note in data["annotations"]}
    for id, event in (*((event["id"], event["id"]) for event in data["events"]), *notes.items()):
        node = first.css_first(f'[id="{id}"]')
        assert node is not None
        href = node.attributes.get("href") or ""
        assert (node.tag == "a") == (event not in here)
        assert node.tag != "a" or re.fullmatch(rf"\.\./(\.\./)?facing/\d+/#{id}", href)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_address_of_an_event_on_another_page_leads_there(
    long_reader: Reader, long: Site, *, javascript: bool
) -> None:
    address, ids = [*_rows(long).items()][-1]
    page = long_reader.open(f"{BELOW}?size=large#{ids[-1]}", javascript=javascript)
    if not javascript:
        page.locator(f'a[id="{ids[-1]}"]').click()
    page.wait_for_url(f"**/{address}{'?size=large' if javascript else ''}#{ids[-1]}")
    expect(page.locator(f'section[id="{ids[-1]}"]')).to_be_in_viewport()


def test_the_address_of_a_note_on_another_page_leads_there(long_reader: Reader, long: Site) -> None:
    address, ids = [*_rows(long).items()][-1]
    note = next(note["id"] for note in _data(long)["annotations"] if note["event"] == ids[-1])
    page = long_reader.open(f"{BELOW}#note-{note}")
    page.wait_for_url(f"**/{address}#note-{note}")
    expect(page.locator(f'[id="note-{note}"]')).to_be_in_viewport()


@pytest.mark.parametrize("javascript", [True, False])
def test_one_turns_from_page_to_page(long_reader: Reader, long: Site, *, javascript: bool) -> None:
    _, second, *_ = _rows(long)
    page = long_reader.open(BELOW, javascript=javascript)
    turns = page.get_by_role("navigation", name="More events")
    # With the keyboard: rows that come near the window are laid out then, and the way on moves from under a pointer.
    turns.last.locator('a[rel="next"]').press("Enter")
    expect(page).to_have_url(long_reader.url(second))
    turns.first.locator('a[rel="prev"]').click()
    expect(page).to_have_url(long_reader.url(BELOW))


@pytest.mark.parametrize("width", [390, 1440])
def test_the_last_row_is_in_view_at_its_address_and_stays(long_reader: Reader, long: Site, width: int) -> None:
    """What stands above it is not laid out, and its height is reckoned."""
    for address, ids in _rows(long).items():
        page = long_reader.open(f"{address}#{ids[-1]}", width=width)
        title = page.locator(f'[id="title-{ids[-1]}"]')
        expect(title).to_be_in_viewport()
        before = title.bounding_box()
        page.mouse.wheel(0, 1)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        after = title.bounding_box()
        assert before
        assert after
        assert abs(before["y"] - after["y"]) <= 3


def test_a_note_opens_and_what_is_far_is_not_laid_out(long_reader: Reader) -> None:
    page = long_reader.open(BELOW)
    rows = page.locator(".fp-row")
    laid = "rows => rows.filter(row => row.firstElementChild.checkVisibility({contentVisibilityAuto: true})).length"
    assert 0 < rows.evaluate_all(laid) <= 6 < rows.count()
    mark = page.locator(".fp-events .fp-ref > a:visible").first
    mark.hover()
    expect(page.locator(".fp-panel:popover-open")).to_have_count(1)
    page.emulate_media(media="print")
    assert rows.evaluate_all(laid) == rows.count()


def _restyled(page: Page, act: Callable[[], None]) -> int:
    """How many elements get their style worked out while something is done, each as often as it does."""
    session = page.context.new_cdp_session(page)
    events: list[Any] = []
    ended: list[Any] = []
    session.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    session.on("Tracing.tracingComplete", lambda part: ended.append(part))
    session.send("Tracing.start", {"categories": "devtools.timeline", "transferMode": "ReportEvents"})
    act()
    session.send("Tracing.end")
    while not ended:
        page.evaluate("() => new Promise(requestAnimationFrame)")
    return sum(event["args"].get("elementCount", 0) for event in events if event["name"] == "UpdateLayoutTree")


def test_reading_on_styles_what_comes_and_a_note_that_opens_little_more_than_itself(
    long_reader: Reader, long: Site
) -> None:
    page = long_reader.open(BELOW)
    elements: int = page.evaluate("() => document.querySelectorAll('*').length")
    ids = _rows(long)[BELOW][:8]

    def read_on() -> None:
        for id in ids:
            page.locator(f'section[id="{id}"]').evaluate("row => row.scrollIntoView({behavior: 'instant'})")
            page.locator(f'.fp-strip a[href="#{id}"][aria-current]').wait_for()

    assert 0 < _restyled(page, read_on) < elements / 2
    # Found beforehand: to look for what is visible has all rows styled.
    mark = page.locator(f'section[id="{ids[-1]}"] .fp-ref > a').first.element_handle()

    def open_note() -> None:
        mark.dispatch_event("fp-open")
        page.wait_for_selector(".fp-panel:popover-open")

    assert 0 < _restyled(page, open_note) < elements / 10
