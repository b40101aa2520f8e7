"""The words in a .docx file's own XML: of its paragraphs, its running heads, its comments and what was deleted."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from facing_pages.importing.imported import LeftOut
from facing_pages.importing.office.xmltree import tree_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BESIDE = (("running heads", "header"), ("running feet", "footer"), ("comments", "comments"))
_NOTES = ("footnotes", "endnotes")
_OF_ONE_LINE = frozenset({"title", "subtitle", "date"})
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_WORDS = (f"{_W}t", *(f"{_W}{name}" for name in _SIGNS))


def main_part(files: Mapping[str, bytes]) -> str:
    """The name of the file that holds the text."""
    relations = files.get("_rels/.rels", b"")
    match = re.search(rb'<Relationship\b(?=[^>]*/officeDocument")[^>]*\bTarget="/?([^"]+)"', relations)
    return match[1].decode("utf-8", "replace") if match else "word/document.xml"


def source(files: Mapping[str, bytes]) -> list[str]:
    """The words of each paragraph of the text and its notes."""
    main = main_part(files)
    notes = [f"{posixpath.dirname(main)}/{name}.xml" for name in _NOTES]
    return [words for name in (main, *notes) if name in files for words in _paragraphs(tree_of(files[name]))]


def left_out(files: Mapping[str, bytes]) -> list[LeftOut]:
    """What stands beside the text: running heads and feet, comments, and what was deleted under tracking."""
    main = main_part(files)
    found = []
    for kind, name in _BESIDE:
        wanted = re.compile(rf"{re.escape(posixpath.dirname(main))}/{name}\d*\.xml")
        parts = filter(wanted.fullmatch, sorted(files))
        words = dict.fromkeys(words for part in parts for words in _paragraphs(tree_of(files[part])))
        found.append(LeftOut(kind, " ".join(words)))
    deleted = " ".join("".join(element.text or "" for element in tree_of(files[main]).iter(f"{_W}delText")).split())
    return [part for part in (*found, LeftOut("deleted words", deleted)) if part.words]


def with_each_line_once(files: Mapping[str, bytes]) -> bytes | None:
    """The document with one title, one subtitle and one date; None where it has no more of them.

    Of several paragraphs in such a style pandoc takes the last one and drops the others; these are plain ones here.
    """
    from lxml import etree  # type: ignore[import-untyped]

    main = main_part(files)
    tree = tree_of(files[main])
    named = {
        style.get(f"{_W}styleId"): name.get(f"{_W}val", "")
        for style in tree_of(files.get(f"{posixpath.dirname(main)}/styles.xml", b"")).iter(f"{_W}style")
        for name in style.iter(f"{_W}name")
    }
    seen: set[str] = set()
    again = []
    for style in tree.iter(f"{_W}pStyle"):
        id = style.get(f"{_W}val", "")
        name = named.get(id, id).lower()
        if name in _OF_ONE_LINE and name in seen:
            again.append(style)
        seen.add(name)
    if not again:
        return None
    for style in again:
        style.getparent().remove(style)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (dict(files) | {main: etree.tostring(tree)}).items():
            archive.writestr(name, content)
    return packed.getvalue()


def _paragraphs(tree: Any) -> Iterator[str]:
    """The words of each paragraph, those of a text box for themselves."""
    for paragraph in tree.iter(f"{_W}p"):
        words = " ".join("".join(_words(paragraph)).split())
        if words:
            yield words


def _words(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter(*_WORDS):
        if next(element.iterancestors(f"{_W}p")) is paragraph and not _is_fallback(element):
            yield _SIGNS.get(element.tag.removeprefix(_W)) or element.text or ""


def _is_fallback(element: Any) -> bool:
    """Whether an element stands for another that says the same, for older programs."""
    return any(outer.tag.endswith("}Fallback") for outer in element.iterancestors())
