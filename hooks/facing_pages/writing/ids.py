"""Which names can be ids, and which of them the site needs for itself.

A comparison's folder and a reading become addresses. An event, a term and a
question become places in a page, under their ids as they are. None may have the
name of what stands at such an address or place already.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping

from facing_pages.pages import PAGES
from facing_pages.problems import Problem
from facing_pages.writing.values import ID, LONGEST_ID

_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "comparisons": ("fp-",),
    "readings": ("fp-",),
    "events": tuple(
        f"{word}-"
        for word in (
            "author chart date document fp lesson note organiser part plan question ref row source term texts title"
            " trace tradition who word"
        ).split()
    ),
    "terms": ("fp-", "of-", "term-"),
    "questions": ("author-", "fp-", "lesson-", "organiser-", "plan-", "trace-", "word-"),
}
"""How ids begin that the pages give to other things, by the kind of record that stands on those pages."""

RESERVED: Mapping[str, frozenset[str]] = {
    # What lies at the top of the site, what MkDocs leaves out, and the places of the home page.
    "comparisons": frozenset(
        "404 _headers assets card codes contributors glossary index licences manifest method privacy robots schemas"
        " search sitemap templates about signs start top ways".split()
    ),
    # The pages of a comparison, the parts of the class file, and what begins other ids as a reading begins “post-p3”.
    "readings": frozenset(
        "about card data documents embed index people glossary introduction lesson rights signs timeline".split()
    )
    | {page.name for page in PAGES if page.name}
    # An article stands under the letter of its reading, too: see pages.veiled.
    | set(string.ascii_lowercase)
    | {family.removesuffix("-") for family in (*_FAMILIES["events"], "texts-note-", "texts-ref-")},
    "events": frozenset(
        "complete-texts events key no-longer-here notes-of-the-articles organiser parts question questions"
        " start texts top worksheet".split()
    ),
    "terms": frozenset(("start", "top")),
    "questions": frozenset(("start", "top")),
}
"""The names that no record of a kind may have."""

NOUNS = {"comparisons": "comparison", "readings": "text", "events": "event", "terms": "word", "questions": "question"}
"""What a record of each kind is called."""


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
    named = f"{id}-{NOUNS[kind]}"
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
        yield Problem(path, 0, "bad-id", f"“{name}” cannot be an id.", repair)
    elif len(name) > LONGEST_ID:
        repair = f"Choose a name of {LONGEST_ID} letters at most."
        yield Problem(path, 0, "bad-id", f"“{name}” is too long for an id: it has {len(name)} letters.", repair)
