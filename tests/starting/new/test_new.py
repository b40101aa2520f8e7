"""A comparison of one's own, from files of every kind that people have."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facing_pages.cli import main
from facing_pages.edition import load
from facing_pages.model import Comparison
from facing_pages.problems import errors, show
from facing_pages.publishing import markdown_pages
from facing_pages.starting.newcomparison import CannotStartError, start
from facing_pages.starting.newtext import slug
from tests.conftest import ROOT
from tests.importing.files import word
from tests.strategies import effort

TODAY = date(2026, 1, 1)
TEXTS = ROOT / "tests" / "starting" / "tutorial" / "texts"
HALL = TEXTS / "the-market-hall.txt"
TRADERS = TEXTS / "the-traders.txt"

MARKDOWN = """---
title: A ferry *retires*
author: [One Writer, Another Writer]
date: 2021-05-04
lang: en-IE
url: https://lyd.example.org/ferry
---
# A ferry *retires*

The ferry over the Lyd made its [last journey](https://lyd.example.org/last) on Friday.[^last] It had run *since 1931*.

## What is left

Two hundred people stood on the bank, [3] of them with flags.[^flags]

[^flags]: The harbour master, by telephone.
[^last]: County of Lyd, www.lyd.example.org/ferry
    and its annex (02-05-2021)
"""
PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>The bank closes | Lyd Post</title>
<meta property="og:site_name" content="Lyd Post"><meta property="article:published_time" content="2021-05-03">
<link rel="canonical" href="https://post.example.org/bank"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>The bank closes</h1>
<p>The last bank in the village closed on Friday, after ninety years, and people stood outside.<sup><a href="#fn1"
id="r1">1</a></sup> It had served four thousand people, says the council, at 37&nbsp;m<sup>2</sup>.</p>
<h2>What now</h2>
<p>A van will come on Tuesdays, the bank says, with two clerks and a machine for the coins of the traders.</p>
<p>Nobody has said what becomes of the building, which is listed and belongs to a company on the coast.</p></article>
<ol class="footnotes"><li id="fn1"><p>Council, minutes, www.lyd.example.org/m (02-05-2021) <a href="#r1">↩</a></p></li>
</ol><footer>Imprint and cookies</footer><script>alert("words of a script")</script></body></html>
"""

MILL = word.document(
    word.paragraph("The mill stops", style="Title"),
    word.paragraph("The mill on the Lyd stopped for good on Monday.", word.footnote(2), " Nobody was asked."),
    word.paragraph("Afterwards", style="Heading1"),
    word.paragraph("The wheel stays where it is."),
    footnotes={2: "Order of the county, 1 March."},
    properties={"creator": "A Writer", "language": "en-GB"},
)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs"


def saved(docs: Path, name: str, content: str | bytes) -> Path:
    path = docs.parent / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def begun(docs: Path, name: str, *paths: Path) -> Comparison:
    """A new comparison, read back as the build reads it."""
    told = "\n".join(start(name, paths, docs, TODAY))
    comparisons, problems = load(docs, docs)
    assert not errors(problems), show(errors(problems))
    (comparison,) = comparisons
    assert f"{docs / comparison.id} is written" in told
    return comparison


def test_a_text_is_taken_byte_for_byte(docs: Path) -> None:
    comparison = begun(docs, "hall", HALL, TRADERS)
    assert (docs / "hall/articles/the-market-hall.txt").read_bytes() == HALL.read_bytes()
    hall, traders = comparison.readings
    assert (hall.dossier.title, hall.dossier.date) == ("A hall that pays for itself", "2024-03-14")
    assert hall.dossier.to_check == {"language": "guessed from its words"}
    assert traders.label == "The traders"
    assert comparison.order_rule == "By date of publication, the earlier first."


def test_markdown_keeps_its_notes_and_what_it_says_of_itself(docs: Path) -> None:
    comparison = begun(docs, "lyd", saved(docs, "ferry.md", MARKDOWN), HALL)
    reading = comparison.reading("ferry")
    article, dossier = reading.article, reading.dossier
    assert dossier.byline == "One Writer and Another Writer"
    assert (dossier.date, dossier.language, dossier.address) == ("2021-05-04", "en-IE", "https://lyd.example.org/ferry")
    assert article.title == "A ferry retires"
    assert [block.kind for block in article.blocks] == ["paragraph", "heading", "paragraph"]
    assert article.blocks[0].text.startswith("The ferry over the Lyd made its last journey on Friday. It had run since")
    assert "[3] of them" in article.blocks[2].text
    assert [note.label for note in article.notes] == ["flags", "last"]
    assert "and its annex" in article.notes[1].raw
    assert article.blocks[2].marks[0].labels == ("flags",)


def test_a_page_is_read_without_its_furniture(docs: Path) -> None:
    comparison = begun(docs, "lyd", saved(docs, "bank.html", PAGE), HALL)
    reading = comparison.reading("bank")
    text = reading.article.text
    assert reading.article.title == "The bank closes"
    asked = dict.fromkeys(("publication", "date", "address"), "found in the page’s own marks")
    assert reading.dossier.to_check == asked
    assert (reading.dossier.publication, reading.dossier.date, reading.dossier.address) == (None, None, None)
    assert reading.dossier.language == "en-GB", "a mark says so, and the words bear it out"
    written = (docs / "lyd/articles/bank.yml").read_text(encoding="utf-8")
    assert 'date: "2021-05-03"\n' in written
    assert [block.kind for block in reading.article.blocks] == ["paragraph", "heading", "paragraph", "paragraph"]
    assert [note.label for note in reading.article.notes] == ["1"]
    for furniture in ("Sport", "Imprint", "script", "↩"):
        assert furniture not in text


def test_a_word_processors_file_keeps_headings_and_notes(docs: Path) -> None:
    comparison = begun(docs, "hall", saved(docs, "mill.docx", MILL), HALL)
    reading = comparison.reading("mill")
    assert reading.article.title == "The mill stops"
    assert reading.dossier.byline is None
    assert reading.dossier.to_check["byline"] == "found in the file’s properties"
    assert [block.kind for block in reading.article.blocks] == ["paragraph", "heading", "paragraph"]
    assert reading.article.blocks[0].text == "The mill on the Lyd stopped for good on Monday. Nobody was asked."
    assert reading.article.notes[0].parts == ("Order of the county, 1 March.",)


def test_two_word_files_become_a_comparison_that_builds_at_once(docs: Path) -> None:
    files = saved(docs, "report.docx", word.report()), saved(docs, "account.docx", word.account())
    report, account = begun(docs, "flood", *files).readings
    kinds = {block.kind for block in report.article.blocks}
    assert {"paragraph", "heading", "item", "table", "figure"} <= kinds
    assert [len(reading.article.notes) for reading in (report, account)] == [2, 1]
    assert (docs / "flood/articles/report-1.png").read_bytes() == word.PNG


def test_three_texts_of_three_kinds(docs: Path) -> None:
    comparison = begun(docs, "three", HALL, saved(docs, "mill.docx", MILL), saved(docs, "bank.htm", PAGE))
    assert [reading.id for reading in comparison.readings] == ["the-market-hall", "mill", "bank"]
    assert all(not cell.silence for event in comparison.events for cell in event.cells)


@pytest.mark.parametrize(
    ("name", "folder"),
    [("Zwei Brücken!", "zwei-brucken"), ("../../escape", "escape"), ("A  B", "a-b"), ("2024", "2024")],
)
def test_a_name_becomes_an_address(docs: Path, name: str, folder: str) -> None:
    assert begun(docs, name, HALL, TRADERS).id == folder
    assert [path.name for path in docs.iterdir()] == [folder]


def test_readings_are_named_for_their_files(docs: Path) -> None:
    names = ["Ünsere Sicht (2).txt", "facing.txt", "桥.txt", "a.txt", "A.markdown", "worksheet.txt", "names.txt"]
    paths = [saved(docs, name, f"{name}\n\nSome words of a text on a bridge.\n") for name in names]
    ids = [reading.id for reading in begun(docs, "names", *paths).readings]
    assert ids == ["unsere-sicht-2", "facing-text", "reading-c", "a-text", "a-text-5", "worksheet-text", "names-text"]


@pytest.mark.parametrize("name", ["1", "007", "1e5", "0x1f", "0o17", "null", "true", "no", "2021-05-03"])
def test_a_file_whose_name_yaml_takes_for_no_words_may_be_a_text(docs: Path, name: str) -> None:
    path = saved(docs, f"{name}.txt", "A bridge\n\nSome words of a text on a bridge.\n")
    first, _ = begun(docs, "bridge", path, TRADERS).readings
    assert first.id in (name, f"{name}-text")


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("gone.txt", None, "is not there"),
        ("x.pages", b"PK", "Save it as .docx, .odt"),
        ("x.txt", b"%PDF-1.7\n\xe2\xe3", "is a PDF"),
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1", "save it as .docx"),
        ("x.md", b"{\\rtf1 A bridge}", "the right ending, .rtf"),
        ("x.txt", b"\xff\xfe\x00a", "iconv -f UTF-16 -t UTF-8"),
        ("x y.txt", "The café “Lyd” opens at noon.".encode("cp1252"), "iconv -f WINDOWS-1252 -t UTF-8 '"),
        ("x.txt", b"The bridge\0 opens.", "holds 1 NUL byte,"),
        ("x.txt", b"", "The file is empty"),
        ("x.txt", b"two words", "fewer than three words"),
        ("x.docx", b"PK not a zip", "save it again"),
        ("x.html", b"<html><body><script>1</script></body></html>", "shows no words"),
        ("x.md", b"---\ntitle: only\n---\n", "fewer than three words"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(
    docs: Path, capsys: pytest.CaptureFixture[str], file: str, content: bytes | None, said: str
) -> None:
    path = docs.parent / file
    if content is not None:
        path.write_bytes(content)
    assert main(["new", "hall", str(HALL), str(path), "--docs", str(docs)]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert file in told
    assert "Traceback" not in told
    assert not list(docs.iterdir())


@pytest.mark.parametrize("name", ["taken", "Taken!", "page", "assets", "桥"])
def test_nothing_is_overwritten(docs: Path, name: str) -> None:
    (docs / "taken").mkdir()
    (docs / "page.md").touch()
    with pytest.raises(CannotStartError, match=r"Choose"):
        list(start(name, [HALL, TRADERS], docs, TODAY))
    assert sorted(path.name for path in docs.iterdir()) == ["page.md", "taken"]


@pytest.mark.parametrize("copy", ["again.txt", "the-market-hall.md"])
def test_the_same_text_twice_is_no_comparison(docs: Path, copy: str) -> None:
    again = saved(docs, copy, HALL.read_bytes() if copy.endswith("txt") else "# A bridge\n\nIt opens at noon.\n")
    other = again if copy.endswith("md") else HALL
    with pytest.raises(CannotStartError, match=r"hold the same text\. Name two different ones"):
        list(start("hall", [other, again], docs, TODAY))
    assert not list(docs.iterdir())


def test_a_folder_is_no_text(docs: Path) -> None:
    with pytest.raises(CannotStartError, match=r"is a folder\. Name the files in it"):
        list(start("hall", [HALL, docs], docs, TODAY))


def test_what_only_a_person_knows_is_asked_for(docs: Path) -> None:
    page = "<html><body><article><p>The bridge opened; 2000 came, and more in 2021.</p><table><tr><td>One</td>"
    told = "\n".join(start("hall", [HALL, saved(docs, "page.html", page)], docs, TODAY))
    asked = next(line for line in told.splitlines() if line.startswith("Fill in what was not found in page.html"))
    assert "its title, who wrote it, where it was published, its date" in asked, "a year within the text is no date"


def test_there_is_a_folder_for_annotations_and_nobody_who_is_not_named(docs: Path) -> None:
    comparison = begun(docs, "hall", HALL, TRADERS)
    assert (docs / "hall/annotations").is_dir()
    assert [reading.name for reading in comparison.readings] == ["The market hall reading", "The traders reading"]
    assert [reading.dossier.byline for reading in comparison.readings] == [None, None]
    made = markdown_pages.files(comparison)
    assert "not named" not in made["hall/index.md"] + made["hall/the-traders.md"]


def test_one_text_is_no_comparison(docs: Path) -> None:
    with pytest.raises(CannotStartError, match="two to"):
        list(start("one", [HALL], docs, TODAY))


HOSTILE = {
    "marks.txt": "A title\n\nWords with [1] and [2] and [1-3] but no notes at all.\n",
    "twice.txt": "A title\n\nWords with a mark.[1]\n\n[1] one note here\n\n[1] another note here\n",
    "yaml.txt": 'key: "value" # no\n\n---\n\n- {a: b}\n\n*x: &y !!python/object <b>bold</b> {{ jinja }} {% raw %}\n',
    "one-line.txt": "only one line of words without a stop",
    "crlf.txt": "A title\r\n\r\nWords of a text,\u2028more\x85words \x07here.\r\n",
    "notes-only.txt": "[1] a note without any text\n",
    "markup.txt": "# Not a heading\n\n> [x](javascript:a(1)) ![i](x) `code` | table |\n\n<script>a(1)</script>\n",
    "list.md": "* one two three\n* four five six\n\n| a | b |\n|---|---|\n| c | d |\n",
    "nested.md": "Text[^1] and [^2] and [^1].\n\n[^1]: Note with [^2] in it.\n[^2]: Other.\n",
    "broken.html": "<p>Some words <b>without <i>end</p><table><tr><td>and a cell</td><p>more",
    "loop.html": '<p id="a">One <a href="#b">1</a> two three</p><p id="b">Four <a href="#a">1</a> five six</p>',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_make_a_comparison_without_errors(docs: Path, name: str) -> None:
    comparison = begun(docs, "hostile", saved(docs, name, HOSTILE[name]), HALL)
    assert comparison.events


_LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
_MARKS = st.sampled_from(["[1]", "[2] a note", "*", "¹", "[a]", "---", "# x", "1. y", "Notes", "", "  ", "16-02-2025:"])
_TEXTS = st.lists(_LINES | _MARKS, max_size=12).map("\n".join)


@settings(effort(0.8), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=_TEXTS, ending=st.sampled_from([".txt", ".md", ".html"]))
def test_texts_nobody_here_wrote_build_or_are_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, text: str, ending: str
) -> None:
    docs = tmp_path_factory.mktemp("any") / "docs"
    docs.mkdir()
    path = saved(docs, f"any{ending}", text)
    refused = ""
    try:
        list(start("any", [path, HALL], docs, TODAY))
    except CannotStartError as error:
        refused = str(error)
    assert (str(path) in refused) == bool(refused) == (not list(docs.iterdir()))
    _, problems = load(docs, docs)
    assert not errors(problems), show(errors(problems))


@given(st.text())
def test_a_slug_is_an_id_or_nothing(words: str) -> None:
    assert slug(words) == "" or slug(slug(words)) == slug(words)
    assert unicodedata.is_normalized("NFC", slug(words))
