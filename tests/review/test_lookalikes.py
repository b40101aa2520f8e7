"""An editor is told of text that is not what it looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

from facing_pages.edition import load
from facing_pages.problems import Problem
from tests.compose import Draft, altered, bridge
from tests.folders import write


def _told(draft: Draft, tmp_path: Path) -> list[Problem]:
    write(draft, tmp_path)
    found = load(tmp_path, tmp_path)[1]
    return [one for one in found if one.code in ("hidden-direction", "look-alike")]


@pytest.mark.parametrize("sign", ["\u202e", "\u202a", "\u2066", "\u2069"])
def test_a_sign_that_turns_words_is_told_with_its_line(sign: str, tmp_path: Path) -> None:
    draft = altered(annotations={"price": {"body": f"One line.\n\nThe toll is {sign}four crowns."}})
    (found,) = _told(draft, tmp_path)
    assert (found.code, found.severity, found.path) == ("hidden-direction", "warning", "bridge/annotations/price.md")
    lines = (tmp_path / found.path).read_text(encoding="utf-8").split("\n")
    assert sign in lines[found.line - 1]
    assert f"U+{ord(sign):04X}" in found.message


@pytest.mark.parametrize(
    ("words", "letter"),
    [("The Сoast company.", "С (CYRILLIC CAPITAL LETTER ES)"), ("Αlpha and omega.", "Α (GREEK CAPITAL LETTER ALPHA)")],
)
def test_a_word_of_two_scripts_is_told_with_the_letter(words: str, letter: str, tmp_path: Path) -> None:
    (found,) = _told(altered(annotations={"price": {"body": words}}), tmp_path)
    assert found.code == "look-alike"
    assert letter in found.message


@pytest.mark.parametrize(
    "words", ["Пекин and Αθήνα", "5 μm of été", "中文 and العربية", "α-particles", "Straße \u200f"]
)
def test_words_of_one_script_are_not_told(words: str, tmp_path: Path) -> None:
    assert _told(altered(annotations={"price": {"body": words}}), tmp_path) == []


def test_an_address_with_letters_of_another_script_is_told_as_computers_read_it(tmp_path: Path) -> None:
    draft = altered(dossiers={"post": {"address": "https://www.соаst.example/page"}})
    (found,) = _told(draft, tmp_path)
    assert (found.code, found.path) == ("look-alike", "bridge/articles/post.yml")
    assert "www.xn--" in found.message


def test_nothing_is_told_of_an_ordinary_comparison(tmp_path: Path) -> None:
    assert _told(bridge(), tmp_path) == []
