"""What was measured, and the runs it was measured in, kept between runs in a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

RECORD = Path(__file__).with_name("figures.json")
"""All figures of ``BENCHMARKS.md``, which is made from them."""

RIVAL = ": "
"""What stands between the name of another generator and the page of it in a subject."""


@dataclass(frozen=True)
class Figure:
    """One measure of one thing.

    Arguments:
        group: which part of the benchmarks measured it.
        subject: what was measured, such as the kind of a page.
        measure: what of it.
        unit: of the value; empty for a count or a score.
    """

    group: str
    subject: str
    measure: str
    value: float
    unit: str = ""


@dataclass
class Record:
    """The figures there are, each with the number of its run, and the conditions of every run that has any."""

    runs: dict[int, dict[str, str]] = field(default_factory=dict)
    figures: dict[Figure, int] = field(default_factory=dict)

    def begin(self, conditions: dict[str, str]) -> int:
        """A new run; its number."""
        number = max(self.runs, default=0) + 1
        self.runs[number] = conditions
        return number

    def add(self, found: Iterable[Figure], run: int) -> None:
        """Take in the figures of a run; whatever was known of the same subjects goes."""
        new = list(found)
        measured = {(figure.group, figure.subject) for figure in new}
        kept = {figure: at for figure, at in self.figures.items() if (figure.group, figure.subject) not in measured}
        self.figures = kept | dict.fromkeys(new, run)
        self.runs = {at: told for at, told in self.runs.items() if at == run or at in self.figures.values()}

    def of_groups(self, groups: Collection[str]) -> Record:
        """What is known of some groups alone."""
        kept = {figure: run for figure, run in self.figures.items() if figure.group in groups}
        return Record({at: told for at, told in self.runs.items() if at in kept.values()}, kept)

    def one(self, group: str, subject: str, measure: str) -> float | None:
        """A value, if it was measured."""
        return next(
            (
                figure.value
                for figure in self.figures
                if (figure.group, figure.subject, figure.measure) == (group, subject, measure)
            ),
            None,
        )

    def of(self, group: str, measure: str, subject: Callable[[str], bool] = lambda _: True) -> list[Figure]:
        """A measure of every subject that fits."""
        return [
            figure
            for figure in self.figures
            if (figure.group, figure.measure) == (group, measure) and subject(figure.subject)
        ]

    def run_of(self, group: str) -> list[int]:
        """The runs in which a group was measured."""
        return sorted({run for figure, run in self.figures.items() if figure.group == group})


def read(path: Path = RECORD) -> Record:
    """What earlier runs left; nothing where there was none."""
    if not path.is_file():
        return Record()
    kept = json.loads(path.read_text(encoding="utf-8"))
    runs = {int(number): told for number, told in kept["runs"].items()}
    return Record(runs, {Figure(*values): run for *values, run in kept["figures"]})


def write(record: Record, path: Path = RECORD) -> None:
    """Keep a record, a figure a line."""
    rows = [
        json.dumps([figure.group, figure.subject, figure.measure, figure.value, figure.unit, run], ensure_ascii=False)
        for figure, run in record.figures.items()
    ]
    runs = json.dumps(record.runs, ensure_ascii=False, indent=1)
    path.write_text('{"runs": ' + runs + ',\n"figures": [\n' + ",\n".join(rows) + "\n]}\n", encoding="utf-8")
