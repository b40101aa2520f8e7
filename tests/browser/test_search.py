"""The search comes when it is asked for, answers while one types, and a hit leads to the words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader
from tests.pages import comparisons
from tests.sites import Builder
from tests.tram import COMPARISON, FACING, FRONT, HOME

KINDS = ("Article", "Event", "Note", "Term", "Source")
"""How the titles of answers begin, in the order in which they stand."""


def _open(page: Page) -> Locator:
    """The dialog, opened by its button."""
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    return page.get_by_role("dialog", name="Search")


def _search(page: Page, words: str) -> Locator:
    """The answers, once there are any."""
    hits = _open(page).get_by_role("link")
    page.get_by_role("searchbox").fill(words)
    hits.first.wait_for()
    return hits


def _all(page: Page, words: str) -> list[str]:
    """The titles of all answers."""
    hits = _search(page, words)
    more = page.get_by_role("button", name="Show more")
    said = page.get_by_role("dialog").get_by_role("status")
    count = 1 if said.inner_text() == "One place" else int(said.inner_text().split()[0])
    for shown in range(10, count, 10):
        expect(hits).to_have_count(shown)
        more.click()
    expect(hits).to_have_count(count)
    expect(more).to_be_hidden()
    return [hit.locator("b").inner_text() for hit in hits.all()]


def test_nothing_of_the_search_is_loaded_until_it_is_opened(reader: Reader) -> None:
    page = reader.window()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    reader.turn(page, FACING.address)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "search" in url or "lunr" in url] == []
    assert page.locator("dialog.fp-search").count() == 0
    _search(page, "wheels")
    assert [url for url in asked if "search.js" in url]


def test_an_answer_needs_few_bytes(reader: Reader) -> None:
    page = reader.open(HOME.address)
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    _search(page, "tram")
    page.wait_for_load_state("networkidle")
    # As they are served here, not compressed; a host compresses them to about a third.
    assert sum(sizes) < 100_000


def test_a_phrase_of_an_article_is_found_and_opened(reader: Reader) -> None:
    page = reader.open(HOME.address)
    hit = _search(page, "wheels").filter(has_text="Workshop, ¶1")
    expect(hit).to_have_count(1)
    hit.click()
    page.wait_for_url("**/tram/workshop/**#p1")
    assert "wheels" in page.locator("p#p1").inner_text()


@pytest.mark.parametrize(
    ("words", "title", "place"),
    [
        ("laid rails", "Event 2: Who laid the rails", f"{COMPARISON}facing/#builders"),
        ("ferry", "Note 6a · Evidence: not supported · Workshop", f"{COMPARISON}facing/#note-elected-elsewhere"),
        ("rider clock", "Note 8a · Contrast · Workshop, Council", "#note-defend-or-judge"),
        ("common property", "Term: Public property, common property", "glossary/#public-property"),
        ("thousand watch", "Source: Four thousand watch a tram go by", "#source-harbour-news-2023"),
        ("quieter buses", "Article B · Council, ¶8", f"{COMPARISON}council/#p8"),
        ("worksheet", "Worksheet: ", f"{COMPARISON}worksheet/"),
        ("handout", "Hand-outs: ", f"{COMPARISON}handout/"),
        ("hand-outs", "Hand-outs: ", f"{COMPARISON}handout/"),
        ("answer key", "Hand-outs: ", f"{COMPARISON}handout/"),
        ("lesson", "lesson", f"{COMPARISON}questions/"),
    ],
)
def test_everything_is_found_once_and_at_its_place(reader: Reader, words: str, title: str, place: str) -> None:
    page = reader.open(HOME.address)
    hits = _search(page, words)
    hit = hits.filter(has=page.locator("b", has_text=title))
    expect(hit.first).to_be_visible()
    address = hit.first.get_attribute("href") or ""
    assert place in address
    if "#" not in address:
        # What names a page finds it first.
        assert hits.first.get_attribute("href") == address
    else:
        expect(hit).to_have_count(1)
        hit.click()
        id = address.partition("#")[2]
        page.wait_for_url(f"**#{id}")
        expect(page.locator(f'[id="{id}"]')).to_be_in_viewport()


def test_articles_come_first_then_events_then_notes_terms_and_sources(reader: Reader) -> None:
    page = reader.open(HOME.address)
    titles = _all(page, "town")
    kinds = [KINDS.index(kind) for title in titles for kind in KINDS if title.startswith(kind)]
    assert set(kinds) == set(range(len(KINDS)))
    assert kinds == sorted(kinds)
    # An article whose title has the word stands before its paragraphs.
    assert ", ¶" in next(title for title in titles if not title.endswith("A line for the whole town"))


def test_every_word_is_needed(reader: Reader) -> None:
    page = reader.open(HOME.address)
    both = set(_all(page, "quieter buses"))
    page.keyboard.press("Escape")
    assert both == set(_all(page, "buses")) & both
    page.get_by_role("searchbox").fill("quieter wheels")
    expect(page.get_by_role("status")).to_contain_text("No place has all of these words")
    expect(page.get_by_role("dialog").get_by_role("link")).to_have_count(0)


def test_words_in_quotation_marks_stand_in_a_row(reader: Reader) -> None:
    page = reader.open(HOME.address)
    said = _open(page).get_by_role("status")
    page.get_by_role("searchbox").fill("decibels five")
    expect(said).to_have_text("One place")
    page.get_by_role("searchbox").fill('"decibels five"')
    expect(said).to_contain_text("No place")
    page.get_by_role("searchbox").fill('"five decibels"')
    expect(said).to_have_text("One place")


def test_the_words_are_lit_in_their_sentence(reader: Reader) -> None:
    page = reader.open(HOME.address)
    hit = _search(page, "quieter bus").first
    assert [mark.lower() for mark in hit.locator("mark").all_inner_texts()] == ["quieter", "buses"]
    sentence = hit.locator("span").inner_text()
    article = reader.open(f"{COMPARISON}council/").locator("#p8").inner_text()
    assert " ".join(sentence.split()).rstrip(".") in " ".join(article.split())
    assert len(sentence) < len(article)


@pytest.mark.parametrize(
    ("typed", "meant"), [("whels", "wheels"), ("quiteer", "quieter"), ("quieter bussse", "quieter buses")]
)
def test_what_is_typed_badly_is_answered_with_the_nearest_word(reader: Reader, typed: str, meant: str) -> None:
    page = reader.open(HOME.address)
    _open(page)
    page.get_by_role("searchbox").fill(typed)
    offer = page.get_by_role("button", name=f"Did you mean {meant}?")
    offer.click()
    expect(page.get_by_role("searchbox")).to_have_value(meant)
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()
    expect(offer).to_have_count(0)


def test_a_word_that_nothing_is_near_to_is_said_not_to_be_there(reader: Reader) -> None:
    page = reader.open(HOME.address)
    dialog = _open(page)
    page.get_by_role("searchbox").fill("xylophonist")
    expect(dialog.get_by_role("status")).to_have_text("Nothing here has the word xylophonist.")
    expect(dialog.get_by_role("button", name="Did you mean")).to_have_count(0)


def test_hits_are_no_page_twice(reader: Reader) -> None:
    page = reader.open(HOME.address)
    hits = _search(page, "crowns")
    addresses = hits.evaluate_all("links => links.map(link => link.href)")
    assert len(addresses) == len(set(addresses))


def test_it_is_worked_by_keys_alone(reader: Reader) -> None:
    page = reader.open(FRONT.address)
    page.keyboard.press("/")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.type("tram")
    hits = page.get_by_role("dialog").get_by_role("link")
    expect(hits.nth(3)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("/")
    page.keyboard.type("quieter buses")
    expect(hits).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tram/council/**#p8")


def test_the_stroke_in_a_field_is_a_stroke(reader: Reader) -> None:
    page = reader.open(HOME.address)
    _open(page)
    page.keyboard.type("a/b")
    expect(page.get_by_role("searchbox")).to_have_value("a/b")


def test_a_hit_on_the_page_itself_closes_the_search(reader: Reader) -> None:
    page = reader.open(f"{COMPARISON}council/")
    _search(page, "quieter buses").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#p8")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900)])
def test_it_fills_a_phone_and_nothing_sticks_out(reader: Reader, width: int, height: int) -> None:
    page = reader.open(HOME.address, width=width, height=height)
    _search(page, "tram")
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert (box["width"] == width and box["height"] == height) == (width == 390)
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.get_by_role("dialog").evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")


def test_the_comparison_that_is_read_comes_first(reader_of: Callable[[Path], Reader], edition: Builder) -> None:
    two = edition("two")
    folders = [data["id"] for data in comparisons(two.folder)]  # and not the former names of one
    assert len(folders) > 1
    reader = reader_of(two.folder)
    for id in folders:
        page = reader.open(f"{id}/")
        hits = _search(page, "the")
        first = hits.first.get_attribute("href") or ""
        assert f"/{id}/" in first
        assert hits.filter(has=page.locator("small")).count() < hits.count()


@pytest.mark.parametrize(
    ("words", "place"),
    [("花园", "garden/chinese/#p"), ("الحديقة", "garden/arabic/#p"), ("市政府", "garden/chinese/#p2")],
)
def test_other_scripts_are_searched(
    reader_of: Callable[[Path], Reader], edition: Builder, words: str, place: str
) -> None:
    page = reader_of(edition("scripts").folder).open("")
    hits = _search(page, words)
    hit = hits.filter(has=page.locator("span mark")).first
    assert place in (hit.get_attribute("href") or "")
    assert "".join(hit.locator("span mark").all_inner_texts()).startswith(words)


def test_without_scripts_there_is_no_button_that_does_nothing(reader: Reader) -> None:
    page = reader.open(HOME.address, javascript=False)
    expect(page.locator(".fp-seek")).to_be_hidden()


def test_an_index_that_does_not_come_is_said_and_asked_for_again(reader: Reader) -> None:
    page = reader.open(HOME.address)
    page.route("**/search/index.json", lambda route: route.fulfill(status=200, body="no json"))
    dialog = _open(page)
    page.get_by_role("searchbox").fill("tram")
    expect(dialog.get_by_role("status")).to_have_text("The search could not be loaded. Try again in a moment.")
    page.unroute("**/search/index.json")
    page.get_by_role("searchbox").fill("wheels")
    expect(dialog.get_by_role("link").first).to_be_visible()
