"""The two articles of the edition, as the parser must read them."""

from __future__ import annotations

from datetime import date

import pytest

from facing_pages.article.parse import decode, parse
from facing_pages.model import Article
from facing_pages.problems import Problem
from tests.edition.deepseek import FOLDER

ARTICLES = FOLDER / "articles"


def read(name: str) -> tuple[Article, list[Problem]]:
    text, problems = decode((ARTICLES / name).read_bytes(), name)
    assert text is not None, problems
    return parse(text, name)


@pytest.fixture(scope="module")
def workers_state() -> Article:
    return read("workers-state.txt")[0]


@pytest.fixture(scope="module")
def state_capitalism() -> Article:
    return read("state-capitalism.txt")[0]


def test_workers_state_has_its_blocks(workers_state: Article) -> None:
    assert workers_state.title == "DeepSeek Deep Sixes Western Big Tech"
    assert [block.id for block in workers_state.blocks] == ["p1", "h1", "p2", "p3", "h2", "p4", "p5", "p6", "p7"]
    headings = [block.text for block in workers_state.blocks if block.kind == "heading"]
    assert headings == ["Free and open source", "No contest"]


def test_workers_state_begins_after_its_dateline(workers_state: Article) -> None:
    assert workers_state.dateline == "16-02-2025:"
    assert workers_state.dated == date(2025, 2, 16)
    assert workers_state.block("p1").text.startswith("Shockwaves were sent through Western")


def test_workers_state_has_eleven_notes_each_with_a_link_and_a_mark(workers_state: Article) -> None:
    labels = [str(number) for number in range(1, 12)]
    assert [note.label for note in workers_state.notes] == labels
    assert [label for block in workers_state.blocks for mark in block.marks for label in mark.labels] == labels
    assert all(len(note.links) == 1 and note.accessed for note in workers_state.notes)


def test_a_note_of_workers_state_leads_to_the_copy_nearest_its_access_date(workers_state: Article) -> None:
    note = workers_state.note("3")
    (link,) = note.links
    assert link.shown == "www.deepseek.com/?via=topaitools"
    assert link.href == "https://www.deepseek.com/?via=topaitools"
    assert link.host == "www.deepseek.com"
    assert link.archive == "https://web.archive.org/web/20250212/https://www.deepseek.com/?via=topaitools"
    assert note.accessed == date(2025, 2, 12)


def test_workers_state_is_signed(workers_state: Article) -> None:
    assert workers_state.signature is not None
    lines = ("Workers League", "www.redfireonline.com", "E: workersleague@protonmail.com")
    assert workers_state.signature.lines == lines
    assert workers_state.byline is None
    assert workers_state.image_credit == "Image: http://www.ardwatlab.net"
    assert workers_state.furniture == ("Leave a comment",)


def test_workers_state_has_five_notes_accessed_after_its_own_date() -> None:
    _, problems = read("workers-state.txt")
    assert {problem.code for problem in problems} == {"late-access"}
    assert [problem.line for problem in problems] == [37, 39, 41, 43, 49]


def test_state_capitalism_is_fifteen_paragraphs_and_a_byline(state_capitalism: Article) -> None:
    assert state_capitalism.title == "DeepSeek and the AI ‘arms race’"
    assert [block.id for block in state_capitalism.blocks] == [f"p{number}" for number in range(1, 16)]
    assert state_capitalism.byline == "Mark Best"
    assert not state_capitalism.notes
    assert state_capitalism.signature is None
    assert state_capitalism.dateline is None


def test_state_capitalism_has_no_problem() -> None:
    assert read("state-capitalism.txt")[1] == []


def test_spaces_that_do_not_break_are_kept(state_capitalism: Article) -> None:
    assert state_capitalism.block("p4").text.endswith("encourage investment.\u00a0")
    assert "governments to\u00a0learn" in state_capitalism.block("p10").text
