"""Note marks in a text, and the labels that head the definitions they call.

Which bracketed or raised characters are marks:

* ``[3]``, ``[1,2]``, ``[1-3]``: figures of one to three digits in square
  brackets always are, so one without a definition is an error. ``[2025]`` has
  four digits and never is; nor is any run the dossier lists under ``words``.
* ``¹²``: raised figures are, unless the text uses figures in brackets or they
  are a power (``m²``, ``10⁶``).
* ``[a]``: letters are where the text defines a letter that it also calls.
* ``*``, ``†``, ``‡``: a sign is where it closes a word and is defined once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Style = Literal["figure", "superscript", "letter", "sign", "plain"]

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGN = r"(?:\*{1,3}|†{1,2}|‡{1,2})"
_GAP = r"[ \u00a0]?"
_FIGURES = rf"\[{_GAP}\d{{1,3}}(?:{_GAP}[,;–-]{_GAP}\d{{1,3}})*{_GAP}\]"
_RAISED_FIGURES = rf"[{_RAISED}]{{1,3}}(?:[,⁻–-][{_RAISED}]{{1,3}})*"
_LETTERS = rf"\[[a-z](?:,{_GAP}[a-z])*\](?![\w(])"
_EMPHASIS = r"(?<!\S)\*{1,3}(?=\S)[^*\n]{1,200}\*{1,3}"
_AFTER_WORD = r"(?<=[^\s*†‡])"
_WORD_ENDS = r"(?![A-Za-z0-9_*†‡])"

_POWER = re.compile(r"\b(?:[A-Za-z]|\d|10|[kcdmµμ]m|mc|ft|yd|mi)$")
_LONGEST_RANGE = 100

_LETTER_CALL = re.compile(rf"\S{_GAP}\[([a-z])\](?![\w(])")
_RAISED_CALL = re.compile(rf"\S[{_RAISED}]")
_SIGN_CALL = re.compile(rf"{_EMPHASIS}|{_AFTER_WORD}(?P<bare>{_SIGN}){_WORD_ENDS}|\S{_GAP}\[(?P<boxed>{_SIGN})\]")

_HEAD = re.compile(
    rf"""\s*(?:
        \[(?P<figure>\d{{1,3}})\](?!\[)[:.]?
      | (?P<superscript>[{_RAISED}]{{1,3}})
      | \[(?P<letter>[a-z])\](?![\w(\[])[:.]?
      | \[(?P<boxed>{_SIGN})\]
      | (?P<sign>{_SIGN})(?!.*\*)(?=\s*\w)
      | (?P<plain>\d{{1,3}})[.)](?=\s)
      | \((?P<round>\d{{1,3}})\)(?=\s)
    )\s*""",
    re.VERBOSE,
)
_STYLES: dict[str, Style] = {
    "figure": "figure",
    "superscript": "superscript",
    "letter": "letter",
    "boxed": "sign",
    "sign": "sign",
    "plain": "plain",
    "round": "plain",
}


@dataclass(frozen=True)
class Head:
    """How a definition begins: its label, and the ``length`` of the line's part that says it."""

    label: str
    style: Style
    length: int


@dataclass(frozen=True)
class Found:
    """A mark in a text, from ``start`` to before ``end``."""

    start: int
    end: int
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Styles:
    """Which marks a text uses, besides figures in brackets.

    Arguments:
        superscript: raised figures are marks.
        letters: letters in brackets are marks.
        signs: the signs that are marks.
        words: bracketed runs that look like marks and are words.
    """

    superscript: bool = False
    letters: bool = False
    signs: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What a mark looks like; a match without the group ``mark`` is none."""
        forms = [_FIGURES]
        if self.superscript:
            forms.append(_RAISED_FIGURES)
        if self.letters:
            forms.append(_LETTERS)
        if self.signs:
            signs = "|".join(re.escape(sign) for sign in sorted(self.signs, key=len, reverse=True))
            forms.append(rf"\[(?:{signs})\]|{_AFTER_WORD}(?:{signs}){_WORD_ENDS}")
        skipped = rf"{_EMPHASIS}|" if self.signs else ""
        return re.compile(rf"{skipped}(?P<mark>{'|'.join(forms)})")


def read_head(line: str) -> Head | None:
    """The label a line begins with, if it begins like a definition.

    >>> read_head("[3] www.example.org").label
    '3'
    >>> read_head("[2025] was a year") is None
    True
    """
    match = _HEAD.match(line)
    if not match or not match.lastgroup:
        return None
    style = _STYLES[match.lastgroup]
    label = match[match.lastgroup]
    return Head(label if style in ("letter", "sign") else _figure(label), style, match.end())


def find_marks(text: str, styles: Styles) -> Iterator[Found]:
    """Every mark in a text, in order.

    >>> [found.labels for found in find_marks("so.[1][2,4-6] In [2025]", Styles())]
    [('1',), ('2', '4', '5', '6')]
    """
    for match in styles.pattern.finditer(text):
        raw = match["mark"]
        if raw is None or raw in styles.words or (raw[0] in _RAISED and _is_power(text, match.start())):
            continue
        labels = _labels(raw)
        if labels:
            yield Found(match.start(), match.end(), labels)


def calls_figures(texts: Iterable[str], words: frozenset[str]) -> bool:
    """Whether any of the texts has a mark of figures in brackets."""
    styles = Styles(words=words)
    return any(next(find_marks(text, styles), None) for text in texts)


def called_letters(text: str) -> set[str]:
    """The letters in brackets that stand after a word."""
    return set(_LETTER_CALL.findall(text))


def called_signs(text: str) -> set[str]:
    """The signs that close a word; those of ``*emphasis*`` are left out."""
    return {match["bare"] or match["boxed"] for match in _SIGN_CALL.finditer(text) if match.lastgroup}


def calls_raised(text: str) -> bool:
    """Whether a raised figure stands after a word."""
    return _RAISED_CALL.search(text) is not None


def _labels(raw: str) -> tuple[str, ...] | None:
    """The labels a mark calls, a range spelt out; None where a range runs backwards or too far."""
    labels: list[str] = []
    for part in re.split(r"[,;]", raw.strip("[] \u00a0")):
        ends = re.split(r"[⁻–-]", part.strip(" \u00a0"))
        if len(ends) == 1:
            labels.append(_figure(ends[0]))
            continue
        first, last = int(_figure(ends[0])), int(_figure(ends[-1]))
        if len(ends) > 2 or not first < last <= first + _LONGEST_RANGE:
            return None
        labels += map(str, range(first, last + 1))
    return tuple(dict.fromkeys(labels))


def _figure(label: str) -> str:
    """A label in plain figures: ``¹²`` and ``012`` are 12; letters and signs stay."""
    if not all(unicodedata.digit(character, None) is not None for character in label):
        return label
    return str(int("".join(str(unicodedata.digit(character)) for character in label)))


def _is_power(text: str, at: int) -> bool:
    return _POWER.search(text, max(0, at - 4), at) is not None
