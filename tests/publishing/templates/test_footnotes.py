"""The notes of an article as the templates set them."""

from __future__ import annotations

from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from facing_pages.article.markdown.commonmark import parse_markdown
from tests.publishing.templates.test_inlines import READING, environment

SOURCE = """{%- import "partials/fp/footnotes.html" as notes with context -%}{{ notes.footnotes(reading) }}"""


def test_a_note_on_the_page_is_set_as_its_article_sets_it() -> None:
    note = "[^1]: *The Register*, ~~page~~ 10^3^, [a copy](https://example.org/).\n\n    It is lost.\n"
    article, _ = parse_markdown(f"The bridge opened.[^1]\n\n{note}", "any.md")
    page = LexborHTMLParser(environment().from_string(SOURCE).render(reading=replace(READING, article=article)))
    words = page.css_first(".fp-foot li p")
    assert words is not None
    assert words.inner_html == (
        '<em>The Register</em>, <s>page</s> 10<sup>3</sup>, <a href="https://example.org/">a copy</a>.<br>It is lost.'
    )
