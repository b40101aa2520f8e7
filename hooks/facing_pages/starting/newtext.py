"""One of the texts of a new comparison: its id, its article, and what can be found out about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from facing_pages.binding.quotations import too_short
from facing_pages.importing import reading
from facing_pages.importing.facts import facts
from facing_pages.importing.imported import CannotReadError, Imported, Said
from facing_pages.model import Article
from facing_pages.writing import ids

_NO_WORD = re.compile(r"\d+(?:e\d+)?|0x[0-9a-f]+|0o[0-7]+|null|true|false")
"""What YAML takes for something other than words, unless somebody puts it between quotation marks."""


@dataclass(frozen=True)
class Text:
    """One of the texts: its reading's id, where it came from, and what was read."""

    id: str
    path: Path
    imported: Imported

    @property
    def article(self) -> Article:
        return self.imported.article

    @cached_property
    def facts(self) -> Mapping[str, Said]:
        """What is known of it, and where that was found."""
        return facts(self.imported)

    @property
    def day(self) -> str:
        """The day of publication, where it is known for sure; else empty."""
        said = self.facts.get("day")
        return said.value if said and said.sure else ""


def read_text(id: str, path: Path) -> Text:
    """A text from its file.

    Raises:
        CannotReadError: it cannot be read, or not as an article.
    """
    imported = reading.read(path)
    if too_short(f"{imported.article.title} {imported.article.text}"):
        raise CannotReadError(f"{path} holds fewer than three words. Put the article’s text into it.")
    return Text(id, path, imported)


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
        is_taken = id == comparison or ids.is_reserved("readings", id) or _NO_WORD.fullmatch(id)
        id = ids.free("readings", id) if is_taken else id
        while id in found:
            id = f"{id}-{n + 1}"
        found.append(id)
    return found
