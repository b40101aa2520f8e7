"""Bind charts: their figures checked in shape, what they bear on looked up."""

from __future__ import annotations

import re

from facing_pages import kinds
from facing_pages.binding.binder import Binder
from facing_pages.model import Chart, Series
from facing_pages.writing import records as r
from facing_pages.writing.reader import Record

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def charts(binder: Binder) -> tuple[Chart, ...]:
    """The charts of a folder, by their numbers."""
    found = [_chart(binder, id, record) for id, record in binder.folder.by_id(kinds.CHARTS).items()]
    return tuple(sorted(found, key=lambda chart: (chart.number, chart.id)))


def _chart(binder: Binder, id: str, record: Record[r.ChartRecord]) -> Chart:
    value = record.value
    for at, series in enumerate(value.series):
        _values(binder, record, at, series)
    return Chart(
        id=id,
        number=value.number,
        title=value.title,
        see=binder.prose(record, value.see, "see"),
        kind=value.kind,
        x=value.x,
        unit=value.unit,
        series=tuple(Series(series.name, tuple(series.values)) for series in value.series),
        note=binder.prose(record, value.note, "note") if value.note else None,
        sources=binder.cited(record, value.sources, "sources"),
        passages=binder.placer.passages(record, value.passages, "passages"),
        events=binder.known(record, kinds.EVENTS, value.events, "events"),
        path=record.path,
    )


def _values(binder: Binder, record: Record[r.ChartRecord], at: int, series: r.SeriesRecord) -> None:
    """Whether the values of a series can be drawn."""
    keys: tuple[str | int, ...] = ("series", at, "values")
    names = [x for x, _ in series.values]
    for nth, name in enumerate(names):
        if record.value.kind == "line" and not _DAY.fullmatch(name):
            message = f"“{name}” is no day, and a line is drawn over days."
            repair = "Write 2025, 2025-01 or 2025-01-27; or make it a chart of bars."
            binder.report(record, (*keys, nth), "wrong-chart", message, repair)
        if name in names[:nth]:
            message = f"“{series.name}” has two values under “{name}”."
            binder.report(record, (*keys, nth), "wrong-chart", message, "Keep one of them.")
    figures = [y for _, y in series.values if y is not None]
    if not figures:
        message = f"“{series.name}” has no value that can be drawn."
        binder.report(record, keys, "wrong-chart", message, "Write its values, or take the series out.")
    elif min(figures) < 0:
        message = f"“{series.name}” has a value below nought, which these charts do not draw."
        binder.report(record, keys, "wrong-chart", message, "Tell it in words, or chart what is never below nought.")
