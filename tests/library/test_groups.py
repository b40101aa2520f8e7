"""Very many events are shared among several pages, in their order, and every old address still leads to its place."""

from __future__ import annotations

import doctest
from dataclasses import replace

import pytest

from facing_pages import groups
from facing_pages.addresses import Site, Whereabouts, away, place_of
from facing_pages.edition import load
from facing_pages.groups import MOST_BYTES, weight
from facing_pages.model import Comparison, Place
from facing_pages.publishing.drawn import drawn_of
from tests import generated
from tests.generated import LONG
from tests.loaded import HELD, comparison, tram
from tests.pages import parse
from tests.sites import Site as Built


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Two texts of the length of a small book, bound and not built."""
    folder = tmp_path_factory.mktemp("long")
    generated.write(folder / "docs" / "c001", LONG)
    (found,), _ = load(folder / "docs", folder)
    return found


@pytest.mark.parametrize(("edition", "id"), HELD, ids=str)
def test_what_one_page_can_hold_stands_on_one(edition: str, id: str) -> None:
    found = comparison(edition, id)
    assert groups.groups(found) == (found.events,)
    assert {place for place, page in away(found, 0) if page != "facing/texts"} == set()


def test_many_events_are_shared_by_pages_of_about_the_same_weight(bound: Comparison) -> None:
    found = groups.groups(bound)
    assert len(found) > 1
    assert [event for group in found for event in group] == list(bound.events)
    weights = [sum(weight(bound, event) for event in group) for group in found]
    heaviest = max(weight(bound, event) for event in bound.events)
    assert max(weights) - min(weights) <= 2 * heaviest
    assert max(weights) <= MOST_BYTES + heaviest


@pytest.mark.parametrize("most", [1, 20_000, 60_000, 10**9])
def test_groups_are_never_empty_and_lose_no_event(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr(groups, "MOST_BYTES", most)
    found = groups.groups(tram())
    assert all(found)
    assert [event for group in found for event in group] == list(tram().events)
    assert len(found) <= len(tram().events)


def test_a_comparison_without_events_has_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "weight", lambda *_: 1)
    empty = replace(tram(), events=())
    assert groups.groups(empty) == ((),)


@pytest.mark.slow
def test_what_a_row_weighs_is_told_well_enough(full: Built) -> None:
    page = parse(full.folder / "tram/facing/index.html")
    rows = {row.attributes["id"]: len((row.html or "").encode()) for row in page.css("[data-event]")}
    told = sum(weight(tram(), event) for event in tram().events)
    assert 0.75 <= told / sum(rows.values()) <= 1.33


def test_links_lead_straight_to_the_page_where_a_thing_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "MOST_BYTES", 15_000)
    first, *others = groups.groups(tram())
    event = others[-1][-1]
    page = f"facing/{len(others) + 1}"
    way = Site("tram/sources/", Whereabouts([tram()]))
    assert way.href(place_of(tram(), first[0])) == f"../facing/#{first[0].id}"
    assert way.href(place_of(tram(), event)) == f"../{page}/#{event.id}"
    for note in event.notes:
        assert way.href(place_of(tram(), note)) == f"../{page}/#note-{note.id}"
    assert way.href(Place("tram", "facing", "council-p9")) == "../facing/texts/#council-p9"
    assert way.href(Place("tram", "facing", "fn:council:1")) == "../facing/#fn:council:1"
    assert way.href(Place("tram", "council", "p9")) == "../council/#p9"
    assert way.href(Place("", "glossary", "council-p9")) == "../../glossary/#council-p9"
    # Files of data and other sites have the address that lasts.
    assert place_of(tram(), event) == Place("tram", "facing", event.id)
    assert Site(f"tram/{page}/", Whereabouts([tram()])).is_at(place_of(tram(), event))


def test_each_further_page_has_a_title_and_a_description_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "MOST_BYTES", 15_000)
    found = [page for page in drawn_of(tram()) if page.template == "facing.html"]
    assert [page.path for page in found] == [f"tram/{groups.page(at)}.md" for at in range(len(groups.groups(tram())))]
    assert len(found) > 1
    for value in ("title", "description"):
        assert len({getattr(page, value) for page in found}) == len(found)


def test_the_examples_hold() -> None:
    assert doctest.testmod(groups).attempted
    assert not doctest.testmod(groups).failed
