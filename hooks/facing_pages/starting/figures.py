"""Figures and days in a text, by their values: “$3.2 million” and “320万”, “14 March” and “14. März” are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

_MONTHS = """
january januar janvier enero gennaio janeiro januari января يناير
february februar février febrero febbraio fevereiro februari февраля فبراير
march märz mars marzo marzo março maart марта مارس
april april avril abril aprile abril april апреля أبريل
may mai mai mayo maggio maio mei мая مايو
june juni juin junio giugno junho juni июня يونيو
july juli juillet julio luglio julho juli июля يوليو
august august août agosto agosto agosto augustus августа أغسطس
september september septembre septiembre settembre setembro september сентября سبتمبر
october oktober octobre octubre ottobre outubro oktober октября أكتوبر
november november novembre noviembre novembre novembro november ноября نوفمبر
december dezember décembre diciembre dicembre dezembro december декабря ديسمبر
"""
"""A line a month: in English, German, French, Spanish, Italian, Portuguese, Dutch, Russian and Arabic."""
_MONTH = {name: month for month, line in enumerate(_MONTHS.strip().splitlines(), 1) for name in line.split()}
_SCALE = {
    name: power
    for power, names in {
        3: "thousand tausend mille mil mila duizend тысяч ألف آلاف 千",
        4: "万 萬",
        6: "million millions millionen mio millones milioni milhões miljoen миллион مليون ملايين mn",
        8: "亿 億",
        9: "billion billions milliarde milliarden mrd milliard milliards miliardi miljard миллиард مليار مليارات bn",
        12: "trillion trillions billionen 兆",
    }.items()
    for name in names.split()
}
_NAME = "|".join(sorted(_MONTH, key=len, reverse=True))
_UNIT = "|".join(sorted(_SCALE, key=len, reverse=True))
_NUMBER = r"\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,٫٬'’]\d+)*"
_FOUND = re.compile(
    rf"(?<!\d)(?P<day1>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?(?P<month1>{_NAME})\b"
    rf"|\b(?P<month2>{_NAME})\s(?P<day2>\d{{1,2}})(?!\d)"
    r"|(?<!\d)(?P<month3>\d{1,2})\s?月\s?(?P<day3>\d{1,2})\s?日"
    r"|(?<!\d)(?P<day4>\d{1,2})(?P<sign>[./-])(?P<month4>\d{1,2})(?P=sign)(?P<year4>\d{4})(?!\d)"
    r"|(?<!\d)(?P<year5>\d{4})-(?P<month5>\d{1,2})-(?P<day5>\d{1,2})(?!\d)"
    rf"|(?<![A-Za-z\d])(?P<figure>{_NUMBER})(?:[\s-]?(?P<unit>{_UNIT})(?![A-Za-zа-яء-ي]))?(?![A-Za-z\d])",
    re.IGNORECASE,
)


def figures(text: str) -> Iterator[tuple[int, int, str]]:
    """Every figure and every day of a month in a text: where it stands, and its value as a word.

    >>> [value for _, _, value in figures("On 14 March 2024 it cost $3.2 million, or 12%.")]
    ['03-14', '2024', '3200000', '12']
    >>> [value for _, _, value in figures("2024年3月14日，造价320万。")]
    ['2024', '03-14', '3200000']
    """
    for match in _FOUND.finditer(text):
        found = {name.rstrip("12345"): part for name, part in match.groupdict().items() if part}
        if "figure" in found:
            yield match.start(), match.end(), _value(found["figure"], found.get("unit", ""))
            continue
        name = found["month"]
        month = int(name) if name.isdecimal() else _MONTH.get(name.casefold(), 0)
        yield match.start(), match.end(), f"{month:02}-{int(found['day']):02}"
        if "year" in found:
            yield match.start(), match.end(), f"{int(found['year'])}"


def _value(figure: str, unit: str) -> str:
    """The value of a figure: a sign before three digits at the end groups them, any other divides off a fraction."""
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in figure)
    parts = re.split(r"\D", plain)
    is_grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0] != "0"
    number = Decimal("".join(parts)) if is_grouped or len(parts) > 2 else Decimal(".".join(parts))
    return f"{(number * 10 ** _SCALE.get(unit.lower(), 0)).normalize():f}"
