"""Days as articles print them: ``16-02-2025``, ``16 February 2025``, ``2025-02-16``, ``16 de febrero de 2025``.

Figures are read day first, as both the articles and their notes write them;
a date that has no day in the calendar when read so is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from facing_pages.wording import MONTHS

_FOREIGN = {
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
}
"""The months as dates name them, by language; no name stands for two months."""
_ALSO = {"jänner": 1, "sept": 9, "setiembre": 9}
_SHORT = {month[:3].lower(): n for n, month in enumerate(MONTHS, 1)}
_MONTH = (
    _ALSO
    | _SHORT
    | {name.lower(): n for names in [*_FOREIGN.values(), " ".join(MONTHS)] for n, name in enumerate(names.split(), 1)}
)

_ENGLISH = "|".join(rf"{month}|{month[:3]}\.?" for month in MONTHS) + r"|Sept\.?"
_NAME = "|".join(sorted((re.escape(name) for name in _MONTH if name not in _SHORT), key=len, reverse=True))
_DAY = r"(?P<day>\d{1,2})"
_FORMS = (
    rf"{_DAY}[-./](?P<month>\d{{1,2}})[-./](?P<year>\d{{4}})",
    rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-{_DAY}",
    rf"(?P<year>\d{{4}})年(?P<month>\d{{1,2}})月{_DAY}日",
    rf"{_DAY}(?:st|nd|rd|th)?[ \u00a0](?P<name>{_ENGLISH}),?[ \u00a0](?P<year>\d{{4}})",
    rf"(?P<name>{_ENGLISH})[ \u00a0]{_DAY}(?:st|nd|rd|th)?,?[ \u00a0](?P<year>\d{{4}})",
    rf"{_DAY}(?:\.|er|º|°)?[ \u00a0](?:de[ \u00a0])?(?P<name>{_NAME})[ \u00a0](?:del?[ \u00a0])?(?P<year>\d{{4}})",
)
_READERS = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)

DAY = "(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in _FORMS) + r")(?!\d)"
"""A day in any of the forms, as a pattern without groups, to be used with ``re.IGNORECASE``."""
_ANY_DAY = re.compile(rf"(?<!\d){DAY}", re.IGNORECASE)


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


def days_in(text: str) -> Iterator[date]:
    """The days that a text names, in order."""
    return (day for match in _ANY_DAY.finditer(text) if (day := read_day(match[0])))


def _month(name: str) -> int:
    return _MONTH[name.lower().rstrip(".")]
