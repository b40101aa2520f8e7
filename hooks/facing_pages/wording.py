"""The words that pages, files and reports use for findings, dates, paragraphs, lists, and texts that differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from facing_pages.markdown import escape
from facing_pages.model import Dossier, Finding, Seen

FINDING: dict[Finding, str] = {
    "supported": "supported",
    "partly-supported": "partly supported",
    "disputed": "disputed",
    "not-supported": "not supported",
    "unchecked": "unchecked",
}
SEEN: dict[Seen, str] = {
    "original": "read at the publisher’s",
    "copy": "read in a copy",
    "cited": "known from a reference to it",
}

ROUND_THE_TEXT = "Round the text:"
AROUND = ("Dateline", "Signature", "Byline", "Image credit", "Page furniture")
"""What stands round an article's text, in the order in which files list it."""
BETWEEN = " · "
"""Stands between lines that are told on one."""
NOTES_WITHOUT_MARK = "Notes without a mark in the text:"
READ_BY_ITS_AUTHOR = "read by its author on"
ARCHIVED_COPY = "archived copy"

MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True)
class Sides:
    """What is said of all readings at once, of none, and of those that share a remark."""

    all_say: str
    none_says: str
    shared: str


def sides(readings: int) -> Sides:
    """The words for a number of readings.

    >>> sides(2).all_say, sides(3).none_says
    ('Both say', 'None says')
    """
    if readings == 2:
        return Sides("Both say", "Neither says", "On both")
    return Sides("All say", "None says", "On several")


_AROUND = 6
"""As many words are shown on each side of a change."""
_MOST_WORDS = 24
"""A longer text is shown by its beginning and its end."""


def long_date(value: str | date) -> str:
    """A date in words.

    >>> long_date("2025-02-16"), long_date("2025-04"), long_date("2018/2025-01")
    ('16 February 2025', 'April 2025', '2018 to January 2025')
    """
    text = value.isoformat() if isinstance(value, date) else value
    if "/" in text:
        return " to ".join(long_date(part) for part in text.split("/"))
    year, *rest = text.split("-")
    words = [str(int(rest[1]))] if len(rest) == 2 else []
    words += [MONTHS[int(rest[0]) - 1]] if rest else []
    return " ".join([*words, year])


def imprint(dossier: Dossier) -> list[str]:
    """Who wrote an article, where and when: as much of it as is known."""
    return [*filter(None, (dossier.byline, dossier.publication, dossier.date and long_date(dossier.date)))]


def series(items: Sequence[object]) -> str:
    """Names or other words in a sentence.

    >>> series(["A. Chu", "B. Diaz", "C. Eke"])
    'A. Chu, B. Diaz and C. Eke'
    """
    words = [str(item) for item in items]
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def paragraphs(ids: Iterable[str]) -> str:
    """Paragraphs by their numbers.

    >>> paragraphs(["p1", "p2", "p12"])
    '¶1, ¶2 and ¶12'
    """
    return series([f"¶{id[1:]}" for id in ids])


def marked(old: str, new: str) -> str:
    """The words of both texts, those of the old one alone struck out, those of the new one alone bold.

    >>> marked("It cost twelve crowns", "It cost ten crowns")
    'It cost ~~twelve~~ **ten** crowns'
    """
    before, after = old.split(), new.split()
    parts: list[str] = []
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (tag, a, b, c, d) in enumerate(opcodes):
        if tag == "equal":
            parts.append(escape(_around(after[c:d], first=number == 0, last=number == len(opcodes) - 1)))
            continue
        parts += [f"~~{escape(' '.join(before[a:b]))}~~"] if b > a else []
        parts += [f"**{escape(' '.join(after[c:d]))}**"] if d > c else []
    return " ".join(parts)


def _around(words: Sequence[str], *, first: bool, last: bool) -> str:
    """Words that did not change, as far as they stand near a change."""
    lead = 0 if first else _AROUND
    tail = 0 if last else _AROUND
    if len(words) <= lead + tail + 1:
        return " ".join(words)
    return " ".join([*words[:lead], "…", *words[len(words) - tail :]])


def clipped(text: str) -> str:
    """A text in few words, for the middle of a line.

    >>> clipped("one two")
    'one two'
    """
    words = text.split()
    if len(words) > _MOST_WORDS:
        half = _MOST_WORDS // 2
        words = [*words[:half], "…", *words[-half:]]
    return escape(" ".join(words))


def many(number: int, word: str) -> str:
    """A count with its noun: ``no notes``, ``1 note``, ``2,000 notes``."""
    return f"{number:,} {word}{'' if number == 1 else 's'}" if number else f"no {word}s"
