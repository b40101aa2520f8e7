"""``facing-pages diff``: a change told in a reader's terms, for a pull request's summary.

The two states are revisions of git or folders. A revision is unpacked beside
the working tree, which stays as it is. Where the later state holds errors, the
files that hold them are named, and the rest is told without them.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from facing_pages import kinds
from facing_pages.binding.bind import bind
from facing_pages.changing.changes import Change, Changes, changes
from facing_pages.markdown import escape
from facing_pages.model import Comparison
from facing_pages.problems import Problem, errors
from facing_pages.review.editorial import review
from facing_pages.review.figures import figures, rows
from facing_pages.writing import folder as folders
from facing_pages.writing.link_history import FILE as LINKS

_HEADINGS = {
    "added": "added",
    "changed": "changed",
    "moved": "moved to other words",
    "renamed": "renamed",
    "removed": "removed",
}
_LISTED = re.compile(rb"\d+ blob (?P<name>[0-9a-f]+)\t(?P<path>.+)", re.DOTALL)
"""A file of a revision, as “git ls-tree” names it."""
_NEEDED = (kinds.INDEX, kinds.READINGS, kinds.SOURCES)
"""Kinds without whose records nothing, or little, can be bound."""


class CannotCompareError(Exception):
    """The two states cannot be had; the message says what to do."""


@dataclass(frozen=True)
class _Side:
    """One comparison in one state; ``broken`` are the errors by file, seen from its folder."""

    comparison: Comparison | None
    broken: Mapping[str, tuple[Problem, ...]]


def report(base: str, head: str, root: Path, docs: str = "docs") -> str:
    """What changed from one state to the other, as Markdown.

    Arguments:
        base: a revision of git, or a folder: that of a project or of its documents.
        head: the same, for the later state.
        root: the folder of the repository.
        docs: the documents' folder within a revision.

    Raises:
        CannotCompareError: a state cannot be had.
    """
    with ExitStack() as stack:
        old, new = (_documents(state, root, docs, stack) for state in (base, head))
        before, after = _sides(old), _sides(new)
        former = {id: _former(id, side, before, after) for id, side in after.items()}
        gone = [id for id in before if id not in former.values()]
        parts = [part for id in gone for part in _comparison(before[id], None)]
        parts += [part for id, side in after.items() for part in _comparison(before.get(former[id]), side)]
        others = list(_other_files(old, new, {*before, *after}))
    if others:
        parts.append("### Other files\n\n" + _list([f"`{path}` {what}" for path, what in others]))
    return "\n\n".join(parts or ["Nothing that a reader sees has changed."]) + "\n"


# --- the two states ---------------------------------------------------------


def _documents(state: str, root: Path, docs: str, stack: ExitStack) -> Path:
    """The documents' folder of a state."""
    given = root / state
    if given.is_dir():
        return given / docs if (given / docs).is_dir() else given
    unpacked = Path(stack.enter_context(TemporaryDirectory()))
    _unpack(state, root, docs, unpacked)
    return unpacked / docs


def _unpack(revision: str, root: Path, docs: str, to: Path) -> None:
    """The documents of a revision, as files; a link is a file that holds where it leads."""
    named = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if named.returncode:
        raise CannotCompareError(f"“{revision}” is no folder, and no revision that git knows here.")
    commit = named.stdout.decode().strip()
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", docs)
    # Not by “git archive”: that would leave out whatever the change itself asks it to (export-ignore).
    files = [_LISTED.fullmatch(line) for line in listed.stdout.split(b"\0")]
    blobs = {os.fsdecode(file["path"]): file["name"] for file in files if file}
    if not blobs:
        raise CannotCompareError(f"“{revision}” has no folder {docs}/: {listed.stderr.decode().strip()}")
    held = io.BytesIO(_git(root, "cat-file", "--batch", given=b"\n".join(blobs.values()) + b"\n").stdout)
    for path in blobs:
        size = int(held.readline().split()[-1])
        content = held.read(size)
        held.read(1)  # the end of its line
        place = to / path
        if place.resolve().is_relative_to(to.resolve()):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)


def _git(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], cwd=root, input=given, capture_output=True, check=False)
    except OSError as error:
        raise CannotCompareError(f"git does not run here ({error}). Name two folders instead.") from error


def _sides(docs: Path) -> dict[str, _Side]:
    """Every comparison of a state, by id."""
    return {path.name: _side(path, docs.parent) for path in folders.find(docs)}


def _former(id: str, side: _Side, before: Mapping[str, _Side], after: Mapping[str, _Side]) -> str:
    """The name that a comparison had in the earlier state."""
    names = side.comparison.former(f"comparisons/{id}") if side.comparison and id not in before else ()
    return next((name for name in names if name in before and name not in after), id)


def _side(path: Path, root: Path) -> _Side:
    """A comparison as far as it can be bound, and the errors of the rest."""
    folder, found = folders.read(path, root)
    wrong = errors(found)
    while True:
        comparison, problems = bind(folder)
        wrong += errors(problems)
        files = {problem.path for problem in errors(problems)}
        held = folder
        folder = _without(folder, files)
        if comparison or folder == held:
            break
    if comparison:
        wrong += errors(review(folder, comparison))
    broken: dict[str, list[Problem]] = {}
    for problem in dict.fromkeys(wrong):
        broken.setdefault(problem.path.removeprefix(f"{folder.path}/"), []).append(problem)
    return _Side(comparison, {file: tuple(group) for file, group in sorted(broken.items())})


def _without(folder: folders.Folder, files: set[str]) -> folders.Folder:
    """A folder without the records of some files, as far as the rest can be bound without them."""
    needed = {kind.name for kind in _NEEDED}
    records = {
        name: [record for record in found if name in needed or record.path not in files]
        for name, found in folder.records.items()
    }
    return replace(folder, records=records)


def _is_told_of(file: str) -> bool:
    """Whether a comparison's records tell of a file in its folder."""
    folders = tuple(kind.files.partition("*")[0] for kind in kinds.KINDS if "*" in kind.files)
    return file.startswith(folders) or file in (LINKS, *(kind.files for kind in kinds.KINDS))


def _other_files(old: Path, new: Path, comparisons: set[str]) -> Iterator[tuple[str, str]]:
    """Files that no comparison's records tell of, with what became of them."""
    before, after = _files(old), _files(new)
    for path in sorted({*before, *after}):
        first, _, rest = path.partition("/")
        told = first in comparisons and _is_told_of(rest)
        if not told and before.get(path) != after.get(path):
            yield path, "added" if path not in before else "removed" if path not in after else "changed"


def _files(docs: Path) -> dict[str, bytes]:
    found = (path for path in docs.rglob("*") if path.is_file())
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in found}


# --- the words --------------------------------------------------------------


def _comparison(before: _Side | None, after: _Side | None) -> Iterator[str]:
    if after is None:
        gone = before.comparison.title if before and before.comparison else "A comparison"
        yield f"## {escape(gone)}: removed"
    elif before is None:
        yield from _new(after)
    elif before.comparison is None or after.comparison is None:
        known = after.comparison or before.comparison
        yield f"## {escape(known.title) if known else 'A comparison'}"
        yield from _broken(after)
        yield f"The {'earlier' if before.comparison is None else 'later'} state cannot be read, so no more can be told."
    else:
        found = changes(before.comparison, after.comparison, frozenset(after.broken))
        if found or after.broken:
            yield f"## {escape(after.comparison.title)}"
            yield from _broken(after)
            yield from _sections(found)
            yield from _balance(before.comparison, after)


def _new(side: _Side) -> Iterator[str]:
    comparison = side.comparison
    if comparison is None:
        yield "## A new comparison"
    else:
        yield f"## {escape(comparison.title)}: a new comparison"
        readings = " and ".join(escape(reading.label) for reading in comparison.readings)
        counts = f"{len(comparison.events)} events, {len(comparison.annotations)} annotations"
        yield f"{escape(comparison.question)} {readings}: {counts}, {len(comparison.terms)} terms."
    yield from _broken(side)
    if comparison:
        yield from _balance(None, side)


def _broken(side: _Side) -> Iterator[str]:
    if side.broken:
        yield "### Broken"
        yield "These keep the site from being built."
        yield _list([_problems(file, problems) for file, problems in side.broken.items()])


def _problems(file: str, problems: Sequence[Problem]) -> str:
    lines = [f"`{file}`"]
    for problem in problems:
        line = f"line {problem.line}: " if problem.line else ""
        repair = f" {escape(problem.repair)}" if problem.repair else ""
        lines.append(f"    - {line}{escape(problem.message)}{repair}".replace("\n", " "))
    return "\n".join(lines)


def _sections(found: Changes) -> Iterator[str]:
    for name, records in (
        ("Annotations", found.annotations),
        ("Events", found.events),
        ("Terms", found.terms),
        ("Sources", found.sources),
    ):
        for what, words in _HEADINGS.items():
            here = [change for change in records if change.what == what]
            if here:
                yield f"### {name} {words}"
                yield _list([_change(change) for change in here])
    for name, lines in (("Coverage", found.coverage), ("Links", found.links), ("Also changed", found.around)):
        if lines:
            yield f"### {name}"
            yield _list(lines)


def _change(change: Change) -> str:
    return "\n".join([change.name, *(f"    - {detail}" for detail in change.details)])


def _list(items: Sequence[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _balance(before: Comparison | None, side: _Side) -> Iterator[str]:
    """The figures as a table; where one changed, what it was and what it is."""
    after = side.comparison
    if after is None:
        return
    old = dict(rows(figures(before))) if before else {}
    was = {reading.id: at for at, reading in enumerate(before.readings)} if before else {}
    heads = [escape(reading.label) for reading in after.readings]
    table = [f"| | {' | '.join(heads)} |", f"| --- |{' ---: |' * len(heads)}"]
    for name, cells in rows(figures(after)):
        shown = []
        for reading, cell in zip(after.readings, cells, strict=True):
            held = old[name][was[reading.id]] if name in old and reading.id in was else cell
            shown.append(cell if held == cell else f"{held} → **{cell}**")
        table.append(f"| {name.replace('  ', '&emsp;')} | {' | '.join(shown)} |")
    yield "### The balance"
    if side.broken:
        yield "Counted without what is broken."
    yield "\n".join(table)
