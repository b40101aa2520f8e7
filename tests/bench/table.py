"""The benchmarks as a page: every aim with its figure, the figures side by side, and the conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tests.bench.aims import Verdict, verdicts
from tests.bench.figures import Figure, Record

_HEADINGS = {
    "reader": "The reader: every kind of page, and others’ pages with the same texts",
    "search": "The search",
    "long": "A long comparison",
    "formats": "The formats: what is taken away from this edition",
    "trust": "Trust: what was tried that must not run, stall or destroy",
    "writer": "The writer",
    "growth": "Growth",
    "fuzzing": "Fuzzing: `make fuzz RECORD=1 SECONDS=90 JOBS=1`",
}


def page(record: Record, why: Mapping[str, str]) -> str:
    """All of ``BENCHMARKS.md``.

    Arguments:
        why: for an aim, by its id, why it is missed.
    """
    return "\n".join(_lines(record, why)) + "\n"


def aims(record: Record) -> Iterator[str]:
    """The table of the aims."""
    rows = [
        [
            verdict.aim.group,
            verdict.aim.text,
            number(verdict.value, verdict.aim.unit),
            f"{'≥' if verdict.aim.least else '≤'} {number(verdict.limit, verdict.aim.unit)}",
            "met" if verdict.met else "**missed**",
            verdict.where,
        ]
        for verdict in verdicts(record)
    ]
    return _table(["group", "aim", "figure", "limit", "", "where"], rows)


def number(value: float, unit: str = "") -> str:
    """A value with its unit, as exact as it is of use.

    >>> number(3412.4, "ms"), number(0.0912), number(2.5, "s"), number(100.0)
    ('3,412 ms', '0.091', '2.50 s', '100')
    """
    if value == round(value) and unit != "s":
        told = f"{value:,.0f}"
    else:
        told = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
        told = f"{value:.3f}" if abs(value) < 0.1 and unit != "s" else told
    return f"{told} {unit}".strip()


def _lines(record: Record, why: Mapping[str, str]) -> Iterator[str]:
    """All of the page, which says so where nothing was measured."""
    yield "# Benchmarks"
    yield ""
    yield "Made by `make bench`, which runs what it compares side by side: nothing here is written by hand, and no test"
    yield "asserts a time. The column “where” names what is farthest from the aim. Compare figures of one run only."
    yield ""
    if not record.figures:
        yield "Nothing is measured yet."
        return
    yield from aims(record)
    yield ""
    yield from _missed([verdict for verdict in verdicts(record) if not verdict.met], why)
    for group, heading in _HEADINGS.items():
        if figures := [figure for figure in record.figures if figure.group == group]:
            yield ""
            yield f"## {heading}"
            yield ""
            yield from _side_by_side(record, figures)
    yield ""
    yield "## Conditions"
    yield ""
    names = list(dict.fromkeys(name for told in record.runs.values() for name in told))
    rows = [[str(run), *(told.get(name, "") for name in names)] for run, told in record.runs.items()]
    yield from _table(["run", *names], rows)


def _missed(missed: list[Verdict], why: Mapping[str, str]) -> Iterator[str]:
    if not missed:
        yield "Every aim that was measured is met."
        return
    yield f"Missed: {len(missed)}."
    yield ""
    for verdict in missed:
        told = f" {why[verdict.aim.id]}" if verdict.aim.id in why else ""
        yield (
            f"* {verdict.aim.text}: {number(verdict.value, verdict.aim.unit)}, "
            f"not {number(verdict.limit, verdict.aim.unit)} ({verdict.where}).{told}"
        )


def _side_by_side(record: Record, figures: Iterable[Figure]) -> Iterator[str]:
    """A row a subject, a column a measure."""
    rows: dict[str, dict[str, Figure]] = {}
    for figure in figures:
        rows.setdefault(figure.subject, {})[figure.measure] = figure
    measures = list(dict.fromkeys(measure for row in rows.values() for measure in row))
    told = [
        [
            subject,
            *(number(row[name].value, row[name].unit) if name in row else "" for name in measures),
            str(record.figures[next(iter(row.values()))]),
        ]
        for subject, row in rows.items()
    ]
    return _table(["", *measures, "run"], told)


def _table(heads: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
