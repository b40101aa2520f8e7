"""The parallel columns: rows level and columns apart, or one below the other under labels."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.reader import Reader
from tests.pages import comparisons
from tests.sites import Site
from tests.tram import FACING

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

Cell = dict[str, Any]


def _rows(page: Page) -> list[list[Cell]]:
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
