"""Facts that follow from a record alone: made once for each record, and kept with it as long as it is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def once(make: Callable[[T], R]) -> Callable[[T], R]:
    """Keep with a record what a function makes of it, as ``functools.cached_property`` does in a class.

    It is for later stages, which make facts of records that know nothing of them. A copy of the record has none.

    Arguments:
        make: a function of a module, by whose name its result is kept. That depends on the record and on nothing else,
            the language that is spoken included.
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def made(record: T) -> R:
        kept = vars(record)
        if name not in kept:
            kept[name] = make(record)
        found: R = kept[name]
        return found

    return made
