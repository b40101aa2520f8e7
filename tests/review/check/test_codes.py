"""Every code is explained, its examples are what they say they are, and the page lists it."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from facing_pages import codes
from facing_pages.problems import CODES
from facing_pages.publishing import markdown_site
from tests.compose import ROOT, bridge
from tests.folders import write
from tests.review.check.examples import MISTAKES, WRITTEN, check, example

# Who takes a code, and as which of its arguments; methods are counted without ``self``.
_GIVERS = {"Problem": 2, "Fault": 1, "report": 2, "_problem": 2}
_CODE = re.compile(r"[a-z]+(-[a-z0-9]+)*")


@cache
def given() -> Sequence[tuple[str, str]]:
    """Every code that is written out in a call of the library, with the place of the call."""
    found = []
    for path in sorted((ROOT / "hooks" / "facing_pages").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                at = _GIVERS.get(name)
                values = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
                values += call.args[at : at + 1] if at is not None else []
                words = [value.value for value in values if isinstance(value, ast.Constant)]
                found += [(str(word), f"{path.name}:{call.lineno}") for word in words if _CODE.fullmatch(str(word))]
    return found


def test_every_code_is_explained_and_nothing_else_is() -> None:
    assert codes.explained().keys() == CODES.keys()


def test_every_code_has_an_example_that_is_tried() -> None:
    assert WRITTEN.keys() | MISTAKES.keys() == CODES.keys()
    assert not WRITTEN.keys() & MISTAKES.keys()


def test_every_code_is_given_by_some_call_and_no_call_gives_another() -> None:
    assert [place for code, place in given() if code not in CODES] == []
    assert CODES.keys() <= {code for code, _ in given()}


def test_codes_are_written_alike_and_told_in_a_sentence() -> None:
    for code, meaning in CODES.items():
        assert _CODE.fullmatch(code), code
        assert meaning.endswith("."), code
        assert meaning[0].isupper(), code


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
    told, page = codes.explain(code), markdown_site.problem_codes()
    assert told
    assert CODES[code] in told
    assert f'### <span id="{code}"></span>{code}\n\n**{CODES[code]}**' in page
    for text in (codes.explained()[code].wrong, codes.explained()[code].right):
        assert text.rstrip("\n") in page


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("missing-key", "Add a line “kind: …” with one of: evidence, context, term, contrast, question."),
        ("unknown-id", "Did you mean “accounts”? If it is another work, add it to docs/bridge/sources.yml."),
        ("bad-link", "Did you mean “source-accounts”?"),
        ("bad-redirect", "Did you mean “annotations/price”?"),
        ("unknown-key", "Did you mean “sources”?"),
        ("one-sided-contrast", "Add under “passages” words of times."),
    ],
)
def test_a_repair_names_what_is_to_be_typed(code: str, said: str, tmp_path: Path) -> None:
    found = [problem.repair for problem in example(tmp_path, code, WRITTEN[code].wrong) if problem.code == code]
    assert said in found[0]


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
