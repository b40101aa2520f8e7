"""Ours taken out and another comparison put in its place, the project builds, and its tests pass."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fork.fork import COMPARISON, OURS, fork
from tests.sites import ROOT, environment

pytestmark = pytest.mark.slow  # a copy is built and tested

# What reads the documents of the project as they are, in no browser and without a build.
READERS = [
    "tests/binding/redirects",
    "tests/cli",
    "tests/publishing/test_credit.py",
    "tests/publishing/test_schemas.py",
    "tests/review",
    "tests/writing/test_history.py",
]


@pytest.fixture(scope="module")
def forked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fork in which “make site” was run, by the environment of the tests."""
    folder = fork(tmp_path_factory.mktemp("fork") / "project")
    (folder / "tests" / "node_modules").symlink_to(ROOT / "tests" / "node_modules", target_is_directory=True)
    venv = Path(sys.prefix)
    done = _run(folder, "make", f"VENV={venv}", "-o", str(venv / ".ready-site"), "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    outer = {name: value for name, value in environment().items() if not name.startswith("PYTEST_")}
    # The library of the fork, and not the one that is installed.
    settings = outer | {"PYTHONPATH": os.pathsep.join((str(folder / "hooks"), str(folder)))}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=settings)


def _test(folder: Path, *arguments: str) -> None:
    done = _run(folder, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-5000:]


def test_nothing_of_ours_is_in_the_site(forked: Path) -> None:
    assert not [path for path in OURS if (forked / path).exists()]
    assert (forked / "site" / COMPARISON / "facing" / "index.html").is_file()
    assert not (forked / "site" / "deepseek").exists()


def test_every_test_can_be_collected(forked: Path) -> None:
    _test(forked, "--collect-only", "tests")


def test_the_tests_of_every_site_pass_on_this_one(forked: Path) -> None:
    _test(forked, "--ignore=tests/browser", "--ignore=tests/fork", "tests", "-k", f"[site] or [site/{COMPARISON}")


def test_the_tests_that_read_the_documents_pass(forked: Path) -> None:
    _test(forked, *READERS)
