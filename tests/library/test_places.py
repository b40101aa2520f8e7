"""Whatever has a place has one, and the pages have an element there."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from facing_pages import addresses, kinds
from facing_pages.addresses import place_of
from facing_pages.model import Comparison, Place
from facing_pages.pages import PAGES, Page
from tests.loaded import tram
from tests.pages import parse
from tests.sites import Site


def _things(comparison: Comparison) -> list[object]:
    """One of everything that has a place."""
    readings = comparison.readings
    lesson = comparison.lesson
    assert lesson
    return [
        comparison,
        *readings,
        *comparison.events,
        *comparison.annotations,
        *comparison.sources,
        *comparison.terms,
        *comparison.questions,
        *comparison.plans,
        *lesson.organiser,
        *comparison.names,
        *comparison.documents,
        *comparison.who,
        *comparison.timeline,
        *comparison.further_reading,
        *(passage for event in comparison.events for cell in event.cells for passage in cell.passages),
    ]


def _ids(site: Path, place: Place) -> set[str]:
    page = parse(site / Place(place.comparison, place.page).address / "index.html")
    return {node.attributes["id"] or "" for node in page.css("[id]")}


def test_each_thing_stands_where_it_is_said_to(full: Site) -> None:
    site, comparison = full.folder, tram()
    places = [place_of(comparison, thing) for thing in _things(comparison)]
    for reading in comparison.readings:
        places += [place_of(comparison, reading, part) for part in (*reading.article.blocks, *reading.article.notes)]
        placed = {annotation for block in comparison.placed[reading.id] for annotation in block.annotations}
        places += [place_of(comparison, reading, annotation) for annotation in placed]
    pages = {Place(place.comparison, place.page) for place in places}
    ids = {page: _ids(site, page) for page in pages}
    gone = [
        place for place in places if place.fragment and place.fragment not in ids[Place(place.comparison, place.page)]
    ]
    assert gone == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name or "front")
def test_each_page_has_the_sections_that_prose_may_link_to(full: Site, page: Page) -> None:
    assert page.sections.keys() <= _ids(full.folder, Place(tram().id, page.name))


def test_each_kind_stands_on_a_page_that_there_is() -> None:
    pages = {page.name for page in PAGES} | {"../glossary", kinds.READINGS.page}
    assert {kind.page for kind in kinds.addressed()} <= pages


def test_what_has_no_place_is_refused() -> None:
    with pytest.raises(LookupError, match="int"):
        place_of(tram(), 3)


def test_the_examples_hold() -> None:
    assert doctest.testmod(addresses).attempted
    assert not doctest.testmod(addresses).failed
