"""Dead links in prose: every page and place that a link may lead to, while nothing is bound yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facing_pages import addresses, kinds
from facing_pages.model import Article, Place
from facing_pages.pages import FACING, PAGES, TEXTS
from facing_pages.problems import meant
from facing_pages.writing.folder import ANY, Folder
from facing_pages.writing.prose import Fault


class Known:
    """Knows the pages of a comparison and what stands on each.

    A record that could not be read is taken to be there: it is a problem already.
    """

    def __init__(self, folder: Folder) -> None:
        self.comparison = folder.id
        self._places: dict[Place, set[str]] = {}
        self._unsure: set[Place] = set()
        for page in PAGES:
            if not page.needs or any(folder.has(kind) for kind in page.needs):
                sections = {id for id, needed in page.sections.items() if not needed or folder.has(needed)}
                self._places[Place(folder.id, page.name)] = sections
        annotations = {*folder.by_id(kinds.ANNOTATIONS), *folder.unread.get(kinds.ANNOTATIONS.name, ())}
        for id, written in folder.articles.items():
            fragments = set(_fragments(written.article))
            self._places[Place(folder.id, id)] = fragments | {f"{kinds.ANNOTATIONS.prefix}{one}" for one in annotations}
            for page in (FACING, TEXTS):
                self._places[Place(folder.id, page.name)] |= {addresses.in_texts(id, one) for one in fragments}
        for record in folder.all(kinds.LESSON):
            rows = (addresses.organiser(row.id) for row in record.value.organiser)
            authors = (addresses.author(reading) for reading in record.value.authors)
            self._places[Place(folder.id, "questions")] |= {*rows, *authors}
        self._paragraphs = {id: len(written.article.paragraphs) for id, written in folder.articles.items()}
        absent = {Place(folder.id, page.name) for page in PAGES} - self._places.keys()
        for kind, ids in folder.ids().items():
            where = replace(addresses.record(folder.id, kind, ""), fragment="")
            if kind == kinds.READINGS or where in absent:
                continue
            held = (*ids, *folder.unread.get(kind.name, ()))
            found = {addresses.record(folder.id, kind, id).fragment for id in held}
            self._places[where] = self._places.get(where, set()) | found
            if folder.may_hold(kind, ANY):
                self._unsure.add(where)

    def fault(self, place: Place) -> Fault | None:
        """What is wrong with a link to a place; None where it is there."""
        page = replace(place, fragment="")
        if page not in self._places:
            pages = (one.page for one in self._places if one.comparison == place.comparison)
            return self._nowhere(place, "page", place.page, pages)
        if not place.fragment or page in self._unsure or place.fragment in self._places[page]:
            return None
        if place.comparison and place.page in self._paragraphs:
            return self._nowhere_in_article(place)
        what = "place" if place.comparison else "term"
        return self._nowhere(place, what, place.fragment, self._places[page])

    def _nowhere_in_article(self, place: Place) -> Fault:
        prefix = kinds.ANNOTATIONS.prefix
        if place.fragment.startswith(prefix):
            named = (
                id.removeprefix(prefix) for id in self._places[replace(place, fragment="")] if id.startswith(prefix)
            )
            return self._nowhere(place, "annotation", place.fragment.removeprefix(prefix), named)
        return self._nowhere(
            place, "paragraph", place.fragment, (), f"Its paragraphs are p1 to p{self._paragraphs[place.page]}."
        )

    def _nowhere(self, place: Place, what: str, id: str, known: Iterable[str], otherwise: str = "") -> Fault:
        href = place.within if place.comparison else f"{addresses.UP}{place.within}"
        message = f"The link “{href}” leads nowhere: there is no {what} “{id}”."
        return Fault(0, "bad-link", message, meant(id, known, otherwise) or "Check the spelling.")


def _fragments(article: Article) -> Iterable[str]:
    """Whatever has an id on an article's own page, but for the annotations beside it."""
    yield from (block.id for block in article.blocks)
    yield from (addresses.note(note.label) for note in article.notes)
