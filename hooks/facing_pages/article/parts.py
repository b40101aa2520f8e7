"""From the tokens of Markdown to parts: what becomes a block, a note, or stands round the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Any, cast, get_args

from markdown_it.token import Token

from facing_pages.article import dialect
from facing_pages.article.formatted import Words, joined, merged, stripped, without
from facing_pages.article.inline import Line, Shown, read_tag
from facing_pages.model import Align, BlockKind, Format, LineKind, Picture
from facing_pages.model.article import CELL_END, ROW_END

BREAK = "* * *"
BULLET = "•"
BOXES = {"[ ] ": "☐", "[x] ": "☒", "[X] ": "☒"}
BLOCKS = frozenset(get_args(BlockKind))
SURROUNDINGS: tuple[LineKind, ...] = ("byline", "dateline", "signature", "image-credit", "furniture")
_ALIGNS: Mapping[str, Align] = {"text-align:left": "left", "text-align:right": "right", "text-align:center": "centre"}
_INDENTS = " \t\u00a0\u2002\u2003\u2007"
_NEWLINES = re.compile(r"\s*\n\s*")
_SET = frozenset({*SURROUNDINGS, "paragraph", "item", "stanza", "turn", "break"})
"""What a line of attributes may make of a paragraph."""
_CLASSES = _SET | {"heading", "table", "figure"}


@dataclass
class Part:
    """A part of the file: ``first`` to before ``end`` are its lines, counted from 0.

    Arguments:
        kind: what becomes a block has the block's kind, anything else its line's.
        said: the file says the kind outright; no rule overrules it.
        indents: of a stanza, by line, the white space before it.
        depth: of a heading, the number of its signs.
    """

    kind: BlockKind | LineKind
    words: Words
    first: int = 0
    end: int = 0
    said: bool = False
    level: int = 0
    quoted: int = 0
    indents: tuple[str, ...] = ()
    depth: int = 0
    columns: tuple[Align | None, ...] = ()
    header_rows: int = 0
    picture: Picture | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it may turn out to be something else than a paragraph."""
        return self.kind == "paragraph" and not (self.said or self.level or self.quoted)

    @property
    def is_block(self) -> bool:
        return self.kind in BLOCKS


@dataclass
class Definition:
    """A note as the file defines it: its label, the lines it fills, counted from 0, its text as written, its parts."""

    label: str
    first: int
    end: int
    raw: str
    parts: list[Part] = field(default_factory=list)


class Reader:
    """Walks the tokens of a file and gathers its parts.

    ``furniture`` are the runs that are no words of the text, each with its
    line, counted from 0; ``attributes`` the lines that say something of the
    block below them.

    Arguments:
        words: runs such as ``[^9]`` that are words, as the dossier says.
    """

    def __init__(self, text: str, words: Sequence[str] = ()) -> None:
        self.parts: list[Part] = []
        self.definitions: list[Definition] = []
        self.furniture: list[tuple[int, str]] = []
        self.attributes: list[int] = []
        self._words = words
        self._lines = text.split("\n")
        self._into = self.parts
        self._said: dict[str, str] = {}
        self._signs: list[str] = []
        self._depth = self._quoted = 0
        self._tokens, env = dialect.read(text)
        self._inline_notes: Mapping[int, Any] = env.get("footnotes", {}).get("list", {})
        self.references: Mapping[str, Mapping[str, Any]] = env.get("references", {})
        self._labels = {token.meta["label"] for token in self._tokens if token.type == "footnote_reference_open"}
        _number_items(self._tokens)
        self._walk()

    def _walk(self) -> None:
        handlers: Mapping[str, Callable[[Token], None]] = {
            "attributes": self._attribute_line,
            "furniture": lambda token: self._aside(token, token.content),
            "blockquote_open": lambda _: self._quote(1),
            "blockquote_close": lambda _: self._quote(-1),
            "list_item_open": self._item,
            "list_item_close": lambda _: self._item_end(),
            "dd_open": lambda _: self._deeper(1),
            "dd_close": lambda _: self._deeper(-1),
            "footnote_reference_open": self._definition,
            "footnote_reference_close": lambda _: self._definition_end(),
            "hr": lambda token: self._add("break", Words(BREAK), token.map),
            "fence": self._code,
            "code_block": self._code,
            "html_block": self._html,
        }
        self._definitions_open: list[tuple[Definition, list[Part]]] = []
        at = 0
        while at < len(self._tokens):
            token = self._tokens[at]
            if token.type == "table_open":
                end = next(n for n in range(at, len(self._tokens)) if self._tokens[n].type == "table_close")
                self._table(self._tokens[at:end])
                at = end
            elif token.type == "inline":
                self._inline(self._tokens[at - 1], token)
            elif token.type in handlers:
                handlers[token.type](token)
            at += 1

    # --- what holds other blocks ---

    def _attribute_line(self, token: Token) -> None:
        self.attributes += token.map[:1] if token.map else []
        self._said |= token.meta
        classes = self._classes()
        if not (classes & _CLASSES or self._said.keys() & {"level", "header"}):
            self._aside(token, token.content)

    def _classes(self) -> set[str]:
        return set(self._said.get("class", "").split())

    def _aside(self, token: Token, text: str) -> None:
        self.furniture.append((token.map[0] if token.map else 0, " ".join(text.split())))

    def _quote(self, step: int) -> None:
        self._flush_sign()
        self._quoted += step

    def _deeper(self, step: int) -> None:
        self._depth += step

    def _item(self, token: Token) -> None:
        self._flush_sign()
        self._deeper(1)
        self._signs.append(token.meta["sign"])
        self._at = token.map or [0, 1]

    def _item_end(self) -> None:
        self._flush_sign()
        self._deeper(-1)

    def _flush_sign(self) -> None:
        """An item without words of its own: its number stands alone, its bullet nowhere."""
        if self._signs and (sign := self._signs.pop()) != BULLET:
            said, self._said = self._said, {}
            self._add("item", _signed(sign, Words()), [self._at[0], self._at[0] + 1])
            self._said = said

    def _definition(self, token: Token) -> None:
        first, end = token.map or (0, 1)
        definition = Definition(token.meta["label"], first, end, "\n".join(self._lines[first:end]).strip())
        self.definitions.append(definition)
        self._definitions_open.append((definition, self._into))
        self._into = definition.parts

    def _definition_end(self) -> None:
        _, self._into = self._definitions_open.pop()

    # --- blocks of words ---

    def _inline(self, opening: Token, token: Token) -> None:
        line = self._read(token, token.children or [])
        words = line.words()
        where = token.map or [0, 1]
        where = [where[0], max(where[1], where[0] + 1)]
        if opening.type == "heading_open":
            self._add("heading", words, where, depth=int(opening.tag[1]))
        elif opening.type == "dt_open":
            self._add("paragraph", words, where, said=True)
        elif opening.type == "paragraph_open":
            self._paragraph(opening, token, line, words, where)
            return
        self._figures(line.pictures, where)

    def _read(self, token: Token, children: Sequence[Token], *, in_cell: bool = False) -> Line:
        line = Line((token.map[0] if token.map else 0) + 1, self._call, in_cell)
        line.read(children)
        self.furniture += ((line.line - 1, text) for text in line.furniture if text)
        return line

    def _call(self, token: Token, line: int) -> str | None:
        """The label of the note that a token calls; a note within the text is defined with the call."""
        if "label" in token.meta:
            label = str(token.meta["label"])
            return None if f"[^{label}]" in self._words else label
        label = next(label for n in range(1, len(self._labels) + 2) if (label := str(n)) not in self._labels)
        self._labels.add(label)
        written = self._inline_notes[token.meta["id"]]
        definition = Definition(label, line - 1, line, f"^[{written['content']}]")
        self.definitions.append(definition)
        note = Line(line, self._call)
        note.read(written["tokens"])
        definition.parts.append(Part("paragraph", stripped(note.words()), line - 1, line))
        return label

    def _paragraph(self, opening: Token, token: Token, line: Line, words: Words, where: list[int]) -> None:
        pictures = line.pictures
        if pictures and "decorative" in self._classes():
            pictures[0] = replace(pictures[0], picture=replace(pictures[0].picture, alt=""))
        caption = self._caption(token, line, words)
        if pictures and caption is not None:
            self._add("figure", caption, where, picture=pictures[0].picture)
            self._figures(pictures[1:], where)
            return
        if pictures and not stripped(words):
            self._figures(pictures, where)
            return
        if "indents" in opening.meta:
            self._add("stanza", words, where, indents=tuple(" " * n for n in opening.meta["indents"]))
        elif sign := opening.meta.get("sign"):
            self._add("item", _signed(sign, words), where, level=self._depth + opening.meta["depth"])
        elif self._signs:
            sign = self._signs.pop()
            box = BOXES.get(token.content[:4]) if sign == BULLET else None
            words = without(words, [(0, 4)]) if box else words
            self._add("item", _signed(box or sign, words), where)
        elif "stanza" in self._classes() or _is_stanza(line.breaks, self._classes()):
            self._stanza(token, words, where)
        else:
            self._add("paragraph", words, where)
        self._figures(pictures, where)

    def _caption(self, token: Token, line: Line, words: Words) -> Words | None:
        """The words below a picture, where they are its caption: said to be, or all of them emphasised."""
        children = token.children or []
        if not children or children[0].type != "image":
            return None
        caption = stripped(words)
        whole = caption.formats and (caption.formats[0].start, caption.formats[0].end) == (0, len(caption.text))
        below = len(children) > 1 and children[1].type in ("softbreak", "hardbreak") and len(line.pictures) == 1
        return caption if caption and ("figure" in self._classes() or (below and whole)) else None

    def _stanza(self, token: Token, words: Words, where: list[int]) -> None:
        backslashes = len(token.content) - len(token.content.rstrip("\\"))
        if backslashes % 2:
            words = without(words, [(len(words.text) - 1, len(words.text))])
        first = self._lines[where[0]].lstrip(" \t>")
        lines = words.text.split("\n")
        before = [line[: len(line) - len(line.lstrip(_INDENTS))] for line in lines]
        if not before[0]:
            before[0] = first[: len(first) - len(first.lstrip(_INDENTS))]
        self._add("stanza", words, where, indents=tuple(before))

    def _figures(self, pictures: Sequence[Shown], where: list[int]) -> None:
        for shown in pictures:
            self._add("figure", Words(shown.caption), where, picture=shown.picture)

    def _code(self, token: Token) -> None:
        if token.info.strip():
            self._aside(token, token.info)
        lines = [line.rstrip() for line in token.content.expandtabs(4).split("\n")]
        text = "\n".join(lines).strip("\n").strip(" ")
        self._add("paragraph", Words(text, (Format(0, len(text), "code"),)), token.map, said=True)

    def _table(self, tokens: Sequence[Token]) -> None:
        rows: list[list[Words]] = []
        aligns: list[Align | None] = []
        pictures: list[Shown] = []
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
                line = self._read(token, token.children or [], in_cell=True)
                rows[-1].append(_cell(line.words()))
                pictures += line.pictures
        if headed and "header" in self._said:
            headed = int(self._said["header"]) if self._said["header"].isdecimal() else headed
        elif headed and not any(rows[0]):
            rows, headed = rows[1:], 0
        width = max(map(len, rows), default=0)
        whole = joined((joined([*row, *[Words()] * (width - len(row))], CELL_END) for row in rows), ROW_END)
        columns = (*aligns, *[None] * width)[:width]
        where = tokens[0].map
        if any(cell for row in rows for cell in row):
            self._add("table", whole, where, columns=columns, header_rows=min(headed, len(rows)))
        self._figures(pictures, where or [0, 1])

    # --- blocks of HTML ---

    def _html(self, token: Token) -> None:
        """A block of HTML: its words in paragraphs, its tags nowhere."""
        first, end = token.map or (0, 1)
        line = Line(first + 1, self._call)
        depth, quoted = 0, 0
        sign = ""

        def flush() -> None:
            nonlocal line, sign
            words = stripped(line.words())
            self.furniture += ((line.line - 1, text) for text in line.furniture if text)
            where = [line.line - 1, end]
            self._quoted += quoted
            if depth and words:
                self._add("heading", words, where, depth=depth)
            elif sign and words:
                self._add("item", _signed(sign, words), where, level=self._depth + 1)
                sign = ""
            elif words:
                self._add("paragraph", words, where)
            self._figures(line.pictures, where)
            self._quoted -= quoted
            line = Line(min(at, end - 1) + 1, self._call, unread=line.unread)

        at = first
        for child in dialect.read_html(token.content):
            tag = read_tag(child.content) if child.type == "html_inline" else None
            at += child.content.count("\n")
            if tag and tag.is_block:
                flush()
                sign = BULLET if tag.name == "li" and not tag.closing else sign
                quoted = max(0, quoted + (tag.name == "blockquote") * (-1 if tag.closing else 1))
                if tag.name == "hr":
                    self._add("break", Words(BREAK), [at, end])
                depth = int(tag.name[1]) if tag.name[1:].isdecimal() and not tag.closing else 0
            elif child.type == "text":
                line.text(_NEWLINES.sub(" ", child.content))
            else:
                line.add(child)
        flush()

    # --- what all have in common ---

    def _add(self, kind: BlockKind, words: Words, where: Sequence[int] | None, **more: Any) -> None:
        """Keep a part of the file, as what the line of attributes above it says or as what it looks like."""
        self._flush_sign()
        said, self._said = self._said, {}
        classes = [name for name in said.get("class", "").split() if name in _CLASSES]
        first, end = where or (0, 1)
        while first < end - 1 and not self._lines[first].strip():
            first += 1
        indents: tuple[str, ...] = more.pop("indents", ())
        if classes and classes[-1] in _SET and kind not in ("heading", "table", "figure"):
            kind = cast("BlockKind", classes[-1])
        if kind == "stanza":
            words, indents = _lines_of(words, indents)
        elif kind != "table":
            words = stripped(words)
        if not words and kind not in ("figure", "break"):
            return
        if (
            kind == "paragraph"
            and not classes
            and any(one.kind == "speaker" and not one.start for one in words.formats)
        ):
            kind = "turn"
        quotes = kind == "paragraph" and self._quoted
        level = 0 if kind == "heading" else more.pop("level", self._depth)
        if said.get("level", "").isdecimal() and len(said["level"]) < 3:
            level = int(said["level"])
        if kind == "item":
            words, level = _with_sign(words), level or 1
        more.setdefault("said", bool(classes))
        indents = indents if kind == "stanza" else ()
        self._into.append(
            Part(
                "quotation" if quotes else kind,
                words,
                first,
                end,
                level=level,
                quoted=self._quoted,
                indents=indents,
                **more,
            )
        )


def _number_items(tokens: Sequence[Token]) -> None:
    """Write to each list item its sign: its number as typed, counted on where all are typed the same."""
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = lists.pop()
            lazy = len(items) > 1 and len({item.info for item in items}) == 1
            for n, item in enumerate(items):
                number = str(int(item.info) + n) if item.info and lazy else item.info
                item.meta["sign"] = f"{number}{item.markup}" if number else BULLET


def _with_sign(words: Words) -> Words:
    """An item with its first word as its sign, where none is told apart."""
    sign, space, _ = words.text.partition(" ")
    if not space or any(one.kind == "sign" for one in words.formats):
        return words
    return replace(words, formats=merged([Format(0, len(sign), "sign"), *words.formats]))


def _signed(sign: str, words: Words) -> Words:
    """An item with its sign before it."""
    head = Words(sign, (Format(0, len(sign), "sign"),))
    words = stripped(words)
    return joined([head, words], " ") if words else head


def _is_stanza(breaks: Sequence[str], classes: set[str]) -> bool:
    return bool(breaks) and set(breaks) == {"hard"} and not classes & _CLASSES


def _cell(words: Words) -> Words:
    """A cell without the signs that divide cells and rows."""
    return stripped(replace(words, text=words.text.translate({ord(CELL_END): " ", ord(ROW_END): " "})))


def _lines_of(words: Words, indents: Sequence[str]) -> tuple[Words, tuple[str, ...]]:
    """A stanza without white space round its lines, and the indents of those lines that have words."""
    cuts: list[tuple[int, int]] = []
    kept: list[str] = []
    at = 0
    for line, indent in zip_longest(words.text.split("\n"), indents, fillvalue=""):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            cuts += [(at, start), (start + len(bare), at + len(line))]
            kept.append(indent)
        else:
            cuts.append((at, at + len(line) + 1))
        at += len(line) + 1
    return stripped(without(words, cuts)), tuple(kept)
