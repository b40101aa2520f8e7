"""The benchmarks, as a table: how long a person waits for what they do most.

Each is run three times and the best time given, since whatever else the machine
is doing can only make it slower.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from facing_pages.article.parse import parse
from facing_pages.edition import load

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3

PARAGRAPH = "Shockwaves were sent through the market[1] on the day, and 1,000 words were printed about them. " * 10
TEN_MEGABYTES = (
    "A title\n\n" + f"{PARAGRAPH}\n\n" * (10_000_000 // len(PARAGRAPH)) + "[1] www.example.org (12-02-2025)\n"
)


def _parse_large_text() -> None:
    parse(TEN_MEGABYTES, "large.txt")


def _load_sources() -> None:
    load(ROOT / "docs", ROOT)


def _build_site() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder)
        subprocess.run(command, cwd=ROOT, check=True)


BENCHMARKS: dict[str, Callable[[], None]] = {
    "parse a text of 10 MB": _parse_large_text,
    "read and bind every source file": _load_sources,
    "build the whole site": _build_site,
}


def _best(task: Callable[[], None]) -> float:
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        task()
        times.append(perf_counter() - start)
    return min(times)


def main() -> None:
    """Run them all, the fast ones first."""
    print(f"{'benchmark':<34}{'seconds':>8}")
    for name, task in BENCHMARKS.items():
        print(f"{name:<34}{_best(task):>8.2f}", flush=True)


if __name__ == "__main__":
    main()
