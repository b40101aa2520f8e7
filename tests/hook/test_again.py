"""What a build takes over from the one before is what it would have made, after any changes in any order."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config

from facing_pages.store import FOLDER
from tests import sites
from tests.sites import snapshot

pytestmark = pytest.mark.slow  # sites are built

EDITION = "two"
"""Two comparisons: what is said of one is seen on pages of the other."""

Change = Callable[[Path], None]
"""Changes a project, and back again when it is made once more."""


def _words(path: str, one: str, other: str) -> Change:
    def change(project: Path) -> None:
        file = project / path
        if not file.exists():
            return  # its folder is gone
        text = file.read_text(encoding="utf-8")
        old, new = (other, one) if other in text else (one, other)
        assert old in text, path
        file.write_text(text.replace(old, new), encoding="utf-8")

    return change


def _file(path: str, content: str) -> Change:
    def change(project: Path) -> None:
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists():
            file.unlink()
        else:
            file.write_text(content, encoding="utf-8")

    return change


def _folder(path: str) -> Change:
    def change(project: Path) -> None:
        here, away = project / path, project.parent / "away"
        here, away = (here, away) if here.exists() else (away, here)
        here.rename(away)

    return change


CHANGES: dict[str, Change] = {
    "a note": _words("docs/ferry/annotations/nine-miles-by-road.md", "a quarter", "a half"),
    "a title": _words("docs/well/index.md", "title: The well", "title: The spring"),
    "a question": _words("docs/ferry/index.md", "Who needs a ferry?", "Who needs a boat?"),
    "a term": _words("docs/ferry/terms/crossing.md", "title: ", "title: The "),
    "a page by hand": _words("docs/index.md", "Both are made up.", "Neither is there."),
    "a new page": _file("docs/news.md", "# News\n\nThere is [a well](well/index.md).\n"),
    "a picture in the place of ours": _file("docs/card.png", "no picture"),
    "the name of the site": _words("mkdocs.yml", "site_name: Two comparisons", "site_name: Two or more"),
    "the contact": _words("mkdocs.yml", "desk+bridges", "letters"),
    "a setting for the theme": _words("mkdocs.yml", "extra:", "copyright: Ours\nextra:"),
    "a template": _file("overrides/partials/footer.html", "<footer>Our own.</footer>\n"),
    "a comparison that is gone": _folder("docs/well"),
}


ROUND = st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=3, unique=True)


def _built(project: Path, target: Path) -> dict[str, bytes]:
    build(load_config(str(project / "mkdocs.yml"), site_dir=str(target)))
    return snapshot(target)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the edition that was built once, with its settings in one file."""
    folder = tmp_path_factory.mktemp("again") / "origin"
    project = sites.copied(EDITION, folder)
    shutil.rmtree(project / "site", ignore_errors=True)
    _built(project, project / "site")
    return project


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=3, unique=True), min_size=2, max_size=3)
)
def test_a_build_after_any_changes_has_the_bytes_of_a_clean_one(
    origin: Path, tmp_path_factory: pytest.TempPathFactory, rounds: list[list[str]]
) -> None:
    project = _copy(origin, tmp_path_factory.mktemp("changed"))
    for changes in rounds:
        for name in changes:
            CHANGES[name](project)
        again = _built(project, project / "site")
        shutil.rmtree(project / FOLDER)
        assert again == _built(project, project / "clean"), changes


@pytest.mark.parametrize("name", CHANGES)
def test_each_of_these_changes_is_seen_in_the_site(
    origin: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    project = _copy(origin, tmp_path_factory.mktemp("seen"))
    CHANGES[name](project)
    assert _built(project, project / "site") != snapshot(origin / "site")


def test_a_page_that_somebody_wrote_over_in_the_site_is_made_again(origin: Path, tmp_path: Path) -> None:
    project = _copy(origin, tmp_path)
    with (project / "site/ferry/facing/index.html").open("r+b") as page:
        page.write(b"<!-- once -->")
    assert _built(project, project / "other") == _clean(origin)


def test_what_nothing_has_changed_for_is_not_made_again(origin: Path, tmp_path: Path) -> None:
    project = _copy(origin, tmp_path)
    _built(project, project / "site")
    before = _shelves(project)
    _built(project, project / "site")
    assert _shelves(project) == before
    CHANGES["a note"](project)
    _built(project, project / "site")
    assert {path.rpartition("/")[0] for path in _shelves(project) - before} == {"comparisons/ferry", "pages/ferry"}
    before = _shelves(project)
    CHANGES["a title"](project)
    _built(project, project / "site")
    made = {path.rpartition("/")[0] for path in _shelves(project) - before}
    assert {"comparisons/well", "pages/well", "pages/ferry"} <= made, "the menu of every page has the title"
    assert "comparisons/ferry" not in made, "what another is called changes none of its own files"


def _shelves(project: Path) -> set[str]:
    """Everything that was made: what of, and its key."""
    store = project / FOLDER
    return {path.parent.relative_to(store).as_posix() for path in store.glob("*/*/*/index.pickle")}


def _copy(origin: Path, place: Path) -> Path:
    """A copy of the project with what was made of it, at the depth at which its settings find what they inherit."""
    top = origin.parents[2]
    shutil.copytree(top, place / "copy", symlinks=True)
    return place / "copy" / origin.relative_to(top)


def _clean(origin: Path) -> dict[str, bytes]:
    return snapshot(origin / "site")
