"""What each side would answer: open where there is room and on paper, a fold on a telephone, gone in blind reading."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.tram import FACING


@pytest.mark.parametrize("width", [820, 1440])
def test_it_stands_open_with_as_much_room_for_each_side(reader: Reader, width: int) -> None:
    page = reader.open(FACING.address, width=width)
    box = page.locator(".fp-replies")
    expect(box.locator("summary")).to_be_hidden()
    expect(box.get_by_text("What each side would answer").last).to_be_visible()
    (one, other) = (side.bounding_box() for side in box.locator("li").all())
    assert one
    assert other
    assert one["width"] == pytest.approx(other["width"], abs=1)


def test_on_a_telephone_it_is_a_fold(reader: Reader) -> None:
    box = reader.open(FACING.address, width=390).locator(".fp-replies")
    expect(box.locator("li").first).to_be_hidden()
    box.locator("summary").click()
    assert [side.is_visible() for side in box.locator("li").all()] == [True, True]


@pytest.mark.parametrize("width", [390, 1440])
def test_paper_has_all_of_it(reader: Reader, width: int) -> None:
    page = reader.open(FACING.address, width=width)
    page.emulate_media(media="print")
    assert [side.is_visible() for side in page.locator(".fp-replies li").all()] == [True, True]


def test_blind_reading_shows_nothing_of_it(reader: Reader) -> None:
    expect(reader.open(f"{FACING.address}?blind=1").locator(".fp-replies")).to_be_hidden()
