"""What things are called in a TEI file, how links of our prose lead to them, and how words of a text are pointed at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from facing_pages.addresses import in_texts, note, place_of
from facing_pages.model import Annotation, Comparison, Document, Event, Passage, Place, Reading, Source, Term, Who
from facing_pages.pages import FACING, TEXTS
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.tei.text import Ids

Thing = Annotation | Event | Term | Source | Document | Who

_CALLED: Mapping[type, str] = {
    Annotation: "note",
    Event: "event",
    Term: "term",
    Source: "source",
    Document: "document",
    Who: "who",
    Reading: "reading",
}


def called(thing: Thing | Reading) -> str:
    """The id of what has one."""
    return f"{_CALLED[type(thing)]}-{thing.id}"


@dataclass(frozen=True)
class File:
    """A file of one text or of several, as the way from our prose to what is in it, and to the site for the rest.

    Arguments:
        texts: the readings whose texts are in it, with their ids.
        held: whatever else is in it.
    """

    comparison: Comparison
    publication: Publication
    texts: tuple[Ids, ...]
    held: tuple[Thing, ...]

    def href(self, place: Place) -> str:
        id = self._ids.get(place.address)
        return f"#{id}" if id else self.publication.way.href(place)

    def pointers(self, passages: Iterable[Passage]) -> Iterator[str]:
        """Where passages stand: a pointer for each block, from any file to a text that is not in this one."""
        by_reading = {ids.reading.id: ids for ids in self.texts}
        for passage in passages:
            ids = by_reading.get(passage.reading)
            for piece in passage.pieces:
                file = "" if ids else f"{passage.reading}.xml"
                block = ids.block(piece.block) if ids else piece.block
                yield f"{file}#string-range({block},{piece.start},{piece.end - piece.start})"

    def reading(self, id: str) -> str:
        """A pointer to a reading."""
        return f"#reading-{id}" if any(ids.reading.id == id for ids in self.texts) else f"{id}.xml"

    def known(self, ids: Iterable[str]) -> str:
        """Pointers to those that are in the file of some things, by their ids in it."""
        return " ".join(f"#{id}" for id in ids if id in self._there)

    def targets(self, things: Iterable[Thing]) -> str:
        """Pointers to some things."""
        return " ".join(f"#{called(thing)}" for thing in things)

    @cached_property
    def _there(self) -> frozenset[str]:
        return frozenset(called(thing) for thing in self.held)

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        return {place.address: id for place, id in self._places()}

    def _places(self) -> Iterator[tuple[Place, str]]:
        id = self.comparison.id
        for ids in self.texts:
            reading, article = ids.reading, ids.reading.article
            parts = [(block.id, ids.block(block.id)) for block in article.blocks]
            parts += [(note(one.label), ids.note(one.label)) for one in article.notes]
            for fragment, found in parts:
                yield Place(id, reading.id, fragment), found
                yield from ((Place(id, page.name, in_texts(reading.id, fragment)), found) for page in (FACING, TEXTS))
        for thing in self.held:
            yield place_of(self.comparison, thing), called(thing)
