"""Advisories on locked packages, from whichever source can be read.

A source that answers is not yet one that knows anything: a mirror of a package index has no advisories, and calls that
“not found” or “none”. So each is first asked about a version that is known to be vulnerable. Only a source that names
an advisory on that is believed when it names none on the others.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias
from urllib.parse import quote

from tests.supply.asking import SilentError, ask
from tests.supply.locks import Index, Package, read

VULNERABLE: Mapping[Index, Package] = {
    "PyPI": Package("PyPI", "pyyaml", "5.3.1"),  # CVE-2020-14343
    "npm": Package("npm", "lodash", "4.17.15"),  # CVE-2020-8203
}
"""A version in each index on which every source of advisories has one."""

_BATCH = 500
"""Packages in one question; the service takes a thousand."""
_MOST_PAGES = 50
_AT_ONCE = 8
_LOCK = "package-lock.json"


@dataclass(frozen=True)
class Advisory:
    """What is known against a version: its id, other names of the same, a sentence, the versions without it."""

    package: Package
    id: str
    summary: str = ""
    aliases: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What a source says: advisories, and the packages that it does not know at all."""

    advisories: tuple[Advisory, ...] = ()
    unknown: tuple[Package, ...] = ()


Ask: TypeAlias = Callable[[Sequence[Package]], Answer]


@dataclass(frozen=True)
class Source:
    """Where advisories may be read.

    Arguments:
        asks: gives what it says of packages of one index; raises SilentError where it says nothing.
    """

    name: str
    asks: Ask


@dataclass(frozen=True)
class Heard:
    """What was heard of an index's packages: from which source, and why not from those before it.

    Arguments:
        source: its name; empty where none could be read, and then nothing is known.
    """

    source: str
    answer: Answer
    silent: tuple[str, ...]


def heard(index: Index, packages: Sequence[Package], sources: Iterable[Source]) -> Heard:
    """What the first source says that can be read and knows of advisories at all."""
    silent: list[str] = []
    for source in sources:
        try:
            if not source.asks([VULNERABLE[index]]).advisories:
                raise SilentError(f"it has no advisory on {VULNERABLE[index]}, on which there is one")
            return Heard(source.name, source.asks(packages), tuple(silent))
        except SilentError as error:
            silent.append(f"{source.name}: {error}")
    return Heard("", Answer(), tuple(silent))


def osv(address: str) -> Ask:
    """The database that gathers advisories of all indexes: https://google.github.io/osv.dev/post-v1-querybatch/."""

    def asks(packages: Sequence[Package]) -> Answer:
        found = [
            (one, id) for at in range(0, len(packages), _BATCH) for one, id in _ids(address, packages[at:][:_BATCH])
        ]
        told = {id: ask(f"{address}/v1/vulns/{quote(id)}") for id in sorted({id for _, id in found})}
        return Answer(tuple(_of_osv(one, told[id]) for one, id in found if not told[id].get("withdrawn")))

    return asks


def _ids(address: str, packages: Sequence[Package]) -> Iterator[tuple[Package, str]]:
    """The ids of the advisories on each package; an answer may come in pages."""
    asked = [(one, "") for one in packages]
    for _ in range(_MOST_PAGES):
        queries = [
            {"package": {"name": one.name, "ecosystem": one.index}, "version": one.version}
            | ({"page_token": page} if page else {})
            for one, page in asked
        ]
        results = ask(f"{address}/v1/querybatch", {"queries": queries}).get("results", ())
        if len(results) != len(asked):
            raise SilentError(f"it answers {len(results)} of {len(asked)} questions")
        more = []
        for (one, _page), result in zip(asked, results, strict=True):
            yield from ((one, entry["id"]) for entry in result.get("vulns", ()))
            if page := result.get("next_page_token"):
                more.append((one, page))
        if not more:
            return
        asked = more
    raise SilentError(f"its answer has more than {_MOST_PAGES} pages")


def _of_osv(package: Package, told: Mapping[str, Any]) -> Advisory:
    fixed = (
        event["fixed"]
        for affected in told.get("affected", ())
        if affected.get("package", {}).get("name", "").lower() == package.name.lower()
        for reach in affected.get("ranges", ())
        if reach.get("type") != "GIT"
        for event in reach.get("events", ())
        if "fixed" in event
    )
    summary = told.get("summary") or told.get("details", "").partition("\n")[0]
    return Advisory(package, told["id"], summary, tuple(told.get("aliases", ())), tuple(dict.fromkeys(fixed)))


def pypi(address: str) -> Ask:
    """The package index’s own, as pip-audit reads them: its JSON pages of each version."""

    def one(package: Package) -> tuple[Package, Any]:
        try:
            return package, ask(f"{address}/pypi/{quote(package.name)}/{quote(package.version)}/json")
        except SilentError as error:
            if " 404 " in f"{error} ":
                return package, None
            raise

    def asks(packages: Sequence[Package]) -> Answer:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            told = list(pool.map(one, packages))
        if any(page is not None and "vulnerabilities" not in page for _, page in told):
            raise SilentError("its pages say nothing of advisories")
        found = (_of_pypi(package, entry) for package, page in told if page for entry in page["vulnerabilities"])
        return Answer(
            tuple(advisory for advisory in found if advisory),
            tuple(package for package, page in told if page is None),
        )

    return asks


def _of_pypi(package: Package, entry: Mapping[str, Any]) -> Advisory | None:
    if entry.get("withdrawn"):
        return None
    summary = entry.get("summary") or entry.get("details", "").partition("\n")[0]
    return Advisory(package, entry["id"], summary, tuple(entry.get("aliases", ())), tuple(entry.get("fixed_in", ())))


def npm(command: Sequence[str | Path]) -> Ask:
    """The registry’s own, as “npm audit” reads them.

    Arguments:
        command: npm, and its options.
    """

    def asks(packages: Sequence[Package]) -> Answer:
        folders = sorted({_lock_of(place) for one in packages for place in one.places})
        if folders:
            return Answer(tuple(advisory for folder in folders for advisory in _audited(command, folder)))
        with TemporaryDirectory() as folder:
            _write(Path(folder), packages)
            return Answer(tuple(_audited(command, Path(folder))))

    return asks


def _lock_of(place: Path) -> Path:
    """The folder whose lock puts a package at a place."""
    return next(folder.parent for folder in reversed(place.parents) if folder.name == "node_modules")


def _write(folder: Path, packages: Iterable[Package]) -> None:
    """A lock of some packages and nothing else."""
    wanted = {"name": "asked", "version": "1.0.0", "dependencies": {one.name: one.version for one in packages}}
    places = {f"node_modules/{one.name}": {"version": one.version} for one in packages}
    lock = {"name": "asked", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": wanted} | places}
    (folder / "package.json").write_text(json.dumps(wanted), encoding="utf-8")
    (folder / _LOCK).write_text(json.dumps(lock), encoding="utf-8")


def _audited(command: Sequence[str | Path], folder: Path) -> Iterator[Advisory]:
    try:
        done = subprocess.run(
            [*command, "audit", "--json", "--package-lock-only"],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            text=True,
            timeout=180,
        )
        told = json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        raise SilentError(f"npm does not answer ({error})") from None
    if "vulnerabilities" not in told:
        raise SilentError(str(told.get("message") or told.get("error") or "it says nothing of advisories"))
    at = {place: one for one in read([folder / _LOCK]) for place in one.places}
    for entry in told["vulnerabilities"].values():
        for node in entry["nodes"]:
            for reason in entry["via"]:
                if isinstance(reason, dict):  # a word names another package, which has an entry of its own
                    yield Advisory(at[folder / node], reason["url"].rpartition("/")[2], reason["title"])
