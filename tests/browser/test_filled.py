"""Sheets are used: no page of a hand-out is nearly empty but the last one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.pages import comparisons, of_kind
from tests.paper import MM, filled
from tests.sites import WHOLE, Builder

FOOT = 84 * 0.75 - 1
"""The lower margin of a sheet, in points."""
TOP = 15 * MM / (297 * MM - FOOT)
"""The upper margin, as a share of what is above the foot."""

CHOICES = (
    "parts=passages,questions",
    "parts=passages,notes,questions,organiser,events&lines=1",
    "parts=passages,notes,questions&room=1",
    "parts=passages,questions&large=1&room=1&lines=1",
    "parts=passages,words,questions&blind=1",
    "parts=organiser,events",
    "parts=key",
    "view=texts&parts=passages,questions&lines=1",
    "view=texts&parts=passages,notes&large=1",
    "view=words",
    "order={first}&parts=passages,questions&lines=1&room=1",
    "view=texts&order={first}&parts=passages,questions&room=1",
    "view=starter",
)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", [WHOLE, "full", "three"])
def test_no_page_is_under_a_third_full_but_the_last(
    reader_of: Callable[[Path], Reader], edition: Builder, name: str, paper: str
) -> None:
    site = edition(name).folder
    (page,) = of_kind(site, "handout")
    (data,) = comparisons(site)
    reader = reader_of(site)
    window = reader.window()
    for choice in CHOICES:
        asked = choice.format(first=data["readings"][0]["id"])
        reader.turn(window, f"{page.address}?{asked}&paper={paper}")
        expect(window.locator(".fp-hand__count")).to_contain_text("page")
        *shares, last = filled(window.pdf(prefer_css_page_size=True), FOOT)
        assert last > TOP, asked
        assert [round(share, 2) for share in shares if (share - TOP) / (1 - TOP) < 1 / 3] == [], asked
