"""The search answers while one types, and a hit leads to the words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader
from tests.tram import COMPARISON, HOME


def test_a_phrase_of_an_article_is_found_and_opened(reader: Reader) -> None:
    page = reader.open(HOME.address)
    field = page.get_by_role("textbox").first
    field.focus()
    # Until the index is there, what is typed is not heard.
    expect(page.get_by_role("search").get_by_text("Type to start searching")).to_be_attached()
    field.press_sequentially("wheels")
    hit = page.get_by_role("link").filter(has_text="¶1")
    hit.first.wait_for(state="visible")
    assert hit.count() == 1
    hit.first.click()
    page.wait_for_url("**/tram/workshop/**#p1")
    assert "wheels" in page.locator("p#p1").inner_text()


def _search(page: Page, words: str) -> None:
    field = page.get_by_role("textbox").first
    field.focus()
    expect(page.get_by_role("search").get_by_text("Type to start searching")).to_be_attached()
    field.press_sequentially(words)


@pytest.mark.parametrize(
    ("words", "title", "place"),
    [
        ("laid rails", "Event 2: Who laid the rails", f"{COMPARISON}facing/#builders"),
        ("ferry", "6a Evidence: not supported · Workshop", f"{COMPARISON}facing/#note-elected-elsewhere"),
        ("rider clock", "8a Contrast · Workshop and Council", "#note-defend-or-judge"),
        ("common property", "Public property, common property", "glossary/#public-property"),
        ("thousand watch", "Four thousand watch a tram go by", "#source-harbour-news-2023"),
        ("quieter buses", "¶8 · Council", f"{COMPARISON}council/#p8"),
    ],
    ids=["event", "annotation", "shared annotation", "term", "source", "paragraph"],
)
def test_everything_is_found_once_and_at_its_place(reader: Reader, words: str, title: str, place: str) -> None:
    page = reader.open(HOME.address)
    _search(page, words)
    hits = page.locator(".md-search-result__link").filter(has=page.locator("h1, h2", has_text=title))
    expect(hits).to_have_count(1)
    address = hits.get_attribute("href") or ""
    assert place in address
    hits.dispatch_event("click")
    id = address.partition("#")[2]
    page.wait_for_url(f"**#{id}")
    expect(page.locator(f'[id="{id}"]')).to_be_in_viewport()


def test_hits_are_no_page_twice(reader: Reader) -> None:
    page = reader.open(HOME.address)
    _search(page, "crowns")
    hits = page.locator(".md-search-result__link")
    hits.first.wait_for()
    addresses = hits.evaluate_all("links => links.map(link => link.href)")
    assert len(addresses) == len(set(addresses))
