"""What is written is there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facing_pages import whole
from facing_pages.whole import CannotWriteError


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_a_file_keeps_its_mode_and_a_link_to_it_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    whole.file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o640
    assert names(tmp_path) == {"real", "link"}


def test_what_is_no_file_is_written_to_where_it_stands(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    heard = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    whole.file(tmp_path / "pipe", b"words")
    assert os.read(heard, 99) == b"words"
    os.close(heard)
    assert names(tmp_path) == {"pipe"}


def test_where_one_of_several_files_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("a file", encoding="utf-8")
    (tmp_path / "first").write_text("old", encoding="utf-8")
    wanted = {tmp_path / name: b"new" for name in ("first", "a/b/second", "in-the-way/third")}
    with pytest.raises(CannotWriteError, match=r"third cannot be written: File exists\. Move away what"):
        whole.files(wanted)
    assert (tmp_path / "first").read_bytes() == b"old"
    assert names(tmp_path) == {"first", "in-the-way"}


def test_a_folder_in_the_place_of_a_file_is_told_and_left(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    with pytest.raises(CannotWriteError, match=r"report cannot be written: Is a directory"):
        whole.file(tmp_path / "report", b"new")
    assert names(tmp_path) == {"report"}


def test_what_somebody_is_making_is_no_litter_and_what_was_left_is(tmp_path: Path) -> None:
    place = tmp_path / "site"
    (tmp_path / ".site.new.0123abcd").mkdir()
    (tmp_path / ".site.new.4567abcd").write_text("left", encoding="utf-8")
    (tmp_path / ".site.backup").mkdir()
    with whole.folder(place) as first:
        (first / "page").write_text("first", encoding="utf-8")
        with whole.folder(place) as second:
            (second / "page").write_text("second", encoding="utf-8")
        assert (first / "page").exists()
        assert (place / "page").read_text(encoding="utf-8") == "second"
    assert (place / "page").read_text(encoding="utf-8") == "first"
    assert names(tmp_path) == {"site", "site/page", ".site.backup"}


def test_what_goes_wrong_while_a_folder_is_filled_leaves_the_last_one(tmp_path: Path) -> None:
    with whole.folder(tmp_path / "above/site") as new:
        (new / "page").write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), whole.folder(tmp_path / "above/site") as new:
        (new / "page").write_text(str(1 / 0), encoding="utf-8")
    with pytest.raises(ZeroDivisionError), whole.folder(tmp_path / "other/site") as new:
        raise ZeroDivisionError
    assert names(tmp_path) == {"above", "above/site", "above/site/page"}


def test_a_folder_that_takes_over_what_lies_in_the_last_one_changes_nothing_in_that(tmp_path: Path) -> None:
    (tmp_path / "tree/sub").mkdir(parents=True)
    (tmp_path / "tree/sub/mine").write_text("mine", encoding="utf-8")
    (tmp_path / "tree/page").write_text("old", encoding="utf-8")
    (tmp_path / "tree/link").symlink_to("sub")
    (tmp_path / "also").hardlink_to(tmp_path / "tree/page")
    with whole.folder(tmp_path / "tree") as new:
        whole.share(tmp_path / "tree", new)
        whole.fill(new, {"page": b"new"})
        assert (tmp_path / "tree/page").read_bytes() == b"old"
    assert (tmp_path / "tree/page").read_bytes() == b"new"
    assert (tmp_path / "tree/link").is_symlink()
    assert (tmp_path / "also").read_bytes() == b"old"
    assert names(tmp_path) == {"also", "tree", "tree/sub", "tree/sub/mine", "tree/page", "tree/link"}
