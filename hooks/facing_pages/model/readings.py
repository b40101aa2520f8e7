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
from facing_pages.translating import SOURCE, catalogue, gettext, language

Edition = Literal["full", "excerpts"]

UNDETERMINED = "und"
"""The tag for a language that is not known, as BCP 47 has it."""

_THE = re.compile(r"\Athe\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True)
class Outside:
    """A paragraph that no event treats, with the reason."""

    paragraph: str
    reason: str


@dataclass(frozen=True)
class Omitted:
    """Words of the file that an article came from and that are no part of it: what they are, how many, the first."""

    kind: str
    words: int
    first: str


@dataclass(frozen=True)
class Taken:
    """How an article was taken over from the file it came in.

    ``words`` of the ``of`` words in the file are the article's.
    """

    how: str
    words: int
    of: int
    left_out: tuple[Omitted, ...]


@dataclass(frozen=True)
class Dossier:
    """Who wrote an article, where, when and for whom, and on what terms it stands here.

    What is not known is None, and so is what is written and nobody has checked:
    ``to_check`` says where that was found, by field. ``title`` is the text's own
    where the dossier has none; ``date`` is an ISO day, month or year.
    ``language`` is a tag of BCP 47, empty where it is not known, as in HTML’s ``lang``.
    """

    title: str | None
    byline: str | None
    author_note: Prose | None
    publication: str | None
    issue: str | None
    publisher: str | None
    publisher_note: Prose | None
    audience: Prose | None
    date: str | None
    language: str
    address: str | None
    address_note: Prose | None
    rights: str | None
    permission: str | None
    captured: datetime.date
    sha256: str
    position: tuple[Passage, ...]
    sources: tuple[Source, ...]
    outside: tuple[Outside, ...]
    path: str
    text_path: str
    edition: Edition = "full"
    to_check: Mapping[str, str] = field(default_factory=dict, hash=False)
    taken: Taken | None = None


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
    def title(self) -> str:
        """What its article is called here: by its title, or, where none is known, by the reading's label."""
        return self.dossier.title or self.label

    @property
    def name(self) -> str:
        """The name at the head of a side: ``The workers’ state reading``."""
        label = self.label
        if (catalogue(language()) or SOURCE) == SOURCE:  # the label is one of the words of an English phrase
            label = _THE.sub("", label)
            label = label if label[:2].isupper() else label[:1].lower() + label[1:]
        return gettext("The %(label)s reading", label=label)
