"""The table of licences says what the packages and the typefaces say themselves."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

import pytest

from facing_pages.publishing import licences
from facing_pages.publishing.licences import LICENCES, WORKS, Work
from facing_pages.publishing.settings import Settings
from tests.conftest import ROOT

FONTS = ROOT / "overrides/assets/fonts"
ICONS = Path(str(importlib.metadata.distribution("mkdocs-material").locate_file("material/templates/.icons")))
ALWAYS = [work for work in WORKS if work.when == "always"]


def _told(text: str) -> str:
    """Words alone: a licence is typed with other quotation marks, hyphens and lines."""
    return " ".join(re.findall(r"\w+", text.lower().replace("-", "")))


def _own(id: str) -> str:
    return licences.words(lambda path: ROOT / "overrides" / path, id)


def _work(id: str) -> Work:
    return next(work for work in WORKS if work.id == id)


def _settings(**said: object) -> Settings:
    return Settings(Path(), Path(), Path(), (), **said)  # type: ignore[arg-type]


def _package(name: str) -> str:
    files = importlib.metadata.files(name) or ()
    return next(file.read_text(encoding="utf-8") for file in files if re.search(r"dist-info/.*LICENSE", str(file)))


@pytest.mark.parametrize(("id", "package"), [("material", "mkdocs-material"), ("python-docx", "python-docx")])
def test_a_package_is_named_with_its_own_notice_and_words(id: str, package: str) -> None:
    told = _told(_package(package))
    assert _told(_work(id).holders[0]) in told
    assert told.endswith(_told(_own("MIT")))


def test_sets_of_icons_are_named_with_their_own_notices() -> None:
    assert "Apache 2.0" in (ICONS / "material/LICENSE").read_text(encoding="utf-8")
    for id, file in (("octicons", "octicons/LICENSE"), ("font-awesome", "fontawesome/LICENSE.txt")):
        assert _work(id).holders[0] in (ICONS / file).read_text(encoding="utf-8")
    assert _told(_own("CC0-1.0")) == _told((ICONS / "simple/LICENSE.md").read_text(encoding="utf-8"))


def test_a_typeface_is_named_with_its_own_notice_and_words() -> None:
    for path in FONTS.glob("OFL-*.txt"):
        text = path.read_text(encoding="utf-8")
        assert _told(text).endswith(_told(_own("OFL-1.1")))
        assert any(text.startswith(work.holders[0]) for work in WORKS if work.licence == "OFL-1.1"), path


def test_our_own_licence_is_that_of_the_project() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert WORKS[0].holders[0] in text
    assert _told(_own("MIT")) in _told(text)


def test_each_licence_that_a_work_names_is_there_in_its_own_words_and_no_other() -> None:
    assert {work.licence for work in WORKS} == LICENCES.keys()
    assert {path.stem for path in (ROOT / "overrides/licences").iterdir()} == LICENCES.keys()
    assert min(len(_own(id)) for id in LICENCES) > 500


def test_lines_are_broken_by_the_window_and_not_by_the_typewriter() -> None:
    paragraphs = _own("MIT").split("\n\n")
    assert [paragraph.count("\n") for paragraph in paragraphs] == [0, 0, 0]
    assert "PREAMBLE\nThe goals" in _own("OFL-1.1")
    assert "Version 1.1 - 26 February 2007\n---" in _own("OFL-1.1")


def test_icons_and_the_script_of_the_theme_are_named_where_a_site_asks_for_them() -> None:
    assert list(licences.shown(_settings())) == ALWAYS
    themed = {work.id for work in licences.shown(_settings(is_themed=True))} - {work.id for work in ALWAYS}
    assert themed == {"rxjs", "tslib", "clipboard", "escape-html", "focus-visible"}
    asked = licences.shown(_settings(icons="{'repo': 'fontawesome/brands/git'}"))
    assert [work.id for work in asked if work not in ALWAYS] == ["font-awesome"]
    written = licences.shown(_settings(extensions=("pymdownx.emoji",)))
    assert [work.id for work in written if work not in ALWAYS] == ["font-awesome", "octicons", "simple-icons"]
