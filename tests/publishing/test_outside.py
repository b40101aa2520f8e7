"""A note on words that no event shows: a warning, and a site in which the note stands all the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.compose import TIMES, Draft, altered
from tests.folders import write
from tests.pages import found
from tests.sites import build, whole

TEXT = f"{TIMES}\nThe ferryman sells honey at the quay now.\n"
WORDS = "A remark on honey"


def draft() -> Draft:
    """The bridge with a paragraph more, which no event shows and one note is on."""
    found = altered(
        annotations={
            "price": {"by": ["A. Chu"], "reviewed": ["B. Diaz"]},
            "honey": {
                "kind": "evidence",
                "finding": "supported",
                "passages": {"times": ["sells honey at the quay"]},
                "sources": ["accounts"],
                "terms": ["ferry"],
                "by": ["A. Chu"],
                "body": f"{WORDS}.",
            },
        },
        terms={"ferry": {"title": "Ferry", "uses": {"post": "Not used.", "times": "Used."}, "body": "A boat."}},
    )
    found.dossiers["times"] = {"outside": [{"paragraph": "p3", "reason": "It is about honey."}]}
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with a second comparison, one note of which stands outside all events."""
    project = whole(tmp_path_factory.mktemp("outside"))
    write(draft(), project / "docs", {"times": TEXT})
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    return project / "site"


def _page(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["facing/texts/index.html", "times/index.html", "data/bridge.html"])
def test_the_note_stands_where_links_lead_to_it(built: Path, name: str) -> None:
    page = _page(built / "bridge" / name)
    (note,) = (note for note in page.css(".fp-annotation") if WORDS in note.text())
    assert note.attributes["id"] == "note-honey" or note.css_first("#note-honey")


def test_its_lasting_address_on_the_facing_pages_is_the_way_to_where_it_stands(built: Path) -> None:
    way = _page(built / "bridge/facing/index.html").css_first("#note-honey")
    assert way
    assert way.attributes["href"] == "../facing/texts/#note-honey"


def test_no_place_stands_twice(built: Path) -> None:
    for path in (built / "bridge").rglob("*.html"):
        ids = [node.attributes["id"] for node in _page(path).css("[id]")]
        assert len(ids) == len(set(ids)), path


def test_the_search_finds_it(built: Path) -> None:
    (note,) = (entry for entry in found(built) if entry.location == "bridge/facing/#note-honey")
    assert WORDS in note.text


def test_the_data_says_that_no_event_shows_it(built: Path) -> None:
    data = json.loads((built / "bridge/data/comparison.json").read_text(encoding="utf-8"))
    (note,) = (annotation for annotation in data["annotations"] if annotation["id"] == "honey")
    assert note.get("event") is None


def test_no_page_leads_to_an_event_without_a_name(built: Path) -> None:
    for path in (built / "bridge").rglob("*.html"):
        links = [node.attributes.get("href") or "" for node in _page(path).css("a")]
        assert not [link for link in links if link.endswith("facing/#")], path
