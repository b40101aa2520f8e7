"""An article's file line by line, with what each line was taken for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from facing_pages.model import Article, Line

_WIDTH = 100
_SPACE = re.compile(r"\s")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def show(article: Article, width: int = _WIDTH) -> str:
    """The line-by-line display: number, kind, block, and the line's beginning.

    The kind of a line whose words are a block's is the block's. A line that
    begins with the dateline and goes on with the first paragraph has two rows.

    Arguments:
        article: what ``parse`` gave.
        width: the most characters in a row.
    """
    kinds = {block.id: block.kind for block in article.blocks}
    digits = len(str(len(article.lines)))
    rows = [
        f"{number:>{digits}}  {kind:<12}  {block:<4}  {text}"
        for line in article.lines
        for number, kind, block, text in _rows(line, article.dateline or "", kinds)
    ]
    return "\n".join(_clipped(row, width) for row in rows)


def _rows(line: Line, dateline: str, kinds: Mapping[str, str]) -> Iterator[tuple[int, str, str, str]]:
    if line.kind == "dateline" and line.block:
        rest = line.text.strip(" \t").removeprefix(dateline)
        yield line.number, line.kind, "", dateline
        yield line.number, kinds[line.block], line.block, rest.strip()
    else:
        block = line.block or ""
        yield line.number, kinds.get(block, line.kind), block, line.text.strip()


def _clipped(row: str, width: int) -> str:
    """A row on one line, without characters that a terminal might obey."""
    row = row if len(row) <= width else row[: width - 1] + "…"
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", row)).rstrip()
