"""All data files of a comparison as one data package (Data Package standard, version 2.0)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from facing_pages.model import Comparison, Place
from facing_pages.publishing.jsontext import indented
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.tables import TABLES, Table
from facing_pages.translating import gettext

FILE = "datapackage.json"

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_NOT_IN_NAMES = re.compile(r"[^a-z0-9._-]+")


class Listed(NamedTuple):
    """A file: its name, its media type, what it is."""

    name: str
    media: str
    what: str


def datapackage(comparison: Comparison, publication: Publication, files: Iterable[Listed]) -> str:
    """A description of the files, with the columns of those that are tables.

    Arguments:
        files: all that lie beside it; it does not describe itself.
    """
    tables = {table.file: table for table in TABLES}
    resources = [_resource(file, tables.get(file.name), comparison) for file in files if file.name != FILE]
    package = {
        "$schema": _PROFILE,
        "name": _name(comparison.id),
        "id": publication.way.href(Place(comparison.id)),
        "title": comparison.title,
        "description": comparison.question,
        "homepage": publication.way.href(Place(comparison.id)),
        "version": publication.version,
        "licenses": [{"path": publication.licence}] if publication.licence else [],
        "resources": resources,
    }
    return indented({key: value for key, value in package.items() if value})


def _resource(file: Listed, table: Table | None, comparison: Comparison) -> dict[str, Any]:
    found = {
        "name": _name(file.name),
        "path": file.name,
        "title": file.what,
        "mediatype": file.media,
        "format": file.name.rpartition(".")[2],
    }
    if not table:
        return found
    fields = [
        {"name": one.name, "type": one.datatype, "description": gettext(one.message)}
        for one in table.columns(comparison)
    ]
    key = {"primaryKey": list(table.key)} if table.key else {}
    return found | {"type": "table", "encoding": "utf-8", "schema": {"fields": fields, **key}}


def _name(words: str) -> str:
    """A name as the standard has it: small letters, figures and a few signs."""
    return _NOT_IN_NAMES.sub("-", words.lower())
