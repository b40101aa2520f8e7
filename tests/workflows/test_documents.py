"""What the documents for contributors say is there, is there."""

from __future__ import annotations

import re
from itertools import product

import pytest

from tests.conftest import ROOT
from tests.loaded import tram
from tests.sites import Site

DOCUMENTS = ("ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "SECURITY.md", "tests/README.md")
FILE = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|cff|toml|txt|yml|md)|(?:[\w.-]+/)+)`")
# Named, but not by a place in the tree: what a build makes, what a reader chooses, files of any comparison and case.
ELSEWHERE = re.compile(r"site/|.*NAME.*|expected\.txt|redirects\.yml|published-ids\.txt|(?:docs/)?deepseek/.*|/.*")
STAGES = ROOT / "hooks" / "facing_pages"


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def _without_contract(text: str) -> str:
    return re.sub(r"^## The contract$.*?(?=^## )", "", text, flags=re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_a_document_names_is_there(name: str) -> None:
    named = {path for path in FILE.findall(_without_contract(_text(name))) if not ELSEWHERE.fullmatch(path)}
    assert named
    bases = (ROOT, STAGES, (ROOT / name).parent, *(ROOT / "docs").iterdir())
    assert sorted(path for path in named if not any((base / path).exists() for base in bases)) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_between_the_documents_leads_to_a_file(name: str) -> None:
    links = re.findall(r"\]\(([^):#]+)\)", re.sub(r"`[^`]*`", "", _text(name)))
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_of_make_that_a_document_names_is_one(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", _text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", _text(name), re.MULTILINE)) <= targets


def test_the_layout_names_every_stage_of_the_library() -> None:
    layout = re.search(r"^## Layout$.*?^```\n(.*?)^```", _text("ARCHITECTURE.md"), re.MULTILINE | re.DOTALL)
    assert layout
    named = set(re.findall(r"^ {4}(\w+)/ ", layout[1], re.MULTILINE))
    assert named == {path.parent.name for path in STAGES.glob("*/__init__.py")}


def test_every_folder_of_tests_is_told_of_and_every_stage_has_one() -> None:
    told = set(re.findall(r"`(\w+)/`", _text("tests/README.md")))
    places = [path for path in (ROOT / "tests").iterdir() if path.name != "node_modules"]
    folders = {place.name for place in places if any(place.rglob("test_*.py"))}
    assert sorted(folders - told) == []
    # The words of the project as values are tested by every test.
    assert {path.parent.name for path in STAGES.glob("*/__init__.py")} - folders == {"model"}


def test_the_site_has_every_address_of_the_contract(full: Site) -> None:
    table = re.search(r"^\| address \|.*?\n\n", _text("ARCHITECTURE.md"), re.MULTILINE | re.DOTALL)
    assert table
    cells = re.findall(r"^\| (`.*?) \|", table[0], re.MULTILINE)
    addresses = [address.partition("#")[0] for cell in cells for address in re.findall(r"`([^`]+)`", cell)]
    assert len(addresses) > 12
    for address, reading in product(addresses, tram().readings):
        place = address.replace("<reading>", reading.id).replace("<comparison>", tram().id)
        place = place.replace("<letter>", reading.letter.lower()).replace("<event>", tram().events[0].id)
        path = full.folder / tram().id / place
        assert (path / "index.html" if place.endswith("/") else path).is_file(), place


def test_who_has_never_used_git_is_led_through_it_with_pictures() -> None:
    section = re.search(
        r"^## If you have never used git$(.*?)(?=^## )", _text("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL
    )
    assert section
    steps = re.findall(r"^\d\. \*\*(.+?)\*\*", section[1], re.MULTILINE)
    assert steps == ["Get an account.", "Select some words.", "Fill in the form.", "Wait for an answer."]
    pictures = re.findall(r"!\[([^]]+)\]\(([^)]+)\)", section[1])
    assert len(pictures) == 4
    for words, path in pictures:
        assert len(words) > 20, path
        size = (ROOT / path).stat().st_size
        assert 0 < size < 150_000, path
        # What is drawn and not photographed says so.
        assert path.endswith(".png") or "A drawing" in _text(path), path


def test_the_site_says_the_same_in_short() -> None:
    page = _text("docs/contribute.md")
    for step in ("Account.", "Button.", "Form.", "What happens next."):
        assert f"**{step}**" in page
    assert "(about.md)" in page
