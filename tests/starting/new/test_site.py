"""A site of one's own, begun by one command: what it holds, and when nothing is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from facing_pages.cli import main
from facing_pages.edition import load
from facing_pages.problems import errors
from tests.conftest import ROOT
from tests.sites import snapshot

TEXTS = [str(ROOT / "tests/starting/tutorial/texts" / name) for name in ("the-market-hall.txt", "the-traders.txt")]
PIN = re.compile(r"uses: (\S+@[0-9a-f]{40} # \S+)")


def written(folder: Path, *more: str) -> dict[str, bytes]:
    assert main(["init", str(folder), *more]) == 0
    return snapshot(folder)


def test_a_site_has_settings_pages_a_workflow_and_what_an_editor_reads(tmp_path: Path) -> None:
    found = written(tmp_path / "my-town")
    assert {name for name in found if not name.startswith(("schemas/", ".vscode/"))} == {
        ".gitattributes",
        ".github/workflows/pages.yml",
        ".gitignore",
        "README.md",
        "docs/glossary.md",
        "docs/index.md",
        "docs/method.md",
        "mkdocs.yml",
        "requirements.txt",
    }
    for folder in ("schemas", ".vscode"):
        assert snapshot(tmp_path / "my-town" / folder) == snapshot(ROOT / folder)
    settings = found["mkdocs.yml"].decode()
    assert YAML(typ="safe").load(settings.replace("!ENV", ""))["site_name"] == "My town"
    assert len([line for line in settings.splitlines() if line and not line.startswith("#")]) <= 12


def test_no_page_of_it_speaks_of_the_edition_of_this_project(tmp_path: Path) -> None:
    for name, content in written(tmp_path / "site").items():
        assert not re.search("china|chinese|deepseek|socialis", content.decode(), re.IGNORECASE), name


def test_its_workflow_runs_the_actions_that_this_project_runs(tmp_path: Path) -> None:
    theirs = set(PIN.findall(written(tmp_path / "site")[".github/workflows/pages.yml"].decode()))
    ours = set(PIN.findall((ROOT / ".github/workflows/deploy.yml").read_text(encoding="utf-8")))
    assert theirs
    assert theirs == ours


def test_two_texts_are_its_first_comparison(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "my-town", *TEXTS)
    said = capsys.readouterr().out
    assert f"{tmp_path / 'my-town'} holds a site." in said
    comparisons, problems = load(tmp_path / "my-town/docs", tmp_path / "my-town")
    assert not errors(problems)
    assert [comparison.id for comparison in comparisons] == ["my-town"]


@pytest.mark.parametrize(
    ("folder", "more", "id"),
    [
        ("a", ["--name", "The hall"], "the-hall"),
        ("assets", [], "assets-comparison"),
        ("glossary", [], "glossary-comparison"),
        ("桥", [], "comparison"),
    ],
)
def test_a_comparison_has_the_name_that_is_given_or_one_that_can_be_an_address(
    tmp_path: Path, folder: str, more: list[str], id: str
) -> None:
    found = written(tmp_path / folder, *TEXTS, *more)
    assert f"docs/{id}/index.md" in found


def test_a_folder_that_is_there_keeps_what_it_has(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    found = written(tmp_path)
    assert found["mine.txt"] == b"mine"
    assert "mkdocs.yml" in found


@pytest.mark.parametrize("name", ["mkdocs.yml", ".gitignore", "docs"])
def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    assert main(["init", str(tmp_path), *TEXTS]) == 1
    assert f"holds {name} already" in capsys.readouterr().err
    assert snapshot(tmp_path) == {name: b"mine"}


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("more", [TEXTS[:1], [TEXTS[0], "gone.txt"], [*TEXTS, "--name", "glossary"]], ids=len)
def test_where_the_texts_make_no_comparison_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], there: bool
) -> None:
    folder = tmp_path / "site"
    if there:
        folder.mkdir()
    assert main(["init", str(folder), *more]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert folder.exists() == there
    assert snapshot(tmp_path) == {}
    assert sorted(path.name for path in tmp_path.iterdir()) == (["site"] if there else [])


def test_a_file_in_its_place_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    assert main(["init", str(tmp_path / "site")]) == 1
    assert "is a file" in capsys.readouterr().err
    assert snapshot(tmp_path) == {"site": b"mine"}
