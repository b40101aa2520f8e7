"""The tables that lines are drawn round: which words of a page stand in which cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from facing_pages.importing.pdf.sheets import Piece, Sheet

_TOUCH = 5.0
"""Lines so near, in points, count as one, or as touching."""
_LEAST_CELL = 6.0


@dataclass(frozen=True)
class Grid:
    """A table's edges: those of its columns from the left, those of its rows from the head, in points."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]

    def cell(self, piece: Piece) -> tuple[int, int] | None:
        """In which row and column a piece stands."""
        x, y = (piece.x0 + piece.x1) / 2, piece.y + piece.size / 4
        row = next((n for n, (top, foot) in enumerate(_pairs(self.ys)) if foot <= y <= top), None)
        column = next((n for n, (left, right) in enumerate(_pairs(self.xs)) if left <= x <= right), None)
        return None if row is None or column is None else (row, column)


def grids(sheet: Sheet) -> Iterator[Grid]:
    """The tables of a page of at least two rows and two columns, with words in most of their cells."""
    for rules, stems in _touching(sheet):
        xs = _merged(x for _, _, x in stems)
        ys = _merged(y for _, _, y in rules)
        grid = Grid(tuple(xs), tuple(reversed(ys)))
        size = (len(xs) - 1) * (len(ys) - 1)
        filled = {cell for piece in sheet.pieces if (cell := grid.cell(piece))}
        if len(xs) > 2 and len(ys) > 2 and len(filled) > size / 2 and _is_whole(grid, sheet):
            yield grid


def _is_whole(grid: Grid, sheet: Sheet) -> bool:
    """Whether no word stands across an edge, as in a cell that spans two columns."""
    inner = grid.xs[1:-1]
    return not any(piece.x0 + 1 < x < piece.x1 - 1 for piece in sheet.pieces if grid.cell(piece) for x in inner)


_Line = tuple[float, float, float]


def _touching(sheet: Sheet) -> list[tuple[list[_Line], list[_Line]]]:
    """The level and the upright lines of a page, those that touch each other together."""
    groups: list[tuple[list[_Line], list[_Line]]] = [([rule], []) for rule in sheet.rules]
    for stem in sheet.stems:
        near = [group for group in groups if any(_meets(rule, stem) for rule in group[0])]
        joined: tuple[list[_Line], list[_Line]] = ([], [stem])
        for rules, stems in near:
            joined[0].extend(rules)
            joined[1].extend(stems)
        groups = [group for group in groups if group not in near] + [joined]
    return groups


def _meets(rule: _Line, stem: _Line) -> bool:
    (x0, x1, y), (y0, y1, x) = rule, stem
    return x0 - _TOUCH < x < x1 + _TOUCH and y0 - _TOUCH < y < y1 + _TOUCH


def _merged(places: Iterator[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place > found[-1] + _LEAST_CELL:
            found.append(place)
    return found


def _pairs(places: Sequence[float]) -> Iterator[tuple[float, float]]:
    return pairwise(places)
