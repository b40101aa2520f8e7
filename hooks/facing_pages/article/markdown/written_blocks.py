"""The blocks of an article as Markdown: lists, quotations, verse, tables, figures, and what is said above each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from facing_pages.article.formatted import Words, without
from facing_pages.article.markdown.open_lists import Lists
from facing_pages.article.markdown.part import BREAK, Part
from facing_pages.article.markdown.written_words import write_address, write_alternative, write_quoted, write_words
from facing_pages.model import Align, Format, Picture
from facing_pages.model.article import CELL_END, ROW_END
from facing_pages.webaddress import is_address

_EM = "&emsp;"
_MOST_SIGNS = 6
_RULES: dict[Align | None, str] = {None: "---", "left": ":--", "right": "--:", "centre": ":-:"}


def write_blocks(parts: Sequence[Part], *, plain: bool = False) -> str:
    """Parts of an article, each with what must be said of it.

    Arguments:
        plain: any renderer shows the words and hides what is said of them.
    """
    lists = Lists(plain)
    lines: list[str] = []
    tight_below: Part | None = None
    before: Part | None = None
    for part in parts:
        marker = lists.marker(part) if part.kind == "item" else None
        if marker is not None:
            block = _item(part, marker, lists)
        elif lists.holds(part):
            inner = _block(part, plain=plain, level=part.level)
            block = [f"{lists.indent(part.level)}{line}" if line else "" for line in inner]
        else:
            lists.open.clear()
            block = _block(part, plain=plain)
        is_tight = tight_below is not None and marker is not None and (plain or part.level <= tight_below.level)
        if before and not is_tight:
            lines.append(("> " * min(before.quoted, part.quoted)).rstrip())
        lines += (
            f"{'> ' * part.quoted}{line}".rstrip(" ") if not line else f"{'> ' * part.quoted}{line}" for line in block
        )
        before, tight_below = part, part if marker is not None else None
    return "\n".join(lines)


def _item(part: Part, marker: str, lists: Lists) -> list[str]:
    """An item with its marker: its further lines are set in as far as its first."""
    words = without(part.words, [(0, part.words.text.index(" ") + 1)])
    outer, inner = lists.indent(part.level - 1), lists.indent(part.level)
    first, *others = write_words(words, plain=lists.plain).split("\n")
    return [f"{outer}{marker} {first}", *(f"{inner}{line}" for line in others)]


def _block(part: Part, *, plain: bool, level: int = 0) -> list[str]:
    """A block's lines, what must be said of it above them.

    Arguments:
        level: how deep in lists the place is where it is written.
    """
    said = [f".{name}" for name in _class(part, plain=plain)]
    if part.kind == "heading":
        said += [f"level={part.depth - 1}"] if part.depth > _MOST_SIGNS else []
    elif part.level != (level or int(part.kind == "item")):
        said.append(f"level={part.level}")
    if part.kind == "item":
        part = replace(part, words=_without_sign(part.words))
    if part.kind == "table" and _header(part) is not None:
        said.append(f"header={_header(part)}")
    attributes = f"{{{' '.join(said)}}}"
    above = [f"<!-- {attributes} -->" if plain else attributes] if said else []
    if above and plain and part.kind == "table":
        above.append("")  # some renderers read a table only where a paragraph could begin
    return above + _lines(part, plain=plain)


def _without_sign(words: Words) -> Words:
    """An item's words whose sign is told only where it is more than the first word."""
    sign, space, _ = words.text.partition(" ")
    told = [one for one in words.formats if one.kind == "sign"]
    is_first_word = space and told == [Format(0, len(sign), "sign")]
    return replace(words, formats=tuple(one for one in words.formats if one not in told)) if is_first_word else words


def _class(part: Part, *, plain: bool) -> Iterator[str]:
    """The kind of a block, where the block itself does not show it."""
    text = part.words.text
    if part.kind in ("heading", "paragraph", "quotation"):
        if (part.said or "\n" in text) and not is_code(part):
            yield "heading" if part.kind == "heading" else "paragraph"
    elif part.kind == "stanza":
        if "\n" not in text:
            yield "stanza"
    elif part.kind == "break":
        if part.words != Words(BREAK):
            yield "break"
    elif part.kind == "figure":
        yield from _class_of_figure(part, plain=plain)
    elif part.kind not in ("table", "title"):
        yield part.kind


def _class_of_figure(part: Part, *, plain: bool) -> Iterator[str]:
    is_decorative = plain and part.picture is not None and part.picture.alt == ""
    if is_decorative or not _is_short_caption(part, plain=plain):
        yield "figure"
    if is_decorative:
        yield "decorative"


def _lines(part: Part, *, plain: bool) -> list[str]:
    words = part.words
    match part.kind:
        case "heading" | "title":
            signs = "#" * min(max(part.depth, 1), _MOST_SIGNS)
            return [f"{signs} {write_words(words, '<br>', plain=plain)}"]
        case "table":
            return list(_table(part, plain=plain))
        case "figure" if part.picture:
            return _figure(part, part.picture, plain=plain)
        case "stanza":
            steps = [*map(int, part.indents), *[0] * words.text.count("\n"), 0]
            written = write_words(words, plain=plain).split("\n")
            return [f"{_EM * step}{line}" for step, line in zip(steps, written, strict=False)]
        case "break" if words == Words(BREAK):
            return [BREAK]
    if is_code(part):
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", words.text)), default=0))
        return [fence, *words.text.split("\n"), fence]
    return write_words(words, plain=plain).split("\n")


def is_code(part: Part) -> bool:
    """Whether this is several lines of code and nothing else."""
    words = part.words
    whole = words.formats == (Format(0, len(words.text), "code"),) and not words.marks
    return part.kind == "paragraph" and whole and "\n" in words.text


def _figure(part: Part, picture: Picture, *, plain: bool) -> list[str]:
    address = picture.file if is_address(picture.file) else quote(picture.file)
    shown = f"![{write_alternative(picture.alt or '')}]({write_address(address)}"
    ending = "{.decorative}" if picture.alt == "" and not plain else ""
    if _is_short_caption(part, plain=plain):
        caption = f" {write_quoted(part.words.text)}" if part.words else ""
        return [f"{shown}{caption}){ending}"]
    return [f"{shown}){ending}", *write_words(part.words, plain=plain).split("\n")]


def _is_short_caption(part: Part, *, plain: bool) -> bool:
    """Whether a caption stands in the picture's brackets, where a plain renderer does not show it."""
    return not part.words if plain else not (part.words.formats or part.words.marks or "\n" in part.words.text)


def _table(part: Part, *, plain: bool) -> Iterator[str]:
    rows = [split(row, CELL_END) for row in split(part.words, ROW_END)]
    if not part.header_rows:
        rows = [[Words()] * len(rows[0]), *rows]
    columns = (*part.columns, *[None] * len(rows[0]))[: len(rows[0])]
    for n, row in enumerate(rows):
        yield f"| {' | '.join(write_words(cell, '<br>', plain=plain) for cell in row)} |"
        if not n:
            yield f"| {' | '.join(_RULES[column] for column in columns)} |"


def _header(part: Part) -> int | None:
    """How many rows head a table, where its head does not show it."""
    first = split(part.words, ROW_END)[0]
    is_shown = part.header_rows == 0 or (part.header_rows == 1 and any(split(first, CELL_END)))
    return None if is_shown else part.header_rows


def split(words: Words, separator: str) -> list[Words]:
    """The words between the separators, a mark at the end of one standing in it."""
    found: list[Words] = []
    at = 0
    for text in words.text.split(separator):
        end = at + len(text)
        part = without(words, [(0, at), (end, len(words.text))])
        marks = tuple(replace(mark, offset=mark.offset - at) for mark in words.marks if at <= mark.offset <= end)
        found.append(replace(part, marks=marks))
        at = end + 1
    return found
