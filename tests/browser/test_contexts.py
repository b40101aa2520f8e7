"""Charts and the debate: what is to be seen is said, told by more than colour, and stands as a table too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.tram import FACING

CHARTS, DEBATE = "tram/charts/", "tram/debate/"


@pytest.mark.parametrize("width", [390, 1440])
def test_a_chart_says_what_is_to_be_seen_and_has_its_figures_as_a_table(reader: Reader, width: int) -> None:
    page = reader.open(CHARTS, width=width)
    chart = page.get_by_role("region", name="Riders of the tram")
    drawing = chart.get_by_role("img")
    expect(drawing).to_have_count(1)
    expect(drawing).to_have_accessible_name(
        "Riders of the tram: The number of riders fell in the summer, and rose above its first figure in the autumn."
    )
    expect(chart.get_by_text("The scale begins at 3,000, not at nought.")).to_be_visible()
    chart.get_by_text("The figures as a table").click()
    row = chart.get_by_role("row", name="July 2023")
    expect(row).to_contain_text("3,350.5")
    expect(chart.get_by_role("row", name="May 2023")).to_contain_text("none")
    expect(chart.get_by_role("link", name="County of Lyd, January 2023")).to_be_visible()


def test_series_are_told_by_more_than_colour(reader: Reader) -> None:
    page = reader.open(CHARTS)
    chart = page.get_by_role("region", name="What was paid for")
    key = chart.locator(".fp-chart__key li")
    expect(key).to_have_text(["The county’s accounts", "The gazette", "The fitters’ own count"])
    looks = chart.locator(".fp-chart__key .fp-chart__bar").evaluate_all(
        """bars => bars.map(bar => {
            const {fill, strokeDasharray} = getComputedStyle(bar);
            return `${fill === getComputedStyle(bar).stroke} ${strokeDasharray}`;
        })"""
    )
    assert len(set(looks)) == 3


def test_an_event_leads_to_its_charts_and_a_chart_to_its_events(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}#cost")
    page.locator("#cost").get_by_role("link", name="What was paid for").click()
    chart = page.get_by_role("region", name="What was paid for")
    expect(chart).to_be_in_viewport()
    chart.get_by_role("link", name="event 3").click()
    expect(page.locator("#cost")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_debate_says_who_held_what_when(reader: Reader, width: int) -> None:
    page = reader.open(DEBATE, width=width)
    dates = page.get_by_role("region", name="What was said when")
    expect(dates.get_by_role("listitem")).to_have_count(2)
    expect(dates.get_by_role("listitem").first).to_contain_text("A company builds the first line")
    held = page.locator("#tradition-council-men")
    expect(held).to_contain_text("Nothing was found.")
    expect(held.get_by_role("link", name="Glossary: Public property")).to_have_attribute(
        "href", "../../glossary/#public-property"
    )
    period = held.locator("td").last.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert (period == '"Since 1931"') == (width == 390), "where the heads of columns are gone, each cell has its own"


def test_charts_and_debate_are_found(reader: Reader) -> None:
    for words, title in (("riders autumn", "Chart: Riders of the tram"), ("keeps riders pay", "1902: The first line")):
        page = reader.open(FACING.address)
        page.get_by_role("button", name="Search", exact=True).click()
        page.get_by_role("searchbox").fill(words)
        expect(page.get_by_role("dialog").get_by_role("link").filter(has_text=title)).to_have_count(1)
