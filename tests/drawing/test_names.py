"""Names are counted in every article, by a stated rule, and shown in their lines."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing_pages.binding.names import CONTEXT, namings
from facing_pages.model import Naming
from facing_pages.problems import Problem
from facing_pages.publishing.search import entries
from facing_pages.writing import records as r
from facing_pages.writing.places import Places
from facing_pages.writing.reader import Record, check
from tests.compose import blocks
from tests.loaded import tram


def _record(values: dict[str, Any]) -> Record[r.NamingRecord]:
    front = {"id": "thing", "thing": "The thing"} | values
    return Record("names.yml", r.NamingRecord.model_validate(front), Places(front))


def _bound(values: dict[str, Any], *texts: str) -> tuple[Naming, list[Problem]]:
    problems: list[Problem] = []
    articles = {f"r{number}": blocks(text) for number, text in enumerate(texts)}
    (naming,) = namings([_record(values)], articles, lambda _: None, problems.append)
    return naming, problems


def _counts(values: dict[str, Any], *texts: str) -> dict[str, list[int]]:
    naming, _ = _bound(values, *texts)
    return {name.name: [len(name.of(f"r{at}")) for at in range(len(texts))] for name in naming.names}


def test_each_name_is_counted_in_every_article() -> None:
    found = _counts({"names": ["PRC", "China"]}, "The PRC and the PRC’s firms.", "China, and the PRC.")
    assert found == {"PRC": [2, 1], "China": [0, 1]}


def test_what_a_longer_name_holds_is_not_counted_again() -> None:
    assert _counts({"names": ["China", "Red China"]}, "Red China is China.") == {"China": [1], "Red China": [1]}


def test_what_is_left_out_is_not_counted() -> None:
    values = {"names": ["China", "PRC"], "except": ["Communist Party of China"]}
    assert _counts(values, "The Communist Party of China rules China.")["China"] == [1]


def test_names_are_whole_words() -> None:
    assert _counts({"names": ["ban", "bank"]}, "Urban banks ban a ban-like bank") == {"ban": [2], "bank": [1]}


def test_capitals_count_unless_the_record_says_otherwise() -> None:
    assert _counts({"names": ["R1", "r1"]}, "R1, r1 and R1") == {"R1": [2], "r1": [1]}
    assert _counts({"names": ["ban", "embargo"], "case": "any"}, "Ban the ban")["ban"] == [2]


def test_without_capitals_a_letter_may_become_two() -> None:
    values = {"names": ["Straße", "Weg"], "case": "any"}
    naming, problems = _bound(values, "Die STRASSE, die straße und die Straße am Weg.")
    assert [line.words for line in naming.names[0].occurrences] == ["STRASSE", "straße", "Straße"]
    assert naming.names[0].occurrences[0].before == "Die "
    assert problems == []


def test_further_forms_count_as_the_name() -> None:
    found = _counts({"names": [{"name": "ban", "also": ["banned"]}, "embargo"]}, "A ban, and banned.")
    assert found["ban"] == [2]


@pytest.mark.parametrize("written", ["workers' state", "workers’ state", "workers’\u00a0state", "workers’  state"])
def test_quotation_marks_and_white_space_are_folded(written: str) -> None:
    naming, _ = _bound({"names": ["workers’ state", "other"]}, f"It is a {written} today.")
    assert [line.words for line in naming.names[0].occurrences] == [written]


def test_a_name_that_occurs_nowhere_is_a_warning_at_its_line() -> None:
    _, problems = _bound({"names": ["China", "Cathay"]}, "China.")
    assert [(problem.code, problem.severity) for problem in problems] == [("unused-name", "warning")]
    assert "Cathay" in problems[0].message


def test_a_form_that_stands_twice_is_an_error() -> None:
    _, problems = _bound({"names": ["China", {"name": "PRC", "also": ["China"]}]}, "China and the PRC.")
    assert [problem.code for problem in problems] == ["duplicate-id"]


def test_an_id_that_stands_twice_is_an_error() -> None:
    problems: list[Problem] = []
    records = [_record({"names": ["China", "PRC"]})] * 2
    namings(records, {"a": blocks("China, the PRC.")}, lambda _: None, problems.append)
    assert [problem.code for problem in problems] == ["duplicate-id"]


def test_a_thing_has_two_names_at_least() -> None:
    value, problems = check(r.NamingRecord, Places({"id": "x", "thing": "X", "names": ["one"]}), "names.yml")
    assert value is None
    assert [problem.code for problem in problems] == ["wrong-value"]


words = st.lists(st.sampled_from(["name", "Name", "a", "word,", "“quoted”", "some-thing", "end."]), max_size=40)


@given(words)
def test_a_line_is_the_articles_own(drawn: list[str]) -> None:
    text = " ".join(["start", *drawn])
    naming, _ = _bound({"names": ["name", "Name"]}, text)
    for name in naming.names:
        for line in name.occurrences:
            assert text[line.start : line.end] == line.words == name.name
            before, after = text[: line.start], text[line.end :]
            assert before.endswith(line.before)
            assert after.startswith(line.after)
            assert (line.before == before) == (not line.cut_before)
            assert (line.after == after) == (not line.cut_after)
            assert max(len(line.before), len(line.after)) <= CONTEXT
    assert sum(name.count for name in naming.names) == sum(word.lower() == "name" for word in drawn)


def test_each_set_of_names_is_found_by_the_search() -> None:
    found = {entry.location: entry for entry in entries(tram())}
    for naming in tram().names:
        entry = found[f"{tram().id}/map/#name-{naming.id}"]
        assert naming.thing in entry.title
        assert all(form in entry.text for name in naming.names for form in (name.name, *name.also))
