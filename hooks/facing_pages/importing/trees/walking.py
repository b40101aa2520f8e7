"""Walk pandoc's tree of blocks and make of it the blocks of an article."""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from facing_pages.importing.trees.draft import Draft, Drafts
from facing_pages.importing.trees.inlines import NOTE, Collector, Image, rich
from facing_pages.importing.trees.pandoc import Node
from facing_pages.importing.trees.pictures import KINDS
from facing_pages.importing.trees.richtext import RichText, joined
from facing_pages.importing.trees.tables import table_of
from facing_pages.importing.trees.verse import is_verse, is_wrapped, set_in
from facing_pages.model import CELL_END, LINE_IN_CELL, ROW_END, BlockKind

_BREAK = "* * *"
_ONLY_SIGNS = re.compile(r"(?:[*•·⁂❦~#_—–-]\s*){1,7}")
_IN_FIGURES = frozenset({"figure", "paragraph", "quotation"})
_ENDS = {"OneParen": ("", ")"), "TwoParens": ("(", ")")}
_BULLET = "•"


def walk(blocks: Sequence[Node]) -> Drafts:
    """The blocks of an article, with its notes."""
    made = Drafts()
    _Walk(made).blocks(blocks, _Place())
    return made


@dataclass(frozen=True)
class _Place:
    """Where in the tree a block stands: how deep in lists and in quotations."""

    level: int = 0
    quoted: int = 0

    def deeper(self, level: int = 0, quoted: int = 0) -> _Place:
        return _Place(self.level + level, self.quoted + quoted)


@dataclass
class _Walk:
    made: Drafts
    images: list[Image] = field(default_factory=list)

    def blocks(self, blocks: Sequence[Node], place: _Place) -> None:
        for block in blocks:
            self.block(block, place)

    def block(self, block: Node, place: _Place) -> None:
        reader = _BLOCKS.get(block["t"])
        if reader:
            reader(self, block, place)
        for image in self.images:
            self.made.blocks.append(
                Draft("figure", RichText(), place.level, place.quoted, image=image.name, alt=image.alt)
            )
        self.images.clear()

    # --- words -----------------------------------------------------------------

    def rich(self, inlines: Sequence[Node]) -> RichText:
        return rich(inlines, Collector(self.note, self.images.append, self.made.leave_out))

    def note(self, blocks: list[Node]) -> str:
        label = str(len(self.made.notes) + 1)
        self.made.notes[label] = RichText()
        self.made.notes[label] = self.one_line(blocks)
        return label

    def one_line(self, blocks: Sequence[Node]) -> RichText:
        """The words of blocks on one line, for a note."""
        return joined([line for line in self.lines_of(blocks) if line], " ")

    def lines_of(self, blocks: Sequence[Node]) -> list[RichText]:
        """The lines of blocks where no picture can stand."""
        drafts = self.apart(blocks, _Place())
        for draft in drafts:
            if draft.image:
                self.made.leave_out(KINDS[1], draft.alt or draft.image)
        return [line.stripped() for draft in drafts for line in draft.text.divided("\n")]

    def put(self, kind: BlockKind, text: RichText, place: _Place, indents: tuple[int, ...] = ()) -> None:
        if text.stripped():
            self.made.blocks.append(Draft(kind, text, place.level, place.quoted, indents))

    # --- blocks ----------------------------------------------------------------

    def paragraph(self, block: Node, place: _Place) -> None:
        self.paragraph_of(block["c"], place)

    def paragraph_of(self, inlines: Sequence[Node], place: _Place, sign: str = "") -> None:
        """A paragraph, divided where it has an empty line, and the pictures that stood in it."""
        for n, part in enumerate(self.rich(inlines).divided("\n\n")):
            self.words(part, place, sign if n == 0 else "")

    def words(self, lines: RichText, place: _Place, sign: str = "") -> None:
        text = lines.stripped()
        if sign:
            signed = joined([RichText(sign).with_format("sign"), RichText(" "), text])
            self.put("item", signed.stripped() if text else RichText(), place)
        elif _ONLY_SIGNS.fullmatch(text.text) and not text.marks:
            self.put("break", RichText(_BREAK), place)
        elif is_verse(text.text):
            verse, indents = set_in([line for line in lines.divided("\n") if line.stripped()])
            self.put("stanza", verse, place, indents)
        else:
            self.put("quotation" if place.quoted else "paragraph", text, place)

    def header(self, block: Node, _: _Place) -> None:
        level, _attributes, inlines = block["c"]
        text = self.rich(inlines).stripped()
        lines = [part.stripped() for part in text.divided("\n")]
        if text:
            self.made.blocks.append(Draft("heading", joined(lines, " "), level=level))

    def lines(self, block: Node, place: _Place) -> None:
        """Lines of verse; an empty one ends a stanza."""
        self.stanzas([self.rich(line) for line in block["c"]], place)

    def code(self, block: Node, place: _Place) -> None:
        (_, classes, _), words = block["c"]
        lines = [RichText(line.rstrip()) for line in words.expandtabs(4).split("\n")]
        if classes and "verse" not in classes:
            text = RichText("\n".join(line.text for line in lines)).with_format("code")
            self.put("paragraph", text, place)
        else:
            self.stanzas(lines, place)

    def stanzas(self, lines: Sequence[RichText], place: _Place) -> None:
        for empty, group in itertools.groupby(lines, key=lambda line: not line.stripped()):
            stanza = list(group)
            if empty:
                continue
            if len(stanza) == 1 or is_wrapped([line.text for line in stanza]):
                prose = joined([line.stripped() for line in stanza], " ")
                self.put("quotation" if place.quoted else "paragraph", prose, place)
            else:
                verse, indents = set_in(stanza)
                self.put("stanza", verse, place, indents)

    def quotation(self, block: Node, place: _Place) -> None:
        self.blocks(block["c"], place.deeper(quoted=1))

    def bullets(self, block: Node, place: _Place) -> None:
        for item in block["c"]:
            self.item(item, _BULLET, place.deeper(level=1))

    def numbers(self, block: Node, place: _Place) -> None:
        (start, style, delimiter), items = block["c"]
        before, after = _ENDS.get(delimiter["t"], ("", "."))
        for number, item in enumerate(items, start):
            self.item(item, f"{before}{_numeral(number, style['t'])}{after}", place.deeper(level=1))

    def item(self, blocks: Sequence[Node], sign: str, place: _Place) -> None:
        first, *rest = blocks or [{"t": "Null"}]
        if first["t"] in ("Para", "Plain"):
            self.paragraph_of(first["c"], place, sign)
        elif first["t"] == "Div":
            self.item([*first["c"][1], *rest], sign, place)
            return
        else:
            self.block(first, place)
        self.blocks(rest, place)

    def definitions(self, block: Node, place: _Place) -> None:
        inner = place.deeper(level=1)
        for term, definitions in block["c"]:
            self.put("paragraph", self.rich(term).stripped(), place)
            for definition in definitions:
                self.blocks(definition, inner)

    def table(self, block: Node, place: _Place) -> None:
        table = table_of(block)
        self.blocks(table.caption, place)
        if table.only_lays_out:
            for cell in table.cells:
                self.blocks(cell, place)
            return
        rows = [joined(map(self.cell, row), CELL_END) for row in table.rows]
        text = joined(rows, ROW_END)
        if text.text.strip():
            made = Draft("table", text, place.level, place.quoted)
            made.columns, made.header_rows = table.columns, table.header_rows
            self.made.blocks.append(made)

    def cell(self, blocks: Sequence[Node]) -> RichText:
        return joined([line for line in self.lines_of(blocks) if line], LINE_IN_CELL)

    def figure(self, block: Node, place: _Place) -> None:
        _, (_, caption), blocks = block["c"]
        inner = self.apart(blocks, place)
        words = joined(self.lines_of(caption), "\n")
        pictures = [draft for draft in inner if draft.kind == "figure"]
        if not words and len(pictures) == 1 and {draft.kind for draft in inner} <= _IN_FIGURES:
            words = joined([draft.text for draft in inner if draft not in pictures], "\n")
            inner = pictures
        self.made.blocks += inner
        if words and pictures:
            pictures[-1].text = joined(filter(None, [pictures[-1].text, words]), "\n")
        elif words:
            self.words(words, place)

    def apart(self, blocks: Sequence[Node], place: _Place) -> list[Draft]:
        """Blocks that do not go into the text as they stand; their notes do."""
        inner = Drafts(notes=self.made.notes, left_out=self.made.left_out)
        _Walk(inner).blocks(blocks, place)
        return inner.blocks

    def rule(self, _: Node, place: _Place) -> None:
        self.put("break", RichText(_BREAK), _Place(0, place.quoted))

    def raw(self, block: Node, _: _Place) -> None:
        self.made.leave_out("code of another format", block["c"][1])

    def division(self, block: Node, place: _Place) -> None:
        (_, _, attributes), blocks = block["c"]
        label = dict(attributes).get(NOTE)
        if label:
            self.made.notes[label] = self.one_line(blocks)
        else:
            self.blocks(blocks, place)


_BLOCKS: dict[str, Callable[[_Walk, Node, _Place], None]] = {
    "Para": _Walk.paragraph,
    "Plain": _Walk.paragraph,
    "Header": _Walk.header,
    "LineBlock": _Walk.lines,
    "CodeBlock": _Walk.code,
    "BlockQuote": _Walk.quotation,
    "BulletList": _Walk.bullets,
    "OrderedList": _Walk.numbers,
    "DefinitionList": _Walk.definitions,
    "Table": _Walk.table,
    "Figure": _Walk.figure,
    "HorizontalRule": _Walk.rule,
    "RawBlock": _Walk.raw,
    "Div": _Walk.division,
}


def _numeral(number: int, style: str) -> str:
    if style.endswith("Roman"):
        made = _roman(number)
    elif style.endswith("Alpha"):
        made = _letters(number)
    else:
        made = str(number)
    return made.lower() if style.startswith("Lower") else made


def _letters(number: int) -> str:
    made = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        made = string.ascii_uppercase[rest] + made
    return made or "0"


def _roman(number: int) -> str:
    made = ""
    signs = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
    for value, sign in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), signs, strict=True):
        count, number = divmod(number, value)
        made += sign * count
    return made or "0"
