"""From pandoc's inlines to words with formats and note marks.

Two things stand in a tree that was a page as spans that its preparation made:
a note mark (``data-note``) and a superscript that leads to a note elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from facing_pages.importing.trees.pandoc import Node
from facing_pages.importing.trees.richtext import RichText, joined
from facing_pages.model import FormatKind, Mark
from facing_pages.webaddress import is_address

_PLAIN_FORMATS: dict[str, FormatKind] = {
    "Emph": "emphasis",
    "Strong": "strong",
    "Underline": "emphasis",
    "Strikeout": "struck",
    "Superscript": "superscript",
    "Subscript": "subscript",
}
_QUOTES = {"DoubleQuote": "“”", "SingleQuote": "‘’"}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
NOTE = "note"
"""The attribute of a span that stands for a note mark: the note's label."""
SPEAKER = "speaker"
"""The class of a span that holds a speaker's name, on pages that say so."""


@dataclass(frozen=True)
class Image:
    """A picture among the words: what it is called in the file, and its alternative text."""

    name: str
    alt: str | None


@dataclass(frozen=True)
class Collector:
    """Where what is no word of the running text goes.

    Arguments:
        note: takes a note's blocks and gives its label.
        image: takes a picture.
        left_out: takes a kind, and words that are not taken.
    """

    note: Callable[[list[Node]], str]
    image: Callable[[Image], None]
    left_out: Callable[[str, str], None]


def rich(inlines: Sequence[Node], collector: Collector) -> RichText:
    """Inlines as words, on one line but for the line breaks published, with formats and marks."""
    return _tidied(joined(_rich(inline, collector) for inline in inlines)).settled()


def plain(inlines: Sequence[Node]) -> str:
    """The words of inlines alone."""
    return rich(inlines, Collector(lambda _: "", lambda _: None, lambda _, __: None)).text


def image_of(inline: Node) -> Image:
    """The picture that an inline is."""
    (_, classes, attributes), alternative, (name, _) = inline["c"]
    said = plain(alternative)
    said = "" if said == "image" else said  # what pandoc says where an RTF says nothing
    return Image(name, said or ("" if "decorative" in classes or dict(attributes).get("alt") == "" else None))


def _rich(inline: Node, collector: Collector) -> RichText:
    kind: str = inline["t"]
    held: Any = inline.get("c")
    if kind == "Str":
        return RichText(held)
    if kind in ("Space", "SoftBreak"):
        return RichText(" ")
    if kind == "LineBreak":
        return RichText("\n")
    if kind in _PLAIN_FORMATS:
        return _all(held, collector).with_format(_PLAIN_FORMATS[kind])
    return _READERS.get(kind, _other)(inline, collector)


def _all(inlines: Sequence[Node], collector: Collector) -> RichText:
    return joined(_rich(inline, collector) for inline in inlines)


def _code(inline: Node, _: Collector) -> RichText:
    return RichText(inline["c"][1]).with_format("code")


def _math(inline: Node, _: Collector) -> RichText:
    return RichText(" ".join(inline["c"][1].split()))


def _quoted(inline: Node, collector: Collector) -> RichText:
    kind, inlines = inline["c"]
    signs = _QUOTES[kind["t"]]
    return joined([RichText(signs[0]), _all(inlines, collector), RichText(signs[1])])


def _link(inline: Node, collector: Collector) -> RichText:
    _, inlines, (address, _) = inline["c"]
    made = _all(inlines, collector)
    made = RichText(made.text, tuple(format for format in made.formats if format.kind != "link"), made.marks)
    return made.with_format("link", address) if is_address(address) else made


def _span(inline: Node, collector: Collector) -> RichText:
    (_, classes, attributes), inlines = inline["c"]
    said = dict(attributes)
    if NOTE in said:
        return RichText("", (), (Mark(0, (said[NOTE],), "", 0),))
    made = _all(inlines, collector)
    if _TAG.fullmatch(said.get("lang", "")):
        made = made.with_format("language", said["lang"].replace("_", "-"))
    return made.with_format("speaker") if SPEAKER in classes else made


def _note(inline: Node, collector: Collector) -> RichText:
    return RichText("", (), (Mark(0, (collector.note(inline["c"]),), "", 0),))


def _image(inline: Node, collector: Collector) -> RichText:
    collector.image(image_of(inline))
    return RichText()


def _raw(inline: Node, collector: Collector) -> RichText:
    collector.left_out("code of another format", inline["c"][1])
    return RichText()


def _other(inline: Node, collector: Collector) -> RichText:
    """An inline that only groups: small capitals, a citation."""
    held = inline.get("c")
    inner = held[-1] if isinstance(held, list) and held and isinstance(held[-1], list) else held
    return _all(inner, collector) if isinstance(inner, list) else RichText()


_READERS: dict[str, Callable[[Node, Collector], RichText]] = {
    "Code": _code,
    "Math": _math,
    "Quoted": _quoted,
    "Link": _link,
    "Span": _span,
    "Note": _note,
    "Image": _image,
    "RawInline": _raw,
    "SmallCaps": lambda inline, collector: _all(inline["c"], collector),
}

_LOOSE = re.compile(r" +\n *|\n +| {2,}")


def _tidied(text: RichText) -> RichText:
    """With single spaces, and none beside a line break; a mark among them closes the word before."""
    parts, at = [], 0
    for match in _LOOSE.finditer(text.text):
        held = [mark for mark in text.marks if match.start() <= mark.offset < match.end()]
        blank = match.start() + max(match[0].find("\n"), 0)
        parts += [
            text.part(at, match.start()),
            RichText("", (), tuple(replace(mark, offset=0) for mark in held)),
            replace(text.part(blank, blank + 1), marks=()),
        ]
        at = match.end()
    return joined([*parts, text.part(at)])
