"""A check tells a person, a pull request and a program the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing_pages.cli import main
from facing_pages.problems import CODES, Problem
from facing_pages.publishing import schemas
from facing_pages.review import report
from tests.compose import bridge
from tests.folders import write
from tests.review.check.examples import put
from tests.strategies import characters

ROOT = Path(__file__).parents[3]

texts = st.text(characters | st.sampled_from("\r\n%:,"), min_size=1, max_size=40)
problems = st.builds(
    Problem,
    path=texts,
    line=st.integers(0, 9),
    code=st.sampled_from(sorted(CODES)),
    message=texts,
    repair=st.one_of(st.just(""), texts),
    severity=st.sampled_from(["error", "warning"]),
)

_COMMAND = re.compile(r"::(?P<kind>error|warning) (?P<properties>.*?)::(?P<data>.*)", re.DOTALL)


def _read(command: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner of GitHub Actions takes it apart."""
    match = _COMMAND.fullmatch(command)
    assert match
    properties = dict(part.split("=", 1) for part in match["properties"].split(","))
    for old, new in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        properties = {name: value.replace(old, new) for name, value in properties.items()}
    data = match["data"].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    return match["kind"], properties, data


@given(problems)
def test_a_workflow_command_says_what_the_problem_says(problem: Problem) -> None:
    command = report.as_github([problem])
    assert "\n" not in command
    assert "\r" not in command
    kind, properties, data = _read(command)
    assert kind == problem.severity
    assert properties.get("file", "") == problem.path
    assert properties.get("line", "0") == str(problem.line)
    assert properties["title"] == problem.code
    assert data == (f"{problem.message}\n{problem.repair}" if problem.repair else problem.message)


@given(st.lists(problems, max_size=5))
def test_a_report_fits_its_schema_and_leaves_nothing_out(found: list[Problem]) -> None:
    told = json.loads(report.as_json([], found))
    jsonschema.validate(told, schemas.schema(report.Report))
    assert told["errors"] + told["warnings"] == len(told["problems"]) == len(set(found))
    assert {(one["path"], one["line"] or 0, one["code"], one["message"]) for one in told["problems"]} == {
        (one.path, one.line, one.code, one.message) for one in found
    }


@pytest.fixture
def _broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bridge with a mistake in each of four files."""
    folder = write(bridge(), tmp_path / "docs")
    put(folder, "annotations/price.md", "source: [accounts]\n")
    put(folder, "annotations/opening-day.md", "passages:\n  post: [opened on Sunday]\n")
    put(folder, "events/toll.md", "gloss: what\ndate: 2021-13-01\n")
    put(folder, "sources.yml", "- {id: almanac, type: book, seen: original}\n")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_broken")
def test_every_problem_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 1
    told = capsys.readouterr().err
    for file in ("annotations/price.md", "annotations/opening-day.md", "events/toll.md", "sources.yml"):
        assert f"docs/bridge/{file}:" in told


@pytest.mark.usefixtures("_broken")
def test_the_formats_name_the_same_places(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check"])
    text = re.findall(r"^(\S+?):(\d+): (error|warning) ([a-z-]+): ", capsys.readouterr().err, re.MULTILINE)
    assert main(["check", "--format", "github"]) == 1
    commands = [_read(line) for line in capsys.readouterr().out.splitlines()]
    assert main(["check", "--format", "json"]) == 1
    records = json.loads(capsys.readouterr().out)["problems"]
    places = [(path, line, kind, code) for path, line, kind, code in text]
    assert places
    assert [(p["file"], p["line"], kind, p["title"]) for kind, p, _ in commands] == places
    assert [(one["path"], str(one["line"]), one["severity"], one["code"]) for one in records] == places


def test_without_an_error_the_check_is_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(bridge(), tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--format", "github"]) == 0
    assert capsys.readouterr().out.strip() == ""
    assert main(["check", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["id"] for one in told["comparisons"]] == ["bridge"]
    assert [row["reading"] for row in told["comparisons"][0]["readings"]] == ["post", "times"]


def test_explain_tells_lists_and_corrects(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "bad-link"]) == 0
    assert CODES["bad-link"] in capsys.readouterr().out
    assert main(["explain"]) == 0
    assert capsys.readouterr().out.startswith("not-utf8")
    assert main(["explain", "bad-lnk"]) == 1
    assert "Did you mean “bad-link”?" in capsys.readouterr().err


@pytest.mark.parametrize("line", [7, 0])
def test_the_editor_reads_problems_off_the_check(line: int) -> None:
    lines = (ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8")
    matchers = json.loads(lines)["tasks"][0]["problemMatcher"]
    told = str(Problem("docs/a.md", line, "bad-id", "This: is wrong.", "Mend it.")).splitlines()[0]
    matched = [(matcher["pattern"], re.match(matcher["pattern"]["regexp"], told)) for matcher in matchers]
    found = [(pattern, match) for pattern, match in matched if match]
    assert len(found) == 1
    pattern, match = found[0]
    assert match[pattern["file"]] == "docs/a.md"
    assert match[pattern["severity"]] == "error"
    assert match[pattern["code"]] == "bad-id"
    assert match[pattern["message"]] == "This: is wrong."
    assert "line" not in pattern or match[pattern["line"]] == str(line)
