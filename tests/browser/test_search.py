"""The search answers while one types, and a hit leads to the words."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.pages import HOME


def test_a_phrase_of_an_article_is_found_and_opened(reader: Reader) -> None:
    page = reader.open(HOME.address)
    field = page.get_by_role("textbox").first
    field.focus()
    # Until the index is there, what is typed is not heard.
    expect(page.get_by_role("search").get_by_text("Type to start searching")).to_be_attached()
    field.press_sequentially("paltry")
    hit = page.get_by_role("link").filter(has_text="¶1")
    hit.first.wait_for(state="visible")
    assert hit.count() == 1
    hit.first.click()
    page.wait_for_url("**/deepseek/workers-state/**#p1")
    assert "paltry" in page.locator("p#p1").inner_text()
