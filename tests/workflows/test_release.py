"""Versions, releases and dependencies: what the files about the project say agrees with each other."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from facing_pages import __version__
from tests.conftest import ROOT
from tests.workflows.test_workflows import HOSTING, _run, _steps, _yaml

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CHECK = HOSTING / "workflows" / "check.yml"
RELEASE = HOSTING / "workflows" / "release.yml"
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))

CHANGELOG = """# Changelog

## [Unreleased]

Not yet.

## [0.10.0] - 2030-02-03

### Added

- The tenth.

## [0.1.0] - 2030-01-02

- The first.
"""


def _release() -> ModuleType:
    spec = spec_from_file_location("release", HOSTING / "release.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _minor(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _pins(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", path.read_text(encoding="utf-8"), re.MULTILINE))


def _step(workflow: Path, name: str) -> str:
    return next(str(step["run"]) for step in _steps(workflow) if step.get("name") == name)


def test_every_python_that_the_package_promises_is_tried_on_linux_and_on_macos() -> None:
    promised = [
        found[1] for line in PROJECT["project"]["classifiers"] if (found := re.fullmatch(r".*Python :: (3\.\d+)", line))
    ]
    matrix = _yaml(CHECK)["jobs"]["versions"]["strategy"]["matrix"]
    assert matrix["python"] == promised
    assert {system.partition("-")[0] for system in matrix["system"]} == {"ubuntu", "macos"}
    assert sorted(promised, key=_minor) == promised
    assert PROJECT["project"]["requires-python"] == f">={promised[0]}"
    assert PROJECT["tool"]["mypy"]["python_version"] == promised[0]
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{promised[0].replace('.', '')}"
    assert _yaml(CHECK)["jobs"]["lowest"]["steps"][1]["with"]["python-version"] == promised[0]


def test_the_lowest_versions_allowed_are_those_that_are_tried() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    named = [
        *PROJECT["project"]["dependencies"],
        *extras["contribute"],
        *extras["handouts"],
        *extras["test"],
        *extras["release"],
    ]
    tried = _pins(ROOT / "requirements" / "lowest.txt")
    for requirement in named:
        name, bound = re.match(r"([\w.-]+(?:\[.*\])?)(?:>=([\d.]+))?", requirement).groups()  # type: ignore[union-attr]
        if bound:
            pinned = tried[name.replace(".", "-")]
            assert f"{pinned}.".startswith(f"{bound}."), f"{requirement}, but {pinned} is tried: run “make lock”"


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_a_lock_holds_hashes_and_the_address_of_no_index(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)
    packages = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_the_changelog_and_the_citation_are_of_this_version() -> None:
    assert _release().disagreements(__version__) == []
    headings = re.findall(r"^## \[(.+?)\](.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name, _ in headings][:2] == ["Unreleased", __version__]
    assert all(re.fullmatch(r" - \d{4}-\d\d-\d\d", date) for _, date in headings[1:])
    days = [date for _, date in headings[1:]]
    assert days == sorted(days, reverse=True)
    assert _yaml(ROOT / "CITATION.cff")["date-released"] == days[0].removeprefix(" - ")


def test_the_notes_of_a_release_are_its_section_of_the_changelog() -> None:
    notes = _release().notes
    assert notes(CHANGELOG, "0.1.0") == "- The first."
    assert notes(CHANGELOG, "0.10.0") == "### Added\n\n- The tenth."
    assert notes(CHANGELOG, "0.1") == ""


def test_a_tag_of_another_version_stops_the_release(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, HOSTING / "release.py", "v99.0.0"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stdout == ""
    for name in ("__init__.py", "CITATION.cff", "CHANGELOG.md"):
        assert name in done.stderr


def test_the_release_takes_its_notes_from_the_changelog(tmp_path: Path) -> None:
    script = _step(RELEASE, "Take the notes from the changelog").replace(".github/", f"{HOSTING}/")
    env = os.environ | {"GITHUB_REF_NAME": f"v{__version__}", "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
    subprocess.run(["bash", "-e"], input=script, cwd=tmp_path, env=env, check=True, text=True)
    assert (tmp_path / "notes.md").read_text(encoding="utf-8").startswith("### Added\n")


def test_the_released_package_says_where_its_repository_is(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_bytes((ROOT / "pyproject.toml").read_bytes())
    env = os.environ | {"REPOSITORY": "https://git.example/a/b", "GITHUB_REF_NAME": "v1.2.3"}
    script = _step(RELEASE, "Say in the package where it comes from")
    subprocess.run(["bash", "-e"], input=script, cwd=tmp_path, env=env, check=True, text=True)
    urls = tomllib.loads(file.read_text(encoding="utf-8"))["project"]["urls"]
    assert urls["Repository"] == "https://git.example/a/b"
    assert urls["Changelog"] == "https://git.example/a/b/blob/v1.2.3/CHANGELOG.md"


def test_nothing_is_released_that_was_not_checked() -> None:
    jobs = _yaml(RELEASE)["jobs"]
    assert jobs["check"]["uses"] == "./.github/workflows/check.yml"
    assert set(jobs["publish"]["needs"]) == {"check", "build"}
    assert jobs["tell"]["needs"] == "publish"
    assert "workflow_call" in _yaml(CHECK)["on"]


def test_before_a_commit_git_runs_what_make_lint_runs() -> None:
    path = ROOT / ".pre-commit-config.yaml"
    done = _run("pre-commit", "validate-config", path)
    assert done.returncode == 0, done.stdout + done.stderr
    (repository,) = _yaml(path)["repos"]
    assert repository["repo"] == "local"
    assert [hook["entry"] for hook in repository["hooks"]] == ["make lint"]
    assert {hook["language"] for hook in repository["hooks"]} == {"system"}


def test_packages_actions_and_npm_are_looked_after() -> None:
    updates = _yaml(HOSTING / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"pip", "github-actions", "npm"}
    for update in updates:
        assert (ROOT / update["directory"].removeprefix("/")).is_dir()
        assert all((ROOT / path).is_file() for path in update.get("exclude-paths", ()))
    for folder in ("tests", "tests/bench"):
        assert f"/{folder}" in {update["directory"] for update in updates}
        lock = (ROOT / folder / "package-lock.json").read_text(encoding="utf-8")
        assert '"integrity"' in lock
        assert '"resolved"' not in lock, "a registry is named"
