"""The addresses and marks that links, exports and outside checks rely on."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import pytest

import facing_pages
from tests.pages import ARTICLES, COMPARISON, FACING, FILES, READINGS, Page, parse

EVENTS = 13
NOTES = range(1, 12)

DATA = (
    "comparison.json",
    "annotations.jsonld",
    *(f"{reading}.md" for reading in READINGS),
    "sources.json",
    "sources.bib",
    "alignment.csv",
)


def test_the_list_holds_every_page_built(site: Path) -> None:
    built = {str(file.relative_to(site)) for file in site.rglob("*.html")}
    assert set(FILES) == built, "tests/pages.py and the site differ"


@pytest.mark.parametrize("name", DATA)
def test_data_stands_at_its_address(site: Path, name: str) -> None:
    text = (site / COMPARISON / "data" / name).read_text(encoding="utf-8")
    assert text.strip()
    if name.endswith((".json", ".jsonld")):
        json.loads(text)


def test_the_data_keeps_to_the_schema_beside_it(site: Path) -> None:
    data = site / COMPARISON / "data"
    (schema,) = data.glob("*schema*.json")
    jsonschema.validate(
        json.loads((data / "comparison.json").read_text(encoding="utf-8")),
        json.loads(schema.read_text(encoding="utf-8")),
        cls=jsonschema.Draft202012Validator,
    )


@pytest.mark.parametrize("file", FILES)
def test_a_page_says_what_built_it(site: Path, file: str) -> None:
    mark = parse(site / file).css_first('meta[name="generator-data"]')
    assert mark is not None, "the hook did not run"
    assert mark.attributes["content"] == f"facing-pages {facing_pages.__version__}"


def test_a_row_holds_a_cell_for_each_reading(site: Path) -> None:
    rows = parse(site / FACING.path).css("section[data-event]")
    assert len(rows) == EVENTS
    for row in rows:
        assert row.attributes["id"]
        cells = [cell.attributes["data-reading"] for cell in row.css("[data-reading]")]
        assert sorted(cell or "" for cell in cells) == sorted(READINGS), row.attributes["id"]


def test_a_silent_cell_is_marked(site: Path) -> None:
    for cell in parse(site / FACING.path).css("section[data-event] [data-reading]"):
        silent = "data-silent" in cell.attributes
        assert silent or cell.css_matches("mark, p, blockquote")
        assert cell.text(strip=True)


@pytest.mark.parametrize("page", ARTICLES, ids=str)
def test_paragraphs_are_numbered_from_one(site: Path, page: Page) -> None:
    article, facing = parse(site / page.path), parse(site / FACING.path)
    count = len([node for node in article.css("p[id^=p]") if (node.attributes["id"] or "")[1:].isdigit()])
    assert count == {"workers-state": 7, "state-capitalism": 15}[page.name]
    for number in range(1, count + 1):
        assert article.css_first(f"p#p{number}") is not None
        assert facing.css_first(f"#{page.name}-p{number}") is not None


@pytest.mark.parametrize("number", NOTES)
def test_notes_of_an_article_are_live_links(site: Path, number: int) -> None:
    page = parse(site / ARTICLES[0].path)
    note = page.css_first(f'[id="fn:{number}"]')
    assert note is not None
    addresses = [urlsplit(link.attributes.get("href") or "") for link in note.css("a[href]")]
    assert [address for address in addresses if address.scheme == "https" and address.netloc]
    # From the text to the note, and back.
    assert page.css_first(f'a[href="#fn:{number}"]') is not None
    assert page.css_first(f'[id="fnref:{number}"]') is not None
    assert note.css_first(f'a[href="#fnref:{number}"]') is not None


def test_notes_stand_beside_the_facing_pages_too(site: Path) -> None:
    page = parse(site / FACING.path)
    assert not [n for n in NOTES if page.css_first(f'[id="fn:workers-state:{n}"]') is None]


@pytest.mark.parametrize("page", [FACING, *ARTICLES], ids=str)
def test_a_marked_passage_has_its_annotations_on_the_page(site: Path, page: Page) -> None:
    html = parse(site / page.path)
    marked = {
        slug
        for mark in html.css("mark[data-annotation]")
        for slug in (mark.attributes["data-annotation"] or "").split()
    }
    assert marked
    for slug in marked:
        note = html.css_first(f'[id="note-{slug}"]')
        assert note is not None, slug
        kind = note.attributes.get("data-kind")
        assert kind in {"evidence", "context", "term", "contrast", "question"}, slug
        assert ("data-finding" in note.attributes) == (kind == "evidence"), slug
