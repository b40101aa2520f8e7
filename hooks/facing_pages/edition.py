"""All comparisons of a site: read, bound and reviewed."""

from __future__ import annotations

from pathlib import Path

from .bind import bind
from .editorial import review, unanswered
from .folder import find, read
from .model import Comparison
from .problems import Problem


def load(docs: Path, root: Path) -> tuple[tuple[Comparison, ...], list[Problem]]:
    """Every comparison under a folder, with all problems of all of them.

    Arguments:
        docs: the documents' folder, or the folder of one comparison.
        root: problems name files as seen from here.

    Returns:
        the comparisons that could be bound, and the problems.
    """
    comparisons: list[Comparison] = []
    problems: list[Problem] = []
    for path in [docs] if (docs / "articles").is_dir() else find(docs):
        folder, found = read(path, root)
        comparison, unbound = bind(folder)
        found += unbound
        if comparison:
            found += review(folder, comparison)
            comparisons.append(comparison)
        problems += unanswered(folder, found)
    return tuple(comparisons), problems
