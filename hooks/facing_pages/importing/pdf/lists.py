"""Which lines of a text begin the items of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from facing_pages.importing.pdf.lines import SIGN, Line

BULLETS = frozenset("•◦▪▫■□●○‣⁃∙·")


def items(lines: Sequence[Line]) -> dict[int, int]:
    """The lines that begin a list item, by identity, with the length of their sign."""
    found: dict[int, int] = {}
    signed = [(n, line, sign) for n, line in enumerate(lines) if (sign := _sign(line))]
    for n, line, sign in signed:
        is_hung = n + 1 < len(lines) and 0.4 * line.size < lines[n + 1].x0 - line.x0 < 4 * line.size
        if sign in BULLETS:
            found[id(line)] = len(sign)
            continue
        series = any(
            m != n and abs(m - n) < 60 and _is_next(sign, other) and _level(line, there) for m, there, other in signed
        )
        if series or (is_hung and not sign.isalpha() and _is_first(sign)):
            found[id(line)] = len(sign)
    return found


def _sign(line: Line) -> str:
    first, _, rest = line.text.partition(" ")
    return first if rest.strip() and SIGN.fullmatch(first) else ""


def _level(one: Line, other: Line) -> bool:
    return abs(one.x0 - other.x0) < one.size or abs(one.x1 - other.x1) < one.size


def _is_first(sign: str) -> bool:
    return _value(sign) == 1


def _is_next(sign: str, other: str) -> bool:
    """Whether two signs are neighbours in one list."""
    shape = re.sub(r"\w+", "#", sign)
    if shape != re.sub(r"\w+", "#", other):
        return False
    one, two = _value(sign), _value(other)
    return abs(one - two) == 1 if one and two else sign == other and not re.search(r"\w", sign)


def _value(sign: str) -> int:
    word = re.sub(r"\W", "", sign)
    if word.isdecimal():
        return int(word)
    if len(word) == 1 and word.isalpha() and word.isascii():
        return ord(word.lower()) - 96
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
    return roman.get(word.lower(), 0)
