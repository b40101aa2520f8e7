"""Fuzz targets in turn: ``python -m tests.fuzz.running SECONDS TARGET …``; a line of JSON for each.

All are loaded once; each then runs in a fork of its own, which may run out of
time or memory without harm to the others.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tests.fuzz.promises import BrokenError, require

if TYPE_CHECKING:
    from tests.fuzz.client import Client
    from tests.fuzz.targets import Target

HERE = Path(__file__).parent
CASES = HERE / "cases"
LONGEST = 5
"""Seconds of processor that an input may take, with the programs that it starts; whatever else the machine does."""
_ENDLESS = 60
"""Seconds after which an input is stopped."""
MOST_MEMORY = 1000
"""Megabytes that a target may use in all, with the fuzzer’s own record of what was reached."""
_LONGEST_INPUT = 20_000
_BATCH = 400
"""Values for each process of Node.js."""
_RUNS = re.compile(r"(?:Done |number_of_executed_units: )(\d+)")
_MEMORY = re.compile(r"peak_rss_mb:\s*(\d+)")
_BROKEN = re.compile(r"^Broken: (.*)", re.MULTILINE)


@dataclass
class Fuzzed:
    """What came of a target.

    Arguments:
        inputs: how many it was given.
        slowest: the seconds that the slowest took.
        memory: the most that was used, in megabytes; 0 where that was not seen.
        broken: the promise that does not hold, in words; empty where all do.
        case: the file in which that input is kept.
    """

    name: str
    inputs: int = 0
    slowest: float = 0
    memory: int = 0
    broken: str = ""
    case: str = ""


def main() -> None:
    """Fuzz the targets that are named, and print what came of each."""
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

    # It names every module that it watches.
    with redirect_stderr(io.StringIO()), atheris.instrument_imports(include=["facing_pages"]):
        from tests.fuzz.targets import BYTES, TARGETS

    seconds = float(sys.argv[1])
    for name in sys.argv[2:]:
        with TemporaryDirectory() as folder:
            run = _guided if name in BYTES else _by_chance
            fuzzed = _in_a_fork(run, name, TARGETS[name], seconds, Path(folder))
        print(json.dumps(asdict(fuzzed)), flush=True)


def _in_a_fork(
    run: Callable[[str, Any, float, Path], None], name: str, target: Target, seconds: float, folder: Path
) -> Fuzzed:
    """What came of a target, of which the fork leaves its log and its times in a folder."""
    kept = set((CASES / name).glob("*"))
    log = folder / "log"
    if not (child := os.fork()):
        handle = os.open(log, os.O_WRONLY | os.O_CREAT)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        try:
            run(name, target, seconds, folder)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    told = log.read_text(encoding="utf-8", errors="replace")
    times = folder / "slowest"
    fuzzed = Fuzzed(
        name,
        max(map(int, _RUNS.findall(told)), default=0),
        float(times.read_text(encoding="ascii")) if times.exists() else 0,
        max(map(int, _MEMORY.findall(told)), default=0),
    )
    if status:
        new = sorted(set((CASES / name).glob("*")) - kept)
        fuzzed.case = str(new[0].relative_to(HERE.parents[1])) if new else ""
        broken = _BROKEN.search(told)
        fuzzed.broken = broken[1] if broken else _last(told)
        print(told[-3000:], file=sys.stderr)
    return fuzzed


def _last(told: str) -> str:
    """What a run said at its end, where no exception was raised: that it took too long, or too much."""
    lines = [line for line in told.splitlines() if "ERROR" in line or "Error" in line]
    return lines[-1] if lines else told[-200:]


def _guided(name: str, target: Target, seconds: float, folder: Path) -> None:
    """Inputs that change what they reach; the process ends with this."""
    import atheris

    from tests.fuzz.targets import seeds

    begun, grown, cases = folder / "seeds", folder / "grown", CASES / name
    for path in (begun, grown, cases):
        path.mkdir(parents=True, exist_ok=True)
    for seed in seeds(name):
        (begun / sha256(seed).hexdigest()[:16]).write_bytes(seed[:_LONGEST_INPUT])
    options = [
        f"-max_total_time={max(1, round(seconds))}",
        f"-timeout={_ENDLESS}",
        f"-max_len={_LONGEST_INPUT}",
        f"-rss_limit_mb={MOST_MEMORY}",
        "-print_final_stats=1",
        "-report_slow_units=1000",
        f"-artifact_prefix={cases}/",
        f"-dict={HERE / 'words.dict'}",
    ]
    atheris.Setup(["fuzz", *options, str(grown), str(begun), str(cases)], _watched(name, target, folder / "slowest"))
    atheris.Fuzz()


def _watched(name: str, target: Target, times: Path) -> Target:
    """A target that keeps the seconds of the slowest input, and the first input that breaks a promise: that ends it."""
    slowest, inputs = 0.0, 0

    def run(data: bytes) -> None:
        nonlocal slowest, inputs
        inputs += 1
        began = _processor()
        try:
            target(data)
            took = _processor() - began
            if took > slowest:
                slowest = took
                times.write_text(f"{took:.4f}", encoding="ascii")
            require(took <= LONGEST, f"an input takes {LONGEST} seconds at most, not {took:.1f}")
        except Exception as error:
            _kept(name, data, error)
            print(f"Done {inputs} runs", file=sys.stderr, flush=True)
            os._exit(1)

    return run


def _kept(name: str, data: bytes, error: Exception) -> None:
    """Keep an input, and say in the log what it broke."""
    (CASES / name).mkdir(parents=True, exist_ok=True)
    (CASES / name / f"crash-{sha256(data).hexdigest()[:16]}").write_bytes(data)
    traceback.print_exception(error)
    said = error.args[0] if isinstance(error, BrokenError) else f"{type(error).__name__}: {error}"
    print(f"Broken: {' '.join(str(said).split())}", file=sys.stderr)


def _processor() -> float:
    """The seconds that this process and those it started have used."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _by_chance(name: str, client: Client, seconds: float, folder: Path) -> None:
    """Values that are generated by chance, others with every run."""
    chance = Random(os.urandom(16))  # noqa: S311  nothing secret
    inputs, slowest, ends = 0, 0.0, time.monotonic() + seconds
    try:
        while time.monotonic() < ends:
            values = [client.made(chance) for _ in range(_BATCH)]
            slowest = max(slowest, client.tried(values))
            inputs += _BATCH
    except BrokenError as error:
        _kept(name, f"{json.dumps(error.args[1], sort_keys=True, indent=1)}\n".encode(), error)
        sys.exit(1)
    finally:
        (folder / "slowest").write_text(f"{slowest:.4f}", encoding="ascii")
        print(f"Done {inputs} runs", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
