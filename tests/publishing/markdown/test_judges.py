"""The articles in Markdown as other people’s programs show them: every word, note, annotation and link, nothing odd."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import pypandoc  # type: ignore[import-untyped]
import pytest
from selectolax.lexbor import LexborHTMLParser

from facing_pages.model import CELL_END, LINE_IN_CELL, Comparison, Link, Reading
from facing_pages.publishing import pictures
from facing_pages.publishing.markdown_article import article
from facing_pages.publishing.markdown_parts import alone
from facing_pages.publishing.publication import Publication
from tests import tools
from tests.loaded import HELD, comparison
from tests.rendering import commonmark, python_markdown_alone, words

PUBLISHED = Publication("https://read.example/edition/", "Facing Pages")
ALL = tuple((held, reading.id) for held in HELD for reading in comparison(*held).readings)
ODD = ("[^", "{#", "{.", "](", "**", "\\", "<sup", "<span", "<mark", "&amp;")

Shown = Mapping[tuple[tuple[str, str], str], LexborHTMLParser]


def written(held: tuple[str, str], reading: str) -> str:
    found = comparison(*held)
    return article(found, found.reading(reading), alone(found.id, PUBLISHED))


def by_node(texts: Sequence[str]) -> list[LexborHTMLParser]:
    """What the reference renderer makes of the texts, which are given without front matter."""
    bodies = [text.split("\n---\n", 1)[1] for text in texts]
    tools.npm()  # and with it Node.js
    script = Path(__file__).with_name("commonmark.cjs")
    ran = subprocess.run(
        [shutil.which("node") or "node", script, tools.npm_package("commonmark")],
        input=json.dumps(bodies),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [LexborHTMLParser(page) for page in json.loads(ran.stdout)]


def by_pandoc(texts: Sequence[str], form: str = "markdown") -> list[LexborHTMLParser]:
    """What pandoc makes of the texts; a warning is a failure."""
    return [LexborHTMLParser(pandoc(text, "--from", form, "--to", "html5", "--wrap", "none")) for text in texts]


def pandoc(text: str, *options: str) -> str:
    """What pandoc makes of a text; a warning is a failure, but that it knows no word for “abstract” in a language."""
    command = [pypandoc.get_pandoc_path(), *options]
    ran = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=True)
    warnings = [line for line in ran.stderr.splitlines() if line.startswith("[WARNING]")]
    assert [line for line in warnings if "translation" not in line] == []
    return ran.stdout


def each(render: Callable[[str], LexborHTMLParser]) -> Callable[[Sequence[str]], list[LexborHTMLParser]]:
    return lambda texts: [render(text) for text in texts]


JUDGES = {
    "pandoc": by_pandoc,
    "pandoc-gfm": lambda texts: by_pandoc(texts, "gfm"),
    "commonmark.js": by_node,
    "markdown-it": each(commonmark),
    "Python-Markdown": each(python_markdown_alone),
}


@pytest.fixture(scope="module", params=JUDGES, ids=str)
def shown(request: pytest.FixtureRequest) -> Shown:
    """Every article as one of them shows it."""
    return dict(zip(ALL, JUDGES[request.param]([written(*one) for one in ALL]), strict=True))


def seen(page: LexborHTMLParser) -> str:
    assert page.body is not None
    return " ".join(words(page.body))


def of(one: tuple[tuple[str, str], str]) -> tuple[Comparison, Reading]:
    found = comparison(*one[0])
    return found, found.reading(one[1])


def test_every_block_of_an_article_is_shown_word_for_word(shown: Shown) -> None:
    for one, page in shown.items():
        text = seen(page)
        for block in of(one)[1].article.blocks:
            if block.kind == "break" or block.gaps:
                continue
            for part in re.split(f"[\n{CELL_END}{LINE_IN_CELL}]", block.text):
                assert " ".join(part.split()) in text or block.kind == "item", f"{one}: {part}"


def test_nothing_odd_is_shown(shown: Shown) -> None:
    for one, page in shown.items():
        text = seen(page)
        assert [sign for sign in ODD if sign in text] == [], one
        assert page.css("pre") == [], one


def test_every_note_and_annotation_is_shown_and_led_to_from_the_text_and_back(shown: Shown) -> None:
    for one, page in shown.items():
        found, reading = of(one)
        ids = {str(node.id) for node in page.css("[id]")}
        led = [str(link.attributes["href"])[1:] for link in page.css('a[href^="#"]')]
        assert set(led) <= ids, one
        called = {label for block in reading.article.blocks for mark in block.marks for label in mark.labels}
        called |= {label for mark in reading.article.title_marks for label in mark.labels}
        notes = {f"{reading.id}-{n}" for n, note in enumerate(reading.article.notes, 1) if note.label in called}
        ours = {
            f"note-{annotation.id}"
            for annotation in found.annotations
            if reading.id in annotation.readings
            and any(annotation in placed.annotations for placed in found.placed[reading.id])
        }
        assert notes | ours <= set(led), one
        text = seen(page)
        for annotation in found.annotations:
            first = annotation.body.text.split("\n")[0]
            assert f"note-{annotation.id}" not in ours or " ".join(first.split())[:40] in text, one


def test_every_link_is_there_and_leads_to_a_whole_address(shown: Shown) -> None:
    for one, page in shown.items():
        _, reading = of(one)
        led = {str(link.attributes["href"]) for link in page.css("a[href]")}
        assert [href for href in led if not href.startswith(("#", "https://", "http://", "mailto:"))] == [], one
        hosts = {
            part.href.split("/")[2] for note in reading.article.notes for part in note.parts if isinstance(part, Link)
        }
        assert hosts <= {href.split("/")[2] for href in led if "://" in href}, one


def test_where_the_words_of_an_annotation_begin_and_end_is_shown(shown: Shown) -> None:
    for one, page in shown.items():
        found, reading = of(one)
        for annotation in found.annotations:
            labels = [link.text() for link in page.css(f'sup > a[href="#note-{annotation.id}"]')]
            passages = [passage for passage in annotation.passages if passage.reading == reading.id]
            expected = [f"{annotation.label}›", f"‹{annotation.label}"] if labels else []
            assert labels[-2:] in (expected, []) or len(passages) > 1, one
            assert labels.count(f"{annotation.label}›") == labels.count(f"‹{annotation.label}"), one


@pytest.mark.parametrize("held", HELD, ids="/".join)
def test_pandoc_takes_from_the_front_matter_what_the_text_is(held: tuple[str, str], tmp_path: Path) -> None:
    template = tmp_path / "facts.plain"
    template.write_text("$title$\n$author$\n$date$\n$lang$\n$source$\n$rights$", encoding="utf-8")
    for reading in comparison(*held).readings:
        text = written(held, reading.id)
        told = pandoc(text, "--from", "markdown", "--to", "plain", "--wrap", "none", "--template", str(template))
        dossier = reading.dossier
        expected = [reading.article.title or reading.title, dossier.byline, reading.article.dated or dossier.date]
        expected += [dossier.language, dossier.address, dossier.rights]
        plain = [str(value or "").replace("`", "") for value in expected]  # pandoc takes a title for Markdown too
        assert told.rstrip("\n").split("\n") == plain


@pytest.mark.parametrize("held", HELD, ids="/".join)
def test_a_word_file_that_pandoc_makes_of_it_leads_to_every_note(held: tuple[str, str], tmp_path: Path) -> None:
    for name, content in pictures.files(comparison(*held)).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    beside = str(tmp_path / held[1] / "data")
    Path(beside).mkdir(parents=True, exist_ok=True)
    for reading in comparison(*held).readings:
        made = tmp_path / f"{reading.id}.docx"
        pandoc(written(held, reading.id), "--from", "markdown", "--output", str(made), "--resource-path", beside)
        document = ZipFile(made).read("word/document.xml").decode()
        places = set(re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', document))
        led = set(re.findall(r'w:anchor="([^"]+)"', document))
        assert led <= places
        assert bool(led) == ("](#" in written(held, reading.id))
