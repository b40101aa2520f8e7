"""Who wrote each file and when, as git knows it.

Nothing fails here: without git, outside a checkout and in a shallow clone,
whose oldest commit would be taken for the beginning of every file, nobody is
known. A role is not a person: robots, maintainers and the like are left out.
"""

from __future__ import annotations

import datetime
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Past:
    """What git knows of a file.

    Arguments:
        people: who wrote it, in the order in which they came to it.
        first: the day on which it was first committed, in UTC.
        last: the day on which its words were last changed, likewise.
    """

    people: tuple[str, ...] = ()
    first: datetime.date | None = None
    last: datetime.date | None = None


UNKNOWN = Past()
"""Of a file of which git knows nothing."""

History = Mapping[str, Past]
"""The past of each file; paths as seen from the root."""

_TRAILERS = "%(trailers:key=Co-authored-by,valueonly=true,unfold=true,separator=%x1f)"
_FORMAT = f"--format=%x00%at%x1f%aN%x1f{_TRAILERS}%x00"
"""When, in seconds, and by whom a commit was written, between two NULs, which no message can hold; the paths follow."""
_CHANGE = re.compile(r"(?P<status>[A-Z])(?P<same>\d*)\t(?:(?P<former>[^\t\n]+)\t)?(?P<path>[^\t\n]+)")
_ROLE = re.compile(
    r"\[bot\]|\b(?:bot|robot|root|admin|editors|maintainers|contributors|team|unknown)\b"
    r"|^(?:The )?Editors$|^GitHub(?: Actions?)?$"
)
"""In small letters, so that a family name is none: Elihu Root was a person."""
_SETTINGS = (
    "core.quotePath=false",
    "log.showSignature=false",
    "log.showRoot=true",
    "log.follow=false",
    "diff.renameLimit=1000",
    f"mailmap.file={os.devnull}",
)
"""The same for everybody, whatever else they have set for their own eyes."""
_SECONDS = 20


def history(root: Path, folder: Path) -> History:
    """The past of the files of a folder; renamed files keep theirs.

    Arguments:
        root: paths are given as seen from here.
    """
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    how = ("--relative", "--no-merges", "--find-renames", "--name-status", "--encoding=UTF-8", _FORMAT)
    return _read(_git(root, "log", *how, "--", str(folder)))


def lacking(root: Path) -> str:
    """What whoever compares two sites is to know of the history that is missing here; empty where it is at hand."""
    match _git(root, "rev-parse", "--is-shallow-repository").strip():
        case "false":
            return ""
        case "true":
            missing = "this clone of the repository is shallow, and “git fetch --unshallow” completes it"
        case _:
            missing = "these files are in no repository of git, or there is no git"
    return f"No page says who wrote a note and when, as others may that are built from the same files: {missing}."


def _git(root: Path, *arguments: str) -> str:
    """What git says; nothing where it cannot."""
    settings = (argument for setting in _SETTINGS for argument in ("-c", setting))
    command = ["git", "-C", str(root), "--literal-pathspecs", *settings, *arguments]
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1"}
    try:
        done = subprocess.run(command, capture_output=True, env=environment, timeout=_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _read(log: str) -> History:
    """The log, newest first, turned into the past of what is now called so."""
    now: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    days: dict[str, list[datetime.date]] = {}
    parts = log.split("\0")[1:]
    for head, changes in zip(parts[::2], parts[1::2], strict=False):
        seconds, _, named = head.partition("\x1f")
        day, people = _day(seconds), list(_people(named))
        for change in filter(None, map(_CHANGE.fullmatch, changes.split("\n"))):
            status, former, written = change["status"], change["former"], change["path"]
            path = now.get(written, written)
            if status == "D" or not path:
                continue
            found.setdefault(path, []).extend(reversed(people))
            if day and change["same"] != "100":  # else it was only moved
                days.setdefault(path, []).append(day)
            if status in "AR":
                now[written] = ""  # an older file of that name is another file
            if status == "R" and former:
                now[former] = path
    return {path: _past(people, days.get(path, [])) for path, people in found.items()}


def _day(seconds: str) -> datetime.date | None:
    """The day of a commit; none where its author's clock gave one that no calendar has."""
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _past(people: list[str], days: list[datetime.date]) -> Past:
    """Of people and days that are told the latest first."""
    return Past(tuple(dict.fromkeys(reversed(people))), min(days, default=None), max(days, default=None))


def _people(head: str) -> Iterator[str]:
    """The author of a commit and those named beside them, without addresses and roles."""
    for name in head.split("\x1f"):
        bare = " ".join(name.partition("<")[0].split())
        if bare and "@" not in bare and not is_role(bare):
            yield bare


def is_role(name: str) -> bool:
    """Whether a name is no person's: a robot, the maintainers and the like.

    >>> is_role("Tram Reader contributors"), is_role("Elihu Root")
    (True, False)
    """
    return bool(_ROLE.search(name))
