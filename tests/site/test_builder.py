"""An edition of the tests is built once in a session, however many ask for it."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import sites
from tests.sites import Site


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The projects that were built: each fails if it is that of “five”."""
    asked: list[Path] = []

    def build(project: Path, target: Path) -> subprocess.CompletedProcess[str]:
        asked.append(project)
        return subprocess.CompletedProcess([], int(project.name == "five"), "", "said why")

    monkeypatch.setattr(sites, "build", build)
    return asked


def test_all_who_ask_share_one_build(builds: list[Path], tmp_path: Path) -> None:
    def ask(_: int) -> Site:
        return sites.built("three", tmp_path)

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(ask, range(8)))) == 1
    assert len(builds) == 1


def test_a_build_that_fails_is_not_tried_again_and_says_why(builds: list[Path], tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(pytest.fail.Exception, match="said why"):
            sites.built("five", tmp_path)
    assert len(builds) == 1


def test_each_edition_is_found_by_its_folder() -> None:
    assert set(sites.NAMES) == {path.name for path in sites.EDITIONS.iterdir() if path.is_dir()}
