"""The index of the search, in small files, of which a browser asks for those that answer a question.

``search/index.json`` says where everything stands. Below a folder that is named
for what is in it lie the files of words, in the order of the alphabet, each
word with the entries that hold it; the files of texts, with the entries in the
order in which they stand among the answers; and the files of the words as they
are written, the most frequent first, from which the nearest is taken for one
that stands nowhere.
``assets/javascripts/search/`` reads them, and takes words apart in the same way.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import sub
from typing import Any, Protocol

from facing_pages.publishing.search import KINDS, Entry, Kind

FOLDER = "search/"
INDEX = f"{FOLDER}index.json"

_LARGEST_OF_WORDS = 16_000
_LARGEST_OF_TEXTS = 8_000
"""Bytes of a file; a single word or entry may be larger."""

NAMED = "!"
"""Stands behind a word where the entries are those that it names."""

_SHORTEST_TO_SUGGEST = 4

# Scripts that set no space between words: each sign is sought for itself, and several as they stand in a row.
_SIGN = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_WRITTEN = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s(?![^\W_])")
_HYPHEN = re.compile("[-‐‑]")

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class OfKind:
    """Entries of one kind.

    Arguments:
        locations: their addresses.
        comparisons: the ids of their comparisons, in the same order.
        shown: what an answer shows of each, as it is written in a file.
        postings: every word with its entries, counted from 0.
    """

    locations: Sequence[str]
    comparisons: Sequence[str]
    shown: Sequence[bytes]
    postings: Mapping[str, Sequence[int]]

    def without(self, taken: Collection[str]) -> OfKind:
        """The same but for what stands at an address that others have taken."""
        kept = [at for at, location in enumerate(self.locations) if location not in taken]
        if len(kept) == len(self.locations):
            return self
        now = {at: number for number, at in enumerate(kept)}
        postings = {word: [now[at] for at in ats if at in now] for word, ats in self.postings.items()}
        return OfKind(
            [self.locations[at] for at in kept],
            [self.comparisons[at] for at in kept],
            [self.shown[at] for at in kept],
            {word: ats for word, ats in postings.items() if ats},
        )


class Listing(Protocol):
    """What is found in one place, such as a comparison, ready to be set among what is found in others."""

    def of(self, kind: Kind) -> OfKind:
        """Its entries of a kind."""

    @property
    def forms(self) -> Mapping[str, int]:
        """How often each word is written how."""


@dataclass(frozen=True)
class Listed:
    """A listing that is at hand."""

    kinds: Mapping[Kind, OfKind]
    forms: Mapping[str, int]

    def of(self, kind: Kind) -> OfKind:
        return self.kinds[kind]


def listed(entries: Iterable[Entry]) -> Listed:
    """Entries as a part of an index; of two at one address the first counts."""
    once: dict[str, Entry] = {}
    for entry in entries:
        once.setdefault(entry.location, entry)
    return Listed(
        {kind: _of_kind([one for one in once.values() if one.kind == kind]) for kind in KINDS}, _forms(once.values())
    )


def files(parts: Sequence[Listing], titles: Mapping[str, str]) -> dict[str, bytes]:
    """The files of the index, by their paths from the site's root.

    Arguments:
        parts: what is found in all comparisons and on the pages beside them, each asked for a kind at a time and
            not kept; of two entries at one address the first counts.
        titles: of the comparisons, by their ids.
    """
    ids = {id: at for at, id in enumerate(titles)}
    merged = _Merged()
    for kind in KINDS:
        for part in parts:
            merged.add(kind, part.of(kind), ids)
    words = list(_cut(merged.words(), _LARGEST_OF_WORDS))
    texts = list(_cut(((str(at), shown) for at, shown in enumerate(merged.shown)), _LARGEST_OF_TEXTS))
    written = list(_cut((("", _json(form)) for form in _written(parts)), _LARGEST_OF_WORDS))
    made = {f"words-{at}.json": _object(part) for at, part in enumerate(words)}
    made |= {f"texts-{at}.json": _array(part) for at, part in enumerate(texts)}
    made |= {f"written-{at}.json": _array(part) for at, part in enumerate(written)}
    folder = hashlib.sha256(b"\0".join(made.values())).hexdigest()[:12]
    index = {
        "folder": f"{folder}/",
        "words": [part[0][0] for part in words],
        "texts": [int(part[0][0]) for part in texts],
        "written": len(written),
        "starts": [at for at, _ in merged.runs],
        "runs": [run for _, run in merged.runs],
        "kinds": KINDS,
        "comparisons": [[id, titles[id]] for id in ids],
    }
    return {INDEX: _json(index)} | {f"{FOLDER}{folder}/{name}": part for name, part in made.items()}


class _Merged:
    """Entries of several places, numbered in the order in which they were added."""

    def __init__(self) -> None:
        self.shown: list[bytes] = []
        self.runs: list[tuple[int, tuple[int, int]]] = []
        """Where entries of another kind or comparison begin: the number of the first, and the two, -1 for none."""
        self._postings: dict[str, array[int]] = {}
        self._taken: set[str] = set()

    def add(self, kind: Kind, found: OfKind, ids: Mapping[str, int]) -> None:
        """Add entries of a kind, whose comparisons have these numbers."""
        found = found.without(self._taken)
        start = len(self.shown)
        for word, ats in found.postings.items():
            self._postings.setdefault(word, array("I")).extend([start + at for at in ats])
        for at, comparison in enumerate(found.comparisons, start):
            run = KINDS.index(kind), ids.get(comparison, -1)
            if not self.runs or self.runs[-1][1] != run:
                self.runs.append((at, run))
        self.shown += found.shown
        self._taken.update(found.locations)

    def words(self) -> Iterator[tuple[str, bytes]]:
        """Every word with the numbers of its entries, each but the first as the step from the one before."""
        # As scripts compare strings.
        for word in sorted(self._postings, key=lambda word: word.encode("utf-16-be")):
            ats = self._postings[word].tolist()
            yield word, _json([ats[0], *map(sub, ats[1:], ats)])


def _of_kind(entries: Sequence[Entry]) -> OfKind:
    return OfKind(
        [entry.location for entry in entries],
        [entry.comparison for entry in entries],
        [_json(_shown(entry)) for entry in entries],
        _postings(entries),
    )


def words(text: str) -> list[str]:
    """The words by which a text is found, in its order, each as it is sought.

    Without capitals, accents and the English ’s; one with a hyphen without it.

    >>> words("China’s chip-makers: 70 Écoles")
    ['china', 'chipmakers', '70', 'ecoles']
    >>> words("ΟΔΟΣ"), words("οδός")
    (['οδοσ'], ['οδοσ'])
    >>> words("AI模型")
    ['ai', '模', '型']
    """
    return [_HYPHEN.sub("", word) for word in _apart(text)]


def _apart(text: str) -> list[str]:
    return [word for piece in text.split() for word in _in(piece)]


@lru_cache(maxsize=100_000)  # most of a site's words are few
def _in(piece: str) -> tuple[str, ...]:
    """The words in what stands between two spaces."""
    if piece.isascii():
        return tuple(_WORD.findall(_POSSESSIVE.sub("", piece.lower())))
    # Which small sigma stands for a capital one depends on what is a letter, of which there are several lists.
    signs = unicodedata.normalize("NFKD", piece.lower().replace("ς", "σ"))
    plain = "".join(sign for sign in signs if not unicodedata.category(sign).startswith("M"))
    return tuple(_WORD.findall(_SIGN.sub(r" \g<0> ", _POSSESSIVE.sub("", plain))))


def _postings(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """Every word with the numbers of its entries."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        for word in _keys(f"{entry.by} {entry.name} {entry.text}"):
            found[word].append(at)
        for word in _keys(entry.name):
            found[f"{word}{NAMED}"].append(at)
    return dict(found)


def _keys(text: str) -> set[str]:
    """Words, those with a hyphen both whole and in their parts."""
    return {key for piece in set(text.split()) for key in _keys_in(piece)}


@lru_cache(maxsize=100_000)
def _keys_in(piece: str) -> tuple[str, ...]:
    apart = _in(piece)
    return (*(_HYPHEN.sub("", word) for word in apart), *(part for word in apart for part in _HYPHEN.split(word)))


def _shown(entry: Entry) -> list[str]:
    shown = [entry.location, entry.title, entry.text, entry.letter, entry.language]
    while not shown[-1]:
        shown.pop()
    return shown


def _forms(entries: Iterable[Entry]) -> dict[str, int]:
    """How often each word is written how."""
    found: Counter[str] = Counter()
    for entry in entries:
        text = unicodedata.normalize("NFC", _POSSESSIVE.sub("", f"{entry.by} {entry.text}"))
        found.update(_WRITTEN.findall(text))
    return dict(found)


def _written(parts: Iterable[Listing]) -> list[str]:
    """Every word that may be meant by another, as it is most often written, the most frequent first."""
    found: Counter[str] = Counter()
    for part in parts:
        found.update(part.forms)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for form, times in found.items():
        for key in words(form):
            if len(key) >= _SHORTEST_TO_SUGGEST:
                forms[key][form] += times
    often = sorted(forms.items(), key=lambda item: (-item[1].total(), item[0]))
    return [min(counted, key=lambda form: (-counted[form], form)) for _, counted in often]


def _cut(items: Iterable[tuple[str, bytes]], largest: int) -> Iterator[list[tuple[str, bytes]]]:
    """Runs of items, each of as many as a file takes."""
    part: list[tuple[str, bytes]] = []
    size = 0
    for key, value in items:
        more = len(value) + len(key.encode())
        if part and size + more > largest:
            yield part
            part, size = [], 0
        part.append((key, value))
        size += more
    if part:
        yield part


def _object(items: Iterable[tuple[str, bytes]]) -> bytes:
    return b"{" + b",".join(_json(key) + b":" + value for key, value in items) + b"}"


def _array(items: Iterable[tuple[str, bytes]]) -> bytes:
    return b"[" + b",".join(value for _, value in items) + b"]"


def _json(value: Any) -> bytes:
    return _ENCODER.encode(value).encode()
