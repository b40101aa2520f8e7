"""Find a quotation in an article's plain text: exactly once, or not at all.

The text is searched under a declared normalisation: Unicode NFC, every run of
white space one space, curly and straight quotation marks and the hyphen and
dash families each folded to one. Nothing else is folded. There is no fuzzy
fallback; fuzzy matching only suggests, and a suggestion never binds.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from .model import Article, Block, Passage, Piece

LEAST_WORDS = 3
"""A quotation of fewer words would be found by chance."""
LEAST_CHARACTERS = 6
"""As many characters do where a script sets no space between words."""

_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")

_SINGLE = "‘’‚‛′'"
_DOUBLE = '“”„‟″"«»'
_DASHES = "-‐‑‒–—―−﹘﹣－"
_FOLD = {ord(character): to for family, to in ((_SINGLE, "'"), (_DOUBLE, '"'), (_DASHES, "-")) for character in family}
_FOLD[ord("\u00ad")] = ""  # a soft hyphen is a hint to the typesetter, no character of the text

_NEGATIONS = frozenset("not no never none neither nor without cannot hardly scarcely".split())


@dataclass(frozen=True)
class Folded:
    """A text under the normalisation, with the way back to where each character came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text of a place in the folded one."""
        return self.starts[start], self.ends[end - 1]

    def find_all(self, needle: str, start: int = 0) -> list[int]:
        """Every offset at which ``needle`` occurs, overlapping ones too."""
        found = []
        at = self.text.find(needle, start)
        while at >= 0:
            found.append(at)
            at = self.text.find(needle, at + 1)
        return found


def fold(text: str) -> Folded:
    r"""A text under the normalisation.

    >>> fold("the  PRC’s\n‘model’").text
    "the PRC's 'model'"
    """
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        cluster = text[start:end]
        folded = " " if cluster.isspace() else unicodedata.normalize("NFC", cluster).translate(_FOLD)
        characters.append(folded)
        starts += [start] * len(folded)
        ends += [end] * len(folded)
    return Folded("".join(characters), tuple(starts), tuple(ends))


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Runs that fold as one: white space, or a character with all that may compose with it."""
    start = 0
    while start < len(text):
        end = start + 1
        joins = str.isspace if text[start].isspace() else _composes
        while end < len(text) and joins(text[end]):
            end += 1
        yield start, end
        start = end


def _composes(character: str) -> bool:
    # Marks of any class, and the vowels and finals of Korean syllables.
    return character > "\u02ff" and (unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff")


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


class Finder:
    """Finds quotations in one article, which it folds once."""

    def __init__(self, reading: str, article: Article) -> None:
        self.reading = reading
        self.article = article

    @cached_property
    def folded(self) -> Folded:
        return fold(self.article.text)

    def places(self, quotation: str, before: str = "", after: str = "") -> list[tuple[int, int]]:
        """Where a quotation occurs between ``before`` and ``after``.

        Returns:
            pairs of offsets in the article's plain text, in order.
        """
        needle = fold(quotation.strip()).text
        if not needle:
            return []
        lead, tail = fold(before.strip()).text, fold(after.strip()).text
        text = self.folded.text
        found = []
        for at in self.folded.find_all(needle):
            end = at + len(needle)
            if text[:at].rstrip().endswith(lead) and text[end:].lstrip().startswith(tail):
                found.append(self.folded.span(at, end))
        return found

    def run(self, first: str, last: str) -> list[tuple[int, int]]:
        """Where a long run stands that begins with ``first`` and ends with ``last``."""
        openings, endings = self.places(first), self.places(last)
        return [(start, end) for start, _ in openings for _, end in endings if end > start]

    def passage(self, start: int, end: int) -> Passage:
        """The passage between two offsets of the plain text."""
        pieces = tuple(
            Piece(block.id, max(start, block.start) - block.start, min(end, block.end) - block.start)
            for block in self.article.blocks
            if block.start < end and start < block.end
        )
        return Passage(self.reading, self.article.text[start:end], start, end, pieces)

    def whole(self, block: Block) -> Passage:
        return self.passage(block.start, block.end)

    def candidates(self, quotation: str, limit: int = 3) -> list[Candidate]:
        """The runs of single paragraphs nearest to a quotation, best first."""
        wanted = fold(quotation.strip()).text
        found = []
        for block in self.article.blocks:
            folded = fold(block.text)
            match = fuzz.partial_ratio_alignment(wanted, folded.text) if len(wanted) <= len(folded.text) else None
            score = match.score if match else fuzz.ratio(wanted, folded.text)
            if score < 60 or not folded.text:
                continue
            start, end = (match.dest_start, match.dest_end) if match else (0, len(folded.text))
            text = _whole_words(block.text, *folded.span(start, max(end, start + 1)))
            differences = tuple(_differences(wanted, fold(text).text))
            found.append(Candidate(text, block.id, score, differences, _warning(differences)))
        return sorted(found, key=lambda candidate: (-candidate.score, candidate.block))[:limit]


def too_short(quotation: str) -> bool:
    """Whether a quotation has fewer words than may bind.

    Scripts that set no space between words are counted by character.
    """
    unspaced = sum(unicodedata.name(character, "").startswith(_UNSPACED) for character in quotation)
    return len(quotation.split()) < LEAST_WORDS and unspaced < LEAST_CHARACTERS


def _whole_words(text: str, start: int, end: int) -> str:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def _differences(quoted: str, printed: str) -> list[tuple[str, str]]:
    ours, theirs = quoted.split(), printed.split()
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    return [(" ".join(ours[a:b]), " ".join(theirs[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _warning(differences: tuple[tuple[str, str], ...]) -> str:
    words = [word.strip(".,;:!?()'\"").lower() for pair in differences for side in pair for word in side.split()]
    if any(word in _NEGATIONS or word.endswith("n't") for word in words):
        return "a negation differs"
    if any(character.isdigit() for word in words for character in word):
        return "a number differs"
    return ""
