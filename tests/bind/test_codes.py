"""The library gives every code there is, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from facing_pages.problems import CODES
from tests.compose import ROOT

# Who takes a code, and as which of its arguments; methods are counted without ``self``.
GIVERS = {"Problem": 2, "Fault": 1, "report": 2, "_problem": 2}
_CODE = re.compile(r"[a-z]+(-[a-z0-9]+)*")


def given() -> Iterator[tuple[str, str]]:
    """Every code that is written out in a call, with the place of the call."""
    for path in sorted((ROOT / "hooks" / "facing_pages").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
                at = GIVERS.get(name)
                for value in [*named, *(call.args[at : at + 1] if at is not None else [])]:
                    if (
                        isinstance(value, ast.Constant)
                        and isinstance(value.value, str)
                        and _CODE.fullmatch(value.value)
                    ):
                        yield value.value, f"{path.name}:{call.lineno}"


def test_no_call_gives_a_code_that_there_is_not() -> None:
    assert [place for code, place in given() if code not in CODES] == []


def test_every_code_is_given_by_some_call() -> None:
    assert CODES.keys() == {code for code, _ in given()} & CODES.keys()


def test_codes_are_written_alike_and_told_in_a_sentence() -> None:
    for code, meaning in CODES.items():
        assert _CODE.fullmatch(code), code
        assert meaning.endswith("."), code
        assert meaning[0].isupper(), code
