"""Read what people write: YAML, and Markdown with YAML front matter.

Every value keeps the line it stands on, so that a problem can name it. Two
equal keys are an error, a misspelt key is told with the nearest right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from facing_pages import webaddress
from facing_pages.problems import Problem, meant
from facing_pages.writing import quick_yaml
from facing_pages.writing.places import Places

Model = TypeVar("Model", bound=BaseModel)

_LONGEST_TOLD = 200
"""Characters of a value."""
MOST_TOLD = 100
"""Of what is wrong in a file: nobody mends more at a time, and a million would be told for hours."""


@dataclass(frozen=True)
class Record(Generic[Model]):
    """A file, or a record of one, as its author wrote it.

    ``body`` is the Markdown under the front matter, which begins on
    ``body_line``.
    """

    path: str
    value: Model
    places: Places
    body: str = ""
    body_line: int = 0

    def line(self, *keys: str | int) -> int:
        """The line of the value that the keys lead to, or of the nearest one above it."""
        return self.places.line(*keys)


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Places | None, list[Problem]]:
    """A YAML document with the places of its values.

    Arguments:
        first_line: the line of the file on which ``text`` begins.
    """
    if places := quick_yaml.read(text, first_line):
        return places, []
    from facing_pages.writing import careful_yaml  # only where it is asked: a check is quick

    return careful_yaml.read(text, path, first_line)


def own(file: Path) -> Any:
    """What a YAML file that comes with the library holds."""
    places, problems = read_yaml(file.read_text(encoding="utf-8"), file.name)
    if places is None:
        raise ValueError(problems)
    return places.data


def read_front_matter(text: str, path: str) -> tuple[Places | None, str, int, list[Problem]]:
    """The front matter of a Markdown file and the body under it.

    Returns:
        the places, the body, the line on which the body begins, the problems.
    """
    lines = text.split("\n")
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or closing is None:
        message = "The file does not begin with front matter between two lines of three hyphens."
        repair = "Begin the file with “---”, then “key: value” lines, then “---” again."
        return None, text, 1, [Problem(path, 1, "front-matter", message, repair)]
    places, problems = read_yaml("\n".join(lines[1:closing]) + "\n", path, first_line=2)
    body = lines[closing + 1 :]
    blank = next((n for n, line in enumerate(body) if line.strip()), 0)
    return places, "\n".join(body[blank:]).rstrip(), closing + 2 + blank, problems


def check(model: type[Model], places: Places, path: str) -> tuple[Model | None, list[Problem]]:
    """A record checked against what its kind of file may hold.

    Returns:
        the record, or None and a problem for each thing wrong with it.
    """
    if places.is_knotted and _holds_itself(places.data):
        return None, [Problem(path, places.line(), "yaml", "YAML: a value holds itself.", "Write the value out.")]
    if not isinstance(places.data, dict):
        message = "Lines of “key: value” are needed here."
        return None, [Problem(path, places.line(), "wrong-value", message, "")]
    if (keys := next(_with_nul(places.data), None)) is not None:
        message = "A NUL is written here, which no page can hold."
        return None, [Problem(path, places.line(*keys), "nul-byte", message, "Delete it: “\\0” or “\\u0000”.")]
    try:
        return model.model_validate(places.data), []
    except ValidationError as error:
        told = error.errors(include_url=False)[:MOST_TOLD]
        return None, [_problem(detail, model, places, path) for detail in told]


def _holds_itself(value: Any, outer: tuple[int, ...] = ()) -> bool:
    """Whether a value is one of those that it stands in, or holds such a one."""
    if id(value) in outer:
        return True
    held = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(_holds_itself(one, (*outer, id(value))) for one in held if isinstance(one, dict | list))


def _with_nul(value: Any) -> Iterator[tuple[str | int, ...]]:
    """The keys that lead to words with a NUL, and to keys with one; what is there twice is looked at once."""
    left: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    seen: set[int] = set()
    while left:
        keys, one = left.pop()
        if isinstance(one, str):
            if "\0" in one:
                yield keys
        elif isinstance(one, dict | list) and id(one) not in seen:
            seen.add(id(one))
            items = list(one.items() if isinstance(one, dict) else enumerate(one))
            left += [((*keys, key), inner) for key, inner in items]
            left += [((*keys, key), key) for key, _ in items if isinstance(key, str)]


def _problem(detail: ErrorDetails, model: type[BaseModel], places: Places, path: str) -> Problem:
    keys = tuple(key for key in detail["loc"] if not (isinstance(key, str) and key.startswith("function-")))
    line = places.line(*keys)
    names = list(places.names(keys)) or ["the record"]
    name, last = " → ".join(names), names[-1]
    if detail["type"] == "extra_forbidden":
        known = _keys_at(model, keys[:-1])
        repair = meant(str(keys[-1]), known) or f"The keys here are: {', '.join(known)}."
        return Problem(path, line, "unknown-key", f"This kind of file has no key “{keys[-1]}”.", repair)
    if detail["type"] == "missing":
        repair = f"The list needs {keys[-1] + 1} items." if isinstance(keys[-1], int) else _wanted(model, keys)
        return Problem(path, line, "missing-key", f"“{last}” is missing.", repair)
    fact = _FACTS.get(detail["type"]) or detail["msg"].removeprefix("Value error, ")
    got = detail["input"]
    shown = f" (it is {short(got)})" if isinstance(got, str | int | float | bool) or got is None else ""
    return Problem(path, line, "wrong-value", f"{name}: {fact}{shown}.", _repair(detail))


def short(value: object) -> str:
    """A value as it is told: of a long one the beginning."""
    told = repr(value)
    return told if len(told) <= _LONGEST_TOLD else f"{told[:_LONGEST_TOLD]}…"


def _wanted(model: type[BaseModel], keys: tuple[str | int, ...]) -> str:
    """What to write where a key is missing: one of a few words, or what the key is for."""
    here = _schema_at(model, keys)
    if "enum" in here:
        return f"Add a line “{keys[-1]}: …” with one of: {', '.join(map(str, here['enum']))}."
    return " ".join(filter(None, (f"Add a line “{keys[-1]}: …”.", here.get("description", ""))))


_FACTS = {
    "literal_error": "this word is not one of those allowed here",
    "string_type": "words are needed here",
    "bool_type": "true or false is needed here",
    "int_type": "a whole number is needed here",
    "greater_than_equal": "the number is too small",
    "list_type": "a list is needed here",
    "dict_type": "lines of “key: value” are needed here",
    "model_type": "lines of “key: value” are needed here",
    "date_type": "a day is needed here",
    "string_pattern_mismatch": "this does not have the form that is needed here",
    "too_short": "the list is too short",
    "too_long": "the list is too long",
}
"""What is wrong with a value, by Pydantic's name for it, for people who know neither Pydantic nor Python."""

_FORMS = {
    r"^p[1-9][0-9]*$": "Write a paragraph as p4.",
    webaddress.FORM: webaddress.REPAIR,
    webaddress.FORM_OR_NOT_FOUND: f"{webaddress.REPAIR.removesuffix('.')}, or leave it out.",
    r"^[0-9a-f]{64}$": "Write the 64 figures and letters that “sha256sum FILE” prints.",
}
"""What to write for a pattern; every other one is that of an id."""

_REPAIRS = {
    "list_type": "Write a list: [one, two], or a line for each that begins with “- ”.",
    "dict_type": "Write “key: value” lines under it, further to the right.",
    "model_type": "Write “key: value” lines under it, further to the right.",
    "string_type": "Put it between straight quotation marks, so that it is read as words.",
    "bool_type": "Write true or false.",
    "int_type": "Write a whole number.",
    "date_type": "Write the day as 2025-02-16.",
    "greater_than_equal": "Write a number, 1 or greater.",
    "value_error": "Write it as that sentence says.",
}
"""What to do about a value of a wrong kind, by Pydantic's name for what is wrong."""


def _repair(detail: ErrorDetails) -> str:
    """What to do about a value; where one of a few words is wanted, the nearest."""
    if detail["type"] == "literal_error":
        known = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
        return meant(str(detail["input"]), known) or f"Write one of: {', '.join(known)}."
    context = detail.get("ctx", {})
    if detail["type"] == "string_pattern_mismatch":
        return _FORMS.get(context["pattern"], "Write an id: lower-case letters, figures and single hyphens.")
    if detail["type"] == "too_short":
        return f"Write {context['min_length']} or more."
    if detail["type"] == "too_long":
        return f"Write {context['max_length']} or fewer."
    return _REPAIRS.get(detail["type"], "Correct the value.")


def _keys_at(model: type[BaseModel], keys: tuple[str | int, ...]) -> list[str]:
    """The keys that a model's mapping at a place may have."""
    return list(_schema_at(model, keys).get("properties", {}))


def _schema_at(model: type[BaseModel], keys: tuple[str | int, ...]) -> dict[str, Any]:
    """What a model's JSON Schema says of a place; nothing where it does not know it."""
    schema = _schema(model)
    definitions = schema.get("$defs", {})
    here = schema
    for key in keys:
        here = _follow(here, definitions)
        if isinstance(key, int):
            here = here.get("items", {})
        else:
            here = here.get("properties", {}).get(key) or here.get("additionalProperties") or {}
    return dict(_follow(here, definitions))


@cache  # a file may have the same wrong a thousand times
def _schema(model: type[BaseModel]) -> Any:
    return model.model_json_schema()


def _follow(schema: Any, definitions: dict[str, Any]) -> Any:
    """The part of a schema that describes a mapping or a list: through references and unions."""
    if "$ref" in schema:
        return _follow(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions)
    for part in schema.get("anyOf", []):
        followed = _follow(part, definitions)
        if "properties" in followed or "items" in followed or "additionalProperties" in followed:
            return followed
    return schema
