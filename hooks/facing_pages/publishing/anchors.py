"""Give the paragraphs of a generated Markdown page their ids.

A tree processor and not ``attr_list``: foreign text may hold braces of its
own. A paragraph that begins with a strong ``¶3`` gets the id ``p3``, so that
the generator can check links to it.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_NUMBER = re.compile(r"¶(\d+)")


class ParagraphIds(Extension):
    """The Python-Markdown extension."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the name is Python-Markdown's
        """Register the processor behind the inline patterns, where ``**¶3**`` has become an element."""
        md.treeprocessors.register(_ParagraphIds(md), "facing_pages_paragraph_ids", 5)


class _ParagraphIds(Treeprocessor):
    def run(self, root: Element) -> None:
        taken: set[str] = set()
        for paragraph in root.findall("p"):
            first = paragraph.find("strong")
            match = _NUMBER.fullmatch(first.text or "") if first is not None and not paragraph.text else None
            if match and f"p{match[1]}" not in taken:
                paragraph.set("id", f"p{match[1]}")
                taken.add(f"p{match[1]}")
