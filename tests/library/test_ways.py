"""A link leads from where it stands to the place it names, whatever holds it."""

from __future__ import annotations

import doctest

import pytest

from facing_pages.addresses import Absolute, Markdown, OneFile, Site
from facing_pages.model import Place, Way, place
from tests.compose import bridge
from tests.loaded import tram

SITE = "https://edition.example/sub/"
TOLL = Place("bridge", "facing", "toll")
FERRY = Place("", "glossary", "ferry")
FILE = Place("bridge", "data/bridge.html")


@pytest.mark.parametrize(
    ("way", "to", "expected"),
    [
        # from a page of the same comparison
        (Site("bridge/facing/"), TOLL, "../facing/#toll"),
        (Site("bridge/post/"), TOLL, "../facing/#toll"),
        (Site("bridge/"), TOLL, "./facing/#toll"),
        (Site("bridge/facing/"), Place("bridge"), "../"),
        (Site("bridge/"), Place("bridge"), "./"),
        (Site("bridge/sources/"), Place("bridge", "", "timeline"), "../#timeline"),
        (Site("bridge/sources/"), FILE, "../data/bridge.html"),
        (Site("bridge/"), FERRY, "../glossary/#ferry"),
        (Site("bridge/facing/"), FERRY, "../../glossary/#ferry"),
        # from a page of the whole site, of another comparison, and of one whose name begins alike
        (Site(""), TOLL, "./bridge/facing/#toll"),
        (Site(""), Place("bridge"), "./bridge/"),
        (Site("glossary/"), TOLL, "../bridge/facing/#toll"),
        (Site("glossary/"), FERRY, "../glossary/#ferry"),
        (Site("tunnel/facing/"), TOLL, "../../bridge/facing/#toll"),
        (Site("bridge-two/facing/"), TOLL, "../../bridge/facing/#toll"),
        # from a file of data
        # from a Markdown file to others
        (Markdown("bridge"), TOLL, "facing.md#toll"),
        (Markdown("bridge"), Place("bridge"), "index.md"),
        (Markdown("bridge"), FERRY, "../glossary.md#ferry"),
        (Markdown("bridge"), FILE, "data/bridge.html"),
        (Markdown("tunnel"), TOLL, "../bridge/facing.md#toll"),
        (Markdown(""), TOLL, "bridge/facing.md#toll"),
        (Markdown(""), FERRY, "glossary.md#ferry"),
        # from anywhere
        (Absolute(SITE), TOLL, f"{SITE}bridge/facing/#toll"),
        (Absolute(SITE), Place("bridge"), f"{SITE}bridge/"),
        (Absolute(SITE), FERRY, f"{SITE}glossary/#ferry"),
        (Absolute("/sub/"), FILE, "/sub/bridge/data/bridge.html"),
        (Absolute(""), TOLL, "bridge/facing/#toll"),
    ],
    ids=str,
)
def test_a_link_leads_to_its_place(way: Way, to: Place, expected: str) -> None:
    assert way.href(to) == expected


@pytest.mark.parametrize(
    ("to", "id"),
    [
        (Place("bridge"), "part-introduction"),
        (Place("bridge", "post"), "part-post"),
        (Place("bridge", "post", "p2"), "post-p2"),
        (Place("bridge", "post", "fn:1"), "fn:post:1"),
        (Place("bridge", "post", "note-price"), "note-price"),
        (Place("bridge", "facing"), "part-facing"),
        (TOLL, "toll"),
        (Place("bridge", "facing", "note-price"), "note-price"),
        (Place("bridge", "facing", "post-p2"), "post-p2"),
        (Place("bridge", "facing", "fn:post:1"), "fn:post:1"),
        (Place("bridge", "facing", "texts"), "texts"),
        (Place("bridge", "sources"), "part-sources"),
    ],
    ids=str,
)
def test_in_the_class_file_a_link_stays_in_it(to: Place, id: str) -> None:
    for site in ("", SITE):
        assert OneFile(bridge().comparison(), site).href(to) == f"#{id}"


@pytest.mark.parametrize(
    "to",
    [
        Place("bridge", "map"),
        Place("bridge", "map", "toll"),
        Place("bridge", "post", "p99"),
        Place("bridge", "questions"),
        Place("tunnel", "facing", "toll"),
        Place("", "glossary"),
        FERRY,
        FILE,
    ],
    ids=str,
)
def test_what_the_class_file_does_not_show_is_linked_to_on_the_site_if_there_is_one(to: Place) -> None:
    assert OneFile(bridge().comparison(), SITE).href(to) == f"{SITE}{to.address}"
    assert OneFile(bridge().comparison(), "").href(to) is None


def test_what_stands_on_pages_of_its_own_has_an_id_of_its_own_in_the_class_file() -> None:
    comparison = tram()
    here = OneFile(comparison, "")
    term, question, plan = comparison.terms[0], comparison.questions[0], comparison.plans[0]
    expected = {
        Place("", "glossary", term.id): f"term-{term.id}",
        Place(comparison.id, "questions", question.id): f"question-{question.id}",
        Place(comparison.id, "questions", f"plan-{plan.id}"): f"plan-{plan.id}",
        Place(comparison.id, "", "timeline"): "part-timeline",
    }
    assert {place: here.anchor(place) for place in expected} == expected
    assert {place: here.href(place) for place in expected} == {place: f"#{id}" for place, id in expected.items()}


def test_a_source_has_one_short_id_for_ever_in_the_class_file() -> None:
    draft = bridge()
    draft.sources.append({"id": "a-long-name", "title": "A", "type": "book", "seen": "original"})
    place = Place("bridge", "sources", "source-a-long-name")
    assert OneFile(draft.comparison(), "").anchor(place) == "s-78f428e"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("facing/#toll", TOLL),
        ("facing#toll", TOLL),
        ("facing", Place("bridge", "facing")),
        ("#timeline", Place("bridge", "", "timeline")),
        ("../glossary/#ferry", FERRY),
        ("../glossary/", Place("", "glossary")),
        ("", None),
        ("//evil.example", None),
        ("javascript:alert(1)", None),
        ("../../other/", None),
        ("post/p1/", None),
    ],
)
def test_a_link_of_our_prose_names_a_place_or_none(written: str, expected: Place | None) -> None:
    assert Place.written(written, "bridge") == expected


def test_the_examples_hold() -> None:
    assert doctest.testmod(place).attempted
    assert not doctest.testmod(place).failed
