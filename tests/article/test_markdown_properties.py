"""What holds for any Markdown and any article: nothing stops the reader, and what is written is read back the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from facing_pages.article.commonmark import parse_markdown
from facing_pages.article.show import show
from facing_pages.article.written import write_markdown
from facing_pages.model import Article, Block, Mark
from tests.articles import articles
from tests.strategies import HOSTILE, effort


@given(articles())
@effort(6)
def test_an_article_written_as_markdown_is_read_back_the_same(article: Article) -> None:
    again, _ = parse_markdown(write_markdown(article), "any.md")
    assert without_lines(again) == without_lines(article)


def without_lines(article: Article) -> Article:
    """The article but for where its parts stood in a file, and how marks and notes were printed there."""

    def marks(found: tuple[Mark, ...]) -> tuple[Mark, ...]:
        return tuple(replace(mark, line=0, raw="") for mark in found)

    def block(one: Block) -> Block:
        return replace(one, line=0, marks=marks(one.marks))

    return replace(
        article,
        lines=(),
        blocks=tuple(map(block, article.blocks)),
        notes=tuple(replace(note, line=0, raw="") for note in article.notes),
        title_marks=marks(article.title_marks),
    )
