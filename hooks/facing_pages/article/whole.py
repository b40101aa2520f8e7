"""Passages in whole sentences: for where a few words of an article stand alone."""

from __future__ import annotations

from itertools import accumulate

from facing_pages.article.sentences import sentences
from facing_pages.model import Article, Block, Passage, Piece
from facing_pages.words import count


def widened(article: Article, passage: Passage) -> Passage:
    """The whole sentences in which a passage stands, or the passage itself where words of these are left out.

    Arguments:
        article: the one that the passage is of.
    """
    return _made(article, passage, *(_whole(article.block(piece.block), piece) for piece in passage.pieces))


def opening(article: Article, passage: Passage, words: int) -> Passage:
    """The first whole sentences in which a passage stands, in one block; a heading only where there is nothing else.

    Arguments:
        article: the one that the passage is of.
        words: no sentence is added to so many.
    """
    first = next((piece for piece in passage.pieces if piece.block in passage.paragraphs), passage.pieces[0])
    return _made(article, passage, _whole(article.block(first.block), first, words))


def _whole(block: Block, piece: Piece, words: int | None = None) -> Piece:
    """A piece of a passage, from the beginning of a sentence to the end of one."""
    found = [one for one in sentences(block) if one[0] < piece.end and piece.start < one[1]]
    if words is not None:
        so_far = (0, *accumulate(count(block.text[start:end]) for start, end in found))
        found = [one for one, before in zip(found, so_far, strict=False) if before < words]
    if not found:
        return piece
    start, end = found[0][0], found[-1][1]
    text = block.text[start:end]
    if any(gap_start < end and start < gap_end for gap_start, gap_end in block.gaps):
        return piece
    return Piece(block.id, start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip()))


def _made(article: Article, passage: Passage, *pieces: Piece) -> Passage:
    start = article.block(pieces[0].block).start + pieces[0].start
    end = article.block(pieces[-1].block).start + pieces[-1].end
    return Passage(passage.reading, article.text[start:end], start, end, pieces)
