"""What a page says of itself to programs, read back by one of them, and as a reference manager takes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import extruct  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from tests.pages import Page, comparisons, of_kind, pages, parse
from tests.sites import Builder, Site
from tests.tram import DATA, FACING, FRONT

TEXTS = ("facing", "texts", "article", "veiled", "sentences", "handout", "worksheet", "projector", "embed")
"""The kinds of pages on which the editors’ terms would not be true of all words."""
VERDICTS = ("ClaimReview", "Claim", "Rating", "Review")
WITH_ADDRESS = "https://edition.example.org/sub/path/"
"""Of the edition “two”."""


@cache
def read(file: Path, address: str = "https://x.example.org/") -> dict[str, Any]:
    """What extruct finds on a page that stands at an address."""
    html = file.read_text(encoding="utf-8")
    syntaxes = ["json-ld", "opengraph", "dublincore"]
    found: dict[str, Any] = extruct.extract(html, base_url=address, syntaxes=syntaxes, uniform=False)
    return found


def linked(file: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(file)["json-ld"]
    return found


def graph(file: Path) -> dict[str, str]:
    """The properties of Open Graph."""
    return {name: words for one in read(file)["opengraph"] for name, words in one["properties"]}


def core(file: Path) -> dict[str, list[str]]:
    """The elements of Dublin Core."""
    found: dict[str, list[str]] = {}
    for one in read(file)["dublincore"]:
        for element in one["elements"]:
            if element["name"].startswith("DC."):
                found.setdefault(element["name"].removeprefix("DC."), []).append(element["content"])
    return found


def articles(site: Path) -> Iterator[tuple[Path, dict[str, Any], dict[str, Any]]]:
    """The page of every article, what the data says of it, and the comparison’s data."""
    for data in comparisons(site):
        for article in data["articles"]:
            yield site / data["id"] / article["reading"] / "index.html", article, data


def alternates(page: LexborHTMLParser) -> list[dict[str, str]]:
    links = [dict(node.attributes) for node in page.css('link[rel="alternate"]')]
    return [{name: words or "" for name, words in link.items()} for link in links]


def former(data: dict[str, Any]) -> set[str]:
    """The names that readings and the comparison had before: their files are there under these too."""
    return {old.partition("/")[2] for old in data["redirects"] if old.startswith(("readings/", "comparisons/"))}


# --- every page -------------------------------------------------------------


def test_what_a_page_says_in_the_terms_of_schema_org_can_be_read_and_judges_nobody(any_site: Site) -> None:
    for page in pages(any_site.folder):
        found = linked(any_site.folder / page.path)
        assert len(found) == (page.kind in ("home", "front", "facing", "article", "data")), page
        for one in found:
            assert one["@context"] == "https://schema.org"
            assert not [name for name in VERDICTS if f'"{name}"' in json.dumps(one)]


def test_the_editors_terms_stand_where_all_words_are_theirs(any_site: Site) -> None:
    for page in pages(any_site.folder):
        if page.kind in ("redirect", "class file"):
            continue
        link = parse(any_site.folder / page.path).css_first('link[rel="license"]')
        assert bool(link) == (page.kind not in TEXTS), page


def test_what_a_page_says_asks_for_no_script_to_be_run(any_site: Site) -> None:
    for page in of_kind(any_site.folder, "home", "front", "facing", "article", "data"):
        for node in parse(any_site.folder / page.path).css("script[type]"):
            assert node.attributes["type"] in ("application/ld+json", "application/json", "module"), page


# --- an article -------------------------------------------------------------


def test_an_article_s_page_says_whose_it_is_and_where_it_first_stood(any_site: Site) -> None:
    for file, article, _ in articles(any_site.folder):
        (one,) = linked(file)
        assert one["@type"] == "Article"
        assert one.get("datePublished") == article["date"]
        assert one.get("inLanguage", "und") == article["language"]
        assert one.get("url") == article["address"]
        assert one.get("copyrightNotice") == article["rights"]
        whole = json.dumps(one, ensure_ascii=False)
        assert not article["publication"] or article["publication"] in whole
        assert not article["issue"] or json.dumps(article["issue"]) in whole
        if article["byline"]:
            assert all(name["name"] in article["byline"] or one["author"] for name in one["author"])
        assert core(file).get("rights", []) == ([article["rights"]] if article["rights"] else [])
        assert core(file).get("date", []) == ([article["date"]] if article["date"] else [])
        assert graph(file)["og:type"] == "article"
        assert graph(file).get("article:published_time") == article["date"]


def test_under_its_letter_an_article_says_nothing_of_itself(any_site: Site) -> None:
    for page in of_kind(any_site.folder, "veiled"):
        file = any_site.folder / page.path
        assert linked(file) == []
        assert core(file) == {}
        assert graph(file)["og:type"] == "website"
        head = parse(file).css_first("head")
        assert head
        assert not head.css('meta[name^="citation_"], link[rel="alternate"], link[rel="license"]')


# --- files ------------------------------------------------------------------


def test_the_front_page_names_every_file_with_its_type(any_site: Site) -> None:
    for data in comparisons(any_site.folder):
        folder = any_site.folder / data["id"]
        found = alternates(parse(folder / "index.html"))
        names = {path.name for path in (folder / "data").iterdir() if path.name != "index.html" and path.is_file()}
        named = {link["href"].rpartition("/")[2] for link in found}
        assert {Path(name).stem for name in named ^ names} <= former(data)
        assert all(link["title"] and "/" in link["type"] for link in found)
        (dataset,) = linked(folder / "data" / "index.html")
        assert {file["contentUrl"].rpartition("/")[2] for file in dataset["distribution"]} == named


def test_an_article_s_page_names_the_files_that_hold_it_alone(any_site: Site) -> None:
    for file, article, data in articles(any_site.folder):
        for link in alternates(parse(file)):
            name = link["href"].rpartition("/")[2]
            assert name.startswith(article["reading"]), link
            assert (any_site.folder / data["id"] / "data" / name).is_file()


def test_in_a_site_with_an_address_what_is_said_leads_there_from_anywhere(edition: Builder) -> None:
    site = edition("two").folder
    (front,) = linked(site / "ferry" / "index.html")
    assert front["url"] == f"{WITH_ADDRESS}ferry/"
    assert front["subjectOf"]["url"] == f"{WITH_ADDRESS}ferry/data/"
    assert alternates(parse(site / "ferry" / "index.html"))[0]["href"].startswith(f"{WITH_ADDRESS}ferry/data/")
    (article,) = linked(site / "ferry" / "north" / "index.html")
    assert article["mainEntityOfPage"]["url"] == f"{WITH_ADDRESS}ferry/north/"


# --- a reference manager ----------------------------------------------------

FIELDS = {
    "citation_title": "title",
    "citation_journal_title": "publicationTitle",
    "citation_issue": "issue",
    "citation_publisher": "publisher",
    "citation_publication_date": "date",
    "citation_language": "language",
    "citation_public_url": "url",
}
"""Names that Zotero’s translator “Embedded Metadata” looks for, and what it calls what they say."""


def zotero(file: Path) -> dict[str, Any]:
    """What Zotero makes of a page, after its translators “Embedded Metadata” and “RDF”.

    The type that Open Graph gives outweighs what the tags of Highwire say, but for an article. An author's names are
    parted by a comma, or before the last word where there is none.
    """
    head = parse(file).css_first("head")
    assert head
    said = [(node.attributes.get("name"), node.attributes["content"] or "") for node in head.css("meta[name][content]")]
    item: dict[str, Any] = {FIELDS[name]: words for name, words in reversed(said) if name in FIELDS}
    is_article = graph(file)["og:type"] == "article" and "title" in item
    item["itemType"] = "journalArticle" if is_article else "webpage"
    item.setdefault("title", graph(file)["og:title"])
    item.setdefault("publicationTitle", graph(file)["og:site_name"])
    item["creators"] = [words for name, words in said if name == "citation_author"]
    item["rights"] = next((words for name, words in said if name == "DC.rights"), None)
    return item


def test_zotero_takes_an_article_for_what_it_is(any_site: Site) -> None:
    for file, article, _ in articles(any_site.folder):
        item = zotero(file)
        assert item["itemType"] == "journalArticle"
        assert item["publicationTitle"] == article["publication"] or not article["publication"]
        assert item.get("issue") == article["issue"]
        assert item.get("date") == (article["date"].replace("-", "/") if article["date"] else None)
        assert item.get("language", "und") == article["language"]
        assert item.get("url") == article["address"]
        assert item["rights"] == article["rights"]
        assert bool(item["creators"]) == bool(article["byline"])


def test_zotero_has_an_author_s_family_name_first(full: Site) -> None:
    found = [zotero(file)["creators"] for file, _, _ in articles(full.folder)]
    assert found == [["Circle of Tramworkers"], ["Clerk, A."]]


def test_zotero_takes_the_comparison_for_a_page_of_its_site(full: Site) -> None:
    for page in (FRONT, FACING):
        item = zotero(full.folder / page.path)
        assert (item["itemType"], item["publicationTitle"]) == ("webpage", "Velm")
        assert "The tram of Velm, 2023" in item["title"]


def test_zotero_knows_who_made_a_comparison_whose_notes_are_signed(edition: Builder) -> None:
    site = edition("signed").folder
    for address in ("bridge/", "bridge/facing/"):
        assert zotero(site / Page("front", address).path)["creators"], address


# --- the page of files ------------------------------------------------------


def test_every_file_is_told_in_a_sentence_with_its_size(any_site: Site) -> None:
    for data in comparisons(any_site.folder):
        folder = any_site.folder / data["id"] / "data"
        page = parse(folder / "index.html")
        told = {}
        for row in page.css(".fp-taken__files > div"):
            link, term, words = row.css_first("a"), row.css_first("dt"), row.css_first("dd")
            assert link
            assert term
            assert words
            told[(link.attributes["href"] or "").rpartition("/")[2]] = (term.text(), words.text())
        names = {path.name for path in folder.iterdir() if path.name != "index.html"}
        assert {Path(name).stem for name in told.keys() ^ names} <= former(data)
        for name, (size, sentence) in told.items():
            thousands = -(-(folder / name).stat().st_size // 1000)
            assert re.sub(r"\D", "", size.rpartition("(")[2]) == str(thousands), name
            assert sentence.strip().endswith("."), name


def test_the_page_of_files_is_two_clicks_away_from_every_page(full: Site) -> None:
    for page in pages(full.folder):
        if page.kind in ("redirect", "class file", "embed"):  # the last leads to its event with the whole of a page
            continue
        clicked = [
            (full.folder / page.path).parent / (node.attributes["href"] or "")
            for node in parse(full.folder / page.path).css("a[href]")
        ]
        once = {path.resolve() for path in clicked}
        assert (full.folder / DATA.address).resolve() in once or page.kind == "not found", page


def test_a_comparison_s_page_of_files_says_how_it_is_cited(edition: Builder) -> None:
    page = parse(edition("two").folder / "ferry" / "data" / "index.html")
    cited, code = page.css_first("#how-to-cite ~ div blockquote"), page.css_first("#how-to-cite ~ div code")
    assert cited
    assert code
    assert f"{WITH_ADDRESS}ferry/" in cited.text()
    assert f"url = {{{WITH_ADDRESS}ferry/}}" in code.text()
