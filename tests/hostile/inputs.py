"""Files that would keep a check for ever, fill the memory or bring it down, each under a million bytes."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

Spoil = Callable[[Path], None]
"""Puts the input into the folder of a comparison."""

_NOTE = "annotations/price.md"


def _body(text: str) -> Spoil:
    def spoil(folder: Path) -> None:
        front = (folder / _NOTE).read_text(encoding="utf-8").rpartition("---\n")[0]
        (folder / _NOTE).write_text(f"{front}---\n{text}\n", encoding="utf-8")

    return spoil


def _front(text: str) -> Spoil:
    return _file(_NOTE, f"---\n{text}\n---\nWords.\n")


def _file(name: str, content: str | bytes) -> Spoil:
    data = content if isinstance(content, bytes) else content.encode()

    def spoil(folder: Path) -> None:
        (folder / name).write_bytes(data)

    return spoil


def _article(text: str, quotation: str, suffix: str = ".txt") -> Spoil:
    """An article of one's own, and an annotation that quotes it."""

    def spoil(folder: Path) -> None:
        (folder / "articles" / "post.txt").unlink()
        article = folder / "articles" / f"post{suffix}"
        article.write_text(f"A title\n\n{text}\n", encoding="utf-8")
        dossier = folder / "articles" / "post.yml"
        digest = hashlib.sha256(article.read_bytes()).hexdigest()
        told = re.sub(r"sha256: *\w+", f"sha256: {digest}", dossier.read_text(encoding="utf-8"))
        dossier.write_text(told, encoding="utf-8")
        _front(f"kind: context\npassages:\n- {{reading: post, {quotation}}}")(folder)

    return spoil


def _bomb(levels: int) -> str:
    """Nine of nine of nine …, each told once."""
    names = "abcdefghijklm"
    lines = [f"{names[0]}: &{names[0]} [{', '.join('x' * 9)}]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise(names[:levels])]
    return "\n".join(lines)


INPUTS: dict[str, Spoil] = {
    "aliases of aliases in a list": _file("timeline.yml", _bomb(9)),
    "aliases of aliases in front matter": _front(_bomb(9)),
    "brackets in a note": _body("[" * 60_000),
    "brackets in a gloss": _file("timeline.yml", f'- {{date: "2021", event: toll, text: "{"[" * 900_000}"}}\n'),
    "links in links": _body("[[]()" * 12_000),
    "links of mail": _body("<x@y.z>" * 9_000),
    "backticks": _body("` " * 32_000),
    "stars": _body("*a **b " * 9_000),
    "a long line": _body("x" * 65_000),
    "a longer note": _body("x " * 400_000),
    "records of a wrong kind": _file("sources.yml", "- {i: 1}\n" * 110_000),
    "keys that nobody knows": _file("sources.yml", f"- {{{', '.join(f'k{n}: 1' for n in range(90_000))}}}\n"),
    "half a character": _file("timeline.yml", '- {date: "2021", text: "\\ud800", event: toll}\n'),
    "a number of thousands of figures": _front(f"kind: 0x{'f' * 3_600}"),
    "a whole number of thousands of figures": _front(f"kind: {'9' * 5_000}"),
    "brackets in a file of records": _file("timeline.yml", "[" * 900_000),
    "hyphens in a file of records": _file("timeline.yml", "- " * 400_000),
    "a list of ids that is no text": _file("published-ids.txt", b"\xff\xfe"),
    "a history of links in brackets": _file("links.json", "[" * 900_000),
    "a history of links to a script": _file(
        "links.json",
        json.dumps({"https://a.example/x": {"condition": "gone", "archive": "javascript:alert(1)"}}),
    ),
    "a history of links that are all wrong": _file(
        "links.json", json.dumps({f"https://a.example/{n}": {"condition": "lost"} for n in range(18_000)}, indent=0)
    ),
    "ids that were never published": _file("published-ids.txt", "".join(f"events/never-{n}\n" for n in range(45_000))),
    "redirects that lead out": _file("redirects.yml", 'readings: {"../../../escaped": post}\n'),
    "the same words again and again": _article("a " * 450_000, "quotation: a a a"),
    "from and to among the same words": _article("a " * 10_000, "from: a a a, to: a a a"),
    "words that are nearly there": _article("a " * 10_000, f"quotation: {'a ' * 9_990}b"),
    "marks of notes": _article("".join(f"w[{n}] " for n in range(90_000)), "quotation: A title w"),
    "raised figures": _article("¹\n" * 300_000, "quotation: A title w"),
    "brackets in an article": _article("[" * 900_000, "quotation: A title w"),
    "quotation marks in an article": _article("“" * 300_000, "quotation: A title w"),
    "stops in an article": _article(". " * 450_000, "quotation: A title w"),
    "marks of notes in Markdown": _article("w" + "[^1] " * 180_000 + "\n\n[^1]: x", "quotation: A title w", ".md"),
    "as many marks of notes as are read": _article("w" + "[^1] " * 16_000 + "\n\n[^1]: x", "quotation: w", ".md"),
    "raised words in Markdown": _article("^a^ " * 220_000, "quotation: A title w", ".md"),
    "spaces in Markdown": _article("w" + "&#32;" * 45_000, "quotation: A title w", ".md"),
    "lists in Markdown": _article("- a\n" * 20_000, "quotation: A title w", ".md"),
}


_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ),
}


def _word(paragraphs: str, others: int = 0) -> bytes:
    packed = io.BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**_PARTS, "word/document.xml": body}.items():
            archive.writestr(name, content)
        for number in range(others):
            archive.writestr(f"word/media/{number}.png", b"")
    return packed.getvalue()


def _noted(many: int) -> bytes:
    marks = "".join(f'w<sup><a id="r{n}" href="#n{n}">{n}</a></sup> ' for n in range(many))
    notes = "".join(f'<li id="n{n}"><a href="#r{n}">^</a> note {n}</li>' for n in range(many))
    return f"<article><h1>A title of words</h1><p>{marks}</p><ol>{notes}</ol></article>".encode()


TEXTS: dict[str, Callable[[], bytes]] = {
    "a-few-kilobytes-that-unpack-to-many-paragraphs.docx": lambda: _word("<w:p/>" * 8_000_000),
    "empty-paragraphs.docx": lambda: _word("<w:p/>" * 200_000),
    "thousands-of-files.docx": lambda: _word("<w:p/>", 8_000),
    "notes-and-notes.html": lambda: _noted(4_500),
    "items.html": lambda: b"<article><h1>A title of words</h1><ul>" + b"<li>a word or two of it " * 12_000,
    "fewer-paragraphs.html": lambda: b"<article><h1>A title of words</h1>" + b"<p>a word or two of it " * 3_400,
    "fewer-notes.html": lambda: _noted(1_200),
    "paragraphs.html": lambda: b"<article><h1>A title of words</h1>" + b"<p>a word or two of it " * 9_000,
    "tags-that-never-end.html": lambda: b"<p>A title of some words</p>" + b"<sup " * 190_000,
    "tags-in-tags.html": lambda: b"<p>A title of some words</p>" + b"<div>" * 190_000,
    "marks.md": lambda: b"# A title of words\n\n" + b"[^1] " * 190_000,
    "marks.markdown": lambda: b"# A title of words\n\n" + b"[^1] " * 190_000,
    "fewer-marks.md": lambda: b"# A title of words\n\n" + b"[^1] " * 4_900,
    "lines.txt": lambda: b"A title of words\n\n" + b"Some words.\n\n" * 14_000,
    "groups.rtf": lambda: b"{\\rtf1 A title of some words\\par " + b"{\\b a}" * 150_000 + b"}",
    "fewer-groups.rtf": lambda: b"{\\rtf1 A title of some words\\par " + b"{\\b a}" * 19_000 + b"}",
}
"""Texts that somebody wants to make a comparison of, by the names of their files."""
