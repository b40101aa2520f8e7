"""``make site`` puts a site in place only when it is whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import sites
from tests.sites import EDITIONS, ROOT, snapshot

pytestmark = pytest.mark.slow  # sites are built

QUOTED = "The cost was 9 million"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of an edition with a site built in it, and templates of its own to be broken."""
    folder = sites.copied("full", tmp_path_factory.mktemp("make") / "full")
    (_shared(folder) / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", _shared(folder) / "overrides")
    shutil.copy(ROOT / "Makefile", folder)
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


def _shared(project: Path) -> Path:
    """Where the edition's configuration looks for hooks and templates."""
    return project.parents[2]


def test_a_site_is_built_and_nothing_else_is_left_behind(project: Path) -> None:
    assert (project / "site" / "tram" / "facing" / "index.html").is_file()
    assert {path.name for path in project.iterdir()} == {"docs", ".cache", "Makefile", "mkdocs.yml", "site"}


def test_nothing_is_written_among_the_documents(project: Path) -> None:
    assert snapshot(project / "docs") == snapshot(EDITIONS / "full" / "docs")


def test_a_failed_build_leaves_the_last_good_site(project: Path) -> None:
    before = snapshot(project / "site")
    broken = project / "docs/tram/annotations/sum-of-the-cost.md"
    good = broken.read_text(encoding="utf-8")
    assert QUOTED in good
    broken.write_text(good.replace(QUOTED, "The cost was about 9 million"), encoding="utf-8")
    (project / "docs/tram/events/extra.md").write_text("No front matter.\n", encoding="utf-8")
    done = make_site(project)
    broken.write_text(good, encoding="utf-8")
    (project / "docs/tram/events/extra.md").unlink()
    assert done.returncode != 0
    assert "docs/tram/annotations/sum-of-the-cost.md:6: error quotation-not-found" in done.stderr
    assert "docs/tram/events/extra.md:1: error front-matter" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(project / "site") == before
    assert not list(project.glob(".site.*"))


def test_a_template_that_fails_leaves_the_last_good_site(project: Path) -> None:
    before = snapshot(project / "site")
    template = _shared(project) / "overrides" / "main.html"
    good = template.read_text(encoding="utf-8")
    template.write_text("{{ nothing.at.all }}", encoding="utf-8")
    done = make_site(project)
    template.write_text(good, encoding="utf-8")
    assert done.returncode != 0
    assert snapshot(project / "site") == before
