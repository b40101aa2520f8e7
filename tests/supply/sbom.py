"""What a release is made of, for machines: ``make sbom``, or ``python -m tests.supply.sbom FILE``.

A bill of materials in CycloneDX (https://cyclonedx.org/docs/1.6/json/): the package, what it needs when it is installed
(the lock of a site) and what is shipped within it or handed on by a site it builds (the table of licences). The same
sources make the same bytes: its number follows from what is in it, its time is that of the last commit
(``SOURCE_DATE_EPOCH``).
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import sys
import tomllib
import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.bom_ref import BomRef
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.dependency import Dependency
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from facing_pages import __version__
from facing_pages.publishing.licences import WORKS, Work
from tests.supply import locks
from tests.supply.locks import Package
from tests.supply.told import by_itself

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements" / "site.txt"
NAME = "facing-pages"
_MINE = "facing-pages"
"""The id of our own work in the table of licences: it is the package itself."""
_LICENCES = LicenseFactory()


def bill(lock: Path = LOCK) -> str:
    """The bill of the package as this tree has it, as JSON.

    Arguments:
        lock: what a site is built with.

    Raises:
        UnreadableLockError: the lock cannot be read.
        KeyError: no time is set.
    """
    needed = [_needed(package) for package in locks.read([lock])]
    shipped = [_shipped(work) for work in WORKS if work.id != _MINE]
    bom = Bom(components=[*needed, *shipped])
    bom.metadata.component = root = _itself()
    bom.metadata.timestamp = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    bom.metadata.tools.components.clear()
    direct = set(_direct())
    bom.dependencies = [
        Dependency(root.bom_ref, [Dependency(one.bom_ref) for one in needed if one.name in direct]),
        *(Dependency(one.bom_ref, [Dependency(ref) for ref in _within(one, needed)]) for one in needed),
    ]
    bom.serial_number = uuid.UUID(int=0)
    digest = hashlib.sha256(JsonV1Dot6(bom).output_as_string().encode()).hexdigest()
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, f"{NAME} {__version__} {digest}")
    return f"{JsonV1Dot6(bom).output_as_string(indent=2)}\n"


def _itself() -> Component:
    written = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Component(
        name=NAME,
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref=NAME,
        description=written["description"],
        licenses=[_LICENCES.make_from_string(written["license"])],
        purl=PackageURL("pypi", None, NAME, __version__),
    )


def _needed(package: Package) -> Component:
    """A package that is installed with ours, with the hashes of its files."""
    licence = by_itself(package).licence
    return Component(
        name=package.name,
        version=package.version,
        bom_ref=f"{package.name}=={package.version}",
        scope=ComponentScope.REQUIRED,
        licenses=[_LICENCES.make_from_string(licence)] if licence else [],
        purl=PackageURL("pypi", None, package.name, package.version),
        # A hash of CycloneDX is that of the one file a component is; of the files of a package each may be installed.
        properties=[Property(name=f"{NAME}:locked-file", value=one) for one in sorted(package.hashes)],
    )


def _shipped(work: Work) -> Component:
    """A part of what a site hands its readers that somebody else made."""
    component = Component(
        name=work.name,
        bom_ref=f"shipped:{work.id}",
        scope=ComponentScope.REQUIRED if work.when == "always" else ComponentScope.OPTIONAL,
        copyright="\n".join(work.holders),
        licenses=[_LICENCES.make_from_string(work.licence)],
        external_references=[ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(work.address))],
        properties=[
            *(Property(name=f"{NAME}:file-of-a-site", value=file) for file in work.files),
            *([Property(name=f"{NAME}:brought-by", value=work.package)] if work.package else ()),
        ],
    )
    component.components.update(_files(work))
    return component


def _files(work: Work) -> Iterator[Component]:
    """The files of the package that hold it, where it lies in ours, with their hashes."""
    folder = ROOT / "overrides"
    for path in sorted(folder.glob("assets/fonts/*.woff2")):
        name = path.relative_to(folder).as_posix()
        if not work.package and work.holds(name):
            yield Component(
                name=name,
                type=ComponentType.FILE,
                bom_ref=f"file:{name}",
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(path.read_bytes()).hexdigest())],
            )


def _direct() -> Iterator[str]:
    """The packages that the project names itself."""
    written = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    yield from map(locks.named, written["dependencies"])


def _within(one: Component, all_: Iterable[Component]) -> Iterator[BomRef]:
    """What a package needs of the others, as it says where it is installed."""
    try:
        wanted = {locks.named(line) for line in importlib.metadata.requires(one.name) or () if "extra ==" not in line}
    except importlib.metadata.PackageNotFoundError:
        return
    yield from (other.bom_ref for other in all_ if other.name in wanted)


def main(arguments: Sequence[str]) -> int:
    """Write the bill into a file, or say how it is asked for."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    path = Path(arguments[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(bill(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
