"""The words of a page, block by block, with its notes taken out: for what people hand in as HTML.

A note mark is a short link to a place further down; the block that the place
stands in is its definition. Notes that call each other are left where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from facing_pages.model import LineKind
from facing_pages.starting.imported import missing

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BLOCKS = _HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details div dl dt figcaption figure footer form header hr"
    " li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_NO_WORDS = frozenset("head img iframe math noscript object picture script style svg template title".split())
_LABEL = re.compile(r"\[?\(?(?:\d{1,3}|[a-z]|[*†‡]{1,3}|[ivx]{1,5})\)?\]?", re.IGNORECASE)
_BACK = re.compile(r"[\s↑↩⤴^\ufe0e\[\]]*|back|return", re.IGNORECASE)


def blocks(tree: Any) -> Iterator[tuple[LineKind, str]]:
    """The words of a page's elements, a block for each run between the edges of blocks."""
    buffer: list[str] = []
    kind: LineKind = "paragraph"
    for is_end, element in _walk(tree):
        is_block = element.tag in _BLOCKS
        if is_block and (text := tidy("".join(buffer))):
            yield kind, text
        if is_block:
            buffer.clear()
            kind = "heading" if element.tag in _HEADINGS and not is_end else "paragraph"
        elif element.tag == "br":
            buffer.append(" ")
        buffer.append((element.tail if is_end else element.text) or "")
    if text := tidy("".join(buffer)):
        yield kind, text


def _walk(tree: Any) -> Iterator[tuple[bool, Any]]:
    """Every element at its beginning and at its end; what has no words only at its end."""
    stack = [(False, tree)]
    while stack:
        is_end, element = stack.pop()
        if is_end:
            yield True, element
            continue
        stack.append((True, element))
        if isinstance(element.tag, str) and element.tag not in _NO_WORDS:
            yield False, element
            stack += [(False, child) for child in reversed(element)]


def words(tree: Any) -> str:
    """All words of a tree on one line."""
    return " ".join(text for _, text in blocks(tree))


def lift_notes(page: Any) -> list[str]:
    """Take the definitions out of a page and set each mark as ``[1]``; the words of the notes, in order."""
    order = {element: n for n, element in enumerate(page.iter())}
    targets = {element.get(key): element for element in page.iter() for key in ("name", "id") if element.get(key)}
    marks: list[tuple[Any, Any]] = []
    for link in page.iter("a"):
        target = targets.get((link.get("href") or "").partition("#")[2])
        if target is None or not (link.get("href") or "").startswith("#"):
            continue
        home = _home(target)
        if home is not None and order[target] > order[link] and _LABEL.fullmatch(tidy(link.text_content())):
            marks.append((link, home))
    homes = list(dict.fromkeys(home for _, home in marks))
    if any(link in set(home.iter()) for link, _ in marks for home in homes):
        return []  # notes within notes: nobody could say which is which
    for link, home in marks:
        outer = link.getparent() if link.getparent() is not None and link.getparent().tag == "sup" else link
        _replace(outer, f"[{homes.index(home) + 1}]")
    return [_definition(home) for home in homes]


def _home(target: Any) -> Any:
    """The block that a note's target stands in, or is; None where it is no block of its own."""
    for element in (target, *target.iterancestors()):
        if element.tag in ("body", "html", "article", "main", "section") or element.tag in _HEADINGS:
            return None
        if element.tag in ("li", "p", "dd", "div", "aside", "td"):
            return element
    return None


def _definition(home: Any) -> str:
    """A note's words without the link back and without its own label."""
    for link in list(home.iter("a")):
        if (link.get("href") or "").startswith("#") and (
            _BACK.fullmatch(tidy(link.text_content())) or _LABEL.fullmatch(tidy(link.text_content()))
        ):
            _replace(link, " ")
    said = words(home)
    _replace(home, "")
    return re.sub(r"^(?:\[\d{1,3}\]|\d{1,3}[.)])\s*", "", said)


def _replace(element: Any, words: str) -> None:
    """Put words where an element was; what follows it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    words += element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + words
    else:
        parent.text = (parent.text or "") + words
    parent.remove(element)


def parsed(page: str) -> Any:
    """A page as a tree; what no tree can hold is left out."""
    try:
        from lxml import html  # type: ignore[import-untyped]
    except ImportError:
        raise missing("The reader of pages") from None
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", page)
    clean = re.sub(r"^\s*<\?xml[^>]*>", "", clean)
    return html.document_fromstring(f"{clean}\n" if re.search(r"<\w", clean) else f"<p>{clean}</p>")


def serialised(tree: Any) -> str:
    """A tree as a page."""
    from lxml import html

    return str(html.tostring(tree, encoding="unicode"))


def tidy(run: str) -> str:
    """Words with single spaces between."""
    return " ".join(run.split())
