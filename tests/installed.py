"""The package as somebody else has it: built as a wheel and installed where nothing of this project is to be seen."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import pytest

from tests.sites import ROOT, environment

Generator = Literal["mkdocs", "properdocs"]
GENERATORS: tuple[Generator, ...] = get_args(Generator)

TEXTS = sorted((ROOT / "tests" / "starting" / "tutorial" / "texts").glob("*.txt"))

_FOLDERS = ("hooks", "overrides", "schemas", ".vscode")
_FILES = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff")


@dataclass(frozen=True)
class Installed:
    """An environment of its own with the wheel in it; what the wheel depends on is that of the tests."""

    wheel: Path
    bin: Path

    def run(self, folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """The command, in a folder."""
        return subprocess.run(
            [self.bin / "facing-pages", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            env=environment() | {"PYTHONNOUSERSITE": "1"},
        )

    def done(self, folder: Path, *arguments: str | Path) -> str:
        """What the command said, which has to end well."""
        ran = self.run(folder, *arguments)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout


def installed(cache: Path) -> Installed:
    """The wheel, built and installed by whoever comes first.

    Arguments:
        cache: a folder that all who ask have in common.
    """
    place = cache / "installed"
    with (cache / "installed.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            _install(sources(place / "sources"), place)
    wheels = list((place / "dist").glob("*.whl"))
    if not (place / "bin-is-ready").exists():
        pytest.fail("The wheel could not be built or installed; the first test that wanted it says why.")
    return Installed(wheels[0], place / "venv" / "bin")


def own_site(package: Installed, cache: Path, generator: Generator) -> Path:
    """A site begun and built by two commands in an empty folder; that folder.

    Arguments:
        cache: a folder that all who ask have in common.
    """
    place = cache / f"own-{generator}"
    with (cache / f"own-{generator}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            place.mkdir()
            package.done(place, "init", "market-hall", *TEXTS)
            package.done(place / "market-hall", "build", "--generator", generator)
    return place / "market-hall"


def sources(folder: Path) -> Path:
    """A copy of what the package is made from: a build leaves folders behind."""
    for name in _FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in _FILES:
        shutil.copy(ROOT / name, folder)
    return folder


def pip(*arguments: str | Path) -> None:
    """Pip, without any index to ask."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"PIP_NO_INDEX": "1"})
    assert done.returncode == 0, done.stdout + done.stderr


def _install(folder: Path, place: Path) -> None:
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", place / "dist", folder)
    (wheel,) = (place / "dist").glob("*.whl")
    venv = place / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    pip("--python", venv / "bin" / "python", "install", "--no-deps", wheel)
    # A folder named in a .pth file is searched for modules, and no .pth file in it is read: not that of this project.
    (packages,) = (venv / "lib").glob("python*/site-packages")
    (packages / "others.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    (place / "bin-is-ready").touch()
