"""The usual packs: what a class is handed most often, each a choice on the hand-out page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facing_pages.model import Comparison

PAPERS = {"a4": "A4", "letter": "Letter"}
"""The papers by the word for each in an address, with their names."""


@dataclass(frozen=True)
class Pack:
    """What is printed together; ``choice`` is what the hand-out page's address would say of it."""

    id: str
    title: str
    choice: tuple[tuple[str, str], ...]

    def chosen(self, paper: str) -> dict[str, list[str]]:
        """What is to be chosen on the hand-out page for this pack on a paper: the values, by the control's name.

        >>> Pack("key", "Answer key", (("parts", "notes,key"),)).chosen("letter")
        {'parts': ['notes', 'key'], 'paper': ['letter']}
        """
        return {name: value.split(",") for name, value in (*self.choice, ("paper", paper))}

    def file(self, paper: str) -> str:
        """The name of its PDF.

        >>> Pack("key", "Answer key", (("parts", "key"),)).file("a4")
        'key-a4.pdf'
        """
        return f"{self.id}-{paper}.pdf"


def packs(comparison: Comparison) -> tuple[Pack, ...]:
    """The packs of a comparison: each text alone, in the readings' order, then what concerns all of them alike."""
    return tuple(_packs(comparison))


def _packs(comparison: Comparison) -> Iterator[Pack]:
    all_of_them = "Both texts" if len(comparison.readings) == 2 else "All texts"
    for reading in comparison.readings:
        alone = (("view", "texts"), ("order", reading.id), ("parts", "passages"), ("lines", "1"))
        yield Pack(f"text-{reading.id}", f"{reading.name} alone, with line numbers", alone)
    yield Pack("events", f"{all_of_them} by event, with notes and questions", (("parts", "passages,notes,questions"),))
    yield Pack("events-blind", f"{all_of_them} by event, blind", (("parts", "passages,questions"), ("blind", "1")))
    if comparison.lesson:
        yield Pack("organiser", "The organiser, blank and with the events", (("parts", "organiser,events"),))
    yield Pack("key", "The answer key", (("parts", "key"),))
