"""What stands round an article's words: title, date and author above them, a signature below, what a page adds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from facing_pages.article.shapes import (
    dateline,
    is_contact,
    is_furniture,
    is_image_credit,
    is_name,
    is_short,
    is_title,
)
from facing_pages.article.spans import Hints, Span
from facing_pages.model import LineKind

_LONGEST_SIGNATURE = 8


def known_kind(span: Span, hints: Hints) -> LineKind | None:
    """What a span is wherever it stands: by the dossier, or since no line of an article looks so."""
    hinted = hints.lines.get(span.first + 1)
    if hinted and hinted != "blank":
        return hinted
    if span.is_line and is_image_credit(span.text):
        return "image-credit"
    if span.is_line and is_furniture(span.text):
        return "furniture"
    return None


def claim_title(spans: Sequence[Span]) -> None:
    """The first line alone, where it could be a title and something follows it."""
    body = _body(spans)
    if len(body) > 1 and body[0].kind is None and body[0].is_line and is_title(body[0].text):
        body[0].kind = "title"


def claim_beginning(spans: Sequence[Span], hints: Hints) -> None:
    """A line of its own for the date or the author, below the title."""
    for span in _body(spans)[:3]:
        if span.kind is None and span.is_line and _is_dateline(span.text, hints):
            span.kind = "dateline"
        elif span.kind is None and span.text.startswith("By ") and is_name(span.text):
            span.kind = "byline"
        elif span.kind not in ("title", "dateline", "byline"):
            return


def _body(spans: Sequence[Span]) -> list[Span]:
    return [span for span in spans if span.kind not in ("furniture", "image-credit")]


def _is_dateline(line: str, hints: Hints) -> bool:
    return line == (dateline(line) if hints.dateline is None else hints.dateline)


def claim_end(spans: Sequence[Span]) -> None:
    """The signature or the byline below the last paragraph."""
    body = [span for span in spans if span.kind in (None, "heading", "paragraph")]
    ending = list(takewhile(_may_sign, reversed(body)))[:_LONGEST_SIGNATURE]
    if len(ending) == len(body) or any(span.kind == "signature" for span in spans):
        return
    if any(is_contact(span.text) for span in ending):
        claim(ending, "signature")
    elif ending and is_name(ending[0].text) and not any(span.kind == "byline" for span in spans):
        ending[0].kind = "byline"


def _may_sign(span: Span) -> bool:
    return span.kind is None and span.is_line and is_short(span.text)


def inline_dateline(spans: Sequence[Span], hints: Hints) -> str:
    """The beginning of the first paragraph that gives the date, unless a line of its own does."""
    first = next((span for span in spans if span.kind == "paragraph"), None)
    if first is None or any(span.kind == "dateline" for span in spans):
        return ""
    if hints.dateline is None:
        return dateline(first.text)
    return hints.dateline if first.text.startswith(hints.dateline) else ""


def claim(spans: Iterable[Span], kind: LineKind) -> None:
    """Give all of them one kind."""
    for span in spans:
        span.kind = kind
