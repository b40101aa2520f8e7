"""From the tokens of Markdown to parts: what becomes a block, a note, or stands round the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from markdown_it.token import Token

from facing_pages.article.formatted import Words, stripped, without
from facing_pages.article.markdown import dialect
from facing_pages.article.markdown.html_blocks import read_html_block
from facing_pages.article.markdown.inline import Line, Shown
from facing_pages.article.markdown.part import (
    BOXES,
    BREAK,
    BULLET,
    CLASSES,
    SET,
    Definition,
    Part,
    is_stanza,
    lines_of,
    number_items,
    signed,
    with_sign,
)
from facing_pages.article.markdown.tables import read_table
from facing_pages.model import BlockKind, Format

_INDENTS = " \t\u00a0\u2002\u2003\u2007"


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
        self._in_cells: list[Shown] = []
        self._depth = self._quoted = 0
        self._tokens, env = dialect.read(text)
        self._inline_notes: Mapping[int, Any] = env.get("footnotes", {}).get("list", {})
        self.references: Mapping[str, Mapping[str, Any]] = env.get("references", {})
        self._labels = {token.meta["label"] for token in self._tokens if token.type == "footnote_reference_open"}
        number_items(self._tokens)
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
        if not (classes & CLASSES or self._said.keys() & {"level", "header"}):
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
            self._add("item", signed(sign, Words()), [self._at[0], self._at[0] + 1])
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
            self._add("item", signed(sign, words), where, level=self._depth + opening.meta["depth"])
        elif self._signs:
            sign = self._signs.pop()
            box = BOXES.get(token.content[:4]) if sign == BULLET else None
            words = without(words, [(0, 4)]) if box else words
            self._add("item", signed(box or sign, words), where)
        elif "stanza" in self._classes() or is_stanza(line.breaks, self._classes()):
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
        table = read_table(tokens, self._cell, self._said.get("header", ""))
        where = tokens[0].map
        if table.has_words:
            self._add("table", table.words, where, columns=table.columns, header_rows=table.header_rows)
        self._figures(self._in_cells, where or [0, 1])
        self._in_cells = []

    def _cell(self, token: Token) -> Words:
        line = self._read(token, token.children or [], in_cell=True)
        self._in_cells += line.pictures
        return line.words()

    # --- blocks of HTML ---

    def _html(self, token: Token) -> None:
        """A block of HTML: its words in paragraphs, its tags nowhere."""
        first, end = token.map or (0, 1)
        for part in read_html_block(token.content, first, self._call):
            words = stripped(part.line.words())
            where = [min(part.line.line, end) - 1, end]
            self.furniture += ((where[0], text) for text in part.line.furniture if text)
            self._quoted += part.quoted
            if part.is_break:
                self._add("break", Words(BREAK), where)
            if words and part.depth:
                self._add("heading", words, where, depth=part.depth)
            elif words and part.is_item:
                self._add("item", signed(BULLET, words), where, level=self._depth + 1)
            elif words:
                self._add("paragraph", words, where)
            self._figures(part.line.pictures, where)
            self._quoted -= part.quoted

    # --- what all have in common ---

    def _add(self, kind: BlockKind, words: Words, where: Sequence[int] | None, **more: Any) -> None:
        """Keep a part of the file, as what the line of attributes above it says or as what it looks like."""
        self._flush_sign()
        said, self._said = self._said, {}
        classes = [name for name in said.get("class", "").split() if name in CLASSES]
        first, end = where or (0, 1)
        while first < end - 1 and not self._lines[first].strip():
            first += 1
        indents: tuple[str, ...] = more.pop("indents", ())
        if classes and classes[-1] in SET and kind not in ("heading", "table", "figure"):
            kind = cast("BlockKind", classes[-1])
        if kind == "stanza":
            words, indents = lines_of(words, indents)
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
            words, level = with_sign(words), level or 1
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
