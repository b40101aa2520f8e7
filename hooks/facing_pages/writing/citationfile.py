"""How a project wants to be cited: ``CITATION.cff`` at its root (Citation File Format 1.2.0).

Only what a line of a bibliography needs is read. A field of another shape is
passed over; a file that is not YAML is reported to whoever keeps the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from facing_pages.webaddress import is_address

NAME = "CITATION.cff"
_PERSON = ("given-names", "name-particle", "family-names", "name-suffix")


@dataclass(frozen=True)
class Citation:
    """What the file says. ``released`` is an ISO day; what is not said is empty."""

    authors: tuple[str, ...] = ()
    title: str = ""
    version: str = ""
    released: str = ""
    doi: str = ""
    address: str = ""


class UnreadableError(ValueError):
    """The file is there and cannot be read; the message says so in a sentence."""


def read(root: Path) -> Citation:
    """The citation of a project; an empty one where it has no such file.

    Raises:
        UnreadableError: there is one, and it is not YAML in UTF-8.
    """
    try:
        found = YAML(typ="safe").load((root / NAME).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Citation()
    except (OSError, UnicodeError, YAMLError) as error:
        raise UnreadableError(f"{NAME} cannot be read, so the page about the edition does not use it.") from error
    if not isinstance(found, Mapping):
        return Citation()
    address = _said(found, "url")
    return Citation(
        authors=tuple(_authors(found)),
        title=_said(found, "title"),
        version=_said(found, "version"),
        released=_said(found, "date-released"),
        doi=_said(found, "doi"),
        address=address if is_address(address) else "",
    )


def _authors(found: Mapping[str, Any]) -> Iterator[str]:
    """Persons and bodies, as they are called in a sentence."""
    listed = found.get("authors")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, Mapping):
            person = " ".join(filter(None, (_said(one, part) for part in _PERSON)))
            if name := person or _said(one, "name") or _said(one, "alias"):
                yield name


def _said(found: Mapping[str, Any], key: str) -> str:
    value = found.get(key)
    return "" if value is None or isinstance(value, list | Mapping) else " ".join(str(value).split())
