"""The notes of an event in the order of their letters, and the part of them that each reading lists."""

from __future__ import annotations

import pytest

from tests.loaded import HELD, comparison


@pytest.mark.parametrize(("edition", "id"), HELD)
def test_letters_go_on_from_reading_to_reading(edition: str, id: str) -> None:
    held = comparison(edition, id)
    for event in held.events:
        notes = [annotation.label for annotation in held.annotations if annotation.event == event.id]
        assert [note.label for note in event.notes] == notes
        listed = [note for reading in held.readings for note in event.notes_of(reading.id)]
        assert [note.label for note in listed] == notes
        for reading in held.readings:
            assert all(reading.id in note.readings for note in event.notes_of(reading.id))
