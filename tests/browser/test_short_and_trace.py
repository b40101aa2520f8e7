"""Short texts and exercises in tracing: on the lesson's page, and to print."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.loaded import tram
from tests.tram import FIRST, HANDOUT, QUESTIONS, SECOND

LESSON = tram().lesson


def test_the_proposition_stands_at_the_top_the_same_for_all(reader: Reader) -> None:
    page = reader.open(QUESTIONS.address)
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="What to argue about").click()
    expect(page.locator("#lesson-proposition")).to_be_in_viewport()
    expect(page.get_by_text("Whoever builds a tram should decide what becomes of it.", exact=True)).to_be_visible()


def test_a_short_text_has_the_articles_sentences_with_gaps_and_its_hard_words_explained(reader: Reader) -> None:
    page = reader.open(QUESTIONS.address, width=390)
    text = page.locator(f'.fp-adapted[data-reading="{FIRST}"]')
    expect(text).to_contain_text("129 of 285 words")
    paragraphs = text.locator("p.fp-text").all_inner_texts()
    assert paragraphs[1].endswith("when the first line was torn up in 1983. […] ¶2")
    assert paragraphs[2] == "A tram is public property, and nobody makes a profit from a seat. […] ¶4"
    other = page.locator(f'.fp-adapted[data-reading="{SECOND}"] p.fp-text')
    assert other.all_inner_texts()[1].startswith("[…] It weighed")
    text.get_by_role("link", name="depot").click()
    expect(page.locator("#word-depot")).to_contain_text("the place where trams or buses are kept")
    expect(page.locator("#word-depot")).to_be_in_viewport()


def test_an_exercise_shows_the_words_and_the_source_and_keeps_the_answer_folded(reader: Reader) -> None:
    page = reader.open(f"{QUESTIONS.address}#trace-the-ring-road")
    exercise = page.locator("#trace-the-ring-road")
    expect(exercise).to_be_in_viewport()
    expect(exercise.get_by_role("link", name="The cost was 9 million crowns")).to_have_attribute(
        "href", f"../{FIRST}/#p3"
    )
    expect(exercise).to_contain_text("Look in: County of Lyd. Accounts of the county for 2022.")
    answer = exercise.get_by_text("The ring road took 16 million crowns")
    expect(answer).to_be_hidden()
    exercise.get_by_text("Show what can be found").click()
    expect(answer).to_be_visible()


def test_a_question_for_a_first_lesson_is_marked(reader: Reader) -> None:
    page = reader.open(QUESTIONS.address)
    expect(page.locator("#which-sum")).to_contain_text("For a first lesson.")
    expect(page.locator("#whose-work")).not_to_contain_text("For a first lesson.")


def test_short_texts_are_printed_alone_each_on_a_sheet_with_its_words(reader: Reader) -> None:
    page = reader.open(QUESTIONS.address)
    page.get_by_role("link", name="Print the short texts").click()
    expect(page.get_by_role("radio", name="Short texts")).to_be_checked()
    texts = page.locator(".fp-short > article")
    expect(texts.first).to_contain_text("The article’s own sentences: 129 of 285 words.")
    expect(texts.first.locator("dfn")).to_have_text(["depot", "lease", "foreman"])
    expect(page.locator(".fp-hand__count")).to_contain_text("2 pages")
    shown = page.locator(".fp-sheet > :not(.fp-sheet__head, .fp-feet)").filter(visible=True)
    expect(shown).to_have_count(1)
    page = reader.open(f"{HANDOUT.address}?view=short&order={SECOND}")
    assert [text.is_visible() for text in page.locator(".fp-short > article").all()] == [False, True]


def test_exercises_are_printed_with_room_and_the_answers_on_a_sheet_of_their_own(reader: Reader) -> None:
    page = reader.open(f"{HANDOUT.address}?view=trace")
    expect(page.locator(".fp-traced li").first).to_contain_text("Is the one less than half of the other?")
    expect(page.locator(".fp-traced .fp-room").first).to_be_visible()
    expect(page.locator(".fp-trace-key")).to_be_hidden()
    expect(page.locator(".fp-hand__count")).to_contain_text("1 page")
    page.get_by_role("checkbox", name="Answer key").check()
    expect(page.locator(".fp-trace-key")).to_contain_text("The bridge is two of the eleven million.")
    expect(page.locator(".fp-hand__count")).to_contain_text("2 pages")


def test_read_blind_the_exercises_name_nobody_and_have_no_answers(reader: Reader) -> None:
    page = reader.open(f"{HANDOUT.address}?view=trace&parts=key&blind=1")
    expect(page.locator(".fp-traced")).to_contain_text("Reading A")
    expect(page.locator(".fp-trace-key")).to_be_hidden()
    shown = page.locator(".fp-traced").evaluate("part => part.innerText")
    for reading in tram().readings:
        told = (reading.name, reading.dossier.byline, reading.dossier.publication)
        assert not [name for name in told if name and name in shown]
