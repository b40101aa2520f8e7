"""How hard our English is to read: the grade of Flesch and Kincaid, a number of years at school in the United States.

The formula is that of J. P. Kincaid and others, *Derivation of New Readability Formulas … for Navy Enlisted
Personnel* (Research Branch Report 8-75, 1975). Its one uncertain part is the number of syllables of an English word,
which is reckoned from its spelling. The libraries that know more of it bring a dictionary of pronunciations or of
hyphenation into every build, for a figure that is told and decides nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from facing_pages.article.sentences import ends

_WORD = re.compile(r"[^\W_]+(?:[.,’'][^\W_]+)*")
"""Letters and figures; a hyphen parts words, an apostrophe or the point of a number does not."""
_VOWELS = re.compile(r"[aeiouyàâäáåæèéêëìíîïòóôöøùúûü]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])(?:(?<![^aeiou][lr])e|(?<![dt])ed|(?<![sxzcg])(?<![sc]h)(?<![^aeiou][lr])es)$|(?<=[aeiouy])ed$"
)
"""The last vowel of “rose”, “asked” and “gives”, which is not heard; that of “table”, “wanted” and “prices” is."""
_MUTE = re.compile(r"(?<=[^aeiouy])e(?=(?:ly|ment|ments|less|ness|ful|fully|where|thing|body)$)")
_APART = re.compile(
    r"i(?:a(?!l)|al(?=s?$|ly$|i)|o(?!n)|e[nrt])|(?<![tscgx])i(?=on)|eo(?!u)|(?<![qg])ua(?!r)|uou|[aeo]ing|yi|ism"
)
"""Vowels side by side that are heard as two, and “ism”."""
_ONE = re.compile(r"(?<=[tcs])ia(?=l)|[cgtsx]io|(?:ll|n)io(?=n)|[ct]ie(?=nt)|ssia|geo(?=n|us)|people")
"""Those that are heard as one all the same: “social”, “nation”, “million”, “patient”."""


@dataclass(frozen=True)
class Ease:
    """What the grade of a text follows from: how many sentences, words and syllables it has."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0

    def __add__(self, other: Ease) -> Ease:
        return Ease(self.sentences + other.sentences, self.words + other.words, self.syllables + other.syllables)

    @property
    def grade(self) -> float:
        """The grade; 0 where there are no words."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def ease(text: str) -> Ease:
    """What the grade of an English text follows from.

    >>> ease("It cost twelve crowns. Nobody paid.")
    Ease(sentences=2, words=6, syllables=8)
    """
    words = _WORD.findall(text)
    cuts = [0, *ends(text), len(text)]
    sentences = sum(bool(_WORD.search(text, start, end)) for start, end in pairwise(cuts))
    return Ease(sentences, len(words), sum(map(syllables, words)))


@cache
def syllables(word: str) -> int:
    """How many syllables an English word has, as far as its spelling tells.

    Initials are said letter by letter; a number counts as one, whatever its length.

    >>> [syllables(word) for word in ("tram", "table", "wanted", "asked", "reading", "US", "2,500")]
    [1, 2, 2, 1, 2, 2, 1]
    """
    letters = "".join(filter(str.isalpha, word))
    if not letters:
        return 1
    if len(letters) > 1 and letters.isupper():
        return len(letters) + 2 * letters.count("W")
    low = letters.lower()
    return max(1, len(_VOWELS.findall(_MUTE.sub("", _SILENT.sub("", low)))) + len(_APART.findall(_ONE.sub("", low))))
