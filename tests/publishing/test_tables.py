"""The tables, and what describes them: read back by other programs, with every value in its place."""

from __future__ import annotations

import csv
import io
import json
import warnings
from pathlib import Path
from typing import Any

import pytest

from facing_pages.model import Comparison
from facing_pages.publishing import data
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.tables import TABLES
from tests.compose import bridge
from tests.loaded import HELD
from tests.loaded import comparison as held

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # theirs, on being imported
    import csvw  # type: ignore[import-untyped]
    import frictionless

BRIDGE = bridge().comparison()
SITE = Publication("https://tram.example/read/", "Read", "https://licence.example/", "1.2", "2025-03-01")


@pytest.fixture(params=[None, *HELD], ids=lambda held: "/".join(held or ("in memory", "bridge")))
def comparison(request: pytest.FixtureRequest) -> Comparison:
    return held(*request.param) if request.param else BRIDGE


@pytest.fixture
def folder(comparison: Comparison, tmp_path: Path) -> Path:
    """The folder of the data files, as somebody takes it away."""
    for path, content in data.files(comparison, SITE).items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    # What takes more than a comparison to make is made with a site.
    whole = {name for one in data.FORMATS for name, _ in one.listed(comparison)}
    for name in whole:
        (tmp_path / comparison.id / "data" / name).touch()
    return tmp_path / comparison.id / "data"


def test_csv_on_the_web_says_what_stands_in_every_table(comparison: Comparison, folder: Path) -> None:
    group = csvw.TableGroup.from_file(folder / "csv-metadata.json")
    assert {str(table.url) for table in group.tables} == {path.name for path in folder.glob("*.csv")}
    for table in group.tables:
        read = list(table.iterdicts(strict=True))
        written = list(csv.reader(io.StringIO((folder / str(table.url)).read_text(encoding="utf-8"))))
        assert [column.header for column in table.tableSchema.columns] == [
            head.replace(" ", "_").replace("-", "_") for head in written[0]
        ]
        assert len(read) == len(written) - 1
        for row, cells in zip(read, written[1:], strict=True):
            assert [_printed(value) for value in row.values()] == cells


def _printed(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, float) or type(value).__name__ == "Decimal":
        return f"{value:g}"
    return "" if value is None else str(value)


def test_the_data_package_is_one_and_every_table_is_as_it_says(comparison: Comparison, folder: Path) -> None:
    found = frictionless.Package(str(folder / "datapackage.json"))  # raises where it is none
    for resource in found.resources:
        if resource.name != "comparison.schema.json":  # any schema is taken there for that of a table
            report = resource.validate()
            assert report.valid, report.flatten(["type", "note"])
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    keys = (f"comparisons/{comparison.id}", *(f"readings/{reading.id}" for reading in comparison.readings))
    former = [old for key in keys for old in comparison.former(key)]
    there = {path.name for path in folder.iterdir() if path.stem not in ("datapackage", *former)}
    assert {resource["path"] for resource in package["resources"]} == there
    assert all(resource["mediatype"] and resource["title"] for resource in package["resources"])
    assert package["id"] == f"https://tram.example/read/{comparison.id}/"
    assert package["licenses"] == [{"path": "https://licence.example/"}]


def test_a_table_is_there_where_there_is_something_to_stand_in_it(comparison: Comparison, folder: Path) -> None:
    for table in TABLES:
        assert table.is_of(comparison) == (folder / table.file).exists()


def rows(comparison: Comparison, name: str) -> list[dict[str, str]]:
    text = data.files(comparison)[f"{comparison.id}/data/{name}"].decode()
    return list(csv.DictReader(io.StringIO(text)))


def test_every_passage_stands_where_the_table_says(comparison: Comparison) -> None:
    texts = {reading.id: reading.article.text for reading in comparison.readings}
    found = rows(comparison, "passages.csv")
    for row in found:
        assert texts[row["reading"]][int(row["start"]) : int(row["end"])] == row["quotation"]
    of_events = sum(len(cell.passages) for event in comparison.events for cell in event.cells)
    of_notes = sum(len(annotation.passages) for annotation in comparison.annotations)
    assert len(found) == of_events + of_notes


def test_the_alignment_groups_passages_of_all_texts(comparison: Comparison) -> None:
    value = json.loads(data.files(comparison)[f"{comparison.id}/data/alignment.json"])
    files = data.files(comparison)
    texts = {
        one["reading"]: files[f"{comparison.id}/data/{one['address'].rpartition('/')[2]}"].decode()
        for one in value["texts"]
    }
    for group in value["groups"]:
        for passage in group["passages"]:
            assert texts[passage["reading"]][passage["start"] : passage["end"]] == passage["quotation"]
        spoken = {passage["reading"] for passage in group["passages"]}
        assert spoken.isdisjoint(group["silent"])
        assert group["kind"] == "annotation" or spoken | set(group["silent"]) == set(texts)
    shared = [annotation.id for annotation in comparison.annotations if annotation.shared]
    assert [group["id"] for group in value["groups"] if group["kind"] == "annotation"] == shared


def test_the_alignment_has_a_row_an_event_with_the_words_of_each_reading(comparison: Comparison) -> None:
    found = rows(comparison, "alignment.csv")
    assert list(found[0])[:4] == ["number", "event", "title", "date"]
    assert [row["event"] for row in found] == [event.id for event in comparison.events]
    for row, event in zip(found, comparison.events, strict=True):
        for cell in event.cells:
            reading = cell.reading
            assert (row[f"{reading.id} paragraphs"] == "silent") == (cell.silence is not None)
            offsets = [offset.split("-") for offset in row[f"{reading.id} offsets"].split()]
            quoted = [" ".join(reading.article.text[int(start) : int(end)].split()) for start, end in offsets]
            assert row[f"{reading.id} passages"] == "\n".join(quoted)


def test_the_alignment_counts_the_words_that_a_row_shows() -> None:
    found = rows(BRIDGE, "alignment.csv")
    assert found[0]["post paragraphs"] == "p1"
    assert found[0]["post words"] == "16"
    assert found[1]["times words"] == "15"


def test_dates_and_terms_are_tables_too() -> None:
    tram = held("full", "tram")
    assert [row["date"] for row in rows(tram, "timeline.csv")] == [moment.date for moment in tram.timeline]
    assert rows(tram, "timeline.csv")[2]["event"] == "first-ride"
    terms = rows(tram, "glossary.csv")
    assert [row["term"] for row in terms] == [term.id for term in tram.terms]
    assert terms[1]["council use"] == "Those whose “knowledge of the old line” was of use."
