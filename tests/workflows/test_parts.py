"""The example of a build in parts: its own steps are run here on ten comparisons, and the site is that of one build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests import generated
from tests.conftest import ROOT
from tests.generated import SMALL
from tests.sites import environment, snapshot

pytestmark = pytest.mark.slow  # ten comparisons are built twice

EXAMPLE = ROOT / ".github" / "examples" / "pages-in-parts.yml"
COMPARISONS, SHARES = 10, 2
"""Each share has more comparisons than a menu names one by one, as every share of a large site has."""


def _steps(job: str) -> list[str]:
    """The scripts of a job, but for what sets the machine up."""
    steps: list[dict[str, Any]] = YAML(typ="safe").load(EXAMPLE)["jobs"][job]["steps"]
    return [step["run"] for step in steps if "run" in step and "pip install" not in step["run"]]


def _run(scripts: list[str], folder: Path, **settings: str) -> None:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    variables = environment() | {"PATH": path, "SHARES": str(SHARES), "RUNNER_TEMP": str(folder.parent)} | settings
    for script in scripts:
        done = subprocess.run(
            ["bash", "-e", "-c", script], cwd=folder, env=variables, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr


def _made(project: Path) -> set[str]:
    """What was made of each comparison: all that it alone needs, and its pages."""
    return {str(shelf.relative_to(project)) for shelf in project.glob(".cache/[cp]*s/*/*")}


def test_the_last_job_finds_every_comparison_made_and_the_site_is_the_same(tmp_path: Path) -> None:
    whole = generated.site(tmp_path / "whole", COMPARISONS, SMALL)
    joined = tmp_path / "joined"
    shutil.copytree(whole, joined)
    _run(["facing-pages build"], whole)
    (joined / "made").mkdir()
    for share in range(SHARES):
        project = tmp_path / f"share-{share}" / "project"
        generated.site(project, COMPARISONS, SMALL)
        _run(_steps("part"), project, SHARE=str(share))
        shutil.copy(project / f"made-{share}.tar.gz", joined / "made")
    unpack, build = _steps("build")
    _run([unpack], joined)
    before = _made(joined)
    assert len(before) == 2 * COMPARISONS
    _run([build], joined)
    assert _made(joined) == before
    assert snapshot(joined / "site") == snapshot(whole / "site")


def test_it_has_a_job_for_each_share() -> None:
    part = YAML(typ="safe").load(EXAMPLE)["jobs"]["part"]
    assert part["strategy"]["matrix"]["share"] == list(range(part["env"]["SHARES"]))
