"""An event in somebody else’s page: read there at any width, as high as it is, and led on from to the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browser.reader import Reader, Scheme
from tests.pages import of_kind, parse
from tests.sites import Site
from tests.tram import EMBED, EMBEDS

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
HOST = """<!doctype html>
<html lang=en>
<title>A page elsewhere</title>
<link rel=icon href="data:,">
<p>Read this:</p>
{frame}
{script}
"""


def code(reader: Reader) -> str:
    """The code of an event as somebody copies it, with the address of the server in it that a site would have."""
    page = reader.open(EMBEDS.address)
    field = page.locator("section", has=page.get_by_role("heading", name="Cost and reckoning")).get_by_role("textbox")
    return field.input_value().replace('src="', f'src="{reader.server}')


def script(reader: Reader) -> str:
    return reader.open(EMBEDS.address).get_by_label("Script").input_value()


@pytest.fixture
def elsewhere(
    browser: Browser, serve: Callable[[Path], str], reader: Reader, tmp_path: Path
) -> Iterator[Callable[..., Page]]:
    """Gives a page on another host in which the code stands, in a window as it is asked for."""
    contexts = []
    told: list[str] = []
    page = HOST.format(frame=code(reader), script=script(reader))
    (tmp_path / "index.html").write_text(page, encoding="utf-8")

    def opened(*, width: int, scheme: Scheme = "light", javascript: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=javascript
        )
        contexts.append(context)
        context.on("console", lambda message: told.append(message.text))
        found = context.new_page()
        found.goto(serve(tmp_path))
        return found

    yield opened
    for context in contexts:
        context.close()
    assert told == []


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_a_frame_in_another_site_is_as_high_as_what_it_shows(elsewhere: Callable[..., Page], width: int) -> None:
    page = elsewhere(width=width)
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text("Cost and reckoning")
    inner = page.frames[1]
    page.wait_for_function(
        "([frame, height]) => Number(frame.height) === height",
        arg=[page.locator("iframe").element_handle(), _height(inner)],
    )
    inner.get_by_text("What they share, and where they part").click()
    page.wait_for_function(
        "([frame, height]) => Number(frame.height) === height",
        arg=[page.locator("iframe").element_handle(), _height(inner)],
    )
    assert inner.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert inner.evaluate("document.documentElement.scrollHeight <= innerHeight")


def _height(frame: Frame) -> int:
    height: int = frame.evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)")
    return height


@pytest.mark.parametrize(("width", "columns"), [(390, 1), (820, 2), (1440, 2)])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_readings_stand_side_by_side_where_there_is_room(
    reader: Reader, width: int, columns: int, scheme: Scheme
) -> None:
    page = reader.open(EMBED.address, width=width, scheme=scheme)
    lefts = page.locator("section[data-reading]").evaluate_all("all => all.map(one => one.offsetLeft)")
    assert len(set(lefts)) == columns
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (paper == "rgb(251, 250, 247)") == (scheme == "light")


def test_without_scripts_all_of_it_can_be_read_and_its_code_copied(
    elsewhere: Callable[..., Page], reader: Reader
) -> None:
    page = elsewhere(width=820, javascript=False)
    inner = page.frame_locator("iframe")
    expect(inner.get_by_text("The cost was 9 million crowns")).to_be_visible()
    inner.get_by_text("What they share, and where they part").click()
    expect(inner.get_by_role("heading", name="They part on")).to_be_visible()
    plain = reader.open(EMBEDS.address, javascript=False)
    assert plain.get_by_role("textbox").first.input_value().startswith("<iframe src=")
    expect(plain.get_by_role("button", name="Copy the code")).to_have_count(0)


def test_a_link_in_the_frame_leads_the_whole_window_to_the_event(elsewhere: Callable[..., Page]) -> None:
    page = elsewhere(width=820)
    page.frame_locator("iframe").get_by_role("link", name="See it with notes and sources").click()
    page.wait_for_url("**/tram/facing/#cost")
    assert len(page.frames) == 1


def test_a_press_of_the_button_copies_the_code(reader: Reader) -> None:
    page = reader.open(EMBEDS.address, permissions=["clipboard-read", "clipboard-write"])
    section = page.locator("section", has=page.get_by_role("heading", name="The fare"))
    section.get_by_role("button", name="Copy the code").click()
    expect(page.get_by_role("status")).to_have_text("The code is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == section.get_by_role("textbox").input_value()


def test_the_page_of_an_event_weighs_little_and_asks_for_one_style_sheet(small: Site) -> None:
    for page in of_kind(small.folder, "embed"):
        found = parse(small.folder / page.path)
        assert len(found.css("link[rel=stylesheet]")) == 1
        assert not found.css("script[src]")
        assert [str(one.attributes["content"]) for one in found.css("meta[name=robots]")] == ["noindex"]
    assert (small.folder / "assets" / "stylesheets" / "embed.css").stat().st_size < 6_000


def test_no_menu_no_search_and_no_map_of_the_site_leads_to_the_page_of_an_event(small: Site) -> None:
    pages = of_kind(small.folder, "embed")
    assert pages
    index = "".join(file.read_text(encoding="utf-8") for file in (small.folder / "search").rglob("*.json"))
    sitemap = small.folder / "sitemap.xml"
    listed = sitemap.read_text(encoding="utf-8") if sitemap.exists() else ""
    for page in pages:
        assert page.address not in index
        assert page.address not in listed
