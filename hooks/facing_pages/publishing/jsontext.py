"""JSON as people may read it: an indented line a value."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json


def indented(value: Any) -> str:
    r"""A value as a file of JSON, in Unicode; many times as quick as the standard library where it is indented.

    >>> indented({"title": "Écoles", "in": []})
    '{\n "title": "Écoles",\n "in": []\n}\n'
    """
    return to_json(value, indent=1).decode() + "\n"
