"""Suggest which sentences of several articles treat the same: those that share rare words, names and figures.

Automatic alignment of independent texts fails; a person makes the event map.
What stands here only says where to look first, and by which words. What two
sentences share weighs the more, the fewer sentences of all articles hold it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, combinations

from facing_pages.article.sentences import sentences
from facing_pages.binding.quotations import too_short
from facing_pages.intervals import Interval, union
from facing_pages.model import Article, Block
from facing_pages.starting.telling import Telling, telling

GOOD = 0.12
"""A score from which a suggestion is more often right than wrong; of two texts on different things few have one."""
_LEAST = 0.05
"""A score below which a suggestion is hardly better than chance."""
_MOST_SHARE, _LEAST_COMMON = 0.05, 12
"""What stands in a larger share of the sentences, and in more than so many, is what all is about, or a little word."""
_ROUND = 0.4
"""What the likeness of the paragraphs round two sentences counts beside that of the sentences."""
_MOST_EACH = 2
"""In how many suggestions a sentence may stand."""
_MOST_KEPT = 12
"""How many sentences of another article are looked at for one sentence."""
_LEAST_SHOWN, _MOST_SHOWN = 0.2, 6
"""What is shown of the shared: at most so many, and none that weighs less than that beside the weightiest."""

_Row = dict[str, float]
"""What a sentence or a paragraph holds, by key, with its weight."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a block, white space at its ends left out; offsets are the block's own."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


@dataclass(frozen=True)
class Pairing:
    """Sentences by reading, at most one each, and what they share as the first has it, the weightiest first."""

    sentences: Mapping[str, Sentence]
    shared: tuple[str, ...]
    score: float

    @property
    def paragraphs(self) -> set[tuple[str, str]]:
        """Readings with the ids of the blocks that the sentences stand in."""
        return {(reading, sentence.block.id) for reading, sentence in self.sentences.items()}


def pairings(articles: Mapping[str, Article]) -> list[Pairing]:
    """The likely pairs of sentences, the likeliest first.

    Arguments:
        articles: by reading, in the readings' order.
    """
    held = {reading: list(_held(article)) for reading, article in articles.items()}
    counts = Counter(key for side in held.values() for _, things in side for key in things)
    number = sum(map(len, held.values()))
    rarity = {key: math.log((number + 1) / (count + 0.5)) for key, count in counts.items()}
    sides = [_Side(reading, side, rarity) for reading, side in held.items()]
    found = chain.from_iterable(_pairs(one, other) for one, other in combinations(sides, 2))
    used: Counter[tuple[str, Sentence]] = Counter()
    chosen: list[Pairing] = []
    for pairing in sorted(found, key=lambda pairing: -pairing.score):
        if pairing.score >= _LEAST and all(used[item] < _MOST_EACH for item in pairing.sentences.items()):
            used.update(pairing.sentences.items())
            chosen.append(pairing)
    return chosen


def drafts(found: Sequence[Pairing], readings: Sequence[str], most: int) -> list[Pairing]:
    """The good pairings that could become events: one sentence of every reading, no paragraph in two of them.

    Arguments:
        found: the likeliest first.
        readings: in their order.

    Returns:
        the pairings in the order of the first reading's text.
    """
    touching: dict[tuple[str, str], list[Pairing]] = defaultdict(list)
    for pairing in found:
        for paragraph in pairing.paragraphs:
            touching[paragraph].append(pairing)
    taken: set[tuple[str, str]] = set()
    chosen: list[Pairing] = []
    for pairing in found:
        if pairing.score < GOOD or len(chosen) == most:
            break
        whole = _joined(pairing, readings, touching)
        if len(whole.sentences) == len(readings) and not taken & whole.paragraphs:
            chosen.append(whole)
            taken |= whole.paragraphs
    return sorted(chosen, key=lambda pairing: [(s.block.number, s.start) for s in pairing.sentences.values()])


def _joined(
    pairing: Pairing, readings: Sequence[str], touching: Mapping[tuple[str, str], Sequence[Pairing]]
) -> Pairing:
    """A pairing with the sentence of each further reading that goes best with one of its paragraphs."""
    whole = pairing
    for reading in readings:
        others = [other for at in whole.paragraphs for other in touching[at] if reading in other.sentences]
        if reading not in whole.sentences and others:
            best = max(others, key=lambda other: other.score)
            whole = replace(whole, sentences={**whole.sentences, reading: best.sentences[reading]})
    return replace(
        whole, sentences={reading: whole.sentences[reading] for reading in readings if reading in whole.sentences}
    )


# --- an article's sentences -------------------------------------------------


def _held(article: Article) -> Iterator[tuple[Sentence, dict[str, Telling]]]:
    """Each sentence that can be quoted, with what it holds, by key."""
    for block in article.paragraphs:
        for start, end in sentences(block):
            words = block.text[start:end].rstrip()
            lead = len(words) - len(words.lstrip())
            if not too_short(words):
                things = sorted(telling(words[lead:]), key=lambda one: one.weight)
                yield Sentence(block, start + lead, start + len(words)), {one.key: one for one in things}


class _Side:
    """An article's sentences and paragraphs as vectors, and in which sentences each thing stands."""

    def __init__(
        self, reading: str, held: Sequence[tuple[Sentence, dict[str, Telling]]], rarity: Mapping[str, float]
    ) -> None:
        self.reading = reading
        self.sentences = [sentence for sentence, _ in held]
        self.things = [things for _, things in held]
        self.rows: list[_Row] = [{key: one.weight * rarity[key] for key, one in row.items()} for row in self.things]
        self.paragraphs: dict[str, _Row] = defaultdict(dict)
        self.holders: dict[str, list[int]] = defaultdict(list)
        for at, (sentence, row) in enumerate(zip(self.sentences, self.rows, strict=True)):
            whole = self.paragraphs[sentence.block.id]
            for key, weight in row.items():
                whole[key] = max(weight, whole.get(key, 0))
                self.holders[key].append(at)

    @cached_property
    def lengths(self) -> list[float]:
        """By sentence; a short one counts as one of middling length, or it would be like all that has its one word."""
        own = [_length(row) for row in self.rows]
        mean = sum(own) / len(own) if own else 0
        return [max(mean, length) for length in own]


def _length(row: _Row) -> float:
    return math.sqrt(sum(weight * weight for weight in row.values()))


def _product(row: _Row, other: _Row) -> float:
    return sum(weight * other[key] for key, weight in row.items() if key in other)


# --- two articles -----------------------------------------------------------


def _pairs(one: _Side, other: _Side) -> Iterator[Pairing]:
    """For each sentence of one article those of the other that are most like it."""
    most = max(_LEAST_COMMON, _MOST_SHARE * (len(one.rows) + len(other.rows)))
    rare = {
        key
        for key in one.holders.keys() & other.holders.keys()
        if len(one.holders[key]) + len(other.holders[key]) <= most
    }
    round_them: dict[tuple[str, str], float] = {}
    for n, row in enumerate(one.rows):
        products: dict[int, float] = defaultdict(float)
        for key in row.keys() & rare:
            for m in other.holders[key]:
                products[m] += row[key] * other.rows[m][key]
        likeness = {m: product / (one.lengths[n] * other.lengths[m]) for m, product in products.items()}
        for m in sorted(likeness, key=lambda m: (-likeness[m], m))[:_MOST_KEPT]:
            mine, theirs = one.sentences[n], other.sentences[m]
            blocks = mine.block.id, theirs.block.id
            if blocks not in round_them:
                ours, yours = one.paragraphs[blocks[0]], other.paragraphs[blocks[1]]
                round_them[blocks] = _product(ours, yours) / (_length(ours) * _length(yours))
            weights = {key: row[key] * other.rows[m][key] for key in row.keys() & other.rows[m].keys()}
            yield Pairing(
                {one.reading: mine, other.reading: theirs},
                _shown(mine.text, one.things[n], weights),
                _trusted(weights) * (likeness[m] + _ROUND * round_them[blocks]),
            )


def _trusted(weights: _Row) -> float:
    """How much sharing just so many things says: one may be chance; a whole of several words is no further thing."""
    number = sum(" " not in key for key in weights)
    return number / (number + 1)


def _shown(sentence: str, things: Mapping[str, Telling], weights: _Row) -> tuple[str, ...]:
    """The words that are shared, what stands together as one."""
    spans = {key: (things[key].start, things[key].end) for key in weights}
    runs: dict[Interval, float] = {}
    for start, end in union(spans.values(), sentence):
        runs[start, end] = sum(weight for key, weight in weights.items() if start <= spans[key][0] < end)
    least = _LEAST_SHOWN * max(runs.values(), default=0)
    weighty = sorted((run for run in runs if runs[run] >= least), key=lambda run: (-runs[run], run))
    return tuple(sentence[start:end] for start, end in weighty[:_MOST_SHOWN])
