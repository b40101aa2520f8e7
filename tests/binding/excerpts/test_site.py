"""A built site holds no word of an article that nothing quotes: pages, data and search alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages import parse
from tests.sites import Builder

UNQUOTED = "Perambulating quincunxes astonish Zebulon"
"""Of the third paragraph of *The Bulletin*, of which only excerpts may be shown; its note names an address."""


@pytest.fixture
def built(edition: Builder) -> Path:
    return edition("excerpts").folder


def test_no_file_of_the_site_holds_the_words(built: Path) -> None:
    words = [*UNQUOTED.split(), "xylographic.example.org"]
    for path in sorted(built.rglob("*")):
        if path.is_file() and "assets" not in path.parts:
            text = path.read_bytes().decode("utf-8", "replace")
            assert not [word for word in words if word.casefold() in text.casefold()], path


def test_gaps_are_marked_on_the_article_and_among_the_full_texts(built: Path) -> None:
    page, texts = parse(built / "mill/bulletin/index.html"), parse(built / "mill/facing/texts/index.html")
    for id in ("p1", "p2", "p3", "p4"):
        for node in (page.css_first(f"#{id}"), texts.css_first(f"#bulletin-{id}")):
            assert node is not None
            assert "[…]" in node.text()


def test_the_way_to_the_original_is_there(built: Path) -> None:
    page = (built / "mill/bulletin/index.html").read_text(encoding="utf-8")
    assert "https://bulletin.brack.example.org/flour" in page
