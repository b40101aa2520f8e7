"""The words of an article come out of its Markdown as they went in: in order, each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from posixpath import dirname, normpath
from urllib.parse import urlsplit

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data
from selectolax.lexbor import LexborHTMLParser, LexborNode

from facing_pages.article.parse import parse
from facing_pages.binding.quotations import Finder
from facing_pages.binding.weaving import placed
from facing_pages.model import Annotation, Article, Comparison, Link, Note, Reading
from facing_pages.problems import errors
from facing_pages.publishing.markdown_article import article
from facing_pages.publishing.markdown_pages import files
from facing_pages.publishing.markdown_parts import DATA, TREE
from facing_pages.wording import long_date
from tests import strategies
from tests.articles import articles
from tests.compose import bridge
from tests.loaded import HELD, comparison, tram
from tests.rendering import commonmark, python_markdown, words

Render = Callable[[str], LexborHTMLParser]
RENDERERS = pytest.mark.parametrize("render", [python_markdown, commonmark])

COMPARISON = bridge().comparison()
READING = COMPARISON.readings[0]
ANNOTATION = COMPARISON.annotations[0]

tokens = st.one_of(
    strategies.words, st.sampled_from(["word[1]", "word.[2]", "[1][2]", "(see", "[1](see", "end![1]", "x^[2]"])
)
lines = st.lists(tokens, min_size=1, max_size=10).map(" ".join)
furniture = st.sampled_from(
    ["", "", "A Title", "A Heading", "16-02-2025: It began.", "By Jo Doe", "1986. A year", "    indented", "\tindented"]
)
ends = st.sampled_from(
    ["", "\nMark Best", "\nThe League\n\nwww.x.org\n\nE: a@x.org", "\nImage: *a* <b>\n\nLeave a comment", "\n- Jo Doe"]
)


@st.composite
def texts(draw: st.DrawFn) -> Article:
    """An article as the parser reads it, its marks and definitions in order."""
    body = draw(st.lists(st.one_of(lines, furniture), min_size=1, max_size=6))
    notes = [f"[{label}] {draw(lines)}" for label in ("1", "2")]
    found, problems = parse("\n\n".join([*body, draw(ends), *notes]), "any.txt")
    assume(found.blocks and not errors(problems))
    return found


class Case:
    """A reading in its comparison, shown by its text alone where a test fails."""

    def __init__(self, comparison: Comparison, reading: Reading) -> None:
        self.comparison, self.reading = comparison, reading

    def __repr__(self) -> str:
        notes = [
            (annotation.passages[0].start, annotation.passages[0].end) for annotation in self.comparison.annotations
        ]
        return "\n".join([*(line.text for line in self.reading.article.lines), f"notes on {notes}"])

    @property
    def markdown(self) -> str:
        return article(self.comparison, self.reading, DATA)


@st.composite
def annotated(draw: st.DrawFn, of: st.SearchStrategy[Article] | None = None) -> Case:
    """An article in a comparison, with annotations on any runs of its characters that begin and end in a word."""
    text = draw(texts() if of is None else of)
    finder = Finder(READING.id, text)
    notes: list[Annotation] = []
    for number in range(draw(st.integers(0, 3)) if text.text else 0):
        start = draw(st.integers(0, len(text.text) - 1))
        end = draw(st.integers(start + 1, len(text.text)))
        run = text.text[start:end]
        passage = finder.passage(start + len(run) - len(run.lstrip()), end - len(run) + len(run.rstrip()))
        if run.strip() and passage.pieces:
            notes.append(replace(ANNOTATION, id=f"n{number}", passages=(passage,)))
    return holding(text, notes)


def holding(text: Article, notes: Sequence[Annotation] = ()) -> Case:
    """A comparison in which a reading has this article."""
    reading = replace(READING, article=text)
    others = COMPARISON.readings[1:]
    annotations = tuple(notes)
    found = COMPARISON.placed | {reading.id: placed(reading, annotations, ())}
    made = replace(COMPARISON, readings=(reading, *others), annotations=annotations, events=(), placed=found)
    return Case(made, reading)


def body(page: LexborHTMLParser) -> list[str]:
    """The words of an article's blocks, with their numbers."""
    return [word for node in above(page)[2:] for word in words(node, signs=True)]


def told(article: Article, annotations: Sequence[Annotation] = ()) -> list[str]:
    """The words that a reader is to see of an article's blocks, their numbers behind the sign of an item."""
    noted = {passage.pieces[-1].block for one in annotations for passage in one.passages}
    found: list[str] = []
    for block in article.blocks:
        if block.kind == "heading":
            found += block.text.split()
        elif block.kind == "break":
            found += (
                block.text.split() if block.text != "* * *" or block.formats or block.marks or block.id in noted else []
            )
        else:
            end = next((one.end for one in block.formats if one.kind == "sign"), 0)
            found += [*block.text[:end].split(), f"¶{block.number}", *block.text[end:].split()]
    return found


def above(page: LexborHTMLParser) -> list[LexborNode]:
    """What stands above the lists that tell the rest of the record, and above the rule before these."""
    assert page.body is not None
    found: list[LexborNode] = []
    for node in page.body.iter():
        if "footnote" in (node.attributes.get("class") or ""):
            break
        if node.tag == "p" and node.text() in ("Round the text:", "Notes without a mark in the text:"):
            return found[:-1]
        if not node.is_comment_node:
            found.append(node)
    return found


def listed(page: LexborHTMLParser, head: str) -> dict[str, list[str]]:
    """The words of a list under the text, by what stands before the colon.

    Arguments:
        head: the line above the list.
    """
    assert page.body is not None
    line = ""
    found: dict[str, list[str]] = {}
    for node in page.body.iter():
        if node.tag == "ul" and line == head:
            for item in node.css("li"):
                name, _, value = " ".join(words(item)).partition(":")
                found[name] = value.split()
        line = node.text() if node.tag == "p" else line
    return found


@RENDERERS
@given(annotated())
def test_the_words_of_the_blocks_are_the_words_of_the_article(render: Render, case: Case) -> None:
    page = render(case.markdown)
    assert body(page) == told(case.reading.article, case.comparison.annotations)
    headings = [block for block in case.reading.article.blocks if block.kind == "heading"]
    heads = [node.tag for node in page.css("h1, h2, h3, h4, h5, h6")]
    assert heads == ["h1", *(f"h{min(max(block.level, 1), 5) + 1}" for block in headings)]


@RENDERERS
@given(annotated(articles()))
def test_the_words_of_every_kind_of_block_are_those_of_the_article(render: Render, case: Case) -> None:
    assert body(render(case.markdown)) == told(case.reading.article, case.comparison.annotations)


@RENDERERS
@given(annotated())
def test_the_title_and_what_stands_round_the_text_keep_their_words(render: Render, case: Case) -> None:
    reading, text = case.reading, case.reading.article
    page = render(case.markdown)
    (title,) = page.css("h1")
    assert words(title) == (text.title or reading.title).split()
    expected = {
        "Dateline": text.dateline,
        "Signature": " · ".join(text.signature.lines) if text.signature else None,
        "Byline": text.byline,
        "Image credit": text.image_credit,
        "Page furniture": " · ".join(text.furniture) or None,
    }
    assert listed(page, "Round the text:") == {name: value.split() for name, value in expected.items() if value}


@given(annotated())
def test_every_note_keeps_its_words_and_every_annotation_is_there_once(case: Case) -> None:
    comparison, reading = case.comparison, case.reading
    page = python_markdown(case.markdown)
    found = {item.id: words(item) for item in page.css(".footnote li[id]")}
    assert len(found) == len(page.css(".footnote li[id]"))
    uncalled = listed(page, "Notes without a mark in the text:")
    for note in reading.article.notes:
        told = found.pop(f"fn:{reading.id}-{note.label}", None) or uncalled.pop(note.label)
        assert told == said(note).split()
    assert not uncalled
    assert sorted(id or "" for id in found) == sorted(
        f"fn:note-{annotation.id}" for annotation in comparison.annotations
    )


@given(annotated())
def test_every_mark_leads_to_its_note_and_every_label_to_its_annotation(case: Case) -> None:
    comparison, reading = case.comparison, case.reading
    page = python_markdown(case.markdown)
    led = [link.attributes["href"] for link in page.css("a.footnote-ref")]
    text = reading.article
    marks = [*text.title_marks, *(mark for block in text.blocks for mark in block.marks)]
    called = [f"#fn:{reading.id}-{label}" for mark in marks for label in mark.labels]
    assert sorted(href for href in led if href and "-note-" not in href and "#fn:note-" not in href) == sorted(called)
    assert {href for href in led if href and "#fn:note-" in href} == {
        f"#fn:note-{n.id}" for n in comparison.annotations
    }


def said(note: Note) -> str:
    """What a note says in the Markdown: its words, its archived copies, and the day in words."""
    parts = (f"{part.shown} (archived copy)" if isinstance(part, Link) else part for part in note.parts)
    accessed = f" (read by its author on {long_date(note.accessed)})" if note.accessed else ""
    return f"{''.join(parts)}{accessed}"


@given(annotated())
def test_paragraphs_have_their_own_ids_and_nothing_else_has(case: Case) -> None:
    page = python_markdown(article(case.comparison, case.reading, TREE))
    blocks = [block for block in case.reading.article.paragraphs if block.kind != "break"]
    ids = [str(node.id) for node in page.css("[id]:not(h1, h2, h3, h4, h5, h6, sup, .footnote li)")]
    assert ids == [block.id for block in blocks]


@given(lines, annotated())
@example("---\n...\n---", holding(parse("No: title", "any.txt")[0]))
def test_every_page_begins_with_front_matter(title: str, case: Case) -> None:
    made = replace(case.comparison, title=title.strip() or "x", questions_title=title, id="any")
    for path, page in files(made).items():
        _, values = get_data(page)
        assert page.startswith("---\n"), path
        assert title.strip() in str(values["title"]) or path not in ("any/index.md", "any/facing.md")


@RENDERERS
@pytest.mark.parametrize("held", HELD, ids="/".join)
def test_written_articles_keep_every_word(render: Render, held: tuple[str, str]) -> None:
    for reading in comparison(*held).readings:
        page = render(article(comparison(*held), reading, DATA))
        is_whole = reading.dossier.edition == "full"
        assert body(page)[0 if is_whole else len(words(above(page)[2])) :] == told(reading.article)


def test_every_note_of_an_article_has_its_links() -> None:
    reading = tram().readings[0]
    page = python_markdown(article(tram(), reading))
    items = page.css(f'.footnote li[id^="fn:{reading.id}-"]')
    assert len(items) == len(reading.article.notes) == 4
    for item in items:
        addresses = [str(link.attributes["href"]) for link in item.css("a:not(.footnote-backref)")]
        assert len(addresses) == 2
        assert addresses[0].startswith("https://")
        assert addresses[1].startswith("https://web.archive.org/web/2023")


@pytest.mark.parametrize("held", HELD, ids="/".join)
def test_no_page_holds_markup_that_was_not_meant(held: tuple[str, str]) -> None:
    for path, text in files(comparison(*held)).items():
        page = python_markdown(text)
        assert page.body is not None
        seen = " ".join(words(page.body))
        for sign in ("**", "](", "[^", "{#", "\\", "&amp;", "\x02"):
            assert sign not in seen, f"{path}: {sign}"


@pytest.mark.parametrize("held", HELD, ids="/".join)
def test_links_lead_to_files_that_are_there(held: tuple[str, str]) -> None:
    paths = {*files(comparison(*held)), "glossary.md"}
    for path, text in files(comparison(*held)).items():
        for link in python_markdown(text).css("a[href]"):
            href = urlsplit(str(link.attributes["href"]))
            if not href.scheme and href.path:
                assert normpath(f"{dirname(path)}/{href.path}") in paths, f"{path}: {href.path}"
