"""The JSON Schemas of the files that people write, made from the models that read them.

A schema that an editor knows shows what a file may hold while it is written,
and marks what is wrong. It says what one file can say by itself; whether a
quotation occurs is for the check.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from facing_pages import kinds, whole
from facing_pages.publishing.jsontext import indented
from facing_pages.publishing.parsed import Parsed
from facing_pages.review.report import Report

_DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest that editors know well; nothing here needs a newer one."""


WITHOUT_WORDS = (
    "Python was told to leave out what its programs say of themselves (-OO, PYTHONOPTIMIZE=2), of which the schemas are"
    " made. Run this without."
)
"""What is said where nothing can be made that is the same as elsewhere."""


def schema(holds: Any) -> dict[str, Any]:
    """The JSON Schema of a model, or of a list of one."""
    found = TypeAdapter(holds).json_schema(by_alias=True)
    return {"$schema": _DIALECT, **_without_titles(found)}


def _without_titles(part: Any) -> Any:
    """A schema without the titles made of field names: an editor would show them in place of the descriptions."""
    if isinstance(part, Mapping):
        return {
            key: _without_titles(value) for key, value in part.items() if key != "title" or isinstance(value, Mapping)
        }
    return [_without_titles(value) for value in part] if isinstance(part, list) else part


def files() -> dict[str, str]:
    """Every schema by the name of its file.

    ``report`` is what ``check --format json`` writes, ``parsed`` what ``parse --format json`` does.
    """
    held = {kind.schema or kind.name: kind.holds for kind in kinds.KINDS} | {"report": Report, "parsed": Parsed}
    return {f"{name}.schema.json": indented(schema(model)) for name, model in held.items()}


def served() -> dict[str, bytes]:
    """Every schema as a site serves it, by its path from the site's root."""
    return {f"schemas/{name}": text.encode() for name, text in files().items()}


def write(folder: Path) -> list[Path]:
    """Write every schema into a folder; those that changed."""
    found = {folder / name: text.encode() for name, text in files().items()}
    changed = {path: content for path, content in found.items() if not path.is_file() or path.read_bytes() != content}
    whole.files(changed)
    return list(changed)
