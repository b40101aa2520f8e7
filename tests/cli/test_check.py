"""The command as a person at a keyboard meets it: on the files of an edition, one of them broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from facing_pages.cli import main
from tests.sites import EDITIONS


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the documents, with the current folder where a person would stand."""
    shutil.copytree(EDITIONS / "full" / "docs", tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_edition_without_a_fault_is_told_as_such(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
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
    path = project / "docs/tram/annotations/property-as-used.md"
    right = "A tram is public property"
    path.write_text(
        "---\nkind: term\npassages:\n  workshop:\n    - A tram is not public property\n---\nA word.\n",
        encoding="utf-8",
    )
    assert main(["check"]) == 1
    told = capsys.readouterr().err
    assert "docs/tram/annotations/property-as-used.md:5: error quotation-not-found" in told
    assert right in told
    assert "p4" in told
    assert "a negation differs" in told


def test_mistakes_in_several_files_are_told_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project / "docs/tram"
    cost = folder / "events/cost.md"
    cost.write_text(cost.read_text(encoding="utf-8").replace("gloss:", "glos:"), encoding="utf-8")
    (folder / "articles/council.txt").write_bytes(b"\xff\xfe not UTF-8")
    (folder / "annotations/the-strike.md").write_text("No front matter.\n", encoding="utf-8")
    assert main(["check"]) == 1
    told = capsys.readouterr().err
    for place in ("events/cost.md", "articles/council.txt:1", "annotations/the-strike.md:1"):
        assert place in told
    assert "Did you mean “gloss”?" in told
    assert "offset 0" in told


def test_one_comparison_can_be_checked_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(project / "docs/tram")]) == 0
    assert "The tram of Velm" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_told_in_a_sentence(
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "nowhere"]) == 1
    assert "nowhere is no folder" in capsys.readouterr().err


def test_parse_shows_every_line_of_a_text_and_what_it_was_taken_for(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "docs/tram/articles/workshop.txt"
    assert main(["parse", str(path)]) == 0
    rows = capsys.readouterr().out.splitlines()
    numbers = {int(row.split()[0]) for row in rows if row.split() and row.split()[0].isdigit()}
    assert numbers == set(range(1, len(path.read_text(encoding="utf-8").splitlines()) + 1))
    kinds = {row.split()[1] for row in rows if len(row.split()) > 1}
    assert {"title", "dateline", "heading", "paragraph", "note", "signature", "image-credit", "furniture"} <= kinds


def test_markdown_writes_every_page_and_every_data_file(project: Path) -> None:
    assert main(["markdown", "out"]) == 0
    pages = project / "out" / "docs"
    written = {path.relative_to(pages).as_posix() for path in pages.rglob("*") if path.is_file()}
    assert {
        "index.md",
        "glossary.md",
        "tram/index.md",
        "tram/facing.md",
        "tram/workshop.md",
        "tram/council.md",
        "tram/sources.md",
        "tram/questions.md",
        "tram/data/comparison.json",
        "tram/data/alignment.csv",
    } <= written
    assert (pages / "tram/facing.md").read_text(encoding="utf-8").startswith("---\n")
