"""Ready a page's tree for pandoc: what pandoc would lose or glue together is put in a form that survives.

Readings beside characters (ruby) go out; lines kept as typed become lines of
verse; a list item's own number begins a list; a paragraph's language goes on to
its words; and linked notes become spans and divisions that name their label.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from facing_pages.importing.imported import LeftOut, missing
from facing_pages.importing.pages.linkednotes import lift_notes

_NO_WORDS = tuple("head script style template noscript iframe object audio video canvas".split())
_GOING_OUT = {
    "reading aids": ("rt", "rp"),
    "form fields": ("input", "select", "textarea", "button"),
    "words of drawings": ("svg",),
}
_ROOTS = frozenset({"html", "body", "span"})
_KEPT = frozenset("align alt class colspan data-alt data-note href lang rowspan src start type".split())
_KEPT_CLASSES = frozenset({"code", "line-block", "speaker"})
_CELLS = frozenset({"td", "th"})
_OWN_ATTRIBUTES = ("data-note", "data-alt", "data-left")


def parsed(page: str) -> Any:
    """A page as a tree of lxml; what no tree can hold is left out.

    Raises:
        CannotReadError: lxml is missing.
    """
    try:
        from lxml import html  # type: ignore[import-untyped]
    except ImportError:
        raise missing("The reader of pages") from None
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", page)
    clean = re.sub(r"^\s*<\?xml[^>]*>", "", clean)
    return html.document_fromstring(f"{clean}\n" if re.search(r"<\w", clean) else f"<p>{clean}</p>")


@dataclass(frozen=True)
class Prepared:
    """A page as pandoc is to read it.

    Arguments:
        left_out: the words that went out of it.
        words: those that did not, by paragraph.
        elsewhere: how many note marks lead to notes that the page does not hold.
    """

    html: str
    left_out: tuple[LeftOut, ...]
    words: tuple[str, ...]
    elsewhere: int


def prepare(page: Any) -> Prepared:
    """Make a page's tree ready for pandoc; the tree is changed."""
    from lxml import etree, html

    for element in page.iter(etree.Element):
        for name in _OWN_ATTRIBUTES:
            element.attrib.pop(name, None)
    left_out = [part for kind, tags in _GOING_OUT.items() for part in _take_out(page, kind, tags)]
    _take_out(page, "", _NO_WORDS)
    words = tuple(words_of(page))
    elsewhere = lift_notes(page)
    for tag, change in _CHANGES.items():
        for element in list(page.iter(tag)):
            change(element)
    for element in list(page.iter(etree.Element)):
        _pass_language_on(element, page)
    for element in page.iter(etree.Element):
        _keep_what_counts(element)
    return Prepared(str(html.tostring(page, encoding="unicode")), tuple(left_out), words, elsewhere)


def words_of(tree: Any) -> Iterator[str]:
    """The words of a tree, a string for each run between the edges of blocks."""
    buffer: list[str] = []
    for is_block, words in _runs(tree):
        if is_block and (told := " ".join("".join(buffer).split())):
            yield told
        if is_block:
            buffer.clear()
        buffer.append(words)
    if told := " ".join("".join(buffer).split()):
        yield told


_INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb ruby s samp small span strike strong"
    " sub sup time tt u var wbr".split()
)


def _runs(tree: Any) -> Iterator[tuple[bool, str]]:
    stack: list[tuple[bool, Any]] = [(False, tree)]
    while stack:
        is_end, element = stack.pop()
        named = isinstance(element.tag, str)
        is_block = named and element.tag not in _INLINE
        if is_end or not named or element.tag in _NO_WORDS:
            yield is_block, element.tail or ""
            continue
        yield is_block, element.text or ""
        stack.append((True, element))
        stack += [(False, child) for child in reversed(element)]


def _take_out(page: Any, kind: str, tags: tuple[str, ...]) -> list[LeftOut]:
    """Take elements out; what follows each stays."""
    words = []
    for element in list(page.iter(*tags)):
        if element.getparent() is not None and element is not page:
            words += [element.text_content()]
            element.drop_tree()
    said = " ".join(" ".join(words).split())
    return [LeftOut(kind, said)] if said else []


def _lines_as_typed(element: Any) -> None:
    """Lines kept as typed are lines of verse, unless they are code."""
    from lxml import etree

    if element.find(".//code") is not None or element.find(".//samp") is not None:
        element.set("class", "code")
        return
    for inner in list(element.iter(etree.Element)):
        inner.text = _as_lines(inner, inner.text, None)
        if inner is not element:
            inner.tail = _as_lines(inner.getparent(), inner.tail, inner)
    element.tag = "div"
    element.set("class", "line-block")


def _as_lines(parent: Any, words: str | None, after: Any) -> str | None:
    """Put a line break for each line feed; the words before the first."""
    first, *rest = (words or "").expandtabs(4).split("\n")
    at = 0 if after is None else parent.index(after) + 1
    for n, line in enumerate(rest):
        made = parent.makeelement("br")
        lead = len(line) - len(line.lstrip(" "))
        made.tail = "\u00a0" * lead + line[lead:]
        parent.insert(at + n, made)
    return first


def _own_number(item: Any) -> None:
    """Begin a list anew at an item that says its own number."""
    parent, number = item.getparent(), item.get("value", "")
    if parent is None or parent.tag != "ol" or not re.fullmatch(r"-?\d{1,6}", number):
        return
    if item.getprevious() is None:
        parent.set("start", number)
        return
    made = parent.makeelement("ol", dict(parent.attrib) | {"start": number})
    made.tail, parent.tail = parent.tail, None
    made.extend([item, *item.itersiblings()])
    parent.addnext(made)


def _alternative(image: Any) -> None:
    """Tell an empty alternative text from none, which pandoc does not."""
    if image.get("alt") == "":
        image.set("data-alt", "")


def _title_style(paragraph: Any) -> None:
    """A word processor’s title is a heading in all but name."""
    if "MsoTitle" in (paragraph.get("class") or "").split():
        paragraph.tag = "h1"


def _plain(element: Any) -> None:
    element.drop_tag()


def _pass_language_on(element: Any, page: Any) -> None:
    """Give an element’s language to the blocks in it, or to its words, where it is another than that of the page."""
    tag = element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
    if not tag or tag == page.get("lang") or element.tag in _ROOTS:
        return
    if any(isinstance(child.tag, str) and child.tag not in _INLINE for child in element):
        for child in element:
            if isinstance(child.tag, str) and not child.get("lang"):
                child.set("lang", tag)
        return
    made = element.makeelement("span", {"lang": tag})
    made.text, element.text = element.text, None
    made.extend(list(element))
    element.append(made)


def _keep_what_counts(element: Any) -> None:
    """Take off what would make pandoc read an element otherwise: it passes over all that is outside of a main part."""
    if element.tag == "main":
        element.tag = "div"
    kept = {
        name: value
        for name, value in element.attrib.items()
        if name in _KEPT or (name == "style" and element.tag in _CELLS)
    }
    classes = [name for name in element.get("class", "").split() if name in _KEPT_CLASSES]
    kept.pop("class", None)
    if classes:
        kept["class"] = " ".join(classes)
    # All at once: a page may have attributes of names by which none can be taken off.
    element.attrib.clear()
    element.attrib.update(kept)


_CHANGES: dict[str, Callable[[Any], None]] = {
    "pre": _lines_as_typed,
    "li": _own_number,
    "img": _alternative,
    "ins": _plain,
    "p": _title_style,
}
