"""The values that records are made of: ids, days, words, and what marks a field as prose of ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from facing_pages.model import UNDETERMINED
from facing_pages.translating import catalogue, languages
from facing_pages.webaddress import NOT_FOUND, WebAddressOrNotFound

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_HYPHENS = re.compile("[-\u2010\u2011\u2013]")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 100
"""In letters: folders and files are called by ids, and the name of a file has 255 bytes at most."""


def _iso(value: Any) -> Any:
    """YAML reads 2025-02-16 as a date and 2025 as a number; both are ISO dates here."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _check_iso(value: str) -> str:
    for part in value.split("/"):
        if not _ISO.fullmatch(part):
            raise ValueError("A date is written 2025, 2025-02 or 2025-02-16, a span as two with a slash between")
        year, month, day = (*(int(figure) for figure in part.split("-")), 1, 1)[:3]
        try:
            date(year, month, day)
        except ValueError:
            raise ValueError("The calendar has no such day; a date is written 2025, 2025-02 or 2025-02-16") from None
    return value


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("A day is needed here, written like 2025-02-16") from None


def _check_id(value: str) -> str:
    if not ID.fullmatch(value):
        raise ValueError("An id has lower-case letters, figures and single hyphens only")
    if len(value) > LONGEST_ID:
        raise ValueError(f"An id has {LONGEST_ID} letters at most")
    return value


def _check_words(value: str) -> str:
    if not value.strip():
        raise ValueError("Some words are needed here")
    return value.strip()


def subject(words: str) -> str:
    """A subject as it is told from others: in capitals or not, with accents or without, with a hyphen or a space.

    >>> subject("AI"), subject("Énergie  solaire"), subject("solar-energy")
    ('ai', 'energie solaire', 'solar energy')
    """
    letters = unicodedata.normalize("NFKD", words)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_HYPHENS.sub(" ", plain).casefold().split())


def _check_subjects(value: list[str]) -> list[str]:
    found: dict[str, str] = {}
    for words in value:
        other = found.setdefault(subject(words), words)
        if other is not words:
            raise ValueError(f"“{other}” and “{words}” are one subject, which is named once")
    return value


def _check_catalogue(value: str | None) -> str | None:
    if value and not catalogue(value):
        known = ", ".join(f"'{language}'" for language in languages())
        raise PydanticCustomError("literal_error", "The interface has no such language", {"expected": known})
    return value


def _unless(*words: str) -> Callable[[str | None], str | None]:
    """Makes unknown what is only a word for it."""
    return lambda value: None if value in words else value


_ISO_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": rf"^{_ISO.pattern}(/{_ISO.pattern})*$"},
        {"type": "integer", "minimum": 1000, "maximum": 9999},
    ]
}
_ID_SCHEMA = {"type": "string", "pattern": f"^{ID.pattern}$", "maxLength": LONGEST_ID}
Words = Annotated[str, AfterValidator(_check_words), WithJsonSchema({"type": "string", "pattern": r"\S"})]
IsoDate = Annotated[str, BeforeValidator(_iso), AfterValidator(_check_iso), WithJsonSchema(_ISO_SCHEMA)]
Day = Annotated[date, BeforeValidator(_day)]
Id = Annotated[str, AfterValidator(_check_id), WithJsonSchema(_ID_SCHEMA)]
ParagraphId = Annotated[str, Field(pattern=r"^p[1-9][0-9]*$")]

Byline = Annotated[Words | None, AfterValidator(_unless("not named"))]
Language = Annotated[Words | None, AfterValidator(_unless(UNDETERMINED))]
PageLanguage = Annotated[Language, AfterValidator(_check_catalogue)]
ToldLater = Annotated[Words | None, AfterValidator(_unless("to be filled in"))]
AddressIfKnown = Annotated[WebAddressOrNotFound | None, AfterValidator(_unless(NOT_FOUND))]
"""Values that may be unknown. Each has a word for that from before they could be left out."""


@dataclass(frozen=True)
class Ours:
    """Marks a field as prose of ours: checked as such, and bound; ``plain`` says that it holds no Markdown."""

    form: Literal["inline", "block", "plain"]


Inline, Block, Plain = Ours("inline"), Ours("block"), Ours("plain")
"""A sentence or two, whole paragraphs, words without Markdown: the marks of fields that hold our prose."""

Subjects = Annotated[list[Annotated[Words, Plain]], AfterValidator(_check_subjects)]
"""What a comparison is about, in plain words, each subject once however it is written."""
