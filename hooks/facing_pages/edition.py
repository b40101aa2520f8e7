"""All comparisons of a site: read, bound and reviewed."""

from __future__ import annotations

from pathlib import Path

from facing_pages.binding import excerpts, published
from facing_pages.binding.bind import bind
from facing_pages.binding.redirects import clashes
from facing_pages.model import Comparison
from facing_pages.problems import Problem, errors
from facing_pages.review.beside import dead_links, running, unseen
from facing_pages.review.editorial import review, unanswered
from facing_pages.writing.folder import find, read
from facing_pages.writing.history import History
from facing_pages.writing.reserved import reserved


def load(
    docs: Path, root: Path, history: History | None = None, *, whole: bool = False
) -> tuple[tuple[Comparison, ...], list[Problem]]:
    """Every comparison under a folder, with all problems of all of them.

    An article of which only excerpts may be shown is cut down to them once
    everything was checked against the whole.

    Arguments:
        docs: the documents' folder, or the folder of one comparison.
        root: problems name files as seen from here.
        history: who wrote each file, where credit is to be given.
        whole: leave articles whole of which only excerpts may be shown; for what publishes nothing.

    Returns:
        the comparisons that could be bound, and the problems.
    """
    comparisons: list[Comparison] = []
    problems: list[Problem] = []
    for path in [docs] if (docs / "articles").is_dir() else find(docs):
        comparison, found = load_one(path, root, history, whole=whole)
        comparisons += filter(None, [comparison])
        problems += found
    problems += clashes(comparisons)
    if not errors(problems) and not (docs / "articles").is_dir():
        problems += dead_links(docs, root, comparisons)
    if not (docs / "articles").is_dir():
        problems += (*unseen(docs, root), *running(docs, root))
    return tuple(comparisons), problems


def load_one(
    path: Path, root: Path, history: History | None = None, *, whole: bool = False
) -> tuple[Comparison | None, list[Problem]]:
    """The comparison in a folder, with all problems of its own; see ``load``.

    Returns:
        the comparison, or None where it could not be bound, and the problems.
    """
    folder, problems = read(path, root)
    is_whole = not errors(problems)
    problems += reserved(folder, (page.stem for page in path.parent.glob("*.md")))
    comparison, unbound = bind(folder, history)
    problems += unbound
    shown = comparison
    if comparison:
        reviewed = review(folder, comparison)
        # Where a file could not be read, what is missing elsewhere may stand in it.
        problems += reviewed if is_whole else errors(reviewed)
        excerpt, outside = excerpts.excerpted(folder, comparison, history)
        problems += outside
        problems += published.vanished(comparison, published.committed(path, folder.path))
        shown = comparison if whole else excerpt
    return shown, unanswered(folder, problems)
