"""A live article compared with ours, on pages of a local server."""

from __future__ import annotations

import html
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from facing_pages import cli
from facing_pages.model import Article
from facing_pages.web.asking import Client, Manners
from facing_pages.web.robots import NotInstalledError
from facing_pages.web.watch import Watched, compare, main_text, report, watch
from tests import folders
from tests.compose import altered, bridge
from tests.loaded import tram
from tests.web.links.server import Clock, Reply, serving, to

DAY = date(2026, 11, 22)
PARAGRAPHS = (
    "The new bridge over the Lyd opened on Saturday.[1] It cost the county 12 million crowns.",
    "The bridge is not a public road. A company from the coast built it and takes a toll of four crowns.",
)


def _page(*paragraphs: str) -> bytes:
    """A page with what surrounds an article on the web."""
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("News", "Sport", "Weather"))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        "<!doctype html><html lang=en><head><title>The bridge opens</title></head><body>"
        f"<nav><ul>{menu}</ul></nav><main><article><h1>The bridge opens</h1>{body}</article></main>"
        "<aside><p>Subscribe to our letter!</p></aside><footer><p>© The Post</p></footer></body></html>"
    ).encode()


def _escaped(*paragraphs: str) -> bytes:
    return _page(*(html.escape(paragraph) for paragraph in paragraphs))


def _watched(page: bytes) -> Watched:
    comparison = bridge().comparison()
    text = main_text(page)
    assert text
    return compare(comparison.reading("post"), comparison.annotations, text)


def _told(watched: Watched) -> dict[str, list[str | None]]:
    """What stands now in the place of the annotated words, by annotation."""
    return {
        annotation.id: [words.now.text if words.now else None for words in altered]
        for annotation, altered in watched.annotations
    }


def test_an_article_that_is_as_ours_is_told_as_such() -> None:
    watched = _watched(_escaped(*PARAGRAPHS))
    assert (watched.found, watched.annotations, watched.paragraphs) == (2, (), ())


def test_other_marks_and_white_space_are_no_change() -> None:
    first = PARAGRAPHS[0].replace("[1]", '<sup><a href="#n1">1</a></sup>').replace(" Lyd", "\n   Lyd")
    assert not _watched(_page(first, PARAGRAPHS[1].replace("toll of", "toll&nbsp;of"))).paragraphs


def test_annotated_words_that_changed_are_named_with_what_stands_there() -> None:
    watched = _watched(_escaped(PARAGRAPHS[0].replace("12 million", "14 million"), PARAGRAPHS[1]))
    assert _told(watched) == {"price": ["It cost the county 14 million crowns"]}
    assert watched.paragraphs == ("p1",)
    ((_, (altered,)),) = watched.annotations
    assert altered.now
    assert altered.now.warning == "a number differs"


def test_annotated_words_that_are_gone_are_named() -> None:
    watched = _watched(_escaped("The new bridge over the Lyd opened on Saturday, in rain.", PARAGRAPHS[1]))
    assert _told(watched) == {"price": [None]}


def test_a_change_where_nothing_is_annotated_is_told_by_its_paragraph() -> None:
    watched = _watched(_escaped(PARAGRAPHS[0], PARAGRAPHS[1].replace("four crowns", "five crowns")))
    assert watched.annotations == ()
    assert watched.paragraphs == ("p2",)


def test_a_page_that_is_not_the_article_is_not_compared() -> None:
    filler = "Please log in to read on. Subscribers read everything that we print, every day of the week."
    assert not _watched(_escaped(filler, filler.upper())).is_article


def test_a_paragraph_that_was_split_is_no_change_to_words_within_it() -> None:
    one, two = PARAGRAPHS[0].split("[1] ")
    watched = _watched(_escaped(one, two, PARAGRAPHS[1]))
    assert watched.annotations == ()


def _as_page(article: Article) -> bytes:
    """An article as a site might set it, its note marks raised links."""
    mark = '<sup><a href="#note">1</a></sup>'
    lines = []
    for block in article.blocks:
        text, at = "", 0
        for offset in (mark.offset for mark in block.marks):
            text += html.escape(block.text[at:offset]) + mark
            at = offset
        lines.append(text + html.escape(block.text[at:]))
    return _page(*lines)


def test_articles_with_notes_and_headings_come_back_as_ours() -> None:
    comparison = tram()
    for reading in comparison.readings:
        text = main_text(_as_page(reading.article))
        assert text
        watched = compare(reading, comparison.annotations, text)
        assert (watched.annotations, watched.paragraphs) == ((), ())


def _client() -> Client:
    clock = Clock()
    return Client(manners=Manners(timeout=5, retries=0, private=True), clock=clock, sleep=clock.sleep)


def _report(page: Reply, others: Mapping[str, Reply] | None = None) -> str:
    with serving({"/article": page, **(others or {})}) as server:
        one = altered(dossiers={"post": {"address": server.address("/article")}}).comparison()
        text = report([(one, watch(one, _client()))], DAY)
        return text.replace(server.address(""), "http://post.example")


def test_the_report_says_what_changed_where() -> None:
    changed = PARAGRAPHS[0].replace("12 million", "14 million")
    text = _report(Reply(body=_escaped(changed, PARAGRAPHS[1])))
    assert "# The originals on 22 November 2026" in text
    assert "<http://post.example/article>: 1 of 2 paragraphs stand there word for word." in text
    assert "**1b** price" in text
    assert "changed (a number differs): It cost the county ~~12~~ **14** million crowns" in text
    assert "Paragraphs that differ: ¶1." in text
    assert "No address is recorded for this article" in text, "the other article has none"


def test_an_article_that_moved_is_followed() -> None:
    text = _report(to("/new"), {"/new": Reply(body=_escaped(*PARAGRAPHS))})
    assert "now at <http://post.example/new>: 2 of 2 paragraphs" in text


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(404), "is gone"),
        (Reply(403), "is closed to us"),
        (Reply(500), "is unreachable"),
        (Reply(body=b"%PDF-1.7 no page"), "is not this article: 0 of 2 paragraphs are there"),
    ],
)
def test_a_page_that_cannot_be_compared_is_told_why(reply: Reply, words: str) -> None:
    assert words in _report(reply)


def test_robots_txt_is_obeyed() -> None:
    refusing = Reply(body=b"User-agent: *\nDisallow: /\n")
    assert "is not asked" in _report(Reply(body=_escaped(*PARAGRAPHS)), {"/robots.txt": refusing})


def test_without_the_extractor_there_is_a_plain_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(NotInstalledError, match=r"pip install -e '.\[contribute\]'"):
        main_text(b"<p>A page.</p>")


def test_the_commands_say_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "protego", None)
    monkeypatch.setenv("FACING_PAGES_ASK_INSIDE", "1")
    monkeypatch.chdir(tmp_path)
    with serving({"/article": Reply()}) as server:
        folders.write(altered(dossiers={"post": {"address": server.address("/article")}}), tmp_path / "docs")
        assert cli.main(["watch"]) == 1
    assert "pip install -e '.[contribute]'" in capsys.readouterr().err


def test_the_command_writes_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders.write(bridge(), tmp_path / "docs")  # no dossier has an address, so nothing is asked
    monkeypatch.chdir(tmp_path)
    assert cli.main(["watch", "--report", "report.md"]) == 0
    assert "No address is recorded" in (tmp_path / "report.md").read_text(encoding="utf-8")
