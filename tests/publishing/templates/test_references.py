"""A work as a line of a bibliography, and in a line of notes."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from facing_pages.model import OTHERS, Person, Source
from facing_pages.publishing.bibliography import csl
from facing_pages.publishing.bibtex import bibtex
from facing_pages.publishing.markdown_parts import reference
from facing_pages.review.scripts import foreign
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
        ((ANN, OTHERS), "Ann Lee et al."),
        ((ANN, JO, OTHERS), "Ann Lee, Jo Dam et al."),
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
        (made(author=(ANN, OTHERS)), "Lee et al."),
        (made(author=(ANN, JO, OTHERS)), "Lee et al."),
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


LEDGER = made(
    title="Счета за 2022 год",
    translated="Accounts for 2022",
    author=(Person(literal="Городской совет", latin="City Council"),),
    issued="2023",
)


def test_a_title_in_another_script_has_its_translation_in_brackets() -> None:
    assert line(LEDGER) == "Городской совет [City Council]. Счета за 2022 год [Accounts for 2022]. 2023."
    within = made(**{**vars(LEDGER), "fields": (("container-title", "Roads"),)})
    assert line(within) == "Городской совет [City Council]. “Счета за 2022 год [Accounts for 2022]”. Roads. 2023."


def test_files_have_the_translation_as_pages_have_it() -> None:
    shown = "Городской совет \\[City Council\\]. Счета за 2022 год \\[Accounts for 2022\\]. 2023."
    assert reference(LEDGER) == shown
    item = csl(LEDGER)
    assert item["title"] == "Счета за 2022 год"
    assert str(item["note"]).splitlines() == [
        "Read in a copy.",
        "Translated title: Accounts for 2022",
        "Author: City Council",
    ]
    entry = bibtex([LEDGER])
    assert "title = {{Счета за 2022 год}}" in entry
    assert "titleaddon = {[Accounts for 2022]}" in entry
    assert "nameaddon = {[City Council]}" in entry


def test_a_line_of_notes_and_the_order_of_works_go_by_latin_letters() -> None:
    assert LEDGER.short == "City Council"
    assert LEDGER.sort_key == "city council"
    assert made(**{**vars(LEDGER), "author": ()}).sort_key == "accounts for 2022"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Łódź, Čapek, Ærø, ﬁgures and 3 μm", ""),
        ("Über α-particles", ""),
        ("公務機關全面禁用 DeepSeek", "公務機關全面禁用"),
        ("Περί 2022", "Περί"),
        ("حديقة", "حديقة"),
    ],
)
def test_one_letter_is_a_sign_and_more_are_a_script(words: str, found: str) -> None:
    assert foreign(words) == found


@pytest.mark.parametrize("container", [(), (("container-title", "Roads"),)])
def test_a_title_in_another_language_says_which(container: tuple[tuple[str, str], ...]) -> None:
    page = LINE.render(source=made(**{**vars(LEDGER), "fields": (*container, ("language", "ru"))}))
    assert '<span lang="ru">Счета за 2022 год</span> [Accounts for 2022]' in page
    assert "lang=" not in LINE.render(source=made(fields=(*container, ("language", "en-AU"))))
    assert "lang=" not in LINE.render(source=made(fields=(*container, ("language", "Old Velmish"))))
