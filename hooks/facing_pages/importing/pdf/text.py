"""From the lines of a paragraph to its text: line ends joined, emphasis, links and note marks beside the words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from facing_pages.importing.pdf.lines import Line
from facing_pages.importing.pdf.sheets import BOLD, FIXED, ITALIC, Piece
from facing_pages.model import Format, FormatKind, Mark
from facing_pages.webaddress import is_address

HYPHENS = "-\u2010\u00ad"
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LABELS = re.compile(r"\(?\[?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])\]?\)?(?:[,;] ?\[?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])\]?)*[,;]?")
_ADDRESS = re.compile(r"https?://|www\.|\w/\w")
_KINDS: tuple[tuple[int, FormatKind], ...] = ((BOLD, "strong"), (ITALIC, "emphasis"), (FIXED, "code"))

Resolve = Callable[[int, str], str | None]
"""From a page and a note mark as printed there to the note's label, None where the mark is none."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of a text that no line end parts: they tell whether a hyphen at a line's end is one of the word's."""

    words: frozenset[str]

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Vocabulary:
        """The vocabulary of a text's lines."""
        found: set[str] = set()
        for line in lines:
            said = plain(line.text).casefold().split()
            if said and said[-1][-1] in HYPHENS:
                said.pop()
            found.update(word.strip("“”‘’\"'.,;:!?()[]«»…") for word in said)
        return cls(frozenset(found))

    def joined(self, before: str, after: str) -> str:
        """What stands for a word that a line end parts: its first part, with its hyphen where it is the word's own.

        Arguments:
            before: the part at the end of the line, with the hyphen.
            after: the part at the beginning of the next.
        """
        first, sign = before[:-1], before[-1]
        start = re.sub(r"^\W+", "", first).casefold()
        end = re.sub(r"\W+$", "", after).casefold()
        if sign == "\u00ad" or f"{start}{end}" in self.words:
            return first
        kept = first + ("-" if sign == "\u00ad" else sign)
        if not after[:1].islower() or start[-1:].isdecimal() or f"{start}-{end}" in self.words:
            return kept
        return kept if start in self.words and end in self.words else first


@dataclass
class Text:
    """A text as it grows, with what stands beside its words."""

    parts: list[str] = field(default_factory=list)
    formats: list[Format] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    joins: int = 0

    def add(self, words: str, kinds: Sequence[tuple[FormatKind, str]] = ()) -> None:
        """Add words with their formats."""
        start, self.length = self.length, self.length + len(words)
        self.parts.append(words)
        for kind, value in kinds:
            self._format(start, self.length, kind, value)

    def _format(self, start: int, end: int, kind: FormatKind, value: str) -> None:
        for n in range(len(self.formats) - 1, max(len(self.formats) - 5, -1), -1):
            last = self.formats[n]
            if (last.kind, last.value) == (kind, value) and not self.text[last.end : start].strip(" "):
                self.formats[n] = Format(last.start, end, kind, value)
                return
        self.formats.append(Format(start, end, kind, value))

    @property
    def text(self) -> str:
        if len(self.parts) > 1:
            self.parts = ["".join(self.parts)]
        return "".join(self.parts)

    def cut(self, count: int) -> None:
        """Take the last characters away."""
        self.parts = [self.text[: self.length - count]]
        self.length -= count
        self.formats = [
            Format(one.start, min(one.end, self.length), one.kind, one.value)
            for one in self.formats
            if one.start < self.length
        ]


def run_on(lines: Sequence[Line], vocabulary: Vocabulary, resolve: Resolve, usual: int = 0) -> Text:
    """The text of lines that belong together.

    Arguments:
        usual: the style of the text at large, which is no emphasis.
    """
    made = Text()
    for n, line in enumerate(lines):
        if n:
            _join(made, line, vocabulary)
        for m, piece in enumerate(line.pieces):
            rise = _rise(line, piece)
            labels = _resolved(line.page, piece.text, resolve) if rise > 0 else ()
            if labels:
                made.marks.append(Mark(made.length, labels, f"[^{labels[0]}]", 1))
                continue
            if line.is_spaced(m) and made.length:
                made.add(" ")
            made.add(plain(piece.text), list(_formats(piece, rise, usual)))
    text = made.text
    made.formats = [one for one in made.formats if any(map(str.isalnum, text[one.start : one.end]))]
    return made


def _join(made: Text, line: Line, vocabulary: Vocabulary) -> None:
    """What stands between the text so far and the next line."""
    before, after = made.text, plain(line.text)
    last, first = (before.split() or [""])[-1], (after.split() or [""])[0]
    if before[-1:] in tuple(HYPHENS) and before[-2:-1].isalnum() and first[:1].isalnum():
        made.cut(len(last) - len(last if _ADDRESS.search(last) else vocabulary.joined(last, first)))
    elif not (
        before[-1:] in ("", "—", "\u00ad")
        or (_ADDRESS.search(last) and last[-1] in "/_=&" and first[:1].isalnum())
        or (_is_wide(before[-1]) and _is_wide(after[:1]))
    ):
        made.add(" ")
        return
    made.joins += 1


def _formats(piece: Piece, rise: float, usual: int) -> Iterable[tuple[FormatKind, str]]:
    for bit, kind in _KINDS:
        if piece.style & bit and not usual & bit:
            yield kind, ""
    if rise:
        yield ("superscript" if rise > 0 else "subscript"), ""
    if is_address(piece.link):
        yield "link", piece.link


def _rise(line: Line, piece: Piece) -> float:
    """How far smaller type stands above or below the line, in sizes of the line; 0 for what stands on it."""
    if piece.size > 0.88 * line.size:
        return 0.0
    rise = (piece.y - line.y) / line.size
    return rise if rise > 0.12 or rise < -0.06 else 0.0


def raised(line: Line, piece: Piece) -> bool:
    """Whether a piece is a superscript of its line."""
    return _rise(line, piece) > 0


def _resolved(page: int, text: str, resolve: Resolve) -> tuple[str, ...]:
    """The labels of the notes that a superscript calls; none where it is no note mark."""
    if not _LABELS.fullmatch(text.strip()):
        return ()
    found = [resolve(page, label) for label in re.findall(r"\d{1,3}|[*†‡§¶]{1,3}|[a-z]", text)]
    return tuple(label for label in found if label) if all(found) else ()


def plain(text: str) -> str:
    """The text with its ligatures undone and without soft hyphens but the last.

    >>> plain("the ﬁrst ﬂoor")
    'the first floor'
    """
    text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return re.sub("\u00ad(?!$)", "", text)


def _is_wide(letter: str) -> bool:
    """Whether a letter is of a script that sets no spaces between words, and wide."""
    return (
        unicodedata.east_asian_width(letter) in "WF" and "HANGUL" not in unicodedata.name(letter, "")
        if letter
        else False
    )
