"""The text of an article as TEI: its blocks in their structure, its own notes, and what stands round it.

The words of an element that has a block's id are that block's text, letter for
letter, white space included: offsets that hold in the block hold there too.
What is no word of the text is an attribute or an empty element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from xml.etree.ElementTree import Element

from facing_pages.binding.weaving import divided
from facing_pages.citing import noted
from facing_pages.model import (
    CELL_END,
    LINE_IN_CELL,
    ROW_END,
    Annotation,
    Block,
    Break,
    Comparison,
    Format,
    Gap,
    Inline,
    Mark,
    Note,
    NoteMark,
    Placed,
    Reading,
    Run,
)
from facing_pages.publishing import pictures
from facing_pages.publishing.tei.elements import add, address, element, group, some
from facing_pages.webaddress import is_address

_RENDITIONS = {"strong": "bold", "struck": "strikethrough"}


@dataclass(frozen=True)
class Ids:
    """What the elements of a text are called in the file.

    Arguments:
        reading: the reading whose text it is.
        prefix: what stands before each id, in a file of several texts.
    """

    reading: Reading
    prefix: str = ""

    def block(self, id: str) -> str:
        return f"{self.prefix}{id}"

    def note(self, label: str) -> str:
        """Of a note of the article: a label may be any sign, so it is its number among the notes."""
        return f"{self.prefix}fn-{self._numbers[label]}"

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {note.label: number for number, note in enumerate(self.reading.article.notes, 1)}


def text(comparison: Comparison, reading: Reading, ids: Ids, base: str, called: Callable[[Annotation], str]) -> Element:
    """The element ``text`` of an article.

    Arguments:
        base: where the addresses of pictures begin.
        called: the id of an annotation in the file.
    """
    writer = _Writer(comparison, reading, ids, base, called)
    article = reading.article
    shelf = _Shelf([*writer.title(), *writer.opener()])
    for placed in comparison.placed[reading.id]:
        shelf.put(placed.block, writer.block(placed))
    signature = article.signature
    closer = element("closer", _lines("signed", "\n".join(signature.lines))) if signature else None
    body = group("body", [*shelf.body, closer])
    notes = some("div", (writer.note(note) for note in article.notes), type="notes")
    around = some("div", writer.around(), type="around")
    back = some("back", [notes, around])
    return group("text", [body, back], lang=reading.dossier.language or "und")


class _Shelf:
    """Puts blocks where they belong: under headings, in quotations, in lists.

    A heading opens a division within those of higher headings; in a quotation there is no room for one.
    """

    def __init__(self, head: Iterable[Element]) -> None:
        self.body = list(head)
        self._divisions: list[tuple[int, Element]] = []
        self._quotes: list[Element] = []
        self._lists: list[Element] = []

    def put(self, block: Block, made: Element) -> None:
        """Set a block behind the last."""
        is_heading = block.kind == "heading"
        depth = 0 if is_heading else max(block.level, int(block.kind == "item"))
        self._lists = self._lists if block.quoted == len(self._quotes) else []
        del self._quotes[block.quoted :]
        if is_heading and not block.quoted:
            self._open(block.level, made)
            return
        while len(self._quotes) < block.quoted:
            self._quotes.append(self._append(group("quote", [])))
        del self._lists[depth:]
        self._go_down(depth, is_item=block.kind == "item")
        self._append(made)

    def _go_down(self, depth: int, *, is_item: bool) -> None:
        """Go to the item in which a block stands: a new one for an item, else the last, if there is one."""
        is_new = is_item and len(self._lists) == depth > 0
        while len(self._lists) < depth:
            made = self._append(group("list", []))
            self._lists.append(made)
            _append(made, group("item", []))
        if is_new:
            _append(self._lists[-1], group("item", []))

    def _open(self, level: int, head: Element) -> None:
        self._lists = []
        while self._divisions and self._divisions[-1][0] >= level:
            self._divisions.pop()
        made = group("div", [head], n=level)
        if self._divisions:
            _append(self._divisions[-1][1], made)
        else:
            self.body.append(made)
        self._divisions.append((level, made))

    def _append(self, made: Element) -> Element:
        if self._lists:
            _append(self._lists[-1][-1], made)
        elif self._quotes:
            _append(self._quotes[-1], made)
        elif self._divisions:
            _append(self._divisions[-1][1], made)
        else:
            self.body.append(made)
        return made


def _append(parent: Element, made: Element) -> None:
    made.tail = "\n"
    parent.append(made)


@dataclass(frozen=True)
class _Writer:
    """Makes the elements of one article."""

    comparison: Comparison
    reading: Reading
    ids: Ids
    base: str
    called: Callable[[Annotation], str]
    _blocks: dict[str, Callable[[Placed], Element]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        made = {
            "heading": self._heading,
            "stanza": self._stanza,
            "table": self._table,
            "figure": self._figure,
            "turn": self._turn,
            "break": lambda placed: self._words("ab", placed, type="break"),
        }
        object.__setattr__(self, "_blocks", made)

    def block(self, placed: Placed) -> Element:
        """The element that a block is."""
        make = self._blocks.get(placed.block.kind)
        return make(placed) if make else self._words("p", placed)

    def title(self) -> Iterable[Element]:
        """The title as published, with the marks of notes in it."""
        article = self.reading.article
        if article.title:
            made, at = element("head", type="main"), 0
            for mark in article.title_marks:
                add(made, article.title[at : mark.offset])
                add(made, self._mark(mark))
                at = mark.offset
            add(made, article.title[at:])
            yield made

    def opener(self) -> Iterable[Element]:
        """The lines of the author and of place and day."""
        article = self.reading.article
        if article.byline:
            yield _lines("byline", article.byline)
        if article.dateline:
            yield _lines("dateline", article.dateline)

    def around(self) -> Iterable[Element]:
        """What stands round the text and is no part of it."""
        article = self.reading.article
        if article.image_credit:
            yield _lines("ab", article.image_credit, type="image-credit")
        yield from (_lines("ab", line, type="furniture") for line in article.furniture)

    def note(self, note: Note) -> Element:
        """A note of the article, with the works that it cites."""
        made = element("note", id=self.ids.note(note.label), n=note.shown, place="end")
        for phrase in note.phrases:
            if phrase.text == "\n":
                add(made, element("lb"))
            inner: Element | str = phrase.text
            if phrase.link:
                inner = element("ref", phrase.text, target=address(phrase.link.href))
            for one in reversed(phrase.formats):
                tag, attributes = _tag(one)
                inner = inner if one.kind == "link" else element(tag, inner, **attributes)
            add(made, inner)
        for source in noted(self.comparison, self.reading, note.label):
            add(made, element("ptr", type="source", target=f"#source-{source.id}"))
        return made

    def _words(self, tag: str, placed: Placed, **attributes: object | None) -> Element:
        made = element(tag, id=self.ids.block(placed.block.id), **attributes)
        self._fill(made, placed.inlines, _gaps(placed.block))
        return made

    def _heading(self, placed: Placed) -> Element:
        if placed.block.quoted:
            return self._words("ab", placed, type="heading", n=placed.block.level)
        return self._words("head", placed)

    def _stanza(self, placed: Placed) -> Element:
        block, gaps = placed.block, _gaps(placed.block)
        made = element("lg", id=self.ids.block(block.id))
        lines = divided(placed.inlines, "\n")
        for n, inlines in enumerate(lines):
            steps = block.indents[n] if n < len(block.indents) else 0
            line = element("l", rend=f"indent-{steps}" if steps else None)
            self._fill(line, inlines, gaps)
            made.append(line)
            line.tail = "\n" if n < len(lines) - 1 else None
        return made

    def _table(self, placed: Placed) -> Element:
        block, gaps = placed.block, _gaps(placed.block)
        made = element("table", id=self.ids.block(block.id))
        rows = divided(placed.inlines, ROW_END)
        for n, inlines in enumerate(rows):
            row = element("row", role="label" if n < block.header_rows else None)
            cells = divided(inlines, CELL_END)
            for m, words in enumerate(cells):
                cell = element("cell", rend=block.columns[m] if m < len(block.columns) else None)
                self._fill(cell, words, gaps)
                row.append(cell)
                cell.tail = CELL_END if m < len(cells) - 1 else None
            made.append(row)
            row.tail = ROW_END if n < len(rows) - 1 else None
        return made

    def _figure(self, placed: Placed) -> Element:
        made = element("figure", id=self.ids.block(placed.block.id))
        picture = placed.block.picture
        if picture and (url := self._picture(picture.file)):
            made.append(element("graphic", url=address(url)))
        if placed.inlines:
            caption = element("head")
            self._fill(caption, placed.inlines, _gaps(placed.block))
            made.append(caption)
        if picture and picture.alt:
            made.append(element("figDesc", picture.alt))
        return element("ab", made, type="figure")

    def _picture(self, file: str) -> str:
        if is_address(file):
            return file
        is_shown = file in self.reading.pictures
        return f"{self.base}{self.comparison.id}/{pictures.name(self.reading, file)}" if is_shown else ""

    def _turn(self, placed: Placed) -> Element:
        made = element("sp", id=self.ids.block(placed.block.id))
        gaps = _gaps(placed.block)
        names, said = _parted(placed.inlines)
        if names:
            speaker = element("speaker")
            self._fill(speaker, names, gaps)
            made.append(speaker)
        words = element("p")
        self._fill(words, said, gaps)
        made.append(words)
        return made

    def _fill(self, made: Element, inlines: Iterable[Inline], gaps: Iterator[str]) -> None:
        """Set words, marks and gaps in an element; formats that go on from one run to the next are one element."""
        opened: list[tuple[Format, Element]] = []
        for inline in inlines:
            formats = tuple(one for one in inline.formats if one.kind != "speaker") if isinstance(inline, Run) else None
            if isinstance(inline, Run) and not inline.text:
                continue
            kept = 0
            if formats is not None:
                while kept < min(len(opened), len(formats)) and opened[kept][0] == formats[kept]:
                    kept += 1
            del opened[kept:]
            for one in (formats or ())[kept:]:
                tag, attributes = _tag(one)
                inner = element(tag, **attributes)
                add(opened[-1][1] if opened else made, inner)
                opened.append((one, inner))
            self._inline(opened[-1][1] if opened else made, inline, gaps)

    def _inline(self, made: Element, inline: Inline, gaps: Iterator[str]) -> None:
        match inline:
            case Run():
                noted = " ".join(f"#{self.called(one)}" for one in inline.annotations)
                add(made, element("seg", inline.text, ana=noted) if noted else inline.text)
            case NoteMark():
                add(made, self._mark(inline.mark))
            case Gap():
                add(made, element("gap", element("desc", next(gaps)), reason="sampling"))
            case Break():
                add(made, element("lb"))
                add(made, "\n" if inline.text == LINE_IN_CELL else inline.text)

    def _mark(self, mark: Mark) -> Element:
        targets = " ".join(f"#{self.ids.note(label)}" for label in mark.labels)
        return element("ptr", type="note", n=" ".join(mark.shown), target=targets)


def _tag(one: Format) -> tuple[str, dict[str, str]]:
    """The element that a format is, with its attributes."""
    match one.kind:
        case "link":
            return "ref", {"target": address(one.value)}
        case "language":
            return "foreign", {"lang": one.value}
        case "emphasis":
            return "emph", {}
        case "sign" | "speaker":
            return "label", {}
    return "hi", {"rend": _RENDITIONS.get(one.kind, one.kind)}


def _parted(inlines: Sequence[Inline]) -> tuple[Sequence[Inline], Sequence[Inline]]:
    """The name of who speaks, with the marks at it, and what is said."""
    names = list(takewhile(_is_at_name, inlines))
    if not any(isinstance(inline, Run) for inline in names):
        return (), inlines
    return names, inlines[len(names) :]


def _is_at_name(inline: Inline) -> bool:
    if isinstance(inline, Run):
        return any(one.kind == "speaker" for one in inline.formats)
    return isinstance(inline, NoteMark)


def _gaps(block: Block) -> Iterator[str]:
    """The signs for words left out of a block, with the white space at them, which is part of its text."""
    return (block.text[start:end] for start, end in block.gaps)


def _lines(tag: str, words: str, **attributes: object | None) -> Element:
    """An element with words as printed, on as many lines."""
    made = element(tag, **attributes)
    for n, line in enumerate(words.split("\n")):
        add(made, element("lb") if n else None)
        add(made, f"\n{line}" if n else line)
    return made
