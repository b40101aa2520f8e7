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


def python_markdown(text: str) -> LexborHTMLParser:
    """The page as MkDocs makes it of a Markdown file, without its front matter."""
    _renderer().reset()
    return LexborHTMLParser(_renderer().convert(_FRONT_MATTER.sub("", text)))


def python_markdown_alone(text: str) -> LexborHTMLParser:
    """The page as Python-Markdown makes it with tables and fenced code, and none of its other extensions."""
    renderer = Markdown(extensions=["tables", "fenced_code"])
    return LexborHTMLParser(renderer.convert(_FRONT_MATTER.sub("", text)))


def commonmark(text: str) -> LexborHTMLParser:
    """The page as a renderer of CommonMark makes it, which knows no footnotes and no attributes."""
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return LexborHTMLParser(renderer.render(_FRONT_MATTER.sub("", text)))


def words(node: LexborNode, *, signs: bool = False) -> list[str]:
    """The words of an element as they are read, reference numbers and links back left out.

    Arguments:
        signs: with the number or the dot that a browser sets before each item of a list.
    """
    return "".join(_text(node, signs=signs)).split()


def _text(node: LexborNode, *, signs: bool) -> Iterator[str]:
    number = 0
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text(deep=False) or ""
        elif child.tag in ("br", "th", "td"):
            yield " "
        elif child.tag == "li" and signs:
            number += 1
            yield f" {number}. " if node.tag == "ol" else " • "
        if not (child.tag == "-text" or _is_reference(child)):
            yield from _text(child, signs=signs)


def _is_reference(node: LexborNode) -> bool:
    """Whether it leads to a note or back: raised, and nothing else or known by where it leads, its id or its class."""
    classes = node.attributes.get("class") or ""
    first = node.child
    leads = first is not None and first.tag == "a" and (first.attributes.get("href") or "").startswith("#")
    is_mark = first is None or leads or (node.id or "").startswith("fnref") or classes.startswith("fp-")
    return (node.tag == "sup" and is_mark) or "footnote-backref" in classes


@cache
def _renderer() -> Markdown:
    return Markdown(extensions=["toc", "tables", "fenced_code", *EXTENSIONS])
