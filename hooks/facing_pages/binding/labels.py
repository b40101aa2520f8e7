"""Give each annotation the event it is discussed at, and its short mark in every view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from facing_pages.model import Annotation, Passage


def labelled(
    annotations: Sequence[Annotation],
    shown: Mapping[str, Sequence[Passage]],
    numbers: Mapping[str, int],
    order: Sequence[str],
) -> tuple[Annotation, ...]:
    """The annotations in the order of the facing page, each with its event and its label.

    An annotation is discussed at the event that shows the words of most of its
    readings, the first such. Its label is that event's number and a letter;
    one whose words no event shows has the number 0.

    Arguments:
        shown: by event, in order, the passages that it shows.
        numbers: the events' numbers.
        order: the readings' ids in their order.
    """
    homes: dict[str, list[Annotation]] = {event: [] for event in [*shown, ""]}
    for annotation in annotations:
        counts = {event: len(_readings_shown(annotation, passages)) for event, passages in shown.items()}
        best = max(counts, key=lambda event: counts[event], default="")
        homes[best if counts.get(best) else ""].append(annotation)

    def place(annotation: Annotation) -> tuple[int, int, str]:
        first = min(((order.index(p.reading), p.start) for p in annotation.passages), default=(0, 0))
        return (*first, annotation.id)

    return tuple(
        replace(annotation, label=f"{numbers.get(event, 0)}{_letters(at)}", event=event)
        for event, here in homes.items()
        for at, annotation in enumerate(sorted(here, key=place))
    )


def _readings_shown(annotation: Annotation, shown: Sequence[Passage]) -> set[str]:
    """The readings of which an event shows annotated words."""
    return {
        mine.reading
        for mine in annotation.passages
        for other in shown
        if mine.reading == other.reading and other.start < mine.end and mine.start < other.end
    }


def _letters(number: int) -> str:
    """Letters that count: a, b, … z, aa, ab and so on."""
    letter = chr(ord("a") + number % 26)
    return letter if number < 26 else _letters(number // 26 - 1) + letter
