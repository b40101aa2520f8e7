"""An article read back from the Markdown in which its edition publishes it is the same article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import sampled_from

from facing_pages.article.markdown.frontmatter import read_front_matter
from facing_pages.importing.portable import read_portable
from facing_pages.importing.reading import read
from facing_pages.model import Article, Block, Note, Reading
from facing_pages.publishing.data import files
from facing_pages.publishing.markdown_article import article as portable
from facing_pages.publishing.markdown_parts import DATA
from facing_pages.translating import languages, speaking
from tests.articles import articles
from tests.loaded import HELD, comparison
from tests.publishing.markdown.test_words import Case, annotated

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
        text = portable(case.comparison, case.reading, DATA)
    again = read_portable(text, Path("any.md"), read_front_matter(text)).article
    dated = case.reading.article.dated or date.fromisoformat(str(case.reading.dossier.date))
    assert same(again) == same(replace(case.reading.article, dated=dated))
