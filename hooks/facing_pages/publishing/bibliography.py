"""Sources as CSL-JSON and as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from facing_pages.model import OTHERS, Person, Source
from facing_pages.publishing.jsontext import indented

_ENTRY = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_SPECIAL = re.compile(r"[&%$#_{}\\~^]")
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # A brace counts in BibTeX even behind a backslash: one alone would end the field.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}


def csl(source: Source) -> dict[str, object]:
    """A source as an item of CSL-JSON (CSL 1.0.2, ``csl-data.json``)."""
    item: dict[str, object] = {"id": source.id, "type": source.type}
    if source.title:
        item["title"] = source.title
    for role, people in (("author", source.author), *source.people):
        if people:
            item[role] = [_person(person) for person in people]
    if source.issued:
        item["issued"] = _date(source.issued)
    for name, value in source.fields:
        item[name] = _date(value) if name == "original-date" else value
    if source.url:
        item["URL"] = source.url
    if source.checked:
        item["accessed"] = _date(source.checked.isoformat())
    if note := _in_latin(source):
        item["note"] = note
    return item


def _in_latin(source: Source) -> str:
    """The translated title and the authors' names in Latin letters, for which CSL has no variable but its note."""
    names = "; ".join(person.latin for person in source.author if person.latin)
    found = (("Translated title", source.translated), ("Author", names))
    return ". ".join(f"{what}: {words}" for what, words in found if words)


def by_letter(sources: Iterable[Source]) -> tuple[tuple[str, tuple[Source, ...]], ...]:
    """Sources in the order of the alphabet, then of their dates: a letter, and the works under it."""
    ordered = sorted(sources, key=lambda source: (source.sort_key, source.issued or ""))
    return tuple((letter, tuple(works)) for letter, works in groupby(ordered, lambda it: it.sort_key[:1].upper()))


def csl_json(sources: Iterable[Source]) -> str:
    """All sources as one CSL-JSON file."""
    return indented([csl(source) for source in sources])


def bibtex(sources: Iterable[Source]) -> str:
    """All sources as one BibTeX file in UTF-8, an entry each."""
    return "\n\n".join(_entry(source) for source in sources) + "\n"


def _person(person: Person) -> dict[str, str]:
    names = {"family": person.family, "given": person.given, "literal": person.literal}
    return {key: name for key, name in names.items() if name}


def _date(iso: str) -> dict[str, object]:
    return {"date-parts": [[int(part) for part in day.split("-")] for day in iso.split("/")]}


def _entry(source: Source) -> str:
    kind = _ENTRY.get(source.type, "misc")
    container = source.get("container-title")
    year, month = (*(source.issued or "").split("/")[0].split("-"), "")[:2]
    home = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}.get(kind, "howpublished")
    fields: list[tuple[str, str | None]] = [
        ("author", _people(source.author)),
        ("nameaddon", _addon("; ".join(person.latin for person in source.author if person.latin))),
        ("editor", _people(source.named("editor"))),
        ("translator", _people(source.named("translator"))),
        ("title", _braced(source.title)),
        ("titleaddon", _addon(source.translated)),
        (home, _escaped(container)),
        ("institution" if kind == "techreport" else "publisher", _escaped(source.get("publisher"))),
        ("year", year or None),
        ("month", str(int(month)) if month else None),
        ("volume", _escaped(source.get("volume"))),
        ("number", _escaped(source.get("issue"))),
        ("pages", _escaped(source.get("page"))),
        ("note", _escaped(source.get("number"))),
        ("doi", _bare(source.get("DOI"))),
        ("isbn", _bare(source.get("ISBN"))),
        ("url", _bare(source.url)),
    ]
    lines = (f"  {name} = {{{value}}}" for name, value in fields if value)
    return f"@{kind}{{{source.id},\n" + ",\n".join(lines) + "\n}"


def _people(people: Sequence[Person]) -> str | None:
    names = []
    for person in people:
        if person == OTHERS:
            names.append("others")  # which every style makes “et al.” of
        elif person.literal:
            # Braces keep an organisation's name whole: BibTeX would split it at the last space.
            names.append(f"{{{_escaped(person.literal)}}}")
        else:
            names.append(", ".join(_escaped(part) or "" for part in (person.family, person.given) if part))
    return " and ".join(names) or None


def _braced(title: str | None) -> str | None:
    """A title whose capitals every style keeps."""
    return f"{{{_escaped(title)}}}" if title else None


def _addon(words: str | None) -> str | None:
    """What BibLaTeX prints after a title or a name; BibTeX itself passes over it."""
    return f"[{_escaped(words)}]" if words else None


def _bare(address: str | None) -> str | None:
    """An address as it is, without what would end the field."""
    return address and address.replace("{", "%7B").replace("}", "%7D")


def latex(text: str) -> str:
    r"""Words as BibTeX and LaTeX take them.

    >>> latex("Red & Black {1}")
    'Red \\& Black \\textbraceleft{}1\\textbraceright{}'
    """
    return _SPECIAL.sub(lambda match: _LATEX.get(match.group(), f"\\{match.group()}"), text)


def _escaped(text: str | None) -> str | None:
    return None if text is None else latex(text)
