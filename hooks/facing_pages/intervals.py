"""Union of intervals: runs of characters or of words, each given by its start and the offset past its end."""

from __future__ import annotations

from collections.abc import Iterable

Interval = tuple[int, int]


def union(intervals: Iterable[Interval], text: str | None = None) -> list[Interval]:
    """The same stretch of offsets in as few intervals as hold it, in order.

    Intervals that overlap or touch become one; an empty one is left out.

    Arguments:
        text: what the offsets count in; two intervals with only white space
            between them become one too.

    >>> union([(4, 6), (0, 2), (1, 4), (8, 9)])
    [(0, 6), (8, 9)]
    >>> union([(0, 3), (4, 7), (9, 10)], "one two, x")
    [(0, 7), (9, 10)]
    """
    found: list[Interval] = []
    for start, end in sorted(interval for interval in intervals if interval[0] < interval[1]):
        last = found[-1][1] if found else -1
        if found and (start <= last or (text is not None and not text[last:start].strip())):
            found[-1] = (found[-1][0], max(end, last))
        else:
            found.append((start, end))
    return found
