"""The parallel columns: rows level and columns apart, or one below the other under labels."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader, restyle
from tests.pages import comparisons, of_kind
from tests.sites import WHOLE, Builder, Site
from tests.tram import FACING, READINGS

# The box of every cell, row by row, with what a reader sees in it; what a style
# sheet writes there counts, too.
CELLS = """() => [...document.querySelectorAll("section[data-event]")].map(row =>
    [...row.querySelectorAll("[data-reading]")].map(cell => {
        const {left, right, top, bottom} = cell.getBoundingClientRect();
        const written = [cell, ...cell.querySelectorAll("*")].flatMap(element =>
            ["::before", "::after"].map(pseudo => getComputedStyle(element, pseudo).content));
        return {left, right, top, bottom, reading: cell.dataset.reading, text: [cell.innerText, ...written].join(" ")};
    })
)"""

_HEIGHTS = "rows => rows.map(row => row.getBoundingClientRect().height)"

Cell = dict[str, Any]


def _rows(page: Page) -> list[list[Cell]]:
    # A row has words to show once one has come near it; here all are looked at in one go.
    restyle(page, "[data-event] { content-visibility: visible !important; }")
    rows: list[list[Cell]] = page.evaluate(CELLS)
    assert rows
    return rows


def _plain(text: str) -> str:
    return text.replace("’", "'").casefold()


@pytest.fixture(scope="session")
def labels(full: Site) -> dict[str, str]:
    """Each reading's label by its id."""
    (data,) = comparisons(full.folder)
    return {reading["id"]: reading["label"] for reading in data["readings"]}


@pytest.mark.parametrize("width", [1024, 1440, 1920])
def test_rows_are_level_and_columns_apart(reader: Reader, width: int) -> None:
    rows = _rows(reader.open(FACING.address, width=width))
    for cells in rows:
        for left, right in pairwise(cells):
            assert left["top"] == pytest.approx(right["top"], abs=1)
            assert left["right"] <= right["left"]
    for above, below in pairwise(rows):
        assert max(cell["bottom"] for cell in above) <= min(cell["top"] for cell in below)


def test_columns_are_equally_wide(reader: Reader) -> None:
    for first, *others in _rows(reader.open(FACING.address)):
        for cell in others:
            assert cell["right"] - cell["left"] == pytest.approx(first["right"] - first["left"], abs=1)


@pytest.mark.parametrize("width", [320, 390])
def test_cells_are_stacked_with_labels(reader: Reader, labels: dict[str, str], width: int) -> None:
    for cells in _rows(reader.open(FACING.address, width=width)):
        for above, below in pairwise(cells):
            assert above["bottom"] <= below["top"]
        for cell in cells:
            assert _plain(labels[cell["reading"]]) in _plain(cell["text"])


# The words in view that stand in no row and are not there for the ear alone.
OUTSIDE_ROWS = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const words = [];
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        const {top, bottom, width} = element.getBoundingClientRect();
        if (top >= 0 && bottom <= innerHeight / 3 && width > 1 && !element.closest("section[data-event]"))
            words.push(texts.currentNode.data);
    }
    return words.join(" ");
}"""


def test_the_heads_of_the_sides_stay_in_view(reader: Reader, labels: dict[str, str]) -> None:
    page = reader.open(FACING.address)
    page.locator("section[data-event]").last.evaluate("row => row.scrollIntoView()")
    heads = _plain(page.evaluate(OUTSIDE_ROWS))
    assert [label for label in labels.values() if _plain(label) not in heads] == []


# Where the parts of a row begin, in the order of the page: each side's words, the comparison, the notes.
PARTS = """row => [...row.querySelectorAll(".fp-cell, .fp-ledger, .fp-notes")]
    .map(part => [part.dataset.reading ?? part.classList[part.classList.length - 1],
        part.getBoundingClientRect().top])"""


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_an_event_is_the_words_of_all_then_the_comparison_then_the_notes(reader: Reader, width: int) -> None:
    page = reader.open(FACING.address, width=width)
    parts = page.locator("#cost").evaluate(PARTS)
    assert [part for part, _ in parts] == [*READINGS, "fp-ledger", "fp-notes"]
    tops = [top for _, top in parts]
    assert tops == sorted(tops)
    # On a telephone what neither says waits under its name.
    open_here = "" if width == 1440 else ":not([data-ledger='neither'] li)"
    for line in page.locator(f"#cost .fp-ledger li{open_here}, #cost .fp-ask").all():
        expect(line).to_be_visible()
    neither = page.locator("#cost [data-ledger='neither']")
    expect(neither.get_by_text("Neither says", exact=True).filter(visible=True)).to_have_count(1)
    if width == 390:
        neither.get_by_text("Neither says", exact=True).filter(visible=True).click()
    expect(neither.get_by_role("listitem").first).to_be_visible()
    expect(page.locator("#cost .fp-notes > summary")).to_be_visible()
    assert page.locator(".fp-events .fp-annotation").filter(visible=True).count() == 0


def test_a_fold_says_how_many_notes_it_holds_and_lists_them_by_letter(
    reader_of: Callable[[Path], Reader], any_site: Site
) -> None:
    page = reader_of(any_site.folder).window()
    for address in of_kind(any_site.folder, "facing"):
        reader_of(any_site.folder).turn(page, address.address)
        for fold in page.locator(".fp-events .fp-notes").all():
            labels = fold.locator(".fp-annotation > .fp-key").all_text_contents()
            assert labels == sorted(labels, key=lambda label: (len(label), label))
            count = fold.locator(".fp-annotation, .fp-else").count()
            assert (fold.locator("summary").text_content() or "").startswith(f"{count} note")


# From the page's top to the end of the first sentence of every side of the first event that both treat.
FIRST_SENTENCES = """() => [...document.querySelector("section[data-event]:not(:has([data-silent]))")
    .querySelectorAll(".fp-cell")].map(cell => {
        const words = document.createTreeWalker(cell.querySelector(".fp-text"), NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        while (words.nextNode()) {
            const end = words.currentNode.data.search(/[.?!]/);
            if (words.currentNode.parentElement.closest("sup, .fp-cut") || end < 0) continue;
            range.setStart(words.currentNode, end);
            range.setEnd(words.currentNode, end + 1);
            return range.getBoundingClientRect().bottom + scrollY;
        }
    })"""
STRIP = 46


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720)])
def test_the_first_sentence_of_every_side_is_on_the_first_screen(
    reader_of: Callable[[Path], Reader], edition: Builder, site: Path, width: int, height: int
) -> None:
    for folder in (site, edition("full").folder, edition("three").folder):
        page = reader_of(folder).open(of_kind(folder, "facing")[0].address, width=width, height=height)
        assert max(page.evaluate(FIRST_SENTENCES)) <= height - STRIP


def test_on_a_telephone_the_first_sentence_is_on_the_first_screen_and_the_others_within_one_more(
    reader_of: Callable[[Path], Reader], site: Path
) -> None:
    page = reader_of(site).open(of_kind(site, "facing")[0].address, width=390, height=844)
    first, *others = page.evaluate(FIRST_SENTENCES)
    assert first <= 844 - STRIP
    assert max(others) <= 2 * (844 - STRIP)


def test_on_a_telephone_the_whole_page_is_no_longer_than_it_need_be(
    reader_of: Callable[[Path], Reader], site: Path
) -> None:
    page = reader_of(site).open(of_kind(site, "facing")[0].address, width=390, height=844)
    # A typeface that comes late is left out the first time, and other faces run wider.
    page.reload(wait_until="networkidle")
    # What is out of sight is reckoned; here it counts as it is.
    restyle(page, "* { content-visibility: visible !important; }")
    assert page.evaluate("() => document.documentElement.scrollHeight") <= 22_000


@pytest.mark.parametrize("width", [390, 1440])
def test_the_events_are_a_list_behind_a_button(reader: Reader, width: int) -> None:
    page = reader.open(FACING.address, width=width)
    links = page.get_by_role("navigation", name="Events", exact=True).get_by_role("listitem").get_by_role("link")
    assert links.filter(visible=True).count() == 0
    rows = page.locator("section[data-event] h2").all_inner_texts()
    page.get_by_text(f"All {len(rows)} events").click()
    assert [title for title, link in zip(rows, links.all_inner_texts(), strict=True) if title not in link] == []
    links.nth(3).click()
    expect(page.locator("section[data-event]").nth(3)).to_be_in_viewport()


def test_a_sheet_of_options_waits_behind_one_button(reader: Reader) -> None:
    page = reader.open(FACING.address)
    options = page.locator(".fp-options form")
    expect(options).to_be_hidden()
    page.get_by_text("Notes, text and order").click()
    expect(options).to_be_visible()
    groups = options.get_by_role("group")
    assert groups.count() == len(options.locator("fieldset > legend").all())
    expect(options).to_contain_text("each event has a bar for each text")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_telephone_is_offered_nothing_that_means_nothing_there(reader: Reader, width: int) -> None:
    page = reader.open(FACING.address, width=width)
    page.get_by_text("Notes, text and order").click()
    for control in (
        page.get_by_role("button", name="Keys"),
        page.get_by_text("Swap sides"),
        page.get_by_text("One column"),
    ):
        expect(control).to_be_visible(visible=width == 1440)


@pytest.mark.parametrize("width", [390, 820, 1440])
@pytest.mark.parametrize("name", [WHOLE, "full", "french"])
def test_rows_that_were_not_seen_are_thought_about_as_high_as_they_are(
    reader_of: Callable[[Path], Reader], edition: Builder, name: str, width: int
) -> None:
    site = edition(name).folder
    page = reader_of(site).open(of_kind(site, "facing")[0].address, width=width)
    restyle(page, ".fp-row { content-visibility: hidden !important; }")
    thought = page.locator(".fp-row").evaluate_all(_HEIGHTS)
    restyle(page, ".fp-row { content-visibility: visible !important; }")
    real = page.locator(".fp-row").evaluate_all(_HEIGHTS)
    assert 0.95 < sum(thought) / sum(real) < 1.2
