"""Which lines are verse, and how they are set in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from facing_pages.importing.trees.richtext import RichText, joined

_LONGEST_LINE = 75
_LINES_OF_PROSE = 50
_MOST = 0.6
_SPEAKER = re.compile(r"\w[\w .’'-]{0,30}:\s")
_INDENT = re.compile(r"[ \u00a0\u2002\u2003\t]*")


def is_verse(text: str) -> bool:
    r"""Whether a paragraph broken into lines is a stanza: all short, none of them what somebody says.

    >>> is_verse("The water comes,\\nthe water goes,\\nthe wheel goes round.")
    True
    """
    lines = text.split("\n")
    return (
        len(lines) > 1
        and all(len(line) <= _LONGEST_LINE for line in lines)
        and not any(_SPEAKER.match(line) for line in lines)
    )


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines are those of prose set to a width, and no verse."""
    long = sum(len(line) > _LINES_OF_PROSE for line in lines[:-1])
    return len(lines) > 1 and long > _MOST * len(lines[:-1])


def set_in(lines: Sequence[RichText]) -> tuple[RichText, tuple[int, ...]]:
    """A stanza's lines without the blanks before them, and how far each is set in, in steps from 0."""
    widths = [_width(line.text) for line in lines]
    steps = {width: step for step, width in enumerate(sorted(set(widths)))}
    bare = [line.part(_lead(line.text)).stripped() for line in lines]
    return joined(bare, "\n"), tuple(steps[width] for width in widths)


def _lead(line: str) -> int:
    match = _INDENT.match(line)
    return match.end() if match else 0


def _width(line: str) -> int:
    return len(line[: _lead(line)].expandtabs(4))
