"""What is told of a file that was read: how it was taken, how much of it, what was left out, what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from facing_pages.importing.facts import KEYS, facts, plain, to_check
from facing_pages.importing.imported import Imported
from facing_pages.importing.trees.accounts import words_of
from facing_pages.wording import many
from facing_pages.words import count

MOST_KINDS = 12
"""As many kinds of what was left out stand in a dossier; the rest is told as one."""
_OTHER = "other matter"
_FIRST, _LONGEST = 8, 60
"""Words, and characters, by which what was left out is known again."""


@dataclass(frozen=True)
class Part:
    """What was left out, of one kind: all its words, on one line."""

    kind: str
    text: str

    @property
    def words(self) -> int:
        return count(self.text)

    @property
    def first(self) -> str:
        """Its first words, which end in three points where more follow."""
        begin = " ".join(self.text.split()[:_FIRST])[:_LONGEST].rstrip()
        return begin if begin == self.text else f"{begin} …"


def left_out(imported: Imported) -> list[Part]:
    """What was left out, a part a kind, in the order of the file."""
    kinds: dict[str, list[str]] = {}
    for part in imported.left_out:
        if words := plain(part.words):
            kinds.setdefault(plain(part.kind), []).append(words)
    return [Part(kind, " ".join(words)) for kind, words in kinds.items()]


def kept_small(parts: Sequence[Part]) -> list[Part]:
    """The same in no more than ``MOST_KINDS`` parts: the smallest are put together."""
    if len(parts) <= MOST_KINDS:
        return list(parts)
    largest = sorted(parts, key=lambda part: part.words, reverse=True)[: MOST_KINDS - 1]
    rest = " ".join(part.text for part in parts if part not in largest)
    return [*(part for part in parts if part in largest), Part(_OTHER, rest)]


def words(imported: Imported) -> tuple[int, int]:
    """The words that were taken, and those of the file."""
    without = sum(part.words for part in left_out(imported))
    taken = count(words_of(imported.article))
    whole = imported.words_in_source or taken + without
    return (min(taken, whole) if without else whole), whole


def told(path: Path, imported: Imported, *, whole: bool = False) -> Iterator[str]:
    """What a person is told of a file that was read.

    Arguments:
        whole: whether all words that were left out are told, not only the first.
    """
    article = imported.article
    taken, of = words(imported)
    share = f"all its {of:,} words" if taken == of else f"{taken:,} of its {of:,} words"
    blocks = f"{many(len(article.paragraphs), 'paragraph')} and {many(len(article.notes), 'note')}"
    yield f"{path} was read as {plain(imported.how)}: {share}, in {blocks}."
    parts = left_out(imported)
    if parts:
        yield "Left out:" if whole else "Left out (“--show-left-out” shows all of it):"
    for part in parts:
        yield f"  {part.kind}, {many(part.words, 'word')}: {part.text if whole else part.first}"
    found = facts(imported)
    doubtful = to_check(found)
    if found:
        yield "Found out about it:"
    for name, said in found.items():
        where = f"to be checked: {doubtful[KEYS[name]]}" if KEYS[name] in doubtful else said.where
        yield f"  {KEYS[name]}: {said.value} ({where})"
