"""Growth: what a site of more and more comparisons costs to build, and to build again after one change."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import generated
from tests.bench.aims import sized
from tests.bench.figures import Figure
from tests.bench.groups import Options
from tests.bench.processes import COMMAND, Cost, measured
from tests.sites import environment


def measure(options: Options) -> Iterator[Figure]:
    """Each size once: what a clean build costs, then one that finds nothing new, then one that finds one change."""
    for count in sorted(options.sizes):
        with TemporaryDirectory() as folder:
            print(f"  {sized(count)}", flush=True)
            yield from _grown(generated.site(Path(folder), count), count)


def _grown(project: Path, count: int) -> Iterator[Figure]:
    clean = _build(project)
    again = _build(project)
    with (project / "docs" / "c001" / "annotations" / "note-001.md").open("a", encoding="utf-8") as note:
        note.write("One sentence more.\n")
    changed = _build(project)
    site = project / "site"
    index = sum(file.stat().st_size for file in (site / "search").rglob("*.json"))
    home = len(gzip.compress((site / "index.html").read_bytes(), 6))
    for measure, value, unit in (
        ("processor", clean.processor, "s"),
        ("processor, each", clean.processor / count, "s"),
        ("wall", clean.wall, "s"),
        ("memory", clean.memory, "MB"),
        ("nothing changed", again.wall, "s"),
        ("after one change", changed.wall, "s"),
        ("after one change, processor", changed.processor, "s"),
        ("index", index / 1000, "kB"),
        ("home page, gzip", home / 1000, "kB"),
    ):
        yield Figure("growth", sized(count), measure, round(value, 3), unit)


def _build(project: Path) -> Cost:
    return measured((*COMMAND, "build"), project, environment())
