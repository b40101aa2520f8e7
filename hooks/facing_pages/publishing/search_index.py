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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar

from facing_pages.publishing.search import KINDS, Entry

Value = TypeVar("Value")

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


def files(entries: Iterable[Entry], titles: Mapping[str, str]) -> dict[str, bytes]:
    """The files of the index, by their paths from the site's root.

    Arguments:
        entries: of all comparisons and of the pages beside them; of two at one address the first counts.
        titles: of the comparisons, by their ids.
    """
    once: dict[str, Entry] = {}
    for entry in entries:
        once.setdefault(entry.location, entry)
    ordered = sorted(once.values(), key=lambda entry: KINDS.index(entry.kind))
    ids = list(titles)
    runs = list(_runs(ordered, ids))
    words = list(_cut(_postings(ordered), _LARGEST_OF_WORDS))
    texts = list(_cut(((str(at), _shown(entry)) for at, entry in enumerate(ordered)), _LARGEST_OF_TEXTS))
    written = list(_cut((("", form) for form in _written(ordered)), _LARGEST_OF_WORDS))
    parts = {f"words-{at}.json": _json(dict(part)) for at, part in enumerate(words)}
    parts |= {f"texts-{at}.json": _json([shown for _, shown in part]) for at, part in enumerate(texts)}
    parts |= {f"written-{at}.json": _json([form for _, form in part]) for at, part in enumerate(written)}
    folder = hashlib.sha256(b"\0".join(parts.values())).hexdigest()[:12]
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
    return {INDEX: _json(index)} | {f"{FOLDER}{folder}/{name}": part for name, part in parts.items()}


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


def _postings(entries: Sequence[Entry]) -> list[tuple[str, list[int]]]:
    """Every word with the numbers of its entries, each but the first as the step from the one before."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        for word in _keys(f"{entry.by} {entry.name} {entry.text}"):
            found[word].append(at)
        for word in _keys(entry.name):
            found[f"{word}{NAMED}"].append(at)
    steps = {word: [ats[0], *(b - a for a, b in pairwise(ats))] for word, ats in found.items()}
    # As scripts compare strings.
    return sorted(steps.items(), key=lambda item: item[0].encode("utf-16-be"))


def _keys(text: str) -> set[str]:
    """Words, those with a hyphen both whole and in their parts."""
    apart = _apart(text)
    return {_HYPHEN.sub("", word) for word in apart} | {part for word in apart for part in _HYPHEN.split(word)}


def _shown(entry: Entry) -> list[str]:
    shown = [entry.location, entry.title, entry.text, entry.letter, entry.language]
    while not shown[-1]:
        shown.pop()
    return shown


def _runs(entries: Sequence[Entry], ids: Sequence[str]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where entries of another kind or comparison begin: the number of the first, and the two, -1 for none."""
    last = None
    for at, entry in enumerate(entries):
        run = KINDS.index(entry.kind), ids.index(entry.comparison) if entry.comparison in ids else -1
        if run != last:
            yield at, run
        last = run


def _written(entries: Sequence[Entry]) -> list[str]:
    """Every word that may be meant by another, as it is most often written, the most frequent first."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        text = unicodedata.normalize("NFC", _POSSESSIVE.sub("", f"{entry.by} {entry.text}"))
        for form in _WRITTEN.findall(text):
            for key in words(form):
                if len(key) >= _SHORTEST_TO_SUGGEST:
                    forms[key][form] += 1
    often = sorted(forms.items(), key=lambda item: (-item[1].total(), item[0]))
    return [min(counted, key=lambda form: (-counted[form], form)) for _, counted in often]


def _cut(items: Iterable[tuple[str, Value]], largest: int) -> Iterator[list[tuple[str, Value]]]:
    """Runs of items, each of as many as a file takes."""
    part: list[tuple[str, Value]] = []
    size = 0
    for key, value in items:
        more = len(_json(value)) + len(key.encode())
        if part and size + more > largest:
            yield part
            part, size = [], 0
        part.append((key, value))
        size += more
    if part:
        yield part


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
