"""PDFs are taken in only where they show what is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from facing_pages.printing.kept import INDEX, Handout, keep, kept, mark

HANDOUTS = [
    (Handout("key-a4.pdf", "key", "The key", "a4", 3, 4), b"four"),
    (Handout("key-letter.pdf", "key", "The key", "letter", 2, 4), b"five"),
    (Handout("all-a4.pdf", "all", "All “texts”", "a4", 1, 3), b"six"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keep(tmp_path / "kept", "now", HANDOUTS)
    return tmp_path / "kept"


def test_what_was_kept_is_found_again_in_its_order(folder: Path) -> None:
    found = kept(folder, lambda: "now")
    assert found.handouts == tuple(handout for handout, _ in HANDOUTS)
    assert [(title, [one.paper_name for one in papers]) for title, papers in found.packs] == [
        ("The key", ["A4", "Letter"]),
        ("All “texts”", ["A4"]),
    ]
    assert [(path, file.read_bytes()) for path, file in found.files("a/")] == [
        (f"a/{handout.file}", pdf) for handout, pdf in HANDOUTS
    ]


def test_what_shows_something_else_is_left_out(folder: Path) -> None:
    assert not kept(folder, lambda: "later").handouts


def test_what_is_not_there_or_not_whole_is_left_out(folder: Path) -> None:
    assert not kept(folder / "nowhere", lambda: "now").handouts
    (folder / "all-a4.pdf").unlink()
    assert not kept(folder, lambda: "now").handouts
    (folder / "all-a4.pdf").write_bytes(b"six")
    assert kept(folder, lambda: "now").handouts
    (folder / "all-a4.pdf").write_bytes(b"half")
    assert not kept(folder, lambda: "now").handouts


@pytest.mark.parametrize("index", ["", "[]", "{", '{"handouts": [{"file": "a"}]}', '{"handouts": []}', "\x00"])
def test_an_index_that_is_no_index_is_no_error(folder: Path, index: str) -> None:
    (folder / INDEX).write_text(index, encoding="utf-8")
    assert not kept(folder, lambda: "now").handouts


def test_a_size_is_never_less_than_what_is_sent() -> None:
    sizes = {size: Handout("a", "a", "a", "a4", 1, size).kilobytes for size in (1, 1000, 1001)}
    assert sizes == {1: 1, 1000: 1, 1001: 2}


def test_the_mark_changes_with_whatever_the_page_is_made_from(tmp_path: Path) -> None:
    folder = tmp_path / "overrides"
    (folder / "partials").mkdir(parents=True)
    (folder / "partials" / "a.html").write_text("a", encoding="utf-8")

    def now(*words: str) -> str:
        return mark(words, folder)

    marks = [now(), now("https://a.example/")]
    (folder / "partials" / "a.html").write_text("b", encoding="utf-8")
    marks.append(now())
    (folder / "partials" / "a.html").rename(folder / "partials" / "b.html")
    marks.append(now())
    assert len(set(marks)) == 4

    # What an editor or Python leaves behind is no part of a page.
    (folder / ".a.swp").write_text("a", encoding="utf-8")
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").write_text("a", encoding="utf-8")
    assert now() == marks[-1]
