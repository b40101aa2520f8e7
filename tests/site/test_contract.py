"""The addresses and marks that links, exports and outside checks rely on."""

from __future__ import annotations

import json
from typing import Any, get_args
from urllib.parse import urlsplit

import jsonschema
from selectolax.lexbor import LexborHTMLParser

import facing_pages
from facing_pages.model import Kind
from tests import pages
from tests.pages import parse
from tests.sites import NAMES, WHOLE, Builder, Site

Data = dict[str, Any]


def _page(site: Site, data: Data, below: str) -> LexborHTMLParser:
    return parse(site.folder / data["id"] / below / "index.html")


def _ids(data: Data) -> list[str]:
    return [reading["id"] for reading in data["readings"]]


def test_every_kind_of_page_is_in_some_edition(edition: Builder) -> None:
    found = {page.kind for name in ("full", "two") for page in pages.pages(edition(name).folder)}
    assert found == set(pages.KINDS)


def test_every_edition_has_a_comparison(any_site: Site) -> None:
    assert pages.comparisons(any_site.folder)
    assert WHOLE not in NAMES


def test_data_stands_at_its_address(any_site: Site) -> None:
    for data in pages.comparisons(any_site.folder):
        names = "comparison.json annotations.jsonld sources.json sources.bib alignment.csv".split()
        for name in (*names, *(f"{reading}.md" for reading in _ids(data))):
            text = (any_site.folder / data["id"] / "data" / name).read_text(encoding="utf-8")
            # Where no work is cited there is a bibliography, and nothing in it.
            assert text.strip() or (name == "sources.bib" and not data["sources"]), name
            if name.endswith((".json", ".jsonld")):
                json.loads(text)


def test_the_data_keeps_to_the_schema_beside_it(any_site: Site) -> None:
    for data in pages.comparisons(any_site.folder):
        (schema,) = (any_site.folder / data["id"] / "data").glob("*schema*.json")
        jsonschema.validate(data, json.loads(schema.read_text(encoding="utf-8")), cls=jsonschema.Draft202012Validator)


def test_a_page_says_what_built_it(any_site: Site) -> None:
    for page in pages.pages(any_site.folder):
        if page.kind == "redirect":
            continue
        mark = parse(any_site.folder / page.path).css_first('meta[name="generator-data"]')
        assert mark is not None, f"{page}: the hook did not run"
        assert mark.attributes["content"] == f"facing-pages {facing_pages.__version__}"


def test_a_row_holds_a_cell_for_each_reading(any_site: Site) -> None:
    for data in pages.comparisons(any_site.folder):
        rows = _page(any_site, data, "facing").css("section[data-event]")
        assert [row.attributes["id"] for row in rows] == [event["id"] for event in data["events"]]
        for row in rows:
            cells = [cell.attributes["data-reading"] for cell in row.css("[data-reading]")]
            assert sorted(cell or "" for cell in cells) == sorted(_ids(data)), row.attributes["id"]


def test_a_silent_cell_is_marked(any_site: Site) -> None:
    for data in pages.comparisons(any_site.folder):
        silent = {(event["id"], silence["reading"]) for event in data["events"] for silence in event["silences"]}
        for row in _page(any_site, data, "facing").css("section[data-event]"):
            for cell in row.css("[data-reading]"):
                is_silent = "data-silent" in cell.attributes
                assert is_silent == ((row.attributes["id"], cell.attributes["data-reading"]) in silent)
                assert is_silent or cell.css_matches("mark, p, blockquote")
                assert cell.text(strip=True)


def test_paragraphs_are_numbered_from_one(any_site: Site) -> None:
    for data in pages.comparisons(any_site.folder):
        facing, texts = (_page(any_site, data, name) for name in ("facing", "facing/texts"))
        for article in data["articles"]:
            page = _page(any_site, data, article["reading"])
            found = [node.attributes["id"] or "" for node in page.css(".fp-art__main .fp-text[id^=p]")]
            count = sum(block["kind"] != "heading" for block in article["blocks"])
            assert [id for id in found if id[1:].isdigit()] == [f"p{number}" for number in range(1, count + 1)]
            for number in range(1, count + 1):
                id = f"{article['reading']}-p{number}"
                assert texts.css_first(f".fp-full #{id}") is not None
                # Once it stood on the facing pages: there is the way to it now.
                former = facing.css_first(f"a#{id}")
                assert former is not None
                assert (former.attributes["href"] or "").endswith(f"/facing/texts/#{id}")


def test_notes_of_an_article_are_live_links(any_site: Site) -> None:
    for data in pages.comparisons(any_site.folder):
        for article in data["articles"]:
            page = _page(any_site, data, article["reading"])
            marked = {label for block in article["blocks"] for mark in block["marks"] for label in mark["labels"]}
            for written in article["notes"]:
                label = written["label"]
                note = page.css_first(f'[id="fn:{label}"]')
                assert note is not None
                addresses = [urlsplit(link.attributes.get("href") or "") for link in note.css("a[href]")]
                live = [address for address in addresses if address.scheme == "https" and address.netloc]
                assert live or not written["links"]
                # From the text to the note, and back; a note that nothing calls has nowhere to lead back to.
                called = label in marked
                assert (page.css_first(f'a[href="#fn:{label}"]') is not None) == called
                assert (page.css_first(f'[id="fnref:{label}"]') is not None) == called
                assert (note.css_first(f'a[href="#fnref:{label}"]') is not None) == called


def test_notes_stand_beside_the_facing_pages_too(any_site: Site) -> None:
    for data in pages.comparisons(any_site.folder):
        page = _page(any_site, data, "facing")
        for article in data["articles"]:
            for note in article["notes"]:
                assert page.css_first(f'[id="fn:{article["reading"]}:{note["label"]}"]') is not None


def test_a_marked_passage_has_its_annotations_on_the_page(any_site: Site) -> None:
    for data in pages.comparisons(any_site.folder):
        for below in ("facing", *_ids(data)):
            html = _page(any_site, data, below)
            marked = {
                slug
                for mark in html.css("mark[data-annotation]")
                for slug in (mark.attributes["data-annotation"] or "").split()
            }
            wanted = {
                annotation["id"]
                for annotation in data["annotations"]
                if below == "facing" or below in {passage["reading"] for passage in annotation["passages"]}
            }
            assert marked == wanted
            for slug in marked:
                note = html.css_first(f'[id="note-{slug}"]')
                assert note is not None, slug
                kind = note.attributes.get("data-kind")
                assert kind in get_args(Kind), slug
                assert ("data-finding" in note.attributes) == (kind == "evidence"), slug


def test_the_notes_beside_an_article_stand_in_the_order_of_its_words(any_site: Site) -> None:
    for data in pages.comparisons(any_site.folder):
        for article in data["articles"]:
            page = _page(any_site, data, article["reading"])
            words = " ".join(mark.attributes["data-annotation"] or "" for mark in page.css("mark[data-annotation]"))
            places = {f"note-{id}": at for at, id in reversed([*enumerate(words.split())])}
            for side in page.css(".fp-side"):
                beside = [places[note.attributes["id"] or ""] for note in side.css(".fp-annotation")]
                assert beside == sorted(beside)
