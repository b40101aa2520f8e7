"""Links from the pages beside a comparison into it: a dead one is told with its file and line, a good one is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from facing_pages.cli import main
from tests.compose import bridge
from tests.folders import write

GOOD = [
    "bridge/index.md",
    "bridge/index.md#events",
    "bridge/facing.md#toll",
    "bridge/facing.md#note-price",
    "bridge/facing.md#post-p2",
    "bridge/facing.md#fn:post:1",
    "bridge/post.md#p2",
    "bridge/post.md#fn:1",
    "bridge/post.md#the-bridge-opens",
    "bridge/gazette.md#p2",
    "bridge/sources.md#source-accounts",
    "bridge/map.md#silence",
    "bridge/worksheet.md#toll",
    "bridge/data/post.md",
    "bridge/data/comparison.json",
]
ELSEWHERE = ["https://bridge.example/bridge/post.md#p99", "#here", "../index.md#here"]
DEAD = [
    ("bridge/facing.md#tol", "there is no place “tol”. Did you mean “toll”?"),
    ("bridge/post.md#p99", "there is no place “p99”"),
    ("bridge/pots.md", "there is no page “bridge/pots.md”. Did you mean “bridge/post.md”?"),
    ("bridge/questions.md", "there is no page “bridge/questions.md”"),
]


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = write(bridge(), tmp_path / "docs")
    (folder / "redirects.yml").write_text("readings: {gazette: post}\n", encoding="utf-8")
    return tmp_path / "docs"


def checked(docs: Path, link: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What the command says where a page in a folder of its own holds a link in the second line of a paragraph."""
    page = docs / "about" / "us.md"
    page.parent.mkdir()
    page.write_text(f"---\ntitle: Us\n---\n\n# Us\n\nWe are\n[here]({link}).\n", encoding="utf-8")
    return main(["check"]), capsys.readouterr().err


@pytest.mark.parametrize("link", [*(f"../{link}" for link in GOOD), *ELSEWHERE])
def test_a_link_to_what_is_there_passes(link: str, docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(docs, link, capsys) == (0, "0 errors, 0 warnings\n")


@pytest.mark.parametrize(("link", "said"), DEAD)
def test_a_link_to_what_is_not_there_is_an_error_with_its_line(
    link: str, said: str, docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = checked(docs, f"../{link}", capsys)
    assert code == 1
    assert f"docs/about/us.md:8: error bad-link: The link “../{link}” leads nowhere" in told
    assert said in " ".join(told.split())


def test_a_link_in_a_table_is_seen_too(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "index.md").write_text("| a | b |\n| --- | --- |\n| c | [d](bridge/post.md#p9) |\n", encoding="utf-8")
    assert main(["check"]) == 1
    assert "docs/index.md:3: error bad-link" in capsys.readouterr().err
