"""Files as people save them: whatever stands in one, it is read or it is a problem with a line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel

from facing_pages.edition import load
from facing_pages.problems import Problem
from facing_pages.writing import records as r
from facing_pages.writing.reader import check, read_front_matter, read_yaml
from tests import strategies

COMMON = Path(__file__).parent / "common"

SIGNS = [
    ": ",
    "- ",
    "\n",
    "\n  ",
    "? ",
    "&x",
    "*x",
    "[",
    "]",
    "{",
    "}",
    "'",
    '"',
    "|",
    ">",
    "---",
    "<<: ",
    "#",
    ", ",
    "\t",
]
WORDS = "kind title uses passages post p1 null 1 2021-02-31 true !!set !!float !x \x07".split()

documents = st.one_of(st.lists(st.sampled_from([*SIGNS, *WORDS])).map("".join), strategies.lines, st.text())
MODELS: tuple[type[BaseModel], ...] = (
    r.AnnotationRecord,
    r.ComparisonRecord,
    r.DossierRecord,
    r.EventRecord,
    r.LessonRecord,
    r.QuestionsRecord,
    r.SourceRecord,
    r.TermRecord,
)


@given(documents, st.sampled_from(MODELS))
@example("&a [*a]", r.TermRecord)
@example("<<: {title: a}", r.TermRecord)
@example("!!set", r.TermRecord)
@example("title: !x y", r.TermRecord)
@example("? [a, b]\n: c", r.TermRecord)
def test_any_yaml_is_a_record_or_problems_with_lines(text: str, model: type[BaseModel]) -> None:
    places, problems = read_yaml(text, "any.yml")
    assert (places is None) == bool(problems)
    if places:
        value, found = check(model, places, "any.yml")
        assert (value is None) == bool(found)
        problems += found
    assert all(isinstance(problem, Problem) for problem in problems)
    assert all(1 <= problem.line <= text.count("\n") + 2 for problem in problems)


@given(documents)
def test_any_page_has_front_matter_or_a_problem(text: str) -> None:
    places, body, body_line, problems = read_front_matter(text, "any.md")
    assert (places is None) == bool(problems)
    if places and body:
        assert text.split("\n")[body_line - 1] == body.split("\n")[0]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_breaks_and_a_byte_order_mark_change_no_line(tmp_path: Path, line_break: str, mark: str) -> None:
    folder = tmp_path / "docs" / "bridge"
    shutil.copytree(COMMON, folder)
    lines = ["---", "kind: context", "passages:", "  post: [nowhere to be found]", "---", "", "", "A <b>word</b>.", ""]
    (folder / "annotations").mkdir()
    (folder / "annotations" / "saved.md").write_bytes((mark + line_break.join(lines)).encode())
    _, problems = load(tmp_path / "docs", folder)
    assert [(problem.path, problem.line, problem.code) for problem in problems] == [
        ("annotations/saved.md", 4, "quotation-not-found"),
        ("annotations/saved.md", 8, "raw-html"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("title: a\ntitle: b", 2, "duplicate-key"),
        ("title: a\nuses: {post: a, post: b}", 2, "duplicate-key"),
        ("title: a: b", 1, "yaml"),
        ("title: a\n\tuses: b", 2, "yaml"),
        ("title: a\nuses: [", 2, "yaml"),
        ("title: a\nuses: *x", 2, "yaml"),
        ("title: a\nalso: \x07", 2, "yaml"),
        ("- title", 1, "wrong-value"),
        ("", 1, "wrong-value"),
        ("title: a\nuses: {post: b}\nalso: c", 3, "wrong-value"),
        ("title: a\nuses:\n  post: b\n  times: []", 4, "wrong-value"),
        ("title: no\nuses: {post: yes}\nalso: [on, 1]", 3, "wrong-value"),
        ("uses: {post: b}", 1, "missing-key"),
        ("title: a\nuses: {post: b}\nuse: c", 3, "unknown-key"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, code: str) -> None:
    places, problems = read_yaml(text, "term.yml")
    if places:
        problems += check(r.TermRecord, places, "term.yml")[1]
    assert [(problem.line, problem.code) for problem in problems] == [(line, code)]


def test_words_that_other_readers_take_for_truth_values_stay_words() -> None:
    places, _ = read_yaml("title: no\nuses: {post: off, times: 'yes'}\nalso: [on]", "term.yml")
    assert places
    value, problems = check(r.TermRecord, places, "term.yml")
    assert value
    assert not problems
    assert (value.title, value.uses, value.also) == ("no", {"post": "off", "times": "yes"}, ["on"])


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025", "2025"),
        ("2025-02", "2025-02"),
        ("2025-02-16", "2025-02-16"),
        ("'2025-02-16'", "2025-02-16"),
        ("2018/2025-01", "2018/2025-01"),
    ],
)
def test_a_date_may_be_a_year_a_month_a_day_or_a_span(written: str, date: str) -> None:
    places, _ = read_yaml(f"id: a\ntype: book\ntitle: A\nseen: copy\nissued: {written}", "sources.yml")
    assert places
    value, problems = check(r.SourceRecord, places, "sources.yml")
    assert value, problems
    assert value.issued == date


@pytest.mark.parametrize("written", ["2025-02-30", "2025-13", "25", "16-02-2025", "2025-2-3", "2025/", "soon", "true"])
def test_a_date_that_is_none_is_told_with_its_line(written: str) -> None:
    places, _ = read_yaml(f"id: a\ntype: book\ntitle: A\nseen: copy\nissued: {written}", "sources.yml")
    assert places
    _, problems = check(r.SourceRecord, places, "sources.yml")
    assert [(problem.line, problem.code) for problem in problems] == [(5, "wrong-value")]
