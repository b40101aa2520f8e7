"""The words of an article as the templates set them, on its own page and in the full texts beside another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from selectolax.lexbor import LexborHTMLParser

from facing_pages.addresses import Site
from facing_pages.binding.quotations import Finder
from facing_pages.binding.weaving import placed
from facing_pages.model import Annotation, Article, Mark, Placed, Run
from facing_pages.publishing import environment as library
from tests.compose import ROOT, blocks, bridge
from tests.rendering import words
from tests.strategies import lines

COMPARISON = bridge().comparison()
READING = COMPARISON.readings[0]
ANNOTATION = COMPARISON.annotations[0]
TAGS = {"p", "mark", "span", "sup", "a"}


def environment() -> Environment:
    """The partial templates as the hook lets them be rendered: everything they receive is escaped."""
    made = library.environment([ROOT / "overrides"])
    made.globals |= {"here": Site("bridge/facing/"), "comparison": bridge().comparison()}
    return made


SOURCE = """{%- import "partials/fp/inlines.html" as text with context -%}
{%- for placed in all -%}
<p>{{ text.inlines(placed.inlines, prefix=prefix, fn=fn, ids="first") }}</p>
{%- endfor -%}"""
BARE = """{%- import "partials/fp/inlines.html" as text with context -%}
{%- for placed in all -%}<p>{{ text.inlines(placed.inlines, link=False) }}</p>{%- endfor -%}"""
PAGE = environment().from_string(SOURCE)
WORDS = environment().from_string(BARE)


@st.composite
def pages(draw: st.DrawFn) -> tuple[Article, Sequence[Placed]]:
    """An article with note marks and annotations on any of its characters, woven."""
    text = blocks(*draw(st.lists(lines, min_size=1, max_size=3)))
    marked = tuple(
        replace(
            block,
            marks=tuple(
                Mark(offset, ("1", "2")[: draw(st.integers(1, 2))], "[1]", block.line)
                for offset in sorted(draw(st.lists(st.integers(0, len(block.text)), max_size=2)))
            ),
        )
        for block in text.blocks
    )
    text = replace(text, blocks=marked)
    finder = Finder(READING.id, text)
    notes: list[Annotation] = []
    for number in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text.text) - 1))
        passage = finder.passage(start, draw(st.integers(start + 1, len(text.text))))
        if passage.pieces:
            notes.append(replace(ANNOTATION, id=f"n{number}", passages=(passage,)))
    return text, placed(replace(READING, article=text), tuple(notes), ())


@pytest.mark.parametrize(("prefix", "fn"), [("", ""), ("texts-", "post:")], ids=["article", "full texts"])
@given(pages())
def test_the_words_on_the_page_are_the_words_of_the_article(
    prefix: str, fn: str, page: tuple[Article, Sequence[Placed]]
) -> None:
    text, woven = page
    html = LexborHTMLParser(PAGE.render(all=woven, prefix=prefix, fn=fn))
    paragraphs = html.css("p")
    assert [words(paragraph) for paragraph in paragraphs] == [block.text.split() for block in text.blocks]
    assert html.body is not None
    assert {node.tag for node in html.body.css("*")} - {"body"} <= TAGS


@given(pages())
def test_bare_words_are_the_same_words_without_marks(page: tuple[Article, Sequence[Placed]]) -> None:
    text, woven = page
    html = LexborHTMLParser(WORDS.render(all=woven))
    assert [words(paragraph) for paragraph in html.css("p")] == [block.text.split() for block in text.blocks]
    assert not html.css("mark, sup, a")


@given(pages())
def test_every_label_and_mark_is_a_link_and_no_id_stands_twice(page: tuple[Article, Sequence[Placed]]) -> None:
    text, woven = page
    html = LexborHTMLParser(PAGE.render(all=woven, prefix="texts-", fn="post:"))
    ids = [node.id for node in html.css("[id]")]
    assert len(ids) == len(set(ids))
    called = [label for block in text.blocks for mark in block.marks for label in mark.labels]
    notes = [link.attributes["href"] for link in html.css(".fp-fn a")]
    assert notes == [f"#fn:post:{label}" for label in called]
    closing = [
        annotation.id for item in woven for run in item.inlines if isinstance(run, Run) for annotation in run.closing
    ]
    labels = [link.attributes["href"] for link in html.css(".fp-ref a")]
    assert labels == [f"#texts-note-{id}" for id in closing]
    assert {f"texts-ref-{id}" for id in closing} <= set(ids)


@given(pages())
def test_every_marked_passage_names_its_annotations(page: tuple[Article, Sequence[Placed]]) -> None:
    _, woven = page
    html = LexborHTMLParser(PAGE.render(all=woven, prefix="", fn=""))
    runs = [run for item in woven for run in item.inlines if isinstance(run, Run) and run.annotations]
    marks = html.css("mark")
    assert [mark.attributes["data-annotation"] for mark in marks] == [
        " ".join(annotation.id for annotation in run.annotations) for run in runs
    ]
    assert [words(mark) for mark in marks] == [run.text.split() for run in runs]
