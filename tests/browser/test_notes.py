"""A note opens near its mark: one at a time, clear of its passage, in the window, and is closed again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader
from tests.pages import of_kind
from tests.tram import ARTICLES, FACING, TEXTS

PAGES = [FACING, TEXTS, ARTICLES[0]]
ANNOTATION = ".fp-ref > a:visible"
FOOTNOTE = ".fp-fn > a:visible"

# The open panel's box in the window, and whether it lies over a lit passage, or over its mark.
PANEL = """() => {
    const panels = [...document.querySelectorAll(".fp-panel:popover-open")];
    const {left, top, right, bottom} = panels[0].getBoundingClientRect();
    const words = [...document.querySelectorAll("mark.fp-lit, sup [aria-expanded], .fp-word[aria-expanded]")];
    const covered = words.flatMap(word => [...word.getClientRects()]).filter(box =>
        box.left < right - 1 && box.right > left + 1 && box.top < bottom - 1 && box.bottom > top + 1);
    return {panels: panels.length, left, top, right, bottom, covered: covered.length, lit: words.length,
            width: document.documentElement.clientWidth, height: innerHeight};
}"""


def _panel(page: Page) -> Locator:
    return page.locator(".fp-panel:popover-open")


def _keyboard(page: Page) -> None:
    """Let the browser know that there is a keyboard: it then shows the focus."""
    page.keyboard.press("Tab")


def _assert_well_placed(page: Page) -> None:
    box: dict[str, Any] = page.evaluate(PANEL)
    assert box["panels"] == 1
    assert box["lit"]
    assert not box["covered"]
    assert box["left"] >= 0
    assert box["top"] >= 0
    assert box["right"] <= box["width"]
    assert box["bottom"] <= box["height"]


@pytest.mark.parametrize("address", PAGES, ids=str)
@pytest.mark.parametrize("kind", [ANNOTATION, FOOTNOTE])
@pytest.mark.parametrize("how", ["hover", "focus", "tap"])
def test_a_note_opens(reader: Reader, address: Any, kind: str, how: str) -> None:
    page = reader.open(address.address, has_touch=how == "tap")
    mark = page.locator(kind).first
    if how == "hover":
        mark.hover()
    elif how == "tap":
        mark.tap()
    else:
        _keyboard(page)
        mark.focus()
    expect(_panel(page)).to_have_count(1)
    note = page.locator(f'[id="{(mark.get_attribute("href") or "")[1:]}"]')
    words = note.locator(".fp-annotation__body, p").first.evaluate("element => element.textContent.trim()")
    assert words in (_panel(page).text_content() or "")
    assert page.evaluate("() => location.hash") == ""


@pytest.mark.parametrize("width", [390, 820, 1440])
@pytest.mark.parametrize("address", PAGES, ids=str)
def test_no_note_covers_its_passage_or_leaves_the_window(reader: Reader, address: Any, width: int) -> None:
    page = reader.open(address.address, width=width, height=844)
    _keyboard(page)
    for number in range(0, page.locator(ANNOTATION).count(), 4):
        page.locator(ANNOTATION).nth(number).focus()
        expect(_panel(page)).to_have_count(1)
        _assert_well_placed(page)


def test_one_note_is_open_at_a_time(reader: Reader) -> None:
    page = reader.open(FACING.address, has_touch=True)
    for number in (0, 4, 8):  # far enough apart not to lie under the note that is open
        page.locator(ANNOTATION).nth(number).tap()
        expect(_panel(page)).to_have_count(1)
        label = page.locator(ANNOTATION).nth(number).inner_text()
        expect(_panel(page).locator(".fp-key")).to_have_text(label)


def test_escape_closes_a_note_and_gives_the_focus_back(reader: Reader) -> None:
    page = reader.open(FACING.address)
    _keyboard(page)
    mark = page.locator(ANNOTATION).first
    mark.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('.fp-panel'))")
    page.keyboard.press("Escape")
    expect(_panel(page)).to_have_count(0)
    expect(mark).to_be_focused()


def test_escape_closes_a_note_that_is_pointed_at(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.locator(ANNOTATION).first.hover()
    expect(_panel(page)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(_panel(page)).to_have_count(0)


def test_the_pointer_can_go_into_a_note(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.locator(ANNOTATION).first.hover()
    source = _panel(page).get_by_role("link", name="Show it among the notes")
    source.hover()
    # Were it closing, it would be gone by the time something else has been opened and shut.
    page.mouse.move(0, 0, steps=1)
    source.hover()
    expect(source).to_be_visible()
    source.click()
    page.wait_for_url("**#*")


def test_going_elsewhere_closes_a_note(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.locator(ANNOTATION).first.hover()
    expect(_panel(page)).to_have_count(1)
    page.locator(".fp-logo").hover()
    expect(_panel(page)).to_have_count(0)


def test_tab_goes_from_the_mark_through_the_note_and_on(reader: Reader) -> None:
    page = reader.open(ARTICLES[0].address)
    _keyboard(page)
    marks = page.locator(f"{ANNOTATION}, {FOOTNOTE}, .fp-word:visible")
    marks.nth(0).focus()
    expect(_panel(page)).to_have_count(1)
    inside = _panel(page).locator("a, button").count()
    assert inside
    for _ in range(inside):
        page.keyboard.press("Tab")
        assert page.evaluate("() => Boolean(document.activeElement.closest('.fp-panel'))")
    page.keyboard.press("Tab")
    expect(marks.nth(1)).to_be_focused()


@pytest.mark.parametrize("address", PAGES, ids=str)
@pytest.mark.parametrize("how", ["panel", "enter"])
def test_a_note_leads_into_the_list_and_the_list_leads_back(reader: Reader, address: Any, how: str) -> None:
    page = reader.open(address.address)
    mark = page.locator(ANNOTATION).first
    href = mark.get_attribute("href") or ""
    if how == "enter":
        mark.focus()
        page.keyboard.press("Enter")
    else:
        mark.click()
        _panel(page).get_by_role("link", name="Show it among the notes").click()
    page.wait_for_url(f"**{href}")
    note = page.locator(f'[id="{href[1:]}"]')
    expect(note).to_be_in_viewport()
    expect(note.locator(".fp-annotation__body")).to_be_visible()
    expect(_panel(page)).to_have_count(0)
    back = note.locator("a[href*='#ref-'], a[href*='#texts-ref-']")
    if back.count():
        back.first.click()
        expect(mark).to_be_in_viewport()


WORDS = ".fp-text mark[data-annotation]:visible"


@pytest.mark.parametrize("address", PAGES, ids=str)
@pytest.mark.parametrize("how", ["hover", "click", "tap"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_words_open_their_note(reader: Reader, address: Any, how: str, width: int) -> None:
    page = reader.open(address.address, width=width, has_touch=how == "tap")
    words = page.locator(WORDS).first
    label = page.locator(ANNOTATION).first.inner_text()
    before = page.evaluate("() => location.hash")
    getattr(words, how)(position={"x": 12, "y": 8})
    expect(_panel(page).locator(".fp-key")).to_have_text(label)
    _assert_well_placed(page)
    assert page.evaluate("() => location.hash") == before


def test_a_note_that_was_clicked_stays_when_the_pointer_leaves(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.clock.install()
    page.locator(WORDS).first.click()
    label = page.locator(ANNOTATION).first.inner_text()
    for away in (page.locator(".fp-logo"), page.locator('.fp-cell[data-side="2"] .fp-ref > a').first):
        away.hover()
        page.clock.run_for(2000)
        expect(_panel(page).locator(".fp-key")).to_have_text(label)
    page.get_by_role("button", name="Close").click()
    expect(_panel(page)).to_have_count(0)


def test_words_that_are_selected_open_nothing(reader: Reader) -> None:
    page = reader.open(FACING.address)
    box = page.locator(WORDS).first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 4, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 8, steps=6)
    page.mouse.up()
    expect(page.locator(".fp-take")).to_be_visible()
    assert page.evaluate("() => getSelection().toString().trim().length") > 3
    assert page.locator(".fp-panel.fp-annotation").count() == 0


def test_where_passages_overlap_every_note_has_words_of_its_own(
    reader_of: Callable[[Path], Reader], site: Path
) -> None:
    page = reader_of(site).open(of_kind(site, "facing")[0].address)
    twofold = page.locator(".fp-events mark[data-annotation*=' ']").first
    last = (twofold.get_attribute("data-annotation") or "").split()[-1]
    twofold.click(position={"x": 4, "y": 8})
    expect(page.locator(f'.fp-row:has(.fp-panel) .fp-ref > a[aria-expanded][href="#note-{last}"]')).to_have_count(1)


def test_on_a_telephone_a_note_is_a_sheet_under_its_words(reader: Reader) -> None:
    page = reader.open(FACING.address, width=390, height=844, has_touch=True)
    for number in (0, 3, 7):
        words = page.locator(WORDS).nth(number)
        box = words.evaluate(
            "mark => { mark.scrollIntoView({block: 'center'}); return mark.getClientRects()[0].toJSON(); }"
        )
        page.touchscreen.tap(box["x"] + 8, box["y"] + 8)
        expect(_panel(page)).to_have_count(1)
        _assert_well_placed(page)
        sheet = _panel(page).bounding_box()
        assert sheet
        assert sheet["y"] + sheet["height"] == pytest.approx(844, abs=1)
        assert sheet["width"] == pytest.approx(390, abs=1)
        expect(words).to_be_in_viewport()
    closings: tuple[Callable[[], None], ...] = (
        lambda: page.get_by_role("button", name="Close").tap(),
        lambda: page.keyboard.press("Escape"),
        lambda: page.touchscreen.tap(195, 70),
    )
    for close in closings:
        page.locator(ANNOTATION).first.tap()
        expect(_panel(page)).to_have_count(1)
        close()
        expect(_panel(page)).to_have_count(0)


def test_a_note_leaves_the_facing_column_to_be_read(reader_of: Callable[[Path], Reader], site: Path) -> None:
    page = reader_of(site).open(of_kind(site, "facing")[0].address, width=1280, height=720)
    _keyboard(page)
    marks = page.locator(f".fp-events {ANNOTATION}")
    for number in range(0, marks.count(), 5):
        marks.nth(number).focus()
        expect(_panel(page)).to_have_count(1)
        assert page.evaluate(
            """() => {
                const panel = document.querySelector(".fp-panel:popover-open");
                const own = panel.closest(".fp-cell");
                const {left, right} = panel.getBoundingClientRect();
                return [...own.parentElement.children].filter(cell => cell !== own).every(cell => {
                    const box = cell.getBoundingClientRect();
                    return box.right <= left || box.left >= right;
                });
            }"""
        )


def test_a_note_that_stands_open_in_view_is_lit_and_not_repeated(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?notes=margin#note-ring-road", height=1500)
    mark = page.locator('.fp-events .fp-ref > a[href="#note-ring-road"]').first
    mark.evaluate("element => scrollBy(0, element.getBoundingClientRect().top - innerHeight / 3)")
    page.evaluate("() => document.querySelectorAll('.fp-lit').forEach(lit => lit.classList.remove('fp-lit'))")
    expect(page.locator("#note-ring-road")).to_be_in_viewport()
    mark.hover()
    expect(page.locator("#note-ring-road.fp-lit")).to_have_count(1)
    assert _panel(page).count() == 0


def test_marks_and_links_look_different(reader: Reader) -> None:
    page = reader.open(FACING.address)
    look = """element => { const style = getComputedStyle(element);
        return {colour: style.color, ground: style.backgroundColor}; }"""
    mark = page.locator(WORDS).first.evaluate(look)
    link = page.locator(".fp-ledger a:visible").first.evaluate(look)
    plain = page.locator(".fp-text:visible").first.evaluate(look)
    assert mark["colour"] == plain["colour"] != link["colour"]
    assert mark["ground"] != plain["ground"] == link["ground"]


def test_a_mark_says_whether_its_note_is_open(reader: Reader) -> None:
    page = reader.open(FACING.address)
    _keyboard(page)
    mark = page.locator(ANNOTATION).first
    mark.focus()
    expect(mark).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("note", name=mark.get_attribute("aria-label") or "")).to_be_visible()
    page.keyboard.press("Escape")
    assert mark.get_attribute("aria-expanded") is None


def test_the_words_of_an_article_stay_what_they_are(reader: Reader) -> None:
    page = reader.open(ARTICLES[0].address)
    words = """() => [...document.querySelectorAll("p[id]")].map(paragraph => {
        const copy = paragraph.cloneNode(true);
        copy.querySelectorAll("sup").forEach(sup => sup.remove());
        return copy.textContent;
    })"""
    before = page.evaluate(words)
    page.locator(ANNOTATION).first.hover()
    expect(_panel(page)).to_have_count(1)
    assert page.evaluate(words) == before


def test_an_id_is_not_given_twice(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.locator(ANNOTATION).first.hover()
    expect(_panel(page)).to_have_count(1)
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("query", "media", "is_seen"),
    [
        ("", "screen", True),
        ("", "print", True),
        ("?notes=off", "screen", False),
        ("?blind=1", "screen", False),
    ],
)
def test_what_a_finding_is_stands_there_as_long_as_notes_do(
    reader: Reader, query: str, media: str, is_seen: bool
) -> None:
    page = reader.open(f"{FACING.address}{query}")
    page.emulate_media(media="print" if media == "print" else "screen")
    expect(page.locator(".fp-finds")).to_be_visible(visible=is_seen)
