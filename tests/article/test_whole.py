"""Words of an article that stand alone are whole sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing_pages.article.whole import opening, widened
from facing_pages.model import Article, Block, Passage, Piece
from tests.compose import blocks

TEXT = "The ferry stopped. Mr. Hale sold it for 3.2 million crowns! Nobody asked why. The bank was left."


def passage(article: Article, quotation: str) -> Passage:
    start = article.text.index(quotation)
    end = start + len(quotation)
    held = [block for block in article.blocks if block.start < end and start < block.end]
    pieces = [Piece(b.id, max(0, start - b.start), min(end, b.end) - b.start) for b in held]
    return Passage("post", quotation, start, end, tuple(pieces))


@pytest.mark.parametrize(
    ("quoted", "whole"),
    [
        ("sold it for", "Mr. Hale sold it for 3.2 million crowns!"),
        ("crowns! Nobody", "Mr. Hale sold it for 3.2 million crowns! Nobody asked why."),
        ("Nobody asked why.", "Nobody asked why."),
        ("The ferry stopped", "The ferry stopped."),
        ("was left", "The bank was left."),
    ],
)
def test_a_fragment_becomes_the_sentences_it_stands_in(quoted: str, whole: str) -> None:
    article = blocks("Before it.", TEXT)
    found = widened(article, passage(article, quoted))
    assert found.quotation == whole
    assert found.paragraphs == ("p2",)


@pytest.mark.parametrize(
    ("text", "quoted", "whole"),
    [
        ("今年桥通车了。没有人高兴。渡船停了。", "没有人", "没有人高兴。"),
        ("افتتح الجسر اليوم. هل يدفع الجميع؟ لا أحد يعرف.", "يدفع", "هل يدفع الجميع؟"),
        (
            "Le pont, «\u00a0enfin\u00a0», est ouvert. Qui paie\u00a0?",
            "est",
            "Le pont, «\u00a0enfin\u00a0», est ouvert.",
        ),
    ],
)
def test_sentences_of_any_language_are_told_by_their_signs(text: str, quoted: str, whole: str) -> None:
    article = blocks(text)
    assert widened(article, passage(article, quoted)).quotation == whole


def test_a_passage_over_two_paragraphs_begins_and_ends_with_a_sentence() -> None:
    article = blocks("One thing. Then this", "and that. And more.")
    assert widened(article, passage(article, "this\nand")).quotation == "Then this\nand that."


def test_where_words_are_left_out_the_quotation_stays_as_it_is() -> None:
    text = "[…] a ferry sold for little […] and that was all."
    article = Article("", (Block("p1", "paragraph", text, 0, 1, gaps=((0, 3), (27, 30))),), (), ())
    assert widened(article, passage(article, "a ferry sold")).quotation == "a ferry sold"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (1, "The ferry stopped."),
        (4, "The ferry stopped. Mr. Hale sold it for 3.2 million crowns!"),
        (99, "The ferry stopped. Mr. Hale sold it for 3.2 million crowns! Nobody asked why."),
    ],
)
def test_the_opening_of_a_passage_is_as_many_whole_sentences_as_are_asked_for(words: int, shown: str) -> None:
    article = blocks(TEXT, "More.")
    assert opening(article, passage(article, TEXT[:75]), words).quotation == shown


def test_the_opening_passes_over_a_heading() -> None:
    article = Article("", (Block("h1", "heading", "The ferry", 0, 1), Block("p1", "paragraph", TEXT, 10, 2)), (), ())
    assert opening(article, passage(article, "The ferry\nThe ferry stopped."), 1).quotation == "The ferry stopped."


@given(st.data())
def test_no_word_of_the_passage_is_lost(data: st.DataObject) -> None:
    article = blocks("One thing. Then Dr. Ash came? No", TEXT)
    start = data.draw(st.integers(0, len(article.text) - 2))
    end = data.draw(st.integers(start + 1, len(article.text)))
    quoted = article.text[start:end]
    if quoted.strip():
        pieces = [
            Piece(b.id, max(0, start - b.start), min(end, b.end) - b.start)
            for b in article.blocks
            if b.start < end and start < b.end
        ]
        found = widened(article, Passage("post", quoted, start, end, tuple(pieces)))
        assert quoted.strip() in found.quotation
        assert article.text[found.start : found.end] == found.quotation
