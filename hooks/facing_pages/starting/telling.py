"""What tells a sentence from others: its figures, names and longer words, whatever language it is in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from facing_pages.binding.quotations import is_unspaced
from facing_pages.starting.figures import figures

_SIGNS = "".join(chr(code) for code in range(0x300, 0x1D00) if unicodedata.category(chr(code))[0] == "M")
"""Accents and vowel signs, which belong to the letter before them."""
_LETTER = rf"(?:[^\W_]|[{_SIGNS}])"
_WORD = re.compile(rf"{_LETTER}+(?:['’\u00ad]{_LETTER}+)*")
_LINK = re.compile(r"[\s-](?:(?:of|the|and|for|de|du|des|la|del|di|da|do|y|et|von|van|der|und)\s)*")
"""What may stand between two words of one name."""
_LEAST, _FULL = 3, 4
"""Letters of a word that counts at all, and of one that counts in full: the commonest words of a language are short."""
_FIGURE, _NAME, _WHOLE_NAME, _DIGIT, _CHARACTERS, _PHRASE = 1.5, 1.2, 1.0, 0.5, 0.7, 0.4
_ENDING = re.compile(r"(?<=....)(?:ings?|ers?|ed|es|en|e|s)$")
_ARABIC = re.compile(r"^و?(?:ال|بال|كال|فال|لل)(?=..)|(?<=...)(?:ها|ان|ات|ون|ين|ية|ه|ة|ي)$")
_STEM = 6
"""Words with the same first letters count as the same."""


@dataclass(frozen=True)
class Telling:
    """A figure, a name, a word or a pair of characters, and where it stands.

    Two of the same ``key`` are the same thing; ``weight`` is what its kind
    weighs, 1 for a long word.
    """

    key: str
    weight: float
    start: int
    end: int


def telling(sentence: str) -> Iterator[Telling]:
    """All that could tell a sentence from others, in no order.

    >>> sorted({one.key for one in telling("The World Economic Forum met on 14 March; 300 came.")})
    ['03-14', '300', 'came', 'economi', 'forum', 'wef', 'world', 'world economi forum']
    """
    taken: set[int] = set()
    for start, end, value in figures(sentence):
        taken |= set(range(start, end))
        yield Telling(value, _FIGURE if len(value) > 1 else _DIGIT, start, end)
    words: list[Telling] = []
    for match in _WORD.finditer(sentence):
        if match.start() not in taken:
            words += _word(sentence, match.start(), match.end())
    yield from words
    for one, other in pairwise(words):
        if sentence[one.end : other.start] in (" ", "-"):
            yield Telling(f"{one.key} {other.key}", _PHRASE, one.start, other.end)
    yield from _whole_names(sentence, [word for word in words if sentence[word.start].isupper()])


def stem(word: str) -> str:
    """What a word has in common with its other forms, in small letters.

    >>> stem("Planning"), stem("planned"), stem("Traders’"), stem("trade"), stem("والجسور") == stem("الجسور")
    ('plann', 'plann', 'trad', 'trad', True)
    """
    letters = unicodedata.normalize("NFKD", word.replace("’", "'").replace("\u00ad", "")).casefold()
    plain = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    plain = plain.removesuffix("'s").removesuffix("'")
    return _ARABIC.sub("", plain) if "\u0620" <= plain[:1] <= "\u064a" else _ENDING.sub("", plain)[:_STEM]


def _word(sentence: str, start: int, end: int) -> Iterator[Telling]:
    """What a run of letters holds: one word, or pairs of characters where a script sets no spaces."""
    for unspaced, run in groupby(range(start, end), key=lambda at: is_unspaced(sentence[at])):
        places = list(run)
        word = sentence[places[0] : places[-1] + 1]
        if unspaced:
            for one, other in pairwise(places):
                yield Telling(sentence[one : other + 1], _CHARACTERS, one, other + 1)
        elif _is_name(sentence, places[0], word):
            yield Telling(stem(word), _NAME, places[0], places[-1] + 1)
        elif len(word) >= _LEAST:
            yield Telling(stem(word), min(1, len(word) / _FULL), places[0], places[-1] + 1)


def _is_name(sentence: str, start: int, word: str) -> bool:
    """Whether a word has a capital, and not because a sentence begins; or is an abbreviation, or holds a figure."""
    if len(word) > 1 and (word.isupper() or any(map(str.isdigit, word))):
        return True
    before = sentence[:start].rstrip()
    return word[0].isupper() and bool(before) and (before[-1].isalnum() or before[-1] in ",;)-")


def _whole_names(sentence: str, words: list[Telling]) -> Iterator[Telling]:
    """Names of several words: as a whole, and by their first letters, as in “WEF”."""
    run: list[Telling] = []
    for word in [*words, None]:
        if word and run and _LINK.fullmatch(sentence, run[-1].end, word.start):
            run.append(word)
            continue
        if len(run) > 1 and run[0].weight != _NAME:
            yield from _whole(sentence, run[1:])
        yield from _whole(sentence, run)
        run = [word] if word else []


def _whole(sentence: str, run: list[Telling]) -> Iterator[Telling]:
    if len(run) > 1:
        start, end = run[0].start, run[-1].end
        yield Telling(" ".join(word.key for word in run), _WHOLE_NAME, start, end)
        yield Telling("".join(sentence[word.start] for word in run).casefold(), _WHOLE_NAME, start, end)
