"""Read what people write: YAML, and Markdown with YAML front matter.

Every value keeps the line it stands on, so that a problem can name it. Two
equal keys are an error, a misspelt key is told with the nearest right one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from .problems import Problem

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
            if isinstance(here, CommentedMap) and key in here:
                line = here.lc.key(key)[0] + self.first_line
            elif isinstance(here, CommentedSeq) and isinstance(key, int) and key < len(here):
                line = here.lc.item(key)[0] + self.first_line
            else:
                break
            here = here[key]
        return int(line)

    def at(self, index: int) -> Places:
        """The places of one item of a list."""
        item = self.data[index]
        return Places(item, self.first_line)


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Places | None, list[Problem]]:
    """A YAML document with the places of its values.

    Arguments:
        first_line: the line of the file on which ``text`` begins.
    """
    try:
        return Places(YAML(typ="rt").load(text), first_line), []
    except DuplicateKeyError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else first_line
        key = str(error.problem).split('"')[1] if '"' in str(error.problem) else "a key"
        return None, [
            Problem(path, line, "duplicate-key", f"“{key}” stands twice in one mapping.", "Keep one of the two.")
        ]
    except MarkedYAMLError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else first_line
        fact = (error.problem or error.context or "the YAML cannot be read").rstrip(".")
        repair = (
            "Look at this line and the one above: a colon in a value or a missing quotation mark is the usual cause."
        )
        return None, [Problem(path, line, "yaml", f"YAML: {fact}.", repair)]
    except (YAMLError, ValueError) as error:
        return None, [Problem(path, first_line, "yaml", f"YAML: {error}.", "")]


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
    return places, "\n".join(lines[closing + 1 :]).strip("\n"), closing + 2, problems


def check(model: type[Model], places: Places, path: str) -> tuple[Model | None, list[Problem]]:
    """A record checked against what its kind of file may hold.

    Returns:
        the record, or None and a problem for each thing wrong with it.
    """
    data = _plain(places.data)
    if not isinstance(data, dict):
        message = "“key: value” lines are wanted here."
        return None, [Problem(path, places.line(), "wrong-value", message, "")]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_problem(detail, model, places, path) for detail in error.errors(include_url=False)]


def _plain(value: Any) -> Any:
    """A value without the library's own kinds of scalar, which remember their spelling."""
    if isinstance(value, dict):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, bool) or value is None or isinstance(value, date):
        return value
    for kind in (str, int, float):
        if isinstance(value, kind):
            return kind(value)
    return str(value)


def _problem(detail: ErrorDetails, model: type[BaseModel], places: Places, path: str) -> Problem:
    keys = tuple(key for key in detail["loc"] if not (isinstance(key, str) and key.startswith("function-")))
    line = places.line(*keys)
    name = " → ".join(f"item {key + 1}" if isinstance(key, int) else key for key in keys) or "the record"
    if detail["type"] == "extra_forbidden":
        known = _keys_at(model, keys[:-1])
        nearest = process.extractOne(str(keys[-1]), known, score_cutoff=60)
        repair = f"Did you mean “{nearest[0]}”?" if nearest else f"The keys here are: {', '.join(known)}."
        return Problem(path, line, "unknown-key", f"“{keys[-1]}” is no key of this kind of file.", repair)
    if detail["type"] == "missing":
        return Problem(path, line, "missing-key", f"“{keys[-1]}” is missing.", f"Add a line “{keys[-1]}: …”.")
    fact = detail["msg"].removeprefix("Value error, ")
    got = detail["input"]
    shown = f" (it is {got!r})" if isinstance(got, str | int | float | bool) or got is None else ""
    return Problem(path, line, "wrong-value", f"{name}: {fact}{shown}.", "")


def _keys_at(model: type[BaseModel], keys: tuple[str | int, ...]) -> list[str]:
    """The keys that a model's mapping at a place may have."""
    schema: Any = model.model_json_schema()
    definitions = schema.get("$defs", {})
    here = schema
    for key in keys:
        here = _follow(here, definitions)
        if isinstance(key, int):
            here = here.get("items", {})
        else:
            here = here.get("properties", {}).get(key) or here.get("additionalProperties") or {}
    here = _follow(here, definitions)
    return list(here.get("properties", {}))


def _follow(schema: Any, definitions: dict[str, Any]) -> Any:
    """The part of a schema that describes a mapping or a list: through references and unions."""
    if "$ref" in schema:
        return _follow(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions)
    for part in schema.get("anyOf", []):
        followed = _follow(part, definitions)
        if "properties" in followed or "items" in followed or "additionalProperties" in followed:
            return followed
    return schema
