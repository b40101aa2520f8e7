"""The stretches of an article's words that nothing interrupts on its page: other programs find there what stands here.

Between the words of a page stand the marks of the article's notes and the
labels of ours, and each block is an element of its own. Who looks for a
quotation in the words of that page finds one that runs over none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facing_pages.model import Break, Comparison, Gap, NoteMark, Passage, Placed, Reading, Run

_CONTEXT = 64
"""So many characters on either side are enough to tell a stretch from others."""

_WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Stretch:
    """Words of a passage that stand on the page without interruption, and those round them.

    Arguments:
        block: the id of the block that they are in.
        start: the offset in the article's text.
        end: the offset just past them.
        before: what stands before them, up to an interruption.
        after: what stands after them, likewise.
    """

    block: str
    start: int
    end: int
    before: str
    after: str


def stretches(comparison: Comparison, reading: Reading) -> dict[Passage, Sequence[Stretch]]:
    """The stretches of every passage of a reading that has an annotation; what has no word in it is none."""
    whole = list(_whole(comparison.placed[reading.id]))
    passages = (passage for annotation in comparison.annotations for passage in annotation.passages)
    return {
        passage: list(_of(passage, whole, reading.article.text))
        for passage in passages
        if passage.reading == reading.id
    }


def _of(passage: Passage, whole: Sequence[tuple[str, int, int]], text: str) -> Iterator[Stretch]:
    for block, first, last in whole:
        start, end = max(first, passage.start), min(last, passage.end)
        if _WORD.search(text, start, end):
            before, after = text[max(first, start - _CONTEXT) : start], text[end : min(last, end + _CONTEXT)]
            yield Stretch(block, start, end, before, after)


def _whole(placed: Sequence[Placed]) -> Iterator[tuple[str, int, int]]:
    """Every stretch of a text: its block, and where in the text it begins and ends."""
    for one in placed:
        for start, end in _within(one):
            yield one.block.id, one.block.start + start, one.block.start + end


def _within(placed: Placed) -> Iterator[tuple[int, int]]:
    begin = at = 0
    gaps = iter(placed.block.gaps)
    for inline in placed.inlines:
        next_begin = None
        match inline:
            case Run():
                at += len(inline.text)
                next_begin = at if inline.closing else None
            case NoteMark():
                next_begin = at
            case Break():
                next_begin = at + len(inline.text)
            case Gap():
                next_begin = next(gaps)[1]
        if next_begin is not None:
            yield begin, at
            begin = at = next_begin
    yield begin, at
