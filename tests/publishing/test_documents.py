"""Documents outside their own page: on a sheet of the hand-out, and as Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from facing_pages.publishing.markdown_contexts import documents
from tests.loaded import tram
from tests.sites import Builder


@pytest.mark.parametrize("when", ["In March 2023", "In March 2023."])
def test_the_time_of_a_document_ends_in_one_stop_in_markdown(when: str) -> None:
    it = tram()
    dated = tuple(replace(document, when=when) for document in it.documents)
    assert "*In March 2023.* A" in documents(replace(it, documents=dated))


def test_the_time_of_a_document_ends_in_one_stop_on_a_sheet(edition: Builder) -> None:
    text = (edition("french").folder / "cloche" / "handout" / "index.html").read_text(encoding="utf-8")
    sheet = LexborHTMLParser(text).css_first(".fp-handed")
    assert sheet
    assert "Votée le 25 janvier 2024. Le texte" in sheet.text()
