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
_NOTE = re.compile(r"^\[\^[^\]\n]+\]:", re.MULTILINE)
_REFERENCE = re.compile(r"\\.|\[\^[^\]]+\]", re.DOTALL)
_DEFINED = re.compile(r"^\[\^([^\]]+)\]:", re.MULTILINE)


def python_markdown(text: str) -> LexborHTMLParser:
    """The page as MkDocs makes it of a Markdown file, without its front matter."""
    _renderer().reset()
    return LexborHTMLParser(_renderer().convert(_FRONT_MATTER.sub("", text)))


def commonmark(text: str) -> LexborHTMLParser:
    """The page as a renderer of CommonMark makes it, which knows no footnotes: with raised nothings in their place."""
    body = _FRONT_MATTER.sub("", text)
    note = _NOTE.search(body)
    body = body[: note.start()] if note else body
    defined = {f"[^{label}]" for label in _DEFINED.findall(_FRONT_MATTER.sub("", text))}
    unmarked = _REFERENCE.sub(lambda match: "<sup></sup>" if match[0] in defined else match[0], body)
    return LexborHTMLParser(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(unmarked))


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
    """Whether it leads to a note or back: raised, and nothing else or known by its id or its class."""
    classes = node.attributes.get("class") or ""
    is_mark = node.child is None or (node.id or "").startswith("fnref") or classes.startswith("fp-")
    return (node.tag == "sup" and is_mark) or "footnote-backref" in classes


@cache
def _renderer() -> Markdown:
    return Markdown(extensions=["toc", "tables", "fenced_code", *EXTENSIONS])
