"""From the words of a page to its lines.

A line is a run of words on one level, up to a gap that no space between words
makes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from facing_pages.importing.pdf.sheets import Piece, Sheet
from facing_pages.importing.pdf.tables import Grid, grids

SIGN = re.compile(
    r"[•◦▪▫■□●○‣⁃∙·–—*-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxlc]{1,6}|[IVXLC]{1,6})[.)]"
    r"|\[\d{1,3}\]|(?:\d{1,2}\.){2,4}|§ ?\d+\w?"
)
"""What may stand before a list item."""

_LEAST_SPACED_OUT = 4
_LARGE = 1.8
"""From this on a letter is so much larger than a line that it stands beside more lines than one."""
CHANNEL = 0.7
"""How wide the free channel between two columns is at least, in sizes of the type."""


@dataclass(frozen=True)
class Line:
    """A run of words on one level.

    Arguments:
        page: counted from 0.
        y: the baseline of most of its letters, in points from the foot of the page.
        size: the size of most of its letters, in points.
        cells: of a row of a table, the lines of each cell.
    """

    pieces: tuple[Piece, ...]
    page: int
    y: float
    size: float
    cells: tuple[tuple[Line, ...], ...] = ()

    @property
    def x0(self) -> float:
        return min(piece.x0 for piece in self.pieces)

    @property
    def x1(self) -> float:
        return max(piece.x1 for piece in self.pieces)

    @property
    def text(self) -> str:
        return "".join(" " * self.is_spaced(n) + piece.text for n, piece in enumerate(self.pieces))

    def is_spaced(self, n: int) -> bool:
        """Whether a space stands before a piece; before what is raised or lowered only a gap tells."""
        if n == 0:
            return False
        last, piece = self.pieces[n - 1], self.pieces[n]
        if abs(last.y - piece.y) < 0.05 * self.size:
            return piece.spaced
        return max(piece.x0 - last.x1, last.x0 - piece.x1) > 0.15 * self.size

    def style(self) -> int:
        """What all its letters are: a sum as in ``Piece``."""
        found = -1
        for piece in self.pieces:
            if any(map(str.isalnum, piece.text)):
                found &= piece.style
        return max(found, 0)


def lines_of(sheet: Sheet, page: int) -> list[Line]:
    """The lines of a page, from the head to the foot, those on one level from left to right."""
    tables = list(grids(sheet))
    free = [piece for piece in sheet.pieces if piece.text.strip() and not any(grid.cell(piece) for grid in tables)]
    lines = [_signed(line, sheet) for line in _runs(free, page)]
    lines += (row for grid in tables for row in _rows_of(grid, sheet, page))
    return sorted(lines, key=lambda line: (-line.y, line.x0))


def _runs(pieces: Iterable[Piece], page: int) -> list[Line]:
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and _goes_on(runs[-1], piece):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    lines = [as_line(_unspaced(run), page) for run in runs]
    return _merged(_with_initials(sorted(lines, key=lambda line: (-line.y, line.x0))))


def _rows_of(grid: Grid, sheet: Sheet, page: int) -> Iterator[Line]:
    """The rows of a table as lines."""
    cells: dict[tuple[int, int], list[Piece]] = {}
    for piece in sheet.pieces:
        if place := grid.cell(piece):
            cells.setdefault(place, []).append(piece)
    for row in range(len(grid.ys) - 1):
        lines = [_runs(cells.get((row, column), ()), page) for column in range(len(grid.xs) - 1)]
        if any(lines):
            yield as_row(lines)


def as_row(cells: Sequence[Sequence[Line]]) -> Line:
    """The row of a table that has these lines in its cells."""
    lines = [line for cell in cells for line in cell]
    pieces = [piece._replace(spaced=piece.spaced or n == 0) for line in lines for n, piece in enumerate(line.pieces)]
    return replace(as_line(pieces, lines[0].page), cells=tuple(map(tuple, cells)))


def as_line(pieces: Sequence[Piece], page: int) -> Line:
    """Pieces as one line, on the level and in the size that most letters have."""
    weights: dict[tuple[float, float], int] = {}
    for piece in pieces:
        weights[piece.y, piece.size] = weights.get((piece.y, piece.size), 0) + len(piece.text)
    y, size = max(weights, key=lambda key: weights[key])
    return Line(tuple(pieces), page, y, size)


def _goes_on(run: list[Piece], piece: Piece) -> bool:
    last = run[-1]
    size = max(last.size, piece.size)
    if abs(run[0].y - piece.y) > 0.45 * size and abs(last.y - piece.y) > 0.45 * size:
        return False
    gaps = [_apart(one, other) for one, other in pairwise(run)]
    usual = median(gaps) if len(gaps) > 2 else 0.0
    return -0.5 * size < _apart(last, piece) < max(1.2 * size, 2.2 * usual)


def _unspaced(run: list[Piece]) -> list[Piece]:
    """A run whose every letter the library took for a word, being spaced out: the spaces between its words alone."""
    if len(run) < _LEAST_SPACED_OUT or any(len(piece.text) > 1 for piece in run):
        return run
    gaps = [_apart(one, other) for one, other in pairwise(run)]
    widest = 1.6 * max(median(gaps), 0.05 * run[0].size)
    return [run[0], *(piece._replace(spaced=gap > widest) for gap, piece in zip(gaps, run[1:], strict=True))]


def _with_initials(lines: list[Line]) -> list[Line]:
    """The lines with a large first letter at the beginning of the uppermost line beside it."""
    made = list(lines)
    for line in lines:
        if len(line.text) > 1 or not line.text.isalpha():
            continue
        beside = [
            n
            for n, other in enumerate(made)
            if other.size * _LARGE < line.size
            and -other.size / 2 < other.x0 - line.x1 < 2.5 * other.size
            and line.y - 0.2 * other.size < other.y < line.y + line.size
        ]
        if beside:
            other, first = made[beside[0]], made[beside[0]].pieces[0]
            initial = Piece(line.text, first.x0, first.x0, first.y, other.size, first.style, True)
            made[beside[0]] = replace(other, pieces=(initial, first._replace(spaced=False), *other.pieces[1:]))
            made.remove(line)
    return made


def _apart(last: Piece, piece: Piece) -> float:
    """The gap between two pieces, whichever is on the left; below zero where they overlap."""
    return max(piece.x0 - last.x1, last.x0 - piece.x1)


def _merged(lines: list[Line]) -> list[Line]:
    """Lines that the file holds in parts: a raised figure drawn later, a sign with a wide gap behind it."""
    done: list[Line] = []
    for line in lines:
        for n in range(len(done) - 1, max(len(done) - 8, -1), -1):
            if (joined := _together(done[n], line)) is not None:
                done[n] = joined
                break
        else:
            done.append(line)
    return done


def _together(one: Line, other: Line) -> Line | None:
    """Two lines as one, if nobody would see two."""
    size = max(one.size, other.size)
    if abs(one.y - other.y) > 0.45 * size:
        return None
    left, right = (one, other) if one.x0 <= other.x0 else (other, one)
    gap = right.x0 - left.x1
    is_level = abs(one.y - other.y) < 0.1 * size
    is_sign = is_level and 0 <= gap < 4.5 * size and SIGN.fullmatch(left.text.strip()) is not None
    if not (is_sign or -0.5 * size < gap < 0.4 * size):
        return None
    if is_rtl(left.text) and is_rtl(right.text):
        left, right = right, left
    first = right.pieces[0]
    return as_line([*left.pieces, first._replace(spaced=first.spaced or gap > 0.2 * size), *right.pieces[1:]], one.page)


def _signed(line: Line, sheet: Sheet) -> Line:
    """The line with a bullet before it where one is drawn, not written."""
    for x, y in sheet.dots:
        if 0 < line.x0 - x < 2.5 * line.size and 0 < y - line.y < 0.7 * line.size:
            first = line.pieces[0]
            sign = Piece("•", x - 2, x + 2, line.y, line.size, first.style, True)
            return replace(line, pieces=(sign, first._replace(spaced=True), *line.pieces[1:]))
    return line


def is_rtl(text: str) -> bool:
    """Whether most letters of a text run from right to left.

    >>> is_rtl("שלום 12")
    True
    """
    letters = [unicodedata.bidirectional(letter) for letter in text if letter.isalpha()]
    return sum(letter in ("R", "AL") for letter in letters) * 2 > len(letters)


def body_size(lines: Iterable[Line]) -> float:
    """The size that most letters are set in, in points."""
    weights: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        weights[size] = weights.get(size, 0) + len(line.text)
    return max(weights, key=lambda size: weights[size])


def level_rows(lines: Iterable[Line], share: float = 0.5) -> list[list[Line]]:
    """Lines by the level they stand on, from the head, in each from left to right.

    Arguments:
        share: how far apart lines of one row stand at most, in sizes of the type.
    """
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if rows and rows[-1][0].y - line.y < share * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def beside(one: Line, other: Line) -> bool:
    """Whether two lines stand on one level with a channel between them."""
    size = max(one.size, other.size)
    return abs(one.y - other.y) < 0.8 * size and max(other.x0 - one.x1, one.x0 - other.x1) > CHANNEL * size
