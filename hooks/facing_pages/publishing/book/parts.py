"""The documents of a book in the order in which they are read, and the way from one to what stands in another."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from facing_pages.addresses import Absolute, in_texts, note, place_of
from facing_pages.model import Annotation, Comparison, Event, Place, Reading, Run
from facing_pages.pages import FACING, TEXTS
from facing_pages.translating import gettext

Role = Literal["", "introduction", "chapter", "glossary", "appendix", "bibliography", "colophon"]
"""What a document is in a book, in the words of EPUB’s structural vocabulary."""


_NAMES = {"terms": "glossary"}
"""The document of a kind of record that has another name."""


@dataclass(frozen=True)
class Part:
    """A document of a book.

    Arguments:
        name: its file’s, without ``.xhtml``.
        template: what draws it, in ``book/``.
        title: what the contents call it.
        role: what it is.
        about: the event or the reading that it is on.
    """

    name: str
    template: str
    title: str
    role: Role = ""
    about: Event | Reading | None = None

    @property
    def file(self) -> str:
        return f"{self.name}.xhtml"

    @property
    def language(self) -> str:
        """The language of its title, where that is an article’s; empty where it is ours."""
        return self.about.dossier.language if isinstance(self.about, Reading) else ""


def parts(comparison: Comparison) -> list[Part]:
    """All documents, the contents themselves left out."""
    return list(_parts(comparison))


def _parts(comparison: Comparison) -> Iterator[Part]:
    yield Part("title", "title", comparison.title)
    yield Part("introduction", "introduction", gettext("Introduction"), "introduction")
    for event in comparison.events:
        yield Part(_of_event(event), "event", f"{event.number}. {event.title}", "chapter", event)
    for reading in comparison.readings:
        yield Part(_of_text(reading), "text", reading.title, "chapter", reading)
    for held, name, title, role in (
        (comparison.questions, "questions", comparison.questions_title, "appendix"),
        (comparison.terms, "glossary", gettext("Glossary"), "glossary"),
        (comparison.words, "words", gettext("Hard words"), "glossary"),
        (comparison.documents, "documents", gettext("Documents"), "appendix"),
        (comparison.who, "who", gettext("Who is who"), "appendix"),
        (comparison.timeline, "timeline", gettext("What happened when"), "appendix"),
        (comparison.sources, "sources", gettext("Sources"), "bibliography"),
    ):
        if held:
            yield Part(name, "hard" if name == "words" else name, title, role)  # type: ignore[arg-type]  # each of these is a role
    yield Part("rights", "rights", gettext("Whose words"), "colophon")


def _of_event(event: Event) -> str:
    return f"event-{event.id}"


def _of_text(reading: Reading) -> str:
    return f"text-{reading.id}"


class Book:
    """The way within a book: to what it shows there, to the rest on the site.

    Arguments:
        site: the site’s address, ending in a slash; empty where it is not known.
    """

    def __init__(self, comparison: Comparison, site: str) -> None:
        self._comparison = comparison
        self._site = Absolute(site) if site else None
        self._here = ""

    def seen_from(self, part: Part) -> Book:
        """The same, from one of its documents."""
        self._places  # noqa: B018  found once for all
        seen = copy(self)
        seen._here = part.name
        return seen

    def href(self, place: Place) -> str | None:
        if found := self._places.get(place.address):
            return self._to(*found)
        return self._site.href(place) if self._site else None

    def anchor(self, place: Place) -> str:
        """The id in its document of what stands there."""
        return self._places[place.address][1]

    def note(self, reading: Reading, label: str) -> int:
        """The number of an article’s note, from 1: a label may be any sign, an id may not."""
        return self._notes[reading.id][label]

    def mark(self, reading: Reading, label: str) -> str:
        """Where a mark of an article’s note leads."""
        return self._to(_of_text(reading), f"fn-{self.note(reading, label)}")

    def annotation(self, id: str) -> str:
        """Where a mark of an annotation leads."""
        return str(self.href(place_of(self._comparison, self._comparison.annotation(id))))

    def is_marked(self, event: Event, annotation: Annotation) -> bool:
        """Whether the mark of an annotation that its way back leads to stands among an event’s words."""
        inlines = (inline for cell in event.cells for extract in cell.extracts for inline in extract.inlines)
        return any(isinstance(inline, Run) and annotation in inline.first for inline in inlines)

    def _to(self, name: str, id: str) -> str:
        """A link within the book: a fragment alone in the same document, where some programs look for notes to show."""
        file = "" if id and name == self._here else f"{name}.xhtml"
        return f"{file}#{id}" if id else file

    @cached_property
    def _notes(self) -> dict[str, dict[str, int]]:
        return {
            reading.id: {one.label: n for n, one in enumerate(reading.article.notes, 1)}
            for reading in self._comparison.readings
        }

    @cached_property
    def _places(self) -> dict[str, tuple[str, str]]:
        """Whatever the book shows: its address on the site; its document and its id there, empty for the whole."""
        return {place.address: found for place, found in self._shown()}

    def _shown(self) -> Iterator[tuple[Place, tuple[str, str]]]:
        comparison = self._comparison
        yield from ((place, (name, "")) for place, name, held in self._pages() if held)
        for reading in comparison.readings:
            yield from self._text(reading)
        for event in comparison.events:
            yield place_of(comparison, event), (_of_event(event), "")
        for annotation in comparison.annotations:
            alone = f"text-{annotation.passages[0].reading}"
            found = (f"event-{annotation.event}" if annotation.event else alone, f"note-{annotation.id}")
            yield place_of(comparison, annotation), found
            yield from ((place_of(comparison, reading, annotation), found) for reading in comparison.readings)
        for name in ("terms", "words", "documents", "who", "sources", "questions"):
            for thing in getattr(comparison, name):
                yield place_of(comparison, thing), (_NAMES.get(name, name), _short(thing.id))

    def _pages(self) -> Iterator[tuple[Place, str, object]]:
        """Pages of the site of which the book has a document: where, its name, and what it is there for."""
        comparison, id = self._comparison, self._comparison.id
        yield Place(id), "introduction", True
        yield Place(id, "", "timeline"), "timeline", comparison.timeline
        yield Place("", "glossary"), "glossary", comparison.terms
        yield Place(id, "documents"), "documents", comparison.documents
        yield Place(id, "who"), "who", comparison.who
        yield Place(id, "sources"), "sources", comparison.sources
        yield Place(id, "questions"), "questions", comparison.questions
        yield from ((Place(id, FACING.name), _of_event(event), True) for event in comparison.events[:1])

    def _text(self, reading: Reading) -> Iterator[tuple[Place, tuple[str, str]]]:
        id, file = self._comparison.id, _of_text(reading)
        yield Place(id, reading.id), (file, "")
        fragments = [(block.id, block.id) for block in reading.article.blocks]
        fragments += [(note(label), f"fn-{n}") for label, n in self._notes[reading.id].items()]
        for fragment, shown in fragments:
            yield Place(id, reading.id, fragment), (file, shown)
            for page in (FACING, TEXTS):
                yield Place(id, page.name, in_texts(reading.id, fragment)), (file, shown)


def _short(id: str) -> str:
    """The id of an element in few letters, the same for ever: works are linked to several hundred times."""
    return f"i{hashlib.sha256(id.encode()).hexdigest()[:9]}"
