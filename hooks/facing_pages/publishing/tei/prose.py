"""Our prose as TEI: each element of the few that it may hold (``writing/prose.py``) becomes one of TEI."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, fromstring

from facing_pages.model import Prose
from facing_pages.model.place import Way
from facing_pages.publishing.tei.elements import add, address, element
from facing_pages.publishing.xmltext import well_formed

_ELEMENTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "p": ("p", {}),
    "em": ("emph", {}),
    "strong": ("hi", {"rend": "bold"}),
    "del": ("hi", {"rend": "strikethrough"}),
    "code": ("hi", {"rend": "code"}),
    "pre": ("ab", {"type": "code"}),
    "h2": ("ab", {"type": "heading"}),
    "h3": ("ab", {"type": "heading"}),
    "h4": ("ab", {"type": "heading"}),
    "ul": ("list", {"rend": "bulleted"}),
    "ol": ("list", {"rend": "numbered"}),
    "li": ("item", {}),
    "dl": ("list", {"type": "gloss"}),
    "dt": ("label", {}),
    "dd": ("item", {}),
    "blockquote": ("quote", {}),
    "br": ("lb", {}),
    "hr": ("milestone", {"unit": "section"}),
    "table": ("table", {}),
    "tr": ("row", {}),
    "th": ("cell", {"role": "label"}),
    "td": ("cell", {}),
}
_OPEN = frozenset({"thead", "tbody"})
"""What TEI has no element for: what it holds stands in its parent."""


def blocks(prose: Prose | None, here: Way) -> list[Element]:
    """Whole paragraphs and what else it holds; words that stand in no paragraph are in one."""
    return _paragraphs(_tree(prose, here)) if prose else []


def inline(prose: Prose | None, here: Way, tag: str = "p", **attributes: object | None) -> Element | None:
    """An element of this name with what a sentence or two hold; None where there are none."""
    if not prose:
        return None
    made = element(tag, **attributes)
    _fill(made, _tree(prose, here))
    return made


def _tree(prose: Prose, here: Way) -> Element:
    return fromstring(f"<prose>{well_formed(prose.html(here))}</prose>")  # noqa: S314  we made it, safe and small


def _paragraphs(tree: Element) -> list[Element]:
    if (tree.text or "").strip() or any(child.tag in ("a", "em", "strong", "code", "del", "br") for child in tree):
        alone = element("p")
        _fill(alone, tree)
        return [alone]
    return list(_made(tree))


def _fill(made: Element, tree: Element) -> None:
    add(made, tree.text)
    for child in tree:
        if child.tag in _OPEN:
            _fill(made, child)
        else:
            add(made, _one(child))
        add(made, child.tail)


def _made(tree: Element) -> Iterator[Element]:
    for child in tree:
        yield _one(child)


def _one(tree: Element) -> Element:
    if tree.tag == "a":
        href = tree.get("href")
        made = element("ref", target=address(href)) if href else element("seg")
    else:
        tag, attributes = _ELEMENTS[tree.tag]
        made = element(tag, **attributes)
    _fill(made, tree)
    return made
