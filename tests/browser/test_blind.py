"""Reading blind: nothing on the page, round it, in its print or in what is copied says who wrote."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader
from tests.pages import Page as Address
from tests.pages import of_kind, parse
from tests.sites import Builder
from tests.tram import (
    ARTICLES,
    FACING,
    FRONT,
    HANDOUT,
    HOME,
    MAP,
    QUESTIONS,
    READINGS,
    SOURCES,
    TEXTS,
    VEILED,
    WORKSHEET,
)

BLIND = (FACING.address, TEXTS.address, *(page.address for page in (*ARTICLES, *VEILED, MAP, WORKSHEET, HANDOUT)))
NAMING = (FRONT, SOURCES, QUESTIONS, HOME, Address("page", "glossary/"), Address("page", "method/"))
"""Pages that say who wrote which text."""

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


def _choose(page: Page, name: str) -> None:
    if page.locator(".fp-options:not([open])").count():
        page.locator(".fp-options > summary").click()
    page.locator("label").filter(has=page.get_by_label(name)).click()


@pytest.mark.parametrize("address", BLIND)
@pytest.mark.parametrize("media", ["screen", "print"])
def test_names_are_not_said(reader: Reader, names: list[str], address: str, media: str) -> None:
    page = reader.open(f"{address}?blind=1")
    page.emulate_media(media="print" if media == "print" else "screen")
    said = page.evaluate(SHOWN)
    assert "Reading A" in said or "Reading B" in said or address == WORKSHEET.address  # a sheet has the letters alone
    assert [name for name in names if name in said] == []


@pytest.mark.parametrize("address", BLIND[:3])
def test_our_remarks_are_not_shown_until_asked_for(reader: Reader, address: str) -> None:
    page = reader.open(f"{address}?blind=1")
    ours = page.locator(".fp-annotation, .fp-ref, .fp-ledger, .fp-dossier").filter(visible=True)
    assert ours.count() == 0
    _choose(page, "Blind reading")
    assert ours.count() > 0


@pytest.mark.parametrize("article", ARTICLES, ids=str)
def test_the_title_of_the_page_says_a_letter(reader: Reader, article: Address) -> None:
    page = reader.open(f"{article.address}?blind=1")
    title = reader.open(article.address).title()
    letter = "AB"[ARTICLES.index(article)]
    assert page.title() == f"Reading {letter} - {title.rpartition(' - ')[2]}"
    _choose(page, "Blind reading")
    assert page.title() == title


def test_addresses_do_not_tell(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?blind=1")
    told = """ids => [...document.links].map(link => link.getAttribute("href"))
        .filter(href => !href.startsWith("#") && ids.some(id => href.includes(`/${id}/`)))"""
    assert page.evaluate(told, list(READINGS)) == []
    _choose(page, "Swap sides")
    assert page.evaluate("() => location.search") == "?blind=1&order=b,a"
    _choose(page, "Blind reading")
    assert page.evaluate("() => location.search") == f"?blind=0&order={READINGS[1]},{READINGS[0]}"
    assert page.evaluate(told, list(READINGS)) != []


def test_a_link_to_an_article_leads_to_its_words_under_its_letter(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?blind=1")
    page.locator(".fp-more a").first.click()
    page.wait_for_url("**/tram/a/?blind=1#p1")
    expect(page.locator("#p1")).to_be_in_viewport()
    expect(page.get_by_role("heading", level=1, name="Reading A", exact=True)).to_be_visible()


@pytest.mark.parametrize("number", [0, 1])
def test_an_article_stands_under_its_letter_too_and_is_read_blind_there(reader: Reader, number: int) -> None:
    for javascript in (True, False):
        page = reader.open(VEILED[number].address, javascript=javascript)
        assert page.title().startswith(f"Reading {'AB'[number]} - ")
        expect(page.get_by_role("heading", level=1, name=f"Reading {'AB'[number]}", exact=True)).to_be_visible()
        words = page.locator(".fp-art__main .fp-text[id]").all_inner_texts()
        page = reader.open(f"{ARTICLES[number].address}?blind=1")
        assert words == page.locator(".fp-art__main .fp-text[id]").all_inner_texts()


def test_the_page_under_a_letter_stands_for_the_one_that_names_the_reading(edition: Builder) -> None:
    site = edition("two").folder
    for letter in of_kind(site, "veiled"):
        page = parse(site / letter.path)
        robots, canonical = page.css_first("meta[name=robots]"), page.css_first("link[rel=canonical]")
        assert robots is not None
        assert robots.attributes["content"] == "noindex"
        assert canonical is not None
        (named,) = (
            one for one in of_kind(site, "article") if (canonical.attributes["href"] or "").endswith(one.address)
        )
        assert parse(site / named.path).css_first("meta[name=robots]") is None
        assert not any(f"/{letter.address}" in (link.attributes["href"] or "") for link in page.css("a"))


def test_an_address_tells_nothing_while_one_reads_blind(reader: Reader) -> None:
    page = reader.open(ARTICLES[1].address)
    _options(page)
    box = page.locator("label").filter(has=page.get_by_label("Blind reading"))
    box.click()
    expect(page).to_have_url(reader.url(f"{VEILED[1].address}?blind=1"))
    box.click()
    expect(page).to_have_url(reader.url(f"{ARTICLES[1].address}?blind=0"))


@pytest.mark.parametrize("first", [FACING, ARTICLES[0], VEILED[0]], ids=str)
def test_blind_reading_goes_on_from_page_to_page(reader: Reader, first: Address) -> None:
    page = reader.open(first.address)
    if first.kind != "veiled":
        _options(page)
        page.locator("label").filter(has=page.get_by_label("Blind reading")).click()
    page.get_by_role("link", name="Map", exact=True).click()
    page.wait_for_url("**/map/?blind=1")
    bar = page.get_by_role("complementary", name="Who wrote which text")
    expect(bar.get_by_text("You are reading blind")).to_be_visible()
    for address in (MAP.address, HANDOUT.address, FACING.address, VEILED[1].address):
        reader.turn(page, address)
        expect(bar.get_by_text("You are reading blind")).to_be_visible()


@pytest.mark.parametrize("address", BLIND)
def test_a_button_ends_it_and_says_who_wrote_which(reader: Reader, address: str) -> None:
    page = reader.open(f"{address}?blind=1")
    bar = page.get_by_role("complementary", name="Who wrote which text")
    bar.get_by_role("button", name="Show which is which").click()
    expect(bar.get_by_text("You are reading blind")).to_be_hidden()
    who = bar.get_by_role("group", name="Which is which")
    expect(who).to_be_focused()
    expect(who.get_by_role("listitem")).to_contain_text(
        ["A The workshop reading: Circle of Tramworkers", "B The council reading: A. Clerk"]
    )
    reader.turn(page, FRONT.address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_button_stands_where_the_article_ends(reader: Reader) -> None:
    page = reader.open(VEILED[0].address)
    page.get_by_role("article", name="The article").get_by_role("button", name="Show which is which").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("The tram comes back")
    assert page.url.endswith(f"{ARTICLES[0].address}?blind=0")
    assert page.title().startswith("The tram comes back")


@pytest.mark.parametrize("naming", NAMING, ids=str)
@pytest.mark.parametrize("how", ["by the address", "by the visit"])
def test_a_page_that_names_the_readings_holds_itself_back(
    reader: Reader, names: list[str], naming: Address, how: str
) -> None:
    page = reader.open(f"{naming.address}?blind=1")
    if how == "by the visit":
        reader.turn(page, f"{FACING.address}?blind=1")
        reader.turn(page, naming.address)
    expect(page.locator("main > *")).to_be_hidden()
    # It is a page still, with its landmark and a heading.
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "You are reading blind, and this page may name the readings."
    )
    assert [name for name in names if name in page.evaluate(SHOWN)] == []
    page.get_by_role("link", name="Go back to the texts").click()
    page.wait_for_url("**/facing/?blind=1")
    page.go_back()
    page.get_by_role("button", name="Leave blind reading and show this page").click()
    expect(page.locator("main > *")).to_be_visible()
    assert "blind" not in page.url
    page.reload()
    expect(page.locator("main > *")).to_be_visible()


def test_who_is_not_reading_blind_is_told_nothing_of_it(reader: Reader) -> None:
    for one in (FACING, ARTICLES[0], FRONT, MAP, SOURCES):
        page = reader.open(one.address)
        expect(
            page.get_by_role("complementary", name="Who wrote which text").locator("div").filter(visible=True)
        ).to_have_count(0)


def test_the_day_of_an_article_is_not_said(reader: Reader) -> None:
    for address in (VEILED[0].address, f"{TEXTS.address}?blind=1"):
        page = reader.open(address)
        assert page.get_by_text("03-03-2023").filter(visible=True).count() == 0
    assert reader.open(ARTICLES[0].address).get_by_text("03-03-2023").first.is_visible()


def test_a_hand_out_that_is_printed_blind_is_no_blind_visit(reader: Reader) -> None:
    page = reader.open(f"{HANDOUT.address}?blind=1")
    reader.turn(page, FRONT.address)
    expect(page.locator("main")).to_be_visible()


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
    page.get_by_role("searchbox").fill("quieter")
    hits = page.get_by_role("dialog").get_by_role("link")
    expect(hits).to_have_count(1)
    expect(hits).to_contain_text("Reading B, ¶8")
    page.get_by_role("searchbox").fill("ferry")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("place")
    for words in ("tram", "rails"):
        page.get_by_role("searchbox").fill(words)
        expect(hits.first).to_contain_text("Reading A")
        said = " ".join(page.get_by_role("dialog").locator("b, small").all_text_contents())
        assert [name for name in names if name in said] == []
        assert "Note" not in said
        addresses = hits.evaluate_all("links => links.map(link => link.href)")
        assert [address for address in addresses if "blind=1" not in address] == []
    page.get_by_role("searchbox").fill("quieter")
    expect(hits).to_have_count(1)
    hits.click()
    page.wait_for_url("**/b/?blind=1*#p8")


def test_a_link_to_a_remark_ends_blind_reading(reader: Reader) -> None:
    page = reader.open(FACING.address)
    _choose(page, "Blind reading")
    _visit(page, reader, f"{FACING.address}#note-ring-road")
    expect(page.locator("#note-ring-road")).to_be_in_viewport()
    expect(page.get_by_label("Blind reading")).not_to_be_checked()


def _options(page: Page) -> None:
    """Open the options, where they are folded."""
    page.evaluate("() => document.querySelectorAll('.fp-options').forEach((fold) => { fold.open = true; })")


def _visit(page: Page, reader: Reader, address: str) -> None:
    page.goto("about:blank")
    page.goto(reader.url(address))
