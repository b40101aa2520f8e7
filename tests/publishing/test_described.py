"""Who made a comparison, how it is cited as a whole, and what a page may say of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from selectolax.lexbor import LexborHTMLParser

from facing_pages.addresses import Site
from facing_pages.model import Comparison, Person, Reading
from facing_pages.publishing.bibtex import entry
from facing_pages.publishing.described import edition, editors
from facing_pages.publishing.publication import Publication
from tests import strategies
from tests.compose import altered
from tests.loaded import comparison, tram
from tests.publishing.templates.test_inlines import environment

ADDRESS = "https://velm.example.org/"
PUBLISHED = Publication(
    ADDRESS, "Velm", "https://velm.example.org/terms", "1.2.0", "2025-03-01", authors=("Velm Press",)
)
HEAD = environment().from_string(
    """{%- set told = described() -%}
    {%- for name, words in told.named %}<meta name="{{ name }}" content="{{ words }}">{% endfor -%}
    {%- if told.linked %}<script type="application/ld+json">{{ told.linked | tojson }}</script>{% endif -%}"""
)


def head(comparison: Comparison, reading: Reading, publication: Publication = PUBLISHED) -> LexborHTMLParser:
    """What the page of an article says of itself."""
    here = Site(f"{comparison.id}/{reading.id}/")
    return LexborHTMLParser(HEAD.render(comparison=comparison, reading=reading, publication=publication, here=here))


def named(page: LexborHTMLParser, name: str) -> list[str | None]:
    return [node.attributes["content"] for node in page.css(f'meta[name="{name}"]')]


def test_those_made_a_comparison_who_wrote_its_notes_or_are_in_its_history() -> None:
    made = altered(annotations={"price": {"by": ["A. Chu", "The editors"], "reviewed": ["B. Diaz"]}}).comparison()
    assert editors(made, PUBLISHED) == (Person("Chu", "A."),)


def test_where_no_note_is_signed_the_site_s_citation_says_who_made_a_comparison() -> None:
    assert editors(altered().comparison(), PUBLISHED) == (Person(literal="Velm Press"),)


def test_a_comparison_is_cited_as_a_page_of_its_site() -> None:
    work = edition(tram(), PUBLISHED)
    assert (work.title, work.url, work.issued) == ("The tram of Velm, 2023", f"{ADDRESS}tram/", "2025-03-01")
    assert entry(work).startswith("@online{tram,\n")
    assert edition(tram(), Publication()).url is None


def test_an_article_that_may_only_be_quoted_has_no_full_text_here() -> None:
    mill = comparison("excerpts", "mill")
    for reading in mill.readings:
        page = head(mill, reading)
        assert named(page, "citation_title")
        full = [f"{ADDRESS}mill/{reading.id}/"] if reading.dossier.edition == "full" else []
        assert named(page, "citation_fulltext_html_url") == full


def test_without_an_address_nothing_is_said_of_where_the_full_text_is() -> None:
    page = head(tram(), tram().readings[0], Publication())
    assert named(page, "citation_fulltext_html_url") == []


@pytest.mark.parametrize("words", ['</script><script>alert("&amp;")</script>', "'\"><b>", "\u2028 <!--"])
def test_no_words_of_an_article_s_dossier_end_what_is_said_of_it(words: str) -> None:
    _held(words)


@given(strategies.lines)
def test_any_words_of_an_article_s_dossier_come_out_as_they_are(words: str) -> None:
    _held(words)


def _held(words: str) -> None:
    made = altered(
        dossiers={"post": dict.fromkeys(("publication", "publisher", "rights", "issue"), words)}
    ).comparison()
    reading = made.readings[0]
    page = head(made, reading)
    (script,) = page.css("script")
    said: dict[str, Any] = json.loads(script.text())
    assert said["publisher"]["name"] == reading.dossier.publisher
    assert said["copyrightNotice"] == reading.dossier.rights
    assert named(page, "citation_journal_title") == [reading.dossier.publication]
