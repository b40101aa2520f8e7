"""What the site's search is fed: every paragraph once, and every hit at a place that exists."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.pages import COMPARISON, parse


@pytest.fixture(scope="session")
def index(site: Path) -> list[dict[str, str]]:
    read: dict[str, Any] = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    docs: list[dict[str, str]] = read["docs"]
    return docs


def test_each_paragraph_is_found_once(site: Path, index: list[dict[str, str]]) -> None:
    data = json.loads((site / COMPARISON / "data" / "comparison.json").read_text(encoding="utf-8"))
    paragraphs = [
        block["text"] for article in data["articles"] for block in article["blocks"] if block["kind"] == "paragraph"
    ]
    texts = [html.unescape(re.sub(r"<[^>]+>", "", doc["text"])) for doc in index]
    found = {paragraph[:60]: sum(paragraph in text for text in texts) for paragraph in paragraphs}
    assert found
    assert {words: times for words, times in found.items() if times != 1} == {}


def test_hits_lead_to_places_that_exist(site: Path, index: list[dict[str, str]]) -> None:
    @cache
    def ids(address: str) -> set[str | None]:
        return {node.attributes["id"] for node in parse(site / address / "index.html").css("[id]")}

    places = [doc["location"].partition("#") for doc in index]
    assert not [address + mark + id for address, mark, id in places if id and id not in ids(address)]
    assert len({doc["location"] for doc in index}) == len(index)
