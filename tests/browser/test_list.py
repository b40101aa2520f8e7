"""The list of many comparisons on the first page: what a reader chooses there, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader, Scheme
from tests.browser.rules import broken
from tests.sites import Builder

OFFERED = "Comparisons shown:"


@pytest.fixture
def many(reader_of: Callable[[Path], Reader], edition: Builder) -> Reader:
    return reader_of(edition("many").folder)


def _titles(page: Page) -> list[str]:
    return page.locator(".fp-all li[id] h3:visible").all_inner_texts()


def _counted(page: Page) -> int:
    """The number that the styles set behind the words, as the accessibility tree has it."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    said = [str(node["name"]["value"]) for node in nodes if node["role"]["value"] == "StaticText"]
    return next(int(words) for words in said[said.index(OFFERED) :] if words.isdigit())


@pytest.mark.parametrize("javascript", [True, False])
def test_a_subject_and_a_language_leave_what_has_both_and_their_number_is_said(many: Reader, javascript: bool) -> None:
    page = many.open("", javascript=javascript)
    subject, language = page.get_by_label("Subject"), page.get_by_label("Language")
    assert (len(_titles(page)), _counted(page)) == (5, 5)
    subject.select_option(label="Public works (3)")
    assert _titles(page) == ["A clock for Holm", "An oven for all", "The bench at the mill"]
    assert _counted(page) == 3
    language.select_option(label="French (1)")
    assert (_titles(page), _counted(page)) == ([], 0)
    page.get_by_role("button", name="Show all").click()
    assert (len(_titles(page)), _counted(page)) == (5, 5)
    language.select_option(label="French (1)")
    assert _titles(page) == ["Le puits"]


def test_the_choice_is_made_with_the_keyboard_alone(many: Reader) -> None:
    page = many.open("")
    page.get_by_label("Subject").focus()
    page.keyboard.type("Tow")
    expect(page.get_by_label("Subject")).to_have_value("s2")
    assert _titles(page) == ["The bench at the mill", "The fair moves"]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert len(_titles(page)) == 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_list_keeps_the_rules_and_fits_the_window(many: Reader, width: int, scheme: Scheme) -> None:
    page = many.open("", width=width, scheme=scheme)
    page.get_by_label("Subject").select_option(index=2)
    assert not broken(page)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_paper_has_what_was_chosen_and_nothing_to_choose_with(many: Reader) -> None:
    page = many.open("")
    page.get_by_label("Subject").select_option(label="Eau (1)")
    page.emulate_media(media="print")
    assert _titles(page) == ["Le puits"]
    expect(page.get_by_label("Subject")).to_be_hidden()


def test_an_address_of_a_comparison_on_the_first_page_still_leads_there(many: Reader) -> None:
    page = many.open("#puits")
    expect(page.locator("#puits:target h3")).to_be_in_viewport()
