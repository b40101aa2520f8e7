"""Text wrapped at a width: where its lines were broken, and how they are joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from facing_pages.article.shapes import closes_sentence

_WIDEST = 200
_MOST = 0.7
_RAGGED = 0.85
"""How full a wrapped line is at least: a page set in a proportional type has lines of unequal length."""
_EVEN = 0.95
_HYPHEN = re.compile(r"[^\W\d_](?P<hyphen>[-\u2010\u00ad])$")
_SUSPENDED = frozenset("and or und oder bis sowie et ou y o e en of och og".split())
_WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@dataclass(frozen=True)
class Wrap:
    """How a text was wrapped: at ``width`` characters, and the length under which a line was broken on purpose."""

    width: int
    limit: float

    def is_full(self, line: str, following: str) -> bool:
        """Whether the next line's first word would hardly have fitted on the line."""
        return not fits(line, following, self.width * _RAGGED)

    def is_short(self, line: str, following: str) -> bool:
        """Whether the line was broken though the next one's first word would have fitted."""
        return fits(line, following, self.limit)


def fits(line: str, following: str, width: float) -> bool:
    """Whether the next line's first word would have fitted on the line."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) <= width


def wrap_of(chunks: Iterable[Sequence[str]]) -> Wrap | None:
    """How a text was wrapped, or None where each line is a paragraph.

    A text is wrapped if most of the lines that close no sentence are so long
    that the next word would hardly have fitted, and few of its lines close one.
    A text without two lines in a row has the width 0.

    Arguments:
        chunks: the lines of its prose that stand without a blank one between them.
    """
    pairs = [pair for chunk in chunks for pair in pairwise(chunk)]
    if not pairs:
        return Wrap(0, 0)
    lengths = sorted(len(line) for pair in pairs for line in pair)
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.95))]
    going_on = [pair for pair in pairs if not closes_sentence(pair[0])]
    full = [pair for pair in going_on if Wrap(width, 0).is_full(*pair)]
    is_wrapped = width <= _WIDEST and len(full) >= _MOST * len(going_on) and len(going_on) > (1 - _MOST) * len(pairs)
    if not is_wrapped:
        return None
    is_even = sum(not fits(*pair, width) for pair in full) >= _EVEN * len(full)
    return Wrap(width, width if is_even else width * _RAGGED)


class Hyphens:
    """What became of the hyphens at the ends of a text's lines, judged by the words of the text."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        was_divided = False
        for line in lines:
            words = [word.lower() for word in _WORDS.findall(line)]
            is_divided = _HYPHEN.search(line) is not None
            self._words.update(words[was_divided : -1 if is_divided else None])
            was_divided = is_divided

    def join(self, line: str, following: str) -> tuple[str, str]:
        """The line, without its hyphen if that only divides a word, and what stands between it and the next."""
        match = _HYPHEN.search(line)
        after = _WORDS.match(following)
        if not match or not after or after[0].lower() in _SUSPENDED:
            return line, " "
        if match["hyphen"] == "\u00ad":
            return line[:-1], ""
        before, last = _WORDS.findall(line)[-1].lower(), after[0].lower()
        is_compound = self._words[before] and self._words[last] and not self._words[f"{before}{last}"]
        keeps = not after[0][0].islower() or is_compound or self._words[f"{before}-{last}"]
        return (line, "") if keeps else (line[:-1], "")
