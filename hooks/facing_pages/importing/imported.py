"""What comes out of a file that people hand in: its article, what the file says of it, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from facing_pages.article.spans import Hints
from facing_pages.model import Article

OWN_LINES = "the text’s own lines"
"""Where what is said was found, if the text itself says it."""


class CannotReadError(Exception):
    """A file cannot be made an article; the message is for the person who gave it."""


def missing(what: str) -> CannotReadError:
    """What to say where a package is not there."""
    return CannotReadError(f"{what} is missing: “.venv/bin/pip install -e '.[contribute]'”.")


@dataclass(frozen=True)
class Said:
    """What a file says of its text, and where it was found. Not ``sure``: to be checked by a person.

    Arguments:
        where: reads after “found in”: “the text's own lines”, “the file's properties”.
    """

    value: str
    where: str
    sure: bool = False


@dataclass(frozen=True)
class LeftOut:
    """Words of a file that are no part of its article.

    Arguments:
        kind: what they are, a plural or a mass noun: “navigation”, “comments”.
        words: all of them, on one line.
    """

    kind: str
    words: str


@dataclass(frozen=True)
class Imported:
    """An article as it came out of its file.

    Arguments:
        data: what is stored, byte for byte.
        suffix: ``.txt`` or ``.md``.
        how: how the file was taken, in words.
        said: by ``title``, ``byline``, ``day``, ``language``, ``publication``, ``address``.
        words_in_source: how many words the file holds, with those left out.
        hints: what the dossier must say of a ``.txt``.
        pictures: by the file name that the article uses.
    """

    article: Article
    data: bytes
    suffix: str
    how: str
    said: Mapping[str, Said]
    left_out: tuple[LeftOut, ...] = ()
    words_in_source: int = 0
    hints: Hints = field(default_factory=Hints)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
