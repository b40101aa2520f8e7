"""What the site's search is made of: every thing once, every hit at a place that exists, in small files."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from functools import cache
from pathlib import Path

from tests.pages import comparisons, found, parse
from tests.sites import Site, build, copied, snapshot

LARGEST = 12_000
"""Bytes of a file of the index, compressed."""


def test_each_paragraph_is_found_once(any_site: Site) -> None:
    paragraphs = [
        block["text"]
        for data in comparisons(any_site.folder)
        for article in data["articles"]
        for block in article["blocks"]
        # What may only be quoted has gaps, and two paragraphs of nothing else are the same.
        if block["kind"] == "paragraph" and article["edition"] == "full"
    ]
    texts = [one.text for one in found(any_site.folder)]
    times = {paragraph: sum(paragraph[:60] in text for text in texts) for paragraph in paragraphs}
    assert times
    assert {words: count for words, count in times.items() if count != 1} == {}


def test_each_thing_is_found_once(any_site: Site) -> None:
    places = Counter(one.location for one in found(any_site.folder))
    assert not [place for place, count in places.items() if count > 1]
    wanted: list[str] = []
    for data in comparisons(any_site.folder):
        base = f"{data['id']}/"
        wanted += [f"{base}{page}" for page in ("", "facing/", "map/", "sources/", "handout/", "worksheet/")]
        wanted += [f"{base}facing/#{event['id']}" for event in data["events"]]
        wanted += [f"{base}facing/#note-{annotation['id']}" for annotation in data["annotations"]]
        wanted += [f"{base}sources/#source-{source['id']}" for source in data["sources"]]
        wanted += [f"{base}documents/#document-{document['id']}" for document in data["documents"]]
        wanted += [f"{base}who/#who-{entry['id']}" for entry in data["who"]]
        wanted += [f"glossary/#{term['id']}" for term in data["terms"]]
        wanted += [
            f"{base}{article['id']}/#{block['id']}"
            for article in data["articles"]
            for block in article["blocks"]
            if block["kind"] == "paragraph"
        ]
    assert wanted
    assert not [place for place in wanted if places[place] != 1]


def test_every_page_for_a_class_is_found(any_site: Site) -> None:
    """Whatever pages a comparison comes to have."""
    places = {one.location for one in found(any_site.folder)}
    for data in comparisons(any_site.folder):
        pages = (any_site.folder / data["id"]).glob("*/index.html")
        letters = {reading["letter"].lower() for reading in data["readings"]}
        drawn = [page for page in pages if not parse(page).css("meta[http-equiv=refresh]")]
        assert drawn
        wanted = {page.parent.name for page in drawn} - letters
        assert {name for name in wanted if f"{data['id']}/{name}/" not in places} == set()
        # The same article under its letter, for who reads blind: its own page is what is found.
        assert letters <= {page.parent.name for page in drawn}
        assert not {name for name in letters if any(place.startswith(f"{data['id']}/{name}/") for place in places)}


def test_pages_that_people_wrote_are_found_by_their_parts(site: Path) -> None:
    places = {one.location: one for one in found(site)}
    for name in ("method", "teach", "contribute"):
        for heading in parse(site / name / "index.html").css(".md-content h2[id]"):
            entry = places[f"{name}/#{heading.attributes['id']}"]
            assert heading.text().rstrip("¶").strip() in entry.title
            assert "</" not in entry.text


def test_hits_lead_to_places_that_exist(any_site: Site) -> None:
    @cache
    def ids(address: str) -> set[str | None]:
        return {node.attributes["id"] for node in parse(any_site.folder / address / "index.html").css("[id]")}

    places = [one.location.partition("#") for one in found(any_site.folder)]
    assert not [address + mark + id for address, mark, id in places if id and id not in ids(address)]


def test_the_files_of_the_index_are_small(any_site: Site) -> None:
    folder = any_site.folder / "search"
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in folder.rglob("*.json")}
    assert len(sizes) > 3
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_there_is_no_index_in_one_piece(any_site: Site) -> None:
    assert not (any_site.folder / "search" / "search_index.json").exists()
    index = json.loads((any_site.folder / "search" / "index.json").read_text(encoding="utf-8"))
    assert (any_site.folder / "search" / index["folder"]).is_dir()


def test_two_builds_make_the_same_index(tmp_path: Path) -> None:
    project = copied("two", tmp_path / "made")
    for name in ("one", "other"):
        done = build(project, tmp_path / name)
        assert done.returncode == 0, done.stderr
    assert snapshot(tmp_path / "one" / "search") == snapshot(tmp_path / "other" / "search")


def test_a_site_that_lists_the_search_of_the_theme_is_built_and_has_ours(tmp_path: Path) -> None:
    project = copied("three", tmp_path / "made")
    settings = project / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\nplugins: [search]\n", encoding="utf-8")
    done = build(project, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    page = parse(tmp_path / "site" / "index.html")
    assert page.css(".fp-seek")
    # The theme's script asks for its own index where there is a form of that name.
    assert not page.css("form[name=search], .md-search")
    assert found(tmp_path / "site")
