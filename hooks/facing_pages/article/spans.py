"""Divide an article's file into spans: lines that belong together.

Blank lines divide paragraphs. Lines without blank lines between them are a
paragraph each, unless they are verse or the text was wrapped. In wrapped text a
short line that closes a sentence ends a paragraph, and what a printed page left
in the midst of one, a page number or a running head, is taken out of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise, takewhile
from typing import Literal

from facing_pages.article.marks import Head, read_head
from facing_pages.article.notes import is_reference
from facing_pages.article.plain.frames import framing
from facing_pages.article.plain.pagination import page_furniture
from facing_pages.article.plain.signs import Opening, opening_of, openings
from facing_pages.article.plain.verse import indent, is_verse, usual_indent
from facing_pages.article.plain.wrapping import Hyphens, Wrap, wrap_of
from facing_pages.article.shapes import (
    begins_low,
    closes_sentence,
    is_break,
    is_contact,
    is_heading,
    is_numbered_heading,
    is_title,
    pauses,
)
from facing_pages.model import BlockKind, LineKind

_OUTER = " \t"
_LONGEST_HEADING = 0.7
"""Of the width of a wrapped text, for a heading among its lines."""


_KEPT: frozenset[LineKind] = frozenset({"stanza", "item", "turn"})
"""The kinds whose lines, where the dossier names them, are kept together though each is short."""

TEXT: Mapping[LineKind, BlockKind] = {
    "heading": "heading",
    "paragraph": "paragraph",
    "stanza": "stanza",
    "item": "item",
    "turn": "turn",
    "break": "break",
}
"""The kinds of line whose words are the article's text, and the kind of block they make."""


@dataclass(frozen=True)
class Hints:
    """What a dossier says outright about a text; it wins over every rule.

    Arguments:
        lines: what a line is, by its number in the file. Adjacent lines given
            the same kind belong together, but that a sign begins an item and a
            name with a colon a turn.
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


@dataclass(eq=False)
class Span:
    """Lines of a file that belong together, by their ``numbers`` counted from 0.

    ``lines`` are theirs without white space at either end, ``indents`` how many
    columns each was set in, ``starts`` where each begins in ``text``. ``kind``
    stays None until a rule of ``layout`` knows it; ``head`` is set where a
    definition begins, ``opening`` where an item or a turn may begin.
    """

    numbers: tuple[int, ...]
    lines: tuple[str, ...]
    indents: tuple[int, ...]
    text: str
    starts: tuple[int, ...]
    kind: LineKind | None = None
    head: Head | None = None
    opening: Opening | None = None

    @property
    def first(self) -> int:
        return self.numbers[0]

    @property
    def end(self) -> int:
        return self.numbers[-1] + 1

    @property
    def is_line(self) -> bool:
        return len(self.lines) == 1


def divide(lines: list[str], hints: Hints) -> list[Span]:
    """The spans of a file in order; every line that is not blank is in one.

    Arguments:
        lines: the file's lines without their line breaks.
        hints: what the dossier says.
    """
    return sorted(_Division(lines, hints).spans(), key=lambda span: span.first)


class _Division:
    """What is found out of a file as a whole before its lines are put together."""

    def __init__(self, lines: list[str], hints: Hints) -> None:
        self.lines = lines
        self.hints = {number - 1: kind for number, kind in hints.lines.items() if kind != "blank"}
        self.furniture = framing(lines) - set(self.hints)
        chunks = list(self._chunks())
        self.openings = self._openings(chunks[0][0] if chunks else 0)
        usual = usual_indent(lines)
        self.stanzas = {
            chunk[0]
            for number, chunk in enumerate(chunks)
            if not hints.paragraphs
            and not any(index in self.hints or index in self.openings for index in chunk)
            and is_verse([lines[index] for index in chunk], usual, is_first=number == 0)
        }
        pages = page_furniture(lines, self.furniture | set(self.hints))
        self.wrap = self._wrap([[index for index in chunk if index not in pages] for chunk in chunks], hints)
        self.is_wrapped = self.wrap is not None and self.wrap.width > 0
        if self.is_wrapped:
            self.furniture |= pages
        self.hyphens = Hyphens(lines if self.is_wrapped else ())

    def spans(self) -> Iterator[Span]:
        chunks = list(self._chunks())
        groups = [group for chunk in chunks for group in self._groups(chunk, is_first=chunk is chunks[0])]
        for group in self._joined(groups):
            yield self._span(group)
        for index in sorted(self.furniture):
            if self.lines[index].strip():
                yield self._span([index], "furniture")

    def _chunks(self) -> Iterator[list[int]]:
        """The runs of lines without a blank one, what is no text left out."""
        chunk: list[int] = []
        for index, line in enumerate(self.lines):
            if not line.strip():
                if chunk:
                    yield chunk
                chunk = []
            elif index not in self.furniture:
                chunk.append(index)
        if chunk:
            yield chunk

    def _wrap(self, chunks: list[list[int]], hints: Hints) -> Wrap | None:
        if hints.paragraphs:
            return Wrap(0, 0) if hints.paragraphs == "blank" else None
        if chunks and chunks[0] and is_title(self.lines[chunks[0][0]]):
            chunks = [chunks[0][1:], *chunks[1:]]
        prose = [chunk for chunk in chunks if chunk and chunk[0] not in self.stanzas]
        return wrap_of(_prose([self.lines[index] for index in chunk]) for chunk in prose)

    def _openings(self, first: int) -> dict[int, Opening]:
        found = openings(self.lines, self.furniture | set(self.hints), first)
        for index, kind in self.hints.items():
            if (kind == "item" or kind == "turn") and 0 <= index < len(self.lines):
                opening = opening_of(self.lines[index].strip(), kind)
                if opening.length or self.hints.get(index - 1) != kind:
                    found[index] = opening
        return found

    def _groups(self, chunk: list[int], *, is_first: bool) -> Iterator[list[int]]:
        """The lines of a chunk that belong together."""
        if chunk[0] in self.stanzas:
            yield chunk
            return
        starts = [0, *self._breaks(chunk, is_first=is_first), len(chunk)]
        for start, stop in pairwise(starts):
            yield chunk[start:stop]

    def _breaks(self, chunk: list[int], *, is_first: bool) -> Iterator[int]:
        """The places in a chunk, after its first line, at which a new span begins."""
        lines = [self.lines[index] for index in chunk]
        full = [self.wrap is not None and self.wrap.is_full(one, other) for one, other in pairwise(lines)]
        is_list = not any(full)
        notes = read_head(lines[0]) is not None
        headings = self._headings(lines, is_first=is_first) if self.is_wrapped and not notes else set()
        for at, is_filled in enumerate(full, 1):
            one, other = chunk[at - 1], chunk[at]
            if self.hints.get(one) in _KEPT and self.hints.get(one) == self.hints.get(other):
                if other in self.openings:
                    yield at
                continue
            notes = notes or _is_note(lines[at])
            hinted = self.hints.get(one) != self.hints.get(other)
            ends_title = is_first and at == 1 and not is_filled and is_title(lines[0])
            ends_notes = notes and read_head(lines[at]) is not None
            is_own = not headings.isdisjoint((at - 1, at)) or any(
                is_break(line.strip()) for line in lines[at - 1 : at + 1]
            )
            if is_list or hinted or ends_title or ends_notes or is_own or self._opens(one, other):
                yield at

    def _opens(self, one: int, other: int) -> bool:
        """Whether a paragraph, an item or a turn begins with the second of two lines in a row."""
        if not self.wrap or not self.is_wrapped:
            return False
        line, following = self.lines[one].rstrip(), self.lines[other]
        closes = closes_sentence(line)
        if other in self.openings:
            return closes or pauses(line) or self.wrap.is_short(line, following) or one in self.openings
        if one in self.openings and self.openings[one].is_line:
            return True
        return closes and self.wrap.is_short(line, following) and not read_head(following)

    def _headings(self, lines: list[str], *, is_first: bool) -> set[int]:
        """The places in a chunk of wrapped text of the headings that stand among its lines."""
        found: set[int] = set()
        for at, (line, following) in enumerate(pairwise(line.strip() for line in lines)):
            is_after = at == 0 or at - 1 in found or closes_sentence(lines[at - 1]) or (is_first and at == 1)
            if is_after and not begins_low(following) and self._is_heading(line, following):
                found.add(at)
        return found

    def _is_heading(self, line: str, following: str) -> bool:
        if not self.wrap or len(line) > self.wrap.width * _LONGEST_HEADING or not self.wrap.is_short(line, following):
            return False
        return is_heading(line) or is_numbered_heading(line)

    def _joined(self, groups: list[list[int]]) -> Iterator[list[int]]:
        """The groups, those joined that a page's furniture or a speaker's name on a line of its own parts."""
        joined: list[int] = []
        for group in groups:
            if joined and not self._belongs(joined, group):
                yield joined
                joined = []
            joined.extend(group)
        if joined:
            yield joined

    def _belongs(self, group: list[int], following: list[int]) -> bool:
        one, other = group[-1], following[0]
        if self.hints.get(one) != self.hints.get(other) or other in self.openings or other in self.stanzas:
            return False
        if len(group) == 1 and one in self.openings and self.openings[one].is_line:
            return not is_break(self.lines[other].strip())
        between = range(one + 1, other)
        cut = any(index in self.furniture for index in between) and self.is_wrapped and one not in self.hints
        return cut and not closes_sentence(self.lines[one].rstrip()) and begins_low(self.lines[other])

    def _span(self, group: Sequence[int], kind: LineKind | None = None) -> Span:
        kind = self.hints.get(group[0], kind) or ("stanza" if group[0] in self.stanzas else None)
        lines = tuple(self.lines[index].strip(_OUTER) for index in group)
        opening = self.openings.get(group[0])
        pieces: list[str] = []
        for at, (line, following) in enumerate(pairwise(lines)):
            if kind == "stanza" or (at == 0 and opening and opening.is_line):
                pieces.append(f"{line}\n")
            else:
                pieces.append("".join(self.hyphens.join(line, following)) if self.is_wrapped else f"{line} ")
        starts = tuple(accumulate(map(len, pieces), initial=0))
        indents = tuple(indent(self.lines[index]) for index in group)
        return Span(tuple(group), lines, indents, "".join([*pieces, lines[-1]]), starts, kind, None, opening)


def _prose(chunk: list[str]) -> list[str]:
    """A chunk's lines before its first note or address, whose breaks say nothing about the prose."""
    if read_head(chunk[0]):
        return []
    return list(takewhile(lambda line: not is_contact(line.strip()) and not _is_note(line), chunk))


def _is_note(line: str) -> bool:
    """Whether a definition begins here, and not a wrapped line that happens to begin with a mark."""
    head = read_head(line)
    return head is not None and (head.style == "named" or is_reference(line))
