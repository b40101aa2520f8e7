"""An article as the Markdown that ``commonmark`` reads back as the same article.

Markdown for what it has a sign for. For the rest a line of attributes above a
block (``{.turn}``, ``{.item level=2}``, ``{.byline}``) or a span of words
(``[mot juste]{lang=fr}``). Where the reader might take a paragraph for something
else, ``{.paragraph}`` says that it is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import quote

from facing_pages.article.commonmark import claim_around, first_dateline
from facing_pages.article.dates import read_day
from facing_pages.article.formatted import Words, joined, without
from facing_pages.article.listed import heads_notes
from facing_pages.article.marks import read_head
from facing_pages.article.notes import read_note
from facing_pages.article.open_lists import Lists
from facing_pages.article.part import BREAK, Part
from facing_pages.article.spans import Hints
from facing_pages.article.written_words import write_address, write_alternative, write_quoted, write_words
from facing_pages.markdown import front_matter, indented
from facing_pages.model import Align, Article, Block, Format, LineKind, Link, Note, Picture
from facing_pages.model.article import CELL_END, ROW_END
from facing_pages.webaddress import is_address

_EM = "&emsp;"
_MOST_SIGNS = 6
_RULES: dict[Align | None, str] = {None: "---", "left": ":--", "right": "--:", "centre": ":-:"}


def write_markdown(article: Article) -> str:
    """The article as Markdown, without the lines it was read from.

    Reading this gives the same article but for what is told of its lines and of
    how its notes and marks were printed.
    """
    above = [*_surrounding("dateline", article.dateline), *_surrounding("byline", article.byline)]
    signed = "\n".join(article.signature.lines) if article.signature else None
    below = [part for line in article.furniture for part in _surrounding("furniture", line)]
    below += [*_surrounding("image-credit", article.image_credit), *_surrounding("signature", signed)]
    title = Words(article.title, (), article.title_marks)
    parts = [Part("title", title, depth=1)] if article.title else []
    parts += [*above, *map(_part, article.blocks), *below]
    _say_kinds(parts, has_notes=bool(article.notes))
    written = [_dated(article), _written(parts), *(_note(note, article.dated) for note in article.notes)]
    return "\n\n".join(filter(None, written)) + "\n"


def _surrounding(kind: LineKind, text: str | None) -> list[Part]:
    return [Part(kind, Words(text), said=True)] if text else []


def _part(block: Block) -> Part:
    is_heading = block.kind == "heading"
    return Part(
        block.kind,
        Words(block.text, block.formats, block.marks),
        level=0 if is_heading else block.level,
        quoted=block.quoted,
        indents=tuple(map(str, block.indents)),
        depth=max(block.level, 1) + 1 if is_heading else 0,
        columns=block.columns,
        header_rows=block.header_rows,
        picture=block.picture,
    )


def _say_kinds(parts: Sequence[Part], *, has_notes: bool) -> None:
    """Say outright what those parts are that the reader would take for something else."""
    for part in parts:
        head = read_head(part.words.text) if part.is_plain and not has_notes else None
        part.said = part.said or heads_notes(part) or (head is not None and head.style == "figure")
        part.said = part.said or (part.kind == "paragraph" and "\n" in part.words.text)
    while True:
        copies = [replace(part) for part in parts]
        claim_around(copies, Hints())
        taken = [part for part, copy in zip(parts, copies, strict=True) if part.kind != copy.kind]
        if not taken and first_dateline(copies, Hints()):
            taken = [next(part for part in parts if part.is_block and part.kind != "heading")]
        if not taken:
            return
        for part in taken:
            part.said = True


def _dated(article: Article) -> str:
    """Front matter with the article's day, where its own lines do not tell it."""
    told = read_day((article.dateline or "").rstrip(" \u00a0:：–—-"))
    return front_matter({"date": article.dated}).strip() if article.dated and article.dated != told else ""


# --- blocks -----------------------------------------------------------------


def _written(parts: Sequence[Part]) -> str:
    lists = Lists()
    lines: list[str] = []
    tight_below: Part | None = None
    before: Part | None = None
    for part in parts:
        marker = lists.marker(part) if part.kind == "item" else None
        if marker is not None:
            block = _item(part, marker, lists)
        elif lists.holds(part):
            block = [f"{lists.indent(part.level)}{line}" if line else "" for line in _block(part, level=part.level)]
        else:
            lists.open.clear()
            block = _block(part)
        is_tight = tight_below is not None and marker is not None and part.level <= tight_below.level
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
    first, *others = write_words(words).split("\n")
    return [f"{outer}{marker} {first}", *(f"{inner}{line}" for line in others)]


def _block(part: Part, level: int = 0) -> list[str]:
    """A block's lines, what must be said of it above them.

    Arguments:
        level: how deep in lists the place is where it is written.
    """
    said = [f".{name}" for name in _class(part)]
    if part.kind == "heading":
        said += [f"level={part.depth - 1}"] if part.depth > _MOST_SIGNS else []
    elif part.level != level:
        said.append(f"level={part.level}")
    if part.kind == "table" and _header(part) is not None:
        said.append(f"header={_header(part)}")
    return [f"{{{' '.join(said)}}}"] * bool(said) + _lines(part)


def _class(part: Part) -> Iterator[str]:
    """The kind of a block, where the block itself does not show it."""
    text = part.words.text
    if part.kind in ("heading", "paragraph", "quotation"):
        if (part.said or "\n" in text) and not _is_code(part):
            yield "heading" if part.kind == "heading" else "paragraph"
    elif part.kind == "stanza":
        if "\n" not in text:
            yield "stanza"
    elif part.kind == "break":
        if part.words != Words(BREAK):
            yield "break"
    elif part.kind == "figure":
        if not _is_short_caption(part):
            yield "figure"
    elif part.kind not in ("table", "title"):
        yield part.kind


def _lines(part: Part) -> list[str]:
    words = part.words
    match part.kind:
        case "heading" | "title":
            signs = "#" * min(max(part.depth, 1), _MOST_SIGNS)
            return [f"{signs} {write_words(words, '<br>')}"]
        case "table":
            return list(_table(part))
        case "figure" if part.picture:
            return _figure(part, part.picture)
        case "stanza":
            steps = [*map(int, part.indents), *[0] * words.text.count("\n"), 0]
            written = write_words(words).split("\n")
            return [f"{_EM * step}{line}" for step, line in zip(steps, written, strict=False)]
        case "break" if words == Words(BREAK):
            return [BREAK]
    if _is_code(part):
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", words.text)), default=0))
        return [fence, *words.text.split("\n"), fence]
    return write_words(words).split("\n")


def _is_code(part: Part) -> bool:
    """Whether this is several lines of code and nothing else."""
    words = part.words
    whole = words.formats == (Format(0, len(words.text), "code"),) and not words.marks
    return part.kind == "paragraph" and whole and "\n" in words.text


def _figure(part: Part, picture: Picture) -> list[str]:
    address = picture.file if is_address(picture.file) else quote(picture.file)
    shown = f"![{write_alternative(picture.alt or '')}]({write_address(address)}"
    ending = "{.decorative}" if picture.alt == "" else ""
    if _is_short_caption(part):
        caption = f" {write_quoted(part.words.text)}" if part.words else ""
        return [f"{shown}{caption}){ending}"]
    return [f"{shown}){ending}", *write_words(part.words).split("\n")]


def _is_short_caption(part: Part) -> bool:
    return not (part.words.formats or part.words.marks or "\n" in part.words.text)


def _table(part: Part) -> Iterator[str]:
    rows = [_split(row, CELL_END) for row in _split(part.words, ROW_END)]
    if not part.header_rows:
        rows = [[Words()] * len(rows[0]), *rows]
    columns = (*part.columns, *[None] * len(rows[0]))[: len(rows[0])]
    for n, row in enumerate(rows):
        yield f"| {' | '.join(write_words(cell, '<br>') for cell in row)} |"
        if not n:
            yield f"| {' | '.join(_RULES[column] for column in columns)} |"


def _header(part: Part) -> int | None:
    """How many rows head a table, where its head does not show it."""
    first = _split(part.words, ROW_END)[0]
    is_shown = part.header_rows == 0 or (part.header_rows == 1 and any(_split(first, CELL_END)))
    return None if is_shown else part.header_rows


def _split(words: Words, separator: str) -> list[Words]:
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


# --- notes ------------------------------------------------------------------


def _note(note: Note, dated: date | None) -> str:
    """A note's definition, its address and its day of access where they are read again as they are."""
    day = f"({note.accessed})" if note.accessed else ""
    written = [
        joined([Words(before), *(_told(part, explicit=explicit) for part in note.parts), Words(after)], "")
        for explicit in (False, True)
        for before, after in (("", ""), ("", f" {day}"), (f"{day} ", ""))
    ]
    return _defined(note.label, next((words for words in written if _is_read_as(note, words, dated)), written[-1]))


def _is_read_as(note: Note, words: Words, dated: date | None) -> bool:
    links = [(one.start, one.end, one.value) for one in words.formats]
    again = read_note(note.label, words.text, "", 0, dated, links)
    return (again.parts, again.accessed) == (note.parts, note.accessed)


def _told(part: str | Link, *, explicit: bool) -> Words:
    if isinstance(part, str):
        return Words(part)
    is_plain = not explicit and part.href in (part.shown, f"https://{part.shown}")
    return Words(part.shown, () if is_plain else (Format(0, len(part.shown), "link", part.href),))


def _defined(label: str, words: Words) -> str:
    paragraphs = [write_words(line) for line in _split(words, "\n")]
    return indented(f"[^{label}]: " + "\n\n".join(paragraphs)).rstrip()
