"""Run the benchmarks: ``python -m tests.bench [GROUP …] [--runs N] [--sizes N …] [--pages KIND …]``.

Without groups all are run and the record begins anew, but for what others than
this measure; with some, the figures of the others stay as they are, under the
conditions of their own run.
"""

from __future__ import annotations

import argparse

from tests.bench import figures, keeping
from tests.bench.conditions import conditions
from tests.bench.groups import ELSEWHERE, NAMES, Options, named


def main() -> None:
    """Measure what is asked for, print the aims, and write the page."""
    asked = _asked()
    options = Options(asked.runs, tuple(asked.sizes), tuple(asked.pages))
    record = figures.read() if asked.groups else figures.read().of_groups(ELSEWHERE)
    run = record.begin(conditions(options.runs))
    for name in asked.groups or NAMES:
        print(name, flush=True)
        record.add(named(name)(options), run)
        # After each: a run that is stopped leaves what it has.
        keeping.write(record)
    print(keeping.PAGE.read_text(encoding="utf-8"))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Run the benchmarks.")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"some of: {', '.join(NAMES)}; default: all")
    parser.add_argument("--runs", type=int, default=Options.runs, help="how often each thing is measured; default: 5")
    parser.add_argument("--sizes", type=int, nargs="*", default=Options.sizes, help="comparisons; default: 1 10 100")
    parser.add_argument("--pages", nargs="*", default=(), help="kinds of pages to look at; default: every kind")
    asked = parser.parse_args()
    if unknown := sorted(set(asked.groups) - set(NAMES)):
        parser.error(f"no such group: {', '.join(unknown)}; there are {', '.join(NAMES)}")
    return asked


if __name__ == "__main__":
    main()
