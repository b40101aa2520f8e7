"""The command on a small comparison of its own: what it says, what it gives back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from facing_pages.cli import main
from tests.compose import POST, altered, bridge
from tests.folders import write
from tests.sites import ROOT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bridge, written out where a person would stand."""
    monkeypatch.chdir(tmp_path)
    return write(bridge(), tmp_path / "docs")


def test_the_command_is_installed_and_says_its_version() -> None:
    command = Path(sys.executable).parent / "facing-pages"
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("facing-pages ")


def _loaded(script: str) -> tuple[set[str], set[str]]:
    """The stages of the library, and the packages, that a Python which runs a script has loaded."""
    ending = "import sys; print(*sys.modules, sep='\\n', file=sys.stderr)"
    command = [sys.executable, "-c", f"{script}; {ending}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    names = done.stderr.split()
    stages = {name.split(".")[1] for name in names if name.startswith("facing_pages.")}
    return stages, {name.split(".")[0] for name in names}


def test_a_check_loads_nothing_that_it_does_not_need() -> None:
    stages, packages = _loaded("from facing_pages.cli import main; main(['check'])")
    assert {"binding", "review"} <= stages
    assert stages.isdisjoint({"publishing", "drawing", "starting", "changing", "importing", "web"})
    assert packages.isdisjoint({"mkdocs", "jinja2", "markdown", "mdit_py_plugins", "ruamel", "babel", "PIL"})
    assert packages.isdisjoint({"rapidfuzz", "charset_normalizer", "imagesize", "http"})


def test_a_command_that_reads_nothing_loads_no_reader() -> None:
    stages, packages = _loaded("from facing_pages import cli; cli._parser()")
    assert stages.isdisjoint({"article", "writing", "binding", "review", "model", "publishing", "codes"})
    assert packages.isdisjoint({"pydantic", "yaml", "markdown_it", "mkdocs", "jinja2"})


def test_without_a_command_it_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


def test_an_error_is_exit_1_and_a_warning_is_not(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    write(altered(annotations={"price": {"body": "It admits this sum."}}), folder.parent)
    assert main(["check"]) == 0
    told = capsys.readouterr().err
    assert "0 errors, 1 warning" in told
    assert "facing-pages explain CODE” tells more of a problem" in told
    write(altered(annotations={"price": {"passages": {"post": ["It cost the county 13 million"]}}}), folder.parent)
    assert main(["check"]) == 1


def test_figures_go_to_the_output_and_problems_beside_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(altered(annotations={"price": {"body": "It admits this sum."}}), folder.parent)
    main(["check"])
    shown = capsys.readouterr()
    assert "words of the article" in shown.out
    assert "loaded-word" not in shown.out
    assert shown.err.startswith("docs/bridge/annotations/price.md:")


@pytest.mark.parametrize("command", [["check", "empty"], ["markdown", "out", "--docs", "empty"]])
def test_a_folder_without_a_comparison_is_told(
    folder: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parents[1] / "empty").mkdir()
    assert main(command) == 1
    assert capsys.readouterr().err.startswith("facing-pages: empty holds no comparison")


def test_a_file_that_is_not_there_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(folder / "nothing.txt")]) == 1
    assert "nothing.txt is no file" in capsys.readouterr().err


def test_parse_says_what_is_wrong_with_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "text.txt"
    path.write_text(POST.replace("Saturday.[1]", "Saturday.[2]"), encoding="utf-8")
    assert main(["parse", str(path)]) == 1
    assert f"{path}:3: error undefined-mark" in capsys.readouterr().err
    path.write_bytes(b"caf\xe9")
    assert main(["parse", str(path)]) == 1
    assert f"{path}:1: error not-utf8" in capsys.readouterr().err


def test_parse_heeds_the_dossier_beside_a_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, dossier = folder / "articles" / "post.txt", folder / "articles" / "post.yml"
    assert main(["parse", str(text)]) == 0
    assert "title         " in capsys.readouterr().out
    said = "parse: {lines: {1: paragraph}}\n"
    dossier.write_text(dossier.read_text(encoding="utf-8") + said, encoding="utf-8")
    assert main(["parse", str(text)]) == 0
    assert "title         " not in capsys.readouterr().out


def test_nothing_is_written_where_there_is_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(altered(annotations={"price": {"sources": ["nothing"]}}), folder.parent)
    assert main(["markdown", "out"]) == 1
    assert "unknown-id" in capsys.readouterr().err
    assert not Path("out").exists()
