"""Notes that no event shows or nothing calls: what the command writes builds, and each stands below its article."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from facing_pages.starting.newcomparison import start
from tests import sites
from tests.pages import parse

MILL = """The flood at the mill

The river rose in the night and the mill at Ostermoor stood in water up to its second step.

By noon the council had sent three carts from the upper town.[1]

[1] Town register, page 14.
"""
UNCALLED = """The flood at the mill

The river rose in the night and the mill at Ostermoor stood in water up to its second step.[1]

[1] Town register, page 14.

[2] This note is called nowhere.
"""
ANEW = """The flood at the mill

THE NIGHT

The river rose in the night and the mill at Ostermoor stood in water up to its second step.[1]

[1] Town register, page 14.

THE MORNING

By noon the council had sent three carts from the upper town.[1]

[1] The miller's own account.
"""
WATER = """What the water took

The mill at Ostermoor stood in water, and the river rose to its second step in the night.

Nobody asked the brewers.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site to which the command has added a comparison with each kind of note."""
    folder = tmp_path_factory.mktemp("notes")
    project = sites.copied("bare", folder / "site")
    for name, text in (("mill", MILL), ("uncalled", UNCALLED), ("anew", ANEW), ("water", WATER)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    for id, name in (("flood", "mill"), ("flood-again", "uncalled"), ("flood-anew", "anew")):
        list(start(id, [folder / f"{name}.txt", folder / "water.txt"], project / "docs", date(2026, 1, 1)))
    done = sites.build(project, folder / "built")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "built"


def test_a_note_of_a_paragraph_in_no_event_stands_below_the_article(site: Path) -> None:
    assert "Town register, page 14." in _note(site / "flood" / "mill" / "index.html", "1")


def test_a_note_that_nothing_calls_stands_below_the_article(site: Path) -> None:
    assert "This note is called nowhere." in _note(site / "flood-again" / "uncalled" / "index.html", "2")


def test_notes_numbered_anew_are_each_led_to_and_show_the_number_that_is_printed(site: Path) -> None:
    page = parse(site / "flood-anew" / "anew" / "index.html")
    marks = [(node.text(), node.attributes["href"]) for node in page.css('[role="doc-noteref"]')]
    assert marks == [("1", "#fn:1"), ("1", "#fn:1-2")]
    assert [node.text() for node in page.css(".fp-foot__no")] == ["1", "1"]


def _note(page: Path, label: str) -> str:
    note = parse(page).css_first(f'[id="fn:{label}"]')
    assert note
    return note.text()
