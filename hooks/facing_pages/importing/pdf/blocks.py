"""From lines in the order of reading to drafts of blocks: paragraphs, headings, list items, verse, quotations.

What tells where a paragraph ends is whether the next line's first word would
have had room on the line before: a line that breaks off for another reason
than its width ends something, a paragraph or a verse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from facing_pages.importing.pdf.columns import Column
from facing_pages.importing.pdf.lines import Line, is_rtl
from facing_pages.importing.pdf.lists import items
from facing_pages.importing.pdf.measure import Measure, edge, leadings
from facing_pages.importing.pdf.sheets import BOLD
from facing_pages.model import BlockKind

_INDENT = 0.7
"""How far a line is set in, in sizes of the type, to be called set in."""
_INSET = 1.0
_ENDS = re.compile(r"[.!?…:。！？][\"'”’»)\]]*$")
_BREAK = re.compile(r"\*( ?\*){0,4}|⁂")
_LARGER = 1.1
_MOST_WORDS_OF_HEADING = 30
_LEAST_LINES_OF_VERSE, _BROKEN_OFF = 3, 0.7


@dataclass
class Draft:
    """A block to be: its lines, and what they are.

    Arguments:
        style: of a heading, its size in points and whether it is bold.
        sign: of a list item, how many of its characters are its sign.
    """

    kind: BlockKind
    lines: list[Line]
    style: tuple[float, bool] = (0.0, False)
    sign: int = 0
    level: int = 0
    quoted: int = 0


class Blocks:
    """The blocks of a text, from its columns.

    Arguments:
        columns: in the order of reading, without notes and what is round the text.
        size: the size of most of the text, in points.
        style: the style of most of the text, as in ``Piece``.
    """

    def __init__(self, columns: Sequence[Column], size: float, style: int) -> None:
        self.size, self.style = size, style
        self.columns = columns
        lines = [line for column in columns for line in column.lines]
        self.leading = leadings(columns)
        self.items = items(lines)
        self.measures = [self._measure(column) for column in columns]
        self.sets_in = self._sets_in()
        self.is_justified = self._is_justified()

    def drafts(self) -> list[Draft]:
        """All blocks in order."""
        found: list[Draft] = []
        last: Measure | None = None
        for column, measure in zip(self.columns, self.measures, strict=True):
            for n, cluster in enumerate(self._clusters(column.lines, measure)):
                drafts = self._classified(cluster, measure)
                if n == 0 and last and found and self._goes_on(found[-1], drafts[0], last, measure):
                    found[-1].lines += drafts.pop(0).lines
                found += drafts
            last = measure
        return found

    # --- places -------------------------------------------------------------

    def _measure(self, column: Column) -> Measure:
        """The edges of a column, told from all columns that begin where it does."""
        like = [
            line
            for other in self.columns
            if other.place == column.place and other.left < column.right and column.left < other.right
            for line in other.lines
            if abs(line.size - self.size) < 0.1 * self.size and not line.cells
        ] or list(column.lines)
        return Measure(edge([line.x0 for line in like], self.size), -edge([-line.x1 for line in like], self.size))

    def _sets_in(self) -> bool:
        """Whether paragraphs begin with a line that is set in."""
        pairs = [
            (measure.indent(one), measure.indent(other))
            for column, measure in zip(self.columns, self.measures, strict=True)
            for one, other in zip(column.lines, column.lines[1:], strict=False)
            if abs(one.size - self.size) < 0.5 and abs(other.size - self.size) < 0.5
        ]
        return sum(one > _INDENT and other < 0.3 for one, other in pairs) > 0.05 * len(pairs)

    def _is_justified(self) -> bool:
        """Whether most lines end at the edge."""
        rooms = [
            measure.room(line)
            for column, measure in zip(self.columns, self.measures, strict=True)
            for line in column.lines
            if abs(line.size - self.size) < 0.5
        ]
        return sum(room < 0.2 * self.size for room in rooms) > 0.5 * len(rooms)

    def _gap(self, line: Line, next: Line) -> float:
        """How far the next line is below, in usual distances of lines of that size."""
        usual = self.leading.get(round(next.size)) or 1.25 * next.size
        return (line.y - next.y) / usual

    # --- clusters -----------------------------------------------------------

    def _clusters(self, lines: Sequence[Line], measure: Measure) -> Iterator[list[Line]]:
        """Lines that stand close and are set alike."""
        cluster: list[Line] = []
        for line in lines:
            if cluster and not self._is_close(cluster[-1], line, measure):
                yield cluster
                cluster = []
            cluster.append(line)
        if cluster:
            yield cluster

    def _is_close(self, line: Line, next: Line, measure: Measure) -> bool:
        if line.cells or next.cells:
            return len(line.cells) == len(next.cells)
        if abs(line.size - next.size) > 0.07 * line.size or not 0.3 < self._gap(line, next) < 1.3:
            return False
        is_other = (line.style() ^ next.style()) & BOLD
        return not (is_other and measure.breaks_off(line, next))

    def _classified(self, cluster: list[Line], measure: Measure) -> list[Draft]:
        if len(cluster[0].cells) > 1 and len(cluster) > 1:
            return [Draft("table", cluster)]
        if self._is_heading(cluster):
            style = (round(cluster[0].size * 2) / 2, bool(cluster[0].style() & BOLD))
            return [Draft("heading", cluster, style=style)]
        if not any(id(line) in self.items for line in cluster):
            inset = self._inset(cluster, measure)
            if self._is_verse(cluster, measure, inset):
                return [Draft("stanza", cluster)]
            if inset and len(cluster) > 1:
                return [replace(draft, kind="quotation", quoted=1) for draft in self._paragraphs(cluster, inset)]
        return list(self._paragraphs(cluster, measure))

    def _is_heading(self, cluster: list[Line]) -> bool:
        text = " ".join(line.text for line in cluster)
        if len(text.split()) > _MOST_WORDS_OF_HEADING or not any(map(str.isalpha, text)):
            return False
        if cluster[0].size > _LARGER * self.size:
            return True
        if cluster[0].size < 0.95 * self.size or text.rstrip()[-1] in ".,;":
            return False
        is_bold = all(line.style() & BOLD for line in cluster) and not self.style & BOLD
        return len(cluster) < 4 and (is_bold or (text.isupper() and sum(map(str.isalpha, text)) > 3))

    def _inset(self, cluster: list[Line], measure: Measure) -> Measure | None:
        """The edges of a cluster that is set in on both sides."""
        room = min(measure.room(line) for line in cluster)
        if len(cluster) < 2 or min(map(measure.indent, cluster)) < _INSET or room < _INSET * self.size:
            return None
        return Measure(min(line.x0 for line in cluster), max(line.x1 for line in cluster))

    def _is_verse(self, cluster: list[Line], measure: Measure, inset: Measure | None) -> bool:
        """Whether lines end where they do for another reason than their width."""
        pairs = list(pairwise(cluster))
        if len(cluster) < _LEAST_LINES_OF_VERSE or any(len(line.text.split()) > 16 for line in cluster):
            return False
        broken = sum(measure.breaks_off(*pair) for pair in pairs) / len(pairs)
        ended = sum(_ENDS.search(line.text) is not None for line in cluster) / len(cluster)
        if broken < _BROKEN_OFF or ended > _BROKEN_OFF:
            return False
        if inset is None or sum(inset.breaks_off(*pair) for pair in pairs) >= 0.5 * len(pairs):
            return True
        if self.is_justified:
            return sum(inset.room(line) < 0.2 * line.size for line in cluster[:-1]) < 0.5 * len(pairs)
        indent = min(map(measure.indent, cluster)) * self.size
        return min(map(measure.room, cluster)) > 2 * indent + 3 * self.size

    # --- paragraphs ---------------------------------------------------------

    def _paragraphs(self, cluster: list[Line], measure: Measure) -> Iterator[Draft]:
        current: list[Line] = []
        hangs = False
        for n, line in enumerate(cluster):
            if current:
                following = cluster[n + 1] if n + 1 < len(cluster) else None
                if self._begins(current, line, following, measure, hangs):
                    yield self._draft(current)
                    current, hangs = [], False
                else:
                    hangs |= measure.indent(line) > measure.indent(current[0]) + _INDENT
            current.append(line)
        if current:
            yield self._draft(current)

    def _begins(self, current: list[Line], line: Line, following: Line | None, measure: Measure, hangs: bool) -> bool:
        """Whether a line begins a new paragraph."""
        goes_on = line.text[:1].islower() and not _ENDS.search(current[-1].text)
        if id(line) in self.items or (measure.breaks_off(current[-1], line) and not goes_on):
            return True
        if id(current[0]) in self.items and measure.indent(line) > measure.indent(current[0]) + 0.3:
            return False
        step = measure.indent(line) - measure.indent(current[-1])
        if step < -_INDENT:
            return hangs
        if step <= _INDENT:
            return False
        if following is not None:
            return measure.indent(following) < measure.indent(line) - _INDENT / 2
        return len(current) > 1 or (id(current[0]) not in self.items and not line.text[:1].islower())

    def _draft(self, lines: list[Line]) -> Draft:
        if len(lines) == 1 and _BREAK.fullmatch(lines[0].text):
            return Draft("break", lines)
        sign = self.items.get(id(lines[0]), 0)
        return Draft("item", lines, sign=sign) if sign else Draft("paragraph", lines)

    def _goes_on(self, last: Draft, first: Draft, before: Measure, after: Measure) -> bool:
        """Whether a paragraph goes on at the head of the next column or page."""
        if first.kind not in ("paragraph", "quotation") or last.kind not in ("paragraph", "item", "quotation"):
            return False
        line, next = last.lines[-1], first.lines[0]
        if abs(line.size - next.size) > 0.07 * line.size:
            return False
        if next.text[:1].islower() or line.text[-1:] in "-‐,;":
            return True
        if before.breaks_off(line, next) or after.indent(next) > _INDENT:
            return False
        return self.sets_in or not _ENDS.search(line.text)


def level(drafts: Sequence[Draft]) -> None:
    """Set how deep items stand in lists, and how high headings."""
    styles = sorted({draft.style for draft in drafts if draft.kind == "heading"}, reverse=True)
    depths: list[float] = []
    for draft in drafts:
        if draft.kind == "heading":
            draft.level = styles.index(draft.style) + 1
        if draft.kind != "item":
            depths = []
            continue
        line = draft.lines[0]
        place = -line.x1 if is_rtl(line.text) else line.x0
        while depths and place < depths[-1] - 0.5 * line.size:
            depths.pop()
        if not depths or place > depths[-1] + 0.5 * line.size:
            depths.append(place)
        draft.level = len(depths)
