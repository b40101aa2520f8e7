"""The navigation: every comparison and the page about the edition are in it, whatever the settings say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from facing_pages.model import Comparison
from facing_pages.publishing import about, listing
from facing_pages.translating import gettext

Entries = Sequence[Any]
"""As MkDocs has them: a page's path, or its title with its path, or a title with the entries below it."""

_HOME = ("index.md", "README.md")


def complete(entries: Entries, comparisons: Sequence[Comparison]) -> list[Any]:
    """The entries with those comparisons that they lack, and with the page about the edition at the end.

    A comparison comes after the last that is there, or else after the home page. Of many none is added: the list of
    the home page has them.

    Arguments:
        entries: in the documents' folder, as written or as found.
    """
    found = list(entries)
    fronts = {f"{comparison.id}/index.md": comparison for comparison in listing.few(comparisons)}
    there = set(paths(found))
    known = [at for at, entry in enumerate(found) if fronts.keys() & set(paths([entry]))]
    home = [at for at, entry in enumerate(found) if set(_HOME) & set(paths([entry]))]
    after = known[-1:] or home[:1]
    at = after[0] + 1 if after else len(found)
    found[at:at] = [{one.title: path} for path, one in fronts.items() if path not in there]
    return found if about.PATH in there else [*found, {gettext("About"): about.PATH}]


def paths(entries: Any) -> Iterator[str]:
    """Every path among entries."""
    if isinstance(entries, str):
        yield entries
    elif isinstance(entries, dict):
        for below in entries.values():
            yield from paths(below)
    elif isinstance(entries, list):
        for entry in entries:
            yield from paths(entry)
