"""What is told of a locked package by itself and by its index: its day, its licence, who keeps it."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import getaddresses
from typing import Any
from urllib.parse import quote

from tests.supply.asking import SIMPLE, SilentError, ask
from tests.supply.locks import Index, Package

_AT_ONCE = 8
_LONGEST = 60
"""A longer licence is the text of one, not its name."""
_CLASSIFIER = "License :: "


@dataclass(frozen=True)
class Told:
    """What is known of a version; empty where nobody says.

    Arguments:
        is_here: whether this version is installed, so that it could be asked itself.
        released: the day on which the first of its locked files was put into the index.
        keepers: its maintainers or authors, in its own words.
        remarks: what its index says that somebody ought to look at.
    """

    package: Package
    licence: str = ""
    keepers: tuple[str, ...] = ()
    released: date | None = None
    remarks: tuple[str, ...] = ()
    is_here: bool = False


def told(packages: Sequence[Package], addresses: Mapping[Index, str], wanted: frozenset[str]) -> list[Told]:
    """What is told of each; a remark says where an index does not answer.

    Arguments:
        addresses: of the indexes that are asked.
        wanted: packages of npm that the project names itself: only these are asked for, as a page of npm has megabytes.
    """

    def one(package: Package) -> Told:
        itself, address = by_itself(package), addresses.get(package.index)
        if not address or (package.index == "npm" and package.name not in wanted):
            return itself
        try:
            return _of_index(itself, address)
        except SilentError as error:
            return replace(itself, remarks=(f"its index does not tell its day: {error}",))

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(one, packages))


def _of_index(itself: Told, address: str) -> Told:
    name = quote(itself.package.name, safe="@")
    if itself.package.index == "PyPI":
        return in_pypi(itself, ask(f"{address}/simple/{name}/", accept=SIMPLE).get("files", ()))
    return replace(itself, released=_day(ask(f"{address}/{name}").get("time", {}).get(itself.package.version, "")))


def by_itself(package: Package) -> Told:
    """What the package says that is installed, where it is, and its lock."""
    found = _installed(package) if package.index == "PyPI" else _unpacked(package)
    return replace(found, licence=found.licence or package.licence)


def in_pypi(itself: Told, files: Sequence[Mapping[str, Any]]) -> Told:
    """The same with what the index says of its files: https://packaging.python.org/specifications/simple-repository-api/.

    Arguments:
        files: all files of the project.
    """
    locked = [one for one in files if f"sha256:{one.get('hashes', {}).get('sha256')}" in itself.package.hashes]
    days = [_day(one.get("upload-time") or "") for one in locked]
    remarks = [f"withdrawn by its keepers: {one['yanked']}" for one in locked if one.get("yanked")]
    if not locked:
        remarks.append("none of its locked files is in the index")
    return replace(
        itself,
        released=min((day for day in days if day), default=None),
        remarks=tuple(dict.fromkeys(remarks)),
    )


def _installed(package: Package) -> Told:
    try:
        said = importlib.metadata.metadata(package.name)
    except importlib.metadata.PackageNotFoundError:
        return Told(package)
    if said["Version"] != package.version:
        return Told(package)
    named = said["License-Expression"] or said["License"] or ""
    if named in ("", "UNKNOWN") or len(named) > _LONGEST or "\n" in named:
        kinds = [one for one in said.get_all("Classifier", []) if one.startswith(_CLASSIFIER)]
        named = ", ".join(kind.rpartition(" :: ")[2] for kind in kinds)
    for role in ("Maintainer", "Author"):
        if keepers := _keepers(said.get_all(role, []), said.get_all(f"{role}-email", [])):
            return Told(package, named, keepers, is_here=True)
    return Told(package, named, is_here=True)


def _keepers(names: Sequence[str], addresses: Sequence[str]) -> tuple[str, ...]:
    """Their names, or their addresses where they give no name."""
    found = [part.strip() for name in names for part in name.split(",")]
    found += [name or address for name, address in getaddresses(list(addresses))]
    return tuple(dict.fromkeys(filter(None, found)))


def _unpacked(package: Package) -> Told:
    for place in package.places:
        try:
            said = json.loads((place / "package.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        people = [*said.get("maintainers", ()), said.get("author"), *said.get("contributors", ())]
        keepers = tuple(dict.fromkeys(filter(None, map(_person, people))))
        return Told(package, _licence(said), keepers[:3], is_here=True)
    return Told(package)


def _licence(said: Mapping[str, Any]) -> str:
    named = said.get("license") or ""
    return str(named.get("type", "")) if isinstance(named, dict) else str(named)


def _person(said: object) -> str:
    name = said.get("name", "") if isinstance(said, dict) else said or ""
    return str(name).partition("<")[0].partition("(")[0].strip()


def _day(written: str) -> date | None:
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        return None
