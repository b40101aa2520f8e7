"""The numbers of an article's blocks as words of a file: ``¶4`` before a paragraph, alone above a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from facing_pages.article.formatted import Words, without
from facing_pages.article.markdown.part import Part
from facing_pages.article.markdown.written_blocks import is_code
from facing_pages.article.markdown.written_words import Sign
from facing_pages.markdown import anchor
from facing_pages.model import Block, BlockKind, Format, LineKind

_ABOVE: frozenset[BlockKind] = frozenset({"stanza", "table", "figure"})
_UNNUMBERED: frozenset[BlockKind | LineKind] = frozenset({"title", "heading", "break"})
_NUMBER = re.compile(r"¶[0-9]+")


def numbered(part: Part, id: str) -> Iterator[Part]:
    """A block's part with its number, a place to link to, in a part of its own where no words can hold it.

    What has no number is a place to link to where something stands in it that may be linked from.

    Arguments:
        id: the block's, such as ``p4``.
    """
    if part.kind in _UNNUMBERED:
        place = Sign(0, (), "", 0, written=anchor(id))
        words = part.words
        yield replace(part, words=replace(words, marks=(place, *words.marks))) if words.marks else part
        return
    number = _anchored(Words(f"¶{id[1:]}", (Format(0, len(id), "strong"),)), id)
    if part.kind in _ABOVE or is_code(part):
        yield Part("quotation" if part.quoted else "paragraph", number, level=part.level, quoted=part.quoted)
        yield part
    else:
        at = _after_sign(part.words)
        yield replace(part, words=_with(part.words, at, number))


def _anchored(number: Words, id: str) -> Words:
    """A number that is a place to link to, in tags that every renderer knows."""
    tags = (Sign(0, (), "", 0, written=f'<span id="{id}">'), Sign(len(number.text), (), "", 0, written="</span>"))
    return replace(number, marks=tags)


def unnumbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a file without their numbers, those left out that are a number alone."""
    is_told = False
    for block in blocks:
        at = _after_sign(Words(block.text, block.formats))
        match = _NUMBER.match(block.text, at)
        if is_told or block.kind in _UNNUMBERED or not match:
            is_told = False
            yield block
        elif block.kind in ("paragraph", "quotation") and match.end() == len(block.text) and not block.marks:
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
        (
            *(replace(mark, offset=mark.offset + at) for mark in number.marks),
            *(replace(mark, offset=moved(mark.offset)) for mark in words.marks),
        ),
    )
