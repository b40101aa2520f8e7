"""The message catalogue: every string of the interface, in the language of the page that it stands on.

The strings are English where they are used, in templates between ``{% trans %}`` and ``{% endtrans %}`` or in
``_("…")``, in Python in ``gettext("…")``. ``locale/<language>.po`` has each in another language; one that it lacks
stays English. Which language is spoken is set for a page at a time, before anything of it is made.

What the tool says to those who write an edition (problems, the command line, issue forms, the drafts that it begins
files with) is no string of the interface and stays English: what they write has English keys and codes.
"""

from __future__ import annotations

import gettext as standard
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from babel import Locale

FOLDER = Path(__file__).parent / "locale"
"""A file for each language but English, the language of the sources."""

SOURCE = "en"
_ENGLISH = "en_GB"
"""The English of the sources: 16 February 2025; A, B and C."""

_spoken: ContextVar[str] = ContextVar("spoken", default=SOURCE)


class Spoken(Protocol):
    """What has a language of its own, empty where that is the site's."""

    @property
    def language(self) -> str: ...


_Spoken = TypeVar("_Spoken", bound=Spoken)
_Key = TypeVar("_Key", bound=str)


@cache
def languages() -> tuple[str, ...]:
    """The languages that the interface has, as HTML has them."""
    return (SOURCE, *sorted(file.stem for file in FOLDER.glob("*.po")))


def catalogue(language: str) -> str | None:
    """The language of the interface that a language is, or a variety of; None where there is no such catalogue.

    >>> catalogue("fr-CA"), catalogue("en-GB"), catalogue("tlh")
    ('fr', 'en', None)
    """
    return next((tag for tag in (language, language.partition("-")[0]) if tag in languages()), None)


def language() -> str:
    """The language that is spoken now, as HTML has it."""
    return _spoken.get()


def locale() -> Locale:
    """How the language that is spoken now writes numbers, dates and lists."""
    return _locale(language())


def speak(language: str) -> None:
    """From here on, speak a language; one without a catalogue is spoken in English words."""
    _spoken.set(language or SOURCE)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while; an empty one is whichever is spoken now."""
    before = _spoken.set(language or _spoken.get())
    try:
        yield
    finally:
        _spoken.reset(before)


def each_spoken(things: Iterable[_Spoken]) -> Iterator[_Spoken]:
    """Every thing in turn, its language spoken until the next is asked for."""
    for thing in things:
        with speaking(thing.language):
            yield thing


def gettext(message: str, /, **given: object) -> str:
    """A string of the interface in the language that is spoken now, with its blanks filled in.

    >>> with speaking("fr"):
    ...     gettext("Menu")
    'Menu'
    """
    found = _translations(language()).gettext(message)
    return found % given if given else found


def ngettext(one: str, many: str, number: int, /, **given: object) -> str:
    """A string of the interface for a number of things, with its blanks filled in: the number itself is one."""
    found = _translations(language()).ngettext(one, many, number)
    return found % given if given else found


def later(message: str) -> str:
    """Mark a string for the catalogue that is put into words when it is used, by ``gettext``."""
    return message


def in_every_language(message: str) -> tuple[str, ...]:
    """What a string is in each language of the interface."""
    return tuple(_translations(tag).gettext(message) for tag in languages())


class Table(Mapping[_Key, str]):
    """Strings of the interface by their keys, each in the language that is spoken when it is looked up."""

    def __init__(self, messages: Mapping[_Key, str]) -> None:
        self._messages = messages

    def __getitem__(self, key: _Key) -> str:
        return gettext(self._messages[key])

    def __iter__(self) -> Iterator[_Key]:
        return iter(self._messages)

    def __len__(self) -> int:
        return len(self._messages)


@cache
def _locale(language: str) -> Locale:
    from babel import Locale  # what is in English and has no dates needs none: a check is quick

    tag = catalogue(language) or SOURCE
    return Locale.parse(_ENGLISH if tag == SOURCE else tag, sep="-" if "-" in tag else "_")


@cache
def _translations(language: str) -> standard.NullTranslations:
    tag = catalogue(language) or SOURCE
    if tag == SOURCE:
        return standard.NullTranslations()
    from babel.messages.mofile import write_mo  # only where another language is spoken
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with (FOLDER / f"{tag}.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=tag))
    compiled.seek(0)
    return standard.GNUTranslations(compiled)
