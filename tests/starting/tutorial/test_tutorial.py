"""The tutorial, followed word for word by somebody who types and saves just what its boxes hold."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow  # a site is built

TUTORIAL = ROOT / "docs" / "tutorial.md"
TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True)
class Box:
    """A box of the page: its kind, what it holds, and the sentence that leads to it."""

    kind: str
    words: str
    before: str

    @property
    def path(self) -> str:
        """The file that the sentence names last."""
        return str(re.findall(r"`([^`\s]+)`", self.before)[-1])


def boxes() -> Iterator[Box]:
    page = TUTORIAL.read_text(encoding="utf-8")
    at = 0
    for match in re.finditer(r"^```(\w+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        yield Box(match[1], match[2], page[at : match.start()])
        at = match.end()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project as it is after a first ``make site``, its commands run by the Python of the tests."""
    for name in ("docs", "hooks", "overrides", "requirements"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("mkdocs.yml", "Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    command = "import sys; sys.path.insert(0, 'hooks'); from facing_pages.cli import main; sys.exit(main())"
    shims = {"python": f'exec {sys.executable} "$@"', "facing-pages": f'exec {sys.executable} -c "{command}" "$@"'}
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for name, line in shims.items():
        shim = tmp_path / ".venv/bin" / name
        shim.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        shim.chmod(0o755)
    (tmp_path / ".venv/.ready-site").touch()
    return tmp_path


def change(path: Path, words: str) -> None:
    """Put lines in the place of those with the same key; of two lines without one, the second for the first."""
    lines = words.splitlines()
    text = path.read_text(encoding="utf-8")
    if not re.match(r"\w+:", lines[0]):
        assert text.count(lines[0]) == 1
        path.write_text(text.replace(lines[0], lines[1]), encoding="utf-8")
        return
    for line in lines:
        text, count = re.subn(rf"^{line.partition(':')[0]}:.*$", line, text, flags=re.MULTILINE)
        assert count == 1, line
    path.write_text(text, encoding="utf-8")


def take_out(path: Path, words: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(words) == 1
    path.write_text(text.replace(words, ""), encoding="utf-8")


def typed(project: Path, command: str) -> tuple[bool, str]:
    """Whether a command ended well, and all that it said."""
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    return done.returncode == 0, done.stdout


def test_who_follows_the_tutorial_has_a_comparison_without_a_warning(project: Path) -> None:
    steps = list(boxes())
    for box, following in zip(steps, [*steps[1:], Box("", "", "")], strict=True):
        if box.kind == "sh":
            shown = following.words.strip() if following.kind == "out" else ""
            commands = box.words.splitlines()
            ran = [typed(project, command) for command in commands]
            all_said = "".join(said for _, said in ran)
            # Only a command whose error the page shows may fail, and that one must.
            wanted = [True] * (len(commands) - 1) + ["error " not in shown]
            assert [well for well, _ in ran] == wanted, all_said
            assert shown in all_said
        elif box.kind == "out":
            continue
        elif "take out these lines" in box.before.rsplit("\n\n", 2)[-2]:
            take_out(project / box.path, box.words)
        elif "change these lines" in box.before.rsplit("\n\n", 2)[-2]:
            change(project / box.path, box.words)
        else:
            (project / box.path).write_text(box.words, encoding="utf-8")
    page = (project / "site/ostermoor/facing/index.html").read_text(encoding="utf-8")
    for words in ("The opening day", "Three evenings", "Whose hall it is", "pay the loan back"):
        assert words in page
    assert "ostermoor/" in (project / "site/index.html").read_text(encoding="utf-8")


def test_the_texts_of_the_tutorial_are_those_beside_this_test() -> None:
    texts = {box.path: box.words for box in boxes() if box.kind == "text"}
    assert texts == {path.name: path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))}
