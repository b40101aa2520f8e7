"""Every field in which people write words, as the table of kinds declares it; nobody lists them.

A model's fields are walked beside the data of a record. A field takes words if its type takes any: one that wants an
id, a day, a word of a list or an address refuses the probe. What is left out of a record though its model knows it is
put there, so that a new field is attacked on the day on which it is declared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from facing_pages.writing.records import PassageRecord
from facing_pages.writing.values import Ours

Keys = tuple[str | int, ...]
Write = Callable[[Keys, str, str], str]
"""Gives the words to be written: from where they stand, what the field takes, and what stands there."""

WORDS, BLOCK, ADDRESS = "words", "block", "address"
_PROBES = {WORDS: "Two <words>", ADDRESS: "https://a.example/two<words>"}
_SAMPLES: tuple[Any, ...] = (1, "p1", "2023-01-01", "https://a.example/", True, "a" * 64, "en", {}, [])
"""Of what is no words, for a record that is put where none was."""
MISSING: Any = object()


def _whole(kind: Any, metadata: list[Any]) -> Any:
    """A type with what Pydantic keeps apart from it."""
    for one in metadata:
        kind = Annotated[kind, one]
    return kind


@cache
def _takes_cached(kind: Any) -> str:
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    for name, probe in _PROBES.items():
        try:
            if adapter.validate_python(probe, strict=True) == probe:
                return name
        except ValidationError:
            continue
    return ""


def _takes(kind: Any) -> str:
    found = _takes_cached(kind)
    return BLOCK if found == WORDS and any(mark.form == "block" for mark in _marks(kind)) else found


def _marks(kind: Any) -> list[Ours]:
    return [one for one in get_args(kind)[1:] if isinstance(one, Ours)] if get_origin(kind) is Annotated else []


def filled(model: type[BaseModel], data: Any, write: Write, at: Keys = ()) -> dict[str, Any]:
    """The data of a record with words in every field that takes some."""
    found = dict(data)
    for name, field in model.model_fields.items():
        key = field.alias or name
        value = _filled(_whole(field.annotation, field.metadata), data.get(key, MISSING), write, (*at, key))
        if value is not MISSING:
            found[key] = value
    return found


def _filled(kind: Any, value: Any, write: Write, at: Keys) -> Any:
    """A value of a type with words wherever it takes some; MISSING where nothing can be put in the place of nothing."""
    parts = list(_parts(kind))
    if PassageRecord in parts:
        return value  # the words of an article; it is attacked itself
    if (isinstance(value, str) or value is MISSING) and (what := _takes(kind)):
        return write(at, what, "" if value is MISSING else value)
    for part in parts:
        if isinstance(part, type) and issubclass(part, BaseModel):
            return _record(part, _written_out(kind, value), write, at)
        if get_origin(part) in (list, tuple, dict):
            return _several(part, value, write, at)
    return value


def _written_out(kind: Any, value: Any) -> Any:
    """A record, where a string stands for one."""
    if isinstance(value, str) and _fits(kind, value):
        value = TypeAdapter(kind).validate_python(value).model_dump(by_alias=True, exclude_unset=True)
    return value


def _record(model: type[BaseModel], value: Any, write: Write, at: Keys) -> Any:
    if isinstance(value, dict):
        return filled(model, value, write, at)
    if value is not MISSING or (made := sample(model)) is MISSING:
        return value
    whole = filled(model, made, write, at)
    return whole if whole != made and _needed(model) <= whole.keys() else MISSING


def _several(kind: Any, value: Any, write: Write, at: Keys) -> Any:
    inner = get_args(kind)
    if isinstance(value, dict):
        return {key: _or(_filled(inner[1], one, write, (*at, key)), one) for key, one in value.items()}
    if isinstance(value, list):
        kinds = inner if get_origin(kind) is tuple else inner * len(value)
        return [
            _or(_filled(of, one, write, (*at, n)), one) for n, (of, one) in enumerate(zip(kinds, value, strict=True))
        ]
    if get_origin(kind) is not list:
        return value
    first = _filled(inner[0], MISSING, write, (*at, 0))
    return MISSING if first is MISSING else [first]


def _needed(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items() if field.is_required()}


def _or(value: Any, otherwise: Any) -> Any:
    return otherwise if value is MISSING else value


def _parts(kind: Any) -> Iterator[Any]:
    """The types of which a type is made up, without what is said of them."""
    if get_origin(kind) is Annotated:
        yield from _parts(get_args(kind)[0])
    elif get_origin(kind) in (Union, UnionType):
        for one in get_args(kind):
            yield from _parts(one)
    else:
        yield kind


@cache
def _samples(model: type[BaseModel]) -> tuple[tuple[str, Any], ...] | None:
    found = []
    for name, field in model.model_fields.items():
        if not field.is_required():
            continue
        kind = _whole(field.annotation, field.metadata)
        if _takes(kind):
            continue  # it is filled with words
        fit = next((one for one in _SAMPLES if _fits(kind, one)), MISSING)
        if fit is MISSING:
            return None
        found.append((field.alias or name, fit))
    return tuple(found)


def sample(model: type[BaseModel]) -> Any:
    """What a record of a model must have beside words; MISSING where that cannot be guessed."""
    found = _samples(model)
    return MISSING if found is None else dict(found)


def _fits(kind: Any, value: Any) -> bool:
    try:
        TypeAdapter(kind).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True
