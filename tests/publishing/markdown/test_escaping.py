"""Foreign words in Markdown mean just those words, wherever on a line they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given

from facing_pages.binding.weaving import placed
from facing_pages.markdown import escape, opening
from facing_pages.publishing.markdown_article import article
from facing_pages.publishing.markdown_pages import facing, front, questions, sources
from facing_pages.publishing.markdown_parts import alone, reference
from facing_pages.publishing.publication import Publication
from tests import strategies
from tests.compose import Values, bridge
from tests.compose import article as parsed
from tests.rendering import commonmark, python_markdown, words


@given(strategies.lines)
@example("&amp;amp;")
@example("1986. A great year")
def test_words_in_the_middle_of_a_line_are_shown_as_they_are(text: str) -> None:
    for page in (python_markdown(f"**x** {escape(text)}"), commonmark(f"**x** {escape(text)}")):
        (paragraph,) = page.css("p")
        assert words(paragraph) == ["x", *text.split()]


@given(strategies.lines)
@example("- a dash")
@example("1986. A great year")
@example("1986) A great year")
@example(": a colon")
@example("=")
def test_words_at_the_beginning_of_a_line_are_shown_as_they_are(text: str) -> None:
    source = f"one\n\n{opening(escape(text.strip()))}\n\ntwo"
    for page in (python_markdown(source), commonmark(source)):
        assert page.body is not None
        assert words(page.body) == ["one", *text.split(), "two"]
        assert len(page.css("p")) == (3 if text.strip() else 2)


def test_a_line_break_is_a_space() -> None:
    assert escape("one\n# two") == "one \\# two"


def test_plain_words_stay_readable() -> None:
    text = "“Red” China – the PRC’s R&D, 1949-2025: 35% (or more)!"
    assert escape(text) == text
    assert opening("It is so.") == "It is so."


@pytest.mark.parametrize("word", ["2017", "1984.", "- so", "> so", "+ so", ": so"])
def test_what_editors_write_may_begin_with_anything(word: str) -> None:
    draft = bridge()
    draft.index["question"] = f"{word}. Really?"
    draft.events["opening"] |= {"when": word, "both": [f"{word} one"], "question": f"{word} two"}
    draft.sources[0] |= {"title": word, "publisher": "Secker"}
    draft.questions = {"title": "Questions", "questions": [asked(f"{word} three")]}
    draft.lesson = lesson(f"{word} four", f"{word} five", f"{word} six")
    comparison = draft.comparison()
    seen = shown(facing(comparison))
    for expected in (f"{word}. Really?", f"{word}. The bridge opens.", f"{word} one", f"{word} two"):
        assert expected in seen
    assert f"{word}. Secker." in shown(sources(comparison))
    for expected in (f"{word}. Really?", *(f"{word} {number}" for number in ("three", "four", "five", "six"))):
        assert expected in shown(questions(comparison))
    assert f"{word}. Really?" in shown(front(comparison))
    assert reference(comparison.sources[0]) == opening(f"{escape(word)}. Secker.")


def shown(markdown: str) -> str:
    body = python_markdown(markdown).body
    assert body is not None
    return " ".join(words(body))


def asked(text: str) -> Values:
    return {"id": "one", "text": text, "passages": {"post": ["p1"], "times": ["p1"]}}


def lesson(why: str, prompt: str, step: str) -> Values:
    told = {"post": "Theirs.", "times": "Theirs too."}
    steps = [{"minutes": 1, "title": "*Sit*", "grouping": "in # fours", "text": step}]
    return {
        "why": why,
        "authors": told,
        "organiser": [{"id": "row", "title": "Row", "prompt": prompt, "answers": told}],
        "plans": [{"id": "plan", "title": "Plan", "minutes": 1, "summary": step, "steps": steps}],
    }


def test_a_bracket_behind_a_reference_makes_no_link() -> None:
    comparison = bridge().comparison()
    reading = replace(comparison.readings[0], article=parsed("It stood open[1](see above).\n\n[1] A note.\n"))
    changed = replace(comparison, placed={"post": placed(reading, (), ())})
    page = article(changed, reading, alone("any", Publication()))
    assert r"It stood open<sup>[\[1\]](#post-1)</sup>(see above)." in page
    for shown_by in (python_markdown, commonmark):
        assert [link.attributes["href"] for link in shown_by(page).css("a")] == ["#post-1", "#p1"]
