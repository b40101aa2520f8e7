"""Find a quotation in an article's plain text: exactly once, or not at all.

The text is searched under a declared normalisation: Unicode NFC, every run of
white space one space, curly and straight quotation marks and the hyphen and
dash families each folded to one. Nothing else is folded. There is no fuzzy
fallback: what looks like the quotation is for ``suggestions`` to show.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import takewhile

from facing_pages.model import Article, Block, Passage, Piece

LEAST_WORDS = 3
"""A quotation of fewer words would be found by chance."""
LEAST_CHARACTERS = 6
"""As many characters do where a script sets no space between words."""

_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")

_SINGLE = "‘’‚‛‹›′'"
_DOUBLE = '“”„‟″"«»'
_DASHES = "-‐‑‒–—―−﹘﹣－"
_FOLD = {ord(character): to for family, to in ((_SINGLE, "'"), (_DOUBLE, '"'), (_DASHES, "-")) for character in family}
_SOFT_HYPHEN = "\u00ad"
"""A hint to the typesetter, no character of the text."""
_SPACE, _SPACES = re.compile(r"[^\S ]"), re.compile(r"\s{2,}")


@dataclass(frozen=True)
class Folded:
    """A text under the normalisation, with the way back to where each character came from."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text of a place in the folded one."""
        return self.starts[start], self.ends[end - 1]

    def find_all(self, needle: str) -> list[int]:
        """Every offset at which ``needle`` occurs, overlapping ones too; a letter without its marks is another."""
        found = []
        at = self.text.find(needle)
        while at >= 0:
            if self.is_whole(at, at + len(needle)):
                found.append(at)
            at = self.text.find(needle, at + 1)
        return found

    def is_whole(self, start: int, end: int) -> bool:
        """Whether a place in the folded text neither begins nor ends between a letter and a mark on it."""
        starts = self.starts
        return all(not 0 < at < len(starts) or starts[at] != starts[at - 1] for at in (start, end))


@lru_cache(maxsize=4096)  # the same paragraphs are looked through again and again, and a check is to be quick
def fold(text: str) -> Folded:
    r"""A text under the normalisation.

    >>> fold("the  PRC’s\n‘model’").text
    "the PRC's 'model'"
    """
    if _is_of_single_characters(text):
        return _folded_singly(text)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        cluster = text[start:end].replace(_SOFT_HYPHEN, "")
        folded = " " if cluster.isspace() else unicodedata.normalize("NFC", cluster).translate(_FOLD)
        characters.append(folded)
        starts += [start] * len(folded)
        ends += [end] * len(folded)
    return Folded("".join(characters), tuple(starts), tuple(ends))


def _is_of_single_characters(text: str) -> bool:
    """Whether no character of a text composes with another, so that nothing but spaces joins."""
    return text.isascii() or (all(map(_stands_alone, set(text))) and unicodedata.is_normalized("NFC", text))


@cache
def _stands_alone(character: str) -> bool:
    return not _composes(character) and character != _SOFT_HYPHEN


def _folded_singly(text: str) -> Folded:
    starts: list[int] = []
    at = 0
    for run in _SPACES.finditer(text):
        starts += range(at, run.start() + 1)
        at = run.end()
    starts += range(at, len(text))
    ends = [*starts[1:], len(text)] if starts else []
    return Folded(_text_folded_singly(text), starts, ends)


def _text_folded_singly(text: str) -> str:
    return _SPACE.sub(" ", _SPACES.sub(" ", text)).translate(_FOLD)


def caseless(folded: Folded) -> Folded:
    """A folded text without capitals, in which a letter may have become two.

    >>> caseless(fold("Straße")).text
    'strasse'
    """
    text = folded.text.casefold()
    if len(text) == len(folded.text):
        return Folded(text, folded.starts, folded.ends)
    letters = [character.casefold() for character in folded.text]
    sources = [at for at, letter in enumerate(letters) for _ in letter]
    return Folded(
        "".join(letters),
        tuple(folded.starts[at] for at in sources),
        tuple(folded.ends[at] for at in sources),
    )


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Runs that fold as one: white space, or a character with all that may compose with it."""
    start = 0
    while start < len(text):
        end = start + 1
        joins = str.isspace if text[start].isspace() else _composes
        while end < len(text) and (joins(text[end]) or text[end] == _SOFT_HYPHEN):
            end += 1
        yield start, end
        start = end


def _composes(character: str) -> bool:
    # Marks of any class, and the vowels and finals of Korean syllables.
    return character > "\u02ff" and (unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff")


class Finder:
    """Finds quotations in one article, which it folds once."""

    def __init__(self, reading: str, article: Article) -> None:
        self.reading = reading
        self.article = article

    @cached_property
    def folded(self) -> Folded:
        return fold(self.article.text)

    @cached_property
    def _ends(self) -> list[int]:
        """Where each block of the article ends."""
        return [block.end for block in self.article.blocks]

    def places(self, quotation: str, before: str = "", after: str = "") -> list[tuple[int, int]]:
        """Where a quotation occurs between ``before`` and ``after``.

        Returns:
            pairs of offsets in the article's plain text, in order.
        """
        needle, lead, tail = trimmed(quotation), trimmed(before), trimmed(after)
        if not needle:
            return []
        text = self.folded.text
        found = []
        for at in self.folded.find_all(needle):
            end = at + len(needle)
            led = not lead or text[:at].rstrip().endswith(lead)
            if led and (not tail or text[end:].lstrip().startswith(tail)):
                found.append(self.folded.span(at, end))
        return found

    def run(self, first: str, last: str) -> list[tuple[int, int]]:
        """Where a long run stands that begins with ``first`` and ends with ``last``."""
        openings, endings = self.places(first), self.places(last)
        return [(a, d) for a, b in openings for c, d in endings if a <= c and b <= d]

    def passage(self, start: int, end: int) -> Passage:
        """The passage between two offsets of the plain text."""
        first = bisect_right(self._ends, start)
        pieces = tuple(
            Piece(block.id, max(start, block.start) - block.start, min(end, block.end) - block.start)
            for block in takewhile(lambda block: block.start < end, self.article.blocks[first:])
            if start < block.end
        )
        return Passage(self.reading, self.article.text[start:end], start, end, pieces)

    def within(self, block: Block, quotation: str) -> list[Passage]:
        """Every place in a block at which a quotation occurs."""
        folded, needle = fold(block.text), trimmed(quotation)
        spans = (folded.span(at, at + len(needle)) for at in (folded.find_all(needle) if needle else ()))
        return [self.passage(block.start + start, block.start + end) for start, end in spans]

    def whole(self, block: Block) -> Passage:
        return self.passage(block.start, block.end)


@lru_cache(maxsize=4096)
def trimmed(words: str) -> str:
    """Words as they are looked for: folded, no white space at either end."""
    return (_text_folded_singly(words) if _is_of_single_characters(words) else fold(words).text).strip()


def too_short(quotation: str) -> bool:
    """Whether a quotation has fewer words than may bind.

    Scripts that set no space between words are counted by character; what has
    neither letters nor figures is no word.
    """
    words = sum(map(has_letters, quotation.split()))
    return words < LEAST_WORDS and sum(map(is_unspaced, quotation)) < LEAST_CHARACTERS


def has_letters(words: str) -> bool:
    """Whether there is more than points and spaces: a letter or a figure."""
    return any(map(str.isalnum, words))


def occurs(word: str, text: str) -> bool:
    r"""Whether a text holds a word or a phrase, in capitals or not, and not as a part of another word.

    >>> occurs("red note", "They call it Red\nNote."), occurs("note", "It is notable.")
    (True, False)
    """
    return any(spans(word, text))


def spans(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a word or a phrase stands in a text, as ``occurs`` has it: pairs of offsets, in order.

    >>> list(spans("note", "A NOTE, notable."))
    [(2, 6)]
    """
    wanted = trimmed(word)
    if not wanted:
        return
    before = "" if is_unspaced(wanted[0]) else r"(?<!\w)"
    after = "" if is_unspaced(wanted[-1]) else r"(?!\w)"
    folded = fold(text)
    for found in re.finditer(f"{before}{re.escape(wanted)}{after}", folded.text, re.IGNORECASE):
        if folded.is_whole(*found.span()):
            yield folded.span(*found.span())


def is_unspaced(character: str) -> bool:
    """Whether a character belongs to a script that sets no space between words."""
    return character > "\u0dff" and unicodedata.name(character, "").startswith(_UNSPACED)
