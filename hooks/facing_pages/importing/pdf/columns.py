"""The order in which the lines of a page are read.

Lines that stand beside each other and leave a channel free between them are
columns, read one after the other; between bands of columns stands what goes
across the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from facing_pages.importing.pdf.lines import CHANNEL, Line, as_line, as_row, beside, is_rtl, level_rows

_LINES_OF_COLUMN, _CHARACTERS_OF_LINE = 3, 12


@dataclass(frozen=True)
class Column:
    """Lines that are read from the first to the last, with the edges of the column they stand in.

    Arguments:
        place: which of how many columns beside each other it is, the first 0.
    """

    lines: tuple[Line, ...]
    left: float
    right: float
    place: tuple[int, int] = (0, 1)


def columns(lines: Sequence[Line]) -> list[Column]:
    """The lines of a page as columns, in the order of reading."""
    found: list[Column] = []
    for band in _bands(lines):
        parts = _parts(band)
        if len(parts) > 1 and not _is_prose(parts):
            found += _rows(band, parts)
            continue
        if is_rtl(" ".join(line.text for line in band)):
            parts.reverse()
        found += (_column(_levelled(part), (n, len(parts))) for n, part in enumerate(parts))
    return found


def _column(lines: Sequence[Line], place: tuple[int, int] = (0, 1)) -> Column:
    return Column(tuple(lines), min(line.x0 for line in lines), max(line.x1 for line in lines), place)


def _rows(band: Sequence[Line], parts: list[list[Line]]) -> Iterator[Column]:
    """A band that is no prose: a table where every row has its cells, else line by line."""
    rows = level_rows(band)
    if len(rows) > 1 and all(len(row) > 1 for row in rows):
        yield _column([as_row([[line for line in row if line in part] for part in parts]) for row in rows])
        return
    for row in rows:
        for line in row:
            yield _column([line])


def _levelled(part: list[Line]) -> list[Line]:
    """A column whose lines are whole: one that is spaced out to the column's width is a line, not many."""
    rows = level_rows(part, 0.1)
    lines: list[Line] = []
    for row in rows:
        gaps = [other.x0 - one.x1 for one, other in pairwise(row)]
        fills = any(
            row[0].x0 - whole[0].x0 < 3 * row[0].size and abs(whole[0].x1 - row[-1].x1) < row[0].size
            for whole in rows
            if len(whole) == 1
        )
        if gaps and fills and max(gaps) < 1.3 * min(gaps):
            ordered = reversed(row) if is_rtl(row[0].text) else row
            lines.append(as_line([piece for line in ordered for piece in line.pieces], row[0].page))
        else:
            lines += row
    return lines


def _bands(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in bands from the head to the foot: either columns side by side, or what has nothing beside it."""
    sided = {id(line) for line in lines if any(beside(line, other) for other in lines)}
    plain: list[Line] = []
    band: list[Line] = []
    for line in lines:
        if band and len(_parts([*band, line])) > 1:
            band.append(line)
            continue
        if band:
            band, plain = _ended(band, sided)
            yield band
            band = []
        if id(line) not in sided:
            plain.append(line)
            continue
        plain, band = _begun(plain, line)
        if plain:
            yield plain
            plain = []
    band, rest = _ended(band, sided)
    yield from filter(None, (band, [*plain, *rest]))


def _begun(plain: list[Line], line: Line) -> tuple[list[Line], list[Line]]:
    """What stands above columns, and what of it is the head of one: close above, and not across the channel."""
    at = len(plain)
    while at and plain[at - 1].y - max(other.y for other in (line, *plain[at:])) < 1.8 * line.size:
        above = plain[at - 1]
        if above.x0 < line.x1 + CHANNEL * line.size and line.x0 < above.x1 + CHANNEL * line.size:
            break
        at -= 1
    return plain[:at], [*plain[at:], line]


def _ended(band: list[Line], sided: set[int]) -> tuple[list[Line], list[Line]]:
    """The columns without what stands below them on its own."""
    last = max((n for n, line in enumerate(band) if id(line) in sided), default=-1)
    kept, rest = band[: last + 1], band[last + 1 :]
    while rest and _follows(kept, rest[0]):
        kept.append(rest.pop(0))
    return kept, rest


def _follows(band: list[Line], line: Line) -> bool:
    """Whether a line with nothing beside it goes on a column of the band."""
    above = [other for other in band if other.x0 < line.x1 and line.x0 < other.x1]
    return bool(above) and min(other.y for other in above) - line.y < 1.8 * line.size


def _parts(band: Sequence[Line]) -> list[list[Line]]:
    """The lines of a band by the columns that the free channels make, from left to right."""
    parts: list[list[Line]] = []
    edge = float("-inf")
    for line in sorted(band, key=lambda line: line.x0):
        if not parts or line.x0 > edge + CHANNEL * line.size:
            parts.append([])
        parts[-1].append(line)
        edge = max(edge, line.x1)
    return [sorted(part, key=lambda line: -line.y) for part in parts]


def _is_prose(parts: list[list[Line]]) -> bool:
    """Whether each part holds lines of prose, not the cells of a table."""
    return all(
        len(part) >= _LINES_OF_COLUMN and sum(len(line.text) for line in part) / len(part) >= _CHARACTERS_OF_LINE
        for part in parts
    )
