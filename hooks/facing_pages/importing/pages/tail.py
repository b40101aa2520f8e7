"""What stands after the text of an article, in the part of the page that is the article, and is no text."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from facing_pages.importing.imported import LeftOut
from facing_pages.importing.pages.cuts import may_be_teaser
from facing_pages.importing.pages.foreign import note
from facing_pages.importing.pages.heard import Heard
from facing_pages.importing.pages.main import core_of
from facing_pages.importing.pages.phrases import is_call, tail_kind
from facing_pages.importing.pages.tree import (
    BLOCKS,
    HEADINGS,
    Element,
    Measure,
    is_element,
    letters,
    measured,
    shown,
    take_out,
)

_CONTACT = re.compile(r"\w@\w[\w.-]*\.\w|\b(?:tel|phone|telefon|fax|tél)\b[.:\s]*[+(]?\d", re.IGNORECASE)


def cut_tail(scope: Element, title: Element | None, heard: Heard, site: str, found: list[LeftOut]) -> None:
    """Take out what no text follows any more: boxes, lists of links, headings, appeals.

    Arguments:
        site: the host of the page; empty where it is not known.
    """
    _cut_boxes(scope, title, heard, found)
    measures = measured(scope)
    leaves = [
        node
        for node in scope.iter()
        if is_element(node)
        and node.tag in BLOCKS
        and measures[node].letters
        and not any(child.tag in BLOCKS for child in node if is_element(child))
    ]
    for node in reversed(leaves):
        if node is title or node.tag in ("td", "th"):
            return
        parent = node.getparent()
        if parent is None or scope not in node.iterancestors():
            continue  # it went with its list
        if node.tag == "li" and _leads_to_sisters(parent, measures[parent], site):
            note(found, "lists of links", parent)
            take_out(parent)
            continue
        kind = _kind_of(node, measures[node])
        if kind is None:
            return
        note(found, kind, node)
        take_out(node)


def _kind_of(node: Element, measure: Measure) -> str | None:
    """What a block at the end is; None where it is text."""
    if node.tag in HEADINGS:
        return "headings without a text"
    text = shown(node)
    if measure.letters < 250 and _CONTACT.search(text):
        return "addresses"
    if measure.density >= 0.6 or (measure.letters < 60 and _in_links(node) == measure.letters):
        return "lists of links"
    if measure.letters < 40 and text.endswith(":") and node.tag != "li":
        return "headings without a text"
    return tail_kind(text, bool(measure.links))


def _in_links(node: Element) -> int:
    return sum(letters("".join(link.itertext())) for link in node.iter("a"))


def _leads_to_sisters(items: Element, measure: Measure, site: str) -> bool:
    """Whether a list holds nothing but short lines with links to other pages of the site."""
    links = list(items.iter("a"))
    rows = [child for child in items if is_element(child) and child.tag == "li"]
    return (
        len(rows) >= 3
        and not measure.prose
        and measure.density >= 0.3
        and measure.letters < 80 * len(rows)
        and all(next(row.iter("a"), None) is not None for row in rows)
        and all(_is_within(link.get("href") or "", site) for link in links)
    )


def _is_within(address: str, site: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return (not host or host.removeprefix("www.") == site) and not address.startswith(("#", "mailto:", "javascript:"))


def _cut_boxes(scope: Element, title: Element | None, heard: Heard, found: list[LeftOut]) -> None:
    """Take out boxes after the end of the text that call to buy, or of which an extractor heard little."""
    measures = measured(scope)
    core = core_of(scope, measures)
    titled = {title, *title.iterancestors()} if title is not None else set()
    for here in [core, *core.iterancestors()]:
        if here is scope:
            return
        for box in [other for other in here.itersiblings() if is_element(other) and other not in titled]:
            measure = measures[box]
            if not measure.links or box.tag == "figure":
                continue
            if any(is_call(shown(link)) for link in box.iter("a")):
                note(found, "offers", box)
                take_out(box)
            elif may_be_teaser(box, measures) and not heard.has_most_of(box):
                note(found, "boxes with links", box)
                take_out(box)
