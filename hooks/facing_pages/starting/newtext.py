"""One of the texts of a new comparison: its id, the article it holds, and what can be found out about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facing_pages.article.spans import Hints
from facing_pages.binding.quotations import too_short
from facing_pages.model import Article
from facing_pages.starting import importing, languages
from facing_pages.starting.imported import CannotReadError, Imported
from facing_pages.writing import ids

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Text:
    """One of the texts: its reading's id, where it came from, and how the parser reads it."""

    id: str
    path: Path
    imported: Imported
    article: Article
    hints: Hints

    @property
    def title(self) -> str:
        found = (self.said("title"), self.article.title, " ".join(self.article.text.split()[:8]))
        return next(filter(None, map(plain, found)), self.id)

    @property
    def byline(self) -> str:
        signed = self.article.signature.lines[0] if self.article.signature else ""
        return plain(self.said("byline") or signed)

    @property
    def day(self) -> str:
        """The day of publication; empty where the file names none."""
        return self.said("day")

    @property
    def language(self) -> str:
        said = self.said("language").replace("_", "-")
        return said if _TAG.fullmatch(said) else languages.guess(self.article.text)

    def said(self, name: str) -> str:
        """What the file says of its title, byline, day, language, publication or address; empty where nothing."""
        found = self.imported.said.get(name)
        return found.value if found else ""


def read_text(id: str, path: Path) -> Text:
    """A text from its file.

    Raises:
        CannotReadError: it cannot be read, or not as an article.
    """
    imported = importing.read(path)
    if too_short(f"{imported.article.title} {imported.article.text}"):
        raise CannotReadError(f"{path} holds fewer than three words. Put the article’s text into it.")
    return Text(id, path, imported, imported.article, imported.hints)


def slug(words: str) -> str:
    """Words as an id: plain small letters, figures and single hyphens.

    >>> slug("Zwei Brücken, 2021")
    'zwei-brucken-2021'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-")


def ids_of(paths: Sequence[Path], comparison: str) -> list[str]:
    """An id for each reading, from the names of the files.

    Arguments:
        comparison: the id of the comparison, which none of its readings may have.
    """
    found: list[str] = []
    for n, path in enumerate(paths):
        id = slug(path.stem) or f"reading-{chr(ord('a') + n)}"
        id = ids.free("readings", id) if id == comparison or ids.is_reserved("readings", id) else id
        while id in found:
            id = f"{id}-{n + 1}"
        found.append(id)
    return found


def plain(words: str) -> str:
    """Words on one line, without what YAML does not print."""
    return " ".join(_UNPRINTED.sub(" ", words).split())
