"""Cut an article down to what is quoted of it.

Words left out are ``[…]`` in a block's text; offsets count in the text so made,
in which every quotation is still the run between its offsets. Paragraphs keep
their numbers, and one of which nothing is quoted is ``[…]`` alone; headings that
nothing quotes are left out. Of the article's notes those remain whose mark does,
cut down to their addresses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from facing_pages.intervals import union
from facing_pages.model import (
    Article,
    Block,
    BlockKind,
    Format,
    Link,
    Mark,
    Naming,
    Note,
    Occurrence,
    Passage,
    Piece,
    Source,
)
from facing_pages.words import GAP

_Stretch = tuple[int, int, int]
"""Words that are kept: where they begin and end in the whole block, and where they begin in the cut one."""

_POINTS = " .,;:()[]"
"""What may stand between the addresses of a note and is no word."""


@dataclass(frozen=True)
class Cut:
    """An article cut down, and where what is left of each of its blocks has gone."""

    article: Article
    stretches: Mapping[str, tuple[_Stretch, ...]]

    def piece(self, piece: Piece) -> Piece | None:
        """A piece of a passage in the cut article; None where any of it was left out."""
        for start, end, now in self.stretches.get(piece.block, ()):
            if start <= piece.start and piece.end <= end:
                return Piece(piece.block, piece.start - start + now, piece.end - start + now)
        return None

    def passage(self, passage: Passage) -> Passage | None:
        pieces = [self.piece(piece) for piece in passage.pieces]
        kept = tuple(piece for piece in pieces if piece)
        if not kept or len(kept) < len(pieces):
            return None
        start = self.article.block(kept[0].block).start + kept[0].start
        return replace(passage, start=start, end=start + len(passage.quotation), pieces=kept)

    def left(self, passage: Passage) -> tuple[Passage, ...]:
        """What of a passage was not left out, each run of words as a passage of its own."""
        found = []
        for piece in passage.pieces:
            for start, end, now in self.stretches.get(piece.block, ()):
                first, last = max(start, piece.start) - start + now, min(end, piece.end) - start + now
                if first < last:
                    block = self.article.block(piece.block)
                    words, place = block.text[first:last], (block.start + first, block.start + last)
                    found.append(Passage(passage.reading, words, *place, (Piece(block.id, first, last),)))
        return tuple(found)

    def occurrence(self, found: Occurrence) -> Occurrence | None:
        """A name in its line, with no more of the line than is left."""
        piece = self.piece(Piece(found.block, found.start, found.end))
        if not piece:
            return None
        text = self.article.block(found.block).text
        start, end = next((now, now + e - s) for s, e, now in self.stretches[found.block] if s <= found.start < e)
        before, after = text[start : piece.start], text[piece.end : end]
        return replace(
            found,
            start=piece.start,
            end=piece.end,
            before=found.before if len(found.before) < len(before) else before,
            after=found.after if len(found.after) < len(after) else after,
            cut_before=found.cut_before or found.before != before,
            cut_after=found.cut_after or found.after != after,
        )


def source_left(source: Source, cuts: Mapping[str, Cut]) -> Source | None:
    """A work without the notes that were cut; None where nothing else is known of it."""

    def is_left(reading: str, label: str) -> bool:
        return reading not in cuts or any(note.label == label for note in cuts[reading].article.notes)

    kept = tuple(note for note in source.notes if is_left(*note))
    return replace(source, notes=kept) if kept or source.path else None


def naming_left(naming: Naming, cuts: Mapping[str, Cut]) -> Naming:
    """The names of a thing with those occurrences that are left."""

    def left(found: Occurrence) -> Occurrence | None:
        return cuts[found.reading].occurrence(found) if found.reading in cuts else found

    names = (replace(name, occurrences=tuple(filter(None, map(left, name.occurrences)))) for name in naming.names)
    return replace(naming, names=tuple(names))


def cut_down(whole: Article, quoted: Mapping[str, list[tuple[int, int]]]) -> Cut:
    """An article cut down to what is quoted of it.

    Arguments:
        quoted: by block, where a quotation begins and ends in its text.
    """
    stretches: dict[str, tuple[_Stretch, ...]] = {}
    blocks: list[Block] = []
    start = 0
    for block in whole.blocks:
        if block.kind == "heading" and block.id not in quoted:
            continue
        cut, stretches[block.id] = _block(block, union(quoted.get(block.id, []), block.text), start)
        blocks.append(cut)
        start += len(cut.text) + 1
    labels = {label for block in blocks for mark in block.marks for label in mark.labels}
    article = Article(
        title=whole.title,
        blocks=tuple(blocks),
        notes=tuple(_note(note) for note in whole.notes if note.label in labels),
        lines=(),
        dated=whole.dated,
        words_in_full=whole.words,
    )
    return Cut(article, stretches)


def _block(block: Block, kept: list[tuple[int, int]], start: int) -> tuple[Block, tuple[_Stretch, ...]]:
    """A block of the kept stretches, with a gap wherever words stood before, between or after them."""
    text = ""
    formats: list[Format] = []
    gaps: list[tuple[int, int]] = []
    stretches: list[_Stretch] = []
    marks: list[Mark] = []
    position = 0
    for first, end in [*kept, (len(block.text), len(block.text))]:
        if block.text[position:first].strip():
            gap = f"{' ' if text else ''}{GAP}{' ' if first < end else ''}"
            gaps.append((len(text), len(text) + len(gap)))
            text += gap
        if first < end:
            moved = len(text) - first
            stretches.append((first, end, len(text)))
            formats += (
                replace(form, start=max(first, form.start) + moved, end=min(end, form.end) + moved)
                for form in block.formats
                if form.start < end and first < form.end
            )
            marks += [
                replace(mark, offset=mark.offset + moved)
                for mark in block.marks
                if first < mark.offset <= end or mark.offset == first == 0
            ]
            text += block.text[first:end]
        position = end
    cut = replace(block, text=text, start=start, marks=tuple(marks), gaps=tuple(gaps), formats=tuple(formats))
    return _without_shape(cut) if gaps else cut, tuple(stretches)


def _without_shape(block: Block) -> Block:
    """A block without what belongs to the whole of it: its lines, its rows, its picture."""
    kind: BlockKind = "paragraph" if block.kind in ("table", "figure") else block.kind
    return replace(block, kind=kind, indents=(), columns=(), header_rows=0, picture=None)


def _note(note: Note) -> Note:
    """A note with its addresses alone: its words are the article's, and nothing quotes them."""
    parts: list[str | Link] = []
    for part in note.parts:
        if isinstance(part, Link):
            parts.append(part)
        elif part.strip(_POINTS) and parts[-1:] != [f" {GAP} "]:
            parts.append(f" {GAP} ")
        elif not part.strip(_POINTS):
            parts.append(" ")
    raw = "".join(part.shown if isinstance(part, Link) else part for part in parts)
    return replace(note, parts=tuple(parts), raw=raw.strip(), formats=())
