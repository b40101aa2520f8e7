"""A comparison's folder on the disk: an article may lie there as plain text or as Markdown."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from facing_pages.article.markdown.written import write_markdown
from facing_pages.article.parse import parse_article
from facing_pages.cli import main
from facing_pages.edition import load
from tests.compose import POST, bridge
from tests.folders import read, write


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The bridge, one of its articles kept as Markdown."""
    articles = write(bridge(), tmp_path / "docs") / "articles"
    article, _ = parse_article(POST, "post.txt")
    data = write_markdown(article).encode()
    (articles / "post.txt").unlink()
    (articles / "post.md").write_bytes(data)
    dossier = articles / "post.yml"
    text = dossier.read_text(encoding="utf-8")
    digest = hashlib.sha256(POST.encode()).hexdigest()
    dossier.write_text(text.replace(digest, hashlib.sha256(data).hexdigest()), encoding="utf-8")
    return tmp_path / "docs"


def test_an_article_kept_as_markdown_is_bound_as_the_plain_text_is(docs: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    write(bridge(), plain)
    ours, theirs = read(docs, tmp_path).readings, read(plain, tmp_path).readings
    assert [reading.article.text for reading in ours] == [reading.article.text for reading in theirs]
    assert [reading.article.title for reading in ours] == [reading.article.title for reading in theirs]
    assert [note.parts for reading in ours for note in reading.article.notes] == [
        note.parts for reading in theirs for note in reading.article.notes
    ]


def test_markdown_changed_after_it_was_recorded_is_told(docs: Path, tmp_path: Path) -> None:
    with (docs / "bridge" / "articles" / "post.md").open("a", encoding="utf-8") as file:
        file.write("\n")
    _, problems = load(docs, tmp_path)
    assert [problem.code for problem in problems] == ["changed-text"]


def test_two_texts_of_one_article_are_a_problem(docs: Path, tmp_path: Path) -> None:
    (docs / "bridge" / "articles" / "post.txt").write_text(POST, encoding="utf-8")
    _, problems = load(docs, tmp_path)
    assert [(problem.path, problem.code) for problem in problems] == [
        ("docs/bridge/articles/post.md", "duplicate-text")
    ]


def test_parse_shows_the_kind_of_each_block_of_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "poem.md"
    path.write_text("# A poem\n\nThe water comes,\\\nthe water goes.\n\n- carts\n", encoding="utf-8")
    assert main(["parse", str(path)]) == 0
    shown = [line.split()[1:3] for line in capsys.readouterr().out.splitlines() if len(line.split()) > 2]
    assert shown[:4] == [["title", "#"], ["stanza", "p1"], ["stanza", "p1"], ["item", "p2"]]
