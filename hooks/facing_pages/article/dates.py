"""Days as articles print them: ``16-02-2025``, ``16 February 2025``, ``2025-02-16``.

Figures are read day first, as both the articles and their notes write them;
a date that has no day in the calendar when read so is no date.
"""

from __future__ import annotations

import re
from datetime import date

from facing_pages.wording import MONTHS

_NAME = "|".join(rf"{month}|{month[:3]}\.?" for month in MONTHS) + r"|Sept\.?"
_DAY = r"(?P<day>\d{1,2})"
_FORMS = (
    rf"{_DAY}[-./](?P<month>\d{{1,2}})[-./](?P<year>\d{{4}})",
    rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-{_DAY}",
    rf"(?P<year>\d{{4}})年(?P<month>\d{{1,2}})月{_DAY}日",
    rf"{_DAY}(?:st|nd|rd|th)?[ \u00a0](?P<name>{_NAME}),?[ \u00a0](?P<year>\d{{4}})",
    rf"(?P<name>{_NAME})[ \u00a0]{_DAY}(?:st|nd|rd|th)?,?[ \u00a0](?P<year>\d{{4}})",
)
_READERS = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)

DAY = "(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in _FORMS) + r")(?!\d)"
"""A day in any of the forms, as a pattern without groups, to be used with ``re.IGNORECASE``."""


def read_day(text: str) -> date | None:
    """The day that a date names, or None where there is no such day.

    >>> read_day("12-05-2025")
    datetime.date(2025, 5, 12)
    >>> read_day("31-02-2025") is None
    True
    """
    for reader in _READERS:
        if match := reader.fullmatch(text):
            parts = match.groupdict()
            try:
                month = _month(parts["name"]) if "name" in parts else int(parts["month"])
                return date(int(parts["year"]), month, int(parts["day"]))
            except ValueError:
                return None
    return None


def _month(name: str) -> int:
    return [month[:3].lower() for month in MONTHS].index(name[:3].lower()) + 1
