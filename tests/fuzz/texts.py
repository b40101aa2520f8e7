"""Texts of strangers: they become articles, lose no word, and are written as Markdown that is read back the same."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from facing_pages.article.markdown.frontmatter import read_front_matter
from facing_pages.article.markdown.written import write_markdown
from facing_pages.article.parse import decode, parse_article
from facing_pages.article.show import show
from facing_pages.article.spans import Hints
from facing_pages.binding.quotations import Finder, trimmed
from facing_pages.importing.portable import read_portable
from facing_pages.model import Article
from facing_pages.publishing.markdown_article import article as portable
from facing_pages.publishing.markdown_parts import alone
from facing_pages.publishing.publication import Publication
from tests.article import test_markdown_properties, test_properties
from tests.articles import articles
from tests.fuzz.promises import guided, holds_for, only_problems, require
from tests.importing.files.test_portable import same
from tests.publishing.markdown.test_words import Case, annotated

_WORD = re.compile(r"\w+")


def _article(data: bytes, name: str) -> Article | None:
    text, problems = decode(data, name)
    if text is None:
        require(bool(problems), "a file that is no text has a problem")
        return None
    article, found = parse_article(text, name)
    only_problems(found)
    require("\n".join(line.text for line in article.lines) == text.removesuffix("\n"), "every line is on record")
    require(bool(show(article)) or not text.strip(), "there is something to show")
    for block in article.blocks:
        require(article.text[block.start : block.end] == block.text, "a block stands where it says")
        require(all(0 <= mark.offset <= len(block.text) for mark in block.marks), "a mark stands in its block")
        require(all(0 <= one.start < one.end <= len(block.text) for one in block.formats), "a format is on words")
    require(len({block.id for block in article.blocks}) == len(article.blocks), "ids are told apart")
    return article


def plain(data: bytes) -> None:
    """An article as plain text, whose words are those of its parts."""
    if _article(data, "any.txt"):
        text, _ = decode(data, "any.txt")
        holds_for(test_properties.test_the_words_of_a_text_are_the_words_of_its_parts)(text)


def markdown(data: bytes) -> None:
    """An article as Markdown, which is written out and read back."""
    if article := _article(data, "any.md"):
        again, _ = parse_article(write_markdown(article), "any.md")
        require(_WORD.findall(again.text) == _WORD.findall(article.text), "no word is lost in writing")


@given(test_properties.any_text, test_properties.any_hints)
def _any_text(text: str, hints: Hints) -> None:
    holds_for(test_properties.test_the_words_of_a_text_are_the_words_of_its_parts)(text)
    holds_for(test_properties.test_blocks_are_numbered_and_lie_where_they_say)(text, hints)


@given(st.lists(test_markdown_properties.signs.filter(lambda sign: not sign.endswith(("<b", "<"))), min_size=1))
def _any_markdown(between: list[str]) -> None:
    holds_for(test_markdown_properties.test_no_word_vanishes_whatever_stands_round_it)(between[:40])


def article(data: bytes) -> None:
    """A text with marks and notes, verse and headings, made of what texts are made of."""
    guided(_any_markdown if data[:1] > b"\x7f" else _any_text, data[1:])


@given(articles(), st.booleans())
def _any_article(article: Article, plain: bool) -> None:
    holds_for(test_markdown_properties.test_an_article_written_as_markdown_is_read_back_the_same)(
        plain=plain, article=article
    )


@given(annotated())
def _any_annotated(case: Case) -> None:
    text = portable(case.comparison, case.reading, alone("any", Publication()))
    again = read_portable(text, Path("any.md"), read_front_matter(text)).article
    shown = [block.text.split() for block in same(case.reading.article).blocks]
    require([block.text.split() for block in again.blocks] == shown, "the words come back from published Markdown")


def written(data: bytes) -> None:
    """Any article at all, as the Markdown of ours that is edited, and as that which is published."""
    guided(_any_annotated if data[:1] > b"\x7f" else _any_article, data[1:])


def quotation(data: bytes) -> None:
    """Words that are looked for in a text; the first line are the words."""
    words, _, whole = data.decode("utf-8", "replace").partition("\n")
    article, _ = parse_article(f"A title\n\n{whole}\n", "any.txt")
    finder = Finder("post", article)
    for start, end in finder.places(words):
        require(trimmed(article.text[start:end]) == trimmed(words), "what is found is what was looked for")
        require(finder.passage(start, end).quotation == article.text[start:end], "a passage is what it quotes")
