"""Paragraphs of Markdown that are more than that: items with letters, lines of verse, cells beyond a table's columns.

CommonMark knows items with figures and bullets. Those with ``(a)``, ``b.``,
``iv)`` or ``(1)`` are items where two of a kind follow one another. Lines that
begin with ``|`` are lines of verse, as pandoc has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

_ITEM = re.compile(
    r"(?P<sign>(?P<before>\(?)(?P<value>[a-z]|[ivxlc]{1,6}|(?<=\()[0-9]{1,3}|[A-Z](?=\)|\.[ ]{2}))"
    r"(?P<after>\)|(?<!\([a-zA-Z0-9])\.))[ \t]+(?=\S)"
)
_VERSE = re.compile(r"\|(?=[ \t]|$)[ ]?")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_FORM = re.compile(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_PREFIX = " >\t"

Value = tuple[str, int]


@dataclass
class _Part:
    """Lines of a paragraph, from ``line`` on; whether it begins there; what its beginning could be worth as a sign."""

    line: int
    lines: list[str]
    begins: bool = False
    values: tuple[Value, ...] = ()
    sign: str = ""
    depth: int = 0


def split(tokens: Sequence[Token], source: str) -> list[Token]:
    """The tokens with such paragraphs divided, each part with what it is in its ``meta``.

    Arguments:
        tokens: blocks whose words are not read yet.
        source: the text they were made of.
    """
    lines = source.split("\n")
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and tokens[end].type == "paragraph_open" and tokens[end].level == tokens[at].level:
            end += 3
        if end > at:
            found += _paragraphs(tokens[at:end], lines)
        elif tokens[at].type == "tr_open":
            end = next(index for index in range(at, len(tokens)) if tokens[index].type == "tr_close")
            found += _all_cells(tokens[at:end], lines)
        else:
            found.append(tokens[at])
            end = at + 1
        at = end
    return found


def _paragraphs(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Token]:
    parts = [part for token in tokens[1::3] for part in _parts(token, lines)]
    _take_signs(parts)
    level = tokens[0].level
    joined: list[_Part] = []
    for part in parts:
        if part.sign or part.begins:
            joined.append(part)
        else:
            joined[-1].lines += part.lines
    for part in joined:
        verse = list(_stanzas(part)) if all(_VERSE.match(line) or line[:1] == " " for line in part.lines) else []
        if verse and part.lines[0].startswith("|"):
            yield from (token for stanza in verse for token in _tokens(stanza, level, "verse"))
        else:
            yield from _tokens(part, level, "sign")


def _parts(token: Token, lines: Sequence[str]) -> Iterator[_Part]:
    """A paragraph's lines, each a part."""
    first, end = token.map or (0, 1)
    while first < end - 1 and not lines[first].strip():
        first += 1
    for n, line in enumerate(token.content.split("\n")):
        match = _ITEM.match(line.lstrip(" \t"))
        yield _Part(first + n, [line], n == 0, tuple(_values(match)) if match else ())


def _values(match: re.Match[str]) -> Iterator[Value]:
    form, value = f"{match['before']}{match['after']}", match["value"]
    if value.isdigit():
        yield f"figure{form}", int(value)
    if len(value) == 1 and value.isalpha():
        yield f"{'capital' if value.isupper() else 'letter'}{form}", ord(value)
    if value and _ROMAN_FORM.fullmatch(value):
        yield f"roman{form}", _roman(value)


def _roman(value: str) -> int:
    figures = [_ROMAN[letter] for letter in value]
    return sum(-one if one < after else one for one, after in pairwise([*figures, 0]))


def _take_signs(parts: Sequence[_Part]) -> None:
    """Give a sign and a depth to the parts whose value goes on from, or is gone on from by, another of its kind."""
    kinds: dict[str, list[tuple[int, int]]] = {}
    for index, part in enumerate(parts):
        for kind, value in part.values:
            kinds.setdefault(kind, []).append((index, value))
    taken: dict[int, str] = {}
    for kind, places in kinds.items():
        for (one, before), (other, after) in pairwise(places):
            if after == before + 1:
                taken.setdefault(one, kind)
                taken[other] = taken[one] if taken[one] == kind else kind
    open_kinds: list[str] = []
    for index, kind in sorted(taken.items()):
        if kind in open_kinds:
            del open_kinds[open_kinds.index(kind) + 1 :]
        else:
            open_kinds.append(kind)
        part = parts[index]
        line = part.lines[0].lstrip(" \t")
        match = _ITEM.match(line)
        if match:
            part.sign, part.depth, part.lines[0] = match["sign"], len(open_kinds), line[match.end() :]


def _stanzas(part: _Part) -> Iterator[_Part]:
    """The stanzas of lines that begin with ``|``; one that does not goes on from the line before it."""
    stanza = _Part(part.line, [])
    for number, line in enumerate(part.lines, part.line):
        match = _VERSE.match(line)
        words = line[match.end() :].rstrip() if match else line.strip()
        if match and not words:
            if stanza.lines:
                yield stanza
            stanza = _Part(number + 1, [])
        elif match:
            stanza.lines.append(words)
        elif stanza.lines:
            stanza.lines[-1] += f" {words}"
    if stanza.lines:
        yield stanza


def _tokens(part: _Part, level: int, name: str) -> Iterator[Token]:
    where = [part.line, part.line + len(part.lines)]
    opening = Token("paragraph_open", "p", 1, map=where, level=level, block=True)
    content = Token("inline", "", 0, map=where, level=level + 1, block=True, children=[])
    if name == "verse":
        opening.meta["indents"] = [len(line) - len(line.lstrip(" ")) for line in part.lines]
        content.content = "  \n".join(line.lstrip(" ") for line in part.lines)
    else:
        content.content = "\n".join(part.lines).strip(" \t")
        if part.sign:
            opening.meta |= {"sign": part.sign, "depth": part.depth}
    yield from (opening, content, Token("paragraph_close", "p", -1, level=level, block=True))


def _all_cells(row: Sequence[Token], lines: Sequence[str]) -> Iterator[Token]:
    """A table's row with the cells for which its head has no column: their words are words."""
    yield from row
    where = row[0].map
    cells = escapedSplit(lines[where[0]].lstrip(_PREFIX).rstrip(" \t")) if where else []
    cells = cells[1 if cells[:1] == [""] else 0 : -1 if cells[-1:] == [""] else None]
    for cell in cells[sum(token.type == "inline" for token in row) :]:
        yield Token("td_open", "td", 1, level=row[0].level + 1, block=True)
        yield Token("inline", "", 0, map=where, level=row[0].level + 2, content=cell.strip(), children=[])
        yield Token("td_close", "td", -1, level=row[0].level + 1, block=True)
