"""Sources from their records, matched with the notes of the articles that cite the same address."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from itertools import chain, count
from urllib.parse import urlsplit

from facing_pages.model import OTHERS, Link, Person, Prose, Source
from facing_pages.problems import Problem
from facing_pages.writing import records as r
from facing_pages.writing.folder import Written
from facing_pages.writing.reader import Record

_Notes = tuple[tuple[str, str], ...]
_OWN = {"id", "type", "title", "title-translated", "issued", "URL", "seen", "checked", "note"}
"""Keys of a record that a ``Source`` holds in a field of their own, people left out."""
_OTHERS = {"others", "and others", "et al"}


def sources(
    records: list[Record[r.SourceRecord]],
    articles: Mapping[str, Written],
    prose: Callable[[Record[r.SourceRecord]], Prose | None],
    report: Callable[[Problem], None],
) -> dict[str, Source]:
    """Every source by its id; works known from an article's note alone stand at the end.

    Arguments:
        articles: by reading, in the readings' order.
        prose: makes prose of a record's note.
    """
    by_address: dict[str, list[tuple[str, str]]] = {}
    links: dict[str, Link] = {}
    for reading, written in articles.items():
        for note in written.article.notes:
            for link in note.links:
                by_address.setdefault(_address(link.href), []).append((reading, note.label))
                links.setdefault(_address(link.href), link)
    found: dict[str, Source] = {}
    for record in records:
        value = record.value
        if value.id in found:
            message = f"The source “{value.id}” is there twice."
            report(Problem(record.path, record.line("id"), "duplicate-id", message, "Keep one of the two."))
        notes = by_address.pop(_address(value.url), []) if value.url else []
        found[value.id] = _source(record, tuple(notes), prose(record))
    for address, notes in by_address.items():
        source = _noted_only(links[address], tuple(dict.fromkeys(notes)), found.keys())
        found[source.id] = source
    return found


def _source(record: Record[r.SourceRecord], notes: _Notes, note: Prose | None) -> Source:
    value = record.value
    people = {
        type(value).model_fields[name].alias or name: tuple(map(_person, group))
        for name, group in value
        if isinstance(group, list) and group
    }
    fields = value.model_dump(by_alias=True, exclude_none=True)
    further = ((key, item) for key, item in fields.items() if key not in _OWN and not isinstance(item, list))
    return Source(
        id=value.id,
        type=value.type,
        title=value.title,
        author=people.pop("author", ()),
        issued=value.issued,
        url=value.url,
        seen=value.seen,
        fields=tuple((key, str(item)) for key, item in further),
        people=tuple(people.items()),
        note=note,
        checked=value.checked,
        notes=notes,
        path=record.path,
        line=record.line("id"),
        translated=value.title_translated,
    )


def _noted_only(link: Link, notes: _Notes, taken: Container[str]) -> Source:
    """A work of which nothing is recorded but the note that cites it; a note's second work has the ending ``-2``."""
    name = "{}-note-{}".format(*notes[0])
    free = next(id for id in chain([name], (f"{name}-{n}" for n in count(2))) if id not in taken)
    return Source(free, "webpage", None, (), None, link.href, "cited", (("container-title", link.host),), notes=notes)


def _person(record: r.PersonRecord) -> Person:
    if record.literal and record.literal.casefold().rstrip(".") in _OTHERS:
        return OTHERS
    return Person(record.family, record.given, record.literal, record.latin)


def _address(url: str) -> str:
    """An address as far as it tells a work apart: no scheme, no “www.”, no closing stroke."""
    parts = urlsplit(url)
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}".rstrip("?")
