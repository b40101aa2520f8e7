"""From the bytes of an article's file to an `Article`.

``decode`` makes text of bytes, ``parse_article`` an article of text: of Markdown
in ``commonmark``, of plain text here. Which line of a plain text is what is
decided in ``spans`` and ``layout``, what a mark is in ``marks``, how a note
becomes links in ``notes``; here the article is put together. None of them
raises: what is wrong comes back as problems.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from facing_pages.article.checks import check
from facing_pages.article.dates import days_in
from facing_pages.article.encodings import likely_encoding
from facing_pages.article.marks import Head, find_marks
from facing_pages.article.notes import read_note
from facing_pages.article.plain.blocks import read_blocks, take_marks
from facing_pages.article.plain.layout import Layout, lay_out
from facing_pages.article.plain.numbering import tell_apart
from facing_pages.article.spans import Hints, Span
from facing_pages.model import Article, Block, Line, LineKind, Mark, Note, Signature
from facing_pages.problems import Problem

__all__ = ["ENDINGS", "Hints", "decode", "parse", "parse_article", "too_much"]

MARKDOWN = ".md"
ENDINGS = (".txt", MARKDOWN)
"""How the name of an article's file may end."""
_BREAK = re.compile(rb"\r\n?|\n")
MOST_LINES = 30_000
MOST_BRACKETS = 5_000
MOST_SIGNS = 50_000
"""So many lines, and so many signs of Markdown, an article may have: a book has fewer, and more take minutes."""
_SIGNS = re.compile(r"[\[<>`*_|!^~={$&:\\]")


def decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    r"""The text of a file: UTF-8, without a byte-order mark, its line breaks line feeds.

    Arguments:
        data: the file's bytes.
        path: the file, as problems should name it.

    Returns:
        The text, or None where there is a problem.

    >>> decode(b"\xef\xbb\xbfone\r\ntwo\rthree", "a.txt")
    ('one\ntwo\nthree', [])
    """
    problems = list(_not_utf8(data, path)) or list(_nul_bytes(data, path))
    if problems:
        return None, problems
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        repair = "Put the article’s text into it, as published."
        return None, [Problem(path, 0, "empty-file", "The file is empty.", repair)]
    return text, []


def too_much(text: str, path: str) -> list[Problem]:
    """Whether a text is more than any article is, and would take minutes to read."""
    if (lines := text.count("\n")) > MOST_LINES:
        message = f"The text has {lines:,} lines; {MOST_LINES:,} are the most that is read."
        return [Problem(path, 0, "too-large", message, "Split it.")]
    if not path.lower().endswith(MARKDOWN):
        return []
    if (brackets := text.count("[")) > MOST_BRACKETS:
        message = f"The text has {brackets:,} opening brackets; {MOST_BRACKETS:,} are the most that is read."
        return [Problem(path, 0, "too-large", message, "Split it.")]
    if (signs := len(_SIGNS.findall(text))) > MOST_SIGNS:
        message = f"The text has {signs:,} signs of Markdown; {MOST_SIGNS:,} are the most that is read."
        return [Problem(path, 0, "too-large", message, "Split it, or take it as plain text, in a .txt file.")]
    return []


def parse_article(text: str, path: str, hints: Hints | None = None) -> tuple[Article, list[Problem]]:
    """The article in a text, and what is wrong with it: Markdown where the file's name ends so, else plain text.

    Arguments:
        text: what ``decode`` gave.
        path: the file, as problems should name it.
        hints: what the dossier says outright.
    """
    if not path.lower().endswith(MARKDOWN):
        return parse(text, path, hints)
    from facing_pages.article.markdown.commonmark import parse_markdown  # not for plain text: a check is quick

    return parse_markdown(text, path, hints)


def parse(text: str, path: str, hints: Hints | None = None) -> tuple[Article, list[Problem]]:
    """The article in a plain text, and what is wrong with it.

    Arguments:
        text: what ``decode`` gave.
        path: the file, as problems should name it.
        hints: what the dossier says outright.
    """
    hints = hints or Hints()
    lines = text.removesuffix("\n").split("\n")
    layout = lay_out(lines, hints)
    dateline = "\n".join(_lines_of(layout, "dateline")) or layout.dateline
    dated = hints.dated or next(days_in(dateline), None)
    title, title_marks = _title(layout)
    blocks = read_blocks(layout)
    notes = list(_notes(layout, dated))
    marks, notes = tell_apart([*title_marks, *(mark for block in blocks.values() for mark in block.marks)], notes)
    title_marks, blocks = tuple(marks[: len(title_marks)]), _with_marks(blocks, marks[len(title_marks) :])
    article = Article(
        title=title,
        blocks=tuple(blocks.values()),
        notes=tuple(notes),
        lines=_lines(lines, layout, blocks),
        dateline=dateline or None,
        dated=dated,
        byline="\n".join(_lines_of(layout, "byline")) or None,
        signature=Signature(signed) if (signed := _lines_of(layout, "signature")) else None,
        image_credit="\n".join(_lines_of(layout, "image-credit")) or None,
        furniture=_lines_of(layout, "furniture"),
        title_marks=title_marks,
    )
    called = {label for found in find_marks(article.byline or "", layout.styles) for label in found.labels}
    return article, check(article, hints, path, called)


# --- bytes ------------------------------------------------------------------


def _not_utf8(data: bytes, path: str) -> Iterator[Problem]:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
        message = f"The file is not UTF-8 text: the byte {data[at]:#04x} at offset {at} is not a character."
        likely = likely_encoding(data)
        typed = f"iconv -f {likely} -t UTF-8 {shlex.quote(path)} > utf8.txt"
        repair = f"Save it as UTF-8 in your editor. It is probably {likely}; then this command works too: {typed}"
        yield Problem(path, _line_at(data, at), "not-utf8", message, repair)


def _nul_bytes(data: bytes, path: str) -> Iterator[Problem]:
    at = data.find(b"\0")
    if at >= 0:
        count = data.count(0)
        message = f"The file holds {count} NUL byte{'' if count == 1 else 's'}, the first at offset {at}."
        repair = "Save the text as UTF-8, not as UTF-16. If it is UTF-8 already, delete the NUL bytes."
        yield Problem(path, _line_at(data, at), "nul-byte", message, repair)


def _line_at(data: bytes, offset: int) -> int:
    return len(_BREAK.findall(data, 0, offset)) + 1


# --- the article's parts ----------------------------------------------------


def _lines_of(layout: Layout, kind: LineKind) -> tuple[str, ...]:
    return tuple(line for span in layout.spans if span.kind == kind for line in span.lines)


def _title(layout: Layout) -> tuple[str, tuple[Mark, ...]]:
    """The title without its note marks, and the marks."""
    texts: list[str] = []
    marks: list[Mark] = []
    for span in layout.spans:
        if span.kind == "title":
            offset = sum(map(len, texts)) + len(texts)
            text, found = take_marks(span, 0, layout.styles)
            texts.append(text)
            marks += (replace(mark, offset=mark.offset + offset) for mark in found)
    return " ".join(texts), tuple(marks)


def _with_marks(blocks: dict[int, Block], marks: Sequence[Mark]) -> dict[int, Block]:
    """The blocks with their marks, which come in the blocks' order, in place of those they have."""
    coming = iter(marks)
    return {
        first: replace(block, marks=tuple(islice(coming, len(block.marks)))) if block.marks else block
        for first, block in blocks.items()
    }


def _notes(layout: Layout, dated: date | None) -> Iterator[Note]:
    definitions: list[tuple[Head, list[Span]]] = []
    for span in layout.spans:
        if span.head:
            definitions.append((span.head, [span]))
        elif span.kind == "note" and definitions:
            definitions[-1][1].append(span)
    for head, spans in definitions:
        words = " ".join(span.text for span in spans)[head.length :]
        if head.style == "named":
            words = words.removesuffix("]")
        raw = "\n".join(line for span in spans for line in span.lines)
        yield read_note(head.label, words, raw, spans[0].first + 1, dated)


def _lines(lines: list[str], layout: Layout, blocks: dict[int, Block]) -> tuple[Line, ...]:
    taken: dict[int, tuple[LineKind, str | None]] = {}
    for span in layout.spans:
        block = blocks.get(span.first)
        for index in span.numbers:
            taken[index] = (span.kind or "paragraph", block.id if block else None)
        if layout.dateline and block and block.id == "p1":
            taken[span.first] = ("dateline", "p1")
    blank: tuple[LineKind, None] = ("blank", None)
    return tuple(Line(index + 1, text, *taken.get(index, blank)) for index, text in enumerate(lines))
