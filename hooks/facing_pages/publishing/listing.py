"""The comparisons of a site as its first page lists them, and which of them other pages name."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from facing_pages.model import Comparison
from facing_pages.translating import language, locale
from facing_pages.wording import long_date
from facing_pages.writing.values import subject

MOST_NAMED = 4
"""So many comparisons are named one by one on every page; of more, all pages lead to the list on the first page."""

LETTERS_FROM = 40
"""A list so long can be entered at a letter."""


@dataclass(frozen=True)
class Choice:
    """What readers choose by, with the number of comparisons that they are then shown.

    ``id`` is short, and another where the site holds other comparisons: it is no address.
    """

    id: str
    name: str
    count: int


@dataclass(frozen=True)
class Item:
    """A comparison in the list. ``subjects`` and ``tongue`` are choices, ``letter`` is set on the first of a letter."""

    comparison: Comparison
    subjects: tuple[Choice, ...]
    tongue: Choice
    when: str
    letter: str


@dataclass(frozen=True)
class Listing:
    """All comparisons in the order of the alphabet, with the subjects and languages to choose by."""

    items: tuple[Item, ...]
    subjects: tuple[Choice, ...]
    languages: tuple[Choice, ...]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """All that can be chosen: a language only where there is another."""
        return self.subjects + (self.languages if len(self.languages) > 1 else ())

    @property
    def letters(self) -> tuple[Item, ...]:
        """The first comparison under each letter, where the list is long."""
        return tuple(item for item in self.items if item.letter) if len(self.items) >= LETTERS_FROM else ()


def few(comparisons: Sequence[Comparison]) -> Sequence[Comparison]:
    """Those comparisons that a page names one by one where it lists all: all of a few, none of many."""
    return comparisons if len(comparisons) <= MOST_NAMED else ()


def listing(comparisons: Iterable[Comparison]) -> Listing:
    """The list of the first page, in the language that is spoken."""
    ordered = sorted(comparisons, key=lambda one: (_plain(one.title), one.id))
    subjects = dict(_subjects(ordered))
    languages = dict(_languages(ordered))
    items = []
    for letter, group in groupby(ordered, lambda one: _letter(one.title)):
        for at, one in enumerate(group):
            of = tuple(subjects[subject(words)] for words in one.subjects)
            items.append(Item(one, of, languages[_tongue(one)], when(one), "" if at else letter))
    return Listing(tuple(items), tuple(subjects.values()), tuple(languages.values()))


def when(comparison: Comparison) -> str:
    """When its articles appeared, or what they are about if nobody knows that, to the month; empty if neither is known.

    It is the first month and the last, or the years where no month is known.
    """
    written = [reading.dossier.date for reading in comparison.readings if reading.dossier.date]
    days = written or [event.date for event in comparison.events if event.date]
    ends = sorted(day[:7] for date in days for day in date.split("/"))
    if not ends:
        return ""
    return long_date(ends[0] if ends[0] == ends[-1] else f"{ends[0]}/{ends[-1]}")


def _subjects(comparisons: Iterable[Comparison]) -> Iterator[tuple[str, Choice]]:
    """Every subject, however it is written, called what it is called most often; in the order of the alphabet."""
    forms: dict[str, Counter[str]] = {}
    for one in comparisons:
        for words in one.subjects:
            forms.setdefault(subject(words), Counter())[words] += 1
    for number, key in enumerate(sorted(forms)):
        name = min(forms[key], key=lambda form: (-forms[key][form], form))
        yield key, Choice(f"s{number}", name, forms[key].total())


def _languages(comparisons: Iterable[Comparison]) -> Iterator[tuple[str, Choice]]:
    """The languages of the comparisons' pages, those of most first."""
    for number, (tag, count) in enumerate(Counter(map(_tongue, comparisons)).most_common()):
        yield tag, Choice(f"l{number}", locale().languages.get(tag, tag), count)


def _tongue(comparison: Comparison) -> str:
    """The language of its pages, whichever variety of it."""
    return (comparison.language or language()).partition("-")[0]


def _plain(title: str) -> str:
    """A title as it is put in order: without accents, capitals and what is no letter before the first."""
    letters = unicodedata.normalize("NFKD", title)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    at = next((at for at, sign in enumerate(plain) if sign.isalnum()), 0)
    return plain[at:]


def _letter(title: str) -> str:
    """The letter under which a title stands; a figure for all figures."""
    first = _plain(title)[:1].upper()
    return "0–9" if first.isdigit() else first


GLOBALS: dict[str, Callable[..., Any]] = {"listing": listing, "few": few}
