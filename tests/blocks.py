"""Values as YAML in blocks, as people write it, put together quickly enough for a thousand comparisons."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any


def yaml(value: Any) -> str:
    """A value as YAML in blocks, as people write it."""
    return "\n".join(_lines(value, "")) + "\n"


def front(value: Mapping[str, Any], body: str) -> str:
    """A Markdown file with its front matter."""
    return f"---\n{yaml(value)}---\n{body}\n"


def _lines(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, held in value.items():
            nested = isinstance(held, (Mapping, list)) and held and not _is_short(held)
            yield f"{indent}{key}:" + ("" if nested else f" {_scalar(held)}")
            if nested:
                yield from _lines(held, indent + "  ")
        return
    for held in value:
        if isinstance(held, Mapping):
            first, *rest = _lines(held, indent + "  ")
            yield f"{indent}- {first.strip()}"
            yield from rest
        else:
            yield f"{indent}- {_scalar(held)}"


def _is_short(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and " " not in one for one in value)


def _scalar(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_scalar, value))}]"
    if isinstance(value, str) and value.replace("-", "a").isalnum() and value[0].isalpha():
        return value
    return json.dumps(value, ensure_ascii=False)
