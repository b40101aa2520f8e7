"""An article read back from the Markdown in which its edition publishes it is the same article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import sampled_from

from facing_pages.article.markdown.commonmark import parse_markdown
from facing_pages.article.markdown.frontmatter import read_front_matter
from facing_pages.importing.portable import read_portable
from facing_pages.importing.reading import read
from facing_pages.model import Article, Block, Note, Reading
from facing_pages.publishing.data import files
from facing_pages.publishing.markdown_article import article as portable
from facing_pages.publishing.markdown_parts import alone
from facing_pages.publishing.publication import Publication
from facing_pages.translating import languages, speaking
from tests.articles import articles
from tests.loaded import HELD, comparison
from tests.publishing.markdown.test_words import Case, annotated, holding

WHOLE = [
    (held, reading) for held in HELD for reading in comparison(*held).readings if reading.dossier.edition == "full"
]


def same(article: Article) -> Article:
    """The article but for where its parts stood in a file, how marks and notes were printed, and blanks at ends."""

    def block(one: Block) -> Block:
        return replace(
            one,
            text=one.text.strip(),
            start=0,
            line=0,
            marks=tuple(replace(mark, line=0, raw="", printed=()) for mark in one.marks),
        )

    def note(one: Note) -> Note:
        return replace(one, line=0, raw="", printed="")

    marks = tuple(replace(mark, line=0, raw="", printed=()) for mark in article.title_marks)
    blocks, notes = tuple(map(block, article.blocks)), tuple(map(note, article.notes))
    return replace(article, lines=(), blocks=blocks, notes=notes, title_marks=marks)


@pytest.mark.parametrize(("held", "reading"), WHOLE, ids=lambda value: getattr(value, "id", None))
def test_an_article_is_the_same_when_it_is_read_from_its_published_markdown(
    held: tuple[str, str], reading: Reading, tmp_path: Path
) -> None:
    for name, content in files(comparison(*held)).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    imported = read(tmp_path / held[1] / "data" / f"{reading.id}.md")
    assert same(imported.article) == same(reading.article)
    assert imported.suffix == ".md"
    assert {name: picture.data for name, picture in reading.pictures.items()} == imported.pictures
    dossier = reading.dossier
    said = {key: one.value for key, one in imported.said.items()}
    assert said["title"] == (reading.article.title or reading.title)
    assert said.get("publication") == dossier.publication
    assert said.get("address") == dossier.address


@given(annotated(articles()), sampled_from(languages()))
def test_any_article_is_the_same_when_it_is_read_from_its_published_markdown(case: Case, language: str) -> None:
    with speaking(language):
        text = portable(case.comparison, case.reading, alone("any", Publication()))
    again = read_portable(text, Path("any.md"), read_front_matter(text)).article
    dated = case.reading.article.dated or date.fromisoformat(str(case.reading.dossier.date))
    assert same(again) == same(replace(case.reading.article, dated=dated))


EARLIER = """---
title: The bridge opens
date: 2021-05-03
language: en
publication: The Post
address: https://post.example/bridge
facing-pages: post
---

# The bridge opens[^post-2]

<!-- {.furniture} -->
*The post reading* · The Post

**¶1** It cost three million[^note-price] crowns.[^post-1] `<sup>[\\[1\\]](#post-1)</sup>` is no note.

[^post-1]: www.accounts.example

[^post-2]: A note to the title.

[^note-price]: **1a Evidence: supported.** The accounts give this sum.
"""


def test_what_an_earlier_version_published_with_footnotes_is_read_as_the_article_it_was(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(EARLIER, encoding="utf-8")
    imported = read(tmp_path / "post.md")
    (block,) = imported.article.blocks
    assert block.text == r"It cost three million crowns. <sup>[\[1\]](#post-1)</sup> is no note."
    assert [(mark.offset, mark.labels) for mark in block.marks] == [(29, ("1",))]
    assert [mark.labels for mark in imported.article.title_marks] == [("2",)]
    assert [note.text for note in imported.article.notes] == ["www.accounts.example", "A note to the title."]
    assert imported.said["address"].value == "https://post.example/bridge"
    assert "The accounts give this sum." in imported.left_out[0].words


def test_code_that_looks_like_what_an_edition_adds_stays_in_the_article() -> None:
    article, _ = parse_markdown(
        '# A\n\nOne `<mark>` two `<span id="p1">`.\n\n```\n## <span id="notes"></span>x\n</mark>\n```\n', "any.md"
    )
    case = holding(article)
    text = portable(case.comparison, case.reading, alone("any", Publication()))
    again = read_portable(text, Path("any.md"), read_front_matter(text)).article
    assert [block.text for block in again.blocks] == [block.text for block in article.blocks]
