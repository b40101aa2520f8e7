"""The message catalogue: every string of the interface, in the language of the page that it stands on.

The strings are English where they are used, in templates between ``{% trans %}`` and ``{% endtrans %}`` or in
``_("…")``, in Python in ``gettext("…")``. ``locale/<language>.po`` has each in another language; one that it lacks
stays English. Which language is spoken is set for a page at a time, before anything of it is made.
"""

from __future__ import annotations

import gettext as standard
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent / "locale"
"""A file for each language but English, the language of the sources."""

SOURCE = "en"

_spoken: ContextVar[str] = ContextVar("spoken", default=SOURCE)


def languages() -> tuple[str, ...]:
    """The languages that the interface has, as HTML has them."""
    return (SOURCE, *sorted(file.stem for file in FOLDER.glob("*.po")))


def language() -> str:
    """The language that is spoken now, as HTML has it."""
    return _spoken.get()


def speak(language: str) -> None:
    """From here on, speak a language; one without a catalogue is spoken in English words."""
    _spoken.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def gettext(message: str) -> str:
    """A string of the interface in the language that is spoken now.

    >>> with speaking("fr"):
    ...     gettext("Menu")
    'Menu'
    """
    return _catalogue(language()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """A string of the interface for a number of things; the number is put in by whoever asks."""
    return _catalogue(language()).ngettext(one, many, number)


def later(message: str) -> str:
    """Mark a string for the catalogue that is put into words when it is used, by ``gettext``."""
    return message


@cache
def _catalogue(language: str) -> standard.NullTranslations:
    """The catalogue of a language, or of the language of which it is a variety."""
    for tag in (language, language.partition("-")[0]):
        file = FOLDER / f"{tag}.po"
        if file.is_file():
            compiled = io.BytesIO()
            with file.open("rb") as source:
                write_mo(compiled, read_po(source, locale=tag))
            compiled.seek(0)
            return standard.GNUTranslations(compiled)
    return standard.NullTranslations()
