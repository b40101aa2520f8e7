"""What an extractor of main text takes for the text of a page: asked as a second opinion."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass

from facing_pages.importing.imported import missing
from facing_pages.importing.pages.tree import BLOCKS, Element, is_element, squeezed

_LONG = 30
_MOST_ELEMENTS = 20_000
"""How many elements a page may have to be given to the extractor, whose time grows faster than they do."""


@dataclass(frozen=True)
class Heard:
    """The text that an extractor heard, letters and figures only: all of it, and each of its lines and cells."""

    text: str
    lines: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.text)

    def has(self, line: str) -> bool:
        """Whether a line was heard; a short one as a line of its own, since its words may stand in any sentence."""
        return line in self.lines or (len(line) >= _LONG and line in self.text)

    def has_most_of(self, node: Element) -> bool:
        """Whether most of an element's words were heard; so where the extractor heard nothing at all."""
        if not self:
            return True
        sizes = [(len(line), self.has(line)) for line in lines_of(node)]
        return sum(size for size, there in sizes if there) * 2 > sum(size for size, _ in sizes)

    def has_any_of(self, node: Element) -> bool:
        """Whether any line of an element was heard."""
        return any(map(self.has, lines_of(node)))


def hear(root: Element) -> Heard:
    """What the extractor takes of a page; nothing of one that is too large for it."""
    try:
        import trafilatura
    except ImportError:
        raise missing("The reader of pages") from None
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return Heard("", frozenset())
    text = trafilatura.extract(copy.deepcopy(root), include_comments=False, favor_recall=True) or ""
    return Heard(squeezed(text), frozenset(map(squeezed, re.split(r"[\n|]", text))) - {""})


def lines_of(node: Element) -> list[str]:
    """The words of an element's innermost blocks, letters and figures only."""
    found = [
        squeezed("".join(block.itertext()))
        for block in node.iter()
        if is_element(block) and block.tag in BLOCKS and not any(is_element(c) and c.tag in BLOCKS for c in block)
    ]
    return [text for text in found if text]
