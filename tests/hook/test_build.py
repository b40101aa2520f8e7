"""The site as MkDocs builds it from a copy of an edition, good and broken."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from facing_pages.publishing.outward import ROBOTS
from facing_pages.store import FOLDER
from tests import sites
from tests.pages import comparisons
from tests.sites import EDITIONS, Site, build, snapshot


@pytest.fixture(scope="module")
def project(full: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a built edition for this module alone."""
    return sites.taken(full, tmp_path_factory.mktemp("build") / "full")


def test_a_build_writes_nothing_among_the_documents(project: Path) -> None:
    assert snapshot(project / "docs") == snapshot(EDITIONS / "full" / "docs")


def test_what_people_write_is_not_published_as_it_lies(any_site: Site) -> None:
    site = any_site.folder
    published = {path.relative_to(site).as_posix() for path in site.rglob("*")} - {ROBOTS}
    ours = ("assets/", "licences/")
    texts = {name for name in published if name.endswith((".yml", ".txt")) and not name.startswith(ours)}
    assert {name.split("/")[-2] for name in texts} <= {"data"}, "an article’s words, as files of data count them"
    folders = tuple(f"{data['id']}/{kind}" for data in comparisons(site) for kind in ("annotations", "events"))
    assert not {name for name in published if name.startswith(folders)}


def _differing(site: Path, again: Path) -> set[str]:
    first, second = snapshot(site), snapshot(again)
    return {name for name in first | second if first.get(name) != second.get(name)}


def test_two_builds_are_the_same_byte_for_byte(small: Site, tmp_path: Path) -> None:
    project = sites.copied(small.name, tmp_path / "other")  # where nothing was made before
    done = build(project, tmp_path / "again")
    assert done.returncode == 0, done.stderr
    assert not _differing(small.folder, tmp_path / "again")


@pytest.mark.slow
def test_two_builds_of_this_project_are_the_same_byte_for_byte(tmp_path: Path) -> None:
    project = sites.whole(tmp_path)
    for name in ("site", "again"):
        shutil.rmtree(project / FOLDER, ignore_errors=True)
        done = build(project, tmp_path / name)
        assert done.returncode == 0, done.stderr
    assert not _differing(tmp_path / "site", tmp_path / "again")


@contextmanager
def _longer(path: Path, more: str) -> Iterator[None]:
    """A file with more at its end, for as long as something is built of it."""
    good = path.read_text(encoding="utf-8")
    path.write_text(good + more, encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(good, encoding="utf-8")


def test_a_broken_source_stops_the_build_and_leaves_the_last_good_site(project: Path) -> None:
    before = snapshot(project / "site")
    path = project / "docs/tram/annotations/sum-of-the-cost.md"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("The cost was 9 million", "The cost was 7 million"), encoding="utf-8")
    try:
        done = build(project, project / "site")
    finally:
        path.write_text(good, encoding="utf-8")
    assert done.returncode != 0
    assert "docs/tram/annotations/sum-of-the-cost.md:6: error quotation-not-found" in done.stderr
    assert "a number differs" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(project / "site") == before


def test_a_link_to_no_place_fails_a_strict_build(project: Path) -> None:
    with _longer(project / "docs/teach.md", "\n[nowhere](tram/workshop.md#p99)\n"):
        done = build(project, project / "broken")
    assert done.returncode != 0
    assert "#p99" in done.stderr


def test_edit_links_stand_only_where_a_repository_is_set(project: Path) -> None:
    page = "tram/facing/index.html"
    assert "Propose a change to this event" not in (project / "site" / page).read_text(encoding="utf-8")
    with _longer(project / "mkdocs.yml", "repo_url: https://code.example/edition\n"):
        done = build(project, project / "edited")
    assert done.returncode == 0, done.stderr
    html = (project / "edited" / page).read_text(encoding="utf-8")
    assert 'href="https://code.example/edition/edit/main/docs/tram/events/cost.md"' in html


def test_a_script_on_a_page_that_somebody_wrote_is_none_that_the_policy_lets_run(project: Path) -> None:
    """Editors read what they merge; what they overlook stands on the page and stays still."""
    script = "document.title = 'run'"
    words = f'\n<script>{script}</script>\n\n<b onclick="alert(1)">words</b>\n'
    with _longer(project / "docs/teach.md", words):
        done = build(project, project / "scripted")
    assert done.returncode == 0, done.stderr
    html = (project / "scripted" / "teach" / "index.html").read_text(encoding="utf-8")
    (policy,) = re.findall(r'http-equiv="?Content-Security-Policy"? content="([^"]*)"', html, re.IGNORECASE)
    assert "'run'" in html
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert digest not in policy
    (scripts,) = re.findall(r"script-src ([^;]*)", policy)
    assert "unsafe" not in scripts
    assert "'sha256-" in scripts or "'self'" in scripts
