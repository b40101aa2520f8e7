"""The usual packs: what a class is handed most often, each a choice on the hand-out page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from facing_pages.model import Comparison, Reading
from facing_pages.publishing.handing_out import starting, word_list
from facing_pages.translating import gettext


@dataclass(frozen=True)
class Pack:
    """What is printed together; ``choice`` is what the hand-out page's address would say of it."""

    id: str
    titled: Callable[[], str]
    choice: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """What it is called in the language that is spoken now."""
        return self.titled()

    def chosen(self, paper: str) -> dict[str, list[str]]:
        """What is to be chosen on the hand-out page for this pack on a paper: the values, by the control's name.

        >>> Pack("key", lambda: "Answer key", (("parts", "notes,key"),)).chosen("letter")
        {'parts': ['notes', 'key'], 'paper': ['letter']}
        """
        return {name: value.split(",") for name, value in (*self.choice, ("paper", paper))}

    def file(self, paper: str) -> str:
        """The name of its PDF.

        >>> Pack("key", lambda: "Answer key", (("parts", "key"),)).file("a4")
        'key-a4.pdf'
        """
        return f"{self.id}-{paper}.pdf"


def packs(comparison: Comparison) -> tuple[Pack, ...]:
    """The packs of a comparison: each text alone, in the readings' order, then what concerns all of them alike."""
    return tuple(_packs(comparison))


def _packs(comparison: Comparison) -> Iterator[Pack]:
    two = len(comparison.readings) == 2
    yield from map(_alone, comparison.readings)
    first = ",".join(event.id for event in starting(comparison))
    yield Pack(
        "starter",
        lambda: gettext("Starter pack: one sheet, with a word list and three questions"),
        (("view", "starter"), ("events", first)),
    )
    yield Pack(
        "events",
        lambda: (
            gettext("Both texts by event, with notes and questions")
            if two
            else gettext("All texts by event, with notes and questions")
        ),
        (("parts", "passages,notes,questions"),),
    )
    yield Pack(
        "events-blind",
        lambda: gettext("Both texts by event, blind") if two else gettext("All texts by event, blind"),
        (("parts", "passages,questions"), ("blind", "1")),
    )
    if word_list(comparison):
        yield Pack("words", lambda: gettext("The word list"), (("view", "words"),))
    if comparison.lesson and comparison.lesson.adapted:
        yield Pack("short", lambda: gettext("The short texts, with a word list each"), (("view", "short"),))
    if comparison.trace:
        yield Pack(
            "trace",
            lambda: gettext("Trace it: from a sentence to its source, with the answers"),
            (("view", "trace"), ("parts", "key")),
        )
    if comparison.lesson:
        blank = (("parts", "organiser,events"),)
        yield Pack("organiser", lambda: gettext("The organiser, blank and with the events"), blank)
    yield Pack("key", lambda: gettext("The answer key"), (("parts", "key"),))


def _alone(reading: Reading) -> Pack:
    choice = (("view", "texts"), ("order", reading.id), ("parts", "passages"), ("lines", "1"))
    return Pack(
        f"text-{reading.id}",
        lambda: gettext("%(reading)s alone, with line numbers", reading=reading.name),
        choice,
    )
