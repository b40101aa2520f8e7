"""Who cites a work, told in one place for the check, the pages and the drawings."""

from __future__ import annotations

from facing_pages.citing import citing, noted
from facing_pages.model import Comparison
from facing_pages.publishing import markdown_pages
from tests.compose import Draft, altered, bridge

WORK = {
    "id": "tolls",
    "type": "book",
    "title": "On tolls",
    "URL": "https://lyd.example.org/bridge/",
    "seen": "copy",
}


def drafted() -> Draft:
    """The bridge with a work that is cited in every way but one, by an annotation."""
    draft = altered(dossiers={"times": {"sources": ["tolls"]}})
    draft.sources.append(WORK)
    uses = {"post": "It does.", "times": "It does not."}
    draft.terms["toll"] = {"title": "Toll", "sources": ["tolls"], "uses": uses, "body": "A price."}
    event = next(iter(draft.events))
    draft.events[event]["neither"] = [{"text": "Neither speaks of tolls.", "sources": ["tolls"]}]
    draft.timeline.append({"date": "2021-05-01", "text": "It opens.", "event": event, "sources": ["tolls"]})
    draft.further_reading.append({"title": "More", "works": [{"source": "tolls", "text": "On the price."}]})
    return draft


def of(comparison: Comparison, id: str) -> str:
    """The works' page of the Markdown tree, as far as it tells of one work."""
    page = markdown_pages.sources(comparison)
    return page[page.index(f'id="source-{id}"') :].split("\n## ")[0]


def test_every_kind_of_place_counts() -> None:
    comparison = drafted().comparison()
    found = citing(comparison, next(source for source in comparison.sources if source.id == "tolls"))
    assert [(reading.id, label) for reading, label in found.notes] == [("post", "1")]
    assert [reading.id for reading in found.dossiers] == ["times"]
    assert [event.id for event in found.events] == ["opening"]
    assert [term.id for term in found.terms] == ["toll"]
    assert [moment.date for moment in found.moments] == ["2021-05-01"]
    assert [group.title for group in found.lists] == ["More"]
    assert found.annotations == ()
    assert "uncited-source" not in drafted().codes()


def test_a_work_that_nothing_cites_is_told_of() -> None:
    draft = bridge()
    draft.sources.append(WORK | {"URL": "https://elsewhere.example.org/"})
    comparison = draft.comparison()
    assert not citing(comparison, next(source for source in comparison.sources if source.id == "tolls"))
    assert "uncited-source" in draft.codes()


def test_the_markdown_names_every_place_too() -> None:
    words = of(drafted().comparison(), "tolls")
    for place in (
        "note 1 of",
        "the dossier of",
        "the glossary, Toll",
        "the timeline, 1 May 2021",
        "the further reading",
        "[event 1](facing.md#opening)",
    ):
        assert place in words


def test_a_note_knows_the_works_it_cites() -> None:
    comparison = drafted().comparison()
    assert [source.id for source in noted(comparison, comparison.readings[0], "1")] == ["tolls"]
    assert noted(comparison, comparison.readings[1], "1") == ()


def test_an_event_that_one_reading_alone_treats_is_that_reading_s() -> None:
    silence = {"times": {"by": "the editors", "on": "2021-06-01", "words": ["million"]}}
    comparison = bridge().comparison()
    first, second = comparison.readings
    assert (comparison.alone(first), comparison.alone(second)) == ((), ())
    event = next(iter(bridge().events))
    draft = altered(events={event: {"passages": {"post": ["p1"]}, "silences": silence}})
    draft.annotations = {id: it for id, it in draft.annotations.items() if set(it["passages"]) == {"post"}}
    comparison = draft.comparison()
    assert [one.id for one in comparison.alone(comparison.readings[0])] == [event]
    assert comparison.alone(comparison.readings[1]) == ()
