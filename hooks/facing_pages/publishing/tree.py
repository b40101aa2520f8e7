"""The whole site as ordinary Markdown files, for any generator.

What the templates add to a page written by hand is added here as text; what a
generator without our templates and hooks would stumble over is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ruamel.yaml import YAML

from facing_pages.markdown import front_matter
from facing_pages.model import Comparison
from facing_pages.publishing import data, pages, sitewide
from facing_pages.review import figures

_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n\n?", re.DOTALL)
_NUMBER = re.compile(r"^\*\*¶(\d+)\*\* ", re.MULTILINE)
_KEPT = ("title", "description")


def tree(docs: Path, comparisons: Sequence[Comparison]) -> dict[str, bytes]:
    """Every file by its path.

    Arguments:
        docs: the documents' folder, for what lies there beside the comparisons.
    """
    texts, others = _by_hand(docs, comparisons)
    texts = {name: _completed(name, text, comparisons) for name, text in (sitewide.pages(comparisons) | texts).items()}
    others |= sitewide.files()
    for comparison in comparisons:
        texts |= pages.pages(comparison)
        others |= {name: content for name, content in data.files(comparison).items() if not name.endswith(".md")}
    return {name: plain(text).encode() for name, text in texts.items()} | others


def plain(page: str) -> str:
    """A page without the keys that only our templates read, its paragraphs with the ids to which links lead."""
    if match := _FRONT_MATTER.match(page):
        values = YAML(typ="safe", pure=True).load(match[1]) or {}
        kept = {key: values[key] for key in _KEPT if key in values}
        page = front_matter(kept) + page[match.end() :]
    return _NUMBER.sub(r"**¶\1**{#p\1} ", page)


def _by_hand(docs: Path, comparisons: Sequence[Comparison]) -> tuple[dict[str, str], dict[str, bytes]]:
    """What lies beside the comparisons: pages and other files."""
    texts: dict[str, str] = {}
    others: dict[str, bytes] = {}
    for path in _beside(docs, comparisons):
        name = path.relative_to(docs).as_posix()
        if path.suffix == ".md":
            texts[name] = path.read_text(encoding="utf-8")
        else:
            others[name] = path.read_bytes()
    return texts, others


def _completed(name: str, text: str, comparisons: Sequence[Comparison]) -> str:
    """A page with what its template adds to it on the site."""
    match name:
        case "glossary.md":
            return pages.glossary(comparisons, text)
        case "method.md":
            return "\n\n".join([text.rstrip(), "## Figures", *_tables(comparisons)]) + "\n"
        case _:
            return text


def _beside(docs: Path, comparisons: Sequence[Comparison]) -> Iterator[Path]:
    folders = {docs / comparison.id for comparison in comparisons}
    if (docs / "articles").is_dir():
        return  # the folder of one comparison, given in place of the documents'
    for path in sorted(docs.rglob("*")):
        if path.is_file() and folders.isdisjoint(path.parents):
            yield path


def _tables(comparisons: Sequence[Comparison]) -> Iterator[str]:
    for comparison in comparisons:
        yield f"{comparison.title}:\n\n```\n{figures.table(figures.figures(comparison))}\n```"
