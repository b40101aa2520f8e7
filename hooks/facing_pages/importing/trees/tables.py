"""Pandoc's tables: one of words and figures is a table, one that only lays out a page is its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from facing_pages.importing.trees.pandoc import Node
from facing_pages.model import Align

_ALIGNS: dict[str, Align | None] = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "centre"}
_LONG_CELL = 60
_MOST_BLOCKS = 4
_NO_CELLS = frozenset({"Table", "Header", "Figure", "BlockQuote", "CodeBlock", "LineBlock", "HorizontalRule"})


@dataclass(frozen=True)
class Table:
    """A table's rows of cells, each of them blocks; every row has as many cells as there are columns."""

    caption: list[Node]
    columns: tuple[Align | None, ...]
    rows: tuple[tuple[list[Node], ...], ...]
    header_rows: int

    @property
    def cells(self) -> Iterator[list[Node]]:
        return (cell for row in self.rows for cell in row if cell)

    @property
    def only_lays_out(self) -> bool:
        """Whether it is no table but a way to set a page: one row or column, or whole passages in its cells."""
        cells = list(self.cells)
        words = sum(map(_words, cells))
        return (
            len(self.rows) < 2
            or len(self.columns) < 2
            or any(block["t"] in _NO_CELLS for cell in cells for block in cell)
            or any(len(cell) > _MOST_BLOCKS for cell in cells)
            or words > _LONG_CELL * len(cells)
        )


def table_of(block: Node) -> Table:
    """The table that a block of pandoc's is."""
    _, (_, caption), specs, (_, head), bodies, (_, foot) = block["c"]
    heads = [*head]
    body = [row for _, _, intermediate, rows in bodies for row in (*intermediate, *rows)]
    grid = list(_grid([*heads, *body, *foot], len(specs)))
    columns = tuple(_ALIGNS.get(align["t"]) for align, _ in specs)
    return Table(caption, columns, tuple(map(tuple, grid)), min(len(heads), len(grid)))


def _grid(rows: Sequence[list[Any]], width: int) -> Iterator[list[list[Node]]]:
    """Rows of equal length: a cell over several places stands in the first, the others are empty."""
    taken: dict[int, int] = {}
    for _, cells in rows:
        made: list[list[Node]] = []
        waiting = [(down, across, blocks) for _, _, down, across, blocks in cells]
        while len(made) < width:
            at = len(made)
            if taken.get(at, 0):
                taken[at] -= 1
                made.append([])
            elif waiting:
                down, across, blocks = waiting.pop(0)
                span = min(max(across, 1), width - at)
                for place in range(at, at + span):
                    taken[place] = down - 1
                made += [blocks, *([[]] * (span - 1))]
            else:
                made.append([])
        yield made


def _words(blocks: object) -> int:
    """How many words blocks hold, as pandoc divides them."""
    if isinstance(blocks, dict):
        return (blocks.get("t") == "Str") + _words(blocks.get("c"))
    return sum(map(_words, blocks)) if isinstance(blocks, list) else 0
