"""The groups of the benchmarks, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.bench.figures import Figure


@dataclass(frozen=True)
class Options:
    """What may be asked of a run.

    Arguments:
        runs: how often each thing is measured; the median counts.
        sizes: how many comparisons the sites have whose growth is measured.
        pages: the kinds of pages to look at; every kind if empty.
    """

    runs: int = 5
    sizes: tuple[int, ...] = (1, 10, 100)
    pages: tuple[str, ...] = ()


Group = Callable[[Options], Iterator[Figure]]


def named(name: str) -> Group:
    """A group by its name; its module is read only when it is run."""
    from importlib import import_module

    measure: Group = import_module(f"tests.bench.{name}").measure
    return measure


NAMES = ("reader", "search", "long", "formats", "trust", "writer", "growth")
ELSEWHERE = ("fuzzing",)
"""Groups of figures that are not measured here, and stay when all others begin anew: “make fuzz” has them."""
