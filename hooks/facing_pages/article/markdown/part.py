"""A part of a file of Markdown: what becomes a block, a note, or stands round the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import get_args

from markdown_it.token import Token

from facing_pages.article.formatted import Words, joined, merged, stripped, without
from facing_pages.model import Align, BlockKind, Format, LineKind, Picture

BREAK = "* * *"
BULLET = "•"
BOXES = {"[ ] ": "☐", "[x] ": "☒", "[X] ": "☒"}
BLOCKS = frozenset(get_args(BlockKind))
SURROUNDINGS: tuple[LineKind, ...] = ("byline", "dateline", "signature", "image-credit", "furniture")
SET = frozenset({*SURROUNDINGS, "paragraph", "item", "stanza", "turn", "break"})
"""What a line of attributes may make of a paragraph."""
CLASSES = SET | {"heading", "table", "figure"}


@dataclass
class Part:
    """A part of the file: ``first`` to before ``end`` are its lines, counted from 0.

    Arguments:
        kind: what becomes a block has the block's kind, anything else its line's.
        said: the file says the kind outright; no rule overrules it.
        indents: of a stanza, by line, the white space before it.
        depth: of a heading, the number of its signs.
    """

    kind: BlockKind | LineKind
    words: Words
    first: int = 0
    end: int = 0
    said: bool = False
    level: int = 0
    quoted: int = 0
    indents: tuple[str, ...] = ()
    depth: int = 0
    columns: tuple[Align | None, ...] = ()
    header_rows: int = 0
    picture: Picture | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it may turn out to be something else than a paragraph."""
        return self.kind == "paragraph" and not (self.said or self.level or self.quoted)

    @property
    def is_block(self) -> bool:
        return self.kind in BLOCKS


@dataclass
class Definition:
    """A note as the file defines it: its label, the lines it fills, counted from 0, its text as written, its parts."""

    label: str
    first: int
    end: int
    raw: str
    parts: list[Part] = field(default_factory=list)


def number_items(tokens: Sequence[Token]) -> None:
    """Write to each list item its sign: its number as typed, counted on where all are typed the same."""
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = lists.pop()
            lazy = len(items) > 1 and len({item.info for item in items}) == 1
            for n, item in enumerate(items):
                number = str(int(item.info) + n) if item.info and lazy else item.info
                item.meta["sign"] = f"{number}{item.markup}" if number else BULLET


def with_sign(words: Words) -> Words:
    """An item with its first word as its sign, where none is told apart."""
    sign, space, _ = words.text.partition(" ")
    if not space or any(one.kind == "sign" for one in words.formats):
        return words
    return replace(words, formats=merged([Format(0, len(sign), "sign"), *words.formats]))


def signed(sign: str, words: Words) -> Words:
    """An item with its sign before it."""
    head = Words(sign, (Format(0, len(sign), "sign"),))
    words = stripped(words)
    return joined([head, words], " ") if words else head


def is_stanza(breaks: Sequence[str], classes: set[str]) -> bool:
    """Whether every line of a paragraph but the last ends in a hard break, and nothing else is said of it."""
    return bool(breaks) and set(breaks) == {"hard"} and not classes & CLASSES


def lines_of(words: Words, indents: Sequence[str]) -> tuple[Words, tuple[str, ...]]:
    """A stanza without white space round its lines, and the indents of those lines that have words."""
    cuts: list[tuple[int, int]] = []
    kept: list[str] = []
    at = 0
    for line, indent in zip_longest(words.text.split("\n"), indents, fillvalue=""):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            cuts += [(at, start), (start + len(bare), at + len(line))]
            kept.append(indent)
        else:
            cuts.append((at, at + len(line) + 1))
        at += len(line) + 1
    return stripped(without(words, cuts)), tuple(kept)
