"""From the drafts of blocks to the blocks of an article, with ids, formats and note marks."""

from __future__ import annotations

from collections.abc import Sequence

from facing_pages.article.formatted import Words, joined, merged, stripped
from facing_pages.importing.pdf.blocks import Draft
from facing_pages.importing.pdf.lines import Line, is_rtl
from facing_pages.importing.pdf.lists import BULLETS
from facing_pages.importing.pdf.sheets import BOLD
from facing_pages.importing.pdf.text import Resolve, Vocabulary, run_on
from facing_pages.model import Block, Format
from facing_pages.model.article import CELL_END, ROW_END

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

    def words(self, lines: Sequence[Line], usual: int = 0) -> Words:
        """The words of lines; ``usual`` adds to the style that is no emphasis here."""
        made = run_on(lines, self._vocabulary, self._resolve, self._usual | usual)
        self.joins += made.joins
        return stripped(Words(made.text, merged(made.formats), tuple(made.marks)))

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
        is_headed = draft.kind == "table" and _is_bold(draft.lines[0]) and not self._usual & BOLD
        words = self._table(draft, is_headed) if draft.kind == "table" else self._running(draft)
        text, formats = words.text, words.formats
        if draft.sign:
            text = "•" + text[1:] if text[0] in BULLETS else text
            formats = merged([Format(0, draft.sign, "sign"), *(one for one in formats if one.end > draft.sign)])
        return Block(
            id,
            draft.kind,
            text,
            start,
            1,
            marks=words.marks,
            formats=formats,
            level=draft.level,
            quoted=draft.quoted,
            indents=_indents(draft.lines) if draft.kind == "stanza" else (),
            columns=(None,) * len(draft.lines[0].cells) if draft.kind == "table" else (),
            header_rows=int(is_headed),
        )

    def _running(self, draft: Draft) -> Words:
        if draft.kind == "stanza":
            return joined([self.words([line]) for line in draft.lines], "\n")
        usual = draft.lines[0].style() if draft.kind == "heading" else 0
        for line in draft.lines:
            usual &= line.style()
        return self.words(draft.lines, usual)

    def _table(self, draft: Draft, is_headed: bool) -> Words:
        rows = []
        for n, row in enumerate(draft.lines):
            usual = BOLD if is_headed and n == 0 else 0
            rows.append(joined([self.words(cell, usual) for cell in row.cells], CELL_END))
        return joined(rows, ROW_END)


def _is_bold(row: Line) -> bool:
    """Whether every word of a table's row is bold."""
    return all(line.style() & BOLD for cell in row.cells for line in cell)


def _indents(lines: Sequence[Line]) -> tuple[int, ...]:
    """How far each line of verse is set in, in steps of the least there is."""
    places = [-line.x1 if is_rtl(line.text) else line.x0 for line in lines]
    offsets = [(place - min(places)) / lines[0].size for place in places]
    step = min((offset for offset in offsets if offset >= _STEP), default=1.0)
    return tuple(min(round(offset / step), _MOST_STEPS) if offset >= _STEP else 0 for offset in offsets)
