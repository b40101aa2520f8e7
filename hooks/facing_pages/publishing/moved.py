"""Former addresses: a page that leads on for each that moved, and a copy of each data file.

Fragments live on as empty elements in the page (``Comparison.aliases``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facing_pages.markdown import front_matter
from facing_pages.model import Comparison


def pages(comparison: Comparison, names: Iterable[str]) -> dict[str, str]:
    """A page that leads on for each page that had another address.

    Arguments:
        names: the comparison's pages, as paths from the documents' folder.
    """
    return {old: _moved(old, new) for old, new in _moves(comparison, [name for name in names if name.endswith(".md")])}


def copies(comparison: Comparison, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each data file under its former addresses too: nothing can lead a program on."""
    return {old: files[new] for old, new in _moves(comparison, files)}


def _moves(comparison: Comparison, paths: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Former paths and the present ones, for comparisons and readings that were renamed."""
    paths = tuple(paths)
    folders = (comparison.id, *comparison.former(f"comparisons/{comparison.id}"))
    for path in paths:
        inner = path.removeprefix(f"{comparison.id}/")
        former = [inner]
        for reading in comparison.readings:
            if inner in (f"{reading.id}.md", f"data/{reading.id}.md"):
                was = comparison.former(f"readings/{reading.id}")
                former += [inner.replace(f"{reading.id}.md", f"{old}.md") for old in was]
        for folder in folders:
            yield from ((f"{folder}/{name}", path) for name in former if f"{folder}/{name}" not in paths)


def _moved(old: str, new: str) -> str:
    """The page at a former address, in Markdown; the site's template also leads a browser on."""
    up = "../" * old.count("/")
    address = new.removesuffix(".md").removesuffix("/index")
    down = "" if old.endswith("/index.md") else "../"
    values = {
        "title": "This page has moved",
        "template": "redirect.html",
        "redirect": f"{down}{up}{address}/",
        "search": {"exclude": True},
    }
    return f"{front_matter(values)}# This page has moved\n\nIt now stands [here]({up}{new}).\n"
