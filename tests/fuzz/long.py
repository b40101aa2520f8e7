"""What is long: an input again and again, as far as a file may go, so that what takes its time is seen."""

from __future__ import annotations

from collections.abc import Callable

from tests.fuzz import records, shown, texts

_READERS: tuple[Callable[[bytes], None], ...] = (
    texts.plain,
    texts.markdown,
    texts.quotation,
    shown.prose,
    records.yaml,
    records.moved,
    records.links,
    records.history,
)
_LENGTHS = (30_000, 60_000, 120_000)
"""Bytes: with every step of the reader watched, these take as long as a megabyte would without."""


def long(data: bytes) -> None:
    """A reader, as the first byte says, and a text: a beginning, what is repeated, an end, with an RS between."""
    if len(data) < 3:
        return
    begins, _, rest = data[2:].partition(b"\x1e")
    again, _, ends = rest.partition(b"\x1e")
    length = _LENGTHS[data[1] % len(_LENGTHS)]
    again = again or begins
    times = length // max(len(again), 1)
    _READERS[data[0] % len(_READERS)](begins + again * times + ends)
