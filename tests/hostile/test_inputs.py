"""A check of what strangers send ends: with a problem in words, in bounded time and memory."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.compose import bridge
from tests.folders import write
from tests.hostile.inputs import INPUTS
from tests.sites import environment

SECONDS = 5
"""Of processor time for an input under a million bytes."""
MEGABYTES = 500

_COMMAND = "import sys; from facing_pages.cli import main; sys.exit(main(sys.argv[1:]))"


def _bounded() -> None:
    """The system ends a process that takes more, whatever else the machine does."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES * 2**20, MEGABYTES * 2**20))


def checked(docs: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _COMMAND, "check", str(docs)],
        cwd=docs.parent,
        capture_output=True,
        text=True,
        errors="surrogateescape",
        check=False,
        env=environment(),
        preexec_fn=_bounded,
    )


@pytest.mark.slow  # a process each
@pytest.mark.parametrize("name", INPUTS)
def test_a_check_ends_in_words(name: str, tmp_path: Path) -> None:
    folder = write(bridge(), tmp_path / "docs")
    INPUTS[name](folder)
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 1_100_000
    done = checked(tmp_path / "docs")
    assert done.returncode in (0, 1), done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert ("error " in done.stderr) == (done.returncode == 1)
