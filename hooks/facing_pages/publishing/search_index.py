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
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import sub
from typing import Any

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
class Listed:
    """What is found in one place, such as a comparison, ready to be set among what is found in others.

    Arguments:
        locations: of its entries, by kind.
        comparisons: of the same, in the same order: the ids.
        shown: of the same: what an answer shows, as it is written in a file.
        postings: by kind, every word with its entries, counted within the kind.
        forms: how often each word is written how.
    """

    locations: Mapping[Kind, Sequence[str]]
    comparisons: Mapping[Kind, Sequence[str]]
    shown: Mapping[Kind, Sequence[bytes]]
    postings: Mapping[Kind, Mapping[str, Sequence[int]]]
    forms: Mapping[str, int]

    def without(self, taken: Collection[str]) -> Listed:
        """The same but for what stands at an address that others have taken."""
        if all(location not in taken for found in self.locations.values() for location in found):
            return self
        kept = {
            kind: [at for at, location in enumerate(found) if location not in taken]
            for kind, found in self.locations.items()
        }
        now = {kind: {at: number for number, at in enumerate(ats)} for kind, ats in kept.items()}
        postings = {
            kind: {word: [now[kind][at] for at in ats if at in now[kind]] for word, ats in found.items()}
            for kind, found in self.postings.items()
        }
        return Listed(
            {kind: [self.locations[kind][at] for at in ats] for kind, ats in kept.items()},
            {kind: [self.comparisons[kind][at] for at in ats] for kind, ats in kept.items()},
            {kind: [self.shown[kind][at] for at in ats] for kind, ats in kept.items()},
            {kind: {word: ats for word, ats in found.items() if ats} for kind, found in postings.items()},
            self.forms,
        )


def listed(entries: Iterable[Entry]) -> Listed:
    """Entries as a part of an index; of two at one address the first counts."""
    once: dict[str, Entry] = {}
    for entry in entries:
        once.setdefault(entry.location, entry)
    of = {kind: [entry for entry in once.values() if entry.kind == kind] for kind in KINDS}
    return Listed(
        {kind: [entry.location for entry in found] for kind, found in of.items()},
        {kind: [entry.comparison for entry in found] for kind, found in of.items()},
        {kind: [_json(_shown(entry)) for entry in found] for kind, found in of.items()},
        {kind: _postings(found) for kind, found in of.items()},
        _forms(once.values()),
    )


def files(parts: Sequence[Listed], titles: Mapping[str, str]) -> dict[str, bytes]:
    """The files of the index, by their paths from the site's root.

    Arguments:
        parts: what is found in all comparisons and on the pages beside them; of two at one address the first counts.
        titles: of the comparisons, by their ids.
    """
    parts = list(_once(parts))
    ids = {id: at for at, id in enumerate(titles)}
    words = list(_cut(_merged(parts), _LARGEST_OF_WORDS))
    texts = list(_cut(_numbered(parts), _LARGEST_OF_TEXTS))
    written = list(_cut((("", _json(form)) for form in _written(parts)), _LARGEST_OF_WORDS))
    made = {f"words-{at}.json": _object(part) for at, part in enumerate(words)}
    made |= {f"texts-{at}.json": _array(part) for at, part in enumerate(texts)}
    made |= {f"written-{at}.json": _array(part) for at, part in enumerate(written)}
    folder = hashlib.sha256(b"\0".join(made.values())).hexdigest()[:12]
    runs = list(_runs(parts, ids))
    index = {
        "folder": f"{folder}/",
        "words": [part[0][0] for part in words],
        "texts": [int(part[0][0]) for part in texts],
        "written": len(written),
        "starts": [at for at, _ in runs],
        "runs": [run for _, run in runs],
        "kinds": KINDS,
        "comparisons": [[id, titles[id]] for id in ids],
    }
    return {INDEX: _json(index)} | {f"{FOLDER}{folder}/{name}": part for name, part in made.items()}


def words(text: str) -> list[str]:
    """The words by which a text is found, in its order, each as it is sought.

    Without capitals, accents and the English ’s; one with a hyphen without it.

    >>> words("China’s chip-makers: 70 Écoles")
    ['china', 'chipmakers', '70', 'ecoles']
    >>> words("AI模型")
    ['ai', '模', '型']
    """
    return [_HYPHEN.sub("", word) for word in _apart(text)]


def _apart(text: str) -> list[str]:
    return [word for piece in text.split() for word in _in(piece)]


@lru_cache(maxsize=100_000)  # most of a site's words are few
def _in(piece: str) -> tuple[str, ...]:
    """The words in what stands between two spaces."""
    signs = unicodedata.normalize("NFKD", piece.lower())
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


def _once(parts: Iterable[Listed]) -> Iterator[Listed]:
    taken: set[str] = set()
    for part in parts:
        yield part.without(taken)
        taken.update(*part.locations.values())


def _merged(parts: Sequence[Listed]) -> Iterator[tuple[str, bytes]]:
    """Every word with the numbers of its entries, each but the first as the step from the one before."""
    found: dict[str, list[int]] = defaultdict(list)
    start = 0
    for kind in KINDS:
        for part in parts:
            for word, ats in part.postings[kind].items():
                found[word] += [start + at for at in ats]
            start += len(part.shown[kind])
    # As scripts compare strings.
    for word in sorted(found, key=lambda word: word.encode("utf-16-be")):
        ats = found[word]
        yield word, _json([ats[0], *map(sub, ats[1:], ats)])


def _numbered(parts: Sequence[Listed]) -> Iterator[tuple[str, bytes]]:
    """What is shown of every entry, with its number."""
    every = chain.from_iterable(part.shown[kind] for kind in KINDS for part in parts)
    return ((str(at), shown) for at, shown in enumerate(every))


def _keys(text: str) -> set[str]:
    """Words, those with a hyphen both whole and in their parts."""
    apart = _apart(text)
    return {_HYPHEN.sub("", word) for word in apart} | {part for word in apart for part in _HYPHEN.split(word)}


def _shown(entry: Entry) -> list[str]:
    shown = [entry.location, entry.title, entry.text, entry.letter, entry.language]
    while not shown[-1]:
        shown.pop()
    return shown


def _runs(parts: Sequence[Listed], ids: Mapping[str, int]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where entries of another kind or comparison begin: the number of the first, and the two, -1 for none."""
    last, at = None, 0
    for number, kind in enumerate(KINDS):
        for comparison in (comparison for part in parts for comparison in part.comparisons[kind]):
            run = number, ids.get(comparison, -1)
            if run != last:
                yield at, run
            last, at = run, at + 1


def _forms(entries: Iterable[Entry]) -> dict[str, int]:
    """How often each word is written how."""
    found: Counter[str] = Counter()
    for entry in entries:
        text = unicodedata.normalize("NFC", _POSSESSIVE.sub("", f"{entry.by} {entry.text}"))
        found.update(_WRITTEN.findall(text))
    return dict(found)


def _written(parts: Iterable[Listed]) -> list[str]:
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
