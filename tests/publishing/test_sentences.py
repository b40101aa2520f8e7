"""What became of every sentence: in the data, in Markdown, and only where they were asked."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from facing_pages.changing.diff import report
from facing_pages.publishing import data, markdown_pages, search
from tests import folders
from tests.binding.test_sentences import changed, drafted
from tests.compose import bridge

CSV = "bridge/data/sentences.csv"


def test_the_table_has_a_row_a_sentence_with_its_findings() -> None:
    (head, *rows) = csv.reader(io.StringIO(data.files(drafted().comparison())[CSV].decode()))
    assert head == ["reading", "paragraph", "sentence", "kind", "evidence", "findings", "others", "why"]
    assert rows[0] == ["post", "", "The bridge opens", "head", "", "", "", ""]
    assert rows[2][3:] == ["checkable", "price", "supported", "", ""]
    assert rows[1][3:] == ["checkable", "", "", "opening-day", "Seen."]
    assert len(rows) == 8


def test_the_data_have_them_under_their_own_key() -> None:
    held = json.loads(data.files(drafted().comparison())["bridge/data/comparison.json"])["sentences"]
    assert [(one["paragraph"], one["kind"], one["annotations"]) for one in held][:3] == [
        (None, "head", []),
        ("p1", "checkable", ["opening-day"]),
        ("p1", "checkable", ["price"]),
    ]
    assert held[1]["why"]["markdown"] == "Seen."


def test_markdown_has_them_with_their_notes_or_the_reason() -> None:
    text = markdown_pages.files(drafted().comparison())["bridge/sentences.md"]
    assert "- [¶1](post.md#p1) “It cost the county 12 million crowns.” Can be checked: [1b]" in text
    assert "Evidence: supported" in text
    assert "“The new bridge over the Lyd opened on Saturday.” Can be checked: [1a]" in text
    assert text.count("Seen.") == 1


def test_the_search_finds_the_page_and_no_sentence_twice() -> None:
    found = [entry for entry in search.entries(drafted().comparison()) if "sentences/" in entry.location]
    assert [entry.location for entry in found] == ["bridge/sentences/"]


def test_where_nobody_asked_there_is_no_page_and_no_table() -> None:
    comparison = bridge().comparison()
    assert CSV not in data.files(comparison)
    assert "bridge/sentences.md" not in markdown_pages.files(comparison)
    assert not [name for one in data.FORMATS for name, _ in one.listed(comparison) if name == "sentences.csv"]


def test_a_change_of_what_a_sentence_is_is_told(tmp_path: Path) -> None:
    folders.write(drafted(), tmp_path / "old" / "docs")
    folders.write(changed(3, sentence="The bridge opens", **{"is": "head"}), tmp_path / "same" / "docs")
    folders.write(changed(1, **{"is": "judgement"}), tmp_path / "new" / "docs")
    told = report("old", "new", tmp_path)
    assert "- sentence: … that the price will fall.”: a ~~forecast.~~ **judgement.**" in told
    assert "- sentence:" not in report("old", "same", tmp_path)
