"""From the tokens of a line, of Markdown or of HTML, to words with their formats and note marks."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args
from urllib.parse import unquote

from markdown_it.token import Token

from facing_pages.article.formatted import Words, merged, without
from facing_pages.model import Format, FormatKind, Mark, Picture
from facing_pages.model.article import LINE_IN_CELL
from facing_pages.webaddress import is_address

_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[\s\S]*?)/?>")
_ATTRIBUTE = re.compile(r"([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"'=<>`\s]+)))?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_ROUND_BREAKS = re.compile(rf"(?<![ \t])[ \t]+(?=[\n{LINE_IN_CELL}])|(?<=[\n{LINE_IN_CELL}])[ \t]+")
_FORMATS: Mapping[str, FormatKind] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "emphasis"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("del", "s", "strike"), "struck"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    "sup": "superscript",
    "sub": "subscript",
}
_CLASSES: Mapping[str, FormatKind] = {kind: kind for kind in get_args(FormatKind) if kind not in ("link", "language")}
_UNREAD = ("script", "style", "template", "noscript", "head")
"""Tags whose text nobody reads."""
_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section summary table tbody td
    tfoot th thead title tr ul""".split()
)


@dataclass(frozen=True)
class Tag:
    """A tag of HTML."""

    name: str
    closing: bool
    said: Mapping[str, str]

    @property
    def is_block(self) -> bool:
        return self.name in _BLOCKS


@dataclass(frozen=True)
class Shown:
    """A picture as it stands in a line, with the words of its caption."""

    picture: Picture
    caption: str


@dataclass(frozen=True)
class _Open:
    """A tag that is open, with its formats; the offset and the number of note marks at which it was opened."""

    tag: str
    formats: tuple[tuple[FormatKind, str], ...]
    one_mark: bool
    start: int
    marks: int


@dataclass
class Line:
    """What a paragraph's tokens say, gathered token by token.

    Arguments:
        line: the line of the file, from 1, on which it begins.
        call: the label of the note that a token calls, given the token and its line; None where it calls none.
        in_cell: line breaks are those within a cell.
        unread: the tag that is open whose text nobody reads.
    """

    line: int
    call: Callable[[Token, int], str | None]
    in_cell: bool = False
    unread: str = ""
    pictures: list[Shown] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    breaks: list[str] = field(default_factory=list)
    """Each line break: ``hard``, ``soft``, or a ``tag`` within a line of the source."""

    _texts: list[str] = field(default_factory=list)
    _length: int = 0
    _open: list[_Open] = field(default_factory=list)
    _formats: list[Format] = field(default_factory=list)
    _marks: list[Mark] = field(default_factory=list)

    def read(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            self.add(token)

    def add(self, token: Token) -> None:
        if token.type in ("text", "text_special"):
            self.text(token.content)
        elif token.type == "code_inline":
            self.open("code", {})
            self.text(token.content)
            self.close("code")
        elif token.type in ("softbreak", "hardbreak"):
            self.line_break(token.type.removesuffix("break"))
        elif token.type == "html_inline":
            self.html(token.content)
        elif token.type == "footnote_ref":
            self.mark(token)
        elif token.type == "image":
            self.picture({**token.attrs, "alt": _alt(token.children or []), **token.meta})
        elif token.type == "furniture":
            self.furniture.append(token.content)
        elif token.nesting > 0:
            self.open(token.tag, {**token.attrs, **token.meta})
        elif token.nesting < 0:
            self.close(token.tag)

    def text(self, text: str) -> None:
        if self.unread:
            self.furniture.append(" ".join(text.split()))
        else:
            self._texts.append(text)
            self._length += len(text)

    def open(self, tag: str, said: Mapping[str, Any]) -> None:
        one_mark = "mark" in str(said.get("class", "")).split()
        self._open.append(_Open(tag, tuple(_formats(tag, said)), one_mark, self._length, len(self._marks)))

    def close(self, tag: str) -> None:
        """Close the last of these tags that is open, if one is; those within it go on."""
        for index in reversed(range(len(self._open))):
            if self._open[index].tag == tag:
                self._end(self._open.pop(index))
                return

    def line_break(self, how: str) -> None:
        if how != "tag" and self.breaks[-1:] == ["tag"] and self._texts[-1].endswith(("\n", LINE_IN_CELL)):
            self.breaks[-1] = "hard"
            return
        self.breaks.append(how)
        self.text(" " if how == "soft" else LINE_IN_CELL if self.in_cell else "\n")

    def mark(self, token: Token) -> None:
        line = self.line + len(self.breaks)
        label = self.call(token, line)
        if label is None:
            self.text(f"[^{token.meta['label']}]")
        else:
            self._marks.append(Mark(self._length, (label,), f"[^{label}]", line))

    def picture(self, said: Mapping[str, Any]) -> None:
        file = str(said.get("src", ""))
        says_nothing = "decorative" in str(said.get("class", "")).split()
        alt = "" if says_nothing else str(said.get("alt", "")).strip() or None
        name = file if is_address(file) else unquote(file)
        self.pictures.append(Shown(Picture(name, alt), str(said.get("title", "")).strip()))

    def html(self, source: str) -> None:
        tag = read_tag(source)
        if tag is None:
            self.furniture.append(" ".join(source.split()))
        elif tag.name in _UNREAD:
            self.unread = "" if tag.closing else tag.name
        elif not self.unread:
            self.tag(tag)

    def tag(self, tag: Tag) -> None:
        if tag.name == "br":
            self.line_break("tag")
        elif tag.name == "img":
            self.picture(tag.said)
        elif tag.is_block:
            self.text(" ")
        elif tag.closing:
            self.close(tag.name)
        else:
            self.open(tag.name, tag.said)

    def words(self) -> Words:
        """The words so far; what is still open ends with them."""
        while self._open:
            self._end(self._open.pop())
        words = Words("".join(self._texts), merged(self._formats), tuple(self._marks))
        return without(words, [match.span() for match in _ROUND_BREAKS.finditer(words.text)])

    def _end(self, opened: _Open) -> None:
        self._formats += (Format(opened.start, self._length, kind, value) for kind, value in opened.formats)
        together = self._marks[opened.marks :]
        if opened.one_mark and together:
            labels = tuple(label for mark in together for label in mark.labels)
            raw = "".join(mark.raw for mark in together)
            self._marks[opened.marks :] = [Mark(together[0].offset, labels, raw, together[0].line)]


def read_tag(source: str) -> Tag | None:
    """The tag that this is; None for a comment and its like."""
    match = _TAG.fullmatch(source)
    if not match:
        return None
    said = {
        one[1].lower(): html.unescape(one[2] or one[3] or one[4] or "") for one in _ATTRIBUTE.finditer(match["rest"])
    }
    return Tag(match["name"].lower(), bool(match["closing"]), said)


def _formats(tag: str, said: Mapping[str, Any]) -> Iterator[tuple[FormatKind, str]]:
    """What a tag with its attributes, or a span of Markdown, says of its words."""
    if kind := _FORMATS.get(tag):
        yield kind, ""
    if tag == "a" and is_address(href := str(said.get("href", ""))):
        yield "link", href
    for name in str(said.get("class", "")).split():
        if name in _CLASSES:
            yield _CLASSES[name], ""
    if _LANGUAGE.fullmatch(language := str(said.get("lang", ""))):
        yield "language", language


def _alt(tokens: Iterable[Token]) -> str:
    """The words of an alternative text."""
    return " ".join(_plain(tokens).split())


def _plain(tokens: Iterable[Token]) -> str:
    return "".join(
        _plain(token.children) if token.children else token.content if token.nesting == 0 else "" for token in tokens
    )
