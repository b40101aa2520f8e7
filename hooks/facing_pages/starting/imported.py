"""What comes of reading a file: an article, what the file says of it, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """What a file says of its text, and where it was found. Not ``sure``: to be checked by a person."""

    value: str
    where: str  # reads after “found in”
    sure: bool = False


@dataclass(frozen=True)
class LeftOut:
    """Words of a file that are no part of its article."""

    kind: str  # a plural or a mass noun
    words: str  # all of them, on one line
