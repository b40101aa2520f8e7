"""The worksheet asks the same of every reading, under names that stay."""

from __future__ import annotations

from dataclasses import replace

from facing_pages.model import Comparison
from facing_pages.publishing import markdown_pages
from facing_pages.publishing.prompts import sections
from tests.loaded import tram
from tests.pages import parse
from tests.sites import Site
from tests.tram import WORKSHEET


def prompts(comparison: Comparison) -> list[str]:
    """The names of all prompts, in the page's order."""
    rows = comparison.lesson.organiser if comparison.lesson else ()
    named = ["name", *(f"organiser/{row.id}/{reading.id}" for row in rows for reading in comparison.readings)]
    for event in comparison.events:
        parts = ("both", "part", "neither", "question")[: 4 if event.question else 3]
        named += [f"{event.id}/{part}" for part in parts]
    return [*named, "question"]


def test_every_event_and_every_row_of_the_organiser_is_asked_about(full: Site) -> None:
    page = parse(full.folder / WORKSHEET.path)
    fields = page.css(".fp-work :is(textarea, label > input:not([value]))")
    assert [field.attributes["name"] for field in fields] == prompts(tram())
    # Each says which of its likes it is.
    labels = [label.text() for label in page.css(".fp-work label") if label.css_first("[name]:not([value])")]
    assert len(set(labels)) == len(labels) == len(fields)


def test_a_prompt_knows_its_former_names() -> None:
    redirects = (("events/price", "events/cost"), ("events/sum", "events/cost"), ("readings/crew", "readings/workshop"))
    asked = {
        prompt.name: prompt.former for part in sections(replace(tram(), redirects=redirects)) for prompt in part.prompts
    }
    assert asked["cost/both"] == ("price/both", "sum/both")
    assert asked["organiser/evidence/workshop"] == ("organiser/evidence/crew",)
    assert asked["organiser/evidence/council"] == asked["question"] == ()


def test_the_plain_page_asks_as_much() -> None:
    text = markdown_pages.files(tram())["tram/worksheet.md"]
    assert text.count("- Both say:\n- They part on:\n- Neither says:") == len(tram().events)
    for event in tram().events:
        assert f"(facing.md#{event.id})" in text
    assert text.count("- The workshop reading:") == text.count("- The council reading:") > 0
