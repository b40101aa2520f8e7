from __future__ import annotations

from pathlib import Path

import pytest

from facing_pages.importing.languages import guess


def texts(name: str) -> dict[str, str]:
    """The texts of a file, a line each, by what stands before the colon."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return {key: text for key, _, text in (line.partition(": ") for line in lines)}


KNOWN, SHORT, UNKNOWN = texts("known.txt"), texts("short.txt"), texts("unknown.txt")


@pytest.mark.parametrize("tag", KNOWN)
def test_a_language_that_is_known_is_told(tag: str) -> None:
    assert guess(KNOWN[tag]) == tag


@pytest.mark.parametrize("tag", SHORT)
def test_a_short_text_with_its_heading_is_told(tag: str) -> None:
    assert guess(SHORT[tag]) == tag


@pytest.mark.parametrize("language", UNKNOWN)
def test_a_language_that_is_not_known_is_taken_for_no_other(language: str) -> None:
    assert [guess(" ".join([UNKNOWN[language]] * times)) for times in (1, 3, 40)] == ["und"] * 3


@pytest.mark.parametrize("text", ["", "1901", "???", "Mill", "Der Mill", "Anna Example, Mill Street 4"])
def test_nothing_is_told_of_a_few_words(text: str) -> None:
    assert guess(text) == "und"


def test_a_name_or_a_quotation_in_another_language_changes_nothing() -> None:
    assert (
        guess(KNOWN["en"] + " The clerk wrote “le pont est fermé” on the gate, and “Müller & Söhne” below it.") == "en"
    )


def test_a_text_half_in_one_language_and_half_in_another_is_in_none() -> None:
    assert guess(KNOWN["ru"] + KNOWN["en"]) == "und"
    assert guess(KNOWN["de"] + KNOWN["fr"]) == "und"
