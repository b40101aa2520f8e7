"""The small editions of ``tests/editions``: each is built once in a session, whoever asks for it first.

An edition is a folder with an ``mkdocs.yml``. It is copied to where no
repository is above it, finished by what else lies in the folder, and built:

* ``texts/`` holds the articles of a comparison that ``facing-pages new`` makes;
* ``history.yml`` says who commits which of its files, and when.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests import generated
from tests.generated import LONG, Sizes

ROOT = Path(__file__).resolve().parent.parent
EDITIONS = Path(__file__).parent / "editions"

NAMES = tuple(sorted(path.parent.name for path in EDITIONS.glob("*/mkdocs.yml")))
"""The small editions; a new one is found by its folder."""

GENERATED: Mapping[str, Sizes] = {"long": LONG}
"""Editions that are written anew whenever they are built, by their sizes. No general test goes by them, for they take
long: whoever needs one asks for it."""

WHOLE = "site"
"""The edition of this project, which “make site” builds."""


@dataclass(frozen=True)
class Site:
    """A built site, and the folder it is made from."""

    name: str
    folder: Path
    project: Path
    """The folder of its ``mkdocs.yml``."""

    @property
    def docs(self) -> Path:
        return self.project / "docs"


def built(name: str, cache: Path) -> Site:
    """An edition, built by whoever comes first while all others wait; a build that failed fails for all.

    Arguments:
        cache: a folder that all who ask have in common.
    """
    if name == WHOLE:
        return _whole()
    place, outcome = cache / name, cache / f"{name}.txt"
    with (cache / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not outcome.exists():
            shutil.rmtree(place, ignore_errors=True)
            done = build(copied(name, place), place / "site")
            outcome.write_text(done.stdout + done.stderr if done.returncode else "", encoding="utf-8")
    if said := outcome.read_text(encoding="utf-8"):
        pytest.fail(f"The edition “{name}” does not build:\n{said}", pytrace=False)
    return Site(name, place / "site", _project(name, place))


def copied(name: str, place: Path) -> Path:
    """A copy of an edition under a new folder, finished and ready to be built; its project's folder.

    Hooks and templates are those of this project, not copies: they lie where
    the edition's configuration looks for them.
    """
    project = _project(name, place)
    if name in GENERATED:
        return generated.site(project, 1, GENERATED[name])
    shutil.copytree(EDITIONS / name, project)
    shutil.copy(EDITIONS / "mkdocs.yml", project.parent)
    shutil.copy(ROOT / "mkdocs.yml", place)
    for shared in ("hooks", "overrides"):
        (place / shared).symlink_to(ROOT / shared, target_is_directory=True)
    if (project / "texts").is_dir():
        _begin(project)
    if (project / "history.yml").is_file():
        _commit(project)
    return project


def taken(site: Site, place: Path) -> Path:
    """A copy of a small edition as it was built, site and all, under a new folder; its project's folder."""
    project = _project(site.name, place)
    shutil.copytree(site.folder.parent, place, symlinks=True)
    (place / "site").rename(project / "site")
    return project


def whole(folder: Path) -> Path:
    """A copy of this project's own edition, ready to be built; its folder."""
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file under a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def build(project: Path, target: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """One strict build in a process of its own.

    Arguments:
        settings: variables of the environment, such as FACING_PAGES_REPO_URL.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    return subprocess.run(
        command, cwd=project, capture_output=True, text=True, check=False, env=environment() | settings
    )


def environment() -> dict[str, str]:
    """That of the tests, without what would change a build: the same files make the same site everywhere."""
    begun = ("FACING_PAGES_", "MAKE", "SOURCE_DATE_EPOCH")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(begun)}
    return kept | {"NO_MKDOCS_2_WARNING": "1"}


def _whole() -> Site:
    folder = ROOT / "site"
    if not (folder / "index.html").is_file():
        pytest.fail("There is no site to test. Build it with “make site”, or run “make test”, which does both.")
    return Site(WHOLE, folder, ROOT)


def _project(name: str, place: Path) -> Path:
    return place / "tests" / "editions" / name


def _begin(project: Path) -> None:
    """Have the comparison made by the command, from the texts in their order."""
    texts = sorted(str(path) for path in (project / "texts").iterdir())
    _run(project, sys.executable, "-c", _COMMAND, "new", project.name, *texts)


_COMMAND = "import sys; from facing_pages.cli import main; sys.exit(main())"


def _commit(project: Path) -> None:
    """Make a repository of an edition, each of its commits by the person and on the day that are written."""
    _run(project, "git", "init", "--quiet")
    for commit in YAML(typ="safe").load(project / "history.yml"):
        name, day = commit["by"], f"{commit['on']}T12:00:00+00:00"
        person = {
            f"GIT_{role}_{key}": value
            for role in ("AUTHOR", "COMMITTER")
            for key, value in (("NAME", name), ("EMAIL", "nobody@example.org"), ("DATE", day))
        } | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        _run(project, "git", "add", "--", *commit["files"])
        _run(project, "git", "commit", "--quiet", "--message", commit["message"], **person)


def _run(folder: Path, *command: str, **settings: str) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=environment() | settings
    )
    assert done.returncode == 0, done.stdout + done.stderr


Builder = Callable[[str], Site]
"""Gives an edition by its name."""
