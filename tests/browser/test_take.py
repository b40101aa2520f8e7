"""Words can be taken away: a link, a citation in four styles, the quotation; of a passage or of a pair."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader
from tests.tram import ARTICLES, COMPARISON, FACING, READINGS, TEXTS

FIRST, SECOND = READINGS
MAY_COPY = ["clipboard-read", "clipboard-write"]

SELECT = """([from, to, letters]) => {
    const texts = [from, to].map(id => document.getElementById(id));
    const walk = (element, last) => {
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, node =>
            node.parentElement.closest("sup") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
        let node = texts.nextNode();
        while (last && texts.nextNode()) node = texts.currentNode;
        return node;
    };
    texts[0].scrollIntoView();
    const range = document.createRange();
    range.setStart(walk(texts[0], false), 0);
    if (letters) range.setEnd(walk(texts[1], false), letters);
    else { const end = walk(texts[1], true); range.setEnd(end, end.length); }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    texts[0].dispatchEvent(new PointerEvent("pointerup", {bubbles: true}));
}"""


def _open(reader: Reader, address: str, width: int = 1440) -> Page:
    page = reader.open(address, width=width, permissions=MAY_COPY)
    page.locator("#fp-help").wait_for(state="attached")
    return page


def _mark(page: Page, reading: str, number: int) -> Locator:
    facing = page.locator(f'[data-reading="{reading}"] .fp-pn:visible')
    marks = facing if facing.count() else page.locator(".fp-perma")
    return marks.filter(has_text=re.compile(rf"^¶{number}\D")).first


def _take(page: Page, what: str) -> str:
    panel = page.locator(".fp-take")
    panel.get_by_role("button", name=what, exact=True).click()
    expect(panel.get_by_role("status")).to_have_text(f"Copied: {what}.")
    copied: str = page.evaluate("() => navigator.clipboard.readText()")
    return copied


@pytest.mark.parametrize("address", [FACING.address, TEXTS.address, ARTICLES[0].address])
def test_a_mark_gives_a_link_to_its_paragraph(reader: Reader, address: str) -> None:
    page = _open(reader, address)
    _mark(page, FIRST, 2).click()
    assert _take(page, "Link") == f"{reader.server}{COMPARISON}{FIRST}/#p2"


def test_a_citation_names_article_publication_day_paragraph_and_address(reader: Reader) -> None:
    page = _open(reader, ARTICLES[0].address)
    _mark(page, FIRST, 5).click()
    address = f"{reader.server}{COMPARISON}{FIRST}/#p5"
    title, headline = "The tram comes back by our hands", "The Tram Comes Back by Our Hands"
    assert _take(page, "Chicago") == (
        f"Circle of Tramworkers, “{headline},” The Spanner, March 3, 2023, para. 5, {address}."
    )
    assert _take(page, "MLA") == (
        f"Circle of Tramworkers. “{headline}.” The Spanner, 3 Mar. 2023, {address}.\n(Circle of Tramworkers, par. 5)"
    )
    assert _take(page, "APA") == (
        f"Circle of Tramworkers. (2023, March 3). {title}. The Spanner. {address}\n"
        "(Circle of Tramworkers, 2023, para. 5)"
    )
    entry = _take(page, "BibTeX")
    for field in (
        "author = {{Circle of Tramworkers}}",
        f"title = {{{{{title}}}}}",
        f"url = {{{address}}}",
        "note = {para. 5}",
    ):
        assert field in entry


def test_italics_are_taken_along(reader: Reader) -> None:
    page = _open(reader, ARTICLES[0].address)
    _mark(page, FIRST, 5).click()
    _take(page, "Chicago")
    rich = page.evaluate(
        "() => navigator.clipboard.read().then(([item]) => item.getType('text/html')).then(blob => blob.text())"
    )
    assert "<i>The Spanner</i>" in rich


@pytest.mark.parametrize("address", [FACING.address, TEXTS.address, ARTICLES[0].address])
def test_a_pair_has_one_link_and_one_citation(reader: Reader, address: str) -> None:
    page = _open(reader, address)
    _mark(page, FIRST, 5).click()
    page.get_by_label("With").select_option(label="B ¶9")
    pair = f"{reader.server}{COMPARISON}facing/?a=p5&b=p9"
    assert _take(page, "Link") == pair
    cited = _take(page, "Chicago").splitlines()
    assert [line.split(",")[0] for line in cited] == ["Circle of Tramworkers", "A. Clerk", f"Side by side: {pair}"]
    assert "para. 9" in cited[1]
    linked = reader.open(pair.removeprefix(reader.server))
    expect(linked.locator(f'[id="{SECOND}-p9"]')).to_be_in_viewport()


def test_a_pair_is_offered_where_one_is_shown(reader: Reader) -> None:
    page = _open(reader, f"{FACING.address}?a=p5&b=p9")
    _mark(page, SECOND, 9).click()
    assert _take(page, "Link") == f"{reader.server}{COMPARISON}facing/?a=p5&b=p9"


def test_paragraphs_of_the_same_event_come_first(reader: Reader) -> None:
    page = _open(reader, ARTICLES[0].address)
    _mark(page, FIRST, 3).click()
    groups = page.get_by_label("With").locator("optgroup")
    assert groups.first.get_attribute("label") == "Of the same events"
    assert groups.first.locator("option").all_inner_texts() == ["B ¶2", "B ¶4"]


@pytest.mark.parametrize(("address", "prefix"), [(TEXTS.address, f"{FIRST}-"), (ARTICLES[0].address, "")])
def test_selected_words_are_quoted_with_their_reference(reader: Reader, address: str, prefix: str) -> None:
    page = _open(reader, address)
    page.evaluate(SELECT, [f"{prefix}p1", f"{prefix}p1", 0])
    quotation = _take(page, "Quotation")
    assert quotation.startswith("“Crowds lined Quay Street on Saturday when the first tram in forty years left")
    assert "1a" not in quotation
    cited = "Circle of Tramworkers, “The Tram Comes Back by Our Hands,” The Spanner"
    assert quotation.splitlines()[1].startswith(cited)


def test_words_of_several_paragraphs_are_cited_as_such(reader: Reader) -> None:
    page = _open(reader, ARTICLES[0].address)
    page.evaluate(SELECT, ["p1", "p2", 12])
    expect(page.locator(".fp-take b")).to_have_text("A ¶1–2")
    assert "paras. 1–2, " in _take(page, "Chicago")
    assert "(Circle of Tramworkers, pars. 1–2)" in _take(page, "MLA")


def test_words_that_are_ours_are_not_offered(reader: Reader) -> None:
    page = _open(reader, FACING.address)
    page.locator(".fp-event__gloss").first.select_text()
    page.locator(".fp-event__gloss").first.dispatch_event("pointerup")
    page.keyboard.press("Shift")
    assert page.locator(".fp-take").count() == 0


def test_reading_blind_no_name_is_copied(reader: Reader) -> None:
    page = _open(reader, f"{FACING.address}?blind=1")
    _mark(page, FIRST, 1).click()
    address = f"{reader.server}{COMPARISON}facing/?blind=1&a=p1"
    assert _take(page, "Link") == address
    for what in ("Chicago", "MLA", "APA", "BibTeX"):
        assert _take(page, what) == f"Reading A, ¶1, {address}"
    assert _take(page, "Quotation").endswith(f"”\nReading A, ¶1, {address}")


def test_when_copying_fails_it_is_said_and_the_text_is_there(reader: Reader) -> None:
    page = reader.open(ARTICLES[0].address)
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')); }")
    _mark(page, FIRST, 5).click()
    page.get_by_role("button", name="MLA").click()
    expect(page.locator(".fp-take").get_by_role("status")).to_contain_text("does not let this page copy")
    field = page.get_by_role("textbox", name="MLA")
    expect(field).to_be_focused()
    selected = field.evaluate("element => element.value.slice(element.selectionStart, element.selectionEnd)")
    assert selected.startswith("Circle of Tramworkers. “The Tram")


@pytest.mark.parametrize("width", [390, 1440])
def test_the_panel_is_in_the_window_and_escape_leads_back(reader: Reader, width: int) -> None:
    page = _open(reader, ARTICLES[0].address, width)
    mark = _mark(page, FIRST, 2)
    mark.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name="Take away A ¶2")
    expect(panel).to_be_in_viewport(ratio=1)
    assert panel.evaluate("element => element.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(mark).to_be_focused()


def test_a_modified_click_follows_the_mark(reader: Reader) -> None:
    page = _open(reader, FACING.address)
    with page.context.expect_page() as opened:
        _mark(page, FIRST, 1).click(modifiers=["ControlOrMeta"])
    assert opened.value.url.endswith(f"{FIRST}/#p1")
