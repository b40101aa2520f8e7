"""Between which edges the lines of a text are set, and how far apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from facing_pages.importing.pdf.columns import Column
from facing_pages.importing.pdf.lines import Line, is_rtl


@dataclass(frozen=True)
class Measure:
    """Between which edges lines are set, and how far apart, in points."""

    left: float
    right: float

    def indent(self, line: Line) -> float:
        """How far a line is set in, in sizes of its type."""
        return (self.right - line.x1 if is_rtl(line.text) else line.x0 - self.left) / line.size

    def room(self, line: Line) -> float:
        """How much room the line leaves at its end, in points."""
        return line.x0 - self.left if is_rtl(line.text) else self.right - line.x1

    def breaks_off(self, line: Line, next: Line) -> bool:
        """Whether the next line's first word would have had room on this one."""
        return self.room(line) > _first_word(next) + 0.6 * line.size


def _first_word(line: Line) -> float:
    """How wide the first word of a line is, in points."""
    end = next((n for n in range(1, len(line.pieces)) if line.is_spaced(n)), len(line.pieces))
    pieces = line.pieces[:end]
    return max(piece.x1 for piece in pieces) - min(piece.x0 for piece in pieces)


def edge(places: Sequence[float], size: float) -> float:
    """The outermost place that more than a stray line begins at."""
    ordered = sorted(places)
    wanted = max(2, len(ordered) // 40) if len(ordered) > 5 else 1
    return next(
        (place for place in ordered if sum(place <= other < place + 1.5 * size for other in ordered) >= wanted),
        ordered[0],
    )


def leadings(columns: Sequence[Column]) -> dict[int, float]:
    """How far lines stand apart, in points, by the size of their type."""
    gaps: dict[int, list[float]] = {}
    for column in columns:
        for line, next in zip(column.lines, column.lines[1:], strict=False):
            gap = line.y - next.y
            if abs(line.size - next.size) < 0.07 * line.size and 0.9 * line.size < gap < 2.2 * line.size:
                gaps.setdefault(round(next.size), []).append(gap)
    return {size: _usual(found) for size, found in gaps.items()}


def _usual(gaps: list[float]) -> float:
    """The smallest gap that is common: paragraphs may be as many as lines."""
    ordered = sorted(gaps)
    return (
        next(gap for gap in ordered if sum(abs(gap - other) < 0.06 * gap for other in ordered) >= 0.2 * len(ordered))
        if len(ordered) > 2
        else median(ordered)
    )
