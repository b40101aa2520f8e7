"""Every work that is cited, in three styles, as citeproc-js prints it from our CSL-JSON."""

from __future__ import annotations

import re

import pytest

from facing_pages.model import Comparison, Source
from facing_pages.publishing.bibliography import met
from tests.loaded import HELD
from tests.loaded import comparison as held
from tests.publishing.citations.oracle import Answers, answers

PRINTED = ("chicago", "mla", "apa")
LISTED = "mla"
"""The style that lists every work: another leaves out what nobody is named of, another what was not published."""


@pytest.fixture(scope="module", params=HELD, ids="/".join)
def comparison(request: pytest.FixtureRequest) -> Comparison:
    return held(*request.param)


@pytest.fixture(scope="module")
def printed(comparison: Comparison) -> Answers:
    return answers(comparison.sources)


def _plain(words: str) -> str:
    """Letters and figures alone, whatever a style does to capitals and marks."""
    return re.sub(r"[\W_]+", "", re.sub(r"</?i>", "", words)).casefold()


def _names(source: Source) -> list[str]:
    return [person.family or person.literal or "" for person in source.author[:1]]


@pytest.mark.parametrize("style", PRINTED)
def test_a_style_prints_every_work(comparison: Comparison, printed: Answers, style: str) -> None:
    for source in comparison.sources:
        citation, entry = printed[style][source.id]
        assert citation
        assert entry or style != LISTED
        assert "CSL STYLE ERROR" not in citation + entry


def test_no_title_is_lost_and_none_is_changed(comparison: Comparison, printed: Answers) -> None:
    for source in comparison.sources:
        assert _plain(source.title or "") in _plain(printed[LISTED][source.id][1]), source.id


def test_no_author_is_lost(comparison: Comparison, printed: Answers) -> None:
    for source in comparison.sources:
        for name in _names(source):
            assert _plain(name) in _plain(printed[LISTED][source.id][1]), source.id


@pytest.mark.parametrize("style", PRINTED)
def test_nothing_of_ours_is_printed_as_if_it_were_the_work_s(
    comparison: Comparison, printed: Answers, style: str
) -> None:
    for source in comparison.sources:
        for words in printed[style][source.id]:
            assert met(source) not in words
            assert "others" not in words or "others" in (source.title or "")
            assert not words.startswith("type:")


@pytest.mark.parametrize("style", PRINTED)
def test_one_number_is_not_printed_as_several(comparison: Comparison, printed: Answers, style: str) -> None:
    for source in comparison.sources:
        number = source.get("number") or ""
        for words in printed[style][source.id]:
            assert not re.search(rf"Nos?\. {re.escape(number.replace('-', '–'))}", words) or "-" not in number
            assert "Nos. " not in words, source.id
