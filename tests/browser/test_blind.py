"""Reading blind: nothing on the page, round it, in its print or in what is copied says who wrote."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader
from tests.pages import Page as Address
from tests.tram import ARTICLES, FACING, READINGS

BLIND = (FACING.address, *(article.address for article in ARTICLES))

# What a reader sees and what is read to them: texts, names and titles of what is shown.
SHOWN = """() => {
    const said = [document.title];
    for (const element of document.querySelectorAll("body *")) {
        if (!element.checkVisibility({visibilityProperty: true})) continue;
        for (const name of ["aria-label", "title", "alt", "placeholder"]) said.push(element.getAttribute(name) ?? "");
        if (element.matches("script, style, template")) continue;
        if (element.closest("p[id], .fp-passage, .fp-foot")) continue;
        for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) said.push(node.data);
    }
    return said.join("\\n");
}"""


@pytest.mark.parametrize("address", BLIND)
@pytest.mark.parametrize("media", ["screen", "print"])
def test_names_are_not_said(reader: Reader, names: list[str], address: str, media: str) -> None:
    page = reader.open(f"{address}?blind=1")
    page.emulate_media(media="print" if media == "print" else "screen")
    said = page.evaluate(SHOWN)
    assert "Reading A" in said or "Reading B" in said
    assert [name for name in names if name in said] == []


@pytest.mark.parametrize("address", BLIND)
def test_our_remarks_are_not_shown_until_asked_for(reader: Reader, address: str) -> None:
    page = reader.open(f"{address}?blind=1")
    ours = page.locator(".fp-annotation, .fp-ref, .fp-ledger, .fp-dossier").filter(visible=True)
    assert ours.count() == 0
    page.locator("label").filter(has=page.get_by_label("Blind reading")).click()
    assert ours.count() > 0


@pytest.mark.parametrize("article", ARTICLES, ids=str)
def test_the_title_of_the_page_says_a_letter(reader: Reader, article: Address) -> None:
    page = reader.open(f"{article.address}?blind=1")
    title = reader.open(article.address).title()
    letter = "AB"[ARTICLES.index(article)]
    assert page.title() == f"Reading {letter} - {title.rpartition(' - ')[2]}"
    page.locator("label").filter(has=page.get_by_label("Blind reading")).click()
    assert page.title() == title


def test_addresses_do_not_tell(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?blind=1")
    told = """ids => [...document.links].map(link => link.getAttribute("href"))
        .filter(href => !href.startsWith("#") && ids.some(id => href.includes(`/${id}/`)))"""
    assert page.evaluate(told, list(READINGS)) == []
    page.locator("label").filter(has=page.get_by_label("Swap sides")).click()
    assert page.evaluate("() => location.search") == "?blind=1&order=b,a"
    page.locator("label").filter(has=page.get_by_label("Blind reading")).click()
    assert page.evaluate("() => location.search") == f"?blind=0&order={READINGS[1]},{READINGS[0]}"
    assert page.evaluate(told, list(READINGS)) != []


def test_a_link_to_an_article_leads_to_its_words_on_the_facing_pages(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?blind=1")
    page.locator(".fp-more a").first.click()
    page.wait_for_url("**/facing/?blind=1&a=p1*")
    expect(page.locator(f'[id="{READINGS[0]}-p1"]')).to_be_in_viewport()
    assert "A" in page.locator(".fp-heads").inner_text()


def test_a_letter_in_the_address_swaps_the_sides(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?blind=1&order=b,a")
    expect(page.get_by_label("Swap sides")).to_be_checked()
    assert page.evaluate("() => location.search") == "?blind=1&order=b,a"


def test_a_jump_within_the_page_keeps_the_address(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?blind=1")
    page.locator('.fp-events a[role="doc-noteref"]').first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f'[id="fn:{READINGS[0]}:1"]')).to_be_in_viewport()
    assert page.evaluate("() => location.hash") == ""


def test_the_search_names_no_one(reader: Reader, names: list[str]) -> None:
    page = reader.open(f"{FACING.address}?blind=1")
    page.keyboard.press("/")
    page.get_by_role("textbox").first.press_sequentially("quieter")
    hits = page.locator(".md-search-result__link")
    expect(hits.filter(has_text="¶8 · Reading B")).to_have_count(1)
    said = " ".join(hits.locator("h1, h2").all_text_contents())
    assert [name for name in names if name in said] == []
    assert hits.filter(has_text="Evidence").count() == 0
    hits.filter(has_text="¶8 · Reading B").click()
    page.wait_for_url("**/facing/?blind=1&b=p8*")


def test_a_link_to_a_remark_ends_blind_reading(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.locator("label").filter(has=page.get_by_label("Blind reading")).click()
    _visit(page, reader, f"{FACING.address}#note-ring-road")
    expect(page.locator("#note-ring-road")).to_be_in_viewport()
    expect(page.get_by_label("Blind reading")).not_to_be_checked()


def _visit(page: Page, reader: Reader, address: str) -> None:
    page.goto("about:blank")
    page.goto(reader.url(address))
