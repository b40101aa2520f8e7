"""Set annotations and note marks into an article's words.

A block is cut wherever a passage or a hard word begins or ends, so that
overlapping and nested passages are split and none is dropped. The words come
out in their order, each once.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from facing_pages.binding import numbering
from facing_pages.intervals import union
from facing_pages.model import (
    CELL_END,
    LINE_IN_CELL,
    ROW_END,
    Annotation,
    Block,
    Break,
    Counterpart,
    Event,
    Extract,
    Gap,
    HardWord,
    Inline,
    NoteMark,
    Passage,
    Piece,
    Placed,
    Reading,
    Run,
)

Placement = tuple[Piece, Annotation, bool]
"""A piece of a passage, its annotation, and whether the passage ends in it."""

Explained = tuple[Piece, HardWord]
"""A piece of a hard word where it stands."""


_LINE_END = re.compile("\n")
_TABLE_BREAK = re.compile(f"[{CELL_END}{ROW_END}{LINE_IN_CELL}]")

Stretches = Mapping[str, Sequence[tuple[int, int]]]
"""By block, the parts of its text that are shown, in order and apart."""


def placements(
    reading: str, annotations: Iterable[Annotation], shown: Stretches | None = None
) -> dict[str, list[Placement]]:
    """Which annotations stand on which part of which block of a reading.

    Arguments:
        shown: what is seen of the reading; a passage then ends where its last
            words that are seen do. All of it if None.
    """
    by_block: dict[str, list[Placement]] = {}
    for annotation in annotations:
        for passage in annotation.passages:
            if passage.reading == reading:
                pieces = passage.pieces if shown is None else _clipped(passage.pieces, shown)
                for piece in pieces:
                    by_block.setdefault(piece.block, []).append((piece, annotation, piece is pieces[-1]))
    return by_block


def _clipped(pieces: Iterable[Piece], shown: Stretches) -> tuple[Piece, ...]:
    return tuple(
        Piece(piece.block, max(start, piece.start), min(end, piece.end))
        for piece in pieces
        for start, end in shown.get(piece.block, ())
        if piece.start < end and start < piece.end
    )


def explained(reading: str, words: Iterable[HardWord]) -> dict[str, list[Explained]]:
    """By block, where hard words stand in a reading: the first ones first, and of those the longest."""
    by_block: dict[str, list[Explained]] = {}
    for word in words:
        for place in word.of(reading):
            for piece in place.pieces:
                by_block.setdefault(piece.block, []).append((piece, word))
    for found in by_block.values():
        found.sort(key=lambda one: (one[0].start, -one[0].end, one[1].id))
    return by_block


def weave(
    block: Block,
    standing: Sequence[Placement],
    start: int = 0,
    end: int | None = None,
    words: Sequence[Explained] = (),
) -> list[Inline]:
    """A stretch of a block as runs of words, note marks, breaks, and gaps where words were left out.

    Arguments:
        standing: what stands on this block.
        start: the offset in the block's text at which the stretch begins.
        end: the offset just past it; the block's end if None.
        words: the hard words in this block; where two overlap, the first of them stands there.
    """
    end = len(block.text) if end is None else end
    breaks = _TABLE_BREAK if block.kind == "table" else _LINE_END
    cuts = {start, end} | {mark.offset for mark in block.marks}
    cuts |= {offset for piece, _, _ in standing for offset in (piece.start, piece.end)}
    cuts |= {offset for piece, _ in words for offset in (piece.start, piece.end)}
    cuts |= {offset for gap in block.gaps for offset in gap}
    cuts |= {offset for form in block.formats for offset in (form.start, form.end)}
    cuts |= {offset for found in breaks.finditer(block.text) for offset in found.span()}
    points = sorted(cut for cut in cuts if start <= cut <= end)
    marks: dict[int, list[Inline]] = {}
    for mark in block.marks:
        marks.setdefault(mark.offset, []).append(NoteMark(mark))
    inlines: list[Inline] = []
    for here, there in zip(points, [*points[1:], end], strict=True):
        # A mark stands behind the words it follows: at a cut it belongs to what was left out before.
        if here > start or start == 0:
            inlines += marks.get(here, [])
        if (here, there) in block.gaps:
            inlines.append(Gap())
        elif there > here:
            run = _run(block, standing, words, here, there)
            is_break = breaks.fullmatch(run.text)
            inlines += [Break(run.text), *([replace(run, text="")] if run.closing else [])] if is_break else [run]
    return inlines


def _run(block: Block, standing: Sequence[Placement], words: Sequence[Explained], here: int, there: int) -> Run:
    over = [item for item in standing if item[0].start <= here and there <= item[0].end]
    annotations = _each_once(annotation for _, annotation, _ in over)
    closing = (annotation for piece, annotation, last in over if last and piece.end == there)
    formats = sorted(
        (form for form in block.formats if form.start <= here and there <= form.end),
        key=lambda form: (form.start, -form.end),
    )
    word = next((word for piece, word in words if piece.start <= here and there <= piece.end), None)
    return Run(block.text[here:there], annotations, _each_once(closing), formats=tuple(formats), word=word)


def divided(inlines: Iterable[Inline], at: str) -> list[list[Inline]]:
    """Inlines in as many lists as there are lines, rows or cells: what stands between two breaks of that character."""
    parts: list[list[Inline]] = [[]]
    for inline in inlines:
        if inline == Break(at):
            parts.append([])
        else:
            parts[-1].append(inline)
    return parts


def extracts(
    reading: Reading,
    passages: Sequence[Passage],
    annotations: Iterable[Annotation],
    words: Iterable[HardWord] = (),
) -> tuple[Extract, ...]:
    """What an event shows of a reading: the passages' blocks, with gaps where words are left out."""
    parts: dict[str, list[tuple[int, int]]] = {}
    for passage in passages:
        for piece in passage.pieces:
            parts.setdefault(piece.block, []).append((piece.start, piece.end))
    blocks = [block for block in reading.article.blocks if block.id in parts]
    shown = {block.id: _shown(block, parts[block.id]) for block in blocks}
    standing = placements(reading.id, annotations, shown)
    hard = explained(reading.id, words)
    return tuple(
        Extract(block, tuple(_extract(block, shown[block.id], standing.get(block.id, []), hard.get(block.id, []))))
        for block in blocks
    )


def _shown(block: Block, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is shown of a block; a table or a figure is shown whole, for its cells say nothing apart."""
    return [(0, len(block.text))] if block.kind in ("table", "figure") else union(parts, block.text)


def _extract(
    block: Block, stretches: list[tuple[int, int]], standing: Sequence[Placement], words: Sequence[Explained]
) -> list[Inline]:
    inlines: list[Inline] = []
    position = 0
    for start, end in stretches:
        if block.text[position:start].strip():
            inlines.append(Gap())
        inlines += weave(block, standing, start, end, words)
        position = end
    if block.text[position:].strip():
        inlines.append(Gap())
    return inlines


def closing(inlines: Iterable[Inline]) -> tuple[Annotation, ...]:
    """The annotations whose label is set among these inlines, in order, each once."""
    found = (annotation for inline in inlines if isinstance(inline, Run) for annotation in inline.closing)
    return _each_once(found)


def _each_once(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Annotations in their order, each once: told apart by their ids, for to compare all they hold takes long."""
    return tuple({annotation.id: annotation for annotation in annotations}.values())


def texts(
    readings: Iterable[Reading],
    annotations: tuple[Annotation, ...],
    events: tuple[Event, ...],
    words: tuple[HardWord, ...] = (),
) -> dict[str, tuple[Placed, ...]]:
    """By reading, its blocks with annotations and counterparts in their places, in order."""
    found: dict[str, tuple[Placed, ...]] = {}
    labelled: set[str] = set()
    for reading in readings:
        found[reading.id] = placed(reading, annotations, events, labelled, words)
        labelled |= {annotation.id for block in found[reading.id] for annotation in block.annotations}
    return found


def placed(
    reading: Reading,
    annotations: tuple[Annotation, ...],
    events: tuple[Event, ...],
    earlier: Container[str] = (),
    words: tuple[HardWord, ...] = (),
) -> tuple[Placed, ...]:
    """A reading's blocks with annotations and counterparts in their places, in order.

    Arguments:
        earlier: ids of the annotations whose label stands in an earlier reading's text.
    """
    standing = placements(reading.id, annotations)
    hard = explained(reading.id, words)
    blocks = reading.article.blocks
    woven = numbering.in_text(
        (weave(block, standing.get(block.id, []), words=hard.get(block.id, [])) for block in blocks), earlier
    )
    return tuple(
        Placed(
            block,
            inlines,
            tuple(sorted(_labelled(inlines), key=lambda annotation: _begins(annotation, reading.id))),
            _counterparts(reading, block.id, events),
        )
        for block, inlines in zip(blocks, woven, strict=True)
    )


def _labelled(inlines: Iterable[Inline]) -> Iterator[Annotation]:
    """The annotations whose first label is set among these inlines."""
    return (annotation for inline in inlines if isinstance(inline, Run) for annotation in inline.first)


def _begins(annotation: Annotation, reading: str) -> int:
    """The offset in a reading's text at which the first passage there of an annotation begins."""
    return min(passage.start for passage in annotation.passages if passage.reading == reading)


def _counterparts(reading: Reading, block: str, events: tuple[Event, ...]) -> tuple[Counterpart, ...]:
    return tuple(
        Counterpart(event, tuple(cell for cell in event.cells if cell.reading.id != reading.id))
        for event in events
        if block in event.cell(reading.id).paragraphs
    )
