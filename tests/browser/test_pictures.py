"""A picture of an article is seen, on the site and in the class file, and has words for those who do not see it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.sites import Builder


@pytest.mark.parametrize("address", ["flood/account/", "flood/facing/", "flood/data/flood.html"])
def test_a_picture_is_seen(reader_of: Callable[[Path], Reader], edition: Builder, address: str) -> None:
    page = reader_of(edition("forms").folder).open(address)
    picture = page.locator("figure img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 640)
    expect(picture).to_have_attribute(
        "alt", "The mill in the water: a house with a wheel, and the river up to its door"
    )
