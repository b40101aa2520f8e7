"""The page of one article: its options, what its margin says, what is done with a note."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.tram import ARTICLES, FACING

LEAST = 24
"""Pixels: what a finger needs at least."""


def test_the_options_wait_behind_one_button(reader: Reader) -> None:
    page = reader.open(ARTICLES[0].address, width=390)
    options = page.get_by_role("form", name="Reading options")
    expect(options).to_be_hidden()
    page.locator("summary").filter(has_text="Reading options").click()
    expect(options.get_by_label("Blind reading")).to_be_attached()
    expect(options.get_by_label("Larger text")).to_be_attached()
    expect(options).to_be_visible()


def test_the_margin_says_in_words_where_the_other_text_speaks_of_it(reader: Reader) -> None:
    page = reader.open(ARTICLES[0].address)
    margin = [" ".join(words.split()) for words in page.locator(".fp-face").all_inner_texts()]
    assert "Event 3 · B ¶2 and ¶4" in margin
    assert "Event 6 · B is silent" in margin


@pytest.mark.parametrize("address", [ARTICLES[0].address, FACING.address])
@pytest.mark.parametrize("width", [390, 1440])
def test_a_finger_meets_the_sources_of_a_note(reader: Reader, address: str, width: int) -> None:
    page = reader.open(f"{address}#note-ring-road", width=width)
    links = page.locator("#note-ring-road").locator(".fp-annotation__sources a, .fp-cite a")
    assert links.count() == 2
    for link in links.all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= LEAST
        assert box["width"] >= LEAST


def test_a_marked_passage_is_marked_with_its_note(reader: Reader) -> None:
    """So that whoever points at the words can be shown the note."""
    page = reader.open(ARTICLES[0].address)
    for mark in page.locator("mark[data-annotation]").all():
        for id in (mark.get_attribute("data-annotation") or "").split():
            assert page.locator(f'.fp-ref > a[href="#note-{id}"]').count() >= 1
            assert page.locator(f"#note-{id}").count() == 1


def test_a_folded_note_shows_its_first_line_alone(reader: Reader) -> None:
    page = reader.open(ARTICLES[0].address)
    expect(page.locator(".fp-side .fp-cite").filter(visible=True)).to_have_count(0)
