"""Markdown that people write becomes HTML that is safe, and keeps its words."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from facing_pages.addresses import Absolute, OneFile, Site
from facing_pages.markdown import indented
from facing_pages.model import Passage, Place, Prose
from facing_pages.publishing.portable import portable, published
from facing_pages.writing import prose as prose_module
from facing_pages.writing.prose import Fault, Target, Writer, own_words, quotations
from tests import strategies
from tests.compose import bridge
from tests.rendering import commonmark, python_markdown, words

BESIDE = Site("bridge/sources/")
"""From a page beside those that links of ours lead to."""

TAGS = set("p a em strong code ul ol li blockquote h2 h3 h4 br pre hr table thead tbody tr th td del".split())
ATTRIBUTES = {"href", "class", "style", "start"}

HOSTILE = (
    *(
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- x -->",
        "<a href='javascript:x'>y</a>",
    ),
    *(
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,x)",
        "[x](vbscript:x)",
        "[x](//evil.org)",
    ),
    *(
        "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x]( javascript:y)",
    ),
    *(
        "<javascript:alert(1)>",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "![x](https://x.org/p.png)",
        "[x](fp:javascript:y)",
    ),
    *(
        '[x](https://x.org/"onmouseover="y)',
        '[x](https://x.org "t\\" onclick=y")',
        "[x](https://x.org/<b>)",
        "<https://x.org>",
    ),
    *("`<b>`", "```\n<b>\n```", "    <b>\n", "\\`<b>`", "`` ` <b> ``", "`a\n\n<b>`", "~~~\n\n<b>\n\n~~~", "```\n<b>"),
    *(
        "| a | b |\n| - | - |\n| <b> | x |",
        "# one",
        "###### six",
        "* <b>\n* x",
        "> <b>",
        "1. <b>",
        "&lt;b&gt;",
        "&#60;b&#62;",
    ),
    *(
        "a\n---",
        "<div>\n\n**x**\n\n</div>",
        "<b\n>",
        "</p>",
        "<?php x ?>",
        "<![CDATA[x]]>",
        "<!DOCTYPE html>",
        "<b/onclick=x>",
    ),
    *(
        "[“x y z”](post/#p1)",
        "[x](post/#p1)",
        "[x](mailto:a@x.org)",
        "[x](https://x.org)",
        "[x](../glossary/#x)",
        'href="fp:x',
    ),
)
prose = st.lists(st.one_of(st.sampled_from(HOSTILE), strategies.words), max_size=6).flatmap(
    lambda parts: st.sampled_from([" ", "\n", "\n\n", ""]).map(lambda between: between.join(parts))
)


def resolve(href: str, quoted: str | None) -> Target:
    """Leads any link of ours somewhere, and binds what is quoted."""
    return Target(
        Place("bridge", "post", "p1"), passage=Passage("post", quoted, 0, len(quoted), ()) if quoted else None
    )


WRITER = Writer(resolve)
PAGE = Site("bridge/facing/")


def block(markdown: str) -> str:
    return str(WRITER.block(markdown)[0].html(PAGE))


def codes(markdown: str) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.code, fault.severity) for fault in WRITER.block(markdown)[1]]


@pytest.mark.parametrize("make", [WRITER.block, WRITER.inline])
@given(prose)
def test_whatever_is_written_comes_out_safe(make: Callable[[str], tuple[Prose, list[Fault]]], markdown: str) -> None:
    made, _ = make(markdown)
    assert_safe(LexborHTMLParser(str(made.html(PAGE))))


@given(prose)
@example('`<a class="fp-x">` and class="fp-bound" [“bound”](post/#p1)')
def test_for_others_it_is_the_same_without_the_names_of_our_styles(markdown: str) -> None:
    made, _ = WRITER.block(markdown)
    page, bare = (LexborHTMLParser(str(html)) for html in (made.html(PAGE), made.bare(PAGE)))
    for node in page.css("[class]"):
        del node.attrs["class"]
    assert page.html == bare.html


def assert_safe(page: LexborHTMLParser) -> None:
    assert page.body is not None
    for node in page.body.css("*"):
        if node.tag == "body":
            continue
        assert node.tag in TAGS, node.html
        assert node.attributes.keys() <= ATTRIBUTES, node.html
        href = node.attributes.get("href")
        if href is not None:
            address = urlsplit(href)
            assert address.scheme in ("http", "https", "mailto") or href.startswith(("../", "#")), node.html


@given(prose)
@example("`a\n\n<b>`")
@example("\\`<script>`")
@example("``\n<script>")
@example("[TOC]")
def test_prose_in_a_portable_file_is_as_safe_in_a_renderer_that_knows_html(markdown: str) -> None:
    made, faults = WRITER.block(markdown)
    if any(fault.severity == "error" for fault in faults) or "javascript" in markdown.lower():
        return
    for relinked in (portable(made.markdown), published(made.markdown, "bridge", Absolute("https://a.org/"))):
        for page in (python_markdown(f"# x\n\n{relinked}"), commonmark(f"# x\n\n{relinked}")):
            assert page.body is not None
            tags = {node.tag for node in page.body.css("*")} - {"body"}
            assert not tags & {"script", "b", "img", "div", "svg", "iframe", "style"}, relinked


@pytest.mark.parametrize("said", ["{: onclick=alert(1) }", "{onclick=alert(1)}", "{: #p3 .x onclick=x }"])
@pytest.mark.parametrize("before", ["a\n", "*a*", "[a](https://a.example/)", "`a`", "- a\n", "\\\\"])
def test_a_list_of_attributes_is_words_in_a_renderer_that_knows_them(before: str, said: str) -> None:
    made, _ = WRITER.block(f"{before}{said}")
    for relinked in (portable(made.markdown), published(made.markdown, "bridge", Absolute("https://a.org/"))):
        page = python_markdown(f"# x\n\n{relinked}")
        assert not page.css("[onclick], #p3, .x"), relinked
        assert page.body is not None
        assert said in page.body.text(), relinked


@pytest.mark.parametrize("text", ["[x](java\tscript:alert(1))", "[x](java\rscript:a)", "![\x0cx](m\ra.png)"])
def test_what_only_some_renderers_take_for_a_link_or_a_picture_is_words(text: str) -> None:
    made, _ = WRITER.block(f"a {text}")
    for relinked in (portable(made.markdown), published(made.markdown, "bridge", Absolute("https://a.org/"))):
        page = python_markdown(f"# x\n\n{relinked}")
        assert not page.css("img, a[href*=scr]"), relinked


@pytest.mark.parametrize("html", ["<b>bold</b>", "<script>alert(1)</script>", "<img src=x>", "<!-- x -->", "</p>"])
def test_html_is_shown_as_text_and_told(html: str) -> None:
    page = LexborHTMLParser(block(f"one {html} two"))
    assert page.body is not None
    assert words(page.body) == ["one", *html.split(), "two"]
    assert codes(f"one {html} two")[0] == (0, "raw-html", "warning")


def test_html_in_code_is_code() -> None:
    assert block("one `<b>` two") == "<p>one <code>&lt;b&gt;</code> two</p>"
    assert codes("one `<b>` two") == []


def test_a_fault_knows_its_line() -> None:
    assert codes("one\n\ntwo\nthree <b>\n\n* four\n* five\n  <i>") == [
        (3, "raw-html", "warning"),
        (7, "raw-html", "warning"),
    ]


def test_a_link_outside_stays_as_it_is() -> None:
    markdown = "[a](http://x.org) [b](https://x.org/?a=b&c) [c](mailto:a@x.org) <https://x.org>"
    hrefs = [link.attributes["href"] for link in LexborHTMLParser(block(markdown)).css("a")]
    assert hrefs == ["http://x.org", "https://x.org/?a=b&c", "mailto:a@x.org", "https://x.org"]


def test_a_link_of_ours_is_seen_from_the_page_that_shows_it() -> None:
    made, _ = WRITER.block("[a](post/#p1)")
    assert made.html(PAGE) == '<p><a href="../post/#p1">a</a></p>'
    assert made.html(Site("bridge/")) == '<p><a href="./post/#p1">a</a></p>'


def test_a_link_that_no_way_leads_to_is_none() -> None:
    made, _ = WRITER.block("[“three words here”](post/#p1)")
    assert (
        made.html(OneFile(bridge().comparison(), ""))
        == '<p><a href="#post-p1" class="fp-bound">“three words here”</a></p>'
    )
    elsewhere, _ = Writer(lambda href, quoted: Target(Place("bridge", "map"))).block("[map](map/)")
    assert elsewhere.html(OneFile(bridge().comparison(), "")) == "<p><a>map</a></p>"


def test_a_tag_of_ours_that_is_written_out_is_text() -> None:
    assert "&lt;a href=" in block('It says <a href="fp:0"> here, [x](post/#p1).')
    assert block('It says `<a href="fp:0">`.') == '<p>It says <code>&lt;a href="fp:0"&gt;</code>.</p>'


def test_what_looks_like_our_own_mark_for_a_link_stays_text() -> None:
    assert block('It says href="fp:x" here.') == '<p>It says href="fp:x" here.</p>'


def test_a_bound_quotation_is_marked_as_one() -> None:
    assert 'class="fp-bound"' in block("[“three words here”](post/#p1)")
    assert 'class="fp-bound"' not in block("[three words here](post/#p1)")


def test_prose_knows_the_passages_that_it_quotes_in_their_order() -> None:
    markdown = "[“one two three”](post/#p1) and [this](post/#p1)\n\n- [“four five six”](post/#p1)"
    prose, _ = Writer(resolve).block(markdown)
    assert [passage.quotation for passage in prose.bound] == ["one two three", "four five six"]


def test_the_words_of_a_link_in_quotation_marks_are_handed_on() -> None:
    asked: list[tuple[str, str | None]] = []

    def ask(href: str, quoted: str | None) -> Target:
        asked.append((href, quoted))
        return Target(Place.written(href, "bridge"))

    Writer(ask).block('[“not *even*\na contest”](post/#p4) ["x y"](a/) [“x” y](b/) [plain](c/)')
    assert asked == [("post/#p4", "not even a contest"), ("a/", "x y"), ("b/", None), ("c/", None)]


def test_words_that_were_read_before_lead_where_whoever_reads_them_now_says() -> None:
    markdown, fault = "Anna says [“three words here”](post/#p1), and ![a picture](x.png).", Fault(0, "bad-link", "No.")
    named = Place("bridge", "who", "who-anna")
    first, _ = WRITER.block(markdown, lambda words: [(0, 4, named)] if words.startswith("Anna") else [])
    second, faults = Writer(lambda href, quoted: Target(Place("bridge", "map"), fault)).block(markdown)
    third, _ = WRITER.block(markdown)
    assert first.html(PAGE).count("<a ") == 2
    assert second.html(PAGE) == '<p>Anna says <a href="../map/">“three words here”</a>, and a picture.</p>'
    assert [told.message for told in faults] == ["No.", "Prose cannot contain pictures."]
    assert third.html(PAGE) == (
        '<p>Anna says <a href="../post/#p1" class="fp-bound">“three words here”</a>, and a picture.</p>'
    )


def test_a_fault_of_a_link_is_told_where_it_stands() -> None:
    fault = Fault(0, "bad-link", "No.", "Yes.")
    _, faults = Writer(lambda href, quoted: Target(None, fault)).block("one\ntwo [x](y)")
    assert faults == [Fault(1, "bad-link", "No.", "Yes.")]


def test_a_picture_is_refused() -> None:
    assert codes("one ![x](y.png)") == [(0, "bad-link", "error")]
    assert "<img" not in block("one ![x](y.png)")


@given(prose)
@example("")
@example(" a ")
@example('\ufeffIt says "no"!')
@example("1. a ~ b | c (http://x.org) # 5 = 5: a]")
def test_words_without_markup_come_out_as_they_do_from_the_renderer(markdown: str) -> None:
    made = WRITER.inline(markdown)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose_module, "_MARKUP", re.compile("(?s:.)|^$"))
        assert WRITER.inline(markdown) == made


def test_prose_in_a_sentence_has_no_block_of_its_own() -> None:
    made, _ = WRITER.inline("one *two* `three`")
    assert made.html(PAGE) == "one <em>two</em> <code>three</code>"


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("one *two*\n\n* three\n* [four](post/) `five`", "one two three four five"),
        ("one\ntwo  \nthree", "one two three"),
        ("| one | two |\n| - | - |\n| three | four |", "one two three four"),
        ("```\none two\n```", "one two"),
        ("", ""),
    ],
)
def test_words_are_counted_as_they_are_read(markdown: str, text: str) -> None:
    made, _ = WRITER.block(markdown)
    assert made.text == text
    assert made.words == len(text.split())


@given(strategies.lines)
def test_the_words_counted_are_the_words_shown(markdown: str) -> None:
    made, faults = WRITER.block(markdown)
    page = LexborHTMLParser(str(made.html(PAGE)))
    assert page.body is not None
    if not faults:
        assert "".join(words(page.body)) == "".join(made.text.split())


def test_quotations_are_the_runs_between_curly_marks() -> None:
    assert quotations('“one two” and ‘three’ and "four" and “five”') == ["one two", "five"]
    assert own_words("It says “one two” there.") == "It says “” there."


@pytest.mark.parametrize(
    ("href", "inside", "above", "elsewhere"),
    [
        ("post/#p5", "post.md#p5", "bridge/post.md#p5", "https://a.org/bridge/post/#p5"),
        ("facing/#toll", "facing.md#toll", "bridge/facing.md#toll", "https://a.org/bridge/facing/#toll"),
        ("sources/", "sources.md", "bridge/sources.md", "https://a.org/bridge/sources/"),
        ("../glossary/#ferry", "../glossary.md#ferry", "glossary.md#ferry", "https://a.org/glossary/#ferry"),
        ("https://x.org/a/#b", "https://x.org/a/#b", "https://x.org/a/#b", "https://x.org/a/#b"),
        ("mailto:a@x.org", "mailto:a@x.org", "mailto:a@x.org", "mailto:a@x.org"),
    ],
)
def test_links_fit_the_file_that_holds_them(href: str, inside: str, above: str, elsewhere: str) -> None:
    assert portable(f"[x]({href})") == f"[x]({inside})"
    assert portable(f"[x]({href})", "bridge/") == f"[x]({above})"
    assert published(f"[x]({href})", "bridge", Absolute("https://a.org/")) == f"[x]({elsewhere})"


@pytest.mark.parametrize("code", ["`[x](y/)`", "``<b> ` [x](y/)``", "```\n[x](y/)\n\n<b>\n```", "~~~ md\n<b>\n~~~"])
def test_code_is_left_as_it_is(code: str) -> None:
    assert portable(f"one\n\n{code}\n\ntwo <b>") == f"one\n\n{code}\n\ntwo &lt;b>"


def test_a_body_is_set_in_under_its_label() -> None:
    assert indented("one\n\n* two\n* three") == "one\n\n    * two\n    * three"


def test_prose_calls_no_footnote_of_the_file_it_stands_in() -> None:
    assert portable("one[^post-1] `[^x]`\n\n[^post-1]: two") == "one\\[^post-1] `[^x]`\n\n\\[^post-1]: two"


def test_prose_can_be_shown_in_two_places_its_first_block_and_the_rest() -> None:
    prose, _ = Writer(lambda *_: Target()).block("One *word*.\n\n- two\n\n  more\n\nThree.")
    assert prose.opening(BESIDE) == "<p>One <em>word</em>.</p>"
    assert f"{prose.opening(Site('bridge/sources/'))}\n{prose.rest(Site('bridge/sources/'))}" == prose.html(BESIDE)
    assert Writer(lambda *_: Target()).block("One.")[0].rest(BESIDE) == ""
