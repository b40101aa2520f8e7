"""What each span of an article's file is: its title, a heading, a note, or something else.

What the dossier says outright goes before every rule:

* The notes are found first: see ``definitions``.
* The first line alone is the title, if it is short and closes no sentence. The
  day and the author stand below it; the day may stand above a letter instead.
* Short lines after the last paragraph, above the notes or below them, are the
  signature if one of them is a site or an address; else a last line that looks
  like a name is the byline.
* A heading is a short line alone, without a closing stop or with a number that
  makes it one, that a paragraph follows with no note between them. Three such
  lines or more in a row are verse or a list: paragraphs.
* An item is a line that begins with the number or sign of a list, unless it is
  a heading on its own; a turn one that begins with a speaker's name.
* Nothing is dropped: what no rule knows is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from facing_pages.article.around import claim, claim_beginning, claim_end, claim_title, inline_dateline, known_kind
from facing_pages.article.marks import Styles
from facing_pages.article.plain.definitions import claim_definitions
from facing_pages.article.shapes import (
    is_heading,
    is_loud,
    is_numbered_heading,
    is_titled,
)
from facing_pages.article.spans import Hints, Span, divide

_MOST_HEADINGS = 2


@dataclass(frozen=True)
class Layout:
    """A file's spans in order, each with its kind.

    ``styles`` says which marks the text uses; ``dateline`` is the beginning of
    the first paragraph that is no part of its text.
    """

    spans: tuple[Span, ...]
    styles: Styles
    dateline: str


def lay_out(lines: list[str], hints: Hints) -> Layout:
    """Divide a file into spans and give each its kind.

    Arguments:
        lines: the file's lines without their line breaks.
        hints: what the dossier says.
    """
    spans = divide(lines, hints)
    for span in spans:
        span.kind = span.kind or known_kind(span, hints)
    styles = claim_definitions(spans, hints)
    claim_title(spans)
    claim_beginning(spans, hints)
    claim_end(list(takewhile(lambda span: not span.head, spans)))
    claim_end(spans)
    _claim_rest(spans)
    return Layout(tuple(spans), styles, inline_dateline(spans, hints))


def _claim_rest(spans: list[Span]) -> None:
    """Headings and paragraphs: short lines are headings where a paragraph follows."""
    row: list[Span] = []
    for before, span, after in _with_neighbours(spans):
        heads = _heads(None if row and row[-1] is before else before, span, after)
        if span.kind is None and span.opening and not heads:
            span.kind = span.opening.kind
        if span.kind is None and span.is_line and (heads or _may_head(span, before)):
            row.append(span)
        elif span.kind in (None, "paragraph", "stanza", "item", "turn"):
            claim(row, "heading" if _are_headings(row) else "paragraph")
            row = []
            span.kind = span.kind or "paragraph"
        elif span.kind == "note":
            claim(row, "paragraph")
            row = []
    claim(row, "paragraph")


def _with_neighbours(spans: list[Span]) -> Iterator[tuple[Span | None, Span, Span | None]]:
    """Each span with the one before it and the one after it that are text or may be."""
    text = [span for span in spans if span.kind in (None, "heading", "paragraph", "stanza", "item", "turn")]
    neighbours = {
        id(span): (before, after) for before, span, after in zip([None, *text], text, [*text[1:], None], strict=False)
    }
    for span in spans:
        before, after = neighbours.get(id(span), (None, None))
        yield before, span, after


def _heads(before: Span | None, span: Span, after: Span | None) -> bool:
    """Whether a line with a number is a heading: it looks like one, and no item of its rank is beside it."""
    if span.opening is None or span.opening.kind != "item" or not span.is_line or after is None:
        return False
    text = span.text[span.opening.length :].strip()
    if before and before.opening and (before.opening.style == span.opening.style or before.end == span.first):
        return False
    if after.opening and not _is_within(after, span):
        return False
    return is_heading(span.text) or is_numbered_heading(span.text) or is_titled(text)


def _is_within(other: Span, span: Span) -> bool:
    """Whether an item has a number such as ``2.1`` where the line's is ``2.``."""
    return other.opening is not None and span.opening is not None and other.opening.depth > span.opening.depth > 0


def _may_head(span: Span, before: Span | None) -> bool:
    if is_heading(span.text) or is_numbered_heading(span.text):
        return True
    return before is not None and is_numbered_heading(before.text) and is_loud(span.text)


def _are_headings(row: list[Span]) -> bool:
    """Whether lines in a row are headings: two at most, or one more below a number such as ``CHAPTER I.``."""
    return len(row) <= _MOST_HEADINGS + (bool(row) and is_numbered_heading(row[0].text))
