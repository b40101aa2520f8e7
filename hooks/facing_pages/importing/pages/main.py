"""The part of a page that is its article, kept whole, and the cutting of what stands in it that is not.

The part is the smallest element that holds nearly all prose of the page, wider
where the title or more of the text stand beside it. What an extractor of main
text finds is asked as a second opinion: on what stands after the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from facing_pages.importing.imported import LeftOut
from facing_pages.importing.pages.foreign import note
from facing_pages.importing.pages.heard import Heard
from facing_pages.importing.pages.tree import (
    BLOCKS,
    HEADINGS,
    Element,
    Measure,
    is_element,
    measured,
    names,
    take_out,
)

_SEMANTIC = re.compile(
    "-(?:entry-content|post-content|article-body|articlebody|article-text|article-content|story-body|post-body"
    "|article|main|main-content|maincontent|mw-content-text|mw-parser-output|news-text|content-main|hentry)(?=-)"
)
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


def trim(scope: Element, core: Element, title: Element | None, heard: Heard, found: list[LeftOut]) -> None:
    """Take out of the scope what stands beside the core and is no text of the article.

    Arguments:
        heard: what an extractor took for the main text.
    """
    measures = measured(scope)
    order = {node: n for n, node in enumerate(scope.iter())}
    end = max(order[node] for node in core.iter())
    start = order[core] if title is None else order[title]
    for node in _beside(scope, core, title):
        measure = measures[node]
        if order[node] > end:
            keep = _is_text(measure) and heard.has_most_of(node)
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
    """The largest elements that neither hold the core or the title nor stand in them, and what precedes a title."""
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
