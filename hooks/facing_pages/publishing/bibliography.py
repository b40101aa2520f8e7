"""Sources as CSL-JSON, which citation processors and reference managers read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from facing_pages.model import OTHERS, Person, Source
from facing_pages.publishing.jsontext import indented
from facing_pages.translating import gettext
from facing_pages.wording import SEEN

TYPES = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
    dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case
    legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance
    periodical personal_communication post post-weblog regulation report review review-book song speech standard
    thesis treaty webpage""".split()
)
"""The types of CSL 1.0.2 that Zotero takes: a file with one item of another type it refuses whole."""

_NUMBERED = re.compile(r"(?<=\d)-(?=\d)")


def csl(source: Source) -> dict[str, object]:
    """A source as an item of CSL-JSON (CSL 1.0.2, ``csl-data.json``).

    Its type is one that Zotero takes; its own, where that is another of CSL, stands in the note, where Zotero and
    citeproc-js look for it. CSL has no word for “and others”: people who are not named are left out, and the note
    says that there are some.
    """
    item: dict[str, object] = {"id": source.id, "type": _type(source)}
    if source.title:
        item["title"] = source.title
    for role, people in (("author", source.author), *source.people):
        if named := [_person(person) for person in people if person != OTHERS]:
            item[role] = named
    if source.issued:
        item["issued"] = _date(source.issued)
    for name, value in source.fields:
        item[name] = _value(name, value)
    if source.url:
        item["URL"] = source.url
    if source.checked:
        item["accessed"] = _date(source.checked.isoformat())
    if note := "\n".join(_noted(source)):
        item["note"] = note
    return item


def met(source: Source) -> str:
    """How the editors met a work, in a sentence."""
    said = SEEN[source.seen]
    return f"{said[:1].upper()}{said[1:]}."


def language_of(source: Source) -> str:
    """What the language of a work is called in English; as the record says it, where that is no tag of one known."""
    from babel import Locale, UnknownLocaleError  # no check has need of it

    try:
        known = Locale(source.tag.partition("-")[0].lower()).get_language_name("en") if source.tag else None
    except UnknownLocaleError:
        known = None
    return known or source.get("language") or ""


def _type(source: Source) -> str:
    if source.type in TYPES:
        return source.type
    return "webpage" if source.url else "document"


def _value(name: str, value: str) -> object:
    if name == "original-date":
        return _date(value)
    # A processor takes a hyphen between two figures for a span of numbers.
    return _NUMBERED.sub("\N{NON-BREAKING HYPHEN}", value) if name == "number" else value


def _noted(source: Source) -> Iterable[str]:
    """What CSL has no variable for, a line each: how the work was met, and what is said of it in Latin letters."""
    if source.type == "software":
        yield f"type: {source.type}"
    yield met(source)
    if OTHERS in source.author:
        yield gettext("It has more authors than are named here.")
    names = "; ".join(person.latin for person in source.author if person.latin)
    found = (("Translated title", source.translated), ("Author", names))
    yield from (f"{what}: {words}" for what, words in found if words)


def by_letter(sources: Iterable[Source]) -> tuple[tuple[str, tuple[Source, ...]], ...]:
    """Sources in the order of the alphabet, then of their dates: a letter, and the works under it."""
    ordered = sorted(sources, key=lambda source: (source.sort_key, source.issued or ""))
    return tuple((letter, tuple(works)) for letter, works in groupby(ordered, lambda it: it.sort_key[:1].upper()))


def csl_json(sources: Iterable[Source]) -> str:
    """All sources as one CSL-JSON file."""
    return indented([csl(source) for source in sources])


def _person(person: Person) -> dict[str, str]:
    names = {"family": person.family, "given": person.given, "literal": person.literal}
    return {key: name for key, name in names.items() if name}


def _date(iso: str) -> dict[str, object]:
    """A date, or a span by its first day and its last, both as exact as the less exact: processors want that."""
    days = [[int(part) for part in day.split("-")] for day in iso.split("/")]
    exact = min(map(len, days))
    return {"date-parts": [day[:exact] for day in (days if len(days) < 2 else (days[0], days[-1]))]}
