"""Words with what stands in them: formats and note marks, kept at their places whatever is cut or joined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, zip_longest

from facing_pages.model import Format, Mark


@dataclass(frozen=True)
class Words:
    """A run of text with its formats and note marks, their offsets counted from its beginning."""

    text: str = ""
    formats: tuple[Format, ...] = ()
    marks: tuple[Mark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text or self.marks)


def without(words: Words, cuts: Sequence[tuple[int, int]]) -> Words:
    """The words less some stretches of them; a mark in one of these stays where the stretch was.

    Arguments:
        cuts: first and end of each stretch, in order.

    >>> without(Words("one two", (Format(4, 7, "strong"),)), [(0, 4)])
    Words(text='two', formats=(Format(start=0, end=3, kind='strong', value=''),), marks=())
    """
    cuts = _apart(cuts)
    if not cuts:
        return words
    firsts = [first for first, _ in cuts]
    gone = [0, *accumulate(end - first for first, end in cuts)]

    def moved(offset: int) -> int:
        index = bisect_right(firsts, offset)
        return offset - gone[index] + (max(0, cuts[index - 1][1] - offset) if index else 0)

    kept = [words.text[at:first] for at, first in zip([0, *(end for _, end in cuts)], firsts, strict=False)]
    return Words(
        "".join(kept) + words.text[cuts[-1][1] :],
        merged(replace(one, start=moved(one.start), end=moved(one.end)) for one in words.formats),
        tuple(replace(mark, offset=moved(mark.offset)) for mark in words.marks),
    )


def stripped(words: Words) -> Words:
    """The words without white space at either end."""
    text = words.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if not end:
        start = 0
    return without(words, [(0, start), (end, len(text))])


def joined(parts: Iterable[Words], separator: str) -> Words:
    """Several runs of words as one."""
    texts: list[str] = []
    formats: list[Format] = []
    marks: list[Mark] = []
    at = 0
    for part in parts:
        texts.append(part.text)
        formats += (replace(one, start=one.start + at, end=one.end + at) for one in part.formats)
        marks += (replace(mark, offset=mark.offset + at) for mark in part.marks)
        at += len(part.text) + len(separator)
    return Words(separator.join(texts), merged(formats), tuple(marks))


def with_marks(words: Words) -> Words:
    """The words with their marks as words among them, ``[3]`` for the third note.

    >>> with_marks(Words("one two", (), (Mark(3, ("3",), "[^3]", 1),))).text
    'one[3] two'
    """
    signs = [f"[{', '.join(mark.labels)}]" for mark in words.marks]
    offsets = [mark.offset for mark in words.marks]
    added = [0, *accumulate(map(len, signs))]
    texts = [words.text[at:end] for at, end in pairwise([0, *offsets, len(words.text)])]
    moved = (
        replace(
            one,
            start=one.start + added[bisect_right(offsets, one.start)],
            end=one.end + added[bisect_left(offsets, one.end)],
        )
        for one in words.formats
    )
    return Words("".join(part for pair in zip_longest(texts, signs, fillvalue="") for part in pair), merged(moved))


def merged(formats: Iterable[Format]) -> tuple[Format, ...]:
    """Formats in their one form: those alike that touch made one, none empty, in the order of the text.

    >>> merged([Format(3, 5, "strong"), Format(0, 3, "strong")])
    (Format(start=0, end=5, kind='strong', value=''),)
    """
    open_until: dict[tuple[str, str], Format] = {}
    found: list[Format] = []
    for one in sorted(formats, key=_order):
        before = open_until.get((one.kind, one.value))
        if one.start >= one.end:
            continue
        if before and before.end >= one.start:
            found.remove(before)
            one = replace(before, end=max(before.end, one.end))
        open_until[one.kind, one.value] = one
        found.append(one)
    return tuple(sorted(found, key=_order))


def _apart(cuts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that are not empty, those made one that touch."""
    found: list[tuple[int, int]] = []
    for first, end in cuts:
        if found and found[-1][1] >= first:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif first < end:
            found.append((first, end))
    return found


def _order(one: Format) -> tuple[int, int, str, str]:
    return one.start, one.end, one.kind, one.value
