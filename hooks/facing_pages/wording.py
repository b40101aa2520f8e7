"""The words that pages, files and reports use for findings, dates, paragraphs, lists, and texts that differ.

They are in the language that is spoken when they are asked for. Babel is loaded by
those functions alone that need it, for a check writes no dates and is to be quick.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

from facing_pages.markdown import escape
from facing_pages.model import OTHERS, Annotation, Dossier, Finding, Person, Seen, SentenceKind, WhoKind
from facing_pages.translating import Table, gettext, language, later, locale

FINDING = Table[Finding](
    {
        "supported": later("supported"),
        "partly-supported": later("partly supported"),
        "disputed": later("disputed"),
        "not-supported": later("not supported"),
        "unchecked": later("unchecked"),
    }
)
SEEN = Table[Seen](
    {
        "original": later("read in the original"),
        "copy": later("read in a copy"),
        "cited": later("known only from another work"),
    }
)

SENTENCE = Table[SentenceKind](
    {
        "checkable": later("can be checked"),
        "judgement": later("a judgement"),
        "motive": later("a motive"),
        "forecast": later("a forecast"),
        "name": later("a name for something"),
        "call": later("a demand or a wish"),
        "head": later("a title or a heading"),
    }
)
WHO = Table[WhoKind](
    {
        "person": later("People"),
        "organisation": later("Organisations"),
        "publisher": later("Publishers"),
        "witness": later("Witnesses"),
    }
)
"""In the order in which they stand."""

ROUND_THE_TEXT = later("Round the text:")
DATELINE = later("Dateline")
SIGNATURE = later("Signature")
BYLINE = later("Byline")
IMAGE_CREDIT = later("Image credit")
FURNITURE = later("Page furniture")
AROUND = (DATELINE, SIGNATURE, BYLINE, IMAGE_CREDIT, FURNITURE)
"""What stands round an article's text, in the order in which files list it."""
BETWEEN = " · "
"""Stands between lines that are told on one."""
NOTES_WITHOUT_MARK = later("Notes without a mark in the text:")
NOTES, ANNOTATIONS = "notes", "annotations"
"""The places of the lists of an article's notes and of ours in its Markdown."""
READ_BY_ITS_AUTHOR = later("read by its author on %(day)s")
ARCHIVED_COPY = later("archived copy")

MONTHS = "January February March April May June July August September October November December".split()
"""As English articles have them, and the styles that cite."""


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
        return Sides(gettext("Both say"), gettext("Neither says"), gettext("On both"))
    return Sides(gettext("All say"), gettext("None says"), gettext("On several"))


_AROUND = 6
"""As many words are shown on each side of a change."""
_MOST_WORDS = 24
"""A longer text is shown by its beginning and its end."""


def long_date(value: str | date) -> str:
    """A date in words.

    >>> long_date("2025-02-16"), long_date("2025-04"), long_date("2018/2025-01")
    ('16 February 2025', 'April 2025', '2018 to January 2025')
    """
    return _long_date(value.isoformat() if isinstance(value, date) else value, language())


@lru_cache(maxsize=4096)  # a page has the same few dates again and again
def _long_date(text: str, _spoken: str) -> str:
    from babel.dates import format_date

    first, _, last = text.partition("/")
    if last:
        return gettext("%(first)s to %(last)s", first=long_date(first), last=long_date(last))
    year, month, day = (*map(int, first.split("-")), 0, 0)[:3]
    if not month:
        return first
    if not day:
        return format_date(date(year, month, 1), "MMMM y", locale())
    # Translators: how the first day of a month is written, after CLDR: d is the day, MMMM the month, y the year.
    return format_date(date(year, month, day), gettext("d MMMM y") if day == 1 else "long", locale())


def short_date(value: str) -> str:
    """A date as a scale has it.

    >>> short_date("2025-01-27"), short_date("2025-01"), short_date("1949")
    ('27 Jan', 'Jan 2025', '1949')
    """
    from babel.dates import format_skeleton

    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    if not month:
        return value
    return format_skeleton("MMMd" if day else "yMMM", datetime(year, month, day or 1), locale=locale())  # noqa: DTZ001


def number(value: float) -> str:
    """A number in figures.

    >>> number(2000)
    '2,000'
    """
    return _number(value, language())


@lru_cache(maxsize=4096, typed=True)
def _number(value: float, _spoken: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, locale=locale())


_Words = TypeVar("_Words", bound=str)


def quoted(words: _Words) -> _Words:
    """Words between quotation marks; HTML stays HTML.

    >>> quoted("its words")
    '“its words”'
    """
    opening, _, closing = gettext("“%(words)s”").partition("%(words)s")
    return opening + words + closing  # type: ignore[return-value]  # Markup joined to words stays Markup


def labelled(label: str, words: str) -> str:
    """Words with what they are before them.

    >>> labelled("Evidence", "disputed")
    'Evidence: disputed'
    """
    return gettext("%(label)s: %(words)s", label=label, words=words)


def assessed(annotation: Annotation) -> str:
    """The kind of an annotation, and what it found: ``Evidence: disputed``."""
    kind = annotation.kind_in_words.capitalize()
    if not annotation.finding:
        return kind
    return labelled(kind, FINDING[annotation.finding])


def imprint(dossier: Dossier) -> list[str]:
    """Who wrote an article, where and when: as much of it as is known."""
    return [*filter(None, (dossier.byline, dossier.publication, dossier.date and long_date(dossier.date)))]


def series(items: Sequence[object]) -> str:
    """Names or other words in a sentence.

    >>> series(["A. Chu", "B. Diaz", "C. Eke"])
    'A. Chu, B. Diaz and C. Eke'
    """
    from babel.lists import format_list

    return format_list([str(item) for item in items], locale=locale())


def authors(names: Sequence[Person]) -> str:
    """Whoever made a work, as a bibliography names them.

    >>> authors([Person("Lee", "Ann"), OTHERS]), authors([Person("Lee", "Ann"), Person("Dam", "Jo")])
    ('Ann Lee et al.', 'Ann Lee and Jo Dam')
    """
    if OTHERS not in names:
        return series(names)
    return gettext("%(name)s et al.", name=", ".join(str(person) for person in names if person != OTHERS))


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
    """An English count with its noun, for those who write an edition: ``no notes``, ``1 note``, ``2,000 notes``."""
    return f"{number:,} {word}{'' if number == 1 else 's'}" if number else f"no {word}s"
