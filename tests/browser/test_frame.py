"""The frame of a page, without the theme's script and most of its rules: it looks and does as with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Page as Opened
from playwright.sync_api import Route, expect

from facing_pages.publishing.assets import STYLES, collect
from tests.browser.reader import Reader
from tests.browser.walks import WALKS, Walk
from tests.conftest import ROOT
from tests.pages import Kind, of_kind
from tests.sites import Builder
from tests.tram import FACING

THEME = Path(str(files("material")), "templates")
WHOLE = "whole.css"

# How everything that is shown is drawn, as one number for an element and for what stands before and after its words:
# two of each kind, told by their names and those of what they stand in.
DRAWN = """() => {
    const drawn = (one, part) => {
        const style = getComputedStyle(one, part);
        if (part && style.content === "none") return 0;
        let n = 0;
        for (const name of style)
            // What nothing uses is not seen.
            if (!name.startsWith("--"))
                for (const sign of style.getPropertyValue(name)) n = (n * 31 + sign.charCodeAt(0)) | 0;
        return n;
    };
    const called = one => one ? `${one.localName}.${one.getAttribute("class") ?? ""}` : "";
    const shown = [...document.querySelectorAll("html, body, body *")].filter(one => one.checkVisibility());
    const within = one => [one, one.parentElement, one.parentElement?.parentElement];
    const kinds = Object.groupBy(shown, one => within(one).map(called).join(" < "));
    return Object.entries(kinds).flatMap(([kind, all]) => [...new Set([all[0], all.at(-1)])].map(one =>
        [null, "::before", "::after"].map(part => drawn(one, part)).concat(kind).join(" ")));
}"""

# All that the sheet's rules could be, in the place of those that are served.
GIVEN_WHOLE = """name => new Promise((given, failed) => {
    const link = document.querySelector('link[href$="index.css"]');
    link.onload = given; link.onerror = failed;
    link.href = new URL(name, link.href).href;
})"""


@pytest.fixture(scope="session")
def whole() -> str:
    """The sheet of every page with all that the theme has."""
    return collect([ROOT / "overrides"], [THEME]).served[STYLES].decode()


# The rules go by the templates, which are the same in every edition: that with something of every kind stands for the
# small ones.
SEEN = [walk for walk in WALKS if walk.is_whole or walk.edition == "full"]


@pytest.mark.parametrize("walk", SEEN, ids=str)
def test_a_page_looks_as_it_would_with_all_rules_of_the_theme(
    reader_of: Callable[[Path], Reader], edition: Builder, walk: Walk, whole: str
) -> None:
    site = edition(walk.edition).folder

    def give(route: Route) -> None:
        sheet = whole if route.request.url.endswith(WHOLE) else (site / STYLES).read_text(encoding="utf-8")
        # Whichever typeface is late, nothing stands in for it.
        route.fulfill(body=re.sub("font-display:[a-z]+", "font-display:block", sheet), content_type="text/css")

    reader = reader_of(site)
    faults: list[str] = []
    # One of each kind of drawn pages, and all that people wrote; the class file has nothing of the theme.
    chosen = {page.address if page.kind == "page" else page.kind: page for page in walk.pages(site)}
    for page in (page for page in chosen.values() if page.kind not in ("class file", "embed")):
        opened = reader.window(scheme="dark")
        opened.route(re.compile(rf"/(index|{WHOLE.removesuffix('.css')})\.css$"), give)
        reader.turn(opened, page.address)
        opened.wait_for_load_state("networkidle")
        if page.kind == "handout":  # its script lays out the sheets, and once more for another window
            expect(opened.locator(".fp-hand__count")).to_contain_text("page")
            _shown(opened)
        shown = _shown(opened)
        opened.evaluate(GIVEN_WHOLE, WHOLE)
        faults += [
            f"{page}, {how}: {one}" for how, drawn in _shown(opened).items() for one in sorted({*drawn} ^ {*shown[how]})
        ]
        opened.context.close()
    assert not faults, "\n".join(faults[:40])


# What everything is called and where it stands, which is told much sooner than how it is drawn.
PLACED = """() => [...document.querySelectorAll("html, body, body *")].map(one => {
    const {x, y, width, height} = one.getBoundingClientRect();
    return [one.localName, one.getAttribute("class"), x, y, width, height].join(" ");
}).join()"""

FRAMES = """() => new Promise(done => {
    let left = 6;
    const next = () => left-- ? requestAnimationFrame(next) : done();
    next();
})"""


def _shown(page: Opened) -> dict[str, list[str]]:
    """How everything is drawn in a wide window, in a narrow one and on paper."""
    found: dict[str, list[str]] = {}
    for how, width in (("wide", 1440), ("narrow", 390), ("on paper", 760)):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media="print" if how == "on paper" else "screen")
        page.evaluate("() => document.fonts.ready.then(() => null)")
        found[how] = _settled(page)
    return found


def _settled(page: Opened) -> list[str]:
    """What is drawn once everything stood still for some frames: a hand-out lays out its sheets anew."""
    before: str = page.evaluate(PLACED)
    while True:
        page.evaluate(FRAMES)
        now: str = page.evaluate(PLACED)
        if now == before:
            drawn: list[str] = page.evaluate(DRAWN)
            return drawn
        before = now


def test_the_colours_follow_the_system_until_they_are_chosen(reader: Reader) -> None:
    page = reader.open(FACING.address)
    body = page.locator("body")
    page.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("radio", name="Colours: as the system").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Colours: light")).to_be_focused()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.reload()
    expect(page.locator("[data-md-component=palette] label:visible")).to_have_attribute("title", re.compile("light. "))
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def test_one_sees_where_the_focus_is_in_the_header(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.get_by_role("radio", name="Colours: as the system").focus()
    page.keyboard.press("ArrowRight")
    button = page.locator("[data-md-component=palette] label:visible")
    assert button.evaluate("label => getComputedStyle(label).outlineStyle") == "solid"


def test_single_keys_lead_to_the_page_before_and_after(reader_of: Callable[[Path], Reader], site: Path) -> None:
    """In the order of the menu, and not where a reader has turned single keys off."""
    reader = reader_of(site)
    page = reader.open("glossary/")
    page.keyboard.press("n")
    page.wait_for_url("**/method/")
    page.keyboard.press("p")
    page.wait_for_url("**/glossary/")
    page.evaluate("() => localStorage.setItem('facing-pages:keys', 'off')")
    page.keyboard.press("n")
    page.get_by_role("link", name="Teach").first.click()
    page.wait_for_url("**/teach/")


def test_where_the_script_does_not_come_a_page_is_as_without_scripts(reader: Reader) -> None:
    window = reader.window()
    window.route("**/main.js", lambda route: route.abort())
    page = reader.turn(window, FACING.address)
    expect(page.locator("html")).to_have_class("no-js")
    expect(page.get_by_role("button", name="Search")).to_be_hidden()
    expect(page.locator("[data-md-component=palette] label:visible")).to_have_count(0)
    assert len(reader.faults.found) == 2  # the request, and what the browser says of it
    reader.faults.found.clear()


@pytest.mark.parametrize("kind", ["home", "facing", "debate", "documents", "projector"])
def test_a_face_that_has_no_second_chance_is_asked_for_at_once_and_used(
    reader_of: Callable[[Path], Reader], site: Path, kind: Kind
) -> None:
    """One that is optional is in time for a first visit only if the page’s head asks for it."""
    reader = reader_of(site)
    window = reader.window()
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    page = reader.turn(window, of_kind(site, kind)[0].address)
    early = page.locator("link[rel=preload][as=font]").evaluate_all("links => links.map(link => link.href)")
    late = {url for url in asked if url.endswith(".woff2")} - set(early)
    assert all("alegreya-sc" in url for url in late), "small capitals alone may come later"
    used = page.evaluate("""() => [...document.fonts].filter(face => face.status === "loaded")
        .map(face => [face.family, face.style, face.weight].join(" ").replaceAll('"', "").toLowerCase())""")
    assert {"alegreya normal 400 700", "alegreya italic 400"} <= set(used), used
    assert {"alegreya sans normal 400 500", "alegreya sans normal 600 800"} <= set(used), used
