"""What a library or an archive has put round a text: its licence, its notice, the key to its signs.

None of it is the author's. A frame is known by the lines with which archives
mark it, never by what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_START = re.compile(r"\*{3} ?START OF (?:THE|THIS) .{1,200}", re.IGNORECASE)
_END = re.compile(r"\*{3} ?END OF (?:THE|THIS) .{1,200}|End of (?:the )?Project .{1,200}", re.IGNORECASE)
_MADE_BY = re.compile(
    r"(?:Produced|Transcribed|Prepared|Digiti[sz]ed|Scanned|E-?text (?:prepared|produced)|Credits?:)\b.{0,400}",
    re.IGNORECASE,
)
_RULE = re.compile(r"[-=_―─—]{10,}")
_KEY = re.compile(r"記号|《》")
_COLOPHON = re.compile(r"底本[:：]")
_LONGEST_KEY = 40
_NEAR_START = 12


def framing(lines: list[str]) -> set[int]:
    """The lines of a file, counted from 0, that are an archive's and no part of the text."""
    stripped = [line.strip() for line in lines]
    found = set(_archive(stripped))
    found.update(_key(stripped))
    found.update(_colophon(stripped))
    return found if any(line and index not in found for index, line in enumerate(stripped)) else set()


def _archive(lines: list[str]) -> Iterator[int]:
    start = next((index for index, line in enumerate(lines) if _START.fullmatch(line)), None)
    end = next((index for index, line in enumerate(lines) if index > (start or -1) and _END.fullmatch(line)), None)
    if start is not None:
        body = _end_of_chunk(lines, start)
        yield from range(body)
        first = next((index for index in range(body, len(lines)) if lines[index]), None)
        if first is not None and _MADE_BY.fullmatch(lines[first]):
            yield from range(first, _end_of_chunk(lines, first))
    if end is not None:
        yield from range(end, len(lines))


def _key(lines: list[str]) -> Iterator[int]:
    """The key to the signs of a Japanese text, between two rules near its start."""
    rules = [index for index, line in enumerate(lines[: _NEAR_START + _LONGEST_KEY]) if _RULE.fullmatch(line)]
    if len(rules) > 1 and rules[0] <= _NEAR_START and any(_KEY.search(line) for line in lines[rules[0] : rules[1]]):
        yield from range(rules[0], rules[1] + 1)


def _colophon(lines: list[str]) -> Iterator[int]:
    """From the last line that names the printed book a Japanese text was taken from."""
    last = next((index for index in reversed(range(len(lines))) if _COLOPHON.match(lines[index])), None)
    if last is not None:
        yield from range(last, len(lines))


def _end_of_chunk(lines: list[str], start: int) -> int:
    return next((index for index in range(start, len(lines)) if not lines[index]), len(lines))
