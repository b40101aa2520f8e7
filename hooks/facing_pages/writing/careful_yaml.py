"""Read YAML with care: the judge of files that are broken or out of the ordinary, and of what is said of them.

YAML is read so that ``no`` is a word, a key given twice an error, and a day what is written.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from facing_pages.problems import Problem
from facing_pages.writing.places import Lines, Places

_DEEPEST = 50
"""Values within values."""
_MOST_BITS = 64
"""Of a number."""
_BRACKET = re.compile(r"[][{}]")
_REFUSED = (
    (
        re.compile(r"(?i)\\u[d][89a-f][0-9a-f]{2}|\\U0000[d][89a-f][0-9a-f]{2}"),
        "half of a character is written here",
        "Write the character itself.",
    ),
    (re.compile(r"(?:[-?:][ \t]+){51}"), "values stand more than 50 deep in one another here", "Write fewer signs."),
)
"""What is no text for any use here, what is wrong with it, and what to do."""


class _Constructor(RoundTripConstructor):
    """Leaves a date as it is written: one that is in no calendar is then told with its line."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", RoundTripConstructor.construct_yaml_str)


def read(text: str, path: str, first_line: int) -> tuple[Places | None, list[Problem]]:
    """A YAML document with the places of its values, or what is wrong with it.

    Arguments:
        first_line: the line of the file on which ``text`` begins.
    """
    if problem := _unreadable(text, path, first_line):
        return None, [problem]
    reader = YAML(typ="rt")
    reader.Constructor = _Constructor
    try:
        return _Plain(first_line).places(reader.load(text)), []
    except DuplicateKeyError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else first_line
        key = str(error.problem).split('"')[1] if '"' in str(error.problem) else "a key"
        return None, [Problem(path, line, "duplicate-key", f"“{key}” is used twice.", "Keep one of the two.")]
    except MarkedYAMLError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else first_line
        fact = (error.problem or error.context or "the YAML cannot be read").rstrip(".")
        repair = "Look at this line and the one above for a colon in a value, a missing quotation mark or a tab."
        return None, [Problem(path, line, "yaml", f"YAML: {fact}.", repair)]
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        return None, [Problem(path, line, "yaml", "YAML: there is a control character here.", "Take it out.")]
    except Exception as error:  # the library fails in many ways on what nobody writes, such as tags
        return None, [Problem(path, first_line, "yaml", f"YAML: the file cannot be read: {error}.", "")]


def _unreadable(text: str, path: str, first_line: int) -> Problem | None:
    """What no careful reader is needed to refuse, and what one would take too long over."""
    for wrong, fact, repair in _REFUSED:
        if found := wrong.search(text):
            line = text.count("\n", 0, found.start()) + first_line
            return Problem(path, line, "yaml", f"YAML: {fact}.", repair)
    if (at := _too_deep(text)) is not None:
        line = text.count("\n", 0, at) + first_line
        fact = f"values stand more than {_DEEPEST} deep in one another here"
        return Problem(path, line, "yaml", f"YAML: {fact}.", "Close the brackets, or write it with fewer.")
    return None


def _too_deep(text: str) -> int | None:
    """Where brackets are opened that many more times than they are closed, if they are."""
    depth = 0
    for found in _BRACKET.finditer(text):
        depth = depth + 1 if found.group() in "[{" else max(0, depth - 1)
        if depth > _DEEPEST:
            return found.start()
    return None


class _Plain:
    """Makes plain values of the library's own, which remember their spelling and place."""

    def __init__(self, first_line: int) -> None:
        self._first_line = first_line
        self._made: dict[int, tuple[Any, Lines | None]] = {}
        self._open: set[int] = set()
        self._is_knotted = False

    def places(self, value: Any) -> Places:
        data, lines = self._plain(value)
        return Places(data, lines, self._first_line, self._is_knotted)

    def _plain(self, value: Any) -> tuple[Any, Lines | None]:
        if not isinstance(value, dict | list):
            return _scalar(value), None
        self._is_knotted |= id(value) in self._open
        if id(value) not in self._made:
            empty: Any = {} if isinstance(value, dict) else []
            lines = Lines(value.lc.line or 0) if isinstance(value, CommentedMap | CommentedSeq) else None
            self._made[id(value)] = empty, lines
            self._open.add(id(value))
            for key, item in value.items() if isinstance(value, dict) else enumerate(value):
                plain, within = self._plain(item)
                if isinstance(value, dict):
                    empty[_scalar(key) if isinstance(key, str | int) else str(key)] = plain
                else:
                    empty.append(plain)
                _place(lines, value, key, within)
            self._open.discard(id(value))
        return self._made[id(value)]


def _place(lines: Lines | None, value: Any, key: Any, within: Lines | None) -> None:
    """Note the line of a key or an item; one that was merged in has none here."""
    if lines is not None and key in (value.lc.data or {}):
        lines.at[key] = value.lc.data[key][0]
        if within is not None:
            lines.within[key] = within


def _scalar(value: Any) -> Any:
    if isinstance(value, bool) or value is None or isinstance(value, date):
        return value
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        return hex(value)  # nobody means it as a number, and one of thousands of figures cannot be printed
    for kind in (str, int, float):
        if isinstance(value, kind):
            return kind(value)
    return value
