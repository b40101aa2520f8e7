"""The words that pages and files use for findings, dates, paragraphs and lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from facing_pages.article.dates import MONTHS
from facing_pages.model import Finding, Seen

FINDING: dict[Finding, str] = {
    "supported": "supported",
    "partly-supported": "partly supported",
    "disputed": "disputed",
    "not-supported": "not supported",
    "unchecked": "unchecked",
}
SEEN: dict[Seen, str] = {
    "original": "read at the publisher’s",
    "copy": "read in a copy",
    "cited": "known from a reference to it",
}


def long_date(value: str | date) -> str:
    """A date in words.

    >>> long_date("2025-02-16"), long_date("2025-04"), long_date("2018/2025-01")
    ('16 February 2025', 'April 2025', '2018 to January 2025')
    """
    text = value.isoformat() if isinstance(value, date) else value
    if "/" in text:
        return " to ".join(long_date(part) for part in text.split("/"))
    year, *rest = text.split("-")
    words = [str(int(rest[1]))] if len(rest) == 2 else []
    words += [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*words, year])


def series(items: Sequence[object]) -> str:
    """Names or other words in a sentence.

    >>> series(["A. Chu", "B. Diaz", "C. Eke"])
    'A. Chu, B. Diaz and C. Eke'
    """
    words = [str(item) for item in items]
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def paragraphs(ids: Iterable[str]) -> str:
    """Paragraphs by their numbers.

    >>> paragraphs(["p1", "p2", "p12"])
    '¶1, ¶2 and ¶12'
    """
    return series([f"¶{id[1:]}" for id in ids])
