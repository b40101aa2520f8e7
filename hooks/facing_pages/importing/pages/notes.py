"""The notes that an article calls, wherever they stand on its page: kept with it, last.

A call is a short link, such as a figure or an asterisk, to a place further down;
the block that the place stands in is the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from facing_pages.importing.imported import LeftOut
from facing_pages.importing.pages.foreign import note
from facing_pages.importing.pages.tree import HEADINGS, Element, is_element, shown, take_out

_LABEL = re.compile(
    r"[\[(]?(?:\d{1,4}|[a-z]|[*†‡§¶]{1,4}|[ivxl]{1,6}|(?:fn|note|anm\.?)\s?\d{1,3})[\])]?", re.IGNORECASE
)
_HOMES = ("li", "p", "dd", "div", "aside", "td")
_NO_HOMES = ("body", "html", "article", "main", "section", "blockquote")


def lifted(body: Element, title: Element | None) -> list[tuple[Element, Element]]:
    """Take the notes out of a page, each with the first link that calls it, in the order of the page."""
    order = {node: n for n, node in enumerate(body.iter())}
    targets: dict[str, Element] = {}
    for node in order:
        if is_element(node):
            for name in (node.get("id"), node.get("name") if node.tag == "a" else None):
                if name:
                    targets.setdefault(name, node)
    calls: dict[Element, Element] = {}
    for link in body.iter("a"):
        href = link.get("href") or ""
        target = targets.get(href[1:]) if href.startswith("#") else None
        if target is None or order[target] <= order[link] or not _LABEL.fullmatch("".join(link.itertext()).strip()):
            continue
        home = _home(target)
        if home is not None and home not in calls and (title is None or title not in home.iter()):
            calls[home] = link
    links = set(calls.values())
    homes = [
        home
        for home in sorted(calls, key=order.__getitem__)
        if not any(node in links or node in calls for node in home.iterdescendants())
    ]
    parents = {home.getparent() for home in homes}
    pairs = [(calls[home], home) for home in homes]
    for home in homes:
        take_out(home)
    _take_out_empty(parents)
    return pairs


def _take_out_empty(parents: Iterable[Element]) -> None:
    for parent in parents:
        if parent.tag in ("ol", "ul", "dl") and not shown(parent):
            take_out(parent)


def _home(target: Element) -> Element | None:
    for element in (target, *target.iterancestors()):
        if element.tag in _NO_HOMES or element.tag in HEADINGS:
            return None
        if element.tag in _HOMES:
            return element
    return None


def set_last(scope: Element, notes: list[tuple[Element, Element]], found: list[LeftOut]) -> None:
    """Put the notes that the article calls at its end; those that only other parts of the page call are left out."""
    called = {home: None for link, home in notes if any(above is scope for above in link.iterancestors())}
    for _, home in notes:
        if home not in called:
            note(found, "notes to other parts of the page", home)
    if not called:
        return
    section = scope.makeelement("section", {"class": "notes"})
    row: Element | None = None
    for home in called:
        if home.tag == "li":
            if row is None:
                row = section.makeelement("ol", {})
                section.append(row)
            row.append(home)
        else:
            row = None
            if home.tag in ("td", "dd"):
                home.tag = "div"
            section.append(home)
    scope.append(section)
