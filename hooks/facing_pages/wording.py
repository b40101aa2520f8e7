"""The words that pages and files use for kinds, findings and dates."""

from __future__ import annotations

from datetime import date

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
_MONTHS = "January February March April May June July August September October November December".split()


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
    words += [_MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*words, year])
