"""Addresses: where each thing stands, and how a link leads there from a page, a file or a file of data.

A thing's place is known here alone (``place_of``). A *way* makes a link of a
place: on the site, in the class file, among Markdown files, from outside.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from facing_pages import groups, kinds
from facing_pages.kinds import Addressed
from facing_pages.model import (
    Annotation,
    Block,
    Chart,
    Comparison,
    Document,
    Entry,
    Event,
    HardWord,
    Moment,
    Naming,
    Note,
    OrganiserRow,
    Passage,
    Place,
    Plan,
    Question,
    Reading,
    ReadingList,
    Source,
    Term,
    Trace,
    Tradition,
    Turn,
    Who,
)
from facing_pages.pages import FACING, PAGES, TEXTS

UP = "../"
"""How the name of a page of the whole site begins, seen from a comparison's folder."""


_KINDS: Mapping[type, Addressed] = {
    Annotation: kinds.ANNOTATIONS,
    Event: kinds.EVENTS,
    Term: kinds.TERMS,
    Naming: kinds.NAMES,
    HardWord: kinds.WORDS,
    Document: kinds.DOCUMENTS,
    Who: kinds.WHO,
    Source: kinds.SOURCES,
    Question: kinds.QUESTIONS.parts[0],
    Plan: kinds.LESSON.parts[0],
    Chart: kinds.CHARTS,
    Turn: kinds.DEBATE.parts[0],
    Tradition: kinds.DEBATE.parts[1],
    Trace: kinds.LESSON.parts[1],
}


def place_of(comparison: Comparison, thing: object, part: object = "") -> Place:
    """Where a thing of a comparison stands.

    Arguments:
        thing: any value of the model that has a place; or a page's name or a file's path as a string.
        part: of a reading, its block, its note or the annotation beside it; of a
            reading or a page, the id of any element.

    Raises:
        LookupError: such a thing stands nowhere.
    """
    id = comparison.id
    match thing:
        case str():
            return Place(id, thing, str(part))
        case Comparison():
            return Place(thing.id, "", str(part))
        case Reading():
            return Place(id, thing.id, _in_article(part))
        case Passage():
            return Place(id, thing.reading, (*thing.paragraphs, *(piece.block for piece in thing.pieces))[0])
        case OrganiserRow():
            return Place(id, "questions", organiser(thing.id))
        case Moment():
            return Place(id, "", "timeline")
        case ReadingList():
            return Place(id, "", "further-reading")
        case Entry():
            return record(id, next(kind for kind in kinds.addressed() if kind.name == thing.kind), thing.id)
    if kind := _KINDS.get(type(thing)):
        return record(id, kind, thing.id)  # type: ignore[attr-defined]  # whatever has a kind has an id
    raise LookupError(f"There is no place for {type(thing).__name__}.")


def record(comparison: str, kind: Addressed, id: str) -> Place:
    """Where the record of a kind that has this id stands."""
    page = str(kind.page)
    if page == kinds.READINGS.page:
        return Place(comparison, id)
    if page.startswith(UP):
        return Place("", page.removeprefix(UP), f"{kind.prefix}{id}")
    return Place(comparison, page, f"{kind.prefix}{id}")


def note(label: str) -> str:
    """The fragment of an article's own note on the article's page."""
    return f"fn:{label}"


def organiser(row: str) -> str:
    """The fragment of a row of the organiser."""
    return f"organiser-{row}"


def author(reading: str) -> str:
    """The fragment of what a lesson says of a reading's author."""
    return f"author-{reading}"


def in_texts(reading: str, fragment: str) -> str:
    """The fragment among several texts of what has another on its article's own page.

    >>> in_texts("post", "p3"), in_texts("post", "fn:1")
    ('post-p3', 'fn:post:1')
    """
    label = fragment.removeprefix(note(""))
    return f"{reading}-{fragment}" if label == fragment else note(f"{reading}:{label}")


def _in_article(part: object) -> str:
    match part:
        case Block():
            return part.id
        case Note():
            return note(part.label)
        case Annotation():
            return f"{kinds.ANNOTATIONS.prefix}{part.id}"
    return str(part)


# --- ways -------------------------------------------------------------------


@dataclass(frozen=True)
class Absolute:
    """From anywhere.

    Arguments:
        base: the site's address or path, ending in a slash; empty for addresses from its root.
    """

    base: str

    def href(self, place: Place) -> str:
        return f"{self.base}{place.address}"


class Whereabouts:
    """On which page a thing stands whose address is one on the facing pages, and stays it.

    The complete texts once stood there, and where there are very many rows, several pages share them (see
    ``groups``). Whoever has such an address is led on; our own pages know the way.
    """

    def __init__(self, comparisons: Iterable[Comparison]) -> None:
        self._comparisons = {comparison.id: comparison for comparison in comparisons}
        self._away: dict[str, Mapping[str, str]] = {}

    def __call__(self, place: Place) -> Place:
        """Where that is; the place itself, if it is there or is another page's."""
        comparison = self._comparisons.get(place.comparison)
        if not comparison or place.page != FACING.name or not place.fragment:
            return place
        if place.comparison not in self._away:
            self._away[place.comparison] = dict(away(comparison, 0))
        page = self._away[place.comparison].get(place.fragment)
        found = _IN_TEXTS.fullmatch(place.fragment)
        if found and any(found["reading"] in comparison.ids(f"readings/{one.id}") for one in comparison.readings):
            page = TEXTS.name
        return replace(place, page=page) if page else place


_IN_TEXTS = re.compile(r"(?P<reading>.+)-[hp]\d+")


def away(comparison: Comparison, group: int) -> Iterator[tuple[str, str]]:
    """The fragments of the events and annotations that stand on another page than a group's rows, with its name.

    Arguments:
        group: its place among the groups, from 0.
    """
    of = {"": TEXTS.name}
    for at, events in enumerate(groups.groups(comparison)):
        of |= {event.id: "" if at == group else groups.page(at) for event in events}
    stand = (*((one, one.id) for one in comparison.events), *((one, one.event) for one in comparison.annotations))
    yield from ((place_of(comparison, one).fragment, of[event]) for one, event in stand if of[event])


def _itself(place: Place) -> Place:
    return place


@dataclass(frozen=True)
class Site:
    """From a page of the site.

    Arguments:
        here: its address from the site's root.
        now: gives the place where one stands now that has another for its lasting address.
    """

    here: str
    now: Callable[[Place], Place] = field(default=_itself, repr=False)

    def href(self, place: Place) -> str:
        place = self.now(place)
        folder = f"{place.comparison}/"
        beside = self.here.startswith(folder)
        up = UP * (self.here.count("/") - beside) or "./"
        return f"{up}{place.within if beside else place.address}"

    def is_at(self, place: Place) -> bool:
        """Whether a place is on that page."""
        return replace(self.now(place), fragment="").address == self.here

    def anchor(self, place: Place) -> str:
        """The id that what stands there has on its page."""
        return place.fragment


@dataclass(frozen=True)
class Markdown:
    """From a Markdown file to others.

    Arguments:
        folder: the comparison in whose folder it lies; empty at the site's root.
    """

    folder: str

    def href(self, place: Place) -> str:
        name = place.page if place.is_file else f"{place.page or 'index'}.md"
        fragment = f"#{place.fragment}" if place.fragment else ""
        if place.comparison == self.folder:
            return f"{name}{fragment}"
        up, down = (UP if self.folder else ""), (f"{place.comparison}/" if place.comparison else "")
        return f"{up}{down}{name}{fragment}"


class OneFile:
    """Within the class file: to what it shows there, to the rest on the site.

    Arguments:
        site: the site's address, ending in a slash; empty where it is not known.
    """

    def __init__(self, comparison: Comparison, site: str) -> None:
        self._ids = dict(_shown(comparison))
        self._site = Absolute(site) if site else None

    def href(self, place: Place) -> str | None:
        if id := self._ids.get(place):
            return f"#{id}"
        return self._site.href(place) if self._site else None

    def anchor(self, place: Place) -> str:
        """The id in the file of what stands there."""
        return self._ids[place]


def _shown(comparison: Comparison) -> Iterator[tuple[Place, str]]:
    """Whatever the class file shows: where it stands on the site, and its id in the file."""
    id = comparison.id
    yield from ((place, f"part-{part}") for place, part, held in _parts(comparison) if held)
    for page in PAGES:
        if page is FACING:
            yield from ((Place(id, page.name, section), section) for section in page.sections)
    for reading in comparison.readings:
        yield from _text(comparison, reading)
    for thing in (
        *comparison.events,
        *comparison.annotations,
        *comparison.plans,
        *comparison.trace,
        *comparison.words,
        *comparison.charts,
        *comparison.dates,
        *comparison.traditions,
        *comparison.documents,
        *comparison.who,
    ):
        place = place_of(comparison, thing)
        yield place, place.fragment
    for source in comparison.sources:
        place = place_of(comparison, source)
        yield place, _short(source.id)
    yield from ((place_of(comparison, term), f"term-{term.id}") for term in comparison.terms)
    yield from ((place_of(comparison, question), f"question-{question.id}") for question in comparison.questions)
    if comparison.lesson:
        rows = (organiser(row.id) for row in comparison.lesson.organiser)
        authors = (author(reading.id) for reading in comparison.readings)
        yield from ((Place(id, "questions", fragment), fragment) for fragment in (*rows, *authors))


def _parts(comparison: Comparison) -> Iterator[tuple[Place, str, object]]:
    """The parts of the class file: where each stands on the site, its name, and what it is there for."""
    id = comparison.id
    yield Place(id), "introduction", True
    yield Place(id, FACING.name), "facing", True
    yield Place(id, "sources"), "sources", True
    yield Place(id, "", "timeline"), "timeline", comparison.timeline
    yield Place("", "glossary"), "glossary", comparison.terms
    yield Place(id, "questions"), "questions", comparison.questions
    yield Place(id, "charts"), "charts", comparison.charts
    yield Place(id, "debate"), "debate", comparison.debate
    yield Place(id, "documents"), "documents", comparison.documents
    yield Place(id, "who"), "who", comparison.who


def _text(comparison: Comparison, reading: Reading) -> Iterator[tuple[Place, str]]:
    """An article in the class file: it stands among the complete texts."""
    page = Place(comparison.id, reading.id)
    yield page, f"part-{reading.id}"
    article = reading.article
    for fragment in (*(block.id for block in article.blocks), *(note(one.label) for one in article.notes)):
        id = in_texts(reading.id, fragment)
        yield replace(page, fragment=fragment), id
        yield from ((Place(comparison.id, name, id), id) for name in (FACING.name, TEXTS.name))
    for annotation in comparison.annotations:
        beside = place_of(comparison, reading, annotation)
        yield beside, beside.fragment


def _short(source: str) -> str:
    """A source's id in few letters, the same for ever: sources are linked to several hundred times."""
    return f"s-{hashlib.sha256(source.encode()).hexdigest()[:7]}"
