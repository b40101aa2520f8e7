"""The book: valid, whole, readable by any program, and by those who cannot see it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import pypandoc  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser, LexborNode

from facing_pages.model import Comparison
from facing_pages.publishing.book.made import MOST_BYTES, identifier, modified
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.xmltext import fit
from facing_pages.translating import speaking
from tests.annotated import BRIDGE, Case, annotated
from tests.books import EPUB, NOWHERE, PUBLICATION, XHTML, Book, made, of
from tests.compose import altered
from tests.loaded import HELD
from tests.loaded import comparison as held
from tests.strategies import effort

OPF, DC = "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}"

Held = tuple[Comparison, Book]


@pytest.fixture(params=[None, *HELD], ids=lambda held: "/".join(held or ("in memory", "bridge")))
def book(request: pytest.FixtureRequest) -> Held:
    return (held(*request.param), of(*request.param)) if request.param else (BRIDGE, made(BRIDGE))


def words(node: Element) -> str:
    return "".join(node.itertext())


def folded(text: str) -> str:
    """The letters of a text, without white space."""
    return "".join(text.split())


# --- the file ---------------------------------------------------------------


def test_it_begins_with_its_mark_and_no_clock_is_in_it(book: Held) -> None:
    _, found = book
    first = found.entries[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert found.content[30:58] == b"mimetypeapplication/epub+zip"
    assert {entry.date_time for entry in found.entries} == {(1980, 1, 1, 0, 0, 0)}


def test_two_runs_make_the_same_bytes(book: Held) -> None:
    comparison, found = book
    assert made(comparison).content == found.content


def test_it_is_within_its_size(book: Held) -> None:
    assert len(book[1].content) <= MOST_BYTES


def test_every_file_is_listed_and_every_document_is_read_once(book: Held) -> None:
    _, found = book
    package = found.tree("package.opf")
    items = {item.get("id"): item for item in package.iter(f"{OPF}item")}
    listed = {f"book/{item.get('href')}" for item in items.values()}
    assert listed == set(found.files) - {"mimetype", "META-INF/container.xml", "book/package.opf"}
    read = [items[one.get("idref")].get("href") for one in package.iter(f"{OPF}itemref")]
    assert sorted(map(str, read)) == sorted(found.documents)


def test_both_typefaces_and_their_licences_are_in_it(book: Held) -> None:
    _, found = book
    for face in ("alegreya-400-700.woff2", "alegreya-sans-400.woff2", "OFL-alegreya.txt", "OFL-alegreya-sans.txt"):
        assert found.files[f"book/fonts/{face}"]
    named = set(re.findall(r"url\(([^)]+)\)", found.files["book/style.css"].decode()))
    assert {f"book/{one}" for one in named} <= set(found.files)


def test_no_link_leads_nowhere(book: Held) -> None:
    comparison, _ = book
    for publication in (PUBLICATION, NOWHERE):
        documents = made(comparison, publication).documents
        ids = {name: [one.get("id") for one in tree.iter() if one.get("id")] for name, tree in documents.items()}
        assert all(len(found) == len(set(found)) for found in ids.values())
        for name, tree in documents.items():
            for link in tree.iter(f"{XHTML}a"):
                href = link.get("href")
                if href is None or re.match(r"https?:|mailto:", href):
                    continue
                file, _, fragment = unquote(href).partition("#")
                assert (file or name) in documents, href
                assert not fragment or fragment in ids[file or name], href


def test_without_an_address_it_leads_to_no_site(book: Held) -> None:
    comparison, _ = book
    found = made(comparison, NOWHERE)
    assert not [name for name, content in found.files.items() if b"facing-pages.invalid" in content]


# --- what is in it ----------------------------------------------------------


def test_the_texts_are_whole_and_in_their_order(book: Held) -> None:
    comparison, found = book
    for reading in comparison.readings:
        tree = found.tree(f"text-{reading.id}.xhtml")
        shown = {one.get("id"): _of_author(one) for one in tree.iter() if one.get("id")}
        for block in reading.article.blocks:
            assert folded(shown[block.id]) == folded(block.text)
        order = [one.get("id") for one in tree.iter() if re.fullmatch(r"[hp]\d+", one.get("id") or "")]
        assert order == [block.id for block in reading.article.blocks]


def _of_author(node: Element) -> str:
    """An author's words, without marks of notes."""
    if node.tag == f"{XHTML}sup" and node.get("class") in ("ref", "fn"):
        return ""
    return (node.text or "") + "".join(_of_author(child) + (child.tail or "") for child in node)


def test_every_event_shows_what_each_says_and_who_is_silent(book: Held) -> None:
    comparison, found = book
    for event in comparison.events:
        tree = found.tree(f"event-{event.id}.xhtml")
        sections = {one.get("aria-labelledby"): one for one in tree.iter(f"{XHTML}section")}
        said = folded(words(tree))
        for cell in event.cells:
            side = sections[f"reading-{cell.reading.id}"]
            for passage in cell.passages:
                shown = folded(_of_author(side))
                pieces = (
                    comparison.reading(passage.reading).article.block(p.block).text[p.start : p.end]
                    for p in passage.pieces
                )
                assert all(folded(piece) in shown for piece in pieces)
            if cell.silence:
                assert cell.silence.by[1:] in words(side)
        for line in event.ledger:
            assert folded(line.prose.text) in said


def test_every_annotation_is_there_once_and_its_mark_calls_it(book: Held) -> None:
    comparison, found = book
    notes = {
        one.get("id"): one
        for tree in found.documents.values()
        for one in tree.iter(f"{XHTML}aside")
        if (one.get("id") or "").startswith("note-")
    }
    assert set(notes) == {f"note-{one.id}" for one in comparison.annotations}
    called = {
        (link.get("href") or "").partition("#")[2]
        for tree in found.documents.values()
        for link in tree.iter(f"{XHTML}a")
        if link.get("role") == "doc-noteref" and link.get(f"{EPUB}type") == "noteref"
    }
    for annotation in comparison.annotations:
        note = notes[f"note-{annotation.id}"]
        assert (note.get(f"{EPUB}type"), note.get("role")) == ("footnote", "doc-footnote")
        assert folded(annotation.body.text) in folded(words(note))
        with speaking(comparison.language):
            assert all(source.short in words(note) for source in annotation.sources)
        assert f"note-{annotation.id}" in called


def test_the_notes_of_the_articles_are_there_with_a_way_back(book: Held) -> None:
    comparison, found = book
    for reading in comparison.readings:
        tree = found.tree(f"text-{reading.id}.xhtml")
        notes = {one.get("id"): one for one in tree.iter(f"{XHTML}aside")}
        for n, note in enumerate(reading.article.notes, 1):
            assert folded(note.text) in folded(words(notes[f"fn-{n}"]))
            backs = [link for link in notes[f"fn-{n}"].iter(f"{XHTML}a") if link.get("role") == "doc-backlink"]
            assert len(backs) == len(list(reading.article.marks_of(note.label)))


def test_the_rest_of_the_apparatus_is_there(book: Held) -> None:
    comparison, found = book
    said = {name: folded(words(tree)) for name, tree in found.documents.items()}
    for term in comparison.terms:
        assert folded(term.definition.text) in said["glossary.xhtml"]
    for document in comparison.documents:
        assert folded(document.what.text) in said["documents.xhtml"]
    for entry in comparison.who:
        assert folded(entry.what.text) in said["who.xhtml"]
    for moment in comparison.timeline:
        assert folded(moment.text.text) in said["timeline.xhtml"]
    for question in comparison.questions:
        assert folded(question.text.text) in said["questions.xhtml"]
    for source in comparison.sources:
        assert f"{source.title or source.name}"[:20].split()[0] in said["sources.xhtml"]
    for reading in comparison.readings:
        assert folded(reading.dossier.rights or "") in said["rights.xhtml"]


@effort(0.5)
@given(annotated())
def test_any_article_is_whole_in_it(case: Case) -> None:
    (reading, *_), found = case.comparison.readings, made(case.comparison)
    for tree in found.documents.values():
        ids = [one.get("id") for one in tree.iter() if one.get("id")]
        assert len(ids) == len(set(ids))
    shown = {one.get("id"): _of_author(one) for one in found.tree(f"text-{reading.id}.xhtml").iter()}
    for block in reading.article.blocks:
        said = folded(shown[block.id])
        assert said.startswith(folded(fit(block.text))) if block.kind != "figure" else folded(fit(block.text)) in said
    for n, note in enumerate(reading.article.notes, 1):
        assert folded(fit(note.text)) in folded(shown[f"fn-{n}"])


# --- what it says of itself -------------------------------------------------


def test_its_name_follows_from_its_address_and_its_day_from_the_last_change() -> None:
    assert identifier(BRIDGE, PUBLICATION) == identifier(BRIDGE, replace(PUBLICATION, version="2"))
    assert identifier(BRIDGE, PUBLICATION) != identifier(BRIDGE, Publication("https://example.org/other/"))
    assert modified(BRIDGE, Publication()) == "2000-01-01T00:00:00Z"
    assert modified(BRIDGE, PUBLICATION) == "2026-01-31T00:00:00Z"


def test_what_helps_those_who_cannot_see_is_said(book: Held) -> None:
    comparison, found = book
    package = found.tree("package.opf")
    said: dict[str, list[str]] = {}
    for one in package.iter(f"{OPF}meta"):
        said.setdefault(one.get("property") or "", []).append(one.text or "")
    pictures = [block.picture for r in comparison.readings for block in r.article.blocks if block.picture]
    assert said["schema:accessibilityHazard"] == ["none"]
    assert {"tableOfContents", "readingOrder"} <= set(said["schema:accessibilityFeature"])
    assert said["schema:accessibilitySummary"]
    assert ("visual" in said["schema:accessMode"]) == bool(pictures)
    described = all(picture.alt is not None for picture in pictures)
    assert said["schema:accessModeSufficient"] == (["textual"] if described else ["textual,visual"])


def test_each_language_and_its_direction_are_marked() -> None:
    comparison, found = held("scripts", "garden"), of("scripts", "garden")
    for reading in comparison.readings:
        tree = found.tree(f"text-{reading.id}.xhtml")
        paragraph = next(one for one in tree.iter() if one.get("id") == "p1")
        assert paragraph.get("lang") == paragraph.get("{http://www.w3.org/XML/1998/namespace}lang")
        assert paragraph.get("lang") == reading.dossier.language
        assert paragraph.get("dir") == ("rtl" if reading.dossier.language.startswith("ar") else "ltr")
    languages = [one.text for one in found.tree("package.opf").iter(f"{DC}language")]
    assert {reading.dossier.language for reading in comparison.readings} <= set(languages)


def test_excerpts_are_all_that_is_in_it_and_it_says_so() -> None:
    comparison, found = held("excerpts", "mill"), of("excerpts", "mill")
    cut = [reading for reading in comparison.readings if reading.dossier.edition == "excerpts"]
    assert cut
    for reading in cut:
        assert str(reading.article.words) in words(found.tree(f"text-{reading.id}.xhtml"))


def test_what_people_write_is_no_markup() -> None:
    draft = altered(annotations={"opening-day": {"body": "One & two <b>three</b>\n\nfour\\\nfive"}})
    draft.index = {"title": "Salt & <i>pepper</i>", "summary": "\x07 & more"}
    found = made(draft.comparison())
    assert "Salt & <i>pepper</i>" in words(found.tree("title.xhtml"))
    note = next(one for one in found.tree("event-opening.xhtml").iter() if one.get("id") == "note-opening-day")
    assert folded("One & two <b>three</b> four five") in folded(words(note))


# --- read by others ---------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(("edition", "id"), HELD, ids=map("/".join, HELD))
def test_pandoc_reads_all_of_it(edition: str, id: str, tmp_path: Path) -> None:
    comparison, file = held(edition, id), tmp_path / "book.epub"
    file.write_bytes(of(edition, id).content)
    read = LexborHTMLParser(pypandoc.convert_file(str(file), "html", "epub", extra_args=["--wrap=none"]))
    said = folded(read.text())
    bare = folded(_without_marks(read))
    for reading in comparison.readings:
        assert all(folded(block.text) in bare for block in reading.article.blocks)
        assert all(folded(note.text) in said for note in reading.article.notes)
    for annotation in comparison.annotations:
        assert folded(annotation.body.text) in said
    for event in comparison.events:
        assert folded(event.title) in said


def _without_marks(read: LexborHTMLParser) -> str:
    def is_mark(node: LexborNode) -> bool:
        return node.css_first("a[role=doc-noteref]") is not None

    for node in read.css("sup"):
        if is_mark(node):
            node.decompose()
    return read.text()
