"""Editorial prose: every piece of it in a comparison's folder, with its place.

A model marks the fields that hold prose; the body of a Markdown file is prose
too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from facing_pages.writing.folder import Folder
from facing_pages.writing.reader import Record
from facing_pages.writing.values import Ours

_SINGLE = (str, int, float, bool, date, NoneType)
"""Types of values that hold no others."""

Keys = tuple[str | int, ...]
"""The way to a value in a record: keys of mappings and numbers of items."""


@dataclass(frozen=True)
class Written:
    """A piece of our prose, with the keys that lead to it in its record; none lead to a body."""

    record: Record[Any]
    text: str
    keys: Keys = ()

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.record.line(*self.keys) if self.keys else self.record.body_line


def our_prose(folder: Folder) -> Iterator[Written]:
    """Every piece of prose of ours in a comparison's folder."""
    for kind, record in folder.everything():
        if kind.front:
            yield Written(record, record.body)
        for keys, text, _ in pieces(record.value):
            yield Written(record, text, keys)


def pieces(value: BaseModel) -> Iterator[tuple[Keys, str, Ours]]:
    """The prose in a record, each piece with the keys that lead to it and with its mark; no empty ones."""
    for name, key, kind, marks in _fields(type(value)):
        yield from _within(getattr(value, name), kind, marks, (key,))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, Any, list[Ours]], ...]:
    """The fields of a model that may hold prose: the name, the key, the type and the marks of each."""
    fields = (
        (name, field.alias or name, field.annotation, _marks(field.metadata))
        for name, field in model.model_fields.items()
    )
    return tuple((name, key, kind, marks) for name, key, kind, marks in fields if _may_hold(kind, bool(marks)))


def _may_hold(kind: Any, is_marked: bool) -> bool:
    """Whether there may be prose in a value of an annotated type."""
    while get_origin(kind) is Annotated:
        kind, *metadata = get_args(kind)
        is_marked = is_marked or bool(_marks(metadata))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return bool(_fields(kind))
    if kind in _SINGLE or get_origin(kind) is Literal:
        return is_marked
    inner = get_args(kind)
    return not inner or any(_may_hold(one, is_marked) for one in inner)


def _within(value: Any, kind: Any, marks: list[Ours], keys: Keys) -> Iterator[tuple[Keys, str, Ours]]:
    """The prose in a value of an annotated type."""
    while get_origin(kind) is Annotated:
        kind, *metadata = get_args(kind)
        marks = [*marks, *_marks(metadata)]
    if isinstance(value, BaseModel):
        yield from ((keys + inner, text, mark) for inner, text, mark in pieces(value))
    elif get_origin(kind) in (Union, UnionType):
        found = (list(_within(value, one, marks, keys)) for one in get_args(kind))
        yield from next(filter(None, found), [])
    elif isinstance(value, str):
        yield from ((keys, value, mark) for mark in marks[:1] if value)
    elif isinstance(value, Mapping | list | tuple):
        items: Iterable[tuple[Any, Any]] = value.items() if isinstance(value, Mapping) else enumerate(value)
        inner = (*get_args(kind), Any)[isinstance(value, Mapping)]
        for key, item in items:
            yield from _within(item, inner, marks, (*keys, key))


def _marks(metadata: Iterable[Any]) -> list[Ours]:
    return [one for one in metadata if isinstance(one, Ours)]
