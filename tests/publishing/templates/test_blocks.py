"""Any block of an article as the templates set it: its words, once and in order, whatever marks them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from facing_pages.addresses import Site
from facing_pages.binding.quotations import Finder
from facing_pages.binding.weaving import placed
from facing_pages.model import Annotation, Article, Block, Format, Picture, PictureFile, Placed, Reading
from facing_pages.publishing.environment import environment
from tests.articles import articles
from tests.compose import ROOT, bridge
from tests.rendering import words

COMPARISON = bridge().comparison()
READING = COMPARISON.readings[0]
ANNOTATION = COMPARISON.annotations[0]
SOURCE = """{%- import "partials/fp/block.html" as blocks with context -%}
{%- for one in all -%}
{{ blocks.block(reading, one.block, one.inlines, id=one.block.id, ids="first", **({} if link else {"link": False})) }}
{%- endfor -%}"""
PAGE = environment([ROOT / "overrides"]).from_string(SOURCE)


def render(reading: Reading, all: Sequence[Placed], *, link: bool = True) -> LexborHTMLParser:
    shown = {"reading": reading, "all": all, "link": link, "here": Site("bridge/post/"), "comparison": COMPARISON}
    return LexborHTMLParser(PAGE.render(**shown))


def pictured(article: Article) -> Reading:
    pictures: dict[str, PictureFile] = defaultdict(lambda: PictureFile(b"", 3, 2, "image/png"))
    return replace(READING, article=article, pictures=pictures)


@st.composite
def readings(draw: st.DrawFn) -> tuple[Reading, Sequence[Placed]]:
    """An article of any blocks with annotations on any of its words, woven."""
    article = draw(articles())
    finder = Finder(READING.id, article)
    notes: list[Annotation] = []
    for number in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, max(len(article.text) - 1, 0)))
        passage = finder.passage(start, draw(st.integers(start, len(article.text))))
        if passage.pieces:
            notes.append(replace(ANNOTATION, id=f"n{number}", passages=(passage,)))
    reading = pictured(article)
    return reading, placed(reading, tuple(notes), ())


@given(readings(), st.booleans())
def test_the_words_of_every_block_are_those_of_the_article(made: tuple[Reading, Sequence[Placed]], link: bool) -> None:
    reading, woven = made
    html = render(reading, woven, link=link)
    for block in reading.article.blocks:
        element = html.css_first(f"#{block.id}")
        assert element is not None
        assert words(element) == block.text.split()
    ids = [node.id for node in html.css("[id]")]
    assert len(ids) == len(set(ids))
    assert link or not html.css("a, mark, .fp-ref, .fp-fn")


@given(readings())
def test_every_passage_is_marked_on_just_its_words(made: tuple[Reading, Sequence[Placed]]) -> None:
    reading, woven = made
    html = render(reading, woven)
    for annotation in {annotation for one in woven for annotation in one.annotations}:
        marked = html.css(f'mark[data-annotation~="{annotation.id}"]')
        assert "".join("".join(words(mark)) for mark in marked) == "".join(annotation.passages[0].quotation.split())


def the(html: LexborHTMLParser, selector: str) -> LexborNode:
    found = html.css_first(selector)
    assert found is not None
    return found


def one(block: Block) -> LexborHTMLParser:
    reading = pictured(Article("", (block,), (), ()))
    return render(reading, placed(reading, (), ()))


def test_a_stanza_has_a_line_for_each_line() -> None:
    html = one(Block("p1", "stanza", "one goes\ntwo come", 0, 1, indents=(0, 2)))
    assert [(line.text(), line.attributes["data-steps"]) for line in html.css("p#p1 > .fp-verse")] == [
        ("one goes", "0"),
        ("two come", "2"),
    ]


def test_a_table_has_rows_cells_and_heads() -> None:
    block = Block("p1", "table", "Day\tWater\nMonday\t3 ft", 0, 1, columns=(None, "right"), header_rows=1)
    html = one(block)
    assert [[cell.text() for cell in row.css("th, td")] for row in html.css("#p1 tr")] == [
        ["Day", "Water"],
        ["Monday", "3 ft"],
    ]
    assert [head.attributes["scope"] for head in html.css("thead th")] == ["col", "col"]
    assert [cell.attributes.get("data-align") for cell in html.css("td")] == [None, "right"]


def test_a_picture_says_its_size_and_its_words_and_waits_until_it_is_seen() -> None:
    html = one(Block("p1", "figure", "In the water", 0, 1, picture=Picture("mill.png", "A mill")))
    image = the(html, "figure#p1 img")
    assert image.attributes == {
        "src": "../pictures/post/mill.png",
        "width": "3",
        "height": "2",
        "alt": "A mill",
        "loading": "lazy",
        "decoding": "async",
    }
    assert the(html, "#p1 figcaption").text() == "In the water"


def test_a_quotation_stands_in_one_and_an_item_says_how_deep_it_is() -> None:
    assert one(Block("p1", "quotation", "so she said", 0, 1, quoted=2)).css("blockquote[data-steps='2'] > p#p1")
    item = Block("p1", "item", "(a) the carts", 0, 1, formats=(Format(0, 3, "sign"),), level=2)
    html = one(item)
    assert the(html, "p#p1[data-steps='2'] > .fp-sign").text() == "(a)"


def test_words_are_set_as_they_were() -> None:
    formats = (
        *(Format(0, 9, "emphasis"), Format(4, 14, "strong"), Format(15, 18, "language", "la")),
        *(Format(19, 22, "link", "https://example.org/?a=1&b"), Format(23, 24, "superscript")),
    )
    html = one(Block("p1", "paragraph", "one two three four est six 2", 0, 1, formats=formats[:2]))
    assert the(html, "#p1").html == (
        '<p class="fp-text" id="p1" lang="en" dir="auto">'
        "<em>one </em><em><strong>two t</strong></em><strong>hree </strong>four est six 2</p>"
    )
    html = one(Block("p1", "paragraph", "one two thirds est six 2", 0, 1, formats=formats[2:]))
    assert the(html, '[lang="la"]').text() == "est"
    assert the(html, "a").attributes["href"] == "https://example.org/?a=1&b"
    assert the(html, "sup").text() == "2"
