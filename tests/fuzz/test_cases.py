"""What fuzzing once found, and the seeds it begins with: every promise holds for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.__main__ import CASES, SEEDS
from tests.fuzz.targets import TARGETS, BrokenError, prose


def _cases() -> Iterator[tuple[str, Path]]:
    for name in TARGETS:
        yield from ((name, path) for path in sorted((CASES / name).glob("*")) if path.is_file())


def test_a_case_belongs_to_a_target() -> None:
    assert {path.name for path in CASES.glob("*") if path.is_dir()} <= TARGETS.keys()


@pytest.mark.parametrize(("name", "path"), list(_cases()), ids=lambda value: getattr(value, "name", value))
def test_what_broke_a_promise_once_does_so_no_more(name: str, path: Path) -> None:
    TARGETS[name](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_every_promise_holds_for_what_people_wrote(name: str) -> None:
    for seed in SEEDS:
        for path in sorted(seed.rglob("*.*")):
            if path.is_file() and path.suffix in (".md", ".yml", ".txt"):
                TARGETS[name](path.read_bytes())


def test_a_broken_promise_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.targets._TAGS", frozenset({"p"}))
    with pytest.raises(BrokenError):
        prose(b"*words*")
