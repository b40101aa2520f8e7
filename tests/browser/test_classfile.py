"""The class file, opened from a folder with the network off, reads as the pages do, and has a search of its own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import paper
from tests.browser import test_blind as blind
from tests.browser import test_keys as keys
from tests.browser import test_level as level
from tests.browser import test_notes as notes
from tests.browser import test_take as take
from tests.browser import test_view as view
from tests.browser.reader import Faults, FileReader
from tests.pages import comparisons, of_kind
from tests.sites import NAMES, WHOLE, Builder, Site
from tests.tram import CLASS_FILE, FACING, READINGS, TEXTS

FIRST, SECOND = READINGS


@pytest.fixture
def stick(browser: Browser, full: Site, tmp_path: Path) -> Iterator[FileReader]:
    """The file alone in a folder, as it is on a stick; a console message, an error or any request fails the test."""
    file = tmp_path / "A stick" / "tram.html"
    file.parent.mkdir()
    shutil.copy(full.folder / CLASS_FILE.path, file)
    reader = FileReader(browser, file.as_uri(), Faults("file://"))
    yield reader
    found = tuple(reader.faults.found)
    for context in reader.contexts:
        context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", [WHOLE, *NAMES])
def test_the_file_of_every_edition_opens_from_a_folder_and_shows_every_event(
    browser: Browser, edition: Builder, name: str, tmp_path: Path
) -> None:
    site = edition(name).folder
    for file, data in zip(of_kind(site, "class file"), comparisons(site), strict=True):
        alone = tmp_path / f"{data['id']}.html"
        shutil.copy(site / file.path, alone)
        reader = FileReader(browser, alone.as_uri(), Faults("file://"))
        page = reader.open("")
        assert page.locator("section[data-event]:visible").count() == len(data["events"])
        for reading in data["readings"]:
            page.goto(f"{alone.as_uri()}#{reading['id']}-p1")
            expect(page.locator(f'[id="{reading["id"]}-p1"]')).to_be_in_viewport()
        reader.close()
        assert not reader.faults.found, "\n".join(reader.faults.found)


READING: dict[str, Callable[[FileReader], None]] = {
    "a choice stands in the address": partial(
        view.test_a_choice_stands_in_the_address_and_the_address_makes_it, control="Full texts", query="?view=texts"
    ),
    "one text": partial(view.test_one_text_is_shown_alone, width=1440),
    "the notes": partial(view.test_with_notes_off_nothing_of_them_stays, query="?notes=off", address=FACING),
    "layers": view.test_a_layer_that_is_off_takes_its_marks_and_notes_along,
    "storage": view.test_storage_that_is_blocked_is_done_without,
    "a note": partial(notes.test_a_note_opens, address=FACING, kind=notes.ANNOTATION, how="hover"),
    "the words": partial(notes.test_the_words_open_their_note, address=FACING, how="click", width=1440),
    "a note among the texts": partial(notes.test_a_note_opens, address=TEXTS, kind=notes.ANNOTATION, how="tap"),
    "out of a note": notes.test_escape_closes_a_note_and_gives_the_focus_back,
    "to the note and back": partial(
        notes.test_a_note_leads_into_the_list_and_the_list_leads_back, address=TEXTS, how="panel"
    ),
    "from note to note": partial(keys.test_n_and_p_go_from_note_to_note, address=FACING),
    "from event to event": keys.test_j_and_k_go_from_event_to_event,
    "keys and typing": keys.test_keys_are_silent_while_one_types,
    "a pair": partial(level.test_a_pair_in_the_address_is_level_lit_and_said, width=1440),
    "a jump, read blind": blind.test_a_jump_within_the_page_keeps_the_address,
}


@pytest.mark.parametrize("check", READING)
def test_it_reads_as_the_facing_pages_do(stick: FileReader, check: str) -> None:
    READING[check](stick)


def test_a_link_into_the_texts_changes_the_view(stick: FileReader) -> None:
    page = stick.open(f"#{READINGS[1]}-p9")
    expect(page.get_by_label("Full texts")).to_be_checked()
    page.evaluate("() => { location.hash = 'cost'; }")
    expect(page.get_by_label("By event")).to_be_checked()
    expect(page.locator("#cost")).to_be_in_viewport()


def test_a_view_chosen_by_hand_leaves_the_place_that_was_linked_to(stick: FileReader) -> None:
    page = stick.open("#builders")
    page.locator(".fp-options > summary").click()
    page.get_by_role("radio", name="Full texts").click()
    expect(page.locator("#builders")).to_be_hidden()
    assert page.evaluate("() => location.hash + document.querySelectorAll(':target').length") == "0"


def _search(page: Page, words: str) -> list[str]:
    """What the search shows for these words: the title of every place, in order."""
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search this file")).to_be_focused()
    page.get_by_role("searchbox").fill(words)
    hits = page.locator(".fp-find a:visible")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(re.compile(rf"^{hits.count()} places?$"))
    return hits.locator("b").all_inner_texts()


def test_the_search_finds_every_kind_of_place_and_leads_to_it(stick: FileReader) -> None:
    page = stick.open(FACING.address)
    for words, title, id in (
        ("Who LAID rails", "Event 2, Who laid the rails", "builders"),
        ("quieter decib", "Paragraph 8, The council reading", f"{SECOND}-p8"),
        ("ferry", "Note 6a, evidence, The workshop reading", "note-elected-elsewhere"),
        ("rider clock", "Note 8a, contrast, on both texts", "note-defend-or-judge"),
        ("common property", "Public property, common property", "term-public-property"),
        ("who is acted upon", "Question 1", "question-"),
        ("cafe, not a word of the file", "", ""),
    ):
        found = _search(page, words)
        assert [name for name in found if name.strip().startswith(title)] if title else not found, (words, found)
        if id:
            page.locator(".fp-find a:visible").filter(has=page.locator("b", has_text=title)).first.click()
            place = page.locator(f'.fp-lit[id^="{id}"]')
            expect(place).to_be_in_viewport()
            expect(page.locator(".fp-find a:visible")).to_have_count(0)
    assert _search(page, "thousand watch") == ["A report of the day after", "Source"]
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_read_blind_neither_the_page_nor_the_search_says_who_wrote(
    stick: FileReader,
    names: list[str],
) -> None:
    page = stick.open(f"{FACING.address}?blind=1")
    for media in ("screen", "print"):
        page.emulate_media(media="print" if media == "print" else "screen")
        said = page.evaluate(blind.SHOWN)
        assert "Reading A" in said
        assert [name for name in names if name in said] == []
    page.emulate_media(media="screen")
    assert _search(page, "quieter buses") == ["Paragraph 8, Reading B"]
    assert _search(page, "laid rails") == ["Event 2, Who laid the rails"]
    assert _search(page, "ferry") == []
    found = "".join(_search(page, "tram"))
    assert [name for name in names if name in found] == []
    _search(page, "quieter buses")
    page.locator(".fp-find a:visible").click()
    expect(page.locator(f'[id="{SECOND}-p8"]')).to_be_in_viewport()
    assert SECOND not in page.url


def test_what_is_taken_away_leads_back_into_a_file_of_this_name(stick: FileReader) -> None:
    page = take._open(stick, FACING.address)
    take._mark(page, FIRST, 5).click()
    assert take._take(page, "Link") == f"tram.html#{FIRST}-p5"
    cited = take._take(page, "Chicago")
    assert cited.endswith(f"para. 5, {take.READ}, accessed February 3, 2026, tram.html#{FIRST}-p5.")
    page.get_by_label("Together with").select_option(label="B ¶9")
    assert take._take(page, "Link") == "tram.html?a=p5&b=p9"
    page.locator(".fp-take a").click()
    expect(page.locator(f'[id="{FIRST}-p5"]')).to_be_in_viewport()
    expect(page.get_by_label("Full texts")).to_be_checked()


def test_a_file_that_knows_of_its_site_hands_on_addresses_of_the_site(stick: FileReader) -> None:
    file = Path(url2pathname(urlsplit(stick.server).path))
    address = "https://edition.example/sub/tram/"
    file.write_text(file.read_text(encoding="utf-8").replace('"base":""', f'"base":"{address}"'), encoding="utf-8")
    page = take._open(stick, FACING.address)
    take._mark(page, FIRST, 5).click()
    assert take._take(page, "Link") == f"{address}{FIRST}/#p5"
    page.get_by_label("Together with").select_option(label="B ¶9")
    assert take._take(page, "Link") == f"{address}facing/texts/?a=p5&b=p9"


def test_colours_are_chosen_and_kept(stick: FileReader) -> None:
    page = stick.open(FACING.address, scheme="dark")
    ground = "() => getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.locator(".fp-options > summary").click()
    page.locator("label").filter(has=page.get_by_label("Light", exact=True)).click()
    light = page.evaluate(ground)
    assert light != dark
    page.goto(stick.server)
    assert page.evaluate(ground) == light


def test_among_the_full_texts_every_note_has_its_words(stick: FileReader, full: Site) -> None:
    page = stick.open(f"{TEXTS.address}?notes=margin")
    (data,) = comparisons(full.folder)
    shown = page.locator(".fp-full").inner_text()
    squeezed = "".join(shown.split())
    assert not [
        annotation["id"]
        for annotation in data["annotations"]
        if _letters(page, annotation["body"]["html"]) not in squeezed
    ]


def _letters(page: Page, html: str) -> str:
    """The letters of some HTML, without white space."""
    found: str = page.evaluate("html => new DOMParser().parseFromString(html, 'text/html').body.textContent", html)
    return "".join(found.split())


def test_it_prints_every_event_and_no_control(stick: FileReader) -> None:
    page = stick.open(FACING.address, scheme="dark")
    printed = paper.read(page.pdf(format="A4"))
    assert not "".join(sheet.outside for sheet in printed.sheets)
    for row in page.locator("section[data-event] h2").all():
        assert "".join((row.text_content() or "").split()) in printed.letters
    for control in ("Searchthisfile", "Notes,textandorder", "Blindreading", "Swapsides"):
        assert control not in printed.letters
