"""One source, two uses: the works that more than one hand rests on, with the words beside them.

A hand is an article, which cites a work in a note of its own, or we, who cite it
in an annotation. Two kinds of works are of interest: those that an article cites
and another article or we cite too, and those that we cite beside the words of
more than one article. For the second kind an annotation on several articles at
once does not count: it sets their words side by side itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from facing_pages.article.sentences import ends
from facing_pages.citing import citing
from facing_pages.model import Annotation, Block, Comparison, Passage, Piece, Reading, Source


@dataclass(frozen=True)
class Use:
    """One place where a work is rested on: an article's own note, or an annotation of ours."""

    note: str | None
    annotation: Annotation | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Column:
    """The uses of one hand, beside the words of one article or several.

    ``ours`` says whether the hand is ours; ``reading`` is the article, None
    where our uses are not told apart by article.
    """

    ours: bool
    reading: Reading | None
    uses: tuple[Use, ...]


@dataclass(frozen=True)
class Work:
    """A source with the columns of its uses. ``noted`` says whether an article itself cites it."""

    source: Source
    noted: bool
    columns: tuple[Column, ...]


def works(comparison: Comparison) -> tuple[Work, ...]:
    """The works put to more than one use: first those that an article cites, each part by title."""
    found = [work for source in comparison.sources if (work := _work(comparison, source))]
    return tuple(sorted(found, key=lambda work: (not work.noted, work.source.name.casefold(), work.source.id)))


def _work(comparison: Comparison, source: Source) -> Work | None:
    ours = citing(comparison, source).annotations
    columns = [
        Column(False, reading, uses) for reading in comparison.readings if (uses := tuple(_of_article(source, reading)))
    ]
    if columns:
        if ours:
            columns.append(Column(True, None, tuple(map(_of_ours, ours))))
        return Work(source, True, tuple(columns)) if len(columns) > 1 else None
    alone = {
        id: [annotation for annotation in ours if annotation.readings == (id,)]
        for id in (r.id for r in comparison.readings)
    }
    beside = tuple(
        Column(True, reading, tuple(map(_of_ours, alone[reading.id])))
        for reading in comparison.readings
        if alone[reading.id]
    )
    return Work(source, False, beside) if len(beside) > 1 else None


def _of_article(source: Source, reading: Reading) -> Iterator[Use]:
    """An article's uses of a work: the sentences that hold the marks of its notes."""
    for name, label in dict.fromkeys(source.notes):
        if name == reading.id:
            marked = reading.article.marks_of(label)
            yield Use(label, None, tuple(_sentence(reading, block, mark.offset) for block, mark in marked))


def _of_ours(annotation: Annotation) -> Use:
    return Use(None, annotation, annotation.passages)


def _sentence(reading: Reading, block: Block, offset: int) -> Passage:
    start, end = sentence(block.text, offset)
    piece = Piece(block.id, start, end)
    return Passage(reading.id, block.text[start:end], block.start + start, block.start + end, (piece,))


def sentence(text: str, offset: int) -> tuple[int, int]:
    """The sentence that a mark at ``offset`` stands in, or that it closes.

    Returns:
        where the sentence begins and ends in the text.

    >>> text = "One thing. It is “so”. Then this, and that."
    >>> [text[slice(*sentence(text, text.index(word)))] for word in ("thing", " Then", ", and")]
    ['One thing.', 'It is “so”.', 'Then this, and that.']
    """
    start = 0
    for end, stop in _stops(text):
        if offset <= stop:
            return start, stop
        start = end
    return start, len(text.rstrip())


@lru_cache(maxsize=1)
def _stops(text: str) -> Sequence[tuple[int, int]]:
    """Where each sentence of a text ends, with white space and without: asked for each mark of a block in turn."""
    return [(end, len(text[:end].rstrip())) for end in ends(text)]
