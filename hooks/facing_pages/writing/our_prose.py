"""Editorial prose: every piece of it in a comparison's folder, with its place.

A model marks the fields that hold prose; the body of a Markdown file is prose
too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from facing_pages.writing.folder import Folder
from facing_pages.writing.reader import Record
from facing_pages.writing.values import Ours

Keys = tuple[str | int, ...]
"""The way to a value in a record: keys of mappings and numbers of items."""


@dataclass(frozen=True)
class Written:
    """A piece of our prose, and the line on which it begins."""

    record: Record[Any]
    text: str
    line: int


def our_prose(folder: Folder) -> Iterator[Written]:
    """Every piece of prose of ours in a comparison's folder."""
    for kind, record in folder.everything():
        if kind.front:
            yield Written(record, record.body, record.body_line)
        for keys, text, _ in pieces(record.value):
            yield Written(record, text, record.line(*keys))


def pieces(value: BaseModel) -> Iterator[tuple[Keys, str, Ours]]:
    """The prose in a record, each piece with the keys that lead to it and with its mark; no empty ones."""
    for name, field in type(value).model_fields.items():
        marks = _marks(field.metadata)
        yield from _within(getattr(value, name), field.annotation, marks, (field.alias or name,))


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
