"""The words on the first page and on the front page of a comparison."""

from __future__ import annotations

import re

from tests.pages import comparisons, parse
from tests.sites import Site

_MARKS = re.compile(r"^[“«„]\s*|\s*[”»“]$")
# What may end a sentence, or close a quotation behind its end.
ENDS = ".!?…。！？؟”’»\"')"


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def test_every_article_is_quoted_in_whole_sentences_on_the_first_page(any_site: Site) -> None:
    page = parse(any_site.folder / "index.html")
    text = {one["reading"]: one["text"] for data in comparisons(any_site.folder) for one in data["articles"]}
    quoted = 0
    for side in page.css(".fp-home [data-reading]"):
        whole = text[side.attributes["data-reading"] or ""]
        for link in side.css("blockquote a"):
            for place in link.css(".fp-quote__at"):
                place.decompose()
            words = _MARKS.sub("", _plain(link.text()))
            quoted += 1
            before, found, _ = _plain(whole).partition(words)
            assert found, words
            if "[…]" in whole or whole.startswith(words):  # excerpts need not be sentences
                continue
            starts_a_line = any(_plain(line).startswith(words[:40]) for line in whole.split("\n"))
            ends_a_line = any(_plain(line).endswith(words[-40:]) for line in whole.split("\n"))
            assert starts_a_line or not before or before.rstrip()[-1] in ENDS, words
            assert ends_a_line or words[-1] in ENDS, words
    # A list of many quotes none of them.
    assert quoted == 0 if page.css(".fp-all") else quoted >= 2


def test_a_label_with_an_article_of_its_own_gets_no_second_one(any_site: Site) -> None:
    for address in ("", *(f"{data['id']}/" for data in comparisons(any_site.folder))):
        body = parse(any_site.folder / address / "index.html").body
        assert body
        assert "the the " not in _plain(body.text()).lower()
