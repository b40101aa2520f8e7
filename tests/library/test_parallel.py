"""Work that is shared out is all done, and what goes wrong in it is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

DO = """
import os, sys, threading
from pathlib import Path
from facing_pages import parallel
folder = Path(sys.argv[1])

def do(at):
    if at == 13:
        raise ValueError("thirteen")
    (folder / str(at)).write_text(str(os.getpid()))

if "thread" in sys.argv:
    threading.Thread(target=threading.Event().wait, daemon=True).start()
try:
    parallel.for_each(range(int(sys.argv[2])), do)
except ValueError as error:
    print(error)
print(parallel.processes(), os.getpid())
"""


def _done(folder: Path, many: int, *more: str) -> list[str]:
    command = [sys.executable, "-c", DO, str(folder), str(many), *more]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_each_thing_is_done_once_by_whoever_is_free(tmp_path: Path) -> None:
    many, me = _done(tmp_path, 12)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(map(str, range(12)))
    if int(many) > 1:
        assert me not in {path.read_text() for path in tmp_path.iterdir()}


def test_nothing_to_do_is_done(tmp_path: Path) -> None:
    _done(tmp_path, 0)
    assert list(tmp_path.iterdir()) == []


def test_what_goes_wrong_is_told_as_it_was(tmp_path: Path) -> None:
    assert _done(tmp_path, 14)[0] == "thirteen"


def test_a_process_with_threads_is_never_forked(tmp_path: Path) -> None:
    many, me = _done(tmp_path, 3, "thread")
    assert many == "1"
    assert {path.read_text() for path in tmp_path.iterdir()} == {me}
