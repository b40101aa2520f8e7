"""A work as a line of a bibliography, and in a line of notes."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from facing_pages.model import OTHERS, Person, Source
from tests.publishing.templates.test_inlines import environment

LINE = environment().from_string(
    """{%- import "partials/fp/reference.html" as bibliography -%}{{ bibliography.reference(source) }}"""
)
ANN, JO, ORGANISATION = Person("Lee", "Ann"), Person("Dam", "Jo"), Person(literal="Roads; Bridges")


def made(**fields: Any) -> Source:
    values = {"id": "a", "type": "book", "title": "A", "author": (), "issued": "2025", "url": None, "seen": "copy"}
    return Source(**(values | fields))


def line(source: Source) -> str:
    return " ".join(LexborHTMLParser(LINE.render(source=source)).text().split())


@pytest.mark.parametrize(
    ("author", "said"),
    [
        ((ANN,), "Ann Lee."),
        ((ANN, ORGANISATION), "Ann Lee and Roads; Bridges."),
        ((ANN, JO, ORGANISATION), "Ann Lee, Jo Dam and Roads; Bridges."),
        ((ANN, OTHERS), "Ann Lee and others."),
        ((ANN, JO, OTHERS), "Ann Lee, Jo Dam and others."),
    ],
)
def test_authors_are_named_as_in_a_sentence(author: tuple[Person, ...], said: str) -> None:
    assert line(made(author=author)) == f"{said} A. 2025."


def test_editors_and_translators_are_named_as_authors_are() -> None:
    source = made(people=(("translator", (ANN, JO, ORGANISATION)), ("editor", (JO,))))
    assert line(source) == "A. Edited by Jo Dam. Translated by Ann Lee, Jo Dam and Roads; Bridges. 2025."


@pytest.mark.parametrize(
    ("source", "short"),
    [
        (made(author=(ANN,)), "Lee"),
        (made(author=(ANN, JO)), "Lee and Dam"),
        (made(author=(ANN, OTHERS)), "Lee and others"),
        (made(author=(ANN, JO, OTHERS)), "Lee and others"),
        (made(fields=(("publisher", "The Press"), ("container-title", "Roads"))), "Roads"),
        (made(fields=(("publisher", "The Press"),)), "The Press"),
        (made(), "A"),
        (made(title=None), "a"),
    ],
)
def test_a_line_of_notes_calls_a_work_by_its_authors_or_its_place(source: Source, short: str) -> None:
    assert source.short == short


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"title": "A", "fields": (("container-title", "Roads"),)}, "A"),
        ({"title": None, "fields": (("publisher", "The Press"), ("container-title", "Roads"))}, "Roads"),
        ({"title": None, "fields": (("publisher", "The Press"),)}, "The Press"),
        ({"title": None, "id": "a"}, "a"),
    ],
)
def test_a_work_without_a_title_is_called_by_what_is_known_of_it(fields: dict[str, Any], name: str) -> None:
    assert made(**fields).name == name
