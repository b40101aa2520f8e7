"""One rule for every name that becomes an address or a place in a page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from facing_pages.cli import main
from facing_pages.pages import veiled
from facing_pages.publishing import schemas
from facing_pages.publishing.drawn import beside
from facing_pages.writing.ids import RESERVED, free, is_reserved
from facing_pages.writing.values import ID
from tests.compose import Draft, altered, bridge
from tests.folders import write
from tests.loaded import tram
from tests.sites import Site


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "docs"


def checked(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What the command answers, and what it says."""
    code = main(["check"])
    return code, capsys.readouterr().err


# --- folders ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"Bridge_2021", "docs/Bridge_2021: error bad-id"),
        (b'z"><img src=x onerror=alert(1) ', 'docs/z"><img src=x onerror=alert(1) : error bad-id'),
        (b"two\nlines", "docs/two\\x0alines: error bad-id"),
        (b"caf\xe9", "docs/caf\\xe9: error bad-id"),
        (b"b" * 101, f"docs/{'b' * 101}: error bad-id"),
        (b"\x1b[2J", "docs/\\x1b[2J: error bad-id"),
    ],
)
def test_a_folder_that_is_no_id_is_told(
    name: bytes, shown: str, docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(bridge(), docs).rename(os.fsdecode(os.fsencode(docs) + b"/" + name))
    code, told = checked(capsys)
    assert code == 1
    assert shown in told
    assert told.encode().decode() == told


@pytest.mark.parametrize("name", ["assets", "search", "codes", "404", "templates", "about", "fp-bridge"])
def test_a_folder_cannot_take_what_is_the_site_s(name: str, docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(bridge(), docs).rename(docs / name)
    code, told = checked(capsys)
    assert code == 1
    assert f"docs/{name}: error reserved-name" in told
    assert free("comparisons", name) in told


def test_a_folder_cannot_take_the_name_of_a_page_beside_it(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(bridge(), docs)
    assert checked(capsys) == (0, "0 errors, 0 warnings\n")
    (docs / "bridge.md").write_text("# Of bridges\n", encoding="utf-8")
    code, told = checked(capsys)
    assert code == 1
    assert "docs/bridge: error reserved-name" in told


def test_a_hidden_folder_is_no_comparison(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(bridge(), docs).rename(docs / ".hidden")
    write(bridge(), docs)
    assert checked(capsys) == (0, "0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    "file", [b"annotations/pri\xe9e.md", b"events/a\nb.md", b"articles/\xff.txt", b"articles/\xff.yml"]
)
def test_a_file_s_name_of_any_bytes_is_told(file: bytes, docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(bridge(), docs)
    Path(os.fsdecode(os.fsencode(folder) + b"/" + file)).write_text("words", encoding="utf-8")
    code, told = checked(capsys)
    assert code == 1
    assert "bad-id" in told
    assert told.encode().decode() == told


# --- readings ---------------------------------------------------------------


def test_a_reading_may_not_be_called_as_the_page_under_a_letter_is() -> None:
    letters = {veiled(reading) for reading in tram().readings}
    assert letters <= RESERVED["readings"]
    assert free("readings", "a") == "a-text"


def _with_reading(name: str, docs: Path) -> None:
    """The bridge with the Post's reading under another name."""
    folder = write(bridge(), docs)
    for path in [path for path in folder.rglob("*") if path.suffix in (".md", ".yml")]:
        text = path.read_text(encoding="utf-8")
        words = {"id: post": f"id: {name}", "reading: post": f"reading: {name}", "post:": f"{name}:"}
        words["(post/"] = f"({name}/"
        for old, new in words.items():
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    for ending in ("txt", "yml"):
        (folder / f"articles/post.{ending}").rename(folder / f"articles/{name}.{ending}")


@pytest.mark.parametrize("name", ["worksheet", "facing", "index", "data", "people", "embed", "bridge", "fp-cite"])
def test_a_reading_cannot_take_a_page_of_its_comparison(
    name: str, docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _with_reading(name, docs)
    code, told = checked(capsys)
    assert code == 1
    assert "docs/bridge/index.md:" in told
    assert f"error reserved-name: The site needs the name “{name}”" in told
    assert told.endswith("1 error, 0 warnings\n")


def test_a_reading_may_have_any_other_name(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _with_reading("worksheet-text", docs)
    assert checked(capsys) == (0, "0 errors, 0 warnings\n")


# --- places in pages --------------------------------------------------------


def _renamed(event: str) -> Draft:
    draft = bridge()
    draft.events[event] = draft.events.pop("toll")
    return draft


@pytest.mark.parametrize("name", ["fp-cite", "texts", "note-price", "title-opening", "question", "post", "post-p2"])
def test_an_event_cannot_take_a_place_of_its_pages(name: str, docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(_renamed(name), docs)
    code, told = checked(capsys)
    assert code == 1
    assert f"docs/bridge/events/{name}.md: error reserved-name" in told


@pytest.mark.parametrize("name", ["fp-cite", "term-toll", "start"])
def test_a_term_cannot_take_a_place_of_the_glossary(name: str, docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uses = {"post": "Used.", "times": "Used."}
    write(altered(terms={name: {"title": "Toll", "uses": uses, "body": "What is paid."}}), docs)
    code, told = checked(capsys)
    assert code == 1
    assert f"docs/bridge/terms/{name}.md: error reserved-name" in told


def test_a_question_cannot_take_a_place_of_its_page(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = bridge()
    passages = {"post": ["opened on Saturday"], "times": ["On Saturday the first cars"]}
    draft.questions = {
        "title": "Questions",
        "questions": [{"id": "lesson-plans", "text": "When?", "passages": passages}],
    }
    write(draft, docs)
    code, told = checked(capsys)
    assert code == 1
    assert "docs/bridge/questions.md:" in told
    assert "reserved-name" in told


@pytest.mark.parametrize("line", ["events: {fp-cite: toll}", "readings: {worksheet: post}", "comparisons: [assets]"])
def test_a_former_name_is_a_name_too(line: str, docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (write(bridge(), docs) / "redirects.yml").write_text(f"{line}\n", encoding="utf-8")
    code, told = checked(capsys)
    assert code == 1
    assert "docs/bridge/redirects.yml:1: error reserved-name" in told


# --- the lists --------------------------------------------------------------


def test_whatever_lies_at_the_top_of_the_site_is_reserved(full: Site) -> None:
    written = {path.stem for path in full.docs.glob("*.md")}
    tops = {path.name.partition(".")[0] for path in full.folder.iterdir()} - {tram().id}
    made = (*(page.path for page in beside()), *schemas.served())
    tops |= {path.partition("/")[0].partition(".")[0] for path in made}
    assert tops - written <= RESERVED["comparisons"]


def test_whatever_lies_in_a_comparison_is_reserved(full: Site) -> None:
    readings = {reading.id for reading in tram().readings}
    assert {path.name.partition(".")[0] for path in (full.folder / tram().id).iterdir()} - readings <= RESERVED[
        "readings"
    ]


def _ids(file: Path) -> Iterator[str]:
    """The ids in a page that a record's could be, without those of titles and signs, which give way."""
    page = LexborHTMLParser(file.read_text(encoding="utf-8"))
    for node in page.css("[id]:not(h1):not(symbol)"):
        id = node.attributes["id"] or ""
        if ID.fullmatch(id):
            yield id


def test_whatever_a_page_calls_its_own_places_is_reserved(full: Site) -> None:
    site, comparison = full.folder, tram()
    events = {event.id for event in comparison.events}
    readings = tuple(f"{reading.id}-" for reading in comparison.readings)
    shortened = "s-"  # the sources of the class file: seven figures and letters
    for name in ("facing/index.html", "worksheet/index.html", f"data/{comparison.id}.html"):
        own = {id for id in _ids(site / comparison.id / name) if not id.startswith((*readings, shortened))} - events
        assert not [id for id in own if not is_reserved("events", id)], name
    asked = {question.id for question in comparison.questions}
    own = set(_ids(site / comparison.id / "questions/index.html")) - asked
    assert not [id for id in own if not is_reserved("questions", id)]
    own = set(_ids(site / "glossary/index.html")) - {term.id for term in comparison.terms}
    assert not [id for id in own if not is_reserved("terms", id)]
    own = set(_ids(site / "index.html")) - {comparison.id}
    assert not [id for id in own if not is_reserved("comparisons", id)]


def test_what_is_offered_instead_is_free() -> None:
    for kind, names in RESERVED.items():
        assert not [name for name in (*names, "fp-cite") if is_reserved(kind, free(kind, name))]
