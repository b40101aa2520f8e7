"""A block of HTML in Markdown as the paragraphs, headings and items that its tags make of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from facing_pages.article.markdown import dialect
from facing_pages.article.markdown.inline import Line, Tag, read_tag

_NEWLINES = re.compile(r"(?<!\s)\s*\n\s*")
_HEADING = re.compile("h[1-6]")


@dataclass
class HtmlPart:
    """The words between two tags of blocks, and what the tags round them make of them.

    Arguments:
        depth: of a heading, its number.
        quoted: how deep in block quotations of this block it stands.
    """

    line: Line
    depth: int = 0
    quoted: int = 0
    is_item: bool = False
    is_break: bool = False


def read_html_block(source: str, first: int, call: Callable[[Token, int], str | None]) -> Iterator[HtmlPart]:
    """The parts of a block of HTML, some without words.

    Arguments:
        first: the line of the file on which it begins, counted from 0.
        call: as for ``Line``.
    """
    part = HtmlPart(Line(first + 1, call))
    number = first + 1
    for token in dialect.read_html(source):
        tag = read_tag(token.content) if token.type == "html_inline" else None
        number += token.content.count("\n")
        if tag and tag.is_block:
            yield part
            part = _after(part, tag, Line(number, call, unread=part.line.unread))
        elif token.type == "text":
            part.line.text(_NEWLINES.sub(" ", token.content))
        else:
            part.line.add(token)
    yield part


def _after(part: HtmlPart, tag: Tag, line: Line) -> HtmlPart:
    """The part that begins with a tag; an item goes on until words have been its own."""
    goes_on = part.is_item and not part.line.words() and not (tag.closing and tag.name == "li")
    return HtmlPart(
        line,
        depth=int(tag.name[1]) if _HEADING.fullmatch(tag.name) and not tag.closing else 0,
        quoted=max(0, part.quoted + (tag.name == "blockquote") * (-1 if tag.closing else 1)),
        is_item=goes_on or (tag.name == "li" and not tag.closing),
        is_break=tag.name == "hr",
    )
