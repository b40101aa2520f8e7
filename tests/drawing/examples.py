"""Comparisons of any shape, for tests of drawings: so many articles, paragraphs and events."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from facing_pages.model import Comparison
from tests.compose import Draft, blocks

READINGS = ("a", "b", "c", "d")
SILENCE = {"by": "the editors", "on": "2026-11-22", "words": ["tunnel"]}


def paragraphs(*sizes: int) -> list[str]:
    """Paragraphs of so many words."""
    return [" ".join(f"w{number}.{word}" for word in range(size)) for number, size in enumerate(sizes)]


def event(number: int, passages: dict[str, list[str]], readings: tuple[str, ...]) -> dict[str, Any]:
    """An event that shows whole paragraphs; a reading without one is silent."""
    return {
        "number": number,
        "title": f"Event {number}",
        "when": "2021",
        "gloss": "What happened.",
        "passages": {reading: shown for reading, shown in passages.items() if shown},
        "silences": {reading: SILENCE for reading in readings if not passages.get(reading)},
    }


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Two to four articles, up to twenty events, each on some paragraphs of at least one article."""
    readings = READINGS[: draw(st.integers(2, 4))]
    sizes = {reading: draw(st.lists(st.integers(1, 400), min_size=1, max_size=30)) for reading in readings}
    events = {}
    for number in range(1, draw(st.integers(1, 20)) + 1):
        passages = {
            reading: draw(st.lists(st.sampled_from([f"p{at + 1}" for at in range(len(sizes[reading]))]), max_size=3))
            for reading in readings
        }
        if not any(passages.values()):
            passages[readings[0]] = ["p1"]
        events[f"event-{number}"] = event(number, passages, readings)
    articles = {reading: blocks(*paragraphs(*sizes[reading])) for reading in readings}
    return Draft(articles=articles, events=events).comparison()
