"""The same sources make the same bytes, whoever builds them and wherever; and with what is not so, it is said."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from facing_pages.writing import history
from tests import sites
from tests.sites import snapshot

pytestmark = pytest.mark.slow  # sites are built

# Folders tell what lies in them in a strange order, which is the same for no two names that begin alike.
UNORDERED = """\
import hashlib, os

listdir, scandir = os.listdir, os.scandir

def strange(name):
    return hashlib.md5(os.fsencode(name)).digest()

class Scan:
    def __init__(self, found): self.found = iter(found)
    def __iter__(self): return self
    def __next__(self): return next(self.found)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass

def scanned(*path):
    with scandir(*path) as found:
        return Scan(sorted(found, key=lambda entry: strange(entry.name)))

os.listdir = lambda *path: sorted(listdir(*path), key=strange)
os.scandir = scanned
"""

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "C",
    "LANGUAGE": "fr",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "PYTHONIOENCODING": "latin-1",
    "PYTHONHASHSEED": "4242",
    "PYTHONOPTIMIZE": "1",
    "HOME": "/nowhere",
}


def built(project: Path, site: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Plain MkDocs, whatever the clock says."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    return subprocess.run(
        command,
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env=sites.environment() | settings,
        umask=0o077,
    )


def differing(site: Path, other: Path) -> set[str]:
    first, second = snapshot(site), snapshot(other)
    return {name for name in first | second if first.get(name) != second.get(name)}


@pytest.mark.parametrize("name", ["full"])
def test_a_site_is_the_same_in_another_folder_zone_locale_order_and_with_another_seed(
    name: str, edition: sites.Builder, tmp_path: Path
) -> None:
    site = edition(name)
    place = tmp_path / "another folder"
    strange = tmp_path / "strange"
    strange.mkdir()
    (strange / "sitecustomize.py").write_text(UNORDERED, encoding="utf-8")
    project = sites.copied(name, place)
    for path in project.rglob("*.md"):
        os.utime(path, (1, 1))
    done = built(project, place / "site", PYTHONPATH=str(strange), **ELSEWHERE)
    assert done.returncode == 0, done.stderr
    assert not differing(site.folder, place / "site")


def test_python_without_docstrings_is_refused_for_it_would_make_other_schemas(tmp_path: Path) -> None:
    project = sites.copied("two", tmp_path / "two")
    done = built(project, tmp_path / "site", PYTHONOPTIMIZE="2")
    assert done.returncode == 1
    assert "PYTHONOPTIMIZE=2" in done.stderr
    assert "Traceback" not in done.stderr
    for arguments in (["build"], ["schemas", str(tmp_path / "schemas")]):
        command = "import sys; from facing_pages.cli import main; sys.exit(main(sys.argv[1:]))"
        settings = sites.environment() | {"PYTHONOPTIMIZE": "2"}
        told = subprocess.run(
            [sys.executable, "-c", command, *arguments],
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
            env=settings,
        )
        assert (told.returncode, told.stderr.count("\n")) == (1, 1)
    assert not (tmp_path / "schemas").exists()


def test_without_git_and_in_a_shallow_clone_only_what_the_history_tells_is_not_there(
    edition: sites.Builder, tmp_path: Path
) -> None:
    told = re.compile(r"E\. Founder|F\. Historian|G\. .{1,8}the Pen|2021-06-0[123]|[123] June 2021")
    site = edition("signed")
    project = sites.copied("signed", tmp_path / "signed")
    assert not history.lacking(project)
    shallow = ["git", "clone", "--quiet", "--depth", "1", f"file://{project}", str(tmp_path / "shallow")]
    subprocess.run(shallow, check=True)
    shutil.rmtree(project / ".git")
    for name, said in (("none", "in no repository of git"), ("clone", "“git fetch --unshallow” completes it")):
        if name == "clone":
            (tmp_path / "shallow/.git").rename(project / ".git")
        assert said in history.lacking(project)
        done = built(project, tmp_path / name)
        assert done.returncode == 0, done.stderr
    assert not differing(tmp_path / "none", tmp_path / "clone")
    other = {name for name in differing(site.folder, tmp_path / "none") if not name.startswith("search/")}
    assert other >= {"contributors/index.html", "bridge/data/comparison.json", "bridge/data/feed.xml"}
    for name in other - {"bridge/data/bridge.epub"}:
        assert told.search((site.folder / name).read_text(encoding="utf-8")), name
        assert not told.search((tmp_path / "none" / name).read_text(encoding="utf-8")), name
