"""Work shared out among processes, where there is more than one thing to do and more than one processor to do it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

Thing = TypeVar("Thing")

_MOST = 8
"""Jobs of one process before another takes its place: what it remembers would grow with a site."""

_job: tuple[Callable[[Any], object], Sequence[Any]] | None = None
"""What the processes that are being forked are for: they have it from here, since not all of it can be sent to them."""


def processes() -> int:
    """How many may work at once; one where this one cannot be forked safely, for the system or for its threads."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" and _threads() == 1 else 1


def for_each(things: Sequence[Thing], do: Callable[[Thing], object]) -> None:
    """Do something with each of several things, in no order; what is done is to be seen on the disk alone.

    Even a single thing is done by another process: what that loads for it, such
    as a library with threads of its own, would keep this one from being forked.

    Raises:
        Exception: whatever the first that failed has raised.
    """
    global _job
    many = min(processes(), len(things))
    if many == 0 or processes() == 1:
        for thing in things:
            do(thing)
        return
    _job = do, things
    try:
        with multiprocessing.get_context("fork").Pool(many, gc.freeze, maxtasksperchild=_MOST) as pool:
            for _ in pool.imap_unordered(_done, range(len(things))):
                pass
            pool.close()
            pool.join()
    finally:
        _job = None


def _threads() -> int:
    """How many threads there are, those that Python knows nothing of among them."""
    return sum(1 for _ in Path("/proc/self/task").iterdir())


def _done(at: int) -> None:
    if _job:
        do, things = _job
        gc.disable()  # it looks again and again through what stays to the end of the job
        do(things[at])
        gc.collect()
