"""Fuzz: ``python -m tests.fuzz [TARGET …] [--seconds N] [--jobs N] [--record]``.

Each target runs in a process of its own. An input that breaks a promise, or
takes longer than it may, is kept in ``cases/`` under the name of its target,
from where ``test_cases.py`` takes it for ever after.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.fuzz.running import CASES, LONGEST, Fuzzed

ROOT = Path(__file__).parents[2]
_KEPT = """{name}: a promise is broken: {broken}
  The input is kept as {case}. Mend the code, call the file by what it shows, and “pytest tests/fuzz” holds it."""


def main() -> int:
    """Fuzz the targets, say how many inputs each was given, and what was found."""
    from tests.fuzz.targets import TARGETS

    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz the library.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"some of: {', '.join(TARGETS)}; default: all")
    parser.add_argument("--seconds", type=float, default=10, help="for each target; default: 10")
    parser.add_argument("--jobs", type=int, default=1, help="how many targets at a time; default: 1")
    parser.add_argument("--record", action="store_true", help="write the figures into BENCHMARKS.md")
    asked = parser.parse_args()
    names = asked.targets or list(TARGETS)
    if unknown := sorted(set(names) - set(TARGETS)):
        parser.error(f"no such target: {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    if importlib.util.find_spec("atheris") is None:
        parser.error("atheris is missing: it is there for Linux and for Python before 3.14.")
    fuzzed = _all(names, asked.seconds, asked.jobs)
    broken = [one for one in fuzzed if one.broken]
    for one in broken:
        print(_KEPT.format(name=one.name, broken=one.broken, case=one.case or "no file: the run itself failed"))
    slowest = max(fuzzed, key=lambda one: one.slowest)
    inputs = sum(one.inputs for one in fuzzed)
    print(f"{inputs:,} inputs; the slowest took {slowest.slowest:.2f} s of the {LONGEST} that one may ({slowest.name})")
    print("A promise is broken: see tests/fuzz/cases/." if broken else "Every promise held.")
    if asked.record:
        _record(sorted(fuzzed, key=lambda one: list(TARGETS).index(one.name)), asked.seconds)
    return min(len(broken), 1)


def _all(names: Sequence[str], seconds: float, jobs: int) -> list[Fuzzed]:
    """What came of every target, several at a time, in their order."""
    shares = [share for at in range(jobs) if (share := names[at::jobs])]
    with ThreadPoolExecutor(len(shares)) as pool:
        found = [one for share in pool.map(lambda share: list(_run(share, seconds)), shares) for one in share]
    return sorted(found, key=lambda one: names.index(one.name))


def _run(names: Sequence[str], seconds: float) -> Iterator[Fuzzed]:
    command = [sys.executable, "-m", "tests.fuzz.running", str(seconds), *names]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        for line in process.stdout or ():
            fuzzed = Fuzzed(**json.loads(line))
            told = f"{fuzzed.name}: {fuzzed.inputs:,} inputs, the slowest {fuzzed.slowest:.2f} s"
            print(f"{told}{', BROKEN' if fuzzed.broken else ''}", flush=True)
            yield fuzzed
    if process.returncode:
        raise SystemExit(process.returncode)


def _record(fuzzed: Sequence[Fuzzed], seconds: float) -> None:
    """Keep the figures with those of the benchmarks, under the conditions of this run."""
    from tests.bench import keeping
    from tests.bench.conditions import conditions_of_day, conditions_of_machine
    from tests.bench.figures import Figure

    def figures(one: Fuzzed) -> list[Figure]:
        kept = len(list((CASES / one.name).glob("*")))
        about = (("inputs", one.inputs, ""), ("slowest input", one.slowest, "s"), ("cases kept", kept, ""))
        return [Figure("fuzzing", one.name, measure, value, unit) for measure, value, unit in about]

    told = {**conditions_of_day(), **conditions_of_machine(), "repeats": f"{seconds:.0f} s for each target"}
    keeping.keep([figure for one in fuzzed for figure in figures(one)], told)


if __name__ == "__main__":
    sys.exit(main())
