"""Words can be taken away: a link, a citation in four styles, the quotation; of a passage or of a pair."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader
from tests.pages import of_kind, parse
from tests.sites import Builder
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
}"""

TODAY = datetime(2026, 2, 3, 12, tzinfo=UTC)
READ_IN_TEX = "as set side by side in ``The tram of Velm, 2023'', Velm"
READ = "as set side by side in “The tram of Velm, 2023,” Velm"


def _open(reader: Reader, address: str, width: int = 1440) -> Page:
    page = reader.window(width=width, permissions=MAY_COPY)
    page.clock.set_fixed_time(TODAY)
    reader.turn(page, address)
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


def test_a_citation_names_the_original_and_where_and_when_it_was_read(reader: Reader) -> None:
    page = _open(reader, ARTICLES[0].address)
    _mark(page, FIRST, 5).click()
    address = f"{reader.server}{COMPARISON}{FIRST}/#p5"
    title, headline = "The tram comes back by our hands", "The Tram Comes Back by Our Hands"
    assert _take(page, "Chicago") == (
        f"Circle of Tramworkers, “{headline},” The Spanner, March 3, 2023, para. 5, {READ},"
        f" accessed February 3, 2026, {address}."
    )
    assert _take(page, "MLA") == (
        f"Circle of Tramworkers. “{headline}.” The Spanner, 3 Mar. 2023. A{READ[1:]}, {address}."
        " Accessed 3 Feb. 2026.\n(Circle of Tramworkers, par. 5)"
    )
    assert _take(page, "APA") == (
        f"Circle of Tramworkers. (2023, March 3). {title}. The Spanner."
        " As set side by side in The tram of Velm, 2023, Velm."
        f" Retrieved February 3, 2026, from {address}\n(Circle of Tramworkers, 2023, para. 5)"
    )
    entry = _take(page, "BibTeX")
    for field in (
        "author = {{Circle of Tramworkers}}",
        f"title = {{{{{title}}}}}",
        f"note = {{para. 5, {READ_IN_TEX}, accessed February 3, 2026, \\url{{{address}}}}}",
    ):
        assert field in entry


def test_the_original_is_cited_by_its_own_address(reader: Reader) -> None:
    page = _open(reader, ARTICLES[1].address)
    _mark(page, SECOND, 2).click()
    original = "https://gazette.velm.example.org/4/tram"
    for style in ("Chicago", "MLA", "APA"):
        assert original in _take(page, style)
    assert f"  url = {{{original}}}" in _take(page, "BibTeX")


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
    page.get_by_label("Together with").select_option(label="B ¶9")
    pair = f"{reader.server}{TEXTS.address}?a=p5&b=p9"
    assert _take(page, "Link") == pair
    cited = _take(page, "Chicago").splitlines()
    assert [line.split(",")[0] for line in cited] == ["Circle of Tramworkers", "A. Clerk", f"Side by side: {pair}"]
    assert "para. 9" in cited[1]
    linked = reader.open(pair.removeprefix(reader.server))
    expect(linked.locator(f'[id="{SECOND}-p9"]')).to_be_in_viewport()


def test_a_pair_is_offered_where_one_is_shown(reader: Reader) -> None:
    page = _open(reader, f"{FACING.address}?a=p5&b=p9")
    _mark(page, SECOND, 9).click()
    assert _take(page, "Link") == f"{reader.server}{TEXTS.address}?a=p5&b=p9"


def test_paragraphs_of_the_same_event_come_first(reader: Reader) -> None:
    page = _open(reader, ARTICLES[0].address)
    _mark(page, FIRST, 3).click()
    groups = page.get_by_label("Together with").locator("optgroup")
    assert groups.first.get_attribute("label") == "On the same events"
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
    page.evaluate("() => new Promise(done => setTimeout(done, 500))")
    assert page.locator(".fp-take").count() == 0


@pytest.mark.parametrize("address", [FACING.address, ARTICLES[0].address])
def test_reading_blind_no_name_is_copied(reader: Reader, address: str) -> None:
    page = _open(reader, f"{address}?blind=1")
    _mark(page, FIRST, 1).click()
    address = f"{reader.server}{COMPARISON}a/#p1"
    assert _take(page, "Link") == address
    cited = (
        f"Reading A, ¶1, as set side by side in “The tram of Velm, 2023”, Velm, accessed February 3, 2026, {address}"
    )
    assert _take(page, "Chicago") == cited
    assert _take(page, "MLA") == cited.replace("February 3, 2026", "3 Feb. 2026")
    for what in ("APA", "BibTeX"):
        assert _take(page, what) == cited
    assert _take(page, "Quotation").endswith(f"”\n{cited}")


# --- a link to the very words -----------------------------------------------

CHOOSE = """([id, words]) => {
    const texts = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const at = node.data.indexOf(words[0]);
        if (at >= 0 && range.collapsed) range.setStart(node, at);
        const end = node.data.indexOf(words.at(-1));
        if (end >= 0) { range.setEnd(node, end + words.at(-1).length); break; }
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""
LIT = "::target-text { background: rgb(255, 0, 0) !important }"
"""What a browser lights of a page that is opened by such a link, so that nothing else looks like it."""


@pytest.mark.parametrize(
    ("address", "id", "words", "found"),
    [
        (ARTICLES[0].address, "p1", ["Old drivers wept, chil"], "Old%20drivers%20wept%2C%20children"),
        # A label of ours is a part of the word before it to a browser.
        (ARTICLES[0].address, "p1", ["Quay Street on Saturday"], "Quay%20Street%20on%20Saturday1a"),
        (
            TEXTS.address,
            f"{FIRST}-p1",
            ["Quay Street", "left"],
            "Quay%20Street%20on%20Saturday1a,in%20forty%20years%20left",
        ),
        # What stands twice is told apart by the words beside it.
        (ARTICLES[1].address, "p3", ["the bridge"], "the%20coast%20for-,the%20bridge,-.%20Their%20knowledge%20of"),
        (f"{ARTICLES[0].address}?blind=1", "p1", ["Quay Street on Saturday"], "Quay%20Street%20on%20Saturday"),
    ],
)
def test_a_link_leads_to_the_words_that_were_chosen(
    reader: Reader, address: str, id: str, words: list[str], found: str
) -> None:
    page = _open(reader, address)
    page.evaluate(CHOOSE, [id, words])
    place, _, fragment = _take(page, "Link").partition(":~:text=")
    assert fragment == found
    assert place.endswith(f"#{id.rpartition('-')[2]}")
    assert _is_lit(reader, f"{place}:~:text={fragment}".removeprefix(reader.server))


def test_words_in_any_script_are_led_to(reader_of: Callable[[Path], Reader], edition: Builder) -> None:
    site = edition("scripts").folder
    reader = reader_of(site)
    for article in of_kind(site, "article"):
        page = _open(reader, article.address)
        page.locator("#p1").evaluate(
            """text => {
                const node = document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode();
                const range = document.createRange();
                range.setStart(node, 0);
                range.setEnd(node, Math.min(12, node.length));
                getSelection().removeAllRanges();
                getSelection().addRange(range);
            }"""
        )
        link = _take(page, "Link")
        assert "#p1:~:text=" in link
        assert _is_lit(reader, link.removeprefix(reader.server)), link


def _is_lit(reader: Reader, address: str) -> bool:
    """Whether a browser finds the words that an address names, and lights them."""
    fragment = address.rpartition("#")[2]
    pictures = []
    for asked in (address, address.partition(":~:")[0]):
        page = reader.window()
        page.add_init_script(
            "addEventListener('DOMContentLoaded', () => { const sheet = new CSSStyleSheet(); "
            f"sheet.replaceSync('{LIT}'); document.adoptedStyleSheets.push(sheet); }})"
        )
        reader.turn(page, asked)
        pictures.append(page.locator(f"#{fragment.partition(':')[0]}").screenshot())
    return pictures[0] != pictures[1]


# --- on a phone -------------------------------------------------------------


@pytest.mark.parametrize("place", ["start", "end"])
def test_words_that_a_finger_selects_are_offered_once_it_is_up(reader: Reader, place: str) -> None:
    page = reader.window(width=390, height=844, has_touch=True, permissions=MAY_COPY)
    page.clock.install(time=TODAY)
    reader.turn(page, ARTICLES[0].address)
    page.locator("#p2").evaluate("(text, block) => text.scrollIntoView({block})", place)
    finger = {"pointerType": "touch", "bubbles": True, "isPrimary": True}
    panel = page.locator(".fp-take")
    page.locator("#p2").dispatch_event("pointerdown", finger)
    page.evaluate(CHOOSE, ["p2", ["They mended"]])
    page.clock.run_for(5000)
    assert panel.count() == 0
    # Neither a pointer nor a key tells of what comes then: the handles are the browser's.
    page.locator("#p2").dispatch_event("touchend")
    page.clock.run_for(1000)
    expect(panel.get_by_role("button", name="Link")).to_be_visible()
    page.evaluate(CHOOSE, ["p2", ["They mended buses"]])
    page.clock.run_for(1000)
    expect(panel).to_have_attribute("data-words", "They mended buses")
    box = panel.bounding_box()
    lines = page.evaluate(
        "() => [...getSelection().getRangeAt(0).getClientRects()].map(({top, bottom}) => [top, bottom])"
    )
    assert box
    assert box["width"] == 390
    if place == "start":
        assert round(box["y"] + box["height"]) == 844
    for top, bottom in lines:
        assert bottom < box["y"] or top > box["y"] + box["height"]


# --- citing a note ----------------------------------------------------------


@pytest.mark.parametrize("address", [FACING.address, ARTICLES[0].address])
def test_a_note_is_cited_in_the_list(reader: Reader, address: str) -> None:
    page = _open(reader, f"{address}#note-ring-road")
    note = page.locator("#note-ring-road")
    note.get_by_role("link", name="Cite this note").click()
    expect(note.get_by_role("status")).to_have_text("Copied: Cite this note, 3b.")
    assert page.evaluate("() => navigator.clipboard.readText()") == (
        "The editors, “Note 3b on ‘Cost and reckoning’”, in “The tram of Velm, 2023”, Velm."
        f" Read on February 3, 2026: {reader.server}{FACING.address}#note-ring-road"
    )


def test_a_note_is_cited_in_the_panel_beside_its_words(reader: Reader) -> None:
    page = _open(reader, FACING.address)
    page.locator("#ref-ring-road").hover()
    panel = page.get_by_role("note")
    panel.get_by_role("link", name="Cite this note").click()
    expect(panel.get_by_role("status")).to_contain_text("Copied")
    assert "Note 3b on" in page.evaluate("() => navigator.clipboard.readText()")


def test_a_note_is_cited_by_who_wrote_it(edition: Builder) -> None:
    site = edition("signed").folder
    links = [link for page in of_kind(site, "facing") for link in parse(site / page.path).css("[data-cite]")]
    assert any(link.attributes.get("data-by") for link in links)


def test_without_scripts_a_note_has_its_address(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}#note-ring-road", javascript=False)
    link = page.locator("#note-ring-road").get_by_role("link", name="Cite this note")
    assert (link.get_attribute("href") or "").endswith("#note-ring-road")


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
    panel = page.get_by_role("dialog", name="Copy or cite A ¶2")
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
