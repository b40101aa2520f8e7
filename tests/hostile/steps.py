"""``python -m tests.hostile.steps COMMAND …``: each command stopped at every step of its writing, one after another.

A step is whatever Python tells an audit hook of before it is done: a file opened to be written, a folder made,
something renamed, linked or removed. Where a file may not grow beyond a size, the system itself stops it. At each step
the command is killed, and in other tries the disk is full from there on, or nothing may be written any more. What was
there before has to be whole then, nothing may lie about but what the next run clears away, and what is said has to be a
sentence.
"""

from __future__ import annotations

import argparse
import errno
import mmap
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from facing_pages.cli import main
from tests.hostile.commands import COMMANDS, Command, prepare
from tests.sites import snapshot

_MAKING = ("open", "os.mkdir", "os.link", "os.rename", "ctypes.dlsym")
_REMOVING = ("os.remove", "os.rmdir")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_MOST_STEPS = 2000
_ENDS = 3
"""Steps of the beginning and of the end that are always tried."""
_SIZES = (0, 1, 100)

Stop = Callable[[], None]
"""Stops a process at the step that it has come to."""


@dataclass(frozen=True)
class Outcome:
    """How a process ended: the signal that killed it, its exit code, what it said of errors."""

    killed: bool
    code: int
    said: str


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def barred() -> None:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


STOPS: tuple[Stop, ...] = (killed, full, barred)


def ran(command: Command, place: Path, before: Callable[[], None] = lambda: None) -> Outcome:
    """A command in a process forked from this one.

    Arguments:
        before: done in that process first.
    """
    heard, said = os.pipe()  # a file of its own could not grow either
    child = os.fork()
    if not child:
        _become(command, place, said, before)
    os.close(said)
    with os.fdopen(heard, encoding="utf-8") as words:
        told = words.read()
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return Outcome(code < 0, code, told)


def _become(command: Command, place: Path, said: int, before: Callable[[], None]) -> NoReturn:
    code = 70
    try:
        os.chdir(place)
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  as long as the process is
        sys.stderr = os.fdopen(said, "w", encoding="utf-8")
        before()
        code = main(command.arguments)
    except BaseException as error:  # whatever it is, it is no sentence
        print(f"Traceback: {error!r}", file=sys.stderr)
    finally:
        sys.stderr.flush()
        os._exit(code)


def at(number: int, stop: Stop, place: Path, *, is_all: bool) -> Callable[[], None]:
    """Have a process stopped at the step of a number, and at all that follow.

    Arguments:
        is_all: count what is removed as well; a full disk stops nobody from that.
    """
    steps = {*_MAKING, *(_REMOVING if is_all else ())}

    def listen() -> None:
        left = number
        name = f"{place}/"

        def step(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in steps and _is_of(name, event, arguments):
                left -= 1
                if left < 0:
                    stop()

        sys.addaudithook(step)

    return listen


def _is_of(name: str, event: str, arguments: tuple[object, ...]) -> bool:
    if event == "ctypes.dlsym":
        return arguments[1] == "renameat2"
    if event == "open" and isinstance(flags := arguments[2], int) and not flags & _WRITING:
        return False
    path = arguments[0]
    path = os.fsdecode(path) if isinstance(path, (str, bytes, os.PathLike)) else name
    return os.path.abspath(path).startswith(name)  # noqa: PTH100  nothing is to be resolved


def grown(size: int, stop: Stop) -> Callable[[], None]:
    """Have a process stopped where a file grows beyond a size in bytes."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if stop is killed else signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


class Trial:
    """A command tried in a folder of its own, beside what it does where nothing stops it."""

    def __init__(self, name: str, room: Path) -> None:
        self.command, self.room = COMMANDS[name], room
        self.first = room / "first"
        self.first.mkdir()
        self.command.begin(self.first)
        self.before = snapshot(self.first)
        done = self.fresh()
        outcome = ran(self.command, done)
        assert outcome.code == 0, outcome.said
        self.after = snapshot(done)
        assert self.after != self.before

    def faults(self, *, every: int = 1) -> Iterator[str]:
        """What is not as it should be, at every step at which it may be stopped.

        Arguments:
            every: tries only one step of so many, and all of the first and the last few.
        """
        for stop in STOPS:
            many = self._steps(stop)
            for number in range(many):
                if number % every == 0 or number < _ENDS or many - number < _ENDS:
                    place = self.fresh()
                    before = at(number, stop, place, is_all=stop is killed)
                    yield from self._tried(f"{stop.__name__} at step {number} of {many}", place, stop, before)
        for stop in (killed, full):
            for size in _SIZES:
                before = grown(size, stop)
                yield from self._tried(f"{stop.__name__} at {size} bytes", self.fresh(), stop, before)

    def _steps(self, stop: Stop) -> int:
        """How many there are where nothing stops it."""
        place, counted = self.fresh(), mmap.mmap(-1, _MOST_STEPS)  # shared with whatever is forked

        def count() -> None:
            counted.write(b"x")

        ran(self.command, place, at(0, count, place, is_all=stop is killed))
        return bytes(counted).count(b"x")

    def _tried(self, what: str, place: Path, stop: Stop, before: Callable[[], None]) -> Iterator[str]:
        outcome = ran(self.command, place, before)
        if outcome.killed != (stop is killed):
            yield f"{what}: it ended with {outcome.code}: {outcome.said}"
        if stop is not killed:
            yield from (f"{what}: {fault}" for fault in self._told(outcome))
        left = self.litter(place)
        if left and stop is not killed:
            yield f"{what}: it has left {', '.join(sorted(left))}"
        if not self.is_whole(place):
            yield f"{what}: what was there is neither old nor new"
        again = ran(self.command, place)
        yield from (f"{what}: {fault}" for fault in self.mended(place, again.code, again.said))

    def mended(self, place: Path, code: int, said: str) -> Iterator[str]:
        """What is not as after a first run that nothing stopped, after the next one ended so."""
        is_refused = self.command.refused_again and said.count("already") == 1
        if code != (1 if is_refused else 0):
            yield f"the next run ends with {code}: {said}"
        if snapshot(place) != self.after or self.litter(place):
            yield f"after the next run it is not as after a first one: {', '.join(sorted(self.litter(place)))}"

    def _told(self, outcome: Outcome) -> Iterator[str]:
        *_, last = outcome.said.splitlines() or [""]
        if outcome.code == 0:
            yield "it says that all is well"
        elif not last.startswith("facing-pages: ") or " cannot be written: " not in last or "Traceback" in outcome.said:
            yield f"it says {outcome.said!r}"

    def is_whole(self, place: Path) -> bool:
        """Whether each thing in a folder is as it was, or as it is to be."""
        found = {path: content for path, content in snapshot(place).items() if path not in self.litter(place)}
        parts = {self.command.part(path) for path in {*found, *self.before, *self.after}}
        return all(self._of(part, found) in (self._of(part, self.before), self._of(part, self.after)) for part in parts)

    def _of(self, part: str, files: dict[str, bytes]) -> dict[str, bytes]:
        return {path: content for path, content in files.items() if self.command.part(path) == part}

    def litter(self, place: Path) -> set[str]:
        """What lies in a folder that is there neither before nor after, folders among it."""
        known = {*self.before, *self.after}
        known |= {parent.as_posix() for path in known for parent in Path(path).parents}
        known |= {path.relative_to(self.first).as_posix() for path in self.first.rglob("*")}
        found = {path.relative_to(place).as_posix() for path in place.rglob("*")}
        return {path for path in found - known if not path.endswith("/annotations")}

    def fresh(self) -> Path:
        """The folder as the command finds it."""
        place = self.room / "place"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.first, place)
        return place


def run(names: list[str], every: int) -> int:
    """Try commands, and print what is not as it should be; the number of faults."""
    prepare()
    count = 0
    for name in names:
        with TemporaryDirectory() as room:
            for fault in Trial(name, Path(room)).faults(every=every):
                print(f"{name}: {fault}")
                count += 1
    return count


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=list(COMMANDS), metavar="COMMAND")
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    sys.exit(1 if run(options.names, options.every) else 0)
