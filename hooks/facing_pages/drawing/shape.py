"""The shape of a comparison, all that its drawings and their tables say.

One call gives templates and pages the same facts, so that a drawing and the
table beside it cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from facing_pages.drawing import bars as b
from facing_pages.drawing import chart as c
from facing_pages.drawing import timeplot as t
from facing_pages.drawing.measure import Extent, Measured, Stretch, joined, measured, stretches
from facing_pages.drawing.parallax import ParallaxMap, parallax
from facing_pages.drawing.uses import Work, works
from facing_pages.model import Cell, Chart, Comparison, Event, Reading
from facing_pages.once import once


@dataclass(frozen=True)
class Part:
    """What an event takes of one article: nothing, where the reading is silent."""

    cell: Cell
    stretches: tuple[Stretch, ...]

    @property
    def words(self) -> int:
        """Words of the article that the event shows, each once."""
        return sum(stretch.words for stretch in self.stretches)


@dataclass(frozen=True)
class Row:
    """An event, and what it takes of each article."""

    event: Event
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Length:
    """An article as the events take it up.

    ``spoken`` counts events; ``silent_on`` are those that it does not mention; ``shown`` is the number of words that
    some event shows, each counted once.
    """

    reading: Reading
    words: int
    extents: tuple[Extent, ...]
    spoken: int
    silent_on: tuple[Event, ...]
    shown: int


@dataclass(frozen=True)
class Shape:
    """All drawings of a comparison, each made when it is asked for."""

    comparison: Comparison

    @cached_property
    def _articles(self) -> tuple[Measured, ...]:
        return tuple(measured(reading) for reading in self.comparison.readings)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The silence map, a row an event, in the events' order."""
        return tuple(
            Row(
                event,
                tuple(
                    Part(event.cell(article.reading.id), stretches(article, event.cell(article.reading.id).passages))
                    for article in self._articles
                ),
            )
            for event in self.comparison.events
        )

    @cached_property
    def lengths(self) -> tuple[Length, ...]:
        """The articles, in the readings' order."""
        found = []
        for at, article in enumerate(self._articles):
            parts = [row.parts[at] for row in self.rows]
            found.append(
                Length(
                    reading=article.reading,
                    words=article.words,
                    extents=article.extents,
                    spoken=sum(not part.cell.silence for part in parts),
                    silent_on=tuple(row.event for row in self.rows if row.parts[at].cell.silence),
                    shown=sum(run.words for run in joined(run for part in parts for run in part.stretches)),
                )
            )
        return tuple(found)

    @property
    def longest(self) -> int:
        """The words of the longest article: the common scale."""
        return max(length.words for length in self.lengths)

    @property
    def most(self) -> int:
        """The words of the largest part of an article that an event takes."""
        return max((part.words for row in self.rows for part in row.parts), default=0)

    @property
    def spoken_by_all(self) -> int:
        """The number of events at which no reading is silent."""
        return sum(not event.silent for event in self.comparison.events)

    @cached_property
    def _taken(self) -> b.Taken:
        return {
            (row.event.id, part.cell.reading.id): part.stretches
            for row in self.rows
            for part in row.parts
            if part.stretches
        }

    @cached_property
    def maps(self) -> tuple[ParallaxMap, ParallaxMap]:
        """The parallax map, wide and narrow."""
        wide, narrow = (parallax(self.comparison, self._articles, self._taken, frame) for frame in (b.WIDE, b.NARROW))
        return wide, narrow

    @cached_property
    def plots(self) -> tuple[t.TimePlot, t.TimePlot]:
        """The timeline's drawing, wide and narrow."""
        return t.time_plot(self.comparison, t.WIDE), t.time_plot(self.comparison, t.NARROW)

    def chart(self, chart: Chart) -> tuple[c.LineChart | c.BarChart, c.LineChart | c.BarChart]:
        """A chart's drawing, wide and narrow."""
        return c.drawn(chart, c.WIDE), c.drawn(chart, c.NARROW)

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """One source, two uses."""
        return works(self.comparison)

    @property
    def most_named(self) -> int:
        """The largest count of a name in one article: the common scale of the names."""
        return max(
            (
                len(name.of(reading.id))
                for naming in self.comparison.names
                for name in naming.names
                for reading in self.comparison.readings
            ),
            default=0,
        )


@once
def shape(comparison: Comparison) -> Shape:
    """The shape of a comparison, the same for all who ask."""
    return Shape(comparison)
