"""The pages round the articles: reached from the line of pages, and set to be read."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.tram import FACING, FRONT, MAP, SOURCES, WORKSHEET

START = """words => {
    const style = getComputedStyle(words);
    return [style.textAlign, style.direction];
}"""


@pytest.mark.parametrize("address", [FRONT.address, FACING.address, MAP.address, SOURCES.address])
def test_glossary_and_worksheet_are_in_the_line_of_pages(reader: Reader, address: str) -> None:
    line = reader.open(address).locator(".fp-crumb")
    expect(line.get_by_role("link", name="Worksheet")).to_be_visible()
    line.get_by_role("link", name="Glossary").click()
    expect(line.page.get_by_role("heading", level=1, name="Glossary")).to_be_visible()


def test_the_worksheet_is_marked_as_the_page_one_is_on(reader: Reader) -> None:
    current = reader.open(WORKSHEET.address).locator(".fp-crumb [aria-current=page]")
    expect(current).to_have_text("Worksheet")


@pytest.mark.parametrize("width", [390, 1440])
def test_paragraphs_of_the_glossary_begin_at_the_left(reader: Reader, width: int) -> None:
    page = reader.open("glossary/", width=width)
    paragraphs = page.locator(".fp-glossary :is(.fp-standfirst, .fp-term) p").all()
    assert paragraphs
    for paragraph in paragraphs:
        align, direction = paragraph.evaluate(START)
        assert direction == "ltr"
        assert align in ("start", "left"), paragraph.inner_text()
