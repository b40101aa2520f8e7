"""An article as the Markdown that ``commonmark`` reads back as the same article.

Markdown for what it has a sign for. For the rest a line of attributes above a
block (``{.turn}``, ``{.item level=2}``, ``{.byline}``) or a span of words
(``[mot juste]{lang=fr}``). Where the reader might take a paragraph for something
else, ``{.paragraph}`` says that it is none.

That is for people who write. What any renderer is to show *plain* says the same
in what all of them know or hide: ``<!-- {.turn} -->``, ``<span lang="fr">``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facing_pages.article.dates import read_day
from facing_pages.article.formatted import Words
from facing_pages.article.markdown.commonmark import claim_around, first_dateline
from facing_pages.article.markdown.listed import heads_notes
from facing_pages.article.markdown.part import Part
from facing_pages.article.markdown.written_blocks import write_blocks
from facing_pages.article.markdown.written_notes import write_note
from facing_pages.article.marks import read_head
from facing_pages.article.spans import Hints
from facing_pages.markdown import front_matter
from facing_pages.model import Article, Block, LineKind


def write_markdown(article: Article, *, plain: bool = False) -> str:
    """The article as Markdown, without the lines it was read from.

    Reading this gives the same article but for what is told of its lines and of
    how its notes and marks were printed.

    Arguments:
        plain: any renderer shows the words and hides what is said of them.
    """
    above = [*_surrounding("dateline", article.dateline), *_surrounding("byline", article.byline)]
    signed = "\n".join(article.signature.lines) if article.signature else None
    below = [part for line in article.furniture for part in _surrounding("furniture", line)]
    below += [*_surrounding("image-credit", article.image_credit), *_surrounding("signature", signed)]
    title = Words(article.title, (), article.title_marks)
    parts = [Part("title", title, depth=1)] if article.title else []
    parts += [*above, *map(part_of, article.blocks), *below]
    body = write_parts(parts, has_notes=bool(article.notes), plain=plain)
    written = [_dated(article), body, *(write_note(note, article.dated, plain=plain) for note in article.notes)]
    return "\n\n".join(filter(None, written)) + "\n"


def _surrounding(kind: LineKind, text: str | None) -> list[Part]:
    return [Part(kind, Words(text), said=True)] if text else []


def write_parts(parts: Sequence[Part], *, has_notes: bool, plain: bool) -> str:
    """All parts of a file but its notes, what the reader would take for something else said outright."""
    _say_kinds(parts, has_notes=has_notes)
    return write_blocks(parts, plain=plain)


def part_of(block: Block) -> Part:
    """A block as the part of a file that is read as it."""
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
