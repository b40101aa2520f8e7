"""One of the texts of a new comparison: its id, how the parser reads it, and what can be found out about it.

Where the parser would make an error of what the text holds, or where the
file's format knows better what a line is, the dossier is to say so outright.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from facing_pages.article.dates import DAY, read_day
from facing_pages.article.parse import decode, parse
from facing_pages.article.spans import Hints
from facing_pages.binding.quotations import too_short
from facing_pages.model import Article, LineKind
from facing_pages.problems import Problem, errors
from facing_pages.starting import importing, languages
from facing_pages.starting.importing import Imported
from facing_pages.starting.pagewords import CannotReadError
from facing_pages.writing import ids

_MOST_ROUNDS = 12
_START = 400
"""Characters at the beginning of a text among which its day may stand."""
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
        found = (self.imported.title, self.article.title, " ".join(self.article.text.split()[:8]))
        return next(filter(None, map(plain, found)), self.id)

    @property
    def byline(self) -> str:
        signed = self.article.signature.lines[0] if self.article.signature else ""
        return plain(self.imported.byline or (self.article.byline or "").removeprefix("By ") or signed)

    @property
    def day(self) -> str:
        """The day of publication; empty where neither the file nor the beginning of the text names one."""
        if self.imported.dated or self.article.dated:
            return self.imported.dated or f"{self.article.dated}"
        days = (read_day(match[0]) for match in re.finditer(DAY, self.article.text[:_START], re.IGNORECASE))
        return next((day.isoformat() for day in days if day), "")

    @property
    def language(self) -> str:
        said = self.imported.language.replace("_", "-")
        return said if _TAG.fullmatch(said) else languages.guess(self.article.text)


def read_text(id: str, path: Path) -> Text:
    """A text from its file.

    Raises:
        CannotReadError: it cannot be read, or not as an article.
    """
    imported = importing.read(path)
    text, _ = decode(imported.data, str(path))
    if text is None or too_short(text):
        raise CannotReadError(f"{path} holds fewer than three words. Put the article’s text into it.")
    article, hints = _understood(text, imported.kinds, path)
    return Text(id, path, imported, article, hints)


def _understood(text: str, kinds: Mapping[int, LineKind], path: Path) -> tuple[Article, Hints]:
    """A text as the parser reads it, with the hints that it needs to read it without errors."""
    hints, told = Hints(), ""
    for _ in range(_MOST_ROUNDS):
        article, problems = parse(text, str(path), hints)
        better = _better(article, errors(problems), kinds, hints)
        if better == hints and not errors(problems):
            return article, hints
        told = "\n".join(problem.message for problem in errors(problems))
        hints = better
    raise CannotReadError(f"{path} cannot be read as an article. {told}")


def _better(article: Article, problems: Sequence[Problem], kinds: Mapping[int, LineKind], hints: Hints) -> Hints:
    """The hints with what the last round showed to be wanting."""
    lines = dict(hints.lines)
    taken = {line.number: line.kind for line in article.lines}
    lines |= {number: kind for number, kind in kinds.items() if taken.get(number, kind) not in (kind, "dateline")}
    if not article.paragraphs and lines == hints.lines:
        longest = max(article.lines, key=lambda line: len(line.text.strip()))
        lines[longest.number] = "paragraph"
    lines |= {problem.line: "paragraph" for problem in problems if problem.code == "duplicate-definition"}
    defined = {note.label for note in article.notes}
    marks = [*article.title_marks, *(mark for block in article.blocks for mark in block.marks)]
    words = {mark.raw for mark in marks if set(mark.labels) - defined}
    return replace(hints, lines=lines, words=tuple(dict.fromkeys([*hints.words, *sorted(words)])))


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
