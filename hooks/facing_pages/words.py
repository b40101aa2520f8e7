"""Counting words: a word is a run of characters between white space; the sign for words left out is none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache

from facing_pages.intervals import Interval, union

GAP = "[…]"
"""What stands for words left out."""

_WORD = re.compile(rf"(?!{re.escape(GAP)}(?!\S))(?<!\S)\S+")


def count(text: str) -> int:
    """How many words a text has.

    >>> count("It cost […] twelve crowns.")
    4
    """
    words = text.split()
    return len(words) - words.count(GAP)


def touched(text: str, start: int, end: int) -> Interval:
    """The words of a text that some of its characters belong to: the first, and the one after the last, from 0.

    >>> touched("It cost twelve crowns.", 5, 10)
    (1, 3)
    """
    starts, ends = _bounds(text)
    return bisect_right(ends, start), bisect_left(starts, end)


@lru_cache(maxsize=256)  # an article is asked for passage after passage
def _bounds(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the words of a text begin, and where they end."""
    found = [match.span() for match in _WORD.finditer(text)]
    return tuple(start for start, _ in found), tuple(end for _, end in found)


def covered(text: str, intervals: Iterable[Interval]) -> int:
    """How many words of a text some characters belong to, each counted once.

    >>> covered("It cost twelve crowns.", [(3, 10), (8, 14)])
    2
    """
    return sum(end - start for start, end in union(touched(text, *interval) for interval in intervals))
