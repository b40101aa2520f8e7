"""The prompts of a worksheet: what is asked of all readings alike, under names that are for ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facing_pages.model import Comparison, Event, OrganiserRow
from facing_pages.translating import gettext
from facing_pages.wording import sides


@dataclass(frozen=True)
class Prompt:
    """What is asked, and where the answer is kept.

    Arguments:
        name: in the browser's storage and in saved files.
        asks: the words that stand over the answer.
        former: the names it had before.
    """

    name: str
    asks: str
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of a worksheet: of a row of the organiser, of an event, or of the comparison as a whole."""

    of: OrganiserRow | Event | Comparison
    title: str
    about: str
    prompts: tuple[Prompt, ...]

    @property
    def event(self) -> Event | None:
        return self.of if isinstance(self.of, Event) else None

    @property
    def row(self) -> OrganiserRow | None:
        return self.of if isinstance(self.of, OrganiserRow) else None


def asked_who() -> Prompt:
    """The first prompt of every worksheet."""
    return Prompt("name", gettext("Your name, or a name for your group (you can leave this empty)"))


def sections(comparison: Comparison) -> Iterator[Section]:
    """The parts of a comparison's worksheet, in their order."""
    for row in comparison.lesson.organiser if comparison.lesson else ():
        yield Section(row, row.title, row.prompt.text, tuple(_of_readings(comparison, row)))
    for event in comparison.events:
        title = f"{event.number}. {event.title}"
        yield Section(event, title, event.gloss.text, tuple(_of_event(comparison, event)))
    closing = gettext("What speaks for your answer? What would make you change it?")
    whole = Prompt("question", f"{comparison.question} {closing}")
    yield Section(comparison, gettext("The question of the whole"), "", (whole,))


def _of_readings(comparison: Comparison, row: OrganiserRow) -> Iterator[Prompt]:
    for reading in comparison.readings:
        former = comparison.former(f"readings/{reading.id}")
        names = tuple(f"organiser/{row.id}/{id}" for id in (reading.id, *former))
        yield Prompt(names[0], f"{reading.letter} {reading.name}", names[1:])


def _of_event(comparison: Comparison, event: Event) -> Iterator[Prompt]:
    say = sides(len(comparison.readings))
    asked = {"both": say.all_say, "part": gettext("They part on"), "neither": say.none_says}
    if event.question:
        asked["question"] = event.question.text
    ids = (event.id, *comparison.former(f"events/{event.id}"))
    for part, asks in asked.items():
        names = tuple(f"{id}/{part}" for id in ids)
        yield Prompt(names[0], asks, names[1:])
