"""Divide an article's file into spans: adjacent lines that belong together.

Blank lines divide paragraphs. Lines without blank lines between them are a
paragraph each, unless the text was wrapped: most lines are so long that the
next word would hardly have fitted, and few of them close a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, takewhile
from typing import Literal

from facing_pages.article.marks import Head, read_head
from facing_pages.article.notes import is_reference
from facing_pages.article.shapes import closes_sentence, is_contact, is_title
from facing_pages.model import LineKind

_WIDEST_WRAP = 200
_MOST = 0.7
_RAGGED = 0.85
"""How full a wrapped line is at least: a page set in a proportional type has lines of unequal length."""
_OUTER = " \t"


@dataclass(frozen=True)
class Hints:
    """What a dossier says outright about a text; it wins over every rule.

    Arguments:
        lines: what a line is, by its number in the file. Adjacent lines given
            the same kind belong together.
        paragraphs: whether a blank line ends a paragraph, or each line is one.
        dateline: the words with which the first paragraph gives its date and
            place, such as ``Sydney, 16 February:``; empty where it gives none.
        dated: the article's own day.
        words: bracketed runs that look like note marks and are words, such as ``[16]``.
    """

    lines: Mapping[int, LineKind] = field(default_factory=dict, hash=False)
    paragraphs: Literal["blank", "line"] | None = None
    dateline: str | None = None
    dated: date | None = None
    words: tuple[str, ...] = ()


@dataclass
class Span:
    """Lines of a file that belong together: ``first`` to before ``end``, counted from 0.

    ``lines`` are theirs without white space at either end. ``kind`` stays None
    until a rule of ``layout`` knows it; ``head`` is set where a definition begins.
    """

    first: int
    lines: tuple[str, ...]
    text: str
    kind: LineKind | None = None
    head: Head | None = None

    @property
    def end(self) -> int:
        return self.first + len(self.lines)

    @property
    def is_line(self) -> bool:
        return len(self.lines) == 1


def divide(lines: list[str], hints: Hints) -> list[Span]:
    """The spans of a file in order; every line that is not blank is in one.

    Arguments:
        lines: the file's lines without their line breaks.
        hints: what the dossier says.
    """
    chunks = list(_chunks(lines))
    width = _wrap_width(lines, chunks, hints)
    spans = []
    for first, end in chunks:
        is_first = first == chunks[0][0]
        starts = [first, *_breaks(lines, first, end, width, hints, is_first), end]
        for start, stop in pairwise(starts):
            stripped = tuple(line.strip(_OUTER) for line in lines[start:stop])
            spans.append(Span(start, stripped, " ".join(stripped)))
    return spans


def _chunks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The runs of lines without a blank one, as first and end."""
    first = None
    for index, line in enumerate([*lines, ""]):
        blank = not line.strip()
        if blank and first is not None:
            yield first, index
            first = None
        elif not blank and first is None:
            first = index


def _wrap_width(lines: list[str], chunks: list[tuple[int, int]], hints: Hints) -> int | None:
    """The width the text was wrapped at; 0 where chunks stay whole, None where each line is a paragraph."""
    if hints.paragraphs:
        return 0 if hints.paragraphs == "blank" else None
    pairs = [pair for first, end in chunks for pair in pairwise(_prose(lines[first:end]))]
    if not pairs:
        return 0
    lengths = sorted(len(line) for pair in pairs for line in pair)
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.95))]
    needed = sum(_is_full(line, following, width) for line, following in pairs)
    closing = sum(closes_sentence(line) for line, _ in pairs)
    wrapped = width <= _WIDEST_WRAP and needed >= _MOST * len(pairs) and closing < _MOST * len(pairs)
    return width if wrapped else None


def _prose(chunk: list[str]) -> list[str]:
    """A chunk's lines before its first note or address, whose breaks say nothing about the prose."""
    if read_head(chunk[0]):
        return []
    return list(takewhile(lambda line: not is_contact(line.strip()) and not _is_note(line), chunk))


def _is_note(line: str) -> bool:
    """Whether a definition begins here, and not a wrapped line that happens to begin with a mark."""
    return read_head(line) is not None and is_reference(line)


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would hardly have fitted on the line."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width * _RAGGED


def _breaks(lines: list[str], first: int, end: int, width: int | None, hints: Hints, is_first: bool) -> Iterator[int]:
    """The lines after a chunk's first at which a new span begins."""
    inner = range(first + 1, end)
    full = [width is not None and _is_full(lines[index - 1], lines[index], width) for index in inner]
    is_list = not any(full)
    notes = read_head(lines[first]) is not None
    for index, is_wrapped in zip(inner, full, strict=True):
        notes = notes or _is_note(lines[index])
        hinted = hints.lines.get(index) != hints.lines.get(index + 1)
        ends_title = is_first and index == first + 1 and not is_wrapped and is_title(lines[first])
        if is_list or hinted or ends_title or (notes and read_head(lines[index])):
            yield index
