"""The notes of the articles in ordinary Markdown: where a mark calls one it is a footnote, and none is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facing_pages.article.markdown.commonmark import parse_markdown
from facing_pages.binding.weaving import placed
from facing_pages.model import Comparison
from facing_pages.publishing.markdown_article import article
from facing_pages.publishing.markdown_pages import facing, files
from tests.compose import POST, TIMES, Draft, bridge
from tests.compose import article as parsed
from tests.loaded import comparison as held
from tests.rendering import python_markdown

UNCALLED = "A note that nothing calls."


def _with_an_uncalled_note(comparison: Comparison) -> Comparison:
    """The same, with one more note to its first text."""
    text = parsed(f"{POST}[2] {UNCALLED}\n")
    first, *others = comparison.readings
    return replace(comparison, readings=(replace(first, article=text), *others))


@pytest.mark.parametrize("draft", [bridge(), Draft()])
def test_every_link_to_a_note_and_back_has_its_place(draft: Draft) -> None:
    for path, text in files(_with_an_uncalled_note(draft.comparison())).items():
        page = python_markdown(text)
        ids = {node.attributes["id"] for node in page.css("[id]")}
        links = {link.attributes["href"] or "" for link in page.css('a[href^="#"]')}
        assert {link for link in links if link[1:] not in ids} == set(), path


def test_a_note_that_nothing_calls_is_told_on_its_article_s_page_alone() -> None:
    comparison = _with_an_uncalled_note(bridge().comparison())
    page = article(comparison, comparison.readings[0])
    assert f"* * *\n\nNotes without a mark in the text:\n\n- 2: {UNCALLED}" in page
    assert '<span id="post-1">' in page
    assert UNCALLED not in facing(comparison)


def test_a_note_whose_mark_no_event_shows_is_not_among_those_of_the_facing_pages() -> None:
    assert '<span id="post-1">' in facing(bridge().comparison())
    assert '<span id="post-1">' not in facing(Draft().comparison())


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        (2, {"### Both say", "### On both", "- Both say:", "- Neither says:"}),
        (3, {"### All say", "### On several", "- All say:", "- None says:"}),
    ],
)
def test_three_readings_are_never_both(readings: int, said: set[str]) -> None:
    draft = bridge()
    if readings == 3:
        draft.articles["gazette"] = parsed(TIMES)
        silence = {"by": "The editors", "on": "2021-06-01", "words": ["post"]}
        for event in draft.events.values():
            event["silences"] = {"gazette": silence}
    text = "\n".join(files(draft.comparison()).values())
    told = {"### Both say", "### On both", "- Both say:", "- Neither says:"}
    told |= {"### All say", "### On several", "- All say:", "- None says:"}
    assert {line for line in text.splitlines() if line in told} == said


def test_titles_of_books_in_a_note_stay_emphasised() -> None:
    comparison = bridge().comparison()
    text, _ = parse_markdown("The bridge opened.[^1]\n\n[^1]: *The Register*, ~~page~~ 10^3^.\n", "any.md")
    first = comparison.readings[0]
    changed = replace(first, article=text)
    shown = placed(changed, (), ())
    page = article(replace(comparison, placed=comparison.placed | {first.id: shown}), changed)
    assert "</span> [¶1](#p1) *The Register*, <del>page</del> 10<sup>3</sup>." in page


def test_lines_of_verse_and_cells_of_a_table_stay_apart_on_the_facing_pages() -> None:
    song = facing(held("forms", "flood"))
    assert "the miller wakes<br>to hear the water’s sound." in song
    assert "the town | the bridge" in song.replace("&#124;", "|")
