"""The worksheet asks the same of every reading, under names that stay."""

from __future__ import annotations

from dataclasses import replace

from jinja2 import Environment, FileSystemLoader

from facing_pages.model import Comparison
from facing_pages.publishing import markdown_pages
from tests.compose import ROOT
from tests.loaded import tram
from tests.pages import parse
from tests.sites import Site
from tests.tram import WORKSHEET

TEMPLATES = Environment(loader=FileSystemLoader(ROOT / "overrides"), autoescape=True)


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
    assert [field.attributes["name"] for field in page.css(".fp-work [name]")] == prompts(tram())
    # Each says which of its likes it is.
    labels = [label.text() for label in page.css(".fp-work label")]
    assert len(set(labels)) == len(labels)


def test_a_prompt_knows_its_former_names() -> None:
    redirects = (("events/price", "events/cost"), ("events/sum", "events/cost"), ("readings/a", "readings/b"))
    macro = TEMPLATES.from_string(
        '{% import "partials/fp/prompt.html" as ask %}'
        '{{ ask.former(c, "events/cost", "", "/both") }}|{{ ask.former(c, "readings/b", "organiser/words/") }}'
        '|{{ ask.former(c, "events/fares", "", "/both") }}'
    )
    assert macro.render(c=replace(tram(), redirects=redirects)) == "price/both sum/both|organiser/words/a|"


def test_the_plain_page_asks_as_much() -> None:
    text = markdown_pages.files(tram())["tram/worksheet.md"]
    assert text.count("- Both say:\n- They part on:\n- Neither says:") == len(tram().events)
    for event in tram().events:
        assert f"(facing.md#{event.id})" in text
    assert text.count("- The workshop reading:") == text.count("- The council reading:") > 0
