"""Fuzz: ``python -m tests.fuzz [TARGET …] [--seconds N]``; coverage leads the way (atheris).

Each target runs in a process of its own. An input that breaks a promise, or
takes longer than it may, is kept in ``cases/`` under the name of its target,
from where ``test_cases.py`` takes it for ever after.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = HERE / "cases"
SEEDS = (HERE.parent / "editions" / "forms" / "docs", HERE.parent / "editions" / "full" / "docs")
LONGEST = 5
"""Seconds that an input may take."""
_DONE = re.compile(r"Done (\d+) runs")
_SLOWEST = re.compile(r"slowest_unit_time_sec:\s*(\d+)")

_RUN = """
import sys, atheris
with atheris.instrument_imports(include=["facing_pages"]):
    from tests.fuzz.targets import TARGETS
name, *options = sys.argv[1:]
atheris.Setup(["fuzz", *options], TARGETS[name])
atheris.Fuzz()
"""


def main() -> int:
    """Fuzz the targets one after another, and say how many inputs each was given."""
    from tests.fuzz.targets import TARGETS

    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz the library.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"some of: {', '.join(TARGETS)}; default: all")
    parser.add_argument("--seconds", type=int, default=10, help="for each target; default: 10")
    asked = parser.parse_args()
    broken, whole = 0, 0
    for name in asked.targets or TARGETS:
        runs, slowest, is_broken = _fuzz(name, asked.seconds)
        whole += runs
        broken += is_broken
        print(f"{name}: {runs:,} inputs, the slowest {slowest} s{', BROKEN' if is_broken else ''}", flush=True)
    print(f"{whole:,} inputs; {'a promise is broken, see tests/fuzz/cases/' if broken else 'every promise held'}")
    return min(broken, 1)


def _fuzz(name: str, seconds: int) -> tuple[int, int, bool]:
    """How many inputs a target was given, the seconds of the slowest, and whether a promise was broken."""
    folder = CASES / name
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as grown:  # what libFuzzer finds on its way, for this run alone
        options = [
            f"-max_total_time={seconds}",
            f"-timeout={LONGEST}",
            "-max_len=20000",
            "-rss_limit_mb=2000",
            "-print_final_stats=1",
            f"-artifact_prefix={folder}/",
            f"-dict={HERE / 'words.dict'}",
        ]
        command = [sys.executable, "-c", _RUN, name, *options, grown, str(folder), *map(str, SEEDS)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    runs = _DONE.search(done.stderr)
    slowest = _SLOWEST.search(done.stderr)
    if done.returncode:
        print(done.stderr[-3000:], file=sys.stderr)
    return int(runs[1]) if runs else 0, int(slowest[1]) if slowest else 0, done.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
