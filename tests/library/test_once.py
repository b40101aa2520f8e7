"""Facts that are made once for a record."""

from __future__ import annotations

import gc
import weakref
from dataclasses import dataclass, replace

from facing_pages.once import once


@dataclass(frozen=True)
class _Record:
    words: str


def test_a_fact_is_made_once_for_each_record_and_again_for_a_copy() -> None:
    made = []

    @once
    def length(record: _Record) -> int:
        made.append(record.words)
        return len(record.words)

    record = _Record("a tram")
    assert [length(record), length(record), length(replace(record, words="a bridge"))] == [6, 6, 8]
    assert made == ["a tram", "a bridge"]
    assert record == _Record("a tram")


def test_a_fact_keeps_no_record_alive() -> None:
    @once
    def itself(record: _Record) -> _Record:
        return record

    record = _Record("a tram")
    itself(record)
    gone = weakref.ref(record)
    del record
    gc.collect()
    assert gone() is None
