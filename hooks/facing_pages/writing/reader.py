"""Read what people write: YAML, and Markdown with YAML front matter.

Every value keeps the line it stands on, so that a problem can name it. Two
equal keys are an error, a misspelt key is told with the nearest right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from facing_pages import webaddress
from facing_pages.problems import Problem, meant

Model = TypeVar("Model", bound=BaseModel)


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


@dataclass(frozen=True)
class Places:
    """Where in a file the values of a YAML document stand."""

    data: Any
    first_line: int = 1

    def line(self, *keys: str | int) -> int:
        here, line = self.data, self.first_line
        if isinstance(here, CommentedMap | CommentedSeq):
            line = here.lc.line + self.first_line
        for key in keys:
            if isinstance(here, CommentedMap) and key in (here.lc.data or {}):
                line = here.lc.key(key)[0] + self.first_line
            elif isinstance(here, CommentedSeq) and isinstance(key, int) and key < len(here):
                line = here.lc.item(key)[0] + self.first_line
            else:
                break
            here = here[key]
        return int(line)

    def names(self, keys: Sequence[str | int]) -> Iterator[str]:
        """The keys as they are told to people: an item of a list by its number from 1."""
        here = self.data
        for key in keys:
            if isinstance(here, list) and isinstance(key, int):
                yield f"item {key + 1}"
                here = here[key]
            else:
                yield str(key)
                here = here.get(key) if isinstance(here, dict) else None

    def at(self, index: int) -> Places:
        """The places of one item of a list."""
        item = self.data[index]
        return Places(item, self.first_line if isinstance(item, CommentedMap | CommentedSeq) else self.line(index))


class _Constructor(RoundTripConstructor):
    """Leaves a date as it is written: one that is in no calendar is then told with its line."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", RoundTripConstructor.construct_yaml_str)


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Places | None, list[Problem]]:
    """A YAML document with the places of its values.

    Arguments:
        first_line: the line of the file on which ``text`` begins.
    """
    reader = YAML(typ="rt")
    reader.Constructor = _Constructor
    try:
        return Places(reader.load(text), first_line), []
    except DuplicateKeyError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else first_line
        key = str(error.problem).split('"')[1] if '"' in str(error.problem) else "a key"
        return None, [Problem(path, line, "duplicate-key", f"“{key}” is used twice.", "Keep one of the two.")]
    except MarkedYAMLError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else first_line
        fact = (error.problem or error.context or "the YAML cannot be read").rstrip(".")
        repair = "Look at this line and the one above for a colon in a value, a missing quotation mark or a tab."
        return None, [Problem(path, line, "yaml", f"YAML: {fact}.", repair)]
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        return None, [Problem(path, line, "yaml", "YAML: there is a control character here.", "Take it out.")]
    except Exception as error:  # the library fails in many ways on what nobody writes, such as tags
        return None, [Problem(path, first_line, "yaml", f"YAML: the file cannot be read: {error}.", "")]


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
    try:
        data = _plain(places.data)
    except RecursionError:
        return None, [Problem(path, places.line(), "yaml", "YAML: a value holds itself.", "Write the value out.")]
    if not isinstance(data, dict):
        message = "Lines of “key: value” are needed here."
        return None, [Problem(path, places.line(), "wrong-value", message, "")]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_problem(detail, model, places, path) for detail in error.errors(include_url=False)]


def _plain(value: Any) -> Any:
    """A value without the library's own kinds of scalar, which remember their spelling."""
    if isinstance(value, dict):
        return {_plain(key) if isinstance(key, str | int) else str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, bool) or value is None or isinstance(value, date):
        return value
    for kind in (str, int, float):
        if isinstance(value, kind):
            return kind(value)
    return value


def _problem(detail: ErrorDetails, model: type[BaseModel], places: Places, path: str) -> Problem:
    keys = tuple(key for key in detail["loc"] if not (isinstance(key, str) and key.startswith("function-")))
    line = places.line(*keys)
    name = " → ".join(places.names(keys)) or "the record"
    if detail["type"] == "extra_forbidden":
        known = _keys_at(model, keys[:-1])
        repair = meant(str(keys[-1]), known) or f"The keys here are: {', '.join(known)}."
        return Problem(path, line, "unknown-key", f"This kind of file has no key “{keys[-1]}”.", repair)
    if detail["type"] == "missing":
        return Problem(path, line, "missing-key", f"“{keys[-1]}” is missing.", _wanted(model, keys))
    fact = _FACTS.get(detail["type"]) or detail["msg"].removeprefix("Value error, ")
    got = detail["input"]
    shown = f" (it is {got!r})" if isinstance(got, str | int | float | bool) or got is None else ""
    return Problem(path, line, "wrong-value", f"{name}: {fact}{shown}.", _repair(detail))


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
    schema: Any = model.model_json_schema()
    definitions = schema.get("$defs", {})
    here = schema
    for key in keys:
        here = _follow(here, definitions)
        if isinstance(key, int):
            here = here.get("items", {})
        else:
            here = here.get("properties", {}).get(key) or here.get("additionalProperties") or {}
    return dict(_follow(here, definitions))


def _follow(schema: Any, definitions: dict[str, Any]) -> Any:
    """The part of a schema that describes a mapping or a list: through references and unions."""
    if "$ref" in schema:
        return _follow(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions)
    for part in schema.get("anyOf", []):
        followed = _follow(part, definitions)
        if "properties" in followed or "items" in followed or "additionalProperties" in followed:
            return followed
    return schema
