"""What an answer means, and what is remembered of it from round to round."""

from __future__ import annotations

import datetime
from datetime import date, timedelta
from pathlib import Path

import pytest

from facing_pages.model import SILENT_FOR, Condition
from facing_pages.web.fetching import Answer
from facing_pages.web.judging import follow, judge
from facing_pages.writing.link_history import LinkRecord, read, states, write
from tests import folders
from tests.compose import bridge

HERE = "https://example.org/page"
COPY = f"https://archive.example/{HERE}"
DAY = date(2026, 11, 22)
WEEK = timedelta(days=7)


@pytest.mark.parametrize(
    ("answer", "condition", "to"),
    [
        (Answer(200), "working", None),
        (Answer(200, ((302, f"{HERE}?lang=en"),)), "working", f"{HERE}?lang=en"),
        (Answer(200, ((301, "https://example.org/new"),)), "moved", "https://example.org/new"),
        (
            Answer(200, ((302, "https://example.org/a"), (308, "https://example.org/b"))),
            "moved",
            "https://example.org/b",
        ),
        (Answer(200, ((301, "https://example.org/a"), (302, HERE))), "working", None),
        (Answer(404), "gone", None),
        (Answer(410), "gone", None),
        (Answer(404, ((301, "https://example.org/new"),)), "gone", None),
        (Answer(200, ((301, "https:///nowhere"),)), "working", None),
        (Answer(401), "forbidden", None),
        (Answer(403), "forbidden", None),
        (Answer(429), "forbidden", None),
        (Answer(451), "forbidden", None),
        (Answer(999), "forbidden", None),
        (Answer(408), "unreachable", None),
        (Answer(500), "unreachable", None),
        (Answer(302, ((302, "https://example.org/a"),), "circle"), "unreachable", None),
        (Answer(fault="time"), "unreachable", None),
        (Answer(fault="connection"), "unreachable", None),
        (Answer(fault="robots"), "unasked", None),
    ],
)
def test_an_answer_is_judged(answer: Answer, condition: Condition, to: str | None) -> None:
    assert judge(HERE, answer) == (condition, to)


def _rounds(*answers: Answer) -> LinkRecord:
    """The record after a round a week with these answers."""
    record = None
    for week, answer in enumerate(answers):
        record = follow(record, HERE, answer, COPY, DAY + week * WEEK)
    assert record
    return record


def test_the_first_and_the_last_good_day_are_kept() -> None:
    record = _rounds(Answer(403), Answer(200), Answer(200), Answer(404), Answer(404))
    assert (record.first_good, record.last_good) == (DAY + WEEK, DAY + 2 * WEEK)
    assert (record.condition, record.since, record.asked) == ("gone", DAY + 3 * WEEK, DAY + 4 * WEEK)


def test_a_page_that_is_gone_is_dead_at_once() -> None:
    assert states({HERE: _rounds(Answer(200), Answer(404))})[HERE].dead


def test_a_page_that_is_refused_to_us_is_never_dead() -> None:
    assert not states({HERE: _rounds(*[Answer(403)] * 20)})[HERE].dead


def test_a_silent_host_is_dead_only_after_a_while() -> None:
    silent = Answer(fault="connection")
    rounds = 1 + -(-SILENT_FOR // WEEK)
    assert not states({HERE: _rounds(*[silent] * (rounds - 1))})[HERE].dead
    assert states({HERE: _rounds(*[silent] * rounds)})[HERE].dead
    assert not states({HERE: _rounds(*[silent] * rounds, Answer(200), silent)})[HERE].dead


def test_a_reader_is_sent_to_the_very_copy_found() -> None:
    copy = follow(None, COPY, Answer(200, ((302, "https://archive.example/2025/x"),)), None, DAY)
    assert states({HERE: _rounds(Answer(404)), COPY: copy})[HERE].archive == "https://archive.example/2025/x"


def test_a_reader_is_not_sent_to_a_copy_that_is_not_there() -> None:
    copy = follow(None, COPY, Answer(404), None, DAY)
    assert states({HERE: _rounds(Answer(404)), COPY: copy})[HERE].archive is None


@pytest.mark.parametrize("answer", [Answer(fault="robots"), Answer(429), Answer(503)])
def test_a_copy_that_could_not_be_asked_is_still_offered(answer: Answer) -> None:
    copy = follow(None, COPY, answer, None, DAY)
    assert states({HERE: _rounds(Answer(404)), COPY: copy})[HERE].archive == COPY


def test_the_file_comes_back_as_it_was_written() -> None:
    history = {HERE: _rounds(Answer(200), Answer(404)), COPY: follow(None, COPY, Answer(200), None, DAY)}
    text = write(history)
    assert read(text, "links.json") == (history, [])
    assert write(dict(reversed(history.items()))) == text, "the order is the addresses’ own"
    assert text.count("\n") == 4, "an address a line"


def test_an_empty_history_is_one_too() -> None:
    assert read(write({}), "links.json") == ({}, [])


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "<<<<<<< HEAD\n{}", '{"https://example.org/": {"condition": "fine"}}'],
)
def test_a_file_that_cannot_be_read_is_one_problem(text: str) -> None:
    history, problems = read(text, "docs/bridge/links.json")
    assert history == {}
    assert [problem.code for problem in problems] == ["wrong-value"]
    assert "restore it from git" in problems[0].repair


def test_the_build_reads_the_file(tmp_path: Path) -> None:
    folder = folders.write(bridge(), tmp_path / "docs")
    address = "https://www.lyd.example.org/bridge"
    history = {address: follow(None, address, Answer(404), COPY, DAY)}
    (folder / "links.json").write_text(write(history), encoding="utf-8")
    comparison = folders.read(tmp_path / "docs", tmp_path)
    (link,) = comparison.reading("post").article.notes[0].links
    state = comparison.link_state(link.href)
    assert state
    assert state.dead
    assert state.archive == COPY
    assert state.asked == datetime.date(2026, 11, 22)
    assert comparison.link_state("https://example.org/never-asked") is None
    assert comparison.link_state(None) is None
