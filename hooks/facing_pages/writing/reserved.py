"""Reserved names: what in a comparison's folder is called as something else of the site is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from facing_pages import kinds
from facing_pages.problems import Problem
from facing_pages.writing.folder import Folder
from facing_pages.writing.ids import NOUNS, free, is_reserved


def reserved(folder: Folder, beside: Iterable[str]) -> Iterator[Problem]:
    """What in a comparison's folder has a name that the site needs for itself, or had one once.

    Arguments:
        beside: the names of the pages that lie beside the folder, without ``.md``.
    """
    beside = frozenset(beside)
    if folder.id in beside or is_reserved("comparisons", folder.id):
        yield _taken("comparisons", folder.id, folder.path, 0)
    index = folder.one(kinds.INDEX)
    readings = [reading.id for reading in index.value.readings] if index else []
    for at, id in enumerate(readings):
        if index and (id == folder.id or is_reserved("readings", id)):
            yield _taken("readings", id, index.path, index.line("readings", at))
    for id, event in folder.by_id(kinds.EVENTS).items():
        if is_reserved("events", id) or any(re.fullmatch(rf"{re.escape(name)}(-[hp]\d+)?", id) for name in readings):
            yield _taken("events", id, event.path, 0)
    for id, term in folder.by_id(kinds.TERMS).items():
        if is_reserved("terms", id):
            yield _taken("terms", id, term.path, 0)
    questions = folder.one(kinds.QUESTIONS)
    for at, question in enumerate(questions.value.questions if questions else ()):
        if questions and is_reserved("questions", question.id):
            yield _taken("questions", question.id, questions.path, questions.line("questions", at, "id"))
    yield from _former(folder, beside)


def _former(folder: Folder, beside: frozenset[str]) -> Iterator[Problem]:
    """A former name is an address or a place as well."""
    redirects = folder.one(kinds.REDIRECTS)
    if not redirects:
        return
    for kind, id in ((named, id) for named in NOUNS for id in getattr(redirects.value, named)):
        if is_reserved(kind, id) or (kind == "comparisons" and id in beside):
            line = redirects.line(kind) if kind == "comparisons" else redirects.line(kind, id)
            repair = "Delete the line: that address is in use."
            yield Problem(redirects.path, line, "reserved-name", _fact(id), repair)


def _taken(kind: str, id: str, path: str, line: int) -> Problem:
    return Problem(path, line, "reserved-name", _fact(id), f"Choose another name, such as {free(kind, id)}.")


def _fact(id: str) -> str:
    return f"The site needs the name “{id}” for something else."
