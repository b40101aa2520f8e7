"""A table of Markdown: the words of its cells, how its columns are set, how many rows head them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from facing_pages.article.formatted import Words, joined, stripped
from facing_pages.model import Align
from facing_pages.model.article import CELL_END, ROW_END

_ALIGNS: Mapping[str, Align] = {"text-align:left": "left", "text-align:right": "right", "text-align:center": "centre"}


@dataclass(frozen=True)
class Table:
    """A table as its block has it; ``has_words`` where a cell holds anything."""

    words: Words
    columns: tuple[Align | None, ...]
    header_rows: int
    has_words: bool


def read_table(tokens: Sequence[Token], cell: Callable[[Token], Words], header: str = "") -> Table:
    """A table from its tokens.

    Arguments:
        tokens: from its opening to before its closing.
        cell: gives the words of a cell.
        header: how many rows head it, where the file says so. Otherwise the first
            does, unless it is empty: then it is only there because Markdown wants one.
    """
    rows: list[list[Words]] = []
    aligns: list[Align | None] = []
    headed = 0
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            if len(rows) == 1:
                aligns.append(_ALIGNS.get(str(token.attrs.get("style", ""))))
        elif token.type == "thead_close":
            headed = len(rows)
        elif token.type == "inline":
            rows[-1].append(_undivided(cell(token)))
    if header.isdecimal():
        headed = min(int(header[:4]), len(rows))
    elif headed and not any(rows[0]):
        rows, headed = rows[1:], 0
    width = max(map(len, rows), default=0)
    words = joined((joined([*row, *[Words()] * (width - len(row))], CELL_END) for row in rows), ROW_END)
    return Table(words, (*aligns, *[None] * width)[:width], headed, any(one for row in rows for one in row))


def _undivided(words: Words) -> Words:
    """A cell without the signs that divide cells and rows."""
    return stripped(replace(words, text=words.text.translate({ord(CELL_END): " ", ord(ROW_END): " "})))
