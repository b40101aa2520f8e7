"""The shape as ordinary Markdown says what the drawings show."""

from __future__ import annotations

import re

from facing_pages.drawing.shape import Shape
from facing_pages.publishing import markdown_pages
from tests.compose import bridge
from tests.loaded import tram

PAGE = markdown_pages.files(tram())["tram/map.md"]
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ")]


def test_the_table_has_a_row_for_each_event_with_words_and_paragraphs() -> None:
    for row in Shape(tram()).rows:
        (line,) = (line for line in ROWS if f"(facing.md#{row.event.id})" in line)
        cells = [cell.strip() for cell in line.strip("|").split("|")][1:]
        for part, cell in zip(row.parts, cells, strict=True):
            if part.cell.silence:
                assert cell == "silent"
            else:
                assert cell.startswith(f"{part.words} words, ")
                assert re.findall(r"¶(\d+)", cell) == [id[1:] for id in part.cell.paragraphs]


def test_every_silence_is_signed() -> None:
    for event in tram().events:
        for cell in event.silent:
            assert cell.silence
            assert f"{cell.reading.name} does not mention event {event.number}" in PAGE
            assert ", ".join(cell.silence.words) in PAGE


def test_every_name_stands_there_with_its_counts_and_lines() -> None:
    comparison = tram()
    for naming in comparison.names:
        for name in naming.names:
            counts = " | ".join(str(len(name.of(reading.id))) for reading in comparison.readings)
            assert f"| {', '.join((name.name, *name.also))} | {counts} |" in PAGE
    lines = sum(name.count for naming in comparison.names for name in naming.names)
    assert len(re.findall(r"^- .*: .*\*\*.+\*\*", PAGE, re.MULTILINE)) >= lines


def test_dates_say_who_speaks_and_who_does_not() -> None:
    comparison = tram()
    silent = sum(not moment.of(reading.id) for moment in comparison.timeline for reading in comparison.readings)
    assert PAGE.count(": does not mention it.") == silent


def test_rows_have_as_many_cells_as_their_heads() -> None:
    width = 0
    for line in PAGE.splitlines():
        cells = line.count("|")
        assert not line.startswith("| ") or not width or cells == width
        width = cells if line.startswith("| ") else 0


def test_a_comparison_without_dates_names_or_works_has_its_page() -> None:
    page = markdown_pages.files(bridge().comparison())["bridge/map.md"]
    assert "| 1. [The opening](facing.md#opening) | 16 words, ¶1 | 14 words, ¶1 |" in page
    assert "What happened when" not in page
    assert "Names for" not in page
    assert "One source" not in page
