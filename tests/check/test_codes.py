"""Every code is explained, its examples are what they say they are, and the page lists it."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from facing_pages import codes
from facing_pages.problems import CODES
from tests.check.examples import MISTAKES, WRITTEN, check, example
from tests.compose import bridge
from tests.folders import write

ROOT = Path(__file__).parents[2]
_USED = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"')


def test_every_code_is_explained_and_nothing_else_is() -> None:
    assert codes.explained().keys() == CODES.keys()


def test_every_code_has_an_example_that_is_tried() -> None:
    assert WRITTEN.keys() | MISTAKES.keys() == CODES.keys()
    assert not WRITTEN.keys() & MISTAKES.keys()


def test_every_code_is_given_somewhere_in_the_library() -> None:
    library = ROOT / "hooks" / "facing_pages"
    written = [path.read_text(encoding="utf-8") for path in library.rglob("*.py") if path.name != "problems.py"]
    assert CODES.keys() <= {word for text in written for word in _USED.findall(text)}


def test_the_example_to_begin_from_is_free_of_problems(tmp_path: Path) -> None:
    assert check(write(bridge(), tmp_path / "docs")) == []


@pytest.mark.parametrize("code", WRITTEN)
def test_the_wrong_example_gets_its_code_and_says_what_to_do(code: str, tmp_path: Path) -> None:
    given = [problem for problem in example(tmp_path, code, WRITTEN[code].wrong) if problem.code == code]
    assert given
    assert all(problem.message.endswith((".", "?", "”.")) for problem in given)
    assert all(problem.repair for problem in given)


@pytest.mark.parametrize("code", WRITTEN)
def test_the_right_example_does_not(code: str, tmp_path: Path) -> None:
    found = example(tmp_path, code, WRITTEN[code].right)
    assert code not in [problem.code for problem in found]
    assert [problem for problem in found if problem.severity == "error"] == []


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_told_in_words_gets_its_code(code: str, tmp_path: Path) -> None:
    folder = write(bridge(), tmp_path / "docs")
    MISTAKES[code](folder)
    assert code in [problem.code for problem in check(folder)]


@pytest.mark.parametrize("code", CODES)
def test_the_command_line_and_the_page_tell_the_same(code: str) -> None:
    told, page = codes.explain(code), codes.page()
    assert told
    assert CODES[code] in told
    assert f"### {code} {{#{code}}}\n\n**{CODES[code]}**" in page
    for text in (codes.explained()[code].wrong, codes.explained()[code].right):
        assert text.rstrip("\n") in page


def test_a_code_that_is_none_is_answered_with_the_nearest() -> None:
    assert codes.explain("bad-lnk") is None
    assert codes.nearest("bad-lnk") == "bad-link"
    assert codes.nearest("zzz") is None


def test_the_list_has_a_line_for_each() -> None:
    assert [line.split()[0] for line in codes.listed().splitlines()] == list(CODES)


def test_no_line_of_an_explanation_is_wider_than_a_terminal() -> None:
    for code in CODES:
        told = (codes.explain(code) or "").split("\n\n")[1]
        assert max(map(len, told.splitlines())) <= 80


def test_the_explanations_lie_in_one_file_that_is_shipped() -> None:
    assert files("facing_pages").joinpath("codes.yml").is_file()
    assert '"**/*.yml"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_contributors_page_links_to_the_page_of_codes() -> None:
    assert "(codes.md)" in (ROOT / "docs" / "contribute.md").read_text(encoding="utf-8")
