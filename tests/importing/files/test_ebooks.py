"""An e-book is its text: without cover, contents and colophon, with the notes that stand in a file of their own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from facing_pages.importing import reading
from facing_pages.importing.imported import Imported
from facing_pages.importing.trees.accounts import words_of
from facing_pages.words import count
from tests.importing.files.word import PNG

_NAMES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="epub/content.opf"/></rootfiles></container>'
)
BOOK = {
    "cover.xhtml": '<section epub:type="cover"><p>A cover</p></section>',
    "text/titlepage.xhtml": '<section epub:type="titlepage"><h1>The Flood</h1><p>By Ada Example</p></section>',
    "text/contents.xhtml": '<nav epub:type="toc"><ol><li><a href="chapter-1.xhtml">The night</a></li></ol></nav>',
    "text/chapter-1.xhtml": "<section><h2>The night</h2><p>The river rose&#160;in the night."
    '<a href="../endnotes.xhtml#note-1" id="noteref-1" epub:type="noteref">1</a> Nobody slept.<a id="here"/></p>'
    '<figure><img src="../images/mill.png" alt="The mill"/></figure></section>',
    "text/chapter-2.xhtml": "<section><h2>The morning</h2><p>By noon&nbsp;the carts came."
    '<sup><a href="../endnotes.xhtml#note-2">2</a></sup></p></section>',
    "endnotes.xhtml": '<section epub:type="endnotes"><h2>Endnotes</h2><ol>'
    '<li id="note-1" epub:type="endnote"><p>Town register. <a href="text/chapter-1.xhtml#noteref-1">↩</a></p></li>'
    '<li id="note-2" epub:type="endnote"><p>Three of them.</p></li></ol></section>',
    "text/uncopyright.xhtml": '<section epub:type="copyright-page"><h2>Uncopyright</h2><p>Take it.</p></section>',
}


def epub(parts: Mapping[str, str]) -> bytes:
    """A book of these documents in their order."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(parts)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(parts)))
    record = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>The Flood</dc:title><dc:creator>Ada Example</dc:creator><dc:language>en-GB</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("epub/content.opf", record)
        archive.writestr("epub/images/mill.png", PNG)
        for name, body in parts.items():
            page = f'<?xml version="1.0"?><html {_NAMES}><head><title>x</title></head><body>{body}</body></html>'
            archive.writestr(f"epub/{name}", page)
    return stream.getvalue()


def read(folder: Path, parts: Mapping[str, str]) -> Imported:
    path = folder / "flood.epub"
    path.write_bytes(epub(parts))
    return reading.read(path)


def test_a_book_is_its_text_with_its_notes(tmp_path: Path) -> None:
    imported = read(tmp_path, BOOK)
    article = imported.article
    assert article.title == "The Flood"
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("heading", "The night"),
        ("paragraph", "The river rose\u00a0in the night. Nobody slept."),
        ("figure", ""),
        ("heading", "The morning"),
        ("paragraph", "By noon\u00a0the carts came."),
    ]
    assert [(note.label, note.parts) for note in article.notes] == [
        ("1", ("Town register.",)),
        ("2", ("Three of them.",)),
    ]
    assert [mark.labels for block in article.blocks for mark in block.marks] == [("1",), ("2",)]
    assert imported.pictures == {"flood-1.png": PNG}


def test_the_frame_of_a_book_is_left_out_by_kind_and_every_word_is_accounted_for(tmp_path: Path) -> None:
    imported = read(tmp_path, BOOK)
    assert {part.kind: part.words for part in imported.left_out} == {
        "covers and title pages": "A cover The Flood By Ada Example",
        "tables of contents": "The night",
        "colophons and licences": "Uncopyright Take it.",
        "headings of the notes": "Endnotes",
    }
    title = count(imported.article.title)  # it stands on the title page, which is left out
    known = count(words_of(imported.article)) - title + sum(count(part.words) for part in imported.left_out)
    assert abs(imported.words_in_source - known) <= 2


def test_what_the_title_page_prints_is_sure_and_what_only_the_record_says_is_not(tmp_path: Path) -> None:
    said = read(tmp_path, BOOK).said
    assert {key: (one.value, one.sure) for key, one in said.items()} == {
        "title": ("The Flood", True),
        "byline": ("Ada Example", True),
        "language": ("en-GB", False),
    }
    said = read(tmp_path, {name: body for name, body in BOOK.items() if "title" not in name}).said
    assert (said["byline"].value, said["byline"].sure, said["byline"].where) == (
        "Ada Example",
        False,
        "the book’s own record",
    )
