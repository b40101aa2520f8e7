"""Read YAML through libyaml, which is quick, where it and ``careful_yaml`` cannot but agree.

libyaml reads YAML 1.1, and where it refuses a file it says so in words of its own. So whatever it refuses, and
whatever the two versions of YAML or the two readers may take for different things, is left to the careful one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from facing_pages.writing.places import Lines, Places

try:
    from yaml.cyaml import CParser
except ImportError:  # a PyYAML that was built without libyaml
    CParser = None

_UNUSUAL = (
    re.compile(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
    ),  # signs that few files have
    re.compile(r"\n(?:---|\.\.\.|%)"),  # several documents, directives
    re.compile(r"[\n\[{,-]\s*\?"),  # a key that is no simple one
    re.compile(r"[|>][-+0-9]*#"),  # words right after the sign of a block of lines
)
"""What the two may take for different things, in a text after a line break."""
_NUMBER = re.compile(r"[-+]?(?:0[box][0-9a-fA-F_]*|[0-9_.]+(?:[eE][-+]?[0-9]*)?|\.[A-Za-z]{3})")
"""What may be a number to the careful one."""
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_SIGNS = ("<<", "=")
"""What merges mappings, and the default value of one."""
_DEEPEST = 50
"""Values within values."""
_LONGEST_NUMBER = 18
"""Figures of a number."""


class _DisagreeError(Exception):
    """The two readers may not take this for the same."""


def read(text: str, first_line: int) -> Places | None:
    """A YAML document with the places of its values; None where it is to be read with care.

    Arguments:
        first_line: the line of the file on which ``text`` begins.
    """
    return _read(text, first_line) if CParser else None


@lru_cache(maxsize=256)  # a preview reads the same files again and again; what they hold nobody changes
def _read(text: str, first_line: int) -> Places | None:
    if any(unusual.search(f"\n{text}") for unusual in _UNUSUAL):
        return None
    try:
        data, lines = _Document(text).read()
    except (YAMLError, _DisagreeError):
        return None
    return Places(data, lines, first_line)


class _Document:
    """The events of a text, made into values and their lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = CParser(text).get_event
        self._depth = 0

    def read(self) -> tuple[Any, Lines | None]:
        """The one document of the text; nothing where there is none."""
        self._next()  # the stream begins
        if type(self._next()) is not DocumentStartEvent:
            return None, None
        event = self._next()
        found = (self._scalar(event), None) if type(event) is ScalarEvent else self._held(event)
        while type(self._next()) is not StreamEndEvent:
            pass
        return found

    def _held(self, opening: Event) -> tuple[Any, Lines]:
        """A mapping or a list, with the lines in it."""
        if type(opening) is AliasEvent or opening.anchor or opening.tag or self._depth == _DEEPEST:
            raise _DisagreeError
        self._depth += 1
        lines = Lines(opening.start_mark.line)
        found = (self._mapping if type(opening) is MappingStartEvent else self._list)(lines)
        self._depth -= 1
        return found, lines

    def _mapping(self, lines: Lines) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        while type(event := self._next()) is not MappingEndEvent:
            if type(event) is not ScalarEvent:
                raise _DisagreeError
            key = self._scalar(event)
            if key in found or not isinstance(key, str | int):
                raise _DisagreeError
            lines.at[key] = event.start_mark.line
            value = self._next()
            if type(value) is ScalarEvent:
                found[key] = self._scalar(value)
            else:
                found[key], lines.within[key] = self._held(value)
        return found

    def _list(self, lines: Lines) -> list[Any]:
        found: list[Any] = []
        while type(event := self._next()) is not SequenceEndEvent:
            lines.at[len(found)] = event.start_mark.line
            if type(event) is ScalarEvent:
                found.append(self._scalar(event))
            else:
                value, lines.within[len(found)] = self._held(event)
                found.append(value)
        return found

    def _scalar(self, event: Event) -> Any:
        if event.anchor or event.tag:
            raise _DisagreeError
        words: str = event.value
        if event.style:
            if not self._depth and event.style in "|>":
                raise _DisagreeError
            if event.style == '"' and "\\" in self._text[event.start_mark.index : event.end_mark.index]:
                raise _DisagreeError
            return words
        if words in _WORDS:
            return _WORDS[words]
        if words in _SIGNS:
            raise _DisagreeError
        return _number(words) if _NUMBER.fullmatch(words) else words


def _number(words: str) -> int | float:
    if len(words) <= _LONGEST_NUMBER and _WHOLE.fullmatch(words):
        return int(words)
    if len(words) <= _LONGEST_NUMBER and _DECIMAL.fullmatch(words):
        return float(words)
    raise _DisagreeError
