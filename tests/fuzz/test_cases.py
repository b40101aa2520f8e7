"""What fuzzing once found, and what it begins with: every promise holds for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.fuzz import shown
from tests.fuzz.client import CLIENTS, Client
from tests.fuzz.promises import BrokenError, Tape, well_formed
from tests.fuzz.running import CASES
from tests.fuzz.targets import BYTES, TARGETS, seeds


def _cases() -> Iterator[tuple[str, Path]]:
    for name in TARGETS:
        yield from ((name, path) for path in sorted((CASES / name).glob("*")) if path.is_file())


def test_a_case_and_a_seed_belong_to_a_target() -> None:
    folders = (*CASES.glob("*"), *(CASES.parent / "corpus").glob("*"))
    assert {path.name for path in folders if path.is_dir()} <= TARGETS.keys()


@pytest.mark.parametrize(("name", "path"), list(_cases()), ids=lambda value: getattr(value, "name", value))
def test_what_broke_a_promise_once_does_so_no_more(name: str, path: Path) -> None:
    TARGETS[name](path.read_bytes())


@pytest.mark.parametrize("name", BYTES)
def test_every_promise_holds_for_what_people_wrote(name: str) -> None:
    for seed in seeds(name):
        BYTES[name](seed)


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
def test_the_scripts_of_a_page_say_what_the_library_says(client: Client) -> None:
    client.tried([client.made(Random(number)) for number in range(300)])  # noqa: S311  nothing secret


def test_a_broken_promise_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.shown._TAGS", frozenset({"p"}))
    with pytest.raises(BrokenError):
        shown.prose(b"*words*")


@pytest.mark.parametrize("html", ["<p>words</div>", '<p id="a">one</p><p id="a">two</p>', "<p <b>words"])
def test_html_that_is_not_well_formed_would_be_seen(html: str) -> None:
    with pytest.raises(BrokenError):
        well_formed(html)


def test_a_script_that_says_something_else_would_be_seen() -> None:
    folding = next(client for client in CLIENTS if client.name == "folding")
    with pytest.raises(BrokenError):
        folding.holds({"words": "It is “so” there"}, {"folded": "It is “so” there", "isShort": False})


def test_bytes_are_choices_that_end_with_the_first() -> None:
    tape = Tape(b"\0\1words\0rest")
    assert (tape.one("ab"), tape.words(), tape.rest()) == ("b", "words", b"rest")
    assert [Tape(b"").one("ab"), Tape(b"").words()] == ["a", ""]
