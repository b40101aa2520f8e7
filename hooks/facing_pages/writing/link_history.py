"""The history of a comparison's links: one JSON file, ``links.json`` in its folder.

``facing-pages links`` writes it, the weekly workflow commits it, the build
reads it: so a reader sees beside a dead link its archived copy, and the
first and the last good day of an address are never lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel, ValidationError
from pydantic_core import ErrorDetails

from facing_pages.model import Condition, LinkState
from facing_pages.problems import Problem
from facing_pages.webaddress import WebAddress
from facing_pages.writing.reader import MOST_TOLD, short

FILE = "links.json"

GOOD: frozenset[Condition] = frozenset({"working", "moved"})

_STRING = re.compile(r'("(?:[^"\\]|\\.)*+")(:?)')
_REPAIR = "“facing-pages links” writes this file: restore it from git, or delete it and start again."

_Day = Annotated[date, BeforeValidator(lambda value: date.fromisoformat(value) if isinstance(value, str) else value)]


class LinkRecord(BaseModel):
    """What the file holds on one address, archived copies being addresses too."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)

    condition: Condition
    asked: _Day
    since: _Day
    first_good: _Day | None = Field(None, validation_alias="first-good", serialization_alias="first-good")
    last_good: _Day | None = Field(None, validation_alias="last-good", serialization_alias="last-good")
    code: int | None = None
    to: WebAddress | None = None
    archive: WebAddress | None = None


History = dict[str, LinkRecord]


class _File(RootModel[dict[WebAddress, LinkRecord]]):
    """The whole file: records by address."""


def read(text: str, path: str) -> tuple[History, list[Problem]]:
    """The history that a file's text holds.

    Arguments:
        path: the file, as a problem names it.
    """
    try:
        return _File.model_validate(json.loads(text)).root, []
    except ValidationError as error:
        first = {detail["loc"][:1]: detail for detail in reversed(error.errors(include_url=False))}
        told = list(reversed(first.values()))[:MOST_TOLD]
        lines = _lines(text)
        return {}, [_problem(detail, lines, path) for detail in told]
    except RecursionError:
        return {}, [Problem(path, 0, "wrong-value", "The history of the links cannot be read.", _REPAIR)]
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        return {}, [Problem(path, line, "wrong-value", "The history of the links cannot be read.", _REPAIR)]


def _lines(text: str) -> dict[str, int]:
    """The first line of each address, as ``write`` sets them."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        for string, colon in _STRING.findall(line):
            if colon:
                found.setdefault(string, number)
    return found


def _problem(detail: ErrorDetails, lines: Mapping[str, int], path: str) -> Problem:
    """What is wrong with the record of an address, on the line that ``write`` has for it."""
    address, *keys = detail["loc"] or ("",)
    line = lines.get(json.dumps(address, ensure_ascii=False), 0)
    is_key = not keys or keys[0] == "[key]"
    wrong = "It is no address of the web" if is_key else f"“{keys[0]}” is {short(detail['input'])}"
    message = f"The history of the link “{address}” cannot be read: {wrong}."
    return Problem(path, line, "wrong-value", message, _REPAIR)


def write(history: Mapping[str, LinkRecord]) -> str:
    """The file's text: an address a line in order, so that a change is easily seen."""
    lines = [
        f"{json.dumps(address, ensure_ascii=False)}: {_line(record)}" for address, record in sorted(history.items())
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _line(record: LinkRecord) -> str:
    return json.dumps(record.model_dump(mode="json", by_alias=True, exclude_none=True), ensure_ascii=False)


def states(history: Mapping[str, LinkRecord]) -> dict[str, LinkState]:
    """How every address fares."""
    return {
        address: LinkState(
            address=address,
            condition=record.condition,
            asked=record.asked,
            since=record.since,
            first_good=record.first_good,
            last_good=record.last_good,
            code=record.code,
            to=record.to,
            archive=_copy(history, record),
        )
        for address, record in history.items()
    }


def _copy(history: Mapping[str, LinkRecord], record: LinkRecord) -> str | None:
    """Where the archived copy is: the very copy found if one was, None where there is known to be none."""
    if record.archive is None:
        return None
    archived = history.get(record.archive)
    if archived is None:
        return record.archive
    return None if archived.condition == "gone" else archived.to or record.archive
