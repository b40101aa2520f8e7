"""A side of a comparison: its article, and the dossier on it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from facing_pages.model.article import Article, PictureFile
from facing_pages.model.prose import Passage, Prose
from facing_pages.model.sources import Source

Edition = Literal["full", "excerpts"]

NOT_NAMED = "not named"
"""What a dossier says where its text has no byline."""

_THE = re.compile(r"\Athe\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True)
class Outside:
    """A paragraph that no event treats, with the reason."""

    paragraph: str
    reason: str


@dataclass(frozen=True)
class Dossier:
    """Who wrote an article, where, when and for whom, and on what terms it stands here.

    ``date`` is an ISO day, month or year; ``address`` is None where it was not found.
    """

    title: str
    byline: str
    author_note: Prose | None
    publication: str
    issue: str | None
    publisher: str
    publisher_note: Prose | None
    audience: Prose | None
    date: str
    language: str
    address: str | None
    address_note: Prose | None
    rights: str
    permission: str
    captured: datetime.date
    sha256: str
    position: tuple[Passage, ...]
    sources: tuple[Source, ...]
    outside: tuple[Outside, ...]
    path: str
    text_path: str
    edition: Edition = "full"

    @property
    def author(self) -> str | None:
        """The byline, where it names somebody."""
        return None if self.byline == NOT_NAMED else self.byline


@dataclass(frozen=True)
class Reading:
    """One side of a comparison. ``letter`` is its short mark, A for the first.

    ``pictures`` are those of its article that are shown, by their files.
    """

    id: str
    label: str
    letter: str
    article: Article
    dossier: Dossier
    case: Prose | None = None
    pictures: Mapping[str, PictureFile] = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        """The name at the head of a side: ``The workers’ state reading``."""
        label = _THE.sub("", self.label)
        label = label if label[:2].isupper() else label[:1].lower() + label[1:]
        return f"The {label} reading"
