"""``python -m tests.hostile.kills --times 100``: each command killed at random moments, and run once more.

A command is run in a process of its own, and it and all that it starts are killed at once by SIGKILL, at a moment
within the time that it takes where nothing stops it. What was there before has to be whole, and the next run has to
leave what a first one leaves and nothing else. ``build`` is MkDocs itself on the edition ``two``: its site has to be
the old one or the new.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.commands import COMMANDS, prepare
from tests.hostile.steps import Trial
from tests.sites import ROOT, copied, environment, snapshot

_RUN = """\
import sys
from tests.hostile.commands import prepare
from facing_pages.cli import main
prepare()
sys.exit(main(sys.argv[1:]))
"""
NAMES = ("build", *COMMANDS)
_BUILD = "import sys; from facing_pages.cli import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True)
class Outcome:
    """What was amiss after each time that a command was killed and run once more."""

    name: str
    faults: Sequence[Sequence[str]]

    @property
    def survived(self) -> int:
        """After how many kills nothing was amiss."""
        return sum(not found for found in self.faults)

    def __str__(self) -> str:
        told = [f"    {fault}" for found in self.faults for fault in found]
        return "\n".join([f"{self.name}: {self.survived} of {len(self.faults)} kills survived", *told])


def _started(script: str, arguments: Sequence[str], place: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *arguments]
    found = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    settings = environment() | {"PYTHONPATH": os.pathsep.join(found)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=place, text=True, env=settings, start_new_session=True, **pipes)  # type: ignore[call-overload, no-any-return]


def _killed(script: str, arguments: Sequence[str], place: Path, within: float, chance: random.Random) -> bool:
    """Whether a command was killed before it came to its end."""
    process = _started(script, arguments, place)
    time.sleep(chance.uniform(0, within))
    is_killed = process.poll() is None
    if is_killed:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return is_killed


def _seconds(script: str, arguments: Sequence[str], place: Path) -> float:
    begun = time.monotonic()
    process = _started(script, arguments, place)
    _, said = process.communicate()
    assert process.returncode == 0, said
    return time.monotonic() - begun


def _command(name: str, room: Path, times: int, chance: random.Random) -> Outcome:
    trial = Trial(name, room)
    arguments = trial.command.arguments
    within = _seconds(_RUN, arguments, trial.fresh())
    killed, faults = 0, []
    while killed < times:
        place = trial.fresh()
        if not _killed(_RUN, arguments, place, within, chance):
            continue
        killed += 1
        found = [] if trial.is_whole(place) else ["what was there is neither old nor new"]
        again = _started(_RUN, arguments, place)
        _, said = again.communicate()
        faults.append([*found, *trial.mended(place, again.returncode, said)])
    return Outcome(name, faults)


def _build(room: Path, times: int, chance: random.Random) -> Outcome:
    project = copied("two", room / "two")
    page = next(project.glob("docs/*/events/*.md"))
    texts = [page.read_text(encoding="utf-8") + words for words in ("", "\nMore.\n")]
    sites, within = [], 0.0
    for text in texts:
        page.write_text(text, encoding="utf-8")
        within = _seconds(_BUILD, ["build"], project)
        sites.append(snapshot(project / "site"))
    there = _folders(project)
    faults: list[list[str]] = []
    while len(faults) < times:
        new = 1 - sites.index(snapshot(project / "site"))
        page.write_text(texts[new], encoding="utf-8")
        is_killed = _killed(_BUILD, ["build"], project, within, chance)
        found = [] if snapshot(project / "site") in sites else ["the site is neither old nor new"]
        _seconds(_BUILD, ["build"], project)
        if snapshot(project / "site") != sites[new]:
            found.append("the next build makes another site")
        if left := _folders(project) - there:
            found.append(f"the next build leaves {', '.join(sorted(left))}")
        if is_killed:
            faults.append(found)
    return Outcome("build", faults)


def _folders(project: Path) -> set[str]:
    """What lies beside a site, and what is kept, but for what is named by what it was made from."""
    kept = project.glob(".cache/*/*")
    return {path.name for path in [*project.iterdir(), *kept] if path.parent.name != "templates"}


def outcomes(names: Sequence[str] = NAMES, times: int = 100, seed: int = 1) -> Iterator[Outcome]:
    """What came of killing commands.

    Arguments:
        times: how often each is killed.
        seed: begins the chance of the moments.
    """
    prepare()
    for name in names:
        with TemporaryDirectory() as folder:
            given = Path(folder), times, random.Random(seed)  # noqa: S311  no secret
            yield _build(*given) if name == "build" else _command(name, *given)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=NAMES, metavar="COMMAND")
    parser.add_argument("--times", type=int, default=100, help="how often each is killed")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for outcome in outcomes(options.names, options.times, options.seed):
        print(outcome, flush=True)
