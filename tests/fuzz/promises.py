"""What every target asks: that a promise holds, and that HTML is well-formed; and bytes as choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, cast

import html5lib  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from facing_pages.problems import Problem

Value = TypeVar("Value")

_HARMLESS = frozenset({"invalid-codepoint", "non-void-element-with-trailing-solidus"})
"""What the parser holds against control characters, which a text may have, and against how XHTML closes an element."""


class BrokenError(AssertionError):
    """A promise does not hold for this input."""


def require(holds: bool, promise: str) -> None:
    """Say that a promise is broken, unless it holds."""
    if not holds:
        raise BrokenError(promise)


def only_problems(found: Iterable[object]) -> None:
    """What is wrong is told as problems, each of which can be shown."""
    for one in found:
        require(isinstance(one, Problem), "what is wrong is a problem")
        str(one).encode("utf-8", "backslashreplace")


def well_formed(html: str) -> LexborHTMLParser:
    """A piece of a page, in which one parser finds no fault, and another no id twice."""
    parser = html5lib.HTMLParser()
    parser.parseFragment(html)
    faults = [name for _, name, _ in parser.errors if name not in _HARMLESS]
    require(not faults, f"it is well-formed HTML, not: {', '.join(faults[:3])}")
    page = LexborHTMLParser(html)
    ids = [node.id for node in page.css("[id]")]
    require(len(ids) == len(set(ids)), "ids are told apart")
    return page


def holds_for(test: Callable[..., None]) -> Callable[..., None]:
    """What a property says of one value, which may come from anywhere."""
    said: Callable[..., None] = cast("Any", test).hypothesis.inner_test
    return said


def guided(test: Callable[..., None], data: bytes) -> None:
    """Try a property on the value to which bytes lead."""
    cast("Any", test).hypothesis.fuzz_one_input(data)


class Tape:
    """Bytes as choices, for what is made of a small grammar: at their end every choice is the first."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def __bool__(self) -> bool:
        return self._at < len(self._data)

    def number(self, below: int) -> int:
        """A number below another, of two bytes."""
        taken = self._data[self._at : self._at + 2]
        self._at += 2
        return int.from_bytes(taken, "big") % below if below else 0

    def one(self, of: Sequence[Value]) -> Value:
        """One of several."""
        return of[self.number(len(of))]

    def words(self) -> str:
        """Words as far as the next NUL."""
        end = self._data.find(b"\0", self._at)
        end = len(self._data) if end < 0 else end
        taken, self._at = self._data[self._at : end], end + 1
        return taken.decode("utf-8", "replace")

    def rest(self) -> bytes:
        """What is left."""
        return self._data[self._at :]
