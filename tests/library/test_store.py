"""What was made once is found by what it was made from, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from facing_pages.store import Shelf, Store, digest_of_files, share


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kept")


def _fill(store: Store, key: str, content: bytes = b"old") -> Shelf:
    with store.making("pages", "tram", key) as making:
        making.value = {"key": key}
        making.keep("whole", [key])
        making.file("tram/index.html", content)
    found = store.find("pages", "tram", key)
    assert found
    return found


def test_what_was_made_is_found_by_its_key_alone(store: Store) -> None:
    assert store.find("pages", "tram", "a") is None
    shelf = _fill(store, "a")
    assert shelf.value == {"key": "a"}
    assert shelf.read("whole") == ["a"]
    assert {path: file.read_bytes() for path, file in shelf.files.items()} == {"tram/index.html": b"old"}
    assert store.find("pages", "tram", "b") is None
    assert store.find("pages", "bridge", "a") is None


def test_what_breaks_off_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    def break_off() -> None:
        with store.making("pages", "tram", "a") as making:
            making.file("tram/index.html", b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert store.find("pages", "tram", "a") is None
    assert list(tmp_path.glob("kept/**/*")) == []


def test_a_file_that_was_touched_in_the_site_is_made_again(store: Store, tmp_path: Path) -> None:
    shelf = _fill(store, "a")
    page = tmp_path / "site/tram/index.html"
    share(shelf.files["tram/index.html"], page)
    assert page.read_bytes() == b"old"
    with page.open("ab") as file:
        file.write(b" and more")
    assert store.find("pages", "tram", "a") is None


def test_a_file_that_takes_the_place_of_a_shared_one_leaves_that_alone(store: Store, tmp_path: Path) -> None:
    one, other = _fill(store, "a"), _fill(store, "b", b"new")
    page = tmp_path / "index.html"
    share(one.files["tram/index.html"], page)
    share(other.files["tram/index.html"], page)
    assert page.read_bytes() == b"new"
    assert one.files["tram/index.html"].read_bytes() == b"old"


@pytest.mark.parametrize("bytes_written", [b"", b"\x80\x05N.", b"no pickle"])
def test_a_shelf_that_cannot_be_read_is_none(store: Store, bytes_written: bytes) -> None:
    (_fill(store, "a").folder / "index.pickle").write_bytes(bytes_written)
    assert store.find("pages", "tram", "a") is None


def test_of_one_thing_the_last_two_stay(store: Store) -> None:
    for key in "abc":
        _fill(store, key)
    assert [key for key in "abc" if store.find("pages", "tram", key)] == ["b", "c"]


def test_what_is_there_no_more_is_cleared_away(store: Store) -> None:
    _fill(store, "a")
    store.tidy("pages", ["bridge"])
    assert store.find("pages", "tram", "a") is None


def test_a_value_is_made_once_for_each_key(store: Store) -> None:
    made: list[str] = []

    def make() -> int:
        made.append("one")
        return len(made)

    assert [store.value("site", "assets", key, make) for key in ("a", "a", "b")] == [1, 1, 2]


def test_a_digest_tells_of_content_and_names_and_of_nothing_hidden_or_compiled(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "tram").mkdir(parents=True)
    (docs / "tram/a.md").write_text("A", encoding="utf-8")
    before = digest_of_files([docs])
    for path in ("tram/.a.md.swp", "__pycache__/a.pyc"):
        (docs / path).parent.mkdir(exist_ok=True)
        (docs / path).write_text("x", encoding="utf-8")
    assert digest_of_files([docs]) == before
    assert digest_of_files([docs], with_hidden=True) != before
    (docs / "tram/a.md").rename(docs / "tram/b.md")
    assert digest_of_files([docs]) != before
    (docs / "tram/b.md").rename(docs / "tram/a.md")
    assert digest_of_files([docs]) == before
    (docs / "tram/a.md").write_text("B", encoding="utf-8")
    assert digest_of_files([docs]) != before
