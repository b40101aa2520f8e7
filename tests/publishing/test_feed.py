"""The feed: a program that follows it sees what is new, each note once, whatever happens to the site."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import feedparser  # type: ignore[import-untyped]
import pytest
from hypothesis import given

from facing_pages.model import Comparison
from facing_pages.publishing.feed import feed
from facing_pages.publishing.publication import Publication
from tests import strategies
from tests.compose import bridge
from tests.loaded import HELD
from tests.loaded import comparison as held

BRIDGE = bridge().comparison()
SITE = Publication("https://tram.example/read/", "Read", "https://licence.example/", "1.2", "2025-03-01")


def followed(comparison: Comparison, publication: Publication = SITE) -> Any:
    found = feedparser.parse(feed(comparison, publication).encode())
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


@pytest.mark.parametrize("held_in", HELD, ids="/".join)
def test_it_has_every_note_with_its_lasting_address(held_in: tuple[str, str]) -> None:
    comparison = held(*held_in)
    found = followed(comparison)
    assert found.feed.id == f"https://tram.example/read/{comparison.id}/data/feed.xml"
    ids = [entry.id for entry in found.entries]
    wanted = {f"https://tram.example/read/{comparison.id}/facing/#note-{one.id}" for one in comparison.annotations}
    assert len(ids) == len(set(ids)) == min(50, len(wanted))
    assert set(ids) <= wanted
    for entry in found.entries:
        assert entry.title
        assert entry.content[0].value.startswith("<p>")
        assert entry.link == entry.id
        assert entry.updated.endswith("T00:00:00Z")


def test_what_changed_last_stands_first_with_its_days_and_its_writers() -> None:
    first, second = BRIDGE.annotations
    day = datetime.date(2025, 3, 1)
    changed = replace(second, by=("A. Chu",), created=day, changed=day + datetime.timedelta(days=40))
    found = followed(replace(BRIDGE, annotations=(replace(first, created=day, changed=day), changed)))
    assert [entry.id.rpartition("#note-")[2] for entry in found.entries] == [second.id, first.id]
    assert found.entries[0].updated == "2025-04-10T00:00:00Z"
    assert found.entries[0].published == "2025-03-01T00:00:00Z"
    assert found.entries[0].author == "A. Chu"
    assert found.feed.updated == "2025-04-10T00:00:00Z"


def test_without_a_history_all_notes_are_of_the_day_of_the_edition() -> None:
    assert {entry.updated for entry in followed(BRIDGE).entries} == {"2025-03-01T00:00:00Z"}
    captured = max(reading.dossier.captured for reading in BRIDGE.readings)
    assert followed(BRIDGE, Publication()).feed.updated == f"{captured}T00:00:00Z"


@given(strategies.lines)
def test_no_words_break_it(words: str) -> None:
    found = followed(replace(BRIDGE, title=words, question=words))
    assert len(found.entries) == len(BRIDGE.annotations)
