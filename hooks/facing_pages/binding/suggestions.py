"""Show what an article has that looks like words it does not have.

A suggestion never binds. A well-regarded matcher gives "China is a workers'
state" the words "China is not a workers' state" with a score above 0.9: so the
words that differ are shown, and a negation or a number among them is named.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from facing_pages.binding.quotations import fold, is_unspaced, trimmed
from facing_pages.model import Article, Block

_LEAST_SCORE = 60.0
"""A run less like the quotation than this, of 100, is not worth showing."""
_SPREAD = 10.0
"""How much less like it than the best one the others may be."""
_MARGIN = 12
"""Characters on either side of the nearest run among which its first and last words may be."""
_NEGATIONS = frozenset("not no never none neither nor without cannot hardly scarcely 不 没 沒 未 非 无 無".split())

_Change = tuple[str, int, int, int, int]
"""An opcode of ``difflib``: its name, where it stands in the quotation, where in the article."""


@dataclass(frozen=True)
class Candidate:
    """A run of the article that looks like what was quoted.

    ``differences`` are pairs of quoted words and the article's; ``warning``
    says where they differ by a negation or a number.
    """

    text: str
    block: str
    score: float
    differences: tuple[tuple[str, str], ...]
    warning: str


def candidates(article: Article, quotation: str, limit: int = 3) -> list[Candidate]:
    """The runs of single blocks nearest to a quotation, best first."""
    wanted = trimmed(quotation)
    found = [near for block in article.blocks if (near := _candidate(wanted, block))]
    best = max((candidate.score for candidate in found), default=0.0)
    shown = [candidate for candidate in found if candidate.score >= best - _SPREAD]
    return sorted(shown, key=lambda candidate: -candidate.score)[:limit]


def _candidate(wanted: str, block: Block) -> Candidate | None:
    """The run of a block nearest to the words wanted, or None where none is near."""
    folded = fold(block.text)
    text = folded.text
    if len(wanted) <= len(text):
        match = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=_LEAST_SCORE)
        score, start, end = (match.score, match.dest_start, match.dest_end) if match else (0.0, 0, 0)
    else:
        score, start, end = fuzz.ratio(wanted, text), 0, len(text)
    if score < _LEAST_SCORE or start >= end:
        return None
    start, end = _fitted(wanted, text, *_whole_words(text, max(0, start - _MARGIN), min(len(text), end + _MARGIN)))
    differences = tuple(_differences(wanted, text[start:end]))
    first, last = folded.span(start, end)
    return Candidate(block.text[first:last], block.id, score, differences, _warning(differences))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch that begins and ends within words, with the rest of them."""
    while start > 0 and _is_inner(text[start - 1]) and _is_inner(text[start]):
        start -= 1
    while end < len(text) and _is_inner(text[end - 1]) and _is_inner(text[end]):
        end += 1
    return start, end


def _fitted(wanted: str, text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without what stands before and behind the words wanted."""
    words = _words(text[start:end])
    changes = _changes(wanted, text[start:end])
    first, last = changes[0], changes[-1]
    before = max(0, _surplus(first)) if first[0] != "equal" else 0
    behind = max(0, _surplus(last)) if last[0] != "equal" and last is not first else 0
    return start + words[before][0], start + words[len(words) - behind - 1][1]


def _surplus(change: _Change) -> int:
    """How many words more than the quotation the article has here."""
    _, a, b, c, d = change
    return (d - c) - (b - a)


def _is_inner(character: str) -> bool:
    """Whether a character is of one word with another such beside it."""
    return unicodedata.category(character)[0] in "LNM" and not is_unspaced(character)


def _words(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand, and its other signs; without spaces each character is a word."""
    found: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if found and found[-1][1] == at and _goes_on(text, at):
            found[-1] = (found[-1][0], at + 1)
        elif not character.isspace():
            found.append((at, at + 1))
    return found


def _goes_on(text: str, at: int) -> bool:
    """Whether the word before an offset goes on there; a hyphen or an apostrophe may stand within one."""
    if text[at] in "'-":
        return _is_inner(text[at - 1]) and at + 1 < len(text) and _is_inner(text[at + 1])
    return _is_inner(text[at]) and (
        _is_inner(text[at - 1]) or (text[at - 1] in "'-" and at > 1 and _is_inner(text[at - 2]))
    )


def _changes(quoted: str, printed: str) -> list[_Change]:
    ours, theirs = ([text[a:b] for a, b in _words(text)] for text in (quoted, printed))
    return list(difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes())


def _differences(quoted: str, printed: str) -> Iterator[tuple[str, str]]:
    for tag, a, b, c, d in _changes(quoted, printed):
        if tag != "equal":
            yield _slice(quoted, a, b), _slice(printed, c, d)


def _slice(text: str, first: int, end: int) -> str:
    """The words of a text from one to before another."""
    words = _words(text)[first:end]
    return text[words[0][0] : words[-1][1]] if words else ""


def _warning(differences: tuple[tuple[str, str], ...]) -> str:
    sides = [side for pair in differences for side in pair]
    words = [side[a:b].lower() for side in sides for a, b in _words(side)]
    if any(word in _NEGATIONS or word.endswith("n't") for word in words):
        return "a negation differs"
    return "a number differs" if any(character.isdigit() for side in sides for character in side) else ""
