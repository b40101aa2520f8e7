"""The questions for Moodle: a file that its importer takes, in which nothing that people write is markup."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from facing_pages.model import Comparison, Prose
from facing_pages.publishing import data
from tests.loaded import HELD, comparison, tram

# What Moodle's importer reads of an essay.
ESSAY = [
    "name",
    "questiontext",
    "generalfeedback",
    "defaultgrade",
    "penalty",
    "hidden",
    "idnumber",
    "responseformat",
    "responserequired",
    "responsefieldlines",
    "attachments",
    "attachmentsrequired",
    "graderinfo",
    "responsetemplate",
]


def questions(comparison: Comparison) -> list[ElementTree.Element]:
    """The questions of the file, as a strict reader of XML has them."""
    content = data.files(comparison)[f"{comparison.id}/data/questions.xml"]
    assert content.startswith(b"<?xml"), "Moodle wants the declaration on the first line"
    quiz = ElementTree.fromstring(content)  # noqa: S314  our own file
    assert quiz.tag == "quiz"
    return list(quiz)


def text(question: ElementTree.Element, name: str) -> str:
    found = question.find(f"{name}/text")
    assert found is not None
    return found.text or ""


def plain(html: str) -> str:
    body = LexborHTMLParser(html).body
    assert body
    return body.text()


@pytest.mark.parametrize(("edition", "id"), HELD)
def test_every_comparison_has_a_file_of_essays(edition: str, id: str) -> None:
    one = comparison(edition, id)
    category, *essays = questions(one)
    assert category.attrib == {"type": "category"}
    assert text(category, "category").startswith("$course$/top/")
    asked = [one.question, *(question.text.text for question in one.questions)]
    asked += [event.question.text for event in one.events if event.question]
    if one.lesson and one.lesson.proposition:
        asked.append(f"For or against: {one.lesson.proposition.text}")
    asked += [exercise.prompt.text for exercise in one.trace]
    assert [plain(text(essay, "questiontext")).startswith(words) for essay, words in zip(essays, asked, strict=True)]
    numbers = [essay.findtext("idnumber") or "" for essay in essays]
    assert len(set(numbers)) == len(numbers)
    for essay in essays:
        assert essay.attrib == {"type": "essay"}
        assert [part.tag for part in essay] == ESSAY
        assert 0 < len(text(essay, "name")) <= 255
        for name in ("questiontext", "generalfeedback", "graderinfo", "responsetemplate"):
            part = essay.find(name)
            assert part is not None
            assert part.attrib == {"format": "html"}


def test_a_question_opens_its_passages_for_every_reading() -> None:
    one = tram()
    _, _, first, *_ = questions(one)
    html = text(first, "questiontext")
    for passage in one.questions[0].passages:
        assert passage.quotation in plain(html)
    assert [reading.name in html for reading in one.readings] == [True, True]
    silent = next(event for event in one.events if event.silent and event.question)
    (essay,) = (one for one in questions(one) if (one.findtext("idnumber") or "").endswith(f"event-{silent.id}"))
    assert "does not mention this" in plain(text(essay, "questiontext"))


def test_an_exercise_has_the_words_the_source_and_for_the_teacher_the_answer() -> None:
    one = tram()
    essays = {essay.findtext("idnumber"): essay for essay in questions(one)[1:]}
    for exercise in one.trace:
        essay = essays[f"tram-trace-{exercise.id}"]
        told = plain(text(essay, "questiontext"))
        assert exercise.passages[0].quotation in told
        assert f"Look in: {exercise.source.name}" in told
        assert plain(text(essay, "graderinfo")) == exercise.answer.text
        assert exercise.answer.text not in told


def test_what_people_write_is_never_markup_and_never_breaks_the_file() -> None:
    nasty = "]]></text><script>alert(1)</script> & “a” \x07 \ufffe"
    one = tram()
    asked = replace(one.questions[0], text=Prose(nasty, (), nasty))
    _, central, first, *_ = questions(replace(one, question=nasty, title=nasty, questions=(asked,)))
    for essay in (central, first):
        html = text(essay, "questiontext")
        assert not LexborHTMLParser(html).css("script")
        assert "<script>alert(1)</script>" in plain(html)
    assert "\x07" not in text(central, "name")
