"""What the front matter of a Markdown file says of its text: YAML between hyphens, TOML between plus signs."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from facing_pages.article.dates import read_day
from facing_pages.wording import series

_LONGEST = 500
"""Lines of front matter at most."""
_MOST_CHARACTERS = 20_000
_MOST_BRACKETS = 200
_KEY = re.compile(r"[\w-]+[ \t]*[:=]")
_DAY_FIRST = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")


@dataclass(frozen=True)
class FrontMatter:
    """What is said of a text; empty, or None, where nothing is.

    Arguments:
        lines: how many of the file's first lines it fills.
        byline: the authors, in words.
        language: a tag as written.
        values: all of it, by key in lower case.
    """

    lines: int = 0
    title: str = ""
    byline: str = ""
    day: date | None = None
    language: str = ""
    values: Mapping[str, Any] | None = None


def read_front_matter(text: str) -> FrontMatter:
    r"""What the front matter of a text says; nothing where the text has none.

    >>> read_front_matter("---\nauthor: [Ada, Ben]\n---\n\nIt rose.").byline
    'Ada and Ben'
    """
    lines = text.split("\n", _LONGEST)[:_LONGEST]
    closing = {"---": ("---", "..."), "+++": ("+++",)}.get(lines[0].rstrip())
    if closing is None:
        return FrontMatter()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in closing), None)
    if end is None:
        return FrontMatter()
    values = _values("\n".join(lines[1:end]), is_yaml=closing[0] == "---")
    if values is None and not any(map(_KEY.match, lines[1:end])):
        return FrontMatter()
    found = {str(key).lower(): value for key, value in (values or {}).items()}
    return FrontMatter(
        lines=end + 1,
        title=_words(found.get("title")),
        byline=_people(next((found[key] for key in ("author", "authors", "byline") if key in found), None)),
        day=_day(next((found[key] for key in ("date", "published", "publishdate") if key in found), None)),
        language=_words(next((found[key] for key in ("lang", "language") if key in found), None)),
        values=found,
    )


def _values(text: str, *, is_yaml: bool) -> Mapping[Any, Any] | None:
    if len(text) > _MOST_CHARACTERS or sum(map(text.count, "[{")) > _MOST_BRACKETS:
        return None
    from ruamel.yaml import YAML  # only a text that has front matter needs it: a check is quick
    from ruamel.yaml.error import YAMLError

    try:
        values = YAML(typ="safe", pure=True).load(text) if is_yaml else tomllib.loads(text)
    except (YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        return None
    return values if isinstance(values, Mapping) else None


def _words(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _people(value: object) -> str:
    if isinstance(value, list):
        return series([name for name in map(_people, value) if name])
    if isinstance(value, Mapping):
        return _words(value.get("name"))
    return _words(value)


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = _words(value)
    match = _DAY_FIRST.match(words)
    return read_day(match[0] if match else words)
