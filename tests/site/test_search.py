"""What the site's search is fed: every thing once, and every hit at a place that exists."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from functools import cache
from typing import Any

from tests.pages import comparisons, parse
from tests.sites import Site


def _index(site: Site) -> list[dict[str, str]]:
    read: dict[str, Any] = json.loads((site.folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    docs: list[dict[str, str]] = read["docs"]
    return docs


def test_each_paragraph_is_found_once(any_site: Site) -> None:
    paragraphs = [
        block["text"]
        for data in comparisons(any_site.folder)
        for article in data["articles"]
        for block in article["blocks"]
        # What may only be quoted has gaps, and two paragraphs of nothing else are the same.
        if block["kind"] == "paragraph" and article["edition"] == "full"
    ]
    texts = [html.unescape(re.sub(r"<[^>]+>", "", doc["text"])) for doc in _index(any_site)]
    found = {paragraph: sum(paragraph[:60] in text for text in texts) for paragraph in paragraphs}
    assert found
    assert {words: times for words, times in found.items() if times != 1} == {}


def test_each_thing_is_found_once(any_site: Site) -> None:
    places = Counter(doc["location"] for doc in _index(any_site))
    assert not [place for place, count in places.items() if count > 1]
    wanted: list[str] = []
    for data in comparisons(any_site.folder):
        base = f"{data['id']}/"
        wanted += [f"{base}facing/#{event['id']}" for event in data["events"]]
        wanted += [f"{base}facing/#note-{annotation['id']}" for annotation in data["annotations"]]
        wanted += [f"{base}sources/#source-{source['id']}" for source in data["sources"]]
        wanted += [f"glossary/#{term['id']}" for term in data["terms"]]
        wanted += [
            f"{base}{article['id']}/#{block['id']}"
            for article in data["articles"]
            for block in article["blocks"]
            if block["kind"] == "paragraph"
        ]
    assert wanted
    assert not [place for place in wanted if places[place] != 1]


def test_hits_lead_to_places_that_exist(any_site: Site) -> None:
    @cache
    def ids(address: str) -> set[str | None]:
        return {node.attributes["id"] for node in parse(any_site.folder / address / "index.html").css("[id]")}

    index = _index(any_site)
    places = [doc["location"].partition("#") for doc in index]
    assert not [address + mark + id for address, mark, id in places if id and id not in ids(address)]
    assert len({doc["location"] for doc in index}) == len(index)
