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

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise, takewhile

from facing_pages.article.definitions import claim_definitions
from facing_pages.article.marks import Styles
from facing_pages.article.shapes import (
    dateline,
    is_break,
    is_byline,
    is_contact,
    is_dated,
    is_furniture,
    is_heading,
    is_image_credit,
    is_kana,
    is_loud,
    is_name,
    is_numbered_heading,
    is_postscript,
    is_short,
    is_signed_in_han,
    is_title,
    is_titled,
)
from facing_pages.article.spans import Hints, Span, divide
from facing_pages.model import BlockKind, LineKind

_LONGEST_SIGNATURE = 8
_MOST_HEADINGS = 2
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
        span.kind = span.kind or _obvious(span)
    styles = claim_definitions(spans, hints)
    _claim_beginning(spans, hints)
    _claim_end(list(takewhile(lambda span: not span.head, spans)))
    _claim_end(spans)
    _claim_rest(spans)
    return Layout(tuple(spans), styles, _dateline(spans, hints))


def _obvious(span: Span) -> LineKind | None:
    """The kind of a line that is known wherever it stands."""
    if span.is_line and is_image_credit(span.text):
        return "image-credit"
    if span.is_line and is_furniture(span.text):
        return "furniture"
    if span.is_line and is_break(span.text):
        return "break"
    return None


def _claim_beginning(spans: list[Span], hints: Hints) -> None:
    """The title, and a line of its own for the date or the author below it."""
    body = [span for span in spans if span.kind not in ("furniture", "image-credit")]
    if len(body) > 1 and body[0].kind is None and body[0].is_line and not body[0].opening and is_title(body[0].text):
        body[0].kind = "title"
    for before, span in pairwise([None, *body[:3]]):
        if span is None or span.kind in ("title", "dateline", "byline"):
            continue
        if span.kind is None and span.is_line and _is_dateline(span.text, hints):
            span.kind = "dateline"
        elif span.kind is None and span.is_line and (is_byline(span.text) or _is_signed_in_han(before, span, body)):
            span.kind = "byline"
        else:
            return


def _is_signed_in_han(before: Span | None, span: Span, body: list[Span]) -> bool:
    is_below = before is not None and before.kind == "title"
    return is_below and is_signed_in_han(span.text) and any(is_kana(other.text) for other in body)


def _is_dateline(line: str, hints: Hints) -> bool:
    return is_dated(line) or line == dateline(line) if hints.dateline is None else line == hints.dateline


def _claim_end(spans: list[Span]) -> None:
    """The signature or the byline below the last paragraph."""
    body = [span for span in spans if span.kind in (None, "heading", "paragraph", "stanza", "break")]
    while body and is_postscript(body[-1].text):
        body.pop()
    ending = list(takewhile(_may_sign, reversed(body)))[:_LONGEST_SIGNATURE]
    if len(ending) == len(body) or any(span.kind == "signature" for span in spans):
        return
    if any(is_contact(span.text) for span in ending):
        _claim(ending, "signature")
    elif ending and is_name(ending[0].text) and not any(span.kind == "byline" for span in spans):
        ending[0].kind = "byline"


def _may_sign(span: Span) -> bool:
    return span.kind is None and span.is_line and not span.opening and is_short(span.text)


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
            _claim(row, "heading" if _are_headings(row) else "paragraph")
            row = []
            span.kind = span.kind or "paragraph"
        elif span.kind == "note":
            _claim(row, "paragraph")
            row = []
    _claim(row, "paragraph")


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


def _claim(spans: list[Span], kind: LineKind) -> None:
    for span in spans:
        span.kind = kind


def _dateline(spans: list[Span], hints: Hints) -> str:
    """The beginning of the first paragraph that gives the date, unless a line of its own does."""
    first = next((span for span in spans if span.kind in TEXT and span.kind != "heading"), None)
    if first is None or first.kind != "paragraph" or any(span.kind == "dateline" for span in spans):
        return ""
    if hints.dateline is None:
        return dateline(first.text)
    return hints.dateline if first.text.startswith(hints.dateline) else ""
