"""A file among the documents that would be published as it lies and may run is told of."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facing_pages.edition import load
from tests.compose import bridge
from tests.folders import write

DRAWN = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>'


def told(docs: Path) -> list[tuple[str, str]]:
    _, problems = load(docs, docs.parent)
    return [(problem.path, problem.severity) for problem in problems if problem.code == "file-that-runs"]


@pytest.mark.parametrize("name", ["quiz.html", "a.HTM", "bridge/evil.xhtml", "bridge/events/run.js", "deep/er/a.xml"])
def test_a_file_that_a_browser_may_run_is_told_of_wherever_it_lies(name: str, tmp_path: Path) -> None:
    write(bridge(), tmp_path / "docs")
    path = tmp_path / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("alert(1)", encoding="utf-8")
    assert told(tmp_path / "docs") == [(f"docs/{name}", "warning")]


@pytest.mark.parametrize(
    "held", ["<script>1</script>", "<s:script/>", '<a href="javascript:1"/>', '<g onload="1"/>', "<foreignObject/>"]
)
def test_a_drawing_that_holds_a_script_is_told_of_and_another_is_not(held: str, tmp_path: Path) -> None:
    write(bridge(), tmp_path / "docs")
    (tmp_path / "docs" / "plain.svg").write_text(DRAWN, encoding="utf-8")
    (tmp_path / "docs" / "drawing.svg").write_text(DRAWN.replace("<circle", f"{held}<circle"), encoding="utf-8")
    assert told(tmp_path / "docs") == [("docs/drawing.svg", "warning")]


def test_a_script_that_the_settings_of_the_site_name_is_not_told_of(tmp_path: Path) -> None:
    write(bridge(), tmp_path / "docs")
    for name in ("own.js", "n.js"):
        (tmp_path / "docs" / name).write_text("alert(1)", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("extra_javascript: [own.js]\n", encoding="utf-8")
    assert told(tmp_path / "docs") == [("docs/n.js", "warning")]


def test_what_is_hidden_and_so_not_published_is_not_told_of(tmp_path: Path) -> None:
    write(bridge(), tmp_path / "docs")
    (tmp_path / "docs" / ".hidden").mkdir()
    (tmp_path / "docs" / ".hidden" / "a.html").write_text("alert(1)", encoding="utf-8")
    assert told(tmp_path / "docs") == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [(b"map\xe2\x80\xaegpj.txt", "map[U+202E]gpj.txt"), (b"a\nb", "a[U+000A]b"), (b"\xff.md", "[U+DCFF].md")],
)
@pytest.mark.parametrize("where", ["", "bridge/events"])
def test_a_name_with_a_sign_that_nobody_sees_is_refused_and_the_sign_shown(
    name: bytes, shown: str, where: str, tmp_path: Path
) -> None:
    write(bridge(), tmp_path / "docs")
    (tmp_path / "docs" / where / os.fsdecode(name)).write_bytes(b"words")
    _, problems = load(tmp_path / "docs", tmp_path)
    (problem,) = (problem for problem in problems if problem.code == "unseen-sign")
    assert shown in problem.message
    assert problem.path.isascii()
    assert problem.path.isprintable()
