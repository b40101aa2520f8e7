"""Bind hard words: the quotation is placed as any other is, and in it the word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facing_pages import kinds
from facing_pages.binding.binder import Binder
from facing_pages.binding.quotations import spans
from facing_pages.model import HardWord, Passage, Piece
from facing_pages.writing import records as r
from facing_pages.writing.reader import Record


def hard_words(binder: Binder) -> tuple[HardWord, ...]:
    """The words of ``words.yml``, in alphabetical order."""
    records = binder.folder.all(kinds.WORDS)
    seen: set[str] = set()
    for record in records:
        if record.value.id in seen:
            message = f"The word “{record.value.id}” stands twice."
            binder.report(record, ("id",), "duplicate-id", message, "Give each word an id of its own.")
        seen.add(record.value.id)
    found = [_word(binder, record) for record in records]
    return tuple(sorted(found, key=lambda word: (word.word.casefold(), word.id)))


def _word(binder: Binder, record: Record[r.WordRecord]) -> HardWord:
    value = record.value
    passages: list[Passage] = []
    places: list[Passage] = []
    for reading, items in value.passages.items():
        if reading not in binder.folder.articles:
            binder.unknown_reading(record, reading, "passages", reading)
            continue
        for at, item in enumerate(items):
            keys = ("passages", reading, at)
            passage = binder.placer.passage(record, reading, item, keys)
            if not passage:
                continue
            passages.append(passage)
            here = list(_places(value.word, passage))
            places += here[:1]
            if not here:
                message = f"“{value.word}” does not stand in “{passage.quotation}”."
                repair = "Write the word as the article has it there, or quote the words in which it stands."
                binder.report(record, keys, "word-not-there", message, repair)
    return HardWord(
        id=value.id,
        word=value.word,
        meaning=binder.prose(record, value.meaning, "meaning"),
        passages=tuple(passages),
        places=tuple(places),
        path=record.path,
    )


def _places(word: str, passage: Passage) -> Iterator[Passage]:
    """Where a word stands in a passage, each as a passage of its own."""
    for start, end in spans(word, passage.quotation):
        yield Passage(
            passage.reading,
            passage.quotation[start:end],
            passage.start + start,
            passage.start + end,
            tuple(_pieces(passage.pieces, start, end)),
        )


def _pieces(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    """The parts of a passage's pieces that lie between two offsets in its quotation."""
    begins = 0
    for piece in pieces:
        first, last = max(start - begins, 0), min(end - begins, piece.end - piece.start)
        if first < last:
            yield Piece(piece.block, piece.start + first, piece.start + last)
        begins += piece.end - piece.start + 1
