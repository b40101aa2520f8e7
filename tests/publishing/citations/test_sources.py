"""Every work that is cited, in three styles, as citeproc-js prints it from our CSL-JSON."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from facing_pages.model import OTHERS, Comparison, Person, Source
from facing_pages.publishing import bibtex
from facing_pages.publishing.bibliography import TYPES, met
from tests.loaded import HELD
from tests.loaded import comparison as held
from tests.publishing.citations.oracle import Answers, answers

PRINTED = ("chicago", "mla", "apa")
LISTED = "mla"
"""The style that lists every work: another leaves out what nobody is named of, another what was not published."""


@pytest.fixture(scope="module", params=HELD, ids="/".join)
def chosen(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The edition and the id of a comparison."""
    found: tuple[str, str] = request.param
    return found


@pytest.fixture(scope="module")
def comparison(chosen: tuple[str, str]) -> Comparison:
    return held(*chosen)


@pytest.fixture(scope="module")
def all_printed() -> Answers:
    """Of the works of all comparisons, asked for in one go: to read a style takes longer than to use it."""
    return answers([replace(work, id=_key(one, work)) for one in HELD for work in held(*one).sources])


@pytest.fixture(scope="module")
def printed(chosen: tuple[str, str], comparison: Comparison, all_printed: Answers) -> Answers:
    return {
        style: {work.id: found[_key(chosen, work)] for work in comparison.sources}
        for style, found in all_printed.items()
    }


def _key(chosen: tuple[str, str], work: Source) -> str:
    return "/".join((*chosen, work.id))


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


# --- works that nobody thought of -------------------------------------------

_words = st.lists(st.sampled_from("bridge toll ferry 桥 été road river town".split()), min_size=1, max_size=4).map(
    " ".join
)
_people = st.lists(
    st.one_of(
        st.builds(
            Person, family=st.sampled_from(["Lee", "van Dam", "O’Neill", "李"]), given=st.sampled_from(["Ann", "Jo"])
        ),
        st.builds(Person, literal=st.sampled_from(["City Council", "Roads & Bridges"])),
    ),
    max_size=2,
)
_fields = st.dictionaries(
    st.sampled_from("container-title publisher number volume issue page edition genre language".split()), _words
)
_works = st.builds(
    Source,
    id=st.just(""),
    type=st.sampled_from([*sorted(TYPES - {"personal_communication"}), "software", "podcast"]),
    title=_words.map(str.capitalize),
    author=st.builds(lambda named, more: (*named, *([OTHERS] if named and more else [])), _people, st.booleans()),
    issued=st.one_of(st.none(), st.sampled_from(["2025", "2025-02", "2025-02-24", "2018/2025-01"])),
    url=st.one_of(st.none(), st.just("https://lyd.example.org/1")),
    seen=st.sampled_from(["original", "copy", "cited"]),
    fields=_fields.map(lambda found: tuple(found.items())),
)


@settings(max_examples=2, phases=[Phase.explicit, Phase.generate])  # each asks once, of many works
@given(st.lists(_works, min_size=30, max_size=50))
def test_any_work_is_printed_with_its_title_and_its_first_author(works: list[Source]) -> None:
    works = [replace(work, id=f"w{number}") for number, work in enumerate(works)]
    told = answers(works)[LISTED]
    for work in works:
        _, entry = told[work.id]
        assert _plain(work.title or "") in _plain(entry), work
        assert all(_plain(name) in _plain(entry) for name in _names(work)), work
        assert "others" not in entry
        assert met(work) not in entry


def test_no_number_and_no_address_is_a_command_of_latex() -> None:
    said = (("DOI", "10.1/a\\input{x}"), ("ISBN", "1\\input{x}"))
    source = Source("x", "book", "X", (), None, "https://a.example/\\input{x}", "original", said)
    entry = bibtex.entry(source)
    assert "\\input" not in entry
    assert "https://a.example/%5Cinput%7Bx%7D" in entry
