"""Hard words: what they mean in plain English, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from facing_pages.model.prose import Passage, Prose


@dataclass(frozen=True)
class HardWord:
    """A word of the articles that a reader may not know, with a plain meaning.

    ``passages`` are the words round it that were quoted, ``places`` the word
    itself in each of them.
    """

    id: str
    word: str
    meaning: Prose
    passages: tuple[Passage, ...]
    places: tuple[Passage, ...]
    path: str

    @property
    def readings(self) -> tuple[str, ...]:
        """The readings in whose article it is explained, in the passages' order."""
        return tuple(dict.fromkeys(place.reading for place in self.places))

    def of(self, reading: str) -> tuple[Passage, ...]:
        """Where it stands in a reading's article."""
        return tuple(place for place in self.places if place.reading == reading)
