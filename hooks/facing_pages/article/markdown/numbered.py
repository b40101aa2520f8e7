"""The numbers of an article's blocks as words of a file: ``¶4`` before a paragraph, alone above a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from facing_pages.article.formatted import Words, without
from facing_pages.article.markdown.part import Part
from facing_pages.article.markdown.written_blocks import is_code
from facing_pages.model import Block, BlockKind, Format

_ABOVE: frozenset[BlockKind] = frozenset({"stanza", "table", "figure"})
_UNNUMBERED: frozenset[BlockKind] = frozenset({"heading", "break"})
_NUMBER = re.compile(r"¶[0-9]+")
_PLACE = "\ufdd1"
"""Stands for a place to link to until the file is written: no text holds this character."""
_PLACED = re.compile(rf"\*\*¶([0-9]+)\*\*{_PLACE}|<strong>¶([0-9]+)</strong>{_PLACE}")


def numbered(part: Part, id: str, *, place: bool = False) -> Iterator[Part]:
    """A block's part with its number, in a part of its own where no words can hold it.

    Arguments:
        id: the block's, such as ``p4``.
        place: the number is to be a place to link to, when ``with_places`` has seen the file.
    """
    if part.kind in _UNNUMBERED:
        yield part
        return
    number = Words(f"¶{id[1:]}{_PLACE * place}", (Format(0, len(id), "strong"),))
    if part.kind in _ABOVE or is_code(part):
        yield Part("quotation" if part.quoted else "paragraph", number, level=part.level, quoted=part.quoted)
        yield part
    else:
        at = _after_sign(part.words)
        yield replace(part, words=_with(part.words, at, number))


def with_places(markdown: str) -> str:
    """The file with places to link to in the way of attribute lists: ``**¶4**{#p4}``."""

    def placed(match: re.Match[str]) -> str:
        sign, tag = match.groups()
        return f"**¶{sign}**{{#p{sign}}}" if sign else f'<strong id="p{tag}">¶{tag}</strong>'

    return _PLACED.sub(placed, markdown)


def unnumbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a file without their numbers, those left out that are a number alone."""
    is_told = False
    for block in blocks:
        at = _after_sign(Words(block.text, block.formats))
        match = _NUMBER.match(block.text, at)
        if is_told or block.kind in _UNNUMBERED or not match:
            is_told = False
            yield block
        elif block.kind in ("paragraph", "quotation") and match.end() == len(block.text):
            is_told = True
        else:
            end = match.end() + (block.text[match.end() : match.end() + 1] == " ")
            start = at - (end == len(block.text) and at > 0)
            words = without(Words(block.text, block.formats, block.marks), [(start, end)])
            yield replace(block, text=words.text, formats=words.formats, marks=words.marks)


def _after_sign(words: Words) -> int:
    """Where the words of an item begin behind its sign; 0 in what is no item."""
    sign = next((one for one in words.formats if one.kind == "sign" and not one.start), None)
    return sign.end + 1 if sign and words.text[sign.end : sign.end + 1] == " " else 0


def _with(words: Words, at: int, number: Words) -> Words:
    """The words with a number and a space before those from there on."""
    length = len(number.text) + 1

    def moved(offset: int) -> int:
        return offset + length * (offset >= at)

    formats = [replace(one, start=moved(one.start), end=one.end + length * (one.end > at)) for one in words.formats]
    formats += [replace(one, start=one.start + at, end=one.end + at) for one in number.formats]
    return Words(
        f"{words.text[:at]}{number.text} {words.text[at:]}",
        tuple(sorted(formats, key=lambda one: (one.start, one.end, one.kind, one.value))),
        tuple(replace(mark, offset=moved(mark.offset)) for mark in words.marks),
    )
