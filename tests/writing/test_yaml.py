"""YAML has one meaning, whichever of the two readers reads it: its values, their lines, what is said of mistakes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel

from facing_pages.edition import load
from facing_pages.problems import Problem
from facing_pages.writing import careful_yaml, quick_yaml
from facing_pages.writing import records as r
from facing_pages.writing.places import Lines, Places
from facing_pages.writing.reader import check, read_front_matter, read_yaml
from tests import strategies
from tests.review.check import examples
from tests.sites import ROOT

GOLDEN = ROOT / "tests" / "binding" / "bind"
SIGNS = [
    *("\n", "\n", "\n  ", "\n\n", " ", "  ", "    ", "\t", "\u2028", "\x85", "\ufeff", "\u200b", "\\", "\\n", '\\"'),
    *("- ", "- - ", "-", ": ", ":", ":\n", ", ", ",", "[", "]", "{", "}", "? ", "?", "# ", "#", "'", '"', "''", '""'),
    *("|", "|\n", "|-\n", "|+\n", "|2\n", "> ", ">-\n", ">\n", "---", "...", "%", "@", "`", "&a ", "*a", "!t ", "!"),
]
WORDS = [
    *("a", "b", "no", "Yes", "on", "true", "null", "~", "<<", "=", "2025-02", "2025-02-16", "1:30", "“q”", "é", "四"),
    *("1", "-3", "+1", "012", "0o17", "0x1f", "0b1", "1_000", "1.50", "1.", ".5", "1e3", "-.inf", ".NaN", "36Kr", "5G"),
    *("E", "-e", "+"),
]
PARTS = [
    *("a: b\n", " a: b\n", "- a\n", "  c: d\n", "k:\n- a\n- b\n", "k:\n  - a: 1\n    b: 2\n", "- k:\n    l\n    m\n"),
    *("[a,\n b]", "{a: b,\n c: d}\n", "k: a\n  b\n\n  c\n", 'k: "a\n  b\n\n  c"\n', "k: 'it''s'\n", "k: [a: b]\n"),
    *("k: |\n  # x\n  y\n", "k: > # c\n  y\n", "k: |+ # h\n\n\n", "k: |-\n  a\n  \n\n  b\n\n"),
    *("k: >\n   a\n    b\n   c\n", "https://x.org/a?b=c", "k: https://x.org/#y\n", "{https://x.org: [a:b]}"),
    *(" # c", "\n# c", "  # d\n"),
]
texts = st.one_of(
    st.lists(st.sampled_from([*PARTS, *SIGNS, *WORDS]), max_size=20).map("".join),
    st.lists(st.sampled_from(PARTS), max_size=6).map("".join),
    strategies.lines,
    st.text(),
)


def typed(value: Any) -> Any:
    """A value whose parts are equal only to those of their own kind: 1 is neither 1.0 nor true."""
    if isinstance(value, dict):
        return [(typed(key), typed(item)) for key, item in value.items()]
    return [typed(item) for item in value] if isinstance(value, list) else (type(value), repr(value))


def placed(lines: Lines | None) -> Any:
    return lines and (lines.line, lines.at, {key: placed(inner) for key, inner in lines.within.items()})


def meant(places: Places | None) -> Any:
    return places and (typed(places.data), placed(places.lines), places.first_line)


@strategies.effort(20)
@given(texts)
@example("|\n#a")
@example(">  # c")
@example("k: |-#\n a")
@example("<<: a")
@example("- =")
@example('k: "\\u263a"')
@example("&a [*a]")
@example("a: b\n--- c")
@example("? a\n: b")
@example("a: 1\n1: b\ntrue: c")
def test_what_the_quick_reader_reads_the_careful_one_reads_as_the_same(text: str) -> None:
    if quick := quick_yaml.read(text, 3):
        careful, problems = careful_yaml.read(text, "any.yml", 3)
        assert not problems
        assert meant(careful) == meant(quick)


def test_whole_files_are_the_same_to_both(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in _written()}
    quick = {path: _read(path, text) for path, text in texts.items()}
    monkeypatch.setattr(quick_yaml, "read", lambda *_: None)
    assert quick == {path: _read(path, text) for path, text in texts.items()}


def _written() -> list[Path]:
    """Every YAML file and page of this repository that is text."""
    folders = [ROOT / folder for folder in ("docs", "hooks", "tests/binding", "tests/editions", "tests/frozen")]
    found = [path for folder in folders for ending in ("yml", "md") for path in folder.rglob(f"*.{ending}")]
    assert len(found) > 400
    return [path for path in found if not path.read_bytes().startswith(b"\xff") and _is_text(path)]


def _is_text(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _read(path: Path, text: str) -> Any:
    if path.suffix == ".yml":
        places, problems = read_yaml(text, path.name)
        return meant(places), problems
    places, *rest = read_front_matter(text, path.name)
    return meant(places), rest


def test_nothing_in_the_edition_needs_the_careful_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def careful(_: str, path: str, __: int) -> None:
        raise AssertionError(path)

    monkeypatch.setattr(careful_yaml, "read", careful)
    assert load(ROOT / "docs", ROOT)[0]


@pytest.mark.parametrize("code", examples.WRITTEN)
def test_an_example_of_a_code_is_told_alike_by_both(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in (examples.WRITTEN[code].wrong, examples.WRITTEN[code].right):
        folder = tmp_path / str(len(text))
        _alike(lambda: examples.example(folder, code, text), lambda: shutil.rmtree(folder), monkeypatch)  # noqa: B023


@pytest.mark.parametrize("case", sorted(path.parent.name for path in GOLDEN.glob("*/in")))
def test_a_broken_folder_is_told_alike_by_both(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(GOLDEN / "common", tmp_path / "docs" / "bridge")
    shutil.copytree(GOLDEN / case / "in", tmp_path / "docs" / "bridge", dirs_exist_ok=True)
    _alike(lambda: load(tmp_path / "docs", tmp_path)[1], lambda: None, monkeypatch)


def _alike(say: Callable[[], list[Problem]], clear: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    said = say()
    clear()
    with monkeypatch.context() as patch:
        patch.setattr(quick_yaml, "read", lambda *_: None)
        assert say() == said


@strategies.effort(2)
@given(texts, st.sampled_from((r.TermRecord, r.EventRecord, r.DossierRecord)))
def test_what_is_wrong_with_a_record_is_told_alike_by_both(text: str, model: type[BaseModel]) -> None:
    quick, careful = quick_yaml.read(text, 1), careful_yaml.read(text, "any.yml", 1)[0]
    if quick and careful:
        assert check(model, quick, "any.yml") == check(model, careful, "any.yml")


def test_without_libyaml_the_careful_reader_reads_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "title: no\nuses:\n  post: 2025-02-16\n"
    quick = quick_yaml.read(text, 1)
    monkeypatch.setattr(quick_yaml, "CParser", None)
    assert quick_yaml.read(text, 1) is None
    places, problems = read_yaml(text, "any.yml")
    assert not problems
    assert meant(places) == meant(quick)
    assert places
    assert places.data == {"title": "no", "uses": {"post": "2025-02-16"}}


def test_a_value_that_holds_itself_is_told_with_its_line() -> None:
    places, problems = read_yaml("- title: a\n- &x\n  uses: {post: *x}\n", "any.yml")
    assert places
    assert not problems
    (problem,) = check(r.TermRecord, places.at(1), "any.yml")[1]
    assert (problem.line, problem.code, problem.message) == (2, "yaml", "YAML: a value holds itself.")
    assert "itself" not in str(check(r.TermRecord, places.at(0), "any.yml")[1])


@pytest.mark.parametrize("text", ['title: "a\\0"', 'title: "\\u0000"', 'also: ["a", "b\\x00"]', '"a\\0b": c'])
def test_a_nul_is_refused_in_words_wherever_it_is_written(text: str) -> None:
    places, problems = read_yaml(f"uses: {{}}\n{text}\n", "terms.yml")
    assert places, problems
    value, (problem,) = check(r.TermRecord, places, "terms.yml")
    assert value is None
    assert (problem.code, problem.severity) == ("nul-byte", "error")
    assert problem.line in (1, 2)


def test_what_a_list_of_two_lacks_is_told_by_its_number() -> None:
    text = "series:\n  - name: Riders\n    values:\n      - [2023-03, 4100]\n      - [2023]\n"
    places, _ = read_yaml(text, "any.yml")
    assert places
    found = [one for one in check(r.ChartRecord, places, "any.yml")[1] if one.line == 5]
    assert [(one.code, one.message, one.repair) for one in found] == [
        ("missing-key", "“item 2” is missing.", "The list needs 2 items.")
    ]
