"""A fork of this project with another comparison in the place of ours, as a stranger would make one.

Run as a script it makes one in a new folder, where “make site” and “make test” are then to pass.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS = ("docs/deepseek", "tests/edition")
"""What goes: the comparison, and what is true of it alone."""

THEIRS = "three"
"""The small edition whose comparison takes its place, with the pages that speak of it."""

COMPARISON = "lamps"


def fork(folder: Path) -> Path:
    """Make a fork in a folder that is not there yet."""
    _copy(folder)
    for path in OURS:
        shutil.rmtree(folder / path)
    edition = folder / "tests" / "editions" / THEIRS / "docs"
    shutil.copytree(edition / COMPARISON, folder / "docs" / COMPARISON)
    for page in ("index.md", "teach.md"):
        shutil.copy(edition / page, folder / "docs")
    settings = folder / "mkdocs.yml"
    ours = settings.read_text(encoding="utf-8")
    settings.write_text(ours.replace("DeepSeek: deepseek/", f"Lamps: {COMPARISON}/"), encoding="utf-8")
    return folder


def _copy(folder: Path) -> None:
    """Copy every file that git knows or would add, as it lies here."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)


if __name__ == "__main__":
    fork(Path(sys.argv[1]))
