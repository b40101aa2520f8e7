"""Keep figures that were measured elsewhere with those of the benchmarks, and make the page of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ruamel.yaml import YAML

from tests.bench import figures, table
from tests.bench.conditions import ROOT
from tests.bench.figures import Figure, Record

PAGE = ROOT / "BENCHMARKS.md"
WHY = Path(__file__).with_name("why.yml")


def write(record: Record) -> None:
    """Keep a record, and write the page of it."""
    figures.write(record)
    PAGE.write_text(table.page(record, YAML(typ="safe").load(WHY)), encoding="utf-8")


def keep(found: Iterable[Figure], conditions: Mapping[str, str]) -> None:
    """Take in the figures of a run that “make bench” does not make."""
    record = figures.read()
    record.add(found, record.begin(dict(conditions)))
    write(record)
