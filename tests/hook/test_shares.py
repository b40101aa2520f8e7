"""A build that is shared out among ten machines makes the site that one machine makes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from facing_pages import cli, plugin, site
from facing_pages.store import FOLDER
from tests import generated
from tests.sites import snapshot

pytestmark = pytest.mark.slow  # sites are built

SHARES = 10


def _built(project: Path) -> dict[str, bytes]:
    config = load_config(str(project / "mkdocs.yml"))
    build(config)
    made = snapshot(Path(config.site_dir))
    made.pop("sitemap.xml.gz")  # it carries the day of the build
    return made


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generated.site(tmp_path_factory.mktemp("one") / "project", SHARES + 1, generated.SMALL)


def test_what_ten_machines_made_ready_is_found_by_the_one_that_puts_the_site_together(
    project: Path, tmp_path: Path
) -> None:
    gathered = tmp_path / "last" / project.name
    shutil.copytree(project, gathered)
    for share in range(1, SHARES + 1):
        machine = tmp_path / f"machine-{share}" / project.name
        shutil.copytree(project, machine)
        assert site.bind_share(plugin.settings(machine / "mkdocs.yml"), share, SHARES) == []
        bound = machine / FOLDER / "comparisons"
        assert len(list(bound.iterdir())) == (2 if share == 1 else 1)
        shutil.copytree(bound, gathered / FOLDER / "comparisons", dirs_exist_ok=True)

    before = _shelves(gathered)
    assert _built(gathered) == _built(project)
    assert _shelves(gathered) == before, "nothing was bound again"
    assert len(_shelves(project)) == SHARES + 1


def _shelves(project: Path) -> dict[str, int]:
    """When each comparison was bound, by its id and its key."""
    found = (project / FOLDER / "comparisons").glob("*/*/index.pickle")
    return {path.parent.relative_to(project).as_posix(): path.stat().st_mtime_ns for path in found}


def test_a_share_tells_what_is_wrong_with_what_people_wrote_in_it(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "project"
    shutil.copytree(project / "docs", broken / "docs")
    shutil.copy(project / "mkdocs.yml", broken)
    (broken / "docs/c002/annotations/note-001.md").write_text("no front matter\n", encoding="utf-8")
    monkeypatch.chdir(broken)
    assert cli.main(["bind", "1/2"]) == 0
    assert cli.main(["bind", "2/2"]) == 1
    assert "docs/c002/annotations/note-001.md:1: error front-matter" in capsys.readouterr().err


@pytest.mark.parametrize("written", ["0/10", "11/10", "3", "a/b", "3/0", ""])
def test_what_is_no_share_is_told(written: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["bind", written])
    assert "Write one such as 3/10" in capsys.readouterr().err
