"""Where the values of a YAML document stand: each problem names its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any


class Lines:
    """The lines of a mapping or a list, counted from 0.

    ``at`` has the line of each key or item, ``within`` those of the values
    that are mappings or lists themselves.
    """

    __slots__ = ("at", "line", "within")

    def __init__(self, line: int) -> None:
        self.line = line
        self.at: dict[Any, int] = {}
        self.within: dict[Any, Lines] = {}


@dataclass(frozen=True)
class Places:
    """What a YAML document holds, as plain values, and where in a file they stand.

    Arguments:
        lines: None where the document is a single value.
        is_knotted: whether a value in it holds itself.
    """

    data: Any
    lines: Lines | None = None
    first_line: int = 1
    is_knotted: bool = False

    def line(self, *keys: str | int) -> int:
        """The line of the value that the keys lead to, or of the nearest one above it."""
        here = self.lines
        line = here.line if here else 0
        for key in keys:
            if here is None or key not in here.at:
                break
            line, here = here.at[key], here.within.get(key)
        return line + self.first_line

    def names(self, keys: Sequence[str | int]) -> Iterator[str]:
        """The keys as they are told to people: an item of a list by its number from 1."""
        here = self.data
        for key in keys:
            if isinstance(here, list) and isinstance(key, int):
                yield f"item {key + 1}"
                here = here[key] if key < len(here) else None
            else:
                yield str(key)
                here = here.get(key) if isinstance(here, dict) else None

    def at(self, index: int) -> Places:
        """The places of one item of a list."""
        lines = self.lines.within.get(index) if self.lines else None
        first_line = self.first_line if lines else self.line(index)
        return Places(self.data[index], lines, first_line, self.is_knotted)
