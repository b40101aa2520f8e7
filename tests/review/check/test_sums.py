"""Many warnings of a kind are told in one line; errors, and what programs read, always one by one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facing_pages.cli import main
from facing_pages.problems import MANY, Problem, in_sum
from tests.compose import POST, Draft, bridge
from tests.folders import write

COUNT = 2333


def _outside(draft: Draft, folder: Path, count: int) -> None:
    """The bridge with so many paragraphs more that no event shows."""
    more = "".join(f"\n\nThe county said so again on day {n}." for n in range(1, count + 1))
    write(draft, folder / "docs", {"post": f"{POST.rstrip()}{more}\n"})


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_many_warnings_of_a_kind_in_one_file_are_one_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _outside(bridge(), here, COUNT)
    assert main(["check"]) == 0
    told = capsys.readouterr().err.splitlines()
    assert told[0] == (
        "docs/bridge/articles/post.yml: warning paragraph-outside: 2,333 paragraphs are in no event; "
        "“facing-pages check --all” lists them."
    )
    assert told[-1] == "0 errors, 2333 warnings"
    assert len(told) == 3


def test_all_of_them_are_listed_for_whoever_asks(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _outside(bridge(), here, COUNT)
    assert main(["check", "--all"]) == 0
    assert capsys.readouterr().err.count("paragraph-outside") == COUNT


@pytest.mark.parametrize(("count", "lines"), [(MANY, MANY), (MANY + 1, 1)])
def test_a_few_stand_one_by_one(here: Path, capsys: pytest.CaptureFixture[str], count: int, lines: int) -> None:
    _outside(bridge(), here, count)
    main(["check"])
    assert capsys.readouterr().err.count("paragraph-outside") == lines


def test_programs_and_pull_requests_are_told_all(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _outside(bridge(), here, MANY + 3)
    main(["check", "--format", "json"])
    assert len(json.loads(capsys.readouterr().out)["problems"]) == MANY + 3
    main(["check", "--format", "github"])
    assert capsys.readouterr().out.count("title=paragraph-outside") == MANY + 3


def _each(severity: str, *places: str) -> list[Problem]:
    return [Problem(place, 3, "long-annotation", "It is long.", "Cut it.", severity) for place in places]  # type: ignore[arg-type]


def test_many_of_a_kind_in_the_files_of_a_folder_are_one_line() -> None:
    files = [f"docs/a/annotations/{n}.md" for n in range(MANY + 1)]
    (line,) = in_sum(_each("warning", *files))
    assert line == (
        "docs/a/annotations: warning long-annotation: 6 of these: An annotation has more than 80 words; "
        "“facing-pages check --all” lists them."
    )


def test_what_stands_in_another_folder_or_is_of_another_kind_is_told_beside() -> None:
    files = [f"docs/a/annotations/{n}.md" for n in range(MANY + 1)]
    other = Problem("docs/a/annotations/0.md", 1, "loaded-word", "It takes sides.", "", "warning")
    told = in_sum([*_each("warning", *files, "docs/b/annotations/0.md"), other])
    assert len(told) == 3
    assert [line.partition(":")[0] for line in told] == [
        "docs/a/annotations/0.md",
        "docs/a/annotations",
        "docs/b/annotations/0.md",
    ]


def test_errors_are_told_one_by_one_however_many_there_are() -> None:
    files = [f"docs/a/annotations/{n}.md" for n in range(MANY + 9)]
    assert len(in_sum(_each("error", *files))) == MANY + 9
