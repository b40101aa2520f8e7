"""What holds for any Markdown and any article: nothing stops the reader, and what is written is read back the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facing_pages.article.markdown.commonmark import parse_markdown
from facing_pages.article.markdown.written import write_markdown
from facing_pages.article.show import show
from facing_pages.model import Article, Block, Mark
from tests.articles import articles
from tests.strategies import HOSTILE, effort

UNIQUE = tuple(f"word{n:02}" for n in range(40))
SIGNS = (
    "> ",
    "- ",
    "1. ",
    "(a) ",
    "# ",
    "| ",
    "    ",
    "[^1]: ",
    ": ",
    "* * *",
    "|---|",
    "{.turn}",
    "***",
    "<div>",
    "![",
    "](",
)

signs = st.one_of(st.sampled_from(SIGNS), st.sampled_from(HOSTILE), st.just(" "), st.just("\n"), st.just("\n\n"))
any_markdown = st.one_of(st.text(), st.lists(st.one_of(signs, st.text(max_size=5)), max_size=60).map("".join))


@given(any_markdown)
@effort(2)
@example("[^1]: x\n    - - - - - y")
@example("---\na: [\n---\n")
@example("> " * 200 + "x")
def test_any_text_is_an_article_and_every_line_is_in_the_record(text: str) -> None:
    article, _ = parse_markdown(text, "any.md")
    assert show(article) or not text.strip()
    assert "\n".join(line.text for line in article.lines) == text.removesuffix("\n")
    for block in article.blocks:
        assert article.text[block.start : block.end] == block.text
        assert all(0 <= mark.offset <= len(block.text) for mark in block.marks)
        assert all(0 <= one.start < one.end <= len(block.text) for one in block.formats)
        assert article.lines[block.line - 1].block is not None


@given(
    st.lists(signs.filter(lambda sign: not sign.endswith(("<b", "<"))), min_size=1, max_size=40)
)  # what follows it is a tag's
@effort(2)
@example(["``` ", "\n"])
@example(["{.x} ", "{y}"])
@example(["> " * 60, "> " * 60])
@example(["| a |\n|---|\n| ", " | "])
def test_no_word_vanishes_whatever_stands_round_it(between: list[str]) -> None:
    text = "".join(f"{word} {sign}" for word, sign in zip(UNIQUE, between, strict=False)) + "end"
    article, _ = parse_markdown(text, "any.md")
    told = everything(article)
    assert [word for word in (*UNIQUE[: len(between)], "end") if word not in told] == []


def everything(article: Article) -> str:
    """All that an article holds, in words."""
    notes = (
        part if isinstance(part, str) else f"{part.shown} {part.href}" for note in article.notes for part in note.parts
    )
    around = (article.title, article.byline, article.dateline, article.image_credit, *article.furniture)
    addresses = (one.value for block in article.blocks for one in block.formats)
    pictures = (f"{block.picture.file} {block.picture.alt}" for block in article.blocks if block.picture)
    labels = (mark.raw for block in article.blocks for mark in block.marks)
    signed = article.signature.lines if article.signature else ()
    return " ".join(filter(None, (article.text, *notes, *around, *addresses, *pictures, *labels, *signed)))


@pytest.mark.parametrize("plain", [False, True])
@given(article=articles())
@effort(2)
def test_an_article_written_as_markdown_is_read_back_the_same(article: Article, plain: bool) -> None:
    again, _ = parse_markdown(write_markdown(article, plain=plain), "any.md")
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
