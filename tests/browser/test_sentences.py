"""Every sentence of the articles: what became of it, on a wide screen and on a phone, and in blind reading."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.tram import FACING, FIRST, FRONT, SECOND, SENTENCES, SOURCES


def test_each_sentence_leads_to_its_paragraph_and_to_its_notes(reader: Reader) -> None:
    rows = reader.open(SENTENCES.address).locator(f'[data-reading="{FIRST}"] tbody tr')
    row = rows.filter(has_text="The cost was 9 million crowns")
    expect(row.get_by_role("link", name="Paragraph 3")).to_have_attribute("href", f"../{FIRST}/#p3")
    expect(row).to_contain_text("Can be checked")
    expect(row.locator("li")).to_have_count(2)
    expect(row.locator("li").first).to_contain_text("Disputed.")
    row.locator("li a").first.click()
    expect(row.page).to_have_url(reader.url(f"{FACING.address}#note-sum-of-the-cost"))


def test_a_sentence_that_nobody_checked_says_why(reader: Reader) -> None:
    page = reader.open(SENTENCES.address)
    row = page.locator("tbody tr").filter(has_text="The council had planned the line for six years")
    expect(row).to_contain_text("Not checked. The minutes of the council are not open.")


def test_the_totals_stand_side_by_side(reader: Reader) -> None:
    page = reader.open(SENTENCES.address)
    told = page.locator(".fp-totals tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    )
    assert told[:4] == [
        ["Sentences", "21", "21"],
        ["Can be checked", "10", "9"],
        ["with a finding", "6", "3"],
        ["with the reason why there is none", "4", "6"],
    ]
    for reading, row in ((FIRST, 1), (SECOND, 2)):
        assert page.locator(f'[data-reading="{reading}"] tbody tr').count() == int(told[0][row])


def test_on_a_phone_a_row_is_a_block(reader: Reader) -> None:
    page = reader.open(SENTENCES.address, width=390)
    row = page.locator("tbody tr").filter(has_text="Nobody has burnt it")
    tops = row.locator("th, td").evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().top)")
    assert tops == sorted(tops)
    assert len(set(tops)) == 4
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("address", [FRONT.address, SOURCES.address, "method/"])
def test_other_pages_lead_to_it(reader: Reader, address: str) -> None:
    page = reader.open(address)
    page.get_by_role("link", name="every sentence").first.click()
    expect(page.get_by_role("heading", level=1, name="Every sentence")).to_be_visible()


def test_read_blind_it_holds_itself_back(reader: Reader) -> None:
    page = reader.open(f"{SENTENCES.address}?blind=1")
    expect(page.get_by_text("this page may name the readings")).to_be_visible()
    expect(page.locator(".fp-sentences")).to_be_hidden()
    page.get_by_role("button", name="Leave blind reading").click()
    expect(page.locator(".fp-sentences")).to_be_visible()
