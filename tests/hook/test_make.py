"""``make site`` puts a site in place only when it is whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.compose import ROOT

pytestmark = pytest.mark.slow  # a site is built

QUOTED = "a paltry $6 million"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with a site built in it."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("Makefile", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    done = make_site(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def make_site(project: Path) -> subprocess.CompletedProcess[str]:
    """Run make with the environment of this test in place of one of its own: it installs nothing."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    venv = Path(sys.prefix)
    return subprocess.run(
        ["make", f"VENV={venv}", "-o", venv / ".ready-site", "site"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env=clean,
    )


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_site_is_built_and_nothing_else_is_left_behind(project: Path) -> None:
    assert (project / "site" / "deepseek" / "facing" / "index.html").is_file()
    assert {path.name for path in project.iterdir()} == {"docs", "hooks", "overrides", "Makefile", "mkdocs.yml", "site"}


def test_nothing_is_written_among_the_documents(project: Path) -> None:
    assert snapshot(project / "docs") == snapshot(ROOT / "docs")


def test_a_failed_build_leaves_the_last_good_site(project: Path) -> None:
    before = snapshot(project / "site")
    broken = project / "docs/deepseek/annotations/training-cost.md"
    good = broken.read_text(encoding="utf-8")
    assert QUOTED in good
    broken.write_text(good.replace(QUOTED, "a paltry $6 million or so"), encoding="utf-8")
    (project / "docs/deepseek/events/extra.md").write_text("No front matter.\n", encoding="utf-8")
    done = make_site(project)
    broken.write_text(good, encoding="utf-8")
    (project / "docs/deepseek/events/extra.md").unlink()
    assert done.returncode != 0
    assert "docs/deepseek/annotations/training-cost.md:6: error quotation-not-found" in done.stderr
    assert "docs/deepseek/events/extra.md:1: error front-matter" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(project / "site") == before
    assert not list(project.glob(".site.*"))


def test_a_template_that_fails_leaves_the_last_good_site(project: Path) -> None:
    before = snapshot(project / "site")
    template = project / "overrides" / "main.html"
    good = template.read_text(encoding="utf-8")
    template.write_text("{{ nothing.at.all }}", encoding="utf-8")
    done = make_site(project)
    template.write_text(good, encoding="utf-8")
    assert done.returncode != 0
    assert snapshot(project / "site") == before
