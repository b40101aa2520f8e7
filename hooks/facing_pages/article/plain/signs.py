"""The numbers and signs that are printed before items, and the names before what is said.

A line alone proves nothing: ``1. May`` may be a day, ``Place: Leeds`` a label.
A number begins an item where the next or the one before begins one too, a
bullet where another does nearby, a name where names come again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from facing_pages.article.shapes import closes_sentence

_SIGN = re.compile(
    r"""(?:
        (?P<bullet>[-*•·‣▪●○])
      | (?P<chapter>\d{1,3}:\d{1,3})
      | (?P<outline>\d{1,3}(?:\.\d{1,3}){1,3}\.?)
      | (?P<plain>(?:\d{1,3}|[ivxl]{1,6}|[IVXL]{1,6}|[a-z])\.)
      | (?P<round>\((?:\d{1,3}[a-z]?|[ivxl]{1,6}|[A-Za-z])\))
      | (?P<half>(?:\d{1,3}|[ivxl]{1,6}|[A-Za-z])\))
    )(?=[ \t\u00a0]+\S)""",
    re.VERBOSE,
)
_SPEAKER = re.compile(r"(?P<name>[^\W\d_][^:：.!?;,“”\"()\[\]\n]{0,40})(?:[:：](?=\s)|：)|(?P<letter>[QA])\.(?=\s)")
_NAME_ALONE = re.compile(r"[^\W\d_][^:：!?;,“”\"()\[\]\d]{1,40}?[.:：]?")
_NO_SPEAKERS = frozenset(
    """http https note notes image images photo picture source sources p.s ps tel email example examples warning tip
    date place time price address author title summary figure table""".split()
)
_MOST_NAME_WORDS = 4
_NEAR = 12
"""Lines between two bullets of one list at most."""
_INITIALS = 2
_MOST_APART = 4
"""Paragraphs to each name on a line of its own at most: where there are more, the lines are headings."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

OpeningKind = Literal["item", "turn"]


@dataclass(frozen=True)
class Opening:
    """How an item or a turn begins: ``length`` characters of sign or name; ``style`` is alike for one list's items.

    ``is_line`` says that a speaker's name has the line to itself.
    """

    kind: OpeningKind
    length: int
    style: str = ""
    is_line: bool = False

    @property
    def is_bullet(self) -> bool:
        return self.kind == "item" and len(self.style) == 1

    @property
    def depth(self) -> int:
        """How many figures a number such as ``2.`` or ``2.1`` has; 0 for any other sign."""
        match = re.match(r"(?:plain|outline) (\d)$", self.style)
        return int(match[1]) if match else 0


def openings(lines: Sequence[str], skipped: set[int], first: int) -> dict[int, Opening]:
    """The lines of a file that begin an item or a turn, by their index.

    Arguments:
        lines: the file's lines.
        skipped: indices of the lines that are no text, or whose kind is known.
        first: the index of the line that may be the title.
    """
    bare = [(index, line.strip()) for index, line in enumerate(lines) if line.strip() and index not in skipped]
    return _items(bare) | _turns(bare) | _names(lines, bare, first)


def opening_of(line: str, kind: OpeningKind) -> Opening:
    """How a line begins of which it is known that it begins an item or a turn, by its sign or name if it has one."""
    match = (_SIGN if kind == "item" else _SPEAKER).match(line)
    return Opening(kind, match.end() if match else 0)


# --- items ------------------------------------------------------------------


@dataclass(frozen=True)
class _Sign:
    """A sign as it may be read: of a style, and its place in the order of that style; a bullet has none."""

    line: int
    place: int
    opening: Opening
    order: tuple[int, ...]


def _items(bare: list[tuple[int, str]]) -> dict[int, Opening]:
    found: dict[int, Opening] = {}
    latest: dict[str, _Sign] = {}
    firsts: list[_Sign] = []
    for place, (line, text) in enumerate(bare):
        match = _SIGN.match(text)
        for style, order in _readings(match) if match else ():
            sign = _Sign(line, place, Opening("item", len(match[0]) if match else 0, style), order)
            before = latest.get(style)
            if before and _follows(before, sign):
                found.setdefault(before.line, before.opening)
                found[line] = sign.opening
            elif order and order[-1] == 1:
                firsts.append(sign)
            latest[style] = sign
    styles = {_family(opening) for opening in found.values()}
    for sign in firsts:
        if _family(sign.opening) in styles:
            found.setdefault(sign.line, sign.opening)
    return found


def _family(opening: Opening) -> str:
    """The style, that of ``2.1`` and ``2.1.1`` being one."""
    return "outline" if opening.depth > 1 else opening.style


def _readings(match: re.Match[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The ways in which a sign may be read: ``(i)`` is a letter and a Roman one."""
    sign, kind = match[0], match.lastgroup or ""
    label = sign.strip("().")
    if kind == "bullet":
        yield sign, ()
    elif label[0].isdigit():
        numbers = re.findall(r"\d+", label)
        yield f"{kind} {len(numbers)}{label[-1] if label[-1].isalpha() else ''}", tuple(map(int, numbers))
    else:
        case = "A" if label.isupper() else "a"
        if len(label) == 1 and (kind, case) != ("plain", "A"):
            yield f"{kind} {case}", (ord(label.lower()) - ord("a") + 1,)
        if set(label.lower()) <= set(_ROMAN):
            yield f"{kind} roman {case}", (_roman(label.lower()),)


def _roman(label: str) -> int:
    """The value of a Roman figure in small letters.

    >>> _roman("xiv")
    14
    """
    values = [_ROMAN[letter] for letter in label]
    return sum(-one if one < other else one for one, other in pairwise([*values, 0]))


def _follows(before: _Sign, sign: _Sign) -> bool:
    if not sign.order:
        return sign.place - before.place <= _NEAR
    *above, last = sign.order
    if before.order[:-1] == tuple(above):
        return last == before.order[-1] + 1
    return last == 1 and bool(above) and above[-1] == before.order[-2] + 1


# --- turns ------------------------------------------------------------------


def _turns(bare: list[tuple[int, str]]) -> dict[int, Opening]:
    """The lines that begin with a speaker's name and a colon."""
    named: dict[int, tuple[str, int]] = {}
    for index, line in bare:
        match = _SPEAKER.match(line)
        if match and len((name := match["name"] or match["letter"]).split()) <= _MOST_NAME_WORDS:
            named[index] = (name, match.end())
    speakers = _speakers(Counter(name for name, _ in named.values()))
    return {index: Opening("turn", length) for index, (name, length) in named.items() if name in speakers}


def _speakers(counts: Counter[str]) -> set[str]:
    """Which of the names that lines begin with are speakers': those that come again, or ``Q`` beside ``A``."""
    counts = Counter({name: n for name, n in counts.items() if name.lower() not in _NO_SPEAKERS})
    initials = {name for name in counts if name.isupper() and len(name) <= _INITIALS}
    again = {name for name, n in counts.items() if n > 1 and not name[0].islower()}
    loud = {name for name in counts if name.isupper()}
    found = again if len(again) > 1 else set()
    found |= loud if len(loud) > 1 and loud & again else set()
    return found | (initials if len(initials) > 1 else set())


def _names(lines: Sequence[str], bare: list[tuple[int, str]], first: int) -> dict[int, Opening]:
    """The lines that are a speaker's name and nothing else, above what is said."""
    alone: dict[int, str] = {}
    for (before, previous), (index, line), (after, _) in zip(bare, bare[1:], bare[2:], strict=False):
        starts = not lines[index - 1].strip()
        said = all(not text.strip() for text in lines[index + 1 : after])
        if starts and said and before >= first and (before == first or closes_sentence(previous)) and _is_loud(line):
            alone[index] = line
    counts = Counter(alone.values())
    names = {name for name, n in counts.items() if n > 1 and name.lower().rstrip(".:：") not in _NO_SPEAKERS}
    found = {index: Opening("turn", len(name), is_line=True) for index, name in alone.items() if name in names}
    beginnings = sum(not lines[index - 1].strip() for index, _ in bare if index)
    return found if len(names) > 1 and len(found) * _MOST_APART >= beginnings else {}


def _is_loud(line: str) -> bool:
    """Whether a line is in capitals and short enough for a name."""
    return line.isupper() and len(line.split()) <= _MOST_NAME_WORDS and _NAME_ALONE.fullmatch(line) is not None
