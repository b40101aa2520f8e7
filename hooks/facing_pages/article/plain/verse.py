"""Verse in a plain text: lines that were broken on purpose.

Only what is sure is verse: the lines are short and begin with a capital, and
either they are set in by turns or further than the prose, or they are several,
unlike a wrapped paragraph in that the next word would have fitted on some, and
punctuated as verse is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from facing_pages.article.marks import read_head
from facing_pages.article.plain.wrapping import fits
from facing_pages.article.shapes import begins_low, closes_sentence, is_contact, pauses

_LONGEST_LINE = 72
_FEWEST_PLAIN = 3
_FEWEST_FIRST = 4
_MOST_CLOSED = 0.7
_LEAST_PAUSED = 0.3
_TAB = 4


def indent(line: str) -> int:
    """How many columns the line is set in; an ideographic space is no indent but a paragraph's sign."""
    expanded = line.expandtabs(_TAB)
    return len(expanded) - len(expanded.lstrip(" \u00a0"))


def usual_indent(lines: Sequence[str]) -> int:
    """How far most lines of a text are set in."""
    counts = Counter(indent(line) for line in lines if line.strip())
    return min(counts, key=lambda found: (-counts[found], found)) if counts else 0


def is_verse(chunk: Sequence[str], usual: int, *, is_first: bool) -> bool:
    """Whether lines without a blank one between them are a stanza.

    Arguments:
        chunk: the lines as they stand in the file.
        usual: how far most lines of the text are set in.
        is_first: the text begins with them, perhaps with a title.
    """
    bare = [line.strip() for line in chunk]
    if len(bare) < 2 or any(len(line) > _LONGEST_LINE or read_head(line) or is_contact(line) for line in bare):
        return False
    if any(begins_low(line) or not any(map(str.isalpha, line)) for line in bare):
        return False
    if not any(letter.isupper() for letter in "".join(bare)):
        return False
    indents = [indent(line) for line in chunk]
    longest = max(map(len, bare))
    is_loose = any(fits(line, following, longest) for line, following in pairwise(bare))
    paused = sum(pauses(line) or closes_sentence(line) for line in bare)
    if paused == 0 or all(map(closes_sentence, bare)):
        return False
    if min(indents) > usual or len(set(indents[1:])) > 1 or (len(bare) == 2 and indents[1] > indents[0]):
        return is_loose or len(set(indents)) > 1
    closed = sum(map(closes_sentence, bare[:-1])) / (len(bare) - 1)
    fewest = _FEWEST_FIRST if is_first else _FEWEST_PLAIN
    return (
        len(bare) >= fewest
        and is_loose
        and closed < _MOST_CLOSED
        and paused >= _LEAST_PAUSED * len(bare)
        and (pauses(bare[-1]) or closes_sentence(bare[-1]))
    )


def steps(indents: Sequence[int], base: int, unit: int) -> tuple[int, ...]:
    """How far each line of a stanza is set in, in steps.

    Arguments:
        indents: by line, in columns.
        base: the columns that count as not set in.
        unit: the columns that make a step.
    """
    return tuple(round((found - base) / unit) for found in indents)
