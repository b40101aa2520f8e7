"""Read YAML through libyaml, which is quick, where it and ``careful_yaml`` cannot but agree.

libyaml reads YAML 1.1, and where it refuses a file it says so in words of its own. So whatever it refuses, and
whatever the two versions of YAML or the two readers may take for different things, is left to the careful one.
"""

from __future__ import annotations

import re
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

_UNUSUAL = re.compile(
    r"[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"  # signs that few files have
    r"|^(?:---|\.\.\.|%)"  # several documents, directives
    r"|(?:^|[\[{,-])\s*\?"  # a key that is no simple one
    r"|[|>][-+0-9]*#",  # words right after the sign of a block of lines
    re.MULTILINE,
)
_NUMBER = re.compile(r"[-+]?(?:0[box][0-9a-fA-F_]*|[0-9_.]*(?:[eE][-+]?[0-9]*)?|\.[A-Za-z]{3})")
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


class _DisagreeError(Exception):
    """The two readers may not take this for the same."""


def read(text: str, first_line: int) -> Places | None:
    """A YAML document with the places of its values; None where it is to be read with care.

    Arguments:
        first_line: the line of the file on which ``text`` begins.
    """
    if CParser is None or _UNUSUAL.search(text):
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
        if not isinstance(self._next(), DocumentStartEvent):
            return None, None
        found = self._value(self._next())
        while not isinstance(self._next(), StreamEndEvent):
            pass
        return found

    def _value(self, event: Event) -> tuple[Any, Lines | None]:
        if isinstance(event, ScalarEvent):
            return self._scalar(event), None
        if isinstance(event, AliasEvent) or event.anchor or event.tag or self._depth == _DEEPEST:
            raise _DisagreeError
        self._depth += 1
        found = self._mapping(event) if isinstance(event, MappingStartEvent) else self._list(event)
        self._depth -= 1
        return found

    def _mapping(self, opening: Event) -> tuple[dict[Any, Any], Lines]:
        found: dict[Any, Any] = {}
        lines = Lines(opening.start_mark.line)
        while not isinstance(event := self._next(), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                raise _DisagreeError
            key = self._scalar(event)
            if key in found or not isinstance(key, str | int):
                raise _DisagreeError
            lines.at[key] = event.start_mark.line
            found[key], within = self._value(self._next())
            if within:
                lines.within[key] = within
        return found, lines

    def _list(self, opening: Event) -> tuple[list[Any], Lines]:
        found: list[Any] = []
        lines = Lines(opening.start_mark.line)
        while not isinstance(event := self._next(), SequenceEndEvent):
            value, within = self._value(event)
            lines.at[len(found)] = event.start_mark.line
            if within:
                lines.within[len(found)] = within
            found.append(value)
        return found, lines

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
        if not _NUMBER.fullmatch(words):
            return words
        if _WHOLE.fullmatch(words):
            return int(words)
        if _DECIMAL.fullmatch(words):
            return float(words)
        raise _DisagreeError
