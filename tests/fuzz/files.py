"""Files as people have them: pages, Word files and their kin, e-books, PDFs; articles, or refused in words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from facing_pages.article.parse import parse_article
from facing_pages.importing.imported import CannotReadError, Imported
from facing_pages.importing.reading import read
from facing_pages.importing.trees.accounts import words_of
from facing_pages.problems import errors
from tests.fuzz.promises import Tape, require
from tests.importing.files import word
from tests.pdfs import Pdf, written

_OWN = re.compile(r"zq\d+x")
"""Words of which each stands in a file once, so that a lost one is missed."""
_PICTURE = re.compile(r"[^/\\\x00]+")


def _imported(data: bytes, name: str) -> Imported | None:
    """The article of a file; None where it is refused in words."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        try:
            found = read(path)
        except CannotReadError as error:
            require(bool(str(error)), "who is refused is told why")
            return None
    again, problems = parse_article(found.data.decode("utf-8"), f"any{found.suffix}", found.hints)
    require(not errors(problems), "what is stored is an article without errors")
    require(again.text == found.article.text, "what is stored is what was read")
    require(len({block.id for block in again.blocks}) == len(again.blocks), "ids are told apart")
    for picture in found.pictures:
        require(_PICTURE.fullmatch(picture) is not None and picture not in (".", ".."), "a picture stays in its folder")
    return found


def _whole(data: bytes, name: str, words: list[str]) -> None:
    """A file is an article or refused, and no word of it is lost: it is in the article or told to be left out."""
    if found := _imported(data, name):
        told = f"{words_of(found.article)} {' '.join(part.words for part in found.left_out)}"
        told += " ".join(one.value for one in found.said.values())
        lost = set(words) - set(_OWN.findall(told))
        require(not lost, f"no word is lost: {sorted(lost)[:3]}")


def page(data: bytes) -> None:
    """A page of the web, as somebody saved it."""
    _imported(data, "any.html")


class _Made:
    """Paragraphs of a word processor's file, made of bytes; keeps its own words."""

    def __init__(self, tape: Tape) -> None:
        self.tape, self.words = tape, list[str]()

    def own(self) -> str:
        self.words.append(f"zq{len(self.words)}x")
        return f"{self.words[-1]} {self.tape.one(_SAID)}"

    def block(self) -> str:
        return str(self.tape.one(_BLOCKS)(self))


_SAID = (
    "stood there.",
    "By Ada Example",
    "1",
    "[1]",
    "* * *",
    "5 March 1901",
    "خمسة",
    "四",
    "Q:",
    "- ",
    "(a)",
    "Notes",
)
_STYLES = ("", "Title", "Heading1", "Heading2", "Quote", "Subtitle", "Abstract", "Author")
_BLOCKS: tuple[Callable[[_Made], str], ...] = (
    lambda made: word.paragraph(made.own(), style=made.tape.one(_STYLES)),
    lambda made: word.paragraph(made.own(), word.run(made.own(), made.tape.one(("i", "b", "strike"))), made.own()),
    lambda made: word.paragraph(made.own(), numbered=(made.tape.number(3) + 1, made.tape.number(4))),
    lambda made: word.paragraph(made.own(), word.footnote(made.tape.number(3) + 2), made.own()),
    lambda made: word.table([made.own(), made.own()], [made.own(), made.own()]),
    lambda made: word.paragraph(word.deleted(made.own()), word.commented(made.own())),
    lambda made: word.paragraph(word.run(made.own(), 'vertAlign w:val="superscript"'), made.own()),
    lambda made: word.paragraph(word.picture(made.tape.words())),
    lambda made: word.paragraph(word.run(made.tape.words())),
    lambda made: made.tape.words(),
)
"""The last is no XML of ours, but what somebody sent."""
_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _docx(tape: Tape) -> None:
    made = _Made(tape)
    body = [made.block() for _ in range(tape.number(8) + 1)]
    notes = {number: made.own() for number in (2, 3)} if tape.number(2) else {}
    packed = word.document(*(_XML.sub("", block) for block in body), footnotes=notes)
    is_ours = all(block.startswith("<w:") and block.endswith(">") for block in body)
    _whole(packed, "any.docx", made.words if is_ours and not notes else [])


def _packed(tape: Tape, parts: dict[str, bytes]) -> bytes:
    """A packed file, in which a part may be what somebody sent, or the packing be cut."""
    if tape.number(2):
        parts[str(tape.one(sorted(parts)))] = tape.rest()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    cut = tape.number(4)
    return held.getvalue()[: -tape.number(60)] if cut == 1 else held.getvalue()


_ODT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}</office:text></office:body>
</office:document-content>"""
_NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>Register.</text:p></text:note-body></text:note>"
)
_LINES = (
    "<text:p>{}</text:p>",
    '<text:h text:outline-level="1">{}</text:h>',
    "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
    f"<text:p>{{}}{_NOTE}</text:p>",
)


def _odt(tape: Tape) -> None:
    made = _Made(tape)
    lines = [str(tape.one(_LINES)).format(made.own()) for _ in range(tape.number(6) + 1)]
    _imported(_packed(tape, {"content.xml": _ODT.format("".join(lines)).encode(), "meta.xml": b"<x/>"}), "any.odt")


_CONTAINER = b'<container><rootfiles><rootfile full-path="b/p.opf"/></rootfiles></container>'
_PACKAGE = b"""<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>The flood</dc:title><dc:language>en</dc:language></metadata><manifest>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="n" href="n.xhtml" properties="nav"
 media-type="application/xhtml+xml"/></manifest><spine><itemref idref="n"/><itemref idref="a"/></spine></package>"""
_XHTML = "<html xmlns='http://www.w3.org/1999/xhtml'><body>{}</body></html>"


def _epub(tape: Tape) -> None:
    made = _Made(tape)
    body = "".join(f"<p>{made.own()}</p>" for _ in range(tape.number(4) + 1))
    parts = {"META-INF/container.xml": _CONTAINER, "b/p.opf": _PACKAGE, "b/n.xhtml": _XHTML.format("<p>1</p>").encode()}
    _imported(_packed(tape, {**parts, "b/a.xhtml": _XHTML.format(body).encode()}), "any.epub")


def _rtf(tape: Tape) -> None:
    made = _Made(tape)
    lines = [made.own() if tape.number(2) else tape.words() for _ in range(tape.number(6) + 1)]
    _imported((r"{\rtf1\ansi " + r"\par ".join(lines) + "}").encode("utf-8", "replace"), "any.rtf")


_KINDS: tuple[Callable[[Tape], None], ...] = (_docx, _odt, _epub, _rtf, _docx)


def office(data: bytes) -> None:
    """What word processors save, .docx, .odt and .rtf, and e-books: whole, with parts that are none, or cut."""
    tape = Tape(data)
    tape.one(_KINDS)(tape)


def pdf(data: bytes) -> None:
    """A PDF, set line by line in places of any kind, or made of any objects at all."""
    tape = Tape(data)
    if tape.number(4) == 1:
        _imported(written([tape.words().encode() for _ in range(tape.number(5) + 3)]), "any.pdf")
        return
    made = Pdf(tape.words(), "Ada Example")
    kept = _Made(tape)
    for _ in range(tape.number(40) + 1):
        if not made.pages or not tape.number(12):
            made.page()
        if not tape.number(20):
            made.rule(tape.number(400), tape.number(400), tape.number(600))
        made.put(kept.own().encode("cp1252", "ignore").decode("cp1252"), tape.number(400), tape.number(600),
            tape.one((10, 10, 6, 14)), tape.one(("F0", "F0", "F1", "F2")))  # fmt: skip
    _imported(made.data(), "any.pdf")
