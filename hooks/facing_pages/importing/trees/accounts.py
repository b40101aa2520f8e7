"""The words of a file against those of its article: what was taken, and what was not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from facing_pages.importing.imported import LeftOut
from facing_pages.model import Article

_WORD = re.compile(r"[^\W\d_]+|\d+")
_LEAST = 3
"""Fewer words than these are the signs of lists and notes, and no loss."""
NOT_TAKEN = "words not taken"


def words_of(article: Article) -> str:
    """All words of an article: title, byline, dateline, blocks and notes."""
    said = (article.title, article.byline, article.dateline, article.text, *(note.raw for note in article.notes))
    return "\n".join(filter(None, said))


def not_taken(source: Sequence[str], article: Article, left_out: Iterable[LeftOut]) -> list[LeftOut]:
    """The words of a source that neither its article nor what was left out accounts for.

    Arguments:
        source: the words of its paragraphs, in order.
    """
    have = Counter(_WORD.findall(words_of(article)))
    for part in left_out:
        have.update(_WORD.findall(part.words))
    lost = []
    for paragraph in source:
        wanted = _WORD.findall(paragraph)
        missing = [word for word in wanted if not _take(have, word)]
        if wanted and len(missing) == len(wanted):
            lost.append(paragraph)
        elif len(missing) >= _LEAST:
            lost.append(" ".join(missing))
    words = " ".join(" ".join(lost).split())
    return [LeftOut(NOT_TAKEN, words)] if words else []


def gathered(*parts: Iterable[LeftOut] | Mapping[str, list[str]]) -> list[LeftOut]:
    """What was left out, one of each kind, in the order in which the kinds first stand."""
    words: dict[str, list[str]] = {}
    for part in parts:
        pairs = part.items() if isinstance(part, Mapping) else [(one.kind, [one.words]) for one in part]
        for kind, said in pairs:
            words.setdefault(kind, []).extend(filter(None, said))
    return [LeftOut(kind, " ".join(said)) for kind, said in words.items() if said]


def _take(have: Counter[str], word: str) -> bool:
    if have[word] > 0:
        have[word] -= 1
        return True
    return False
