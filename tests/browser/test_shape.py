"""The drawings of the shape: reached by keyboard, legible, and saying what the tables beside them say."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Tab

from facing_pages.wording import series
from tests.browser.reader import Reader, Scheme
from tests.browser.rules import broken
from tests.loaded import tram
from tests.pages import parse
from tests.sites import Site
from tests.tram import ARTICLES, FACING, MAP, READINGS

WIDTHS = [390, 820, 1440]
EVENTS = [event.id for event in tram().events]
SHOWN = "svg:visible"

# The words of a drawing, each with the place it takes up and the size it is read at.
WRITTEN = """drawing => [...drawing.querySelectorAll("text")].map(text => {
    const {left, top, right, bottom} = text.getBoundingClientRect();
    const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
    const size = parseFloat(getComputedStyle(text).fontSize) * scale;
    return {words: text.textContent, left, top, right, bottom, size};
})"""


def _drawing(page: Tab, figure: str) -> Locator:
    found = page.locator(f"{figure} {SHOWN}")
    assert found.count() == 1, "two drawings, one shown"
    return found


def _fragments(links: Locator) -> list[str]:
    return [(link.get_attribute("href") or "").partition("#")[2] for link in links.all()]


# --- the parallax map and the silence map --------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_every_event_of_the_map_is_come_to_by_keyboard(reader: Reader, width: int) -> None:
    page = reader.open(MAP.address, width=width)
    links = _drawing(page, ".fp-map").locator("a")
    assert _fragments(links) == EVENTS
    links.first.focus()
    reached = [page.evaluate("() => document.activeElement.getAttribute('href')")]
    for _ in EVENTS[1:]:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("() => document.activeElement.getAttribute('href')"))
    assert [address.partition("#")[2] for address in reached] == EVENTS
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/facing/#{EVENTS[-1]}")
    assert page.locator(f"#{EVENTS[-1]}[data-event]").count() == 1


def test_focus_on_an_event_is_seen(reader: Reader) -> None:
    page = reader.open(MAP.address)
    links = _drawing(page, ".fp-map").locator("a")
    style = "link => { const s = getComputedStyle(link.querySelector('circle')); return [s.strokeWidth, s.fill]; }"
    before = links.nth(1).evaluate(style)
    links.first.focus()
    page.keyboard.press("Tab")
    assert links.nth(1).evaluate(style) != before


@pytest.mark.parametrize("width", WIDTHS)
def test_the_table_says_the_same_as_the_map(reader: Reader, width: int) -> None:
    page = reader.open(MAP.address, width=width)
    drawn = _drawing(page, ".fp-map").locator("a > title").all_text_contents()
    rows = page.locator("#silences tbody tr").all()
    assert _fragments(page.locator("#silences tbody th a")) == EVENTS
    for said, row in zip(drawn, rows, strict=True):
        for letter, cell in zip("AB", row.locator("td").all(), strict=True):
            if cell.get_attribute("data-silent") is not None:
                assert f"{letter} is silent" in said
            else:
                paragraphs = len(re.findall(r"¶\d+", cell.inner_text()))
                assert re.search(rf"{letter} in {paragraphs} paragraphs?\b", said), said


def test_it_says_on_how_many_events_a_text_is_silent_and_on_which(reader: Reader) -> None:
    page = reader.open(MAP.address)
    for figure in (page.locator(".fp-map figcaption"), page.locator("#silences tfoot")):
        said = " ".join(figure.inner_text().split())
        for letter, reading in zip("AB", READINGS, strict=True):
            numbers = [event.number for event in tram().events if event.cell(reading).silence]
            match numbers:
                case []:
                    assert f"{letter} speaks of every event." in said
                case [one]:
                    assert f"{letter} is silent on one event ({one})." in said
                case _:
                    assert f"{letter} is silent on {len(numbers)} events ({series(numbers)})." in said
        assert not re.search(r"silent (on|in)\s\d+(?! events? \()", said), said


def test_each_drawing_says_how_it_is_read(reader: Reader) -> None:
    page = reader.open(MAP.address)
    expect(page.locator(".fp-map figcaption")).to_contain_text("Each bar is one text")
    expect(page.locator(".fp-dots figcaption")).to_contain_text("A dot is a date that the text mentions")
    expect(page.get_by_text("Each line is one text, from its first word to its last")).to_be_visible()
    expect(page.get_by_text("the longer the bar, the more often")).to_be_visible()


def test_the_heads_of_the_table_end_on_one_line(reader: Reader) -> None:
    page = reader.open(MAP.address, width=390)
    ends = page.evaluate(
        """() => [...document.querySelectorAll("#silences thead th")].map(head => {
            const words = document.createRange();
            words.selectNodeContents(head);
            return [words.getClientRects().length, words.getBoundingClientRect().bottom];
        })"""
    )
    # Of one line and of more, or all would end on one line anyway.
    assert len({lines for lines, _ in ends}) > 1
    assert max(end for _, end in ends) - min(end for _, end in ends) < 6


def test_every_row_has_the_whole_article_as_a_line_and_breaks_it_where_it_is_silent(reader: Reader) -> None:
    page = reader.open(MAP.address)
    lines = page.locator(".fp-sil tbody .fp-line")
    assert lines.count() == len(EVENTS) * len(READINGS)
    for line in lines.all():
        drawn, article, is_broken, is_silent = line.evaluate(
            """line => [line.getBBox().width, line.ownerSVGElement.viewBox.baseVal.width,
                getComputedStyle(line).strokeDasharray !== "none", line.closest("td").matches("[data-silent]")]"""
        )
        assert drawn == article > 0
        assert is_broken == is_silent


def test_the_words_of_a_row_are_drawn_on_its_line(reader: Reader) -> None:
    page = reader.open(MAP.address)
    for cell in page.locator("#silences tbody td:not([data-silent])").all():
        widths = [float(rect.get_attribute("width") or 0) for rect in cell.locator("rect").all()]
        assert sum(widths) == int(cell.locator("b").inner_text())
    assert page.locator("#silences td[data-silent] rect").count() == 0


def test_a_silence_leads_to_who_looked_and_for_what(reader: Reader) -> None:
    page = reader.open(MAP.address)
    silent = [(event, cell) for event in tram().events for cell in event.silent]
    links = page.locator("#silences td[data-silent] a")
    assert _fragments(links) == [f"silence-{event.id}-{cell.reading.id}" for event, cell in silent]
    for link, (_, cell) in zip(links.all(), silent, strict=True):
        assert cell.silence
        signed = page.locator(f'[id="{(link.get_attribute("href") or "#")[1:]}"]').inner_text()
        assert all(word in signed for word in cell.silence.words)
        assert cell.silence.by.casefold() in signed.casefold()


# --- legible ---------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, *WIDTHS])
@pytest.mark.parametrize("figure", [".fp-map", ".fp-dots"])
def test_words_in_a_drawing_are_large_enough_and_apart(reader: Reader, figure: str, width: int) -> None:
    page = reader.open(MAP.address, width=width)
    written: list[dict[str, Any]] = _drawing(page, figure).evaluate(WRITTEN)
    assert written
    for text in written:
        assert text["left"] >= 0, text
        assert text["right"] <= width, text
        assert text["size"] >= (12 if width >= 390 else 9.5), text
    for number, one in enumerate(written):
        for other in written[number + 1 :]:
            beside = one["right"] <= other["left"] + 1 or other["right"] <= one["left"] + 1
            # A line of type is higher than its letters; a third of it may be shared.
            above = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            assert beside or above <= (one["bottom"] - one["top"]) / 3, (one, other)


@pytest.mark.parametrize("width", [320, *WIDTHS])
def test_nothing_is_wider_than_the_window(reader: Reader, width: int) -> None:
    page = reader.open(MAP.address, width=width)
    page.evaluate("() => document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    wide = page.evaluate(
        """() => [...document.querySelectorAll("main *")]
            .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
            .map(element => element.outerHTML.slice(0, 80))"""
    )
    assert not wide
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_unfolded_keeps_the_accessibility_rules(reader: Reader, scheme: Scheme, width: int) -> None:
    page = reader.open(MAP.address, width=width, scheme=scheme)
    page.evaluate("() => document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    assert broken(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_drawings_stand_out_from_the_page(reader: Reader, scheme: Scheme) -> None:
    """3:1 at least, the contrast that WCAG asks of what is drawn, also where colours are forced."""
    page = reader.open(MAP.address, scheme=scheme)
    contrast = """shape => {
        const numbers = colour => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
        const light = colour => numbers(colour)
            .map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
        const style = getComputedStyle(shape);
        const paper = getComputedStyle(document.body).backgroundColor;
        const drawn = style.fill === "none" ? style.stroke : style.fill;
        const [high, low] = [light(drawn), light(paper)].sort((a, b) => b - a);
        return (high + 0.05) / (low + 0.05);
    }"""
    shapes = (
        ".fp-map:visible .fp-fill",
        ".fp-map path.fp-gone",
        ".fp-sil .fp-line",
        ".fp-dots .fp-fill",
        ".fp-name .fp-fill",
    )
    for forced in ("none", "active"):
        page.emulate_media(forced_colors="active" if forced == "active" else "none")
        for shape in shapes:
            assert page.locator(shape).first.evaluate(contrast) >= 3, (shape, forced)


# --- the strip -------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, *WIDTHS])
@pytest.mark.parametrize("javascript", [True, False])
def test_the_strip_stays_in_view(reader: Reader, width: int, javascript: bool) -> None:
    page = reader.open(f"{FACING.address}#cost", width=width, javascript=javascript)
    links = page.locator(".fp-strip a")
    assert _fragments(links) == EVENTS
    for link in links.all():
        box = link.bounding_box()
        assert box
        assert box["width"] >= 24
        assert box["height"] >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert 450 < box["y"] < 900
        assert box["y"] + box["height"] <= 900


def test_the_strip_leads_to_a_row_and_says_where_one_is(reader: Reader) -> None:
    page = reader.open(FACING.address)
    current = page.locator(".fp-strip [aria-current]")
    page.locator('.fp-strip a[href="#lease"]').click()
    page.locator('.fp-strip a[href="#lease"][aria-current="location"]').wait_for()
    assert _fragments(current) == ["lease"]
    page.locator('.fp-strip a[href="#cost"]').click()
    page.locator('.fp-strip a[href="#cost"][aria-current]').wait_for()
    assert _fragments(current) == ["cost"]


def test_in_the_complete_texts_the_strip_shows_the_events_of_what_is_read(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}#{READINGS[1]}-p9")
    current = page.locator(".fp-strip [aria-current]")
    current.first.wait_for()
    shown = {event.id for event in tram().events if "p9" in event.cell(READINGS[1]).paragraphs}
    assert set(_fragments(current)) & shown


def test_the_strip_hides_nothing_that_has_the_focus(reader: Reader) -> None:
    page = reader.open(FACING.address, width=390, height=640)
    covered = """() => {
        const {left, top, bottom, width} = document.activeElement.getBoundingClientRect();
        const over = document.elementFromPoint(left + width / 2, Math.min(top + 12, bottom - 1));
        return over?.closest(".fp-strip") !== null && !document.activeElement.closest(".fp-strip");
    }"""
    page.locator(".fp-row a").first.focus()
    for _ in range(80):
        page.keyboard.press("Tab")
        assert not page.evaluate(covered), page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)")


# --- dates, names, sources -----------------------------------------------------------


def test_there_is_a_dot_for_each_date_a_reading_speaks_of(reader: Reader) -> None:
    page = reader.open(MAP.address)
    moments = tram().timeline
    spoken = sum(bool(moment.of(reading)) for moment in moments for reading in READINGS)
    assert _drawing(page, ".fp-dots").locator("circle").count() == spoken
    assert page.locator(".fp-moments > li").count() == len(moments)
    silent = page.locator(".fp-moments .fp-none")
    assert silent.count() == len(moments) * len(READINGS) - spoken
    assert set(silent.all_inner_texts()) == {"does not mention it"}


def test_bars_of_names_are_as_long_as_their_counts(reader: Reader) -> None:
    page = reader.open(MAP.address)
    for row in page.locator(".fp-name tbody tr").all():
        for cell in row.locator("td").all():
            count = int(cell.locator("b").inner_text())
            assert float(cell.locator("rect").get_attribute("width") or 0) == count


def test_every_occurrence_of_a_name_leads_to_the_paragraph_that_holds_it(full: Site) -> None:
    page = parse(full.folder / MAP.path)
    articles = {reading: parse(full.folder / article.path) for reading, article in zip(READINGS, ARTICLES, strict=True)}
    lines = page.css(".fp-name li")
    assert len(lines) == sum(name.count for naming in tram().names for name in naming.names)
    for line in lines:
        link, name = line.css_first("a"), line.css_first("b")
        assert link
        assert name
        reading, _, paragraph = (link.attributes["href"] or "").removeprefix("../").partition("/#")
        held = articles[reading].css_first(f"p#{paragraph}")
        assert held
        assert name.text() in held.text()


def test_names_open_and_close_by_keyboard(reader: Reader) -> None:
    page = reader.open(MAP.address)
    fold = page.locator("#name-vehicle details")
    lines = fold.locator("li").first
    assert not lines.is_visible()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    lines.wait_for(state="visible")
    page.keyboard.press("Enter")
    lines.wait_for(state="hidden")


def test_two_uses_of_a_source_stand_side_by_side(reader: Reader) -> None:
    page = reader.open(MAP.address, width=1440)
    works = page.locator(".fp-use")
    assert works.count()
    for work in works.all():
        sides = [side.bounding_box() for side in work.locator(".fp-leaf").all()]
        assert len(sides) > 1
        assert len({round(side["y"]) for side in sides if side}) == 1
        assert work.locator("blockquote a").count() >= len(sides)


# --- paper, and no script ----------------------------------------------------------------


def test_on_paper_the_drawings_stay_and_the_folds_are_open(reader: Reader) -> None:
    page = reader.open(MAP.address)
    page.emulate_media(media="print")
    assert _drawing(page, ".fp-map").get_attribute("data-size") == "wide"
    assert page.locator("#name-vehicle li").first.is_visible()
    facing = reader.open(FACING.address)
    facing.emulate_media(media="print")
    assert not facing.locator(".fp-strip").is_visible()


def test_without_a_script_nothing_is_missing(reader: Reader) -> None:
    with_one, without = (reader.open(MAP.address, javascript=javascript) for javascript in (True, False))
    for part in ("svg a", "#silences tr", ".fp-moments > li", ".fp-name li", ".fp-use blockquote"):
        assert without.locator(f"main {part}").count() == with_one.locator(f"main {part}").count() > 0
