"""From the spans of an article's file to its blocks: their words free of note marks, and how they are set."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from facing_pages.article.marks import Styles, find_marks
from facing_pages.article.plain.layout import Layout
from facing_pages.article.plain.verse import steps
from facing_pages.article.spans import TEXT, Span
from facing_pages.model import Block, Format, Mark


def read_blocks(layout: Layout) -> dict[int, Block]:
    """The blocks of an article by the first line of their span, counted from 0."""
    blocks: dict[int, Block] = {}
    counts = {"h": 0, "p": 0}
    start = 0
    base, unit = _verse(layout.spans)
    levels = _levels(layout.spans)
    for span in layout.spans:
        kind = TEXT.get(span.kind or "paragraph")
        if kind is None:
            continue
        letter = "h" if kind == "heading" else "p"
        counts[letter] += 1
        is_dated = kind == "paragraph" and counts["p"] == 1
        text, marks = take_marks(span, len(layout.dateline) if is_dated else 0, layout.styles)
        blocks[span.first] = Block(
            id=f"{letter}{counts[letter]}",
            kind=kind,
            text=text,
            start=start,
            line=span.first + 1,
            marks=marks,
            formats=tuple(_opening(span)),
            level=levels.get(span.first, int(span.kind == "heading")),
            indents=steps(span.indents, base, unit) if kind == "stanza" else (),
        )
        start += len(text) + 1
    return blocks


def take_marks(span: Span, start: int, styles: Styles) -> tuple[str, tuple[Mark, ...]]:
    """A span's text from an offset on, its note marks taken out and nothing else."""
    start += len(span.text[start:]) - len(span.text[start:].lstrip(" \t"))
    kept: list[str] = []
    marks: list[Mark] = []
    offset, at = 0, start
    for found in find_marks(span.text, styles):
        if found.start < start:
            continue
        kept.append(span.text[at : found.start])
        offset += found.start - at
        line = span.numbers[bisect_right(span.starts, found.start) - 1] + 1
        marks.append(Mark(offset, found.labels, span.text[found.start : found.end], line))
        at = found.end
    return "".join(kept) + span.text[at:], tuple(marks)


def _opening(span: Span) -> Iterator[Format]:
    """The sign of an item, or the name of a speaker."""
    if span.opening and span.opening.length and span.kind == span.opening.kind:
        yield Format(0, span.opening.length, "sign" if span.kind == "item" else "speaker")


def _verse(spans: tuple[Span, ...]) -> tuple[int, int]:
    """The columns that verse is set in at least, and those that make a step."""
    found = sorted({columns for span in spans if span.kind == "stanza" for columns in span.indents})
    apart = [other - one for one, other in pairwise(found) if other - one > 1]
    return (found[0] if found else 0), min(apart, default=2)


def _levels(spans: tuple[Span, ...]) -> dict[int, int]:
    """How deep in lists each item stands, by its span's first line: one of another style is a list within."""
    levels: dict[int, int] = {}
    above: list[tuple[str, int]] = []
    end = 0
    for span in spans:
        if span.kind == "item":
            here = (span.opening.style if span.opening else "", span.indents[0])
            parted = span.first > end and span.opening is not None and span.opening.is_bullet
            while here not in above and above and above[-1][1] >= here[1] + (not parted):
                above.pop()
            end = span.end
            above = above[: above.index(here)] if here in above else above
            above.append(here)
            levels[span.first] = len(above)
        elif span.kind in TEXT:
            above = []
    return levels
