"""Markdown as several renderers show it, and the words that a reader then sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown import Markdown
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from facing_pages.plugin import EXTENSIONS

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NOTE = re.compile(r"^\[\^", re.MULTILINE)
_REFERENCE = re.compile(r"\\.|\[\^[^\]]+\]", re.DOTALL)


def python_markdown(text: str) -> LexborHTMLParser:
    """The page as MkDocs makes it of a Markdown file, without its front matter."""
    _renderer().reset()
    return LexborHTMLParser(_renderer().convert(_FRONT_MATTER.sub("", text)))


def commonmark(text: str) -> LexborHTMLParser:
    """The page as a renderer of CommonMark makes it, which knows no footnotes: with raised nothings in their place."""
    body = _FRONT_MATTER.sub("", text)
    note = _NOTE.search(body)
    body = body[: note.start()] if note else body
    unmarked = _REFERENCE.sub(lambda match: "<sup></sup>" if match[0].startswith("[^") else match[0], body)
    return LexborHTMLParser(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(unmarked))


def words(node: LexborNode) -> list[str]:
    """The words of an element as they are read, reference numbers and links back left out."""
    return "".join(_text(node)).split()


def _text(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text(deep=False) or ""
        elif child.tag == "br":
            yield " "
        elif not _is_ours(child):
            yield from _text(child)


def _is_ours(node: LexborNode) -> bool:
    """Whether it is a number that leads to a note or back from one, and no raised word of the article."""
    said = node.attributes.get("class") or ""
    return (node.tag == "sup" and bool(said or node.id)) or "footnote-backref" in said


@cache
def _renderer() -> Markdown:
    return Markdown(extensions=["toc", "tables", "fenced_code", *EXTENSIONS])
