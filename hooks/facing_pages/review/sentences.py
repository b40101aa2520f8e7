"""Whether every sentence of the articles was asked if it can be checked, and every one that can be has its answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facing_pages import kinds
from facing_pages.article.sentences import sentences
from facing_pages.binding.quotations import has_letters, too_short
from facing_pages.intervals import union
from facing_pages.model import Comparison, Reading, Sentence
from facing_pages.problems import Problem
from facing_pages.writing.folder import Folder

_SHOWN = 60
"""As many characters of a sentence are enough to know it by."""


def asked(folder: Folder, comparison: Comparison) -> Iterator[Problem]:
    """What is missing in ``sentences.yml``; nothing where there is none."""
    if not folder.has(kinds.SENTENCES):
        return
    for reading in comparison.readings:
        rows = comparison.sentences_of(reading)
        yield from _missing(folder, reading, rows)
        for row in rows:
            if row.is_open:
                message = f"“{_short(row.text)}” can be checked, and has neither an evidence annotation nor a reason."
                repair = "Write an annotation of the kind “evidence” on it, or say under “why” why there is none."
                yield Problem(row.path, row.line, "sentence-unanswered", message, repair, "warning")
            elif row.why and row.evidence:
                message = f"“{_short(row.text)}” says why it was not checked, and {row.evidence[0].id} checks it."
                yield Problem(row.path, row.line, "wrong-value", message, "Take out its “why”.", "warning")


def _missing(folder: Folder, reading: Reading, rows: Sequence[Sentence]) -> Iterator[Problem]:
    """The sentences of an article of which some words are in no row."""
    text = reading.article.text
    held = union(((passage.start, passage.end) for row in rows for passage in row.shown), text)
    for block in reading.article.blocks:
        for start, end in sentences(block):
            words = text[block.start + start : block.start + end].strip()
            left = _outside(text, held, block.start + start, block.start + end)
            is_heading = block.kind == "heading"
            if not has_letters(left) or (too_short(words) and not is_heading):
                continue
            where = "a heading" if is_heading else f"{block.id}"
            message = f"No row is about “{_short(left.strip())}”, {where} of {reading.id}."
            repair = "Add a row with the whole sentence, and say under “is” what it is."
            path, line = _before(folder, rows, block.start + start)
            yield Problem(path, line, "sentence-missing", message, repair, "warning")


def _outside(text: str, held: list[tuple[int, int]], start: int, end: int) -> str:
    """What of a stretch of a text lies outside all intervals."""
    left, position = "", start
    for first, last in held:
        if first < end and start < last:
            left += text[position : max(first, position)]
            position = max(position, last)
    return left + text[position:end]


def _before(folder: Folder, rows: Sequence[Sentence], start: int) -> tuple[str, int]:
    """The row after which one of a sentence that begins there would stand: its file and line."""
    before = [row for row in rows if row.shown and row.shown[0].start < start]
    if before:
        return before[-1].path, before[-1].line
    first = folder.all(kinds.SENTENCES)
    return (first[0].path, first[0].line()) if first else (f"{folder.path}/{kinds.SENTENCES.files}", 0)


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
