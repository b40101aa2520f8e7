"""The part of a page that is its article, kept whole, and the cutting of what stands in it that is not.

The part is the smallest element that holds nearly all prose of the page, wider
where the title or more of the text stand beside it. What an extractor of main
text finds is asked as a second opinion: on what stands after the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from facing_pages.starting.imported import LeftOut
from facing_pages.starting.pagebyline import is_byline
from facing_pages.starting.pageday import is_dateline
from facing_pages.starting.pageforeign import line_kind, note
from facing_pages.starting.pagetree import (
    BLOCKS,
    HEADINGS,
    Element,
    Measure,
    is_element,
    letters,
    measured,
    names,
    shown,
    squeezed,
    take_out,
)

_SEMANTIC = re.compile(
    "-(?:entry-content|post-content|article-body|articlebody|article-text|article-content|story-body|post-body"
    "|article|main|main-content|maincontent|mw-content-text|mw-parser-output|news-text|content-main|hentry)(?=-)"
)
_CONTACT = re.compile(r"\w@\w[\w.-]*\.\w|\b(?:tel|phone|telefon|fax|tél)\b[.:\s]*[+(]?\d", re.IGNORECASE)
_NEARLY_ALL = 0.85
_MOST = 0.55


def core_of(body: Element, measures: Mapping[Element, Measure]) -> Element:
    """The smallest element that holds nearly all prose of the page."""
    node = body
    while True:
        children = [child for child in node if is_element(child)]
        best = max(children, key=lambda child: measures[child].prose, default=None)
        if (
            best is None
            or not measures[best].prose
            or best.tag not in BLOCKS
            or best.tag in ("p", "table", "tbody", "tr", "li", "ul", "ol", "dl", "blockquote", "pre")
        ):
            if (
                best is not None
                and best.tag in ("table", "tbody", "tr")
                and measures[best].prose >= measures[node].prose * 0.95
            ):
                node = best  # a table for layout
                continue
            return node
        share = measures[best].prose / measures[node].prose
        if share >= _NEARLY_ALL or (share >= _MOST and _is_semantic(best)):
            node = best
            continue
        return node


def _is_semantic(element: Element) -> bool:
    return (
        element.tag in ("article", "main")
        or element.get("role") == "main"
        or "articlebody" in (element.get("itemprop") or "").lower()
        or bool(_SEMANTIC.search(names(element)))
    )


def scope_of(core: Element, title: Element | None) -> Element:
    """The element that holds the core and the heading that is its title."""
    if title is None:
        return core
    above = {core, *core.iterancestors()}
    return next((element for element in (title, *title.iterancestors()) if element in above), core)


def trim(scope: Element, core: Element, title: Element | None, heard: str, found: list[LeftOut]) -> None:
    """Take out of the scope what stands beside the core and is no text of the article.

    Arguments:
        heard: what an extractor took for the main text, letters and figures only.
    """
    measures = measured(scope)
    order = {node: n for n, node in enumerate(scope.iter())}
    end = max(order[node] for node in core.iter())
    start = order[core] if title is None else order[title]
    for node in _beside(scope, core, title):
        measure = measures[node]
        if order[node] > end:
            keep = _is_text(measure) and is_heard(node, heard)
        elif order[node] < start:
            keep = _belongs_to_title(node, title, measure)
        else:
            is_lead = measure.letters >= 30 and not measure.links
            keep = (
                node.tag in HEADINGS
                or node.tag == "figure"
                or is_lead
                or (measure.prose >= 40 and measure.density < 0.35)
            )
        if not keep:
            note(found, _rest(measure), node)
            take_out(node)


def _beside(scope: Element, core: Element, title: Element | None) -> list[Element]:
    """The largest elements of the scope that neither hold the core or the title nor stand in them; and what is before a title in the core."""
    held = {core, *core.iterancestors()}
    if title is not None:
        held |= {title, *title.iterancestors()}
    beside: list[Element] = []
    stack = [scope]
    while stack:
        node = stack.pop()
        if node is title:
            continue
        in_core = node is core or core in node.iterancestors()
        reached = False
        for child in node:
            if not is_element(child):
                continue
            if child in held:
                stack.append(child)
                reached = True
            elif not in_core or (title is not None and not reached and any(c in held for c in node)):
                beside.append(child)
    return beside


def _belongs_to_title(node: Element, title: Element | None, measure: Measure) -> bool:
    """Whether words before a title are a line of the text’s own, such as the name of the series it stands in."""
    parent = node.getparent()
    return bool(title is not None and parent is title.getparent() and node.tag == "p" and not measure.links) or (
        measure.prose > 300 and measure.density < 0.2
    )


def _is_text(measure: Measure) -> bool:
    return measure.prose >= 60 and measure.density < 0.3


def _rest(measure: Measure) -> str:
    return "lists of links" if measure.density > 0.5 else "other parts of the page"


def is_heard(node: Element, heard: str) -> bool:
    """Whether most of a node's blocks are in what an extractor took for the main text."""
    if not heard:
        return True
    total = there = 0
    for text in _lines(node):
        size = len(text)
        total += size
        there += size if text in heard else 0
    return there * 2 > total


def _lines(node: Element) -> list[str]:
    found = []
    for block in node.iter():
        if is_element(block) and block.tag in BLOCKS and not any(is_element(c) and c.tag in BLOCKS for c in block):
            if text := squeezed("".join(block.itertext())):
                found.append(text)
    return found


# --- within the part that is kept ----------------------------------------------------------------


def cut_lines(scope: Element, title: Element | None, found: list[LeftOut]) -> None:
    """Take out lines that say by their words that they are no text, and what such a heading heads."""
    measures = measured(scope)
    for node in list(scope.iter()):
        if not is_element(node) or node is scope or (node.tag not in BLOCKS and node.tag not in ("span", "a", "sup")):
            continue
        if node is title or scope not in node.iterancestors():
            continue
        measure = measures[node]
        if not measure.letters or measure.letters > 200 or (node.tag not in BLOCKS and not _stands_alone(node)):
            continue
        kind = line_kind(shown(node))
        if kind == "related items" and not _heads(node, measure):
            continue
        if kind is None or (title is not None and title in node.iter()):
            continue
        if kind in ("related items", "comments"):
            _cut_following(node, kind, measures, found)
        note(found, kind, node)
        take_out(node)


def _heads(node: Element, measure: Measure) -> bool:
    """Whether a line is a heading or a link, and not a sentence that begins like one."""
    return node.tag in HEADINGS or measure.density > 0.5 or measure.letters < 48


def _stands_alone(node: Element) -> bool:
    """Whether an inline element is all that its block says, or an editing mark."""
    parent = node.getparent()
    if node.tag == "sup":
        return True
    return parent is not None and letters("".join(parent.itertext())) == letters("".join(node.itertext()))


def _cut_following(node: Element, kind: str, measures: Mapping[Element, Measure], found: list[LeftOut]) -> None:
    """Take out what follows a heading of related items until text begins anew."""
    home = node
    while home.getparent() is not None and home.getnext() is None and not _has_text_before(home, measures):
        home = home.getparent()
        if measures.get(home) is None:
            return
    for after in list(home.itersiblings()):
        if not is_element(after):
            continue
        measure = measures.get(after)
        if measure is None:
            return
        if kind == "related items" and ((measure.prose >= 120 and measure.density < 0.25) or after.tag in HEADINGS):
            return
        note(found, kind, after)
        take_out(after)


def _has_text_before(node: Element, measures: Mapping[Element, Measure]) -> bool:
    return any(
        is_element(other) and measures.get(other) and measures[other].letters
        for other in node.itersiblings(preceding=True)
    )


def cut_links(scope: Element, title: Element | None, found: list[LeftOut]) -> None:
    """Take out blocks that are links and nothing else, where they are no part of a run of text."""
    measures = measured(scope)
    stack = [scope]
    while stack:
        node = stack.pop()
        for child in list(node):
            if not is_element(child) or child is title:
                continue
            measure = measures[child]
            if title is not None and title in child.iter():
                stack.append(child)
                continue
            if child.tag in BLOCKS and measure.links and _only_links(child, measure):
                note(found, "lists of links", child)
                take_out(child)
            elif measure.links:
                stack.append(child)


def _only_links(node: Element, measure: Measure) -> bool:
    if node.tag in HEADINGS or node.tag in (
        "table",
        "thead",
        "tbody",
        "tr",
        "td",
        "th",
        "li",
        "dt",
        "dd",
        "figure",
        "figcaption",
    ):
        return False
    if node.tag == "p":
        return measure.links >= 3 and measure.density > 0.85 and measure.letters < 40 * measure.links
    if measure.prose:
        return False
    return measure.density > 0.8 and (measure.links >= 3 or node.tag not in ("ul", "ol", "p"))


def cut_lines_of_origin(scope: Element, byline: Iterable[str], found: list[LeftOut]) -> None:
    """Take out the lines before the text that say who wrote it and when, and no more."""
    names_told = list(byline)
    for node in list(scope.iter()):
        if (
            not is_element(node)
            or node.tag not in BLOCKS
            or node.tag in HEADINGS
            or any(c.tag in BLOCKS for c in node if is_element(c))
        ):
            continue
        text = shown(node)
        if letters(text) > 150:
            return
        if text and node is not scope and (is_byline(text, names_told) or is_dateline(text)):
            note(found, "bylines and days", node)
            take_out(node)


def cut_unheard(scope: Element, title: Element | None, heard: str, found: list[LeftOut]) -> None:
    """Take out boxes with links of which an extractor heard nothing, though it heard what stands round them."""
    if not heard:
        return
    measures = measured(scope)
    stack = [scope]
    while stack:
        node = stack.pop()
        for child in list(node):
            if not is_element(child) or child is title:
                continue
            measure = measures[child]
            if (
                child.tag in ("div", "section")
                and measure.links
                and measure.letters < 1500
                and not _has(child, title)
                and not any(line in heard for line in _lines(child))
            ):
                note(found, "boxes with links", child)
                take_out(child)
            elif measure.links:
                stack.append(child)


def _has(node: Element, title: Element | None) -> bool:
    return title is not None and any(node is above for above in title.iterancestors())


def cut_tail(scope: Element, title: Element | None, found: list[LeftOut]) -> None:
    """Take out links and headings at the very end, which no text follows any more."""
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
        measure = measures[node]
        is_contact = measure.letters < 250 and bool(_CONTACT.search("".join(node.itertext())))
        if (
            node is title
            or node.tag in ("td", "th")
            or not (node.tag in HEADINGS or measure.density >= 0.6 or is_contact)
        ):
            return
        kind = "headings without a text" if node.tag in HEADINGS else "addresses" if is_contact else "lists of links"
        note(found, kind, node)
        take_out(node)
