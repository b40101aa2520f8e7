"""Release notes: what CHANGELOG.md says of a version, for the release workflow.

    python .github/release.py v0.2.0

prints that section, and fails where the tag, the package, the citation file and
the changelog do not name the same version.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def notes(changelog: str, version: str) -> str:
    """The text under the heading of a version; empty if there is none."""
    found = re.search(rf"^## \[{re.escape(version)}\][^\n]*\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    return found[1].strip() if found else ""


def disagreements(version: str, root: Path = ROOT) -> list[str]:
    """The files that do not name this version, each with what it lacks."""
    asked = {
        "hooks/facing_pages/__init__.py": f'__version__ = "{version}"',
        "CITATION.cff": f"version: {version}",
        "CHANGELOG.md": f"## [{version}] -",
    }
    return [
        f"{path}: no line begins “{line}”."
        for path, line in asked.items()
        if not any(f"{each} ".startswith(f"{line} ") for each in (root / path).read_text(encoding="utf-8").splitlines())
    ]


def main(tag: str) -> int:
    """Print the notes of a tag; 1, with the reasons on standard error, where something disagrees."""
    version = tag.removeprefix("v")
    if faults := disagreements(version):
        print(*faults, sep="\n", file=sys.stderr)
        return 1
    print(notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
