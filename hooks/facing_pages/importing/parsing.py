"""``facing-pages parse``: a file as an article, told to a person or to a program."""

from __future__ import annotations

import json
from pathlib import Path

from facing_pages.article.parse import decode, parse_article
from facing_pages.article.show import show
from facing_pages.article.spans import Hints
from facing_pages.importing import reading
from facing_pages.importing.facts import KEYS, facts, to_check
from facing_pages.importing.imported import CannotReadError, Imported
from facing_pages.importing.takenover import left_out, told, words
from facing_pages.model import UNDETERMINED, Article
from facing_pages.problems import Problem, errors
from facing_pages.publishing.comparison_json import around
from facing_pages.publishing.parsed import Parsed, ParsedLeftOut, ParsedNote, blocks
from facing_pages.writing.folder import hints_beside

_STORED = (".txt", ".md")
"""Articles as they lie in a comparison, with a dossier beside them."""


def as_text(path: Path, *, show_left_out: bool = False) -> tuple[str, list[Problem]]:
    """A file line by line, with what each line was taken for, and how it was read; what is wrong with it.

    Raises:
        CannotReadError: it cannot be read.
    """
    if path.suffix.lower() not in _STORED:
        imported = reading.read(path)
        return f"{show(imported.article)}\n\n{_report(path, imported, show_left_out)}", []
    article, problems = _stored(path)
    if article is None:
        return "", problems
    if errors(problems):
        return show(article), problems
    imported = reading.read(path)
    # What an edition has published is read back without what the edition has added.
    shown = article if imported.data == path.read_bytes() else imported.article
    return f"{show(shown)}\n\n{_report(path, imported, show_left_out)}", problems


def as_json(path: Path) -> str:
    """A file as one JSON object, in the shape that ``schemas/parsed.schema.json`` describes.

    Raises:
        CannotReadError: it cannot be read.
    """
    imported = reading.read(path)
    article = _told_outright(path) or imported.article
    found = facts(imported)
    known = {name: said.value for name, said in found.items()}
    places = {key: name for name, key in KEYS.items()}
    taken, whole = words(imported)
    parsed = Parsed(
        title=known.get("title"),
        byline=known.get("byline"),
        day=known.get("day"),
        language=known.get("language", UNDETERMINED),
        publication=known.get("publication"),
        address=known.get("address"),
        to_check={places[key]: where for key, where in to_check(found).items()},
        how=imported.how,
        words=taken,
        words_in_source=whole,
        text=article.text,
        blocks=blocks(article),
        notes=[ParsedNote(label=note.label, raw=note.raw) for note in article.notes],
        around=around(article),
        left_out=[ParsedLeftOut(kind=part.kind, words=part.text) for part in left_out(imported)],
    )
    return parsed.model_dump_json(indent=1)


def refused(path: Path, error: CannotReadError) -> str:
    """Why a file cannot be read, as JSON."""
    return json.dumps({"problems": [{"path": str(path), "message": str(error)}]}, ensure_ascii=False)


def _stored(path: Path) -> tuple[Article | None, list[Problem]]:
    """An article as a comparison reads it, with what its dossier says outright."""
    text, problems = decode(path.read_bytes(), str(path))
    if text is None:
        return None, problems
    article, found = parse_article(text, str(path), hints_beside(path))
    return article, problems + found


def _told_outright(path: Path) -> Article | None:
    """The article as its dossier has it read, where one lies beside it and the two fit."""
    if path.suffix.lower() not in _STORED or hints_beside(path) == Hints():
        return None
    article, problems = _stored(path)
    return None if errors(problems) else article


def _report(path: Path, imported: Imported, show_left_out: bool) -> str:
    return "\n".join(told(path, imported, whole=show_left_out))
