"""``facing-pages handouts`` where something that it needs is missing: a sentence, and nothing broken."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.compose import ROOT

pytestmark = pytest.mark.slow  # each starts the command anew

RUN = "import sys; from facing_pages.cli import main; sys.exit(main(sys.argv[1:]))"


def handouts(out: Path, *, before: str = "", path: str = "") -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with no browser to be found."""
    return subprocess.run(
        [sys.executable, "-c", f"{before}\n{RUN}", "handouts", "site", "--out", out],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PATH": path, "PLAYWRIGHT_BROWSERS_PATH": str(out.parent / "none")},
    )


@pytest.mark.parametrize(
    ("before", "missing"),
    [
        ("", ["Printing needs Chromium", "apt install chromium", "playwright install"]),
        ("import sys; sys.modules['playwright'] = None", ["playwright is missing", "facing-pages[handouts]"]),
        ("import sys; sys.modules['pikepdf'] = None", ["pikepdf is missing", "facing-pages[handouts]"]),
    ],
)
def test_what_is_missing_is_said_in_a_sentence_and_the_last_pdfs_stay(
    tmp_path: Path, before: str, missing: list[str]
) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "old.pdf").write_bytes(b"old")
    done = handouts(tmp_path / "kept", before=before)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert all(words in done.stderr for words in missing), done.stderr
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.pdf")] == ["kept/old.pdf"]
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
