"""Suggest which paragraphs of several articles treat the same: those that share rare words and figures.

Automatic alignment of independent texts fails; a person makes the event map.
What stands here only says where to look first, and by which words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from facing_pages.binding.quotations import fold, is_unspaced
from facing_pages.model import Article

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LEAST_LETTERS = 5
_MOST_PARAGRAPHS = 0.2
"""A word in a larger share of an article's paragraphs is its subject, and tells no paragraph from another."""
_LEAST_SCORE = 0.8
_FIGURE, _NAME, _COMMON = 1.5, 1.0, 0.6
"""What a shared figure, a word in capitals and any other word weigh, where each article has it once."""
_MOST_SHOWN = 6

_Words = dict[str, float]
"""The words of a paragraph with their weights."""


@dataclass(frozen=True)
class Pairing:
    """Paragraphs by reading, at most one each, and the words they share, the weightiest first."""

    paragraphs: Mapping[str, str]
    shared: tuple[str, ...]
    score: float


def pairings(articles: Mapping[str, Article], most: int = 8) -> list[Pairing]:
    """The likeliest groups of paragraphs, in the order of the first article.

    Arguments:
        articles: by reading, in the readings' order.
    """
    words = {reading: list(_words(article)) for reading, article in articles.items()}
    scored = sorted(
        (pairing for one, other in combinations(words, 2) for pairing in _pairs(one, words[one], other, words[other])),
        key=lambda pairing: (-pairing.score, sorted(pairing.paragraphs.items())),
    )
    taken: set[tuple[str, str]] = set()
    chosen: list[Pairing] = []
    for pairing in scored:
        if len(chosen) < most and not taken & pairing.paragraphs.items():
            chosen.append(pairing)
            taken |= pairing.paragraphs.items()
    joined = _joined(chosen, scored)
    return sorted(joined, key=lambda pairing: [int(id[1:]) for id in pairing.paragraphs.values()])


def _words(article: Article) -> Iterator[_Words]:
    """For each paragraph the words that could tell it from others."""
    for block in article.paragraphs:
        found: _Words = {}
        for word in _tokens(fold(block.text).text):
            if any(character.isdigit() for character in word):
                found[word.lower()] = _FIGURE if len(word) > 1 else _COMMON
            elif is_unspaced(word[0]):
                found[word] = _COMMON
            elif len(word) >= _LEAST_LETTERS or (len(word) > 1 and word.isupper()):
                found[_stem(word)] = _NAME if word[0].isupper() else _COMMON
        yield found


def _tokens(text: str) -> Iterator[str]:
    """Words; of a script without spaces, every two characters."""
    for word in _WORD.findall(text):
        if is_unspaced(word[0]):
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        else:
            yield word


def _stem(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("s")


def _pairs(one: str, ours: Sequence[_Words], other: str, theirs: Sequence[_Words]) -> Iterator[Pairing]:
    """Every pair of paragraphs of two articles that shares enough."""
    rare = _rare(ours).keys() & _rare(theirs).keys()
    counts = [Counter(word for paragraph in side for word in paragraph) for side in (ours, theirs)]
    for n, mine in enumerate(ours, 1):
        for m, yours in enumerate(theirs, 1):
            weights = {
                word: min(mine[word], yours[word]) / (counts[0][word] * counts[1][word]) ** 0.5
                for word in mine.keys() & yours.keys() & rare
            }
            if (score := sum(weights.values())) >= _LEAST_SCORE:
                shared = sorted(weights, key=lambda word: (-weights[word], word))[:_MOST_SHOWN]
                yield Pairing({one: f"p{n}", other: f"p{m}"}, tuple(shared), score)


def _rare(paragraphs: Sequence[_Words]) -> dict[str, int]:
    counts = Counter(word for paragraph in paragraphs for word in paragraph)
    most = max(2.0, _MOST_PARAGRAPHS * len(paragraphs))
    return {word: count for word, count in counts.items() if count <= most}


def _joined(chosen: Sequence[Pairing], scored: Sequence[Pairing]) -> Iterator[Pairing]:
    """The pairs chosen, each with the paragraph of a further article that goes best with one of them."""
    for pairing in chosen:
        paragraphs = dict(pairing.paragraphs)
        for other in scored:
            if paragraphs.items() & other.paragraphs.items():
                paragraphs = {**other.paragraphs, **paragraphs}
        yield Pairing(paragraphs, pairing.shared, pairing.score)
