"""Page numbers and running heads that came along with a text taken from its printed pages.

A line that holds a figure and nothing else is a page number where it cuts a
sentence; so are the figures between two such that ascend with them. A line that
stands beside page numbers again and again, or holds one, is a running head.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from facing_pages.article.shapes import begins_low, closes_sentence

_NUMBER = re.compile(r"(?:page )?[-–—\[( ]{0,3}(?P<number>\d{1,4})[-–—\]) ]{0,3}(?:(?:of|/) ?\d{1,4})?", re.IGNORECASE)
_HEAD = re.compile(r"(?P<before>\d{1,4})\s+(?P<left>[^\d\s].{2,80})|(?P<right>[^\d\s].{2,80}?)\s+(?P<after>\d{1,4})")
_OFTEN = 3


def page_furniture(lines: Sequence[str], skipped: set[int]) -> set[int]:
    """The lines of a wrapped text, counted from 0, that are page numbers or running heads.

    Arguments:
        lines: the file's lines.
        skipped: indices of the lines that are no text.
    """
    bare = [(index, line.strip()) for index, line in enumerate(lines) if line.strip() and index not in skipped]
    heads = _numbered_heads(bare)
    figures = ((place, _NUMBER.fullmatch(line)) for place, (_, line) in enumerate(bare))
    numbers = {place: int(match["number"]) for place, match in figures if match}
    beside = Counter(bare[place + step][1] for place in numbers for step in (-1, 1) if 0 <= place + step < len(bare))
    repeated = {line for line, count in beside.items() if count > 1 and not closes_sentence(line)}
    around = heads | {place for place, (_, line) in enumerate(bare) if line in repeated} | set(numbers)
    sure = _cutting(bare, numbers, around)
    if not sure and not heads:
        return set()
    pages = _ascending(numbers, sure)
    furniture = pages | heads
    furniture |= {
        near for place in pages for near in (place - 1, place + 1) if near in around and bare[near][1] in repeated
    }
    return {bare[place][0] for place in furniture}


def _cutting(bare: Sequence[tuple[int, str]], numbers: Iterable[int], around: set[int]) -> list[int]:
    """The places of the figures across which a sentence goes on, from above a page's furniture to below it."""
    above, below = _nearest(range(len(bare)), around), _nearest(reversed(range(len(bare))), around)
    return [
        place
        for place in numbers
        if place in above
        and place in below
        and not closes_sentence(bare[above[place]][1])
        and begins_low(bare[below[place]][1])
    ]


def _nearest(places: Iterable[int], around: set[int]) -> dict[int, int]:
    """For each place of furniture the last one before it that is none."""
    found: dict[int, int] = {}
    last = None
    for place in places:
        if place not in around:
            last = place
        elif last is not None:
            found[place] = last
    return found


def _ascending(numbers: dict[int, int], sure: Sequence[int]) -> set[int]:
    """The figures that are pages': those that are sure, and those that go up with them."""
    found = set(sure)
    places = list(numbers)
    for one, other in pairwise(sure):
        run = places[bisect_left(places, one) : bisect_left(places, other) + 1]
        if all(numbers[a] < numbers[b] for a, b in pairwise(run)):
            found.update(run)
    for edge, step in ((sure[:1], -1), (sure[-1:], 1)):
        for place in edge:
            found.update(_counted(numbers, places[bisect_left(places, place) :: step], step))
    return found


def _counted(numbers: dict[int, int], places: Sequence[int], step: int) -> Iterator[int]:
    """The places after the first whose figures go up, or down, by one each."""
    for one, other in pairwise(places):
        if numbers[other] - numbers[one] != step:
            return
        yield other


def _numbered_heads(bare: Sequence[tuple[int, str]]) -> set[int]:
    """The places of the lines that hold the same words again and again, each time with a higher page."""
    seen: dict[str, list[tuple[int, int]]] = {}
    for place, (_, line) in enumerate(bare):
        if match := _HEAD.fullmatch(line):
            words, number = match["left"] or match["right"], match["before"] or match["after"]
            if not closes_sentence(words):
                seen.setdefault(words, []).append((place, int(number)))
    rising = (
        places
        for places in seen.values()
        if len(places) >= _OFTEN and all(one[1] < other[1] for one, other in pairwise(places))
    )
    return {place for places in rising for place, _ in places}
