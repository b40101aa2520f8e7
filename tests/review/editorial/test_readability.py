"""How hard our English is to read: the formula as published, and syllables as they are heard."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing_pages.review.checked import editors_figures, told
from facing_pages.review.readability import Ease, ease, syllables
from tests.compose import Draft, altered, bridge
from tests.loaded import tram

WORDS = st.lists(st.text(string.ascii_lowercase, min_size=2, max_size=12), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "a rose gives asked tram bridge prized through weighed owes"),
        (2, "table tables centre nation patient social million wanted prices closely movement reading being lion"),
        (3, "company capital supported radio notable annual video"),
        (4, "population development particular industrial"),
        (5, "university nationality"),
    ],
)
def test_syllables_are_counted_as_they_are_heard(count: int, said: str) -> None:
    assert [word for word in said.split() if syllables(word) != count] == []


def test_a_text_counted_by_hand_has_the_grade_of_the_formula() -> None:
    # The – tram – ran – a-gain – in – Velm (7 in 6); no-bo-dy – paid (4 in 2).
    found = ease("The tram ran again in Velm. Nobody paid.")
    assert found == Ease(sentences=2, words=8, syllables=11)
    assert found.grade == pytest.approx(0.39 * 8 / 2 + 11.8 * 11 / 8 - 15.59)


@pytest.mark.parametrize(
    "text", ["It cost $9.5 million.", "By A. Clerk, of Velm.", "It grew (by 3%) a lot!", "No stop"]
)
def test_what_ends_no_sentence_is_not_counted_as_an_end(text: str) -> None:
    assert ease(text).sentences == 1


def test_nothing_has_no_grade() -> None:
    assert ease("").grade == ease("… –").grade == Ease().grade == 0


@given(WORDS, WORDS)
def test_two_texts_together_have_what_each_has(one: list[str], other: list[str]) -> None:
    # A full stop may belong to a shortened word.
    first, second = (f"{' '.join(words).capitalize()}!" for words in (one, other))
    assert ease(f"{first} {second}") == ease(first) + ease(second)


@given(WORDS)
def test_the_same_words_in_more_sentences_are_never_harder(words: list[str]) -> None:
    long = f"{' '.join(words)}!"
    short = " ".join(f"{word.capitalize()}!" for word in words)
    assert ease(short).grade <= ease(long).grade


@given(st.text(max_size=30))
def test_every_word_is_heard(text: str) -> None:
    found = ease(text)
    assert found.syllables >= found.words >= found.sentences
    assert (found.words == 0) == (found.sentences == 0)


def hard() -> Draft:
    return altered(annotations={"price": {"body": "Institutional considerations necessitated complicated accounting."}})


def test_the_hardest_annotations_are_named_first() -> None:
    found = editors_figures(hard().comparison())
    assert [note.id for note, _ in found.hardest] == ["price", "opening-day"]
    assert "hardest annotations: 1b price (" in told(found)


def test_prose_in_another_language_has_no_grade() -> None:
    draft = bridge()
    draft.index["lang"] = "fr"
    found = editors_figures(draft.comparison())
    assert (found.annotations, found.ledgers, found.hardest) == (None, None, ())
    assert "grade" not in told(found)


def test_works_known_only_from_a_reference_are_counted() -> None:
    draft = bridge()
    draft.sources[0]["seen"] = "cited"
    found = editors_figures(draft.comparison())
    # The accounts, and what the article's own note cites.
    assert (found.cited, found.works) == (2, 2)
    assert editors_figures(bridge().comparison()).cited == 1


def test_findings_are_told_side_by_side_for_notes_on_one_article_alone() -> None:
    first, second = editors_figures(bridge().comparison()).findings
    assert (first.total, first.share("supported"), second.total, second.share("supported")) == (1, 1.0, 0, 0.0)
    shared = {"kind": "evidence", "finding": "disputed", "sources": ["accounts"]}
    draft = altered(annotations={"opening-day": shared})
    assert [row.total for row in editors_figures(draft.comparison()).findings] == [1, 0]
    lines = told(editors_figures(tram())).splitlines()
    assert [line.split()[0] for line in lines[2:7]] == ["supported", "partly", "disputed", "not", "unchecked"]
