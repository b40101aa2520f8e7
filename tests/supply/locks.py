"""What is locked: every package that the lock files name, with its version and its hashes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

Index: TypeAlias = Literal["PyPI", "npm"]

_ENTRY = re.compile(r"(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[^\s;\\]+)(?:\s*;[^\\]*)?\s*\\?")
_HASH = re.compile(r"\s+--hash=(?P<hash>sha\d+:[0-9a-f]+)\s*\\?")
_NOTHING = re.compile(r"\s*(#.*)?")
_FOLDER = "node_modules/"


class UnreadableLockError(ValueError):
    """A lock holds what this does not know, so that a package in it might go unseen; the message says where."""


@dataclass(frozen=True)
class Package:
    """A version of a package, as locks name it.

    Arguments:
        hashes: of its files, each with its kind before it; ``sha256:…`` on PyPI, ``sha512-…`` on npm.
        locks: the names of the locks that name it.
        licence: what the lock itself says of it; those of PyPI say nothing.
        places: where npm puts it, from the folder of the lock.
    """

    index: Index
    name: str
    version: str
    hashes: frozenset[str] = frozenset()
    locks: tuple[str, ...] = ()
    licence: str = ""
    places: tuple[Path, ...] = ()

    @property
    def key(self) -> tuple[Index, str, str]:
        return self.index, self.name, self.version

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


def named(written: str) -> str:
    """The name of a package as its index has it, of what begins with it.

    >>> named("Ruamel.YAML>=0.18; python_version < '4'")
    'ruamel-yaml'
    """
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]*", written.strip())[0]).lower()  # type: ignore[index]  # it may be empty


def read(paths: Iterable[Path]) -> list[Package]:
    """Every package of several locks, each version once, in the order of their names.

    Raises:
        UnreadableLockError: something in a lock cannot be read.
    """
    found: dict[tuple[Index, str, str], Package] = {}
    for path in paths:
        for one in _npm(path) if path.suffix == ".json" else _pip(path):
            same = found.get(one.key)
            found[one.key] = _joined(same, one) if same else one
    return sorted(found.values(), key=lambda one: one.key)


def _joined(one: Package, other: Package) -> Package:
    return Package(
        *one.key,
        hashes=one.hashes | other.hashes,
        locks=tuple(dict.fromkeys((*one.locks, *other.locks))),
        licence=one.licence or other.licence,
        places=one.places + other.places,
    )


def _pip(path: Path) -> Iterator[Package]:
    entry: re.Match[str] | None = None
    hashes: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if _NOTHING.fullmatch(line):
            continue
        if one := _HASH.fullmatch(line):
            hashes.add(one["hash"])
        elif one := _ENTRY.fullmatch(line):
            if entry:
                yield _of_pypi(entry, hashes, path)
            entry, hashes = one, set()
        else:
            raise UnreadableLockError(
                f"{path}:{number}: “{line.strip()}” is neither a package with its version nor a hash"
            )
    if entry:
        yield _of_pypi(entry, hashes, path)


def _of_pypi(entry: re.Match[str], hashes: Iterable[str], path: Path) -> Package:
    return Package("PyPI", named(entry["name"]), entry["version"], frozenset(hashes), (path.name,))


def _npm(path: Path) -> Iterator[Package]:
    lock = json.loads(path.read_text(encoding="utf-8"))
    if lock.get("lockfileVersion") != 3:
        raise UnreadableLockError(f"{path}: a lock of version {lock.get('lockfileVersion')}; known is 3")
    for place, entry in lock["packages"].items():
        if not place or entry.get("link"):
            continue  # the folder itself, or a way to one that stands below with its own name
        name = entry.get("name") or place.rpartition(_FOLDER)[2]
        hashes = frozenset(entry.get("integrity", "").split())
        named = f"{path.parent.name}/{path.name}"
        yield Package("npm", name, entry["version"], hashes, (named,), entry.get("license", ""), (path.parent / place,))
