"""From the drafts of blocks to the blocks of an article, with ids, formats and note marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facing_pages.model import Block, Format, Mark
from facing_pages.model.article import CELL_END, ROW_END
from facing_pages.starting.pdfblocks import BULLETS, Draft
from facing_pages.starting.pdflines import Line, is_rtl
from facing_pages.starting.pdfsheets import BOLD
from facing_pages.starting.pdftext import Resolve, Text, Vocabulary, joined

_STEP = 0.8
"""How far a line of verse is set in at least, in sizes of the type, for a step."""
_MOST_STEPS = 8


class Maker:
    """What makes text of lines, and blocks of drafts.

    Arguments:
        usual: the style of the text at large, which is no emphasis.
    """

    def __init__(self, vocabulary: Vocabulary, resolve: Resolve, usual: int) -> None:
        self._vocabulary, self._resolve, self._usual = vocabulary, resolve, usual
        self.joins = 0

    def text(self, lines: Sequence[Line], usual: int = 0, line_break: str = "") -> Text:
        """The text of lines; ``usual`` adds to the style that is no emphasis here."""
        made = joined(lines, self._vocabulary, self._resolve, self._usual | usual, line_break)
        self.joins += made.joins
        return made

    def blocks(self, drafts: Sequence[Draft]) -> tuple[Block, ...]:
        """The blocks of drafts."""
        made: list[Block] = []
        start = headings = 0
        for draft in drafts:
            headings += draft.kind == "heading"
            number = headings if draft.kind == "heading" else len(made) + 1 - headings
            block = self._block(draft, f"{'h' if draft.kind == 'heading' else 'p'}{number}", start)
            made.append(block)
            start = block.end + 1
        return tuple(made)

    def _block(self, draft: Draft, id: str, start: int) -> Block:
        if draft.kind == "table":
            return self._table(draft, id, start)
        usual = 0
        if draft.kind == "heading":
            usual = draft.lines[0].style()
            for line in draft.lines:
                usual &= line.style()
        made = self.text(draft.lines, usual, "\n" if draft.kind == "stanza" or draft.is_broken else "")
        text, formats = made.text, sorted(made.formats, key=lambda one: (one.start, -one.end))
        if draft.sign:
            text = "•" + text[1:] if text[0] in BULLETS else text
            formats = [Format(0, draft.sign, "sign"), *(one for one in formats if one.end > draft.sign)]
        return Block(
            id,
            draft.kind,
            text,
            start,
            1,
            marks=tuple(made.marks),
            formats=tuple(formats),
            level=draft.level,
            quoted=draft.quoted,
            indents=_indents(draft.lines) if draft.kind == "stanza" else (),
        )

    def _table(self, draft: Draft, id: str, start: int) -> Block:
        parts: list[str] = []
        formats: list[Format] = []
        marks: list[Mark] = []
        at = 0
        is_headed = (
            all(line.style() & BOLD for cell in draft.lines[0].cells for line in cell) and not self._usual & BOLD
        )
        for n, row in enumerate(draft.lines):
            for m, cell in enumerate(row.cells):
                separator = CELL_END if m else ROW_END if n else ""
                made = self.text(cell, BOLD if is_headed and n == 0 else 0)
                at += len(separator)
                formats += (replace(one, start=one.start + at, end=one.end + at) for one in made.formats)
                marks += (replace(one, offset=one.offset + at) for one in made.marks)
                parts += [separator, made.text]
                at += made.length
        return Block(
            id,
            "table",
            "".join(parts),
            start,
            1,
            marks=tuple(marks),
            formats=tuple(sorted(formats, key=lambda one: (one.start, -one.end))),
            columns=(None,) * len(draft.lines[0].cells),
            header_rows=int(is_headed),
        )


def _indents(lines: Sequence[Line]) -> tuple[int, ...]:
    """How far each line of verse is set in, in steps of the least there is."""
    places = [-line.x1 if is_rtl(line.text) else line.x0 for line in lines]
    offsets = [(place - min(places)) / lines[0].size for place in places]
    step = min((offset for offset in offsets if offset >= _STEP), default=1.0)
    return tuple(min(round(offset / step), _MOST_STEPS) if offset >= _STEP else 0 for offset in offsets)
