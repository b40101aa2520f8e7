"""The command as a person at a keyboard meets it: on the edition's own files, one of them broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from facing_pages.cli import main
from tests.conftest import ROOT


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the documents, with the current folder where a person would stand."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_edition_has_no_error_and_no_unanswered_warning(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    shown = capsys.readouterr()
    assert shown.err == "0 errors, 0 warnings\n"
    assert (project / "docs").is_dir()


def test_the_check_prints_the_figures_of_fairness(
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["check"])
    printed = capsys.readouterr().out
    for figure in ("annotations", "in 1,000 words", "words of ours", "words quoted", "paragraphs in events", "sources"):
        assert figure in printed


def test_a_not_too_many_is_told_with_file_line_and_the_right_words(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "docs/deepseek/annotations/workers-state-as-used.md"
    right = "The PRC had remained a workers’ state"
    path.write_text(
        "---\nkind: term\npassages:\n  workers-state:\n    - The PRC had not remained a workers’ state\n---\nA word.\n",
        encoding="utf-8",
    )
    assert main(["check"]) == 1
    told = capsys.readouterr().err
    assert "docs/deepseek/annotations/workers-state-as-used.md:5: error quotation-not-found" in told
    assert right in told
    assert "p5" in told
    assert "a negation differs" in told


def test_mistakes_in_several_files_are_told_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project / "docs/deepseek"
    cost = folder / "events/cost.md"
    cost.write_text(cost.read_text(encoding="utf-8").replace("gloss:", "glos:"), encoding="utf-8")
    (folder / "articles/state-capitalism.txt").write_bytes(b"\xff\xfe not UTF-8")
    (folder / "annotations/energy-use.md").write_text("No front matter.\n", encoding="utf-8")
    assert main(["check"]) == 1
    told = capsys.readouterr().err
    for place in ("events/cost.md", "articles/state-capitalism.txt:1", "annotations/energy-use.md:1"):
        assert place in told
    assert "Did you mean “gloss”?" in told
    assert "offset 0" in told


def test_one_comparison_can_be_checked_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(project / "docs/deepseek")]) == 0
    assert "DeepSeek" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_told_in_a_sentence(
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "nowhere"]) == 1
    assert "nowhere is no folder" in capsys.readouterr().err


def test_parse_shows_every_line_of_a_text_and_what_it_was_taken_for(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "docs/deepseek/articles/workers-state.txt"
    assert main(["parse", str(path)]) == 0
    rows = capsys.readouterr().out.splitlines()
    numbers = {int(row.split()[0]) for row in rows if row.split() and row.split()[0].isdigit()}
    assert numbers == set(range(1, len(path.read_text(encoding="utf-8").splitlines()) + 1))
    kinds = {row.split()[1] for row in rows if len(row.split()) > 1}
    assert {"title", "dateline", "heading", "paragraph", "note", "signature", "image-credit", "furniture"} <= kinds


def test_markdown_writes_every_page_and_every_data_file(project: Path) -> None:
    assert main(["markdown", "out"]) == 0
    written = {path.relative_to(project / "out").as_posix() for path in (project / "out").rglob("*") if path.is_file()}
    assert {
        "index.md",
        "glossary.md",
        "deepseek/index.md",
        "deepseek/facing.md",
        "deepseek/workers-state.md",
        "deepseek/state-capitalism.md",
        "deepseek/sources.md",
        "deepseek/questions.md",
        "deepseek/data/comparison.json",
        "deepseek/data/alignment.csv",
    } <= written
    assert (project / "out/deepseek/facing.md").read_text(encoding="utf-8").startswith("---\n")
