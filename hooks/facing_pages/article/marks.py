"""Note marks in a text, and the labels that head the definitions they call.

Which bracketed or raised characters are marks:

* ``[3]``, ``[1,2]``, ``[1-3]``: figures of one to three digits in square
  brackets always are, so one without a definition is an error. ``[2025]`` has
  four digits and never is; nor is any run the dossier lists under ``words``.
* ``¹²``: raised figures are, unless the text uses figures in brackets or they
  are a power (``m²``, ``10⁶``).
* ``[a]``: letters are where the text defines a letter that it also calls; of
  ``[A]`` only the letters that ``[Footnote A: …]`` defines.
* ``*``, ``†``, ``‡``: a sign is where it closes a word and is defined once, or
  once below each place that calls it.
* ``(1)`` behind a word is where the text ends with just the notes so called.
* ``（注１）``: figures behind the word for a note are where the text defines one.

A figure behind ``p.`` or before a further one, ``[14]76``, is an editor's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Style = Literal["figure", "superscript", "letter", "sign", "plain", "round", "named", "worded"]

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGN = r"(?:\*{1,3}|†{1,2}|‡{1,2})"
_GAP = r"[ \u00a0]?"
_FIGURES = rf"\[{_GAP}\d{{1,3}}(?:{_GAP}[,;–-]{_GAP}\d{{1,3}})*{_GAP}\](?!\d)"
_RAISED_FIGURES = rf"[{_RAISED}]{{1,3}}(?:[,⁻–-][{_RAISED}]{{1,3}})*"
_ROUND = r"(?<=[^\s\d(])\(\d{1,3}\)"
_WORDED = r"[（(［〔\[]注\s?\d{1,3}[）)］〕\]]"
_CITED = re.compile(r"(?<![\w.])(?:pp?|fol|vol|S|Bd|Nr)\.[ \u00a0]$")
"""What a figure in brackets stands behind where it is a page or a volume."""
_LONGEST_CITED = 6
_EMPHASIS = r"(?<!\S)\*{1,3}(?=\S)[^*\n]{1,200}\*{1,3}"
_AFTER_WORD = r"(?<=[^\s*†‡])"
_WORD_ENDS = r"(?![A-Za-z0-9_*†‡])"

_POWER = re.compile(r"\b(?:[A-Za-z]|\d|10|[kcdmµμ]m|mc|ft|yd|mi)$")
_LONGEST_RANGE = 100
_BRACKETS = "[]()（）［］〔〕注 \u00a0"

_LETTER_CALL = re.compile(rf"\S{_GAP}\[([a-z])\](?![\w(])")
_RAISED_CALL = re.compile(rf"\S[{_RAISED}]")
_SIGN_CALL = re.compile(rf"{_EMPHASIS}|{_AFTER_WORD}(?P<bare>{_SIGN}){_WORD_ENDS}|\S{_GAP}\[(?P<boxed>{_SIGN})\]")

_NOTE_WORD = r"(?:[Ff]ootnote|FOOTNOTE|[Nn]ote|NOTE|Fu(?:ß|ss)note|Anmerkung|Nota|Voetnoot|Noot|[Ff]otnot)"
_ROUND_CALL = re.compile(_ROUND)
_WORDED_CALL = re.compile(rf"\S{_WORDED}")

_HEAD = re.compile(
    rf"""\s*(?:
        \[{_NOTE_WORD}\s(?P<named>\d{{1,3}}|[A-Za-z]|{_SIGN})\s?[:.]
      | [（(［〔\[]?注\s?(?P<worded>\d{{1,3}})[）)］〕\]:：、.]
      |
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
    "named": "named",
    "worded": "worded",
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
        letters: small letters in brackets are marks.
        named: the letters that are marks in brackets because a definition names them.
        signs: the signs that are marks.
        round: figures in round brackets are marks.
        worded: figures behind the word for a note are marks.
        words: bracketed runs that look like marks and are words.
    """

    superscript: bool = False
    letters: bool = False
    named: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    round: bool = False
    worded: bool = False
    words: frozenset[str] = frozenset()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What a mark looks like; a match without the group ``mark`` is none."""
        forms = [_FIGURES]
        if self.superscript:
            forms.append(_RAISED_FIGURES)
        letters = "".join(["a-z" if self.letters else "", *sorted(self.named)])
        if letters:
            forms.append(rf"\[[{letters}](?:,{_GAP}[{letters}])*\](?![\w(])")
        if self.round:
            forms.append(_ROUND)
        if self.worded:
            forms.append(_WORDED)
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
    return Head(_figure(match[match.lastgroup]), _STYLES[match.lastgroup], match.end())


def find_marks(text: str, styles: Styles) -> Iterator[Found]:
    """Every mark in a text, in order.

    >>> [found.labels for found in find_marks("so.[1][2,4-6] In [2025]", Styles())]
    [('1',), ('2', '4', '5', '6')]
    """
    for match in styles.pattern.finditer(text):
        raw = match["mark"]
        if raw is None or raw in styles.words or (raw[0] in _RAISED and _is_power(text, match.start())):
            continue
        if _CITED.search(text, max(0, match.start() - _LONGEST_CITED), match.start()):
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


def called_signs(text: str) -> list[str]:
    """The signs that close a word, in order; those of ``*emphasis*`` are left out."""
    return [match["bare"] or match["boxed"] for match in _SIGN_CALL.finditer(text) if match.lastgroup]


def called_round(text: str) -> Iterator[str]:
    """The figures in round brackets that close a word, in order."""
    return (match[0].strip("()") for match in _ROUND_CALL.finditer(text))


def calls_worded(text: str) -> bool:
    """Whether a figure behind the word for a note stands in the text, not at its beginning."""
    return _WORDED_CALL.search(text) is not None


def calls_raised(text: str) -> bool:
    """Whether a raised figure stands after a word."""
    return _RAISED_CALL.search(text) is not None


def _labels(raw: str) -> tuple[str, ...] | None:
    """The labels a mark calls, a range spelt out; None where a range runs backwards or too far."""
    labels: list[str] = []
    for part in re.split(r"[,;]", raw.strip(_BRACKETS)):
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
