"""The TEI files: valid, with every word of the articles in its place, and every pointer at the words that it means."""

from __future__ import annotations

import lzma
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing_pages.binding.quotations import Finder
from facing_pages.model import LINE_IN_CELL, Annotation, Comparison
from facing_pages.publishing import data
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.tei.files import article, corpus
from facing_pages.translating import speaking
from tests.annotated import BRIDGE, READING, Case, annotated, holding
from tests.compose import altered, blocks
from tests.loaded import HELD
from tests.loaded import comparison as held
from tests.strategies import effort
from tests.tools import schema_checker

TEI = "{http://www.tei-c.org/ns/1.0}"
ID, LANGUAGE = "{http://www.w3.org/XML/1998/namespace}id", "{http://www.w3.org/XML/1998/namespace}lang"
PUBLICATION = Publication(
    "https://example.org/facing/", "Ours & theirs", "https://example.org/licence", "1.2", "2026-01-31"
)
POINTER = re.compile(r"(?P<file>[\w-]+\.xml)?#(?:string-range\((?P<of>[\w-]+),(?P<at>\d+),(?P<many>\d+)\)|(?P<id>\S+))")


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("tei") / "tei_all.rng"
    file.write_bytes(lzma.decompress((Path(__file__).parent / "tei_all.rng.xz").read_bytes()))
    return file


def faults(schema: Path, files: Mapping[str, str]) -> list[str]:
    """What Jing finds in some files."""
    folder = Path(tempfile.mkdtemp(dir=schema.parent))
    for name, written in files.items():
        (folder / name).write_text(written, encoding="utf-8")
    command = (*schema_checker(), str(schema), *(str(folder / name) for name in files))
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    found = (done.stdout + done.stderr).replace(f"{folder}/", "").splitlines()
    return found or ["Jing says nothing and fails."] * bool(done.returncode)


def read(written: str) -> Element:
    return ElementTree.fromstring(written)  # noqa: S314  we wrote it


class Files:
    """The files of a comparison as trees."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        with speaking(comparison.language):
            self.written = {f"{comparison.id}.xml": corpus(comparison, PUBLICATION)}
            for reading in comparison.readings:
                self.written[f"{reading.id}.xml"] = article(comparison, PUBLICATION, reading)
        self.corpus, *others = map(read, self.written.values())
        self.articles = {reading.id: tree for reading, tree in zip(comparison.readings, others, strict=True)}

    @property
    def all(self) -> Iterator[tuple[Element, str]]:
        """Each file's tree, and the id of the reading whose text it is, none for that of all."""
        yield self.corpus, ""
        yield from ((tree, reading) for reading, tree in self.articles.items())

    def words(self, tree: Element, pointers: str | None) -> list[tuple[str, str]]:
        """What pointers point at: the reading and the words of each."""
        found = []
        for pointer in (pointers or "").split():
            match = POINTER.fullmatch(pointer)
            assert match, pointer
            if not match["of"]:
                continue
            root = self.articles[match["file"].removesuffix(".xml")] if match["file"] else tree
            text = next(one for one in root.iter(f"{TEI}TEI") if match["of"] in by_id(one))
            at, many = int(match["at"]), int(match["many"])
            found.append((text.get(ID, "").removeprefix("reading-"), words(by_id(text)[match["of"]])[at : at + many]))
        return found


@cache
def by_id(tree: Element) -> dict[str, Element]:
    return {id: one for one in tree.iter() if (id := one.get(ID))}


def the(tree: Element, path: str) -> Element:
    """The first element there."""
    one = tree.find(path)
    assert one is not None, path
    return one


def words(node: Element) -> str:
    return "".join(str(part) for part in node.itertext())


def quoted(comparison: Comparison, annotation: Annotation) -> list[tuple[str, str]]:
    """The words of an annotation's passages, block by block."""
    return [
        (
            passage.reading,
            as_written(comparison.reading(passage.reading).article.block(piece.block).text)[piece.start : piece.end],
        )
        for passage in annotation.passages
        for piece in passage.pieces
    ]


def as_written(text: str) -> str:
    """Words as XML has them: a line of a cell ends as any line does."""
    return text.replace(LINE_IN_CELL, "\n")


@pytest.fixture(params=[None, *HELD], ids=lambda held: "/".join(held or ("in memory", "bridge")), scope="module")
def files(request: pytest.FixtureRequest) -> Files:
    return Files(held(*request.param) if request.param else BRIDGE)


@pytest.mark.slow
def test_every_file_is_valid(schema: Path) -> None:
    comparisons = [BRIDGE, *(held(*one) for one in HELD)]
    assert (
        faults(
            schema, {f"{n}-{name}": one for n, it in enumerate(comparisons) for name, one in Files(it).written.items()}
        )
        == []
    )


def test_a_file_that_is_not_valid_is_found(schema: Path) -> None:
    written = corpus(BRIDGE, PUBLICATION).replace("<body>", "<body><marquee/>")
    assert "marquee" in faults(schema, {"bridge.xml": written})[0]


def test_every_block_has_its_words_to_the_letter(files: Files) -> None:
    for reading in files.comparison.readings:
        for tree, prefix in ((files.articles[reading.id], ""), (files.corpus, f"reading-{reading.id}-")):
            found = by_id(tree)
            for block in reading.article.blocks:
                assert words(found[f"{prefix}{block.id}"]).startswith(as_written(block.text))


def test_every_annotation_points_at_exactly_its_words(files: Files) -> None:
    comparison = files.comparison
    for tree, reading in files.all:
        found = {one.get(ID): one for one in tree.iter(f"{TEI}annotation")}
        wanted = [one for one in comparison.annotations if not reading or reading in one.readings]
        assert list(found) == [f"note-{one.id}" for one in wanted]
        for annotation in wanted:
            made = found[f"note-{annotation.id}"]
            assert files.words(tree, made.get("target")) == quoted(comparison, annotation)
            finding = [f"#finding-{annotation.finding}"] if annotation.finding else []
            slip = ["#slip"] if annotation.slip else []
            assert made.get("ana", "").split() == [f"#kind-{annotation.kind}", *finding, *slip]
            said = " ".join(words(note) for note in made.findall(f"{TEI}note"))
            assert said.split() == annotation.body.text.split()


def test_the_words_of_an_annotation_are_marked_in_the_text_too(files: Files) -> None:
    for reading in files.comparison.readings:
        text = the(files.articles[reading.id], f"{TEI}text")
        marked: dict[str, str] = {}
        for run in text.iter(f"{TEI}seg"):
            for name in run.get("ana", "").split():
                marked[name] = f"{marked.get(name, '')} {words(run)}"
        for annotation in files.comparison.annotations:
            pieces = [said for of, said in quoted(files.comparison, annotation) if of == reading.id]
            if pieces:
                found = "".join(marked[f"#note-{annotation.id}"].split())
                assert all("".join(piece.split()) in found for piece in pieces)


def test_every_event_is_linked_with_the_passages_that_speak_of_it(files: Files) -> None:
    links = files.corpus.findall(f"{TEI}standOff/{TEI}linkGrp[@type='alignment']/{TEI}link")
    for event, link in zip(files.comparison.events, links, strict=True):
        target = link.get("target", "")
        assert target.startswith(f"#event-{event.id} ")
        said = [(passage.reading, passage.quotation) for cell in event.cells for passage in cell.passages]
        found = files.words(files.corpus, target)
        for reading in files.comparison.readings:
            whole = "\n".join(one for of, one in found if of == reading.id)
            wanted = "\n".join(one for of, one in said if of == reading.id)
            assert whole.split() == as_written(wanted).split()


def test_a_silence_is_signed(files: Files) -> None:
    for event in files.comparison.events:
        made = by_id(files.corpus)[f"event-{event.id}"]
        silences = made.findall(f"{TEI}note[@type='silence']")
        assert [one.get("corresp") for one in silences] == [f"#reading-{cell.reading.id}" for cell in event.silent]
        for cell, one in zip(event.silent, silences, strict=True):
            assert cell.silence
            assert cell.silence.by in words(one)
            assert cell.silence.on.isoformat() in words(one)


def test_no_pointer_leads_nowhere(files: Files) -> None:
    for tree, _ in files.all:
        ids = by_id(tree)
        for node in tree.iter():
            pointers = [
                one for name in ("target", "ana", "corresp") for one in (node.get(name) or "").split() if "#" in one
            ]
            for pointer in pointers:
                match = POINTER.fullmatch(pointer)
                if match and not match["file"] and pointer.startswith("#"):
                    assert (match["of"] or match["id"]) in ids, pointer


def test_the_article_s_notes_are_there_with_their_words_and_marks(files: Files) -> None:
    for reading in files.comparison.readings:
        tree = files.articles[reading.id]
        notes = tree.findall(f".//{TEI}back/{TEI}div[@type='notes']/{TEI}note")
        for n, (note, one) in enumerate(zip(reading.article.notes, notes, strict=True), 1):
            assert one.get(ID) == f"fn-{n}"
            assert one.get("n") == note.shown
            assert words(one).split() == note.text.split()
            links = [ref.get("target") for ref in one.iter(f"{TEI}ref")]
            assert len(links) == len(note.links)
        marks = [len(mark.labels) for block in reading.article.blocks for mark in block.marks]
        called = [len(one.get("target", "").split()) for one in tree.iter(f"{TEI}ptr") if one.get("type") == "note"]
        assert called == [*(len(mark.labels) for mark in reading.article.title_marks), *marks]


def test_the_header_says_where_the_article_comes_from_and_on_what_terms(files: Files) -> None:
    for reading in files.comparison.readings:
        header = the(files.articles[reading.id], f"{TEI}teiHeader")
        said = words(header)
        dossier = reading.dossier
        known = (dossier.byline, dossier.publication, dossier.rights, dossier.permission, dossier.sha256)
        assert all(one in said for one in (reading.title, *known) if one)
        assert dossier.captured.isoformat() in said
        assert (header.find(f".//{TEI}samplingDecl") is not None) == (dossier.edition == "excerpts")
        licence = the(header, f".//{TEI}publicationStmt//{TEI}licence")
        assert licence.get("target") == PUBLICATION.licence
        text = the(files.articles[reading.id], f"{TEI}text")
        assert text.get(LANGUAGE) == (dossier.language or "und")


def test_all_works_terms_documents_and_people_are_there(files: Files) -> None:
    ids = by_id(files.corpus)
    comparison = files.comparison
    for kind, things in (
        ("source", comparison.sources),
        ("term", comparison.terms),
        ("document", comparison.documents),
        ("who", comparison.who),
        ("event", comparison.events),
    ):
        assert {f"{kind}-{one.id}" for one in things} == {id for id in ids if id.startswith(f"{kind}-")}


# --- any article ------------------------------------------------------------


def told(tree: Element) -> list[str]:
    """The words of the blocks of a text, in their order."""
    body = the(tree, f"{TEI}text/{TEI}body")
    beside = {f"{TEI}{name}" for name in ("closer", "byline", "dateline", "figDesc")}
    for node in [node for node in body.iter() if node.tag in beside or node.get("type") == "main"]:
        node.text = None
        for child in list(node):
            node.remove(child)
    return words(body).split()


@given(annotated())
def test_the_words_of_any_article_come_out_in_their_order_each_once(case: Case) -> None:
    comparison, reading = case.comparison, case.comparison.readings[0]
    tree = read(article(comparison, PUBLICATION, reading))
    made = by_id(tree)
    for block in reading.article.blocks:
        assert words(made[block.id]).startswith(as_written(block.text))
    files = Files(comparison)
    for annotation, one in zip(comparison.annotations, tree.iter(f"{TEI}annotation"), strict=True):
        assert files.words(tree, one.get("target")) == quoted(comparison, annotation)
    assert told(tree) == as_written(reading.article.text).split()


@pytest.mark.slow
@effort(0.1)
@given(st.lists(annotated(), min_size=8, max_size=8))
def test_any_article_is_valid(schema: Path, cases: list[Case]) -> None:
    comparisons = [case.comparison for case in cases]
    written = {f"{n}.xml": article(one, PUBLICATION, one.readings[0]) for n, one in enumerate(comparisons)}
    assert faults(schema, written) == []


def test_what_xml_cannot_hold_moves_no_other_letter() -> None:
    text = blocks("One\x0b<two>\x07 & three]]>\ud800 four words more")
    passage = Finder(READING.id, text).passage(text.text.index("four"), text.text.index(" more"))
    comparison = holding(text, replace(BRIDGE.annotations[0], passages=(passage,)))
    tree = read(article(comparison, PUBLICATION, comparison.readings[0]))
    assert words(by_id(tree)["p1"]) == "One\ufffd<two>\ufffd & three]]>\ufffd four words more"
    target = the(tree, f".//{TEI}annotation").get("target")
    assert Files(comparison).words(tree, target) == [(READING.id, "four words")]


def test_our_prose_keeps_its_form() -> None:
    body = "One *two* **three** `four`  \nfive\n\n- six\n- [seven](https://example.org/a?b=c&d={e})\n\n"
    body += "> eight & <b>\n\n| a | b |\n|---|---|\n| c | d |"
    comparison = altered(annotations={"opening-day": {"body": body}}).comparison()
    tree = read(corpus(comparison, PUBLICATION))
    note = the(by_id(tree)["note-opening-day"], f"{TEI}note")
    assert words(note).split() == "One two three four five six seven eight & <b> a b c d".split()
    assert [one.tag.removeprefix(TEI) for one in note] == ["p", "list", "quote", "table"]
    assert the(note, f".//{TEI}ref").get("target") == "https://example.org/a?b=c&d=%7Be%7D"


def test_a_link_of_ours_leads_to_what_is_in_the_file() -> None:
    tree = read(corpus(BRIDGE, PUBLICATION))
    assert the(by_id(tree)["note-price"], f".//{TEI}note//{TEI}ref").get("target") == "#source-accounts"
    opening = by_id(tree)["event-opening"].findall(f".//{TEI}ref")
    assert [one.get("target") for one in opening] == ["#reading-post-p1", "#reading-times-p1"]


def test_both_kinds_of_files_are_published() -> None:
    names = data.files(BRIDGE)
    assert {"bridge/data/bridge.xml", "bridge/data/post.xml", "bridge/data/times.xml"} <= set(names)
    assert b"https://facing-pages.invalid/bridge/data/post.xml" in names["bridge/data/post.xml"]
