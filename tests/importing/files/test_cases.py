"""Small files, each with one thing that readers get wrong, and what a careful person reads in them.

A case is a file in ``cases`` with its right reading beside it, in a ``.txt`` of the same name.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from facing_pages.importing import reading
from facing_pages.importing.imported import Imported
from facing_pages.importing.pages.webpage import read_html
from facing_pages.model import Block

CASES = Path(__file__).parent / "cases"


def account(imported: Imported) -> str:
    """What a person checks: title, byline, day, each block with its structure, notes, what was left out."""
    article = imported.article
    lines = [f"{name}: {value}" for name, value in (("title", article.title), ("byline", article.byline)) if value]
    lines += [f"day: {article.dated}"] if article.dated else []
    lines += map(_block, article.blocks)
    lines += [f"note {note.label}: {''.join(map(str, note.parts))}" for note in article.notes]
    lines += [f"left out, {part.kind}: {part.words}" for part in imported.left_out]
    return "\n".join(lines) + "\n"


def _block(block: Block) -> str:
    text, shift = block.text, 0
    for mark in block.marks:
        sign = f"[^{','.join(mark.labels)}]"
        text = text[: mark.offset + shift] + sign + text[mark.offset + shift :]
        shift += len(sign)
    for sign, shown in (
        ("\n", " / "),
        ("\t", " | "),
        ("\u2028", " ¦ "),
        ("\u00a0", "~"),
        ("\u202f", "~"),
        ("\u00ad", "¬"),
    ):
        text = text.replace(sign, shown)
    said = {
        "level": block.level,
        "quoted": block.quoted,
        "indents": "".join(map(str, block.indents)) if any(block.indents) else "",
        "header rows": block.header_rows,
        "picture": block.picture.file if block.picture else "",
    }
    how = "".join(f" {name} {value}" for name, value in said.items() if value)
    formats = (
        f"\n    {format.kind}: {block.text[format.start : format.end]}{f' ({format.value})' if format.value else ''}"
        for format in block.formats
    )
    return f"{block.id} {block.kind}{how}: {text}{''.join(formats)}"


@pytest.mark.parametrize(
    "path", sorted(path for path in CASES.iterdir() if path.suffix != ".txt"), ids=lambda p: p.name
)
def test_a_case_is_read_as_a_careful_person_reads_it(path: Path) -> None:
    if path.suffix == ".html":
        imported = read_html(path.read_text("utf-8"), path, "a page", {}, (), {}, 0)
    else:
        imported = reading.read(path)
    assert account(imported) == path.with_suffix(".txt").read_text("utf-8")
