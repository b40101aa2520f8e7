"""One text in every format that people have: Word, OpenDocument, RTF, an e-book, a page."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pypandoc  # type: ignore[import-untyped]
import pytest

from facing_pages.importing import reading
from facing_pages.importing.imported import Imported
from facing_pages.importing.trees.accounts import words_of
from facing_pages.model import CELL_END, ROW_END, Picture
from facing_pages.words import count
from tests.importing.files import word

MARKDOWN = """---
title: The flood at the mill
author: Ada Example
date: 5 March 1901
---

The river rose in the *night*,[^1] and nobody slept; the water stood at 3 m^2^.

# What the council did

1. It closed the bridge.
2. It sent three carts:

    a) two from the upper town
    b) one from the brewery

| Day     | Water |
|---------|-------|
| Monday  | 3 ft  |
| Tuesday | 5 ft  |

> We have seen worse, she said.

The water comes,\\
the water goes,\\
the wheel goes round.

[^1]: Town register, page 14.
"""
BLOCKS = [
    ("paragraph", "The river rose in the night, and nobody slept; the water stood at 3 m2."),
    ("heading", "What the council did"),
    ("item", "1. It closed the bridge."),
    ("item", "2. It sent three carts:"),
    ("item", "a) two from the upper town"),
    ("item", "b) one from the brewery"),
    ("table", "Day\tWater\nMonday\t3 ft\nTuesday\t5 ft"),
    ("quotation", "We have seen worse, she said."),
    ("stanza", "The water comes,\nthe water goes,\nthe wheel goes round."),
]


def saved(folder: Path, ending: str) -> Path:
    """The text as a file of that kind."""
    (folder / "flood.md").write_text(MARKDOWN, "utf-8")
    path = folder / f"flood.{ending}"
    command = [pypandoc.get_pandoc_path(), "--standalone", str(folder / "flood.md"), "--output", str(path)]
    subprocess.run(command, check=True, cwd=folder)
    return path


def shape(imported: Imported) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in imported.article.blocks]


@pytest.mark.parametrize("ending", ["docx", "odt", "epub"])
def test_a_text_is_the_same_in_every_format(tmp_path: Path, ending: str) -> None:
    imported = reading.read(saved(tmp_path, ending))
    blocks = shape(imported)
    if ending == "epub":  # HTML has no sign but its own for the numbers of a list
        blocks = [(kind, text.replace("a. ", "a) ").replace("b. ", "b) ")) for kind, text in blocks]
    assert blocks == BLOCKS
    article = imported.article
    assert article.title == "The flood at the mill"
    assert imported.said["byline"].value == "Ada Example"
    assert imported.said["byline"].sure
    assert [block.level for block in article.blocks if block.kind == "item"] == [1, 1, 2, 2]
    assert [(mark.offset, mark.labels) for mark in article.blocks[0].marks] == [(28, ("1",))]
    assert [note.parts for note in article.notes] == [("Town register, page 14.",)]
    kinds = {format.kind for format in article.blocks[0].formats}
    assert kinds == {"emphasis", "superscript"}


def test_an_rtf_keeps_its_words_its_table_and_its_notes(tmp_path: Path) -> None:
    imported = reading.read(saved(tmp_path, "rtf"))
    texts = [text for _, text in shape(imported)]
    wanted = [text for _, text in BLOCKS]
    assert [text for text in texts if text in wanted] == wanted
    assert imported.article.title == "The flood at the mill"
    assert [note.parts for note in imported.article.notes] == [("Town register, page 14.",)]
    assert not imported.left_out


def test_what_stands_beside_the_text_of_an_rtf_is_named(tmp_path: Path) -> None:
    body = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\header\pard A draft\par}"
        rb"\pard The river rose in the night.{\footnote\pard A register.\par}\par"
        rb"\pard The caf\'e9 stood in \u8222?water\u8220\'93, and nobody slept.\par}"
    )
    imported = read(tmp_path, "flood.rtf", body)
    assert imported.article.text == "The river rose in the night.\nThe café stood in „water“, and nobody slept."
    assert [note.parts for note in imported.article.notes] == [("A register.",)]
    assert {part.kind: part.words for part in imported.left_out} == {"running heads": "A draft"}


def test_the_alternative_text_of_a_picture_in_an_odt_is_kept(tmp_path: Path) -> None:
    (tmp_path / "mill.png").write_bytes(word.PNG)
    (tmp_path / "page.html").write_text('<p>Nobody slept in the night.</p><p><img src="mill.png"></p>')
    command = [pypandoc.get_pandoc_path(), "page.html", "--output", "page.odt"]
    subprocess.run(command, check=True, cwd=tmp_path)
    told = b"<svg:title>The mill</svg:title></draw:frame>"
    with zipfile.ZipFile(tmp_path / "page.odt") as made, zipfile.ZipFile(tmp_path / "mill.odt", "w") as archive:
        for name in made.namelist():
            archive.writestr(name, made.read(name).replace(b"</draw:frame>", told))
    figure = reading.read(tmp_path / "mill.odt").article.blocks[-1]
    assert figure.picture == Picture("mill-1.png", "The mill")


def read(folder: Path, name: str, content: bytes) -> Imported:
    (folder / name).write_bytes(content)
    return reading.read(folder / name)


def test_a_report_from_word_has_everything_in_its_place(tmp_path: Path) -> None:
    imported = read(tmp_path, "Report (final).docx", word.report())
    article = imported.article
    assert (article.title, article.byline) == ("The flood at the mill", "By Ada Example and Ben Other")
    assert f"{article.dated}" == "1901-03-05"
    assert [(block.kind, block.level, block.text) for block in article.blocks] == [
        ("paragraph", 0, "The river rose in the night, and nobody slept."),
        ("heading", 1, "Measures"),
        ("item", 1, "1. The bridge is closed."),
        ("item", 1, "2. Carts may pass:"),
        ("item", 2, "a) the doctor’s,"),
        ("item", 2, "b) those of the council."),
        (
            "table",
            0,
            ROW_END.join(CELL_END.join(row) for row in (("Day", "Water"), ("Monday", "3 ft"), ("Tuesday", "5 ft"))),
        ),
        ("paragraph", 0, "The wheel stood still."),
        ("figure", 0, ""),
    ]
    assert article.blocks[6].header_rows == 1
    assert [note.label for note in article.notes] == ["1", "2"]
    assert article.blocks[7].marks[0].labels == ("2",)
    picture = article.blocks[8].picture
    assert picture
    assert (picture.file, picture.alt) == ("report-final-1.png", "The mill in water")
    assert imported.pictures == {"report-final-1.png": word.PNG}


def test_what_stands_beside_a_text_is_left_out_by_kind_and_every_word_is_accounted_for(tmp_path: Path) -> None:
    imported = read(tmp_path, "report.docx", word.report())
    assert {part.kind: part.words for part in imported.left_out} == {
        "running heads": "Draft of the council",
        "comments": "Is this so?",
        "deleted words": "of the brewery",
    }
    left_out = sum(count(part.words) for part in imported.left_out)
    assert imported.words_in_source == count(words_of(imported.article)) + left_out


def test_what_a_template_says_is_only_a_question(tmp_path: Path) -> None:
    said = read(tmp_path, "report.docx", word.report()).said
    assert (said["title"].value, said["title"].sure) == ("The flood at the mill", True)
    assert (said["byline"].value, said["byline"].sure) == ("Ada Example and Ben Other", True)
    (tmp_path / "plain.docx").write_bytes(
        word.document(word.paragraph("Nobody slept. " * 12), properties={"title": "Template", "creator": "Office User"})
    )
    said = reading.read(tmp_path / "plain.docx").said
    assert {key: (one.value, one.sure) for key, one in said.items()} == {
        "title": ("Template", False),
        "byline": ("Office User", False),
    }
    assert said["byline"].where == "the file’s properties"


def test_an_account_without_styles_has_its_title_its_author_its_list_and_its_note(tmp_path: Path) -> None:
    imported = read(tmp_path, "account.docx", word.account())
    article = imported.article
    assert (article.title, imported.said["byline"].value) == ("What the miller saw", "Karl Müller")
    assert [block.text for block in article.blocks if block.kind == "item"] == ["• flour", "• bran"]
    assert [link.href for link in article.notes[0].links] == ["https://mill.example.org/carts"]
    assert imported.said["language"].sure, "the file and the text say the same"


def test_an_unread_text_box_is_said_not_to_be_taken(tmp_path: Path) -> None:
    box = "<w:r><w:pict><w:textbox><w:txbxContent>{}</w:txbxContent></w:textbox></w:pict></w:r>"
    boxed = box.format(word.paragraph("Words within a box."))
    imported = read(tmp_path, "box.docx", word.document(word.paragraph("Nobody slept that night.", boxed)))
    told = words_of(imported.article) + " ".join(part.words for part in imported.left_out)
    assert "Words within a box." in told


@pytest.mark.parametrize("style", ["Title", "Subtitle"])
def test_no_line_is_lost_where_several_have_the_style_of_a_title(style: str, tmp_path: Path) -> None:
    lines = [word.paragraph(words, style=style) for words in ("The flood", "at the mill", "of Orm")]
    path = tmp_path / "flood.docx"
    path.write_bytes(word.document(*lines, word.paragraph("The river rose in the night.")))
    found = reading.read(path).article
    assert words_of(found).split() == "The flood at the mill of Orm The river rose in the night.".split()
