"""Bind the debate: its dates, and the table of who held what."""

from __future__ import annotations

from facing_pages import kinds
from facing_pages.binding.binder import Binder
from facing_pages.model import Debate, Held, Period, Tradition, Turn
from facing_pages.problems import meant
from facing_pages.writing import records as r
from facing_pages.writing.reader import Record


def debate(binder: Binder) -> Debate | None:
    """What ``debate.yml`` holds, if there is one."""
    record = binder.folder.one(kinds.DEBATE)
    if not record:
        return None
    value = record.value
    binder.once(record, [turn.id for turn in value.dates], "date", "dates")
    binder.once(record, [period.id for period in value.periods], "period", "periods")
    binder.once(record, [tradition.id for tradition in value.traditions], "tradition", "traditions")
    return Debate(
        title=value.title,
        introduction=binder.block(record, value.introduction, "introduction"),
        dates=tuple(_turn(binder, record, at) for at in range(len(value.dates))),
        periods=tuple(Period(period.id, period.title) for period in value.periods),
        traditions=tuple(_tradition(binder, record, at) for at in range(len(value.traditions))),
        path=record.path,
    )


def _turn(binder: Binder, record: Record[r.DebateRecord], at: int) -> Turn:
    value = record.value.dates[at]
    return Turn(
        id=value.id,
        date=value.date,
        title=value.title,
        text=binder.prose(record, value.text, "dates", at, "text"),
        sources=binder.cited(record, value.sources, "dates", at, "sources"),
    )


def _tradition(binder: Binder, record: Record[r.DebateRecord], at: int) -> Tradition:
    value = record.value.traditions[at]
    known = [period.id for period in record.value.periods]
    for id in value.held:
        if id not in known:
            repair = meant(id, known, "The periods stand under “periods”.")
            message = f"There is no period “{id}”."
            binder.report(record, ("traditions", at, "held", id), "unknown-id", message, repair)
    return Tradition(
        id=value.id,
        name=value.name,
        note=binder.prose(record, value.note, "traditions", at, "note") if value.note else None,
        sources=binder.cited(record, value.sources, "traditions", at, "sources"),
        held={id: _held(binder, record, at, id) for id in known if id in value.held},
    )


def _held(binder: Binder, record: Record[r.DebateRecord], at: int, period: str) -> Held:
    value = record.value.traditions[at].held[period]
    keys = ("traditions", at, "held", period)
    terms = binder.known(record, kinds.TERMS, filter(None, [value.term]), *keys, "term")
    return Held(
        says=binder.prose(record, value.says, *keys, "says"),
        term=next(iter(terms), None),
        sources=binder.cited(record, value.sources, *keys, "sources"),
    )
