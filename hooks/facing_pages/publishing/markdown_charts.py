"""The charts and the debate as ordinary Markdown: figures and views in tables, dates in a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from facing_pages.markdown import anchor, escape, table
from facing_pages.model import Chart, Comparison, Debate, Held, Source, Tradition
from facing_pages.pages import CHARTS, DEBATE
from facing_pages.publishing.markdown_parts import head
from facing_pages.publishing.portable import portable
from facing_pages.translating import gettext, ngettext
from facing_pages.wording import labelled, long_date, number


def charts(comparison: Comparison) -> str:
    """The charts, each with its figures and its sources."""
    parts = [head(CHARTS.title(comparison)), f"# {CHARTS.heading(comparison)}"]
    for chart in comparison.charts:
        parts += _chart(chart)
    return "\n\n".join(parts) + "\n"


def _chart(chart: Chart) -> Iterator[str]:
    yield f"## {anchor(f'chart-{chart.id}')}{escape(chart.title)}"
    yield portable(chart.see.markdown)
    heads = [escape(chart.x), *(f"{escape(series.name)}, {escape(chart.unit)}" for series in chart.series)]
    rows = [
        [long_date(x) if chart.kind == "line" else escape(x), *(_figure(series.at(x)) for series in chart.series)]
        for x in chart.under
    ]
    yield table(heads, rows)
    if chart.note:
        yield portable(chart.note.markdown)
    yield _from(chart.sources)


def _figure(value: float | None) -> str:
    return gettext("none") if value is None else number(value)


def debate(comparison: Comparison) -> str:
    """The debate: its dates, and the table of who held what."""
    parts = [head(DEBATE.title(comparison)), f"# {escape(DEBATE.heading(comparison))}"]
    if comparison.debate:
        parts += _debate(comparison.debate)
    return "\n\n".join(parts) + "\n"


def _debate(found: Debate) -> Iterator[str]:
    if found.introduction:
        yield portable(found.introduction.markdown)
    yield f"## {anchor('dates')}{gettext('What was said when')}"
    for turn in found.dates:
        yield f"### {anchor(f'date-{turn.id}')}{labelled(long_date(turn.date), escape(turn.title))}"
        yield " ".join(filter(None, (portable(turn.text.markdown), _from(turn.sources))))
    if found.traditions:
        yield f"## {anchor('held')}{gettext('Who has said what, since when')}"
        yield table(
            [gettext("Tradition"), *(escape(period.title) for period in found.periods)],
            [_tradition(found, one) for one in found.traditions],
        )


def _tradition(found: Debate, one: Tradition) -> list[str]:
    note = portable(one.note.markdown) if one.note else ""
    name = " ".join(filter(None, (anchor(f"tradition-{one.id}", f"**{escape(one.name)}**"), note, _from(one.sources))))
    return [name, *(_held(one.held.get(period.id)) for period in found.periods)]


def _held(held: Held | None) -> str:
    if not held:
        return gettext("Nothing was found.")
    return " ".join(filter(None, (portable(held.says.markdown), _from(held.sources))))


def _from(sources: Iterable[Source]) -> str:
    named = [f"[{escape(source.name)}](sources.md#source-{source.id})" for source in sources]
    label = ngettext("Source:", "Sources:", len(named))
    return f"{label} {'; '.join(named)}." if named else ""
