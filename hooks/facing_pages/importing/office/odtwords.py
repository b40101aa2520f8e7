"""The words in an .odt file's own XML, and what its lines are called by their style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from facing_pages.importing.imported import LeftOut
from facing_pages.importing.office.xmltree import tree_of
from facing_pages.importing.trees.richtext import RichText

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_NOT_READ = frozenset({f"{_TEXT}tracked-changes", f"{_OFFICE}annotation"})
_BLANKS = frozenset({f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"})
_APART = frozenset({*_PARAGRAPHS, f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}tracked-changes"})
_IN_CONTENT = (("comments", (f"{_OFFICE}annotation",)), ("deleted words", (f"{_TEXT}tracked-changes",)))
_IN_STYLES = tuple(
    (kind, tuple(f"{_STYLE}{name}{which}" for which in ("", "-first", "-left")))
    for kind, name in (("running heads", "header"), ("running feet", "footer"))
)
_OF_LINES = frozenset({"title", "author", "date"})


def source(files: Mapping[str, bytes]) -> list[str]:
    """The words of each paragraph of the text and its notes."""
    paragraphs = (
        paragraph
        for paragraph in tree_of(files["content.xml"]).iter(*_PARAGRAPHS)
        if not any(outer.tag in _NOT_READ for outer in paragraph.iterancestors())
    )
    return [words for words in map(_line, paragraphs) if words]


def left_out(files: Mapping[str, bytes]) -> list[LeftOut]:
    """What stands beside the text: running heads and feet, comments, and what was deleted under tracking."""
    found = [_all(tree_of(files["content.xml"]), *part) for part in _IN_CONTENT]
    found += [_all(tree_of(files.get("styles.xml", b"")), *part) for part in _IN_STYLES]
    return [part for part in found if part.words]


def styled_lines(files: Mapping[str, bytes]) -> dict[str, RichText]:
    """The lines that are title, author or date by their style."""
    content = tree_of(files["content.xml"])
    parents = {
        style.get(f"{_STYLE}name"): style.get(f"{_STYLE}parent-style-name") for style in content.iter(f"{_STYLE}style")
    }
    found: dict[str, RichText] = {}
    for paragraph in content.iter(*_PARAGRAPHS):
        style = paragraph.get(f"{_TEXT}style-name") or ""
        name = (parents.get(style) or style).lower()
        if name in _OF_LINES and (words := _line(paragraph)):
            found.setdefault(name, RichText(words))
    return found


def alternatives(files: Mapping[str, bytes]) -> dict[str, str]:
    """The alternative text of each picture that has one, by the picture’s name."""
    found: dict[str, str] = {}
    for frame in tree_of(files["content.xml"]).iter(f"{_DRAW}frame"):
        image = frame.find(f"{_DRAW}image")
        words = " ".join(" ".join(frame.findtext(f"{_SVG}{name}") or "" for name in ("title", "desc")).split())
        if image is not None and words:
            found[image.get(_HREF) or ""] = words
    return found


def _all(tree: Any, kind: str, tags: Sequence[str]) -> LeftOut:
    return LeftOut(kind, " ".join(" ".join(" ".join(element.itertext()) for element in tree.iter(*tags)).split()))


def _line(paragraph: Any) -> str:
    return " ".join("".join(_words(paragraph)).split())


def _words(element: Any) -> Iterator[str]:
    """The words of a paragraph, without those of paragraphs within it, such as notes."""
    yield element.text or ""
    for child in element:
        if child.tag in _BLANKS:
            yield " "
        elif child.tag not in _APART:
            yield from _words(child)
        yield child.tail or ""
