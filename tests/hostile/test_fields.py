"""Payloads stand in every field that takes words: in those of today, and in those that somebody will declare."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from facing_pages import kinds
from facing_pages.webaddress import WebAddress
from facing_pages.writing.folder import read
from facing_pages.writing.our_prose import our_prose
from facing_pages.writing.records import Passages, Written
from facing_pages.writing.values import Block, Id, Inline, IsoDate, Words
from tests.hostile.attack import COMPARISON, Attack
from tests.hostile.fields import Keys, filled
from tests.hostile.payloads import KINDS, payload


class Inner(Written):
    id: Id
    said: Annotated[Words, Inline]


class New(Written):
    """What nobody has declared yet."""

    id: Id
    date: IsoDate | None = None
    headline: Annotated[Words, Inline]
    remark: Annotated[str, Block] = Field(default="", alias="re-mark")
    names: list[Words] = Field(default=[])
    inner: list[Inner] = Field(default=[])
    one: Inner | None = None
    by_reading: dict[str, Annotated[Words, Inline]] = Field(default={})
    home: WebAddress | None = None
    passages: Passages = Field(default={})


def _places(data: dict[str, Any]) -> dict[Keys, str]:
    found: dict[Keys, str] = {}

    def write(at: Keys, what: str, old: str) -> str:
        found[at] = what
        return f"{old}!"

    whole = filled(New, data, write)
    assert {key for key in whole if key not in data} >= {"headline", "re-mark", "names", "one"}
    return found


def test_a_field_that_is_declared_tomorrow_is_attacked() -> None:
    found = _places({"id": "x", "by_reading": {"post": "It does not."}, "inner": [{"id": "y", "said": "No."}]})
    assert found == {
        ("headline",): "words",
        ("re-mark",): "block",
        ("names", 0): "words",
        ("inner", 0, "said"): "words",
        ("one", "said"): "words",
        ("by_reading", "post"): "words",
        ("home",): "address",
    }


def _path(keys: Keys) -> Keys:
    """The way to a value without numbers; what stands by a reading or another id stands there too."""
    return tuple(key for key in keys if isinstance(key, str))


def test_every_piece_of_prose_of_every_kind_holds_payloads(attack: Attack) -> None:
    folder, _ = read(attack.project / "docs" / COMPARISON, attack.project)
    kind_of = {record.path: kind for kind, record in folder.everything()}
    written: dict[tuple[str, Keys], int] = {}
    numbered = {(place.file, _path(place.keys)) for place in attack.places}
    for piece in our_prose(folder):
        kind = kind_of[piece.record.path]
        is_attacked = (piece.record.path, _path(piece.keys) or ("body",)) in numbered
        key = (kind.name, _path(piece.keys))
        written[key] = written.get(key, 0) + is_attacked
    missed = [key for key, count in written.items() if not count]
    assert not missed
    assert {name for name, _ in written} >= {kind.name for kind in kinds.RECORDS} - {"sentences"}


def test_payloads_are_many_and_of_every_kind_and_the_same_each_time(attack: Attack) -> None:
    assert f"{attack.count:,} payloads" in attack.figures()
    assert attack.count > 900
    assert len(attack.places) > 300
    assert {problem.code for problem in attack.problems} >= {"unknown-id", "bad-link", "nul-byte"}
    assert all(problem.message for problem in attack.problems)
    numbers = range(len(KINDS) * 4)
    assert [payload(n) for n in numbers] == [payload.__wrapped__(n) for n in numbers]
    assert len({payload(n) for n in numbers}) > len(numbers) * 0.8
