"""A check of what strangers send ends: with a problem in words, in bounded time and memory."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.compose import bridge
from tests.folders import write
from tests.hostile.inputs import INPUTS, TEXTS
from tests.sites import environment

SECONDS = 5
"""Of processor time for an input under a million bytes."""
MEGABYTES = 500

_COMMAND = "import sys; from facing_pages.cli import main; sys.exit(main(sys.argv[1:]))"


def _bounded() -> None:
    """The system ends a process that takes more, whatever else the machine does."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES * 2**20, MEGABYTES * 2**20))


def ran(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _COMMAND, *arguments],
        cwd=place,
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
    done = ran(tmp_path, "check", "docs")
    assert done.returncode in (0, 1), done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert ("error " in done.stderr) == (done.returncode == 1)


@pytest.mark.slow  # a process each
@pytest.mark.parametrize("name", [*TEXTS, "/dev/zero"])
def test_a_text_becomes_a_comparison_or_is_refused_in_words(name: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "other.txt").write_text("A title\n\nSome words of another text.\n", encoding="utf-8")
    if name in TEXTS:
        (tmp_path / name).write_bytes(TEXTS[name]())
        assert (tmp_path / name).stat().st_size < 1_100_000
    done = ran(tmp_path, "new", "hall", name, "other.txt")
    assert done.returncode in (0, 1), done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("facing-pages: ") == (done.returncode == 1)
    assert [path.name for path in (tmp_path / "docs").iterdir()] == ["hall"] * (done.returncode == 0)


@pytest.mark.slow
@pytest.mark.parametrize("page", ["<sup " * 1_000_000, "<sup><a>" + " " * 4_000_000, "<sup><a " * 120_000])
def test_a_page_of_marks_that_never_end_is_looked_at_in_bounded_time(page: str, tmp_path: Path) -> None:
    (tmp_path / "page").write_text(f"<p>A title of some words</p>{page}", encoding="utf-8")
    command = "import sys; from facing_pages.web.watch import main_text; main_text(open('page', 'rb').read())"
    look = [sys.executable, "-c", command]
    done = subprocess.run(look, cwd=tmp_path, capture_output=True, text=True, check=False, preexec_fn=_bounded)
    assert done.returncode == 0, done.stderr[-2000:]
