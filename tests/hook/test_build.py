"""The site as MkDocs builds it from a copy of the project, good and broken."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow  # a site is built


def build(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One build in a process of its own, as ``make site`` runs it."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )


def copied(folder: Path) -> Path:
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, built once."""
    folder = copied(tmp_path_factory.mktemp("project"))
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_build_writes_nothing_among_the_documents(project: Path) -> None:
    assert snapshot(project / "docs").keys() == snapshot(ROOT / "docs").keys()


def test_what_people_write_is_not_published_as_it_lies(project: Path) -> None:
    published = {path.relative_to(project / "site").as_posix() for path in (project / "site").rglob("*")}
    assert not {name for name in published if name.endswith((".yml", ".txt")) and not name.startswith("assets/")}
    assert not {name for name in published if name.startswith(("deepseek/annotations", "deepseek/events"))}


def test_two_builds_are_the_same_byte_for_byte(project: Path) -> None:
    done = build(project, "--site-dir", "again")
    assert done.returncode == 0, done.stderr
    first, again = snapshot(project / "site"), snapshot(project / "again")
    # The sitemap carries the day of the build, which the theme's own file of addresses is for.
    differing = {name for name in first | again if first.get(name) != again.get(name)}
    assert not differing - {"sitemap.xml.gz"}


def test_each_thing_is_found_once_by_the_search(project: Path) -> None:
    index = json.loads((project / "site/search/search_index.json").read_text(encoding="utf-8"))
    places = Counter(entry["location"] for entry in index["docs"])
    assert not [place for place, count in places.items() if count > 1]
    comparison = json.loads((project / "site/deepseek/data/comparison.json").read_text(encoding="utf-8"))
    wanted = [f"deepseek/facing/#{event['id']}" for event in comparison["events"]]
    wanted += [f"deepseek/facing/#note-{note['id']}" for note in comparison["annotations"]]
    wanted += [f"deepseek/sources/#source-{source['id']}" for source in comparison["sources"]]
    wanted += [f"glossary/#{term['id']}" for term in comparison["terms"]]
    wanted += [
        f"deepseek/{article['id']}/#{block['id']}"
        for article in comparison["articles"]
        for block in article["blocks"]
        if block["kind"] == "paragraph"
    ]
    assert not [place for place in wanted if places[place] != 1]


def test_a_broken_source_stops_the_build_and_leaves_the_last_good_site(project: Path) -> None:
    before = snapshot(project / "site")
    path = project / "docs/deepseek/annotations/training-cost.md"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("a paltry $6 million", "a paltry $7 million"), encoding="utf-8")
    try:
        done = build(project)
    finally:
        path.write_text(good, encoding="utf-8")
    assert done.returncode != 0
    assert "docs/deepseek/annotations/training-cost.md:6: error quotation-not-found" in done.stderr
    assert "a number differs" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(project / "site") == before


def test_a_link_to_no_place_fails_a_strict_build(project: Path) -> None:
    path = project / "docs/teach.md"
    good = path.read_text(encoding="utf-8")
    path.write_text(f"{good}\n[nowhere](deepseek/workers-state.md#p99)\n", encoding="utf-8")
    try:
        done = build(project, "--site-dir", "broken")
    finally:
        path.write_text(good, encoding="utf-8")
    assert done.returncode != 0
    assert "#p99" in done.stderr


def test_edit_links_stand_only_where_a_repository_is_set(project: Path) -> None:
    page = "deepseek/facing/index.html"
    assert "Propose a change to this row" not in (project / "site" / page).read_text(encoding="utf-8")
    environment = os.environ | {"FACING_PAGES_REPO_URL": "https://code.example/edition", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "edited"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    html = (project / "edited" / page).read_text(encoding="utf-8")
    assert 'href="https://code.example/edition/edit/main/docs/deepseek/events/cost.md"' in html
