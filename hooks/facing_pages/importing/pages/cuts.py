"""What is cut within the part of a page that is its article: lines, boxes, lists of links, the tail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from facing_pages.importing.imported import LeftOut
from facing_pages.importing.pages.byline import is_byline
from facing_pages.importing.pages.day import is_dateline
from facing_pages.importing.pages.foreign import note
from facing_pages.importing.pages.heard import Heard
from facing_pages.importing.pages.phrases import line_kind
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
    tidy,
)

_PARTS = re.compile(
    r"\W*(?:ingredients|you(?:’|')?(?:ll| will)? need|zutaten|ingrédients|ingredient(?:es|i)|ingrediënten|składniki"
    r"|ингредиенты|材料|配料)\b.{0,40}",
    re.IGNORECASE,
)


def cut_lines(scope: Element, title: Element | None, found: list[LeftOut]) -> None:
    """Take out lines that say by their words that they are no text, and what such a heading heads."""
    measures = measured(scope)
    for node in list(scope.iter()):
        if not is_element(node) or node is scope or (node.tag not in BLOCKS and node.tag not in ("span", "a", "sup")):
            continue
        if node is title or scope not in node.iterancestors():
            continue
        measure = measures[node]
        if (
            not measure.letters
            or measure.letters > 600
            or (node.tag not in BLOCKS and not _stands_alone(node, measures))
        ):
            continue
        if any(is_element(c) and c.tag in BLOCKS and measures[c].letters == measure.letters for c in node):
            continue  # what it wraps is asked
        kind = line_kind(shown(node))
        if kind is None and measure.links and node.tag in BLOCKS and line_kind(_unlinked(node)) == "related items":
            kind = "related items"
        elif kind == "related items" and not _heads(node, measure):
            continue
        if kind is None or (title is not None and title in node.iter()):
            continue
        if kind in ("related items", "comments", "author boxes"):
            _cut_following(node, kind, measures, found)
        note(found, kind, node)
        take_out(node)


def _heads(node: Element, measure: Measure) -> bool:
    """Whether a line is a heading or a link, and not a sentence that begins like one."""
    return (
        node.tag in HEADINGS or measure.density > 0.5 or (measure.letters < 48 and not shown(node).endswith((".", "?")))
    )


def _unlinked(node: Element) -> str:
    """The words of a line before and between its links, where they are no more than a label."""
    first = node.find(".//a")
    label = tidy("".join(first.itertext())) if first is not None else ""
    before = shown(node).partition(label)[0].strip() if label else ""
    return before if before.endswith(":") and letters(before) < 48 else ""


def _stands_alone(node: Element, measures: Mapping[Element, Measure]) -> bool:
    """Whether an inline element is all that its block says, or an editing mark."""
    parent = node.getparent()
    if node.tag == "sup":
        return True
    return parent in measures and measures[parent].letters == measures[node].letters


def _cut_following(node: Element, kind: str, measures: Mapping[Element, Measure], found: list[LeftOut]) -> None:
    """Take out what follows a heading of related items until text begins anew."""
    home, is_teaser = node, node.tag not in HEADINGS and bool(measures[node].links)
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
        if kind == "related items" and is_teaser and measure.density < 0.5:
            return
        if kind == "author boxes" and (after.tag in HEADINGS or measure.letters > 900):
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
    above = set(title.iterancestors()) if title is not None else set()
    stack = [scope]
    while stack:
        node = stack.pop()
        for child in list(node):
            if not is_element(child) or child is title:
                continue
            measure = measures[child]
            if child in above:
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
    if measure.prose or lists_parts(node):
        return False
    return measure.density > 0.8 and (measure.links >= 3 or node.tag not in ("ul", "ol", "p"))


def may_be_teaser(box: Element, measures: Mapping[Element, Measure]) -> bool:
    """Whether a box has many links, or a line that is a link, as a list of ingredients or of steps seldom has."""
    return measures[box].density >= 0.2 or any(
        node.tag in BLOCKS and node.tag != "li" and measures[node].density > 0.9
        for node in box.iterdescendants()
        if is_element(node)
    )


def lists_parts(node: Element) -> bool:
    """Whether a list is that of a recipe’s parts, by its own heading or the one before it."""
    before = node.getprevious()
    heads = [head for head in (before, next(iter(node), None)) if head is not None and is_element(head)]
    return any(head.tag in HEADINGS and _PARTS.match(shown(head)) for head in heads)


def cut_lines_of_origin(scope: Element, byline: Iterable[str], found: list[LeftOut]) -> None:
    """Take out the lines before the text that say who wrote it and when, and no more."""
    names_told, paragraphs = list(byline), 0
    for node in list(scope.iter()):
        if (
            not is_element(node)
            or node.tag not in BLOCKS
            or node.tag in HEADINGS
            or any(c.tag in BLOCKS for c in node if is_element(c))
        ):
            continue
        text = shown(node)
        size = letters(text)
        paragraphs += size > 80
        if size > 150 or paragraphs > 1:
            return
        if text and node is not scope and (is_byline(text, names_told) or is_dateline(text)):
            note(found, "bylines and days", node)
            take_out(node)


def cut_unheard(scope: Element, title: Element | None, heard: Heard, found: list[LeftOut]) -> None:
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
                and may_be_teaser(child, measures)
                and measure.letters < 1500
                and not _has(child, title)
                and not heard.has_any_of(child)
            ):
                note(found, "boxes with links", child)
                take_out(child)
            elif measure.links:
                stack.append(child)


def _has(node: Element, title: Element | None) -> bool:
    return title is not None and any(node is above for above in title.iterancestors())
