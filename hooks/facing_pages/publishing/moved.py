"""Former addresses: a page that leads on for each that moved, and a copy of each data file.

Fragments live on as empty elements in the page (``Comparison.aliases``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facing_pages.model import Comparison
from facing_pages.translating import later

TITLE = later("This page has moved")


def pages(comparison: Comparison, names: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The former path of each page that had another, with its present one.

    Arguments:
        names: the comparison's pages, as paths from the documents' folder.
    """
    return _moves(comparison, [name for name in names if name.endswith(".md")])


def way(old: str, new: str) -> str:
    """The way from the page at a former path to the one at the present.

    >>> way("bridge/gazette.md", "bridge/times.md"), way("ford/index.md", "bridge/index.md")
    ('../../bridge/times/', '../bridge/')
    """
    up = "../" * (old.count("/") + (not old.endswith("/index.md")))
    return f"{up}{new.removesuffix('.md').removesuffix('/index')}/"


def copies(comparison: Comparison, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each data file under its former addresses too: nothing can lead a program on."""
    return {old: files[new] for old, new in _moves(comparison, files)}


def _moves(comparison: Comparison, paths: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Former paths and the present ones, for comparisons and readings that were renamed."""
    paths = tuple(paths)
    folders = (comparison.id, *comparison.former(f"comparisons/{comparison.id}"))
    for path in paths:
        inner = path.removeprefix(f"{comparison.id}/")
        former = [inner, *_former_names(comparison, inner)]
        for folder in folders:
            yield from ((f"{folder}/{name}", path) for name in former if f"{folder}/{name}" not in paths)


def _former_names(comparison: Comparison, inner: str) -> Iterable[str]:
    """The names that a page or a file had within the folder: many are called by the id of a reading or of all."""
    place, _, name = inner.rpartition("/")
    stem, dot, kind = name.partition(".")
    if place not in ("", "data"):
        return
    named = [(f"readings/{reading.id}", reading.id) for reading in comparison.readings]
    if place:
        named.append((f"comparisons/{comparison.id}", comparison.id))
    for key, id in named:
        if stem == id:
            yield from (f"{inner.removesuffix(name)}{old}{dot}{kind}" for old in comparison.former(key))
