"""Documents and who is who, as a reader meets them: beside an event, on pages of their own, from a note, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader
from tests.paper import read
from tests.tram import CLASS_FILE, DOCUMENTS, FACING, HANDOUT, SECOND, SOURCES, WHO

BOX = "one => one.getBoundingClientRect().toJSON()"
ACCOUNTS = "The accounts of the county, 2022"
REPORT = "A report of the day after"


def opened(page: Page, title: str) -> None:
    """A document opened at the event on the cost."""
    page.locator("#cost .fp-doc > summary", has_text=title).click()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_document_is_named_at_its_event_and_opens_as_a_third_column(reader: Reader, javascript: bool) -> None:
    page = reader.open(f"{FACING.address}#cost", width=1440, javascript=javascript)
    card = page.locator("#cost .fp-brief").first
    expect(page.locator("#cost .fp-doc > summary").filter(visible=True)).to_have_text([ACCOUNTS, REPORT])
    expect(card).not_to_be_visible()
    opened(page, ACCOUNTS)
    expect(card).to_contain_text("without the bridge. page 12")
    cells = [cell.evaluate(BOX) for cell in page.locator("#cost .fp-cell").all()]
    box = card.evaluate(BOX)
    assert box["left"] >= max(cell["right"] for cell in cells)
    assert box["top"] < max(cell["bottom"] for cell in cells)
    expect(page.locator("#cost .fp-cell__who").first).to_be_in_viewport()


def test_one_document_is_open_at_a_time(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}#cost", width=1440)
    opened(page, ACCOUNTS)
    opened(page, REPORT)
    expect(page.locator(".fp-doc[open] > summary")).to_have_text([REPORT])
    page.locator("#first-ride .fp-doc > summary").click()
    expect(page.locator(".fp-doc[open]")).to_have_count(1)


def test_on_a_telephone_documents_wait_under_the_passages_in_one_fold(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}#cost", width=390)
    expect(page.locator("#cost .fp-doc").filter(visible=True)).to_have_count(0)
    page.locator("#cost").get_by_text("2 documents, 1 chart", exact=True).click()
    opened(page, ACCOUNTS)
    box = page.locator("#cost .fp-brief").first.evaluate(BOX)
    assert box["top"] >= max(cell.evaluate(BOX)["bottom"] for cell in page.locator("#cost .fp-cell").all())
    assert box["right"] <= 390


def test_read_blind_no_document_is_named_and_the_columns_keep_their_room(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?blind=1#cost", width=1440)
    expect(page.locator(".fp-beside").filter(visible=True)).to_have_count(0)
    page.locator("#cost .fp-doc").first.evaluate("one => one.open = true")
    row = page.locator("#cost").evaluate(BOX)
    assert page.locator("#cost .fp-spread").first.evaluate(BOX)["width"] == pytest.approx(row["width"], abs=1)


def test_read_blind_the_pages_of_documents_and_names_hold_themselves_back(reader: Reader) -> None:
    for of, words in ((DOCUMENTS, ACCOUNTS), (WHO, "Harbour News")):
        page = reader.open(f"{of.address}?blind=1")
        expect(page.get_by_text("this page may name the readings")).to_be_visible()
        expect(page.get_by_text(words).filter(visible=True)).to_have_count(0)


def test_a_card_leads_to_what_it_bears_on_and_to_the_whole(reader: Reader) -> None:
    page = reader.open(f"{DOCUMENTS.address}#document-accounts")
    card = page.get_by_role("article", name=ACCOUNTS)
    expect(card).to_be_in_viewport()
    for words in ("The treasurer", "for the county’s assembly", "The county paid", "anyone may copy it", "page 13"):
        expect(card).to_contain_text(words)
    hrefs = [link.get_attribute("href") for link in card.get_by_role("link").all()]
    for href in (
        "../facing/#cost",
        "../facing/#note-sum-of-the-cost",
        "../workshop/#p3",
        "https://www.county.lyd.example.org/accounts/roads",
        "../sources/#source-county-accounts",
    ):
        assert href in hrefs
    french = card.locator("[lang=fr]")
    expect(french).to_have_text("“Le pont est compté à part.”")


def test_a_work_that_is_a_document_says_so_among_the_sources(reader: Reader) -> None:
    page = reader.open(f"{SOURCES.address}#source-county-accounts")
    page.locator("#source-county-accounts").get_by_role("link", name="a document of this edition").click()
    expect(page.locator("#document-accounts")).to_be_in_viewport()


@pytest.mark.parametrize("address", [f"{FACING.address}?notes=margin", f"tram/{SECOND}/", CLASS_FILE.address])
def test_the_first_mention_of_a_name_in_a_note_leads_to_who_it_is(reader: Reader, address: str) -> None:
    page = reader.open(address, javascript=False)
    note = page.locator("#note-the-draft")
    links = note.locator('a[href*="#who-"]')
    assert [link.text_content() for link in links.all()] == ["Clerk", "Lyd Carriage\nCompany"]
    page.goto(str(links.last.evaluate("link => link.href")))
    entry = page.locator("#who-lyd-carriage")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text("A private firm that runs coaches")
    expect(entry).to_contain_text("owners have never driven a tram")


@pytest.mark.parametrize(
    ("typed", "title"),
    [("accounts of the county", f"Document: {ACCOUNTS}"), ("carriage company", "Who is who: Lyd Carriage Company")],
)
def test_the_search_finds_them_by_every_form_of_their_names(reader: Reader, typed: str, title: str) -> None:
    page = reader.open(FACING.address)
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(typed)
    expect(page.locator("dialog.fp-search").get_by_text(title)).to_be_visible()


def test_the_search_of_a_class_file_finds_a_document(reader: Reader) -> None:
    page = reader.open(CLASS_FILE.address)
    page.get_by_role("searchbox").fill("anyone may copy")
    page.locator(".fp-find").get_by_role("link", name=ACCOUNTS).click()
    expect(page.locator("#document-accounts")).to_be_in_viewport()


def test_each_document_is_handed_out_on_a_sheet_of_its_own(reader: Reader) -> None:
    page = reader.open(f"{HANDOUT.address}?view=documents")
    expect(page.locator(".fp-hand__count")).to_have_text("2 pages.")
    first, second = read(page.pdf(prefer_css_page_size=True, tagged=True, outline=True)).sheets
    for words in ("What it says", "without the bridge", "compté à part", "www.county.lyd.example.org/accounts"):
        assert "".join(words.split()) in first.letters
    assert "thedayafter" in second.letters
    assert "depotthe placewheretrams".replace(" ", "") in second.letters


def test_a_blind_sheet_has_no_documents(reader: Reader) -> None:
    page = reader.open(f"{HANDOUT.address}?view=documents&blind=1")
    expect(page.get_by_text("A blind sheet has no documents")).to_be_visible()
    expect(page.locator(".fp-handed article").filter(visible=True)).to_have_count(0)


def test_on_paper_a_card_is_whole_and_an_event_has_no_documents_to_open(reader: Reader) -> None:
    page = reader.open(DOCUMENTS.address)
    page.emulate_media(media="print")
    assert page.locator(".fp-document").first.evaluate("one => getComputedStyle(one).breakInside") == "avoid"
    page = reader.open(FACING.address)
    page.emulate_media(media="print")
    expect(page.locator("#cost")).to_be_visible()
    expect(page.locator(".fp-beside").filter(visible=True)).to_have_count(0)
