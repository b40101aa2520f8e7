"""Which names can be ids, and which of them the site needs for itself.

A comparison's folder and a reading become addresses. An event, a term and a
question become places in a page, under their ids as they are. None may have the
name of what stands at such an address or place already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from facing_pages import kinds
from facing_pages.problems import Problem
from facing_pages.writing.records import ID

if TYPE_CHECKING:
    from facing_pages.writing.folder import Folder

_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "comparisons": ("fp-",),
    "readings": ("fp-",),
    "events": tuple(
        f"{word}-"
        for word in "author fp lesson note organiser part plan question ref row source term texts title".split()
    ),
    "terms": ("fp-", "of-", "term-"),
    "questions": ("author-", "fp-", "lesson-", "organiser-", "plan-"),
}
"""How ids begin that the pages give to other things, by the kind of record that stands on those pages."""

RESERVED: Mapping[str, frozenset[str]] = {
    # What lies at the top of the site, what MkDocs leaves out, and the places of the home page.
    "comparisons": frozenset(
        "404 assets codes contributors glossary index method schemas search sitemap templates"
        " about signs start top ways".split()
    ),
    # The pages of a comparison, the parts of the class file, and what begins other ids as a reading begins “post-p3”.
    "readings": frozenset(
        "about data documents embed facing handout index map people questions sources worksheet"
        " glossary introduction lesson rights signs timeline".split()
    )
    | {family.removesuffix("-") for family in (*_FAMILIES["events"], "texts-note-", "texts-ref-")},
    "events": frozenset(
        "complete-texts events key no-longer-here notes-of-the-articles organiser parts question questions"
        " start texts top worksheet".split()
    ),
    "terms": frozenset(("start", "top")),
    "questions": frozenset(("start", "top")),
}
"""The names that no record of a kind may have."""

_NOUNS = {"comparisons": "comparison", "readings": "text", "events": "event", "terms": "word", "questions": "question"}


def is_reserved(kind: str, id: str) -> bool:
    """Whether the site needs a name for itself where records of a kind stand.

    >>> is_reserved("readings", "worksheet"), is_reserved("events", "worksheet-ready")
    (True, False)
    """
    return id in RESERVED[kind] or id.startswith(_FAMILIES[kind])


def free(kind: str, id: str) -> str:
    """A name like a reserved one, that is free.

    >>> free("readings", "worksheet"), free("events", "fp-cite")
    ('worksheet-text', 'the-fp-cite')
    """
    named = f"{id}-{_NOUNS[kind]}"
    return f"the-{id}" if is_reserved(kind, named) else named


def unfit(path: str, name: str, ending: str = "") -> Iterator[Problem]:
    """What is wrong with the name of a file or folder that is an id.

    Arguments:
        path: where it lies.
        name: its name without the ending.
    """
    if not ID.fullmatch(name):
        better = "-".join(re.findall("[a-z0-9]+", name.lower())) or "another-name"
        repair = f"Call it {better}{ending}: lower-case letters, figures and single hyphens only."
        yield Problem(path, 0, "bad-id", f"“{name}” cannot serve as an id.", repair)


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
    for kind, id in ((named, id) for named in _NOUNS for id in getattr(redirects.value, named)):
        if is_reserved(kind, id) or (kind == "comparisons" and id in beside):
            line = redirects.line(kind) if kind == "comparisons" else redirects.line(kind, id)
            repair = "Take the line out: something else stands at that address."
            yield Problem(redirects.path, line, "reserved-name", _fact(id), repair)


def _taken(kind: str, id: str, path: str, line: int) -> Problem:
    return Problem(path, line, "reserved-name", _fact(id), f"Choose another name, such as {free(kind, id)}.")


def _fact(id: str) -> str:
    return f"The site needs the name “{id}” for something else."
