"""The comparisons of this repository, bound in memory: those of the small editions and those of ``docs/``."""

from __future__ import annotations

from functools import cache

from facing_pages.edition import load
from facing_pages.model import Comparison
from facing_pages.problems import errors, show
from tests.sites import EDITIONS, NAMES, ROOT, WHOLE

HELD = tuple(
    (name, folder.parent.name)
    for name in (*NAMES, WHOLE)
    for folder in sorted((ROOT if name == WHOLE else EDITIONS / name).glob("docs/*/articles"))
)
"""An edition's name and a comparison's id, for every comparison that is written."""


@cache
def comparison(edition: str, id: str) -> Comparison:
    """A comparison as its sources stand; what may only be quoted is cut down to that."""
    root = ROOT if edition == WHOLE else EDITIONS / edition
    found, problems = load(root / "docs", root)
    assert not errors(problems), show(errors(problems))
    return next(one for one in found if one.id == id)


def tram() -> Comparison:
    """That of the edition ``full``: something of every kind is in it."""
    return comparison("full", "tram")
