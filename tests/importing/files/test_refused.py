"""What cannot be read is told with its reason and the next step."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from facing_pages.importing import reading
from facing_pages.importing.imported import CannotReadError
from facing_pages.importing.trees import pandoc
from tests.importing.files import word

JAPANESE = "川の水が夜のうちに増え、水車小屋の二段目まで来た。"


def packed(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


RECORDED = {"META-INF/container.xml": '<container><rootfile full-path="book.opf"/></container>', "book.opf": "\0"}
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20) + "EncryptedPackage".encode("utf-16-le")
HEADINGS = word.document(
    word.paragraph("The flood at the mill", style="Heading1"),
    word.paragraph("The river rose in the night.", style="Heading2"),
)


@pytest.mark.parametrize(
    ("name", "content", "reason", "step"),
    [
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1", "is an old Word file", "save it as .docx"),
        ("x.docx", LOCKED, "is locked by a password", "save it without the password"),
        ("x.docx", b"PK\x03\x04 no archive", "is broken or no .docx file", "save it again"),
        ("x.docx", packed(mimetype="x"), "no text is in it", "Save it again"),
        ("x.odt", packed(mimetype="x"), "no text is in it", "Save it again"),
        ("x.epub", packed(mimetype="x"), "no book is in it", "Get it again"),
        ("x.epub", packed(**RECORDED), "shows no words", "copy them into a .txt file"),
        ("x.docx", HEADINGS, "holds only headings", "the style of text"),
        ("x.docx", word.document(word.paragraph("")), "shows no words", "copy them into a .txt file"),
        ("x.html", b"<html><body><script>words()</script></body></html>", "shows no words", "a .txt file"),
        ("x.txt", word.document(word.paragraph("Words.")), "is a packed file", "the right ending, .docx"),
        ("x.txt", b"%PDF-1.7\n\xe2\xe3", "is a PDF", "the right ending, .pdf"),
        ("x.txt", b"{\\rtf1 A bridge}", "is an RTF file", "the right ending, .rtf"),
        ("x.html", b"<p>" + b"<i>" * 240 + b"Words of a page.", "nests one thing in another", "a .txt file"),
        ("x.pages", b"words", "is of no kind that is read here", "Save it as .docx"),
        ("x.txt", JAPANESE.encode("cp932"), "SHIFT_JIS", "iconv -f SHIFT_JIS -t UTF-8"),
        ("x.txt", JAPANESE.encode("utf-16"), "UTF-16", "iconv -f UTF-16 -t UTF-8"),
        ("x.txt", "The café “Lyd” opens.".encode("cp1252"), "WINDOWS-1252", "iconv -f WINDOWS-1252 -t UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_the_next_step(
    tmp_path: Path, name: str, content: bytes, reason: str, step: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CannotReadError) as told:
        reading.read(tmp_path / name)
    assert str(told.value).startswith(str(tmp_path / name))
    assert reason in str(told.value)
    assert step in str(told.value)


def test_what_unpacks_to_more_than_any_article_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pandoc, "MOST_BYTES", 10_000)
    path = tmp_path / "bomb.docx"
    path.write_bytes(packed(**{"word/document.xml": "<w:p/>" * 10_000}))
    with pytest.raises(CannotReadError, match="unpacks to more than"):
        reading.read(path)


def test_a_reader_that_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypandoc", None)
    path = tmp_path / "x.docx"
    path.write_bytes(word.document(word.paragraph("Words.")))
    with pytest.raises(CannotReadError, match=r"pip install -e '\.\[contribute\]'"):
        reading.read(path)
