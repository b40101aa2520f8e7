"""Charts: figures from sources, to be drawn and shown as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facing_pages.model.prose import Passage, Prose
from facing_pages.model.sources import Source

ChartKind = Literal["line", "bars"]
"""Values over days, or values of things."""


@dataclass(frozen=True)
class Series:
    """Values of one kind, each under its day or its thing; None where there is none."""

    name: str
    values: tuple[tuple[str, float | None], ...]

    def at(self, x: str) -> float | None:
        """The value under a day or a thing; None where there is none."""
        return dict(self.values).get(x)


@dataclass(frozen=True)
class Chart:
    """Figures with their sources.

    ``see`` says what is to be seen; ``x`` is what the values stand under, ``unit``
    what they count; ``events`` are the ids of those that it bears on.
    """

    id: str
    number: int
    title: str
    see: Prose
    kind: ChartKind
    x: str
    unit: str
    series: tuple[Series, ...]
    note: Prose | None
    sources: tuple[Source, ...]
    passages: tuple[Passage, ...]
    events: tuple[str, ...]
    path: str

    @property
    def under(self) -> tuple[str, ...]:
        """Every day in its order, or every thing in the order in which it is first named."""
        names = dict.fromkeys(x for series in self.series for x, _ in series.values)
        return tuple(sorted(names)) if self.kind == "line" else tuple(names)
