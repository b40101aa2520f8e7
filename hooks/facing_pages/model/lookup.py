"""Looking up one of several by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

_T = TypeVar("_T")


def one(items: Iterable[_T], id: str, known_by: Callable[[_T], str]) -> _T:
    """The one of that id.

    Raises:
        KeyError: there is none.
    """
    for item in items:
        if known_by(item) == id:
            return item
    raise KeyError(id)
