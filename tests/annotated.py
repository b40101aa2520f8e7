"""Any article in a comparison, with annotations on any of its words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from facing_pages.binding.quotations import Finder
from facing_pages.binding.weaving import placed
from facing_pages.model import Annotation, Article, Comparison
from tests.articles import articles
from tests.compose import bridge

BRIDGE = bridge().comparison()
READING = BRIDGE.readings[0]
"""The reading that has the article."""


class Case:
    """A comparison of which a failing test shows one text alone."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    def __repr__(self) -> str:
        blocks = self.comparison.readings[0].article.blocks
        notes = [[(one.start, one.end) for one in it.passages] for it in self.comparison.annotations]
        return "\n".join([*map(str, blocks), f"notes on {notes}"])


@st.composite
def annotated(draw: st.DrawFn) -> Case:
    """Any article in a comparison, with annotations on any of its words."""
    text = draw(articles())
    finder = Finder(READING.id, text)
    notes: list[Annotation] = []
    for number in range(draw(st.integers(0, 3)) if text.text else 0):
        start = draw(st.integers(0, len(text.text) - 1))
        end = draw(st.integers(start + 1, len(text.text)))
        run = text.text[start:end]
        passage = finder.passage(start + len(run) - len(run.lstrip()), end - len(run) + len(run.rstrip()))
        if run.strip() and passage.pieces:
            notes.append(replace(BRIDGE.annotations[0], id=f"n{number}", passages=(passage,), event=""))
    return Case(holding(text, *notes))


def holding(text: Article, *notes: Annotation) -> Comparison:
    """A comparison in which a reading has this article, with these annotations and without events."""
    readings = (replace(READING, article=text), *BRIDGE.readings[1:])
    found = {reading.id: placed(reading, notes, ()) for reading in readings}
    return replace(BRIDGE, readings=readings, annotations=notes, events=(), placed=found)
