"""A site that an earlier version began is built by this one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from facing_pages import __version__
from tests.conftest import ROOT
from tests.installed import Installed

pytestmark = pytest.mark.slow  # sites are built

FROZEN = sorted(path.parent for path in (ROOT / "tests" / "frozen").glob("*/mkdocs.yml"))


def test_this_version_is_among_them() -> None:
    assert __version__.rpartition(".")[0] in {folder.name for folder in FROZEN}


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda folder: folder.name)
def test_it_builds_with_its_comparison(wheel: Installed, tmp_path: Path, frozen: Path) -> None:
    folder = shutil.copytree(frozen, tmp_path / "site")
    assert "0 errors" in wheel.run(folder, "check").stderr
    wheel.done(folder, "build")
    facing = (folder / "site/market-hall/facing/index.html").read_text(encoding="utf-8")
    assert "forty stalls and a brass band" in facing
    assert 'href="market-hall/"' in (folder / "site/index.html").read_text(encoding="utf-8")
