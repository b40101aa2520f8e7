"""The first minute: the first page, and the front page of a comparison."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from facing_pages.publishing.listing import MOST_NAMED
from tests.browser.reader import Reader, Scheme
from tests.pages import comparisons
from tests.sites import Builder, Site
from tests.tram import FRONT, HOME, MAP, READINGS

WINDOWS = ((390, 844), (1280, 720))
READ = "Read them side by side"
READ_IN = {"en": READ, "fr": "Les lire côte à côte"}


def _is_seen_at_once(page: Page, button: Locator) -> bool:
    """Whether a button stands whole on the first screen of a telephone and of a laptop."""
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        box = button.bounding_box()
        if not box or box["y"] < 0 or box["y"] + box["height"] > height:
            return False
    return True


def test_one_button_stands_on_the_first_screen(reader_of: Callable[[Path], Reader], any_site: Site) -> None:
    page = reader_of(any_site.folder).open("")
    if len(comparisons(any_site.folder)) > MOST_NAMED:  # none of many is the one to begin with: one is chosen
        expect(page.locator(".fp-home .fp-btn:visible")).to_have_count(0)
        assert _is_seen_at_once(page, page.get_by_label("Subject"))
        return
    buttons = page.locator(".fp-home .fp-btn:visible")
    expect(buttons).to_have_count(len(comparisons(any_site.folder)))
    expect(buttons.first).to_have_text(READ)
    assert _is_seen_at_once(page, buttons.first)


def test_every_comparison_has_an_item_and_a_button_of_its_own(
    reader_of: Callable[[Path], Reader], edition: Builder
) -> None:
    page = reader_of(edition("two").folder).open("")
    for name, question, address in (("The ferry", "Who needs a ferry?", "ferry"), ("The well", "Whose water", "well")):
        item = page.get_by_role("region", name=name)
        expect(item).to_contain_text(question)
        expect(item.get_by_role("link", name=READ)).to_have_attribute("href", f"./{address}/facing/")
    expect(page.get_by_role("figure")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_a_picture_shows_two_passages_side_by_side(reader: Reader, width: int, scheme: Scheme) -> None:
    page = reader.open(HOME.address, width=width, scheme=scheme)
    picture = page.get_by_role("figure")
    first, second = (picture.locator(f'[data-reading="{reading}"]').bounding_box() for reading in READINGS)
    assert first
    assert second
    assert abs(first["y"] - second["y"]) < 1
    assert first["x"] + first["width"] <= second["x"] + 1
    assert abs(first["width"] - second["width"]) < 2
    middle = picture.locator("> div").bounding_box()
    assert middle
    assert abs(2 * middle["x"] + middle["width"] - width) < 20, "it stands in the middle"
    paper = picture.locator("> div").evaluate("element => getComputedStyle(element).backgroundColor")
    assert paper == {"light": "rgb(255, 255, 254)", "dark": "rgb(32, 28, 34)"}[scheme]


def test_the_picture_leads_to_its_event_and_its_words_to_their_paragraphs(reader: Reader) -> None:
    page = reader.open(HOME.address)
    picture = page.get_by_role("figure")
    expect(picture.get_by_role("link", name="The first ride")).to_have_attribute("href", "./tram/facing/#first-ride")
    for reading in READINGS:
        link = picture.locator(f'[data-reading="{reading}"] blockquote a')
        assert (link.get_attribute("href") or "").startswith(f"./tram/{reading}/#p")


def test_nothing_is_said_twice_on_the_first_page(reader: Reader) -> None:
    page = reader.open(HOME.address)
    expect(page).to_have_title("The tram of Velm - Velm")
    said = page.locator(".fp-home p").all_inner_texts()
    assert len(said) == len(set(said))
    expect(page.get_by_text("Comparison 1")).to_have_count(0)
    expect(page.get_by_text("Two texts of 2023 on one tram line")).to_have_count(0)


def test_the_front_page_of_a_comparison_has_one_main_button(
    reader_of: Callable[[Path], Reader], any_site: Site
) -> None:
    for data in comparisons(any_site.folder):
        page = reader_of(any_site.folder).open(f"{data['id']}/")
        main = page.locator(".fp-btn--main:visible")
        expect(main).to_have_count(1)
        expect(main).to_have_text(READ_IN[page.locator("html").get_attribute("lang") or ""])
        assert _is_seen_at_once(page, main)


def test_the_front_page_leads_to_the_map_and_does_not_repeat_it(reader: Reader) -> None:
    page = reader.open(FRONT.address)
    expect(page.locator("main svg")).to_have_count(0)
    maps = page.get_by_role("region", name="How the articles meet")
    timeline = page.get_by_role("region", name="What happened when")
    expect(maps.get_by_role("link", name="See the map")).to_have_attribute("href", "./map/")
    expect(timeline.get_by_role("link", name="See the timeline")).to_have_attribute("href", "./map/#when")
    for id in ("maps", "timeline"):
        reader.turn(page, f"{FRONT.address}#{id}")
        expect(page.locator(f"#{id}")).to_be_in_viewport()
    timeline.get_by_role("link", name="See the timeline").click()
    expect(page.locator("#when")).to_be_in_viewport()
    expect(page).to_have_url(reader.url(f"{MAP.address}#when"))


def test_what_a_class_needs_stands_together(reader: Reader) -> None:
    section = reader.open(FRONT.address).get_by_role("region", name="For a class or a group")
    for name in ("The lesson", "Hand-outs", "Worksheet", "For teachers"):
        expect(section.get_by_role("link", name=name, exact=True)).to_be_visible()


def test_files_wait_in_a_fold(reader: Reader) -> None:
    page = reader.open(FRONT.address)
    files = page.get_by_role("region", name="To take away")
    expect(files.get_by_role("link", name="The whole comparison in one file")).to_be_visible()
    data = files.get_by_role("link", name="comparison.json")
    expect(data).to_be_hidden()
    files.get_by_text("All files").click()
    expect(data).to_be_visible()


def test_the_front_page_says_who_speaks_alone_of_which_event(reader: Reader) -> None:
    events = reader.open(FRONT.address).get_by_role("region", name="The events")
    expect(events).to_contain_text("alone speaks of event")
    assert " is silent on " not in events.inner_text()


@pytest.mark.parametrize("name", ["full", "two", "bare"])
def test_menus_and_the_foot_lead_nowhere_but_to_pages(
    reader_of: Callable[[Path], Reader], edition: Builder, name: str
) -> None:
    site = edition(name)
    reader = reader_of(site.folder)
    for data in comparisons(site.folder):
        page = reader.open(f"{data['id']}/")
        links = page.locator("header a, footer a, .fp-crumb a").evaluate_all("links => links.map(a => a.href)")
        for link in {link.partition("#")[0] for link in links if link.startswith(reader.server)}:
            assert page.request.get(link).ok, link
