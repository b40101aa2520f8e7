"""The words of an article come out of its Markdown as they went in: in order, each once."""

from __future__ import annotations

import re
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
from facing_pages.model import Annotation, Article, Comparison, Format, Link, Note, Reading
from facing_pages.problems import errors
from facing_pages.publishing.markdown_article import article
from facing_pages.publishing.markdown_pages import files
from facing_pages.publishing.markdown_parts import TREE, alone
from facing_pages.publishing.publication import Publication
from facing_pages.wording import long_date
from tests import strategies
from tests.articles import articles
from tests.compose import bridge
from tests.loaded import HELD, comparison, tram
from tests.rendering import commonmark, python_markdown, python_markdown_alone, words

Render = Callable[[str], LexborHTMLParser]
RENDERERS = pytest.mark.parametrize("render", [python_markdown, python_markdown_alone, commonmark])

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
        return article(self.comparison, self.reading, alone(self.comparison.id, Publication()))


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
    noted = {passage.pieces[n].block for one in annotations for passage in one.passages for n in (0, -1)}
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
        if node.css_first("span#notes, span#annotations"):
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


def below(page: LexborHTMLParser) -> dict[str, list[LexborNode]]:
    """By its id, each note and annotation below the text: its paragraphs and what else it holds."""
    assert page.body is not None
    found: dict[str, list[LexborNode]] = {}
    is_below, current = False, ""
    for node in page.body.iter():
        if node.css_first("span#notes, span#annotations"):
            is_below, current = True, ""
        elif is_below:
            head = node.css_first("p > span[id]")
            current = (head.id if head else None) or current
            found.setdefault(current, []).append(node)
    found.pop("", None)
    return found


def told_below(nodes: Sequence[LexborNode]) -> list[str]:
    """The words of a note behind its label and its ways back."""
    first, *others = nodes
    back = [link for link in first.css('a[href^="#"]') if re.fullmatch(r"¶\d+|↑", link.text())]
    found = words(first)[1 + len(back) :]
    return [*found, *(word for node in others for word in words(node))]


@RENDERERS
@given(annotated())
def test_the_words_of_the_blocks_are_the_words_of_the_article(render: Render, case: Case) -> None:
    page = render(case.markdown)
    assert body(page) == told(case.reading.article, case.comparison.annotations)
    headings = [block for block in case.reading.article.blocks if block.kind == "heading"]
    heads = [node.tag for node in above(page) if re.fullmatch("h[1-6]", node.tag or "")]
    assert heads == ["h1", *(f"h{min(max(block.level, 1), 5) + 1}" for block in headings)]


def number_in_code() -> Case:
    """The beginning of a character’s number as code, its end behind it."""
    text = parse("A Title\n\nIt stood as &#42; in the file.", "any.txt")[0]
    (block,) = text.blocks
    start = block.text.index("&")
    return holding(replace(text, blocks=(replace(block, formats=(Format(start, start + 3, "code"),)),)))


@RENDERERS
@given(annotated(articles()))
@example(number_in_code())
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


@RENDERERS
@given(annotated())
def test_every_note_keeps_its_words_and_every_annotation_is_there_once(render: Render, case: Case) -> None:
    comparison, reading = case.comparison, case.reading
    page = render(case.markdown)
    found = below(page)
    uncalled = listed(page, "Notes without a mark in the text:")
    for n, note in enumerate(reading.article.notes, 1):
        told = found.pop(f"{reading.id}-{n}", None)
        assert (told_below(told) if told else uncalled.pop(note.label)) == said(note).split()
    assert not uncalled
    assert sorted(found) == sorted(f"note-{annotation.id}" for annotation in comparison.annotations)
    for annotation in comparison.annotations:
        assert annotation.body.text.split() == words_of_body(found[f"note-{annotation.id}"], annotation)


def words_of_body(nodes: Sequence[LexborNode], annotation: Annotation) -> list[str]:
    told = told_below(nodes[:1])
    return told[len(told) - len(annotation.body.text.split()) :]


@RENDERERS
@given(annotated())
def test_every_mark_leads_to_its_note_and_every_label_to_its_annotation(render: Render, case: Case) -> None:
    comparison, reading = case.comparison, case.reading
    page = render(case.markdown)
    led = [
        (link.attributes["href"] or "", link.text()) for node in above(page) for link in node.css('sup > a[href^="#"]')
    ]
    text = reading.article
    marks = [*text.title_marks, *(mark for block in text.blocks for mark in block.marks)]
    numbers = {note.label: n for n, note in enumerate(text.notes, 1)}
    called = [(f"#{reading.id}-{numbers[label]}", f"[{label}]") for mark in marks for label in mark.labels]
    assert sorted(one for one in led if not one[0].startswith("#note-")) == sorted(called)
    label = comparison.annotations[0].label if comparison.annotations else ""
    for annotation in comparison.annotations:
        ours = [shown for href, shown in led if href == f"#note-{annotation.id}"]
        assert ours == [f"{label}›", f"‹{label}"]
    places = {str(node.id) for node in page.css("[id]")}
    assert {str(link.attributes["href"])[1:] for link in page.css('a[href^="#"]')} <= places


@RENDERERS
@given(annotated())
def test_the_words_of_an_annotation_are_marked_from_their_first_to_their_last(render: Render, case: Case) -> None:
    page = render(case.markdown)
    assert page.body is not None
    marked = "".join(mark.text() for mark in page.css("mark"))
    blocks = {block.id: block for block in case.reading.article.blocks if block.kind != "break"}
    pieces = [piece for one in case.comparison.annotations for piece in one.passages[0].pieces if piece.block in blocks]
    covered = {(piece.block, n) for piece in pieces for n in range(piece.start, piece.end)}
    expected = "".join(
        block.text[n] for block in blocks.values() for n in range(len(block.text)) if (block.id, n) in covered
    )
    assert "".join(marked.split()) == "".join(expected.split())


def said(note: Note) -> str:
    """What a note says in the Markdown: its words, its archived copies, and the day in words."""
    parts = (f"{part.shown} (archived copy)" if isinstance(part, Link) else part for part in note.parts)
    accessed = f" (read by its author on {long_date(note.accessed)})" if note.accessed else ""
    return f"{''.join(parts)}{accessed}"


@RENDERERS
@given(annotated())
def test_paragraphs_have_their_own_ids_and_nothing_else_has(render: Render, case: Case) -> None:
    page = render(article(case.comparison, case.reading, TREE))
    blocks = [block for block in case.reading.article.paragraphs if block.kind != "break"]
    ids = [str(one.id) for node in above(page) for one in node.css("span[id]") if one.text()]
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
        page = render(article(comparison(*held), reading, alone(held[1], Publication())))
        is_whole = reading.dossier.edition == "full"
        assert body(page)[0 if is_whole else len(words(above(page)[2])) :] == told(reading.article)


def test_every_note_of_an_article_has_its_links() -> None:
    reading = tram().readings[0]
    found = below(commonmark(article(tram(), reading)))
    items = [found[f"{reading.id}-{n}"] for n in range(1, 1 + len(reading.article.notes))]
    assert len(items) == 4
    for item, *others in items:
        assert not others
        addresses = [str(link.attributes["href"]) for link in item.css('a:not([href^="#"])')]
        assert len(addresses) == 2
        assert addresses[0].startswith("https://")
        assert addresses[1].startswith("https://web.archive.org/web/2023")


@RENDERERS
@pytest.mark.parametrize("held", HELD, ids="/".join)
def test_no_page_holds_markup_that_was_not_meant(render: Render, held: tuple[str, str]) -> None:
    for path, text in files(comparison(*held)).items():
        page = render(text)
        assert page.body is not None
        seen = " ".join(words(page.body))
        for sign in ("**", "](", "[^", "{#", "\\", "&amp;", "\x02", "<span", "<mark", "<sup"):
            assert sign not in seen, f"{path}: {sign}"


@pytest.mark.parametrize("held", HELD, ids="/".join)
def test_links_lead_to_files_that_are_there(held: tuple[str, str]) -> None:
    paths = {*files(comparison(*held)), "glossary.md"}
    for path, text in files(comparison(*held)).items():
        for link in python_markdown(text).css("a[href]"):
            href = urlsplit(str(link.attributes["href"]))
            if not href.scheme and href.path:
                assert normpath(f"{dirname(path)}/{href.path}") in paths, f"{path}: {href.path}"
