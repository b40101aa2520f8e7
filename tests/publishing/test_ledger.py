"""What a line of a ledger rests on, and what each side would answer, wherever a reader meets them."""

from __future__ import annotations

import json

import pytest
from selectolax.lexbor import LexborNode

from facing_pages.publishing import markdown_pages, search
from facing_pages.publishing.comparison_json import comparison_json
from facing_pages.publishing.publication import Publication
from tests.compose import ACCOUNTS, Draft, altered
from tests.loaded import tram
from tests.pages import Page, parse
from tests.sites import Site
from tests.tram import CLASS_FILE, FACING, HANDOUT, PROJECTOR, SOURCES

LINE = "Neither tells the reader that the county paid for half of the bridge."
ANSWERS = {
    "post": {"text": "It is “not a public road”.", "passages": ["The bridge is not a public road", "p2"]},
    "times": {"text": "It is cheap.", "passages": ["the price will fall"]},
}


def answered(**said: object) -> Draft:
    return altered(events={"toll": {"answers": ANSWERS | said}})


def line(site: Site, page: Page) -> LexborNode:
    """The line with a source on a page."""
    (found,) = (node for node in parse(site.folder / page.path).css("li") if LINE in node.text())
    return found


@pytest.mark.parametrize("page", [FACING, CLASS_FILE], ids=str)
def test_a_line_shows_what_it_rests_on_as_a_link_to_that_work(full: Site, page: Page) -> None:
    (cited,) = line(full, page).css("small a")
    assert cited.text() == "County of Lyd, January 2023"
    assert "Source: County of Lyd" in line(full, page).text()
    target = (cited.attributes["href"] or "").partition("#")[2]
    works = parse(full.folder / (page if page is CLASS_FILE else SOURCES).path)
    (work,) = works.css(f"[id='{target}']")
    assert "Accounts of the county" in work.text()


def test_the_key_has_the_whole_work_for_paper_has_no_links(full: Site) -> None:
    assert "Accounts of the county for 2022" in line(full, HANDOUT).text()


def test_the_work_says_which_event_cites_it(full: Site) -> None:
    (work,) = parse(full.folder / SOURCES.path).css("#source-county-accounts")
    assert "event 3" in work.css(".fp-source__by")[0].text()


def test_the_data_and_the_markdown_have_the_sources_of_a_line() -> None:
    events = {event["id"]: event for event in json.loads(comparison_json(tram(), Publication()))["events"]}
    assert [said["sources"] for said in events["cost"]["neither"]] == [[], ["county-accounts"]]
    assert f"- {LINE} Sources: County of Lyd." in markdown_pages.files(tram())["tram/facing.md"]


@pytest.mark.parametrize("page", [FACING, CLASS_FILE], ids=str)
def test_what_each_side_would_answer_has_one_form_for_all_and_is_marked_as_ours(full: Site, page: Page) -> None:
    (box,) = parse(full.folder / page.path).css(".fp-replies")
    assert "Written by the editors" in box.text()
    sides = box.css("li")
    for side, reading, place in zip(sides, tram().readings, ("¶4", "¶5"), strict=True):
        assert reading.name in side.text()
        (way,) = side.css("small a")
        assert place in way.text()


def test_the_projector_shows_none_of_them(full: Site) -> None:
    assert "What each side would answer" not in parse(full.folder / PROJECTOR.path).text()


def test_the_data_the_search_and_the_markdown_have_the_answers() -> None:
    comparison = answered().comparison()
    (event,) = (one for one in json.loads(comparison_json(comparison, Publication()))["events"] if one["id"] == "toll")
    assert [answer["reading"] for answer in event["answers"]] == ["post", "times"]
    assert event["answers"][1]["passages"][0]["quotation"] == "the price will fall"
    assert any("It is cheap." in entry.text for entry in search.entries(comparison))
    page = markdown_pages.files(comparison)["bridge/facing.md"]
    assert "### What each side would answer" in page
    assert "- The post reading: It is “not a public road”. Rests on: [¶2](post.md#p2)." in page


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"text": "It is ours.", "passages": ["the price will fall"]}, "quotation-not-found"),
        ({"text": "It is ours.", "document": "charter"}, "unknown-id"),
    ],
    ids=["words-of-the-other-side", "no-such-document"],
)
def test_an_answer_rests_on_what_its_own_side_has(said: object, code: str) -> None:
    assert answered(post=said).codes() == [code]


def test_an_answer_may_rest_on_a_document() -> None:
    draft = answered(post={"text": "It is ours.", "document": "accounts"})
    assert draft.codes() == ["unknown-id"]
    draft.documents["accounts"] = ACCOUNTS
    (answer, _) = draft.comparison().event("toll").answers
    assert answer.document == "accounts"
