"""Ids are for ever: what was published must still be there, or lead on.

Published is what a committed list holds (``published-ids.txt`` beside a
comparison's files, a kind and id a line), or what a built site, a
``comparison.json`` or another checkout's folder has.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from facing_pages import kinds
from facing_pages.binding.redirects import keys
from facing_pages.model import Comparison
from facing_pages.problems import Problem
from facing_pages.writing.folder import Folder, find
from facing_pages.writing.folder import read as read_folder

LIST = "published-ids.txt"


@dataclass(frozen=True)
class Published:
    """Something that was published: its kind and id, and where it is on record, if in a list of ours."""

    key: str
    path: str = ""
    line: int = 0


Record = Mapping[str, Sequence[Published]]
"""What was published, by comparison."""


def committed(folder: Path, shown: str) -> list[Published]:
    """What the list in a comparison's folder holds.

    Arguments:
        shown: the folder as problems should name it.
    """
    path = folder / LIST
    if not path.is_file():
        return []
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    lines = enumerate(text.splitlines(), 1)
    return [Published(line.strip(), f"{shown}/{LIST}", number) for number, line in lines if line.strip()]


def read(path: Path) -> Record:
    """What a file or a folder has: a list, a ``comparison.json``, a built site, or a folder of comparisons.

    Raises:
        ValueError: it is none of these.
    """
    if path.is_file():
        return _list(path) if path.suffix == ".txt" else _json([path])
    built = sorted([*path.glob("data/comparison.json"), *path.glob("*/data/comparison.json")])
    if built:
        return _json(built)
    folders = [path] if (path / "articles").is_dir() else find(path)
    if not folders:
        raise ValueError(f"{path} is no comparison.json, no list of ids, no built site and no folder of comparisons.")
    return {folder.name: _records(read_folder(folder, path)[0]) for folder in folders}


def _list(path: Path) -> Record:
    found = committed(path.parent, path.parent.as_posix())
    names = [one.key.partition("/")[2] for one in found if one.key.startswith("comparisons/")]
    return {names[-1] if names else path.parent.name: found}


def _json(paths: Iterable[Path]) -> Record:
    found: dict[str, Sequence[Published]] = {}
    for path in paths:
        try:
            body = json.loads(path.read_text(encoding="utf-8"))
            # A file of an earlier version has not every kind; the parts of a lesson or a debate stand in it.
            held = {"readings": body["readings"], **(body.get("lesson") or {}), **(body.get("debate") or {}), **body}
            names = [kind.name for kind in kinds.addressed() if kind.name in held]
            ids = [f"{name}/{record['id']}" for name in names for record in held[name]]
            found[body["id"]] = [Published(key) for key in (f"comparisons/{body['id']}", *ids)]
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path} is no comparison.json of Facing Pages: {error!r}.") from error
    return found


def _records(folder: Folder) -> list[Published]:
    """What a folder publishes, without binding it; works known from notes alone are left out."""
    ids = {kind.name: found for kind, found in folder.ids().items()}
    return [Published(f"{kind}/{id}") for kind, found in [("comparisons", [folder.id]), *ids.items()] for id in found]


def vanished(comparison: Comparison, published: Iterable[Published]) -> list[Problem]:
    """What was published of a comparison and is neither there nor leads on."""
    here = keys(comparison)
    kept = {*here, *(former for former, _ in comparison.redirects)}
    return [_problem(comparison, one, here) for one in published if one.key not in kept]


def _problem(comparison: Comparison, gone: Published, here: Sequence[str]) -> Problem:
    kind, _, id = gone.key.partition("/")
    file = f"{comparison.path.removesuffix('index.md')}redirects.yml"
    message = f"“{gone.key}” was published and is gone, so saved addresses lead nowhere."
    if kind == "comparisons":
        repair = f"If it was renamed, write in {file}: “comparisons: [{id}]”."
    else:
        from rapidfuzz import process  # only where an id is gone: a check is quick

        alike = [key.partition("/")[2] for key in here if key.startswith(f"{kind}/")]
        nearest = process.extractOne(id, alike, score_cutoff=60)
        new = nearest[0] if nearest else "its-new-name"
        repair = f"Restore it. If it was renamed, write in {file}: “{kind}: {{{id}: {new}}}”."
    return Problem(gone.path or file, gone.line, "vanished-id", message, repair)


def all_vanished(comparisons: Sequence[Comparison], published: Record, docs: str) -> list[Problem]:
    """What vanished of everything that was published, whole comparisons too.

    Arguments:
        docs: the documents' folder as problems should name it.
    """
    now = {comparison.id: comparison for comparison in comparisons}
    for comparison in comparisons:
        now |= dict.fromkeys(comparison.former(f"comparisons/{comparison.id}"), comparison)
    found: list[Problem] = []
    for id, known in published.items():
        if id in now:
            found += vanished(now[id], known)
        else:
            message = f"The comparison “{id}” was published and is gone."
            repair = "Restore it. If it was renamed, write in its folder’s redirects.yml: "
            found.append(Problem(f"{docs}/{id}", 0, "vanished-id", message, f"{repair}“comparisons: [{id}]”."))
    return found


def refreshed(comparison: Comparison, folder: Path) -> tuple[str, list[str]]:
    """The list as it should be, with all that it held before, and what is new in it."""
    held = {one.key for one in committed(folder, "")}
    new = sorted(set(keys(comparison)) - held)
    return "\n".join(sorted({*held, *new})) + "\n", new
