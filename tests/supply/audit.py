"""What is known of everything that is locked: ``make audit``, or ``python -m tests.supply.audit``.

First the advisories, as far as a source of them can be read; where none can, that is what it says. Then every package
with its version, its day, its licence and who keeps it, as the package itself and its index tell. It ends with 1 where
an advisory is on a locked version, and with 2 where advisories must be read (``--must-read``) and could not be.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.supply import advisories, locks
from tests.supply.advisories import Heard, Source
from tests.supply.locks import Index, Package
from tests.supply.told import Told, told

ROOT = Path(__file__).parents[2]
OSV = "https://api.osv.dev"
INDEXES: tuple[Index, ...] = ("PyPI", "npm")
_YOUNG, _OLD = 7, 3 * 365
"""Days: nobody has looked much at what is younger than one, and perhaps nobody any longer at what is older."""


@dataclass(frozen=True)
class Where:
    """What is asked: the addresses of services, and the command npm."""

    osv: str
    pypi: str
    npm: str
    command: tuple[str | Path, ...]

    def sources(self) -> Mapping[Index, Sequence[Source]]:
        """Where the advisories of each index are looked for, the best first."""
        every = Source("OSV", advisories.osv(self.osv))
        return {
            "PyPI": (every, Source("the package index", advisories.pypi(self.pypi))),
            "npm": (every, Source("npm audit", advisories.npm([*self.command, "--registry", self.npm]))),
        }


def usual() -> Where:
    """The services that are asked: of the packages those that pip and npm themselves ask where nothing else is set."""
    npm = shutil.which("npm") or Path(sys.executable).with_name("npm")
    pip: Any = import_module("pip._internal.models.index")
    told = subprocess.run([npm, "config", "get", "registry"], capture_output=True, text=True, check=False)
    return Where(OSV, pip.PyPI.url.rstrip("/"), told.stdout.strip().rstrip("/"), (npm,))


def lock_files(root: Path = ROOT) -> list[Path]:
    """Every lock of the project."""
    return [
        *sorted((root / "requirements").glob("*.txt")),
        *(root / folder / "package-lock.json" for folder in ("tests", "tests/bench")),
    ]


def wanted(paths: Sequence[Path]) -> frozenset[str]:
    """The packages of npm that the project names itself, beside the locks."""
    named = (path.with_name("package.json") for path in paths if path.suffix == ".json")
    return frozenset(
        name
        for path in named
        for kind in ("dependencies", "devDependencies")
        for name in json.loads(path.read_text(encoding="utf-8")).get(kind, ())
    )


def on_advisories(index: Index, packages: Sequence[Package], said: Heard) -> Iterator[str]:
    """What was heard of one index's packages, line by line."""
    yield f"Advisories on the {len(packages)} packages from {index}"
    yield from (f"  not read: {reason}" for reason in said.silent)
    if not said.source:
        yield "  NOT KNOWN: no source of advisories could be read, so nothing is said here of whether there are any."
        return
    known = len(packages) - len(said.answer.unknown)
    yield f"  read from {said.source}, which knows {known} of them: {len(said.answer.advisories) or 'no'} advisories"
    for one in said.answer.advisories:
        names = ", ".join((one.id, *one.aliases))
        fixed = f"; mended in {', '.join(one.fixed)}" if one.fixed else ""
        yield f"  ADVISORY {one.package} ({', '.join(one.package.locks)}): {names}: {one.summary}{fixed}"
    yield from (f"  unknown to it: {one}" for one in said.answer.unknown)


def on_packages(index: Index, found: Sequence[Told], today: date) -> Iterator[str]:
    """Each package of an index, line by line."""
    yield f"Packages from {index}: version, day, licence, who keeps it"
    for one in found:
        hashes = "" if one.package.hashes else "NO HASH"
        keepers = ", ".join(one.keepers) or ("nobody named" if one.is_here else "not installed here, so not told")
        parts = (str(one.package), _age(one, today), one.licence or "no licence told", keepers, hashes, *one.remarks)
        yield f"  {' · '.join(filter(None, parts))}"


def in_short(found: Sequence[Told], today: date) -> Iterator[str]:
    """What stands out among all of them."""
    dated = sorted((one.released, str(one.package)) for one in found if one.released)
    young = [name for day, name in dated if (today - day).days < _YOUNG]
    old = [f"{name} ({day})" for day, name in dated if (today - day).days > _OLD]
    licences = Counter(one.licence or "not told" for one in found)
    yield f"In short, {len(found)} packages"
    yield f"  without a hash: {_list([str(one.package) for one in found if not one.package.hashes])}"
    yield f"  day known: {len(dated)}; younger than {_YOUNG} days: {_list(young)}"
    yield f"  older than {_OLD // 365} years: {_list(old)}"
    alone = [str(one.package) for one in found if one.is_here and not one.keepers]
    yield f"  name nobody as their keeper: {_list(alone)}"
    yield f"  not installed here, so that they tell less: {sum(not one.is_here for one in found)}"
    yield from (f"  {one.package}: {remark}" for one in found for remark in one.remarks)
    yield f"  licences: {', '.join(f'{name} {count}' for name, count in licences.most_common())}"


def _age(one: Told, today: date) -> str:
    if not one.released:
        return "day not known"
    days = (today - one.released).days
    return f"{one.released} ({days} days)" if days < 2 * 365 else f"{one.released} ({days // 365} years)"


def _list(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"


def audit(paths: Sequence[Path], where: Where, today: date, *, is_asked: bool = True) -> tuple[int, bool, list[str]]:
    """How many advisories there are, whether all that was to be read was read, and what is to be said.

    Arguments:
        is_asked: whether anything is asked of the network.

    Raises:
        UnreadableLockError: a lock cannot be read.
    """
    packages = locks.read(paths)
    lines: list[str] = []
    found: list[Told] = []
    count, is_read = 0, True
    addresses: Mapping[Index, str] = {"PyPI": where.pypi, "npm": where.npm} if is_asked else {}
    for index in INDEXES:
        of_index = [one for one in packages if one.index == index]
        sources = where.sources()[index] if is_asked else ()
        said = advisories.heard(index, of_index, sources)
        lines += on_advisories(index, of_index, said)
        count += len(said.answer.advisories)
        is_read &= bool(said.source) and not said.answer.unknown
        of_each = told(of_index, addresses, wanted(paths))
        lines += on_packages(index, of_each, today)
        found += of_each
    return count, is_read, [*lines, *in_short(found, today)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Say what is known, and how it ended."""
    parser = argparse.ArgumentParser(prog="python -m tests.supply.audit", description=str(__doc__))
    parser.add_argument("--must-read", action="store_true", help="end with 2 where no source of advisories can be read")
    parser.add_argument("--offline", action="store_true", help="ask nothing of the network")
    asked = parser.parse_args(arguments)
    count, is_read, lines = audit(lock_files(), usual(), datetime.now(UTC).date(), is_asked=not asked.offline)
    print("\n".join(lines))
    if count:
        return 1
    return 2 if asked.must_read and not is_read else 0


if __name__ == "__main__":
    sys.exit(main())
