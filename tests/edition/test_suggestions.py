"""How near a machine's suggestions for the two articles come to the events that editors made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from facing_pages.model import Event
from facing_pages.starting.pairing import Pairing, drafts, pairings
from tests.edition.deepseek import READINGS, deepseek

In = Callable[[Event, Pairing], bool]


def shows_paragraphs(event: Event, pairing: Pairing) -> bool:
    """Whether an event has the paragraphs of all sentences of a suggestion."""
    return all(one.block.id in event.cell(reading).paragraphs for reading, one in pairing.sentences.items())


def shows_words(event: Event, pairing: Pairing) -> bool:
    """Whether an event shows words of each sentence of a suggestion."""
    return all(
        any(
            passage.start < one.block.start + one.end and one.block.start + one.start < passage.end
            for passage in event.cell(reading).passages
        )
        for reading, one in pairing.sentences.items()
    )


def met(found: Sequence[Pairing], is_in: In) -> list[set[str]]:
    """For each suggestion the events that it lies in, of those that both articles treat."""
    shared = [event for event in deepseek().events if not event.silent]
    assert len(shared) == 11
    return [{event.id for event in shared if is_in(event, pairing)} for pairing in found]


@pytest.fixture(scope="module")
def found() -> list[Pairing]:
    return pairings({reading.id: reading.article for reading in deepseek().readings})


@pytest.mark.parametrize("is_in", [shows_paragraphs, shows_words])
def test_most_of_the_first_suggestions_lie_in_one_event_and_most_events_are_met(
    found: list[Pairing], is_in: In
) -> None:
    events = met(found[:40], is_in)
    assert sum(map(bool, events[:10])) >= 6
    assert sum(map(bool, events)) >= 12
    assert len(set().union(*events)) >= 8


def test_every_draft_lies_in_one_event(found: list[Pairing]) -> None:
    events = met(drafts(found, READINGS, 12), shows_words)
    assert len(events) >= 3
    assert all(events)
