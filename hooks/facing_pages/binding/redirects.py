"""What was published under another name, and where it stands now.

A record is known by its kind and id, such as ``annotations/which-chips``. A
former one leads to a record of the same kind; an annotation may also have gone
into an event, which stands on the same page. What then stands at the old
address is for ``publishing.moved``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from facing_pages import kinds
from facing_pages.model import Comparison
from facing_pages.problems import Problem, meant
from facing_pages.writing.folder import Folder

Report = Callable[[Problem], None]
Redirects = tuple[tuple[str, str], ...]
"""Pairs of a former kind and id, and the kind and id that took its place."""


def keys(comparison: Comparison) -> tuple[str, ...]:
    """The kind and id of everything in a comparison that an address leads to, the comparison first."""
    records = (f"{kind.name}/{record.id}" for kind in kinds.addressed() for record in comparison.of(kind.name))
    return (f"comparisons/{comparison.id}", *records)


def resolve(folder: Folder, comparison: Comparison, report: Report) -> Redirects:
    """The redirects of a comparison, each led to its end.

    Arguments:
        folder: what ``redirects.yml`` says is in it.
        report: takes what is wrong: an end that does not exist, a name still in use.
    """
    known = set(keys(comparison))
    written = {former: new for former, new, _ in _written(folder)}
    found: dict[str, str] = {}
    for former, new, where in _written(folder):
        end = _end(former, written)
        if former in known:
            message = f"“{former}” is still in use, so it cannot lead elsewhere."
            _say(folder, where, message, "Delete the line, or give the record another name.", report)
        elif end not in known:
            message = f"“{former}” leads to “{new}”, which does not exist."
            alike = [key for key in known if key.startswith(new.partition("/")[0])]
            repair = meant(new, alike, "Name the record that took its place.")
            _say(folder, where, message, repair, report)
        else:
            found[former] = end
    return (*found.items(), *_noted(comparison, found, known))


def _written(folder: Folder) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """What ``redirects.yml`` holds: former and new kind and id, and the keys that lead to the line."""
    for record in folder.all(kinds.REDIRECTS):
        written: Mapping[str, Any] = dict(record.value)
        for kind in kinds.addressed():
            for old, new in written[kind.name].items():
                yield f"{kind.name}/{old}", new if "/" in new else f"{kind.name}/{new}", (kind.name, old)
        for old in written["comparisons"]:
            yield f"comparisons/{old}", f"comparisons/{folder.id}", ("comparisons",)


def _end(key: str, written: Mapping[str, str]) -> str:
    """Where a chain of redirects ends; a ring ends nowhere."""
    seen: set[str] = set()
    while key in written:
        if key in seen:
            return ""
        seen.add(key)
        key = written[key]
    return key


def _noted(comparison: Comparison, found: Mapping[str, str], known: set[str]) -> Iterable[tuple[str, str]]:
    """The names that works had while nothing was recorded of them but an article's note."""
    for source in comparison.sources:
        for reading, label in source.notes[:1]:
            names = [reading, *(old.partition("/")[2] for old, new in found.items() if new == f"readings/{reading}")]
            for name in names:
                former = f"sources/{name}-note-{label}"
                if former not in known and former not in found:
                    yield former, f"sources/{source.id}"


def _say(folder: Folder, where: tuple[str, ...], message: str, repair: str, report: Report) -> None:
    for record in folder.all(kinds.REDIRECTS):
        report(Problem(record.path, record.line(*where), "bad-redirect", message, repair))


def fragments(redirects: Redirects) -> dict[str, tuple[str, ...]]:
    """By kind and id, the fragments by which a record was reached under former ids, such as ``note-chips``."""
    prefixes = {kind.name: kind.prefix for kind in kinds.addressed()}
    found: dict[str, tuple[str, ...]] = {}
    for old, new in redirects:
        kind, _, id = old.partition("/")
        found[new] = (*found.get(new, ()), f"{prefixes.get(kind, '')}{id}")
    return found


def clashes(comparisons: Iterable[Comparison]) -> Iterable[Problem]:
    """Former names of comparisons that another comparison has now."""
    comparisons = tuple(comparisons)
    names = {comparison.id for comparison in comparisons}
    for comparison in comparisons:
        for former in comparison.former(f"comparisons/{comparison.id}"):
            if former in names:
                message = f"“{former}” is the name of another comparison."
                path = comparison.path.removesuffix("index.md") + "redirects.yml"
                yield Problem(path, 0, "bad-redirect", message, "Delete the line: that address is in use.")
