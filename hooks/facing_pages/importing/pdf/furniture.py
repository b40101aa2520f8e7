"""What is printed round the text of a PDF, page after page: running heads and feet, and page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facing_pages.importing.pdf.lines import Line, beside, level_rows

_ROWS = 3
"""So many rows from the head and from the foot of a page are looked at."""
_SAME_HEIGHT = 5.0
_LEAST_SHARE = 0.25
_NUMBER = re.compile(
    r"[-–—\[(|. ]*(?:(?:page|p\.|seite|s\.|página|pagina|pág\.|sida) ?)?(?P<number>\d{1,4}|[ivxlcdm]{1,7})"
    r"(?: ?(?:/|of|von|de|sur|di|van|av) ?\d{1,4})?[-–—\])|. ]*",
    re.IGNORECASE,
)
_AT_EDGE = re.compile(r"^(\d{1,4})\b(?![.,)]\d?)|\b(\d{1,4})$")


@dataclass(frozen=True)
class Unfurnished:
    """The pages' lines without what is round them, and the lines of that."""

    pages: tuple[tuple[Line, ...], ...]
    heads: tuple[Line, ...]
    numbers: tuple[Line, ...]
    counts: tuple[Line, ...]


def unfurnished(pages: Sequence[Sequence[Line]], size: float) -> Unfurnished:
    """Take the running heads and feet, the page numbers and the numbers of lines out.

    Arguments:
        size: the size of most of the text, in points.
    """
    edges = [line for lines in pages for line in _edge(lines)]
    heads: list[Line] = []
    numbers: list[Line] = []
    for line in edges:
        if _NUMBER.fullmatch(line.text.strip()):
            if _counts(line, edges) or (len(pages) == 1 and _stands_alone(line, pages[0])):
                numbers.append(line)
        elif _recurs(line, edges, len(pages)) or (line.size < 1.1 * size and _counts(line, edges)):
            heads.append(line)
    numbers += [
        line
        for line in edges
        if line not in numbers
        and _NUMBER.fullmatch(line.text.strip())
        and any(abs(line.y - number.y) < _SAME_HEIGHT for number in numbers)
    ]
    gone = _apart(pages, {id(line) for line in (*heads, *numbers)})
    counts = _line_numbers([[line for line in lines if id(line) not in gone] for lines in pages])
    gone |= {id(line) for line in counts}
    kept = tuple(tuple(line for line in lines if id(line) not in gone) for lines in pages)
    heads, numbers = ([line for line in found if id(line) in gone] for found in (heads, numbers))
    return Unfurnished(kept, tuple(heads), tuple(numbers), tuple(counts))


def _line_numbers(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The numbers in the margin that count lines: they go up by the same step, beginning anew here and there."""
    found = [
        line
        for lines in pages
        for line in lines
        if line.text.strip().isdecimal() and any(beside(line, other) for other in lines)
    ]
    values = [int(line.text) for line in found]
    step = min(values, default=0)
    is_count = (
        len(found) > 2
        and step
        and all(value in (step, last + step) for last, value in zip([0, *values], values, strict=False))
    )
    return found if is_count else []


def _edge(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of the first and of the last rows of a page."""
    rows = level_rows(lines)
    outer = rows if len(rows) <= 2 * _ROWS else [*rows[:_ROWS], *rows[-_ROWS:]]
    for row in outer:
        yield from row


def _apart(pages: Sequence[Sequence[Line]], found: set[int]) -> set[int]:
    """Of lines, by identity, those that stand away from all others of their page, or differ from them in type."""
    while True:
        near = {
            id(line)
            for lines in pages
            for line in lines
            if id(line) in found and any(id(other) not in found and _adjoin(line, other) for other in lines)
        }
        if not near:
            return found
        found = found - near


def _adjoin(one: Line, other: Line) -> bool:
    """Whether two lines follow each other as those of one text do."""
    is_near = 0.5 * one.size < abs(other.y - one.y) < 1.35 * one.size
    return is_near and abs(other.size - one.size) < 0.5 and other.style() == one.style()


def _recurs(line: Line, edges: Sequence[Line], pages: int) -> bool:
    """Whether the same words, but for their figures, stand at the same height on other pages."""
    like = {
        other.page
        for other in edges
        if abs(other.y - line.y) < _SAME_HEIGHT and _without_figures(other.text) == _without_figures(line.text)
    }
    return len(like) >= max(2, _LEAST_SHARE * pages) and any(map(str.isalnum, line.text))


def _without_figures(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold())


def _counts(line: Line, edges: Sequence[Line]) -> bool:
    """Whether a number at the line's edge goes up with the pages, at the same height on another page."""
    number = _number(line.text.strip())
    if number is None:
        return False
    return any(
        other.page != line.page
        and abs(other.y - line.y) < _SAME_HEIGHT
        and (there := _number(other.text.strip())) is not None
        and there - number == other.page - line.page
        for other in edges
    )


def _number(text: str) -> int | None:
    if match := _NUMBER.fullmatch(text):
        number = match["number"]
        return int(number) if number.isdecimal() else _roman(number.lower())
    if match := _AT_EDGE.search(text):
        return int(match[1] or match[2])
    return None


def _roman(letters: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}[letter] for letter in letters]
    following = [*values[1:], 0]
    return sum(-value if value < next else value for value, next in zip(values, following, strict=True))


def _stands_alone(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is the page's last, well below the others."""
    others = [other.y for other in lines if other is not line]
    return bool(others) and min(others) - line.y > 2 * line.size
