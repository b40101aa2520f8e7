"""A link into the page scrolls there, lights it and says so; what is folded or hidden comes to light."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader
from tests.tram import ARTICLES, FACING, FRONT, READINGS, TEXTS

NOTE = "ring-road"


def _assert_arrived(page: Page, id: str, said: str) -> None:
    place = page.locator(f'[id="{id}"]')
    expect(place).to_be_in_viewport()
    expect(place).to_have_class(re.compile(r"\bfp-lit\b"))
    expect(page.locator(".fp-said")).to_contain_text(said)
    assert page.locator(".fp-said").get_attribute("role") == "status"


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    ("address", "id", "said"),
    [
        (FACING.address, "builders", "Event 2, Who laid the rails"),
        (FACING.address, f"note-{NOTE}", "Note 3b, evidence"),
        (FACING.address, f"fn:{READINGS[0]}:3", "Note 3 of the article"),
        (TEXTS.address, f"{READINGS[0]}-p3", "Paragraph 3, "),
        (TEXTS.address, f"texts-note-{NOTE}", "Note 3b, evidence"),
        (TEXTS.address, f"fn:{READINGS[0]}:3", "Note 3 of the article"),
        (ARTICLES[0].address, "p3", "Paragraph 3"),
        (ARTICLES[0].address, f"note-{NOTE}", "Note 3b, evidence"),
        (ARTICLES[0].address, "fn:3", "Note 3 of the article"),
    ],
)
def test_a_link_is_followed_lit_and_said(reader: Reader, address: str, id: str, said: str, width: int) -> None:
    _assert_arrived(reader.open(f"{address}#{id}", width=width), id, said)
    page = reader.open(address, width=width)
    page.evaluate("id => { location.hash = id; }", id)
    _assert_arrived(page, id, said)


def test_lit_is_told_apart(reader: Reader) -> None:
    page = reader.open(f"{ARTICLES[0].address}#p3")
    colour = "element => getComputedStyle(element).background"
    assert page.locator("#p3").evaluate(colour) != page.locator("#p2").evaluate(colour)


@pytest.mark.parametrize(
    ("former", "present"),
    [
        ("?view=texts", ""),
        (f"?view=text&order={READINGS[1]}", f"?order={READINGS[1]}"),
        ("?view=text", f"?order={READINGS[0]}"),
        ("?a=p5&b=p9", "?a=p5&b=p9"),
        ("?size=large&b=p9", "?size=large&b=p9"),
        (f"?view=texts&notes=margin#{READINGS[1]}-p9", f"?notes=margin#{READINGS[1]}-p9"),
        (f"?view=texts#fn:{READINGS[0]}:3", f"#fn:{READINGS[0]}:3"),
        (f"#{READINGS[1]}-p9", f"#{READINGS[1]}-p9"),
        (f"?size=large#{READINGS[0]}-p3", f"?size=large#{READINGS[0]}-p3"),
        (f"#texts-note-{NOTE}", f"#texts-note-{NOTE}"),
        (f"#fnref:{READINGS[0]}:1", f"#fnref:{READINGS[0]}:1"),
        ("#complete-texts", "#complete-texts"),
    ],
)
def test_a_former_address_of_the_texts_leads_on_to_them(reader: Reader, former: str, present: str) -> None:
    page = reader.window()
    page.goto(reader.url(FRONT.address))
    page.goto(reader.url(FACING.address + former))
    page.wait_for_url(lambda address: address.replace("%2C", ",").startswith(reader.url(TEXTS.address)))
    query, _, fragment = present.partition("#")
    page.wait_for_function("asked => document.readyState === 'complete' && location.search === asked", arg=query)
    assert page.evaluate("() => location.hash.slice(1)") == fragment
    if fragment and fragment != "complete-texts":
        expect(page.locator(f'[id="{fragment}"]')).to_be_in_viewport()
    # The address that led on is no step of the history.
    page.go_back()
    expect(page).to_have_url(reader.url(FRONT.address))


@pytest.mark.parametrize(
    "stays", ["", "?view=events&a=p5", "?view=nothing", "#cost", f"#note-{NOTE}", f"#fn:{READINGS[0]}:3", "?q=p5"]
)
def test_what_is_on_the_facing_pages_leads_nowhere_else(reader: Reader, stays: str) -> None:
    page = reader.open(FACING.address + stays)
    expect(page.locator("section[data-event]").first).to_be_attached()
    assert page.url.partition("?")[0].partition("#")[0] == reader.url(FACING.address)


def test_a_paragraph_that_is_asked_for_while_one_reads_the_rows_is_gone_to(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.evaluate("id => { location.hash = id; }", f"{READINGS[0]}-p3")
    page.wait_for_url(reader.url(f"{TEXTS.address}#{READINGS[0]}-p3"))
    _assert_arrived(page, f"{READINGS[0]}-p3", "Paragraph 3, ")


def test_a_link_to_a_note_turns_its_layer_on(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?layers=context#note-{NOTE}")
    expect(page.locator(f"#note-{NOTE}")).to_be_in_viewport()
    expect(page.get_by_label("evidence", exact=True)).to_be_checked()


def test_a_link_to_a_note_brings_notes_back_that_are_off(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?notes=off#note-{NOTE}")
    expect(page.locator(f"#note-{NOTE}")).to_be_in_viewport()
    expect(page.get_by_label("Folded")).to_be_checked()


def test_a_link_opens_a_fold(reader: Reader) -> None:
    page = reader.open(ARTICLES[0].address, width=390)
    note = page.locator(f"#note-{NOTE}")
    assert note.evaluate("element => element.open") is False
    page.evaluate("id => { location.hash = id; }", f"note-{NOTE}")
    expect(note.locator(".fp-annotation__body")).to_be_in_viewport()
    assert note.evaluate("element => element.open") is True


def test_a_link_to_the_side_that_is_not_shown_shows_it(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?view=text&order={READINGS[0]}#{READINGS[1]}-p9")
    expect(page.locator(f'[id="{READINGS[1]}-p9"]')).to_be_in_viewport()


def test_what_is_not_there_does_nothing(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?a=p99&view=nothing&layers=nothing&order=nobody#nowhere")
    expect(page.locator("section[data-event]").first).to_be_visible()
    assert page.locator(".fp-lit").count() == 0
