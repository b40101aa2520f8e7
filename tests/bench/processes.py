"""What a command costs: processor time, time, and memory at its height, its children’s with it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread

COMMAND = (sys.executable, "-c", "import sys; from facing_pages.cli import main; sys.exit(main())")
"""The command “facing-pages”, with this Python."""

_OFTEN = 0.05


@dataclass(frozen=True)
class Cost:
    """Seconds of processor and of the clock, and the most memory held at once, in MB.

    Memory that processes share is counted once, where the system tells it apart.
    """

    processor: float
    wall: float
    memory: float


class CommandError(Exception):
    """A command that is measured failed; the message is what it said."""


def measured(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end; its modules stay compiled, as they do for whoever has it installed.

    Raises:
        CommandError: it failed.
    """
    compiling = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=compiling, stdout=said, stderr=said, start_new_session=True)
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.end()
        if process.returncode:
            said.seek(0)
            raise CommandError(said.read().decode(errors="replace")[-3000:])
    largest = usage.ru_maxrss / (1 if sys.platform == "darwin" else 1 / 1024) / 1e6
    return Cost(usage.ru_utime + usage.ru_stime, wall, watch.most or largest)


class _Watch(Thread):
    """Looks again and again at the memory of every process of a session."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session, self.most, self._ended = session, 0.0, Event()

    def run(self) -> None:
        while not self._ended.wait(_OFTEN):
            self.most = max(self.most, sum(_proportional(pid) for pid in _of_session(self.session)))

    def end(self) -> None:
        self._ended.set()
        self.join()


def _of_session(session: int) -> list[Path]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            # After the name in brackets: state, parent, group, session.
            told = (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        if int(told[3]) == session:
            found.append(process)
    return found


def _proportional(process: Path) -> float:
    """The memory of a process in MB, of what it shares only its share."""
    try:
        told = (process / "smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) * 1024 / 1e6 for line in told.splitlines() if line.startswith("Pss:"))
