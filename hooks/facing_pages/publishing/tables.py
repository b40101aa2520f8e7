"""The tables of a comparison: what stands in each, as CSV files and as those files are described to programs.

A table is declared once (``TABLES``). The files, their description in CSV on the
Web and that in the data package are made of it. The heads of the columns are the
names of fields, the same in every language.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from facing_pages import kinds
from facing_pages.kinds import Kind
from facing_pages.model import Cell, Comparison, Passage, Reading
from facing_pages.publishing.jsontext import indented
from facing_pages.publishing.publication import Publication
from facing_pages.translating import gettext, language, later

SEPARATOR = " "
"""Between several ids in a cell."""

Datatype = Literal["string", "integer", "number"]
Row = Sequence[object]


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Arguments:
        name: its head.
        message: what stands in it, as the catalogue knows it.
        datatype: of each value.
        is_list: whether a cell has several values, with spaces between them.
    """

    name: str
    message: str
    datatype: Datatype = "string"
    is_list: bool = False


@dataclass(frozen=True)
class Table:
    """A table, whose file has its name and ``.csv``.

    Arguments:
        name: of the table.
        message: what the front page says it is.
        columns: of a comparison.
        rows: likewise; each has a value for every column, None where there is none.
        key: the columns that together tell a row from all others; none where nothing does.
        needs: a kind; where a comparison has no record of it, there is no such table.
    """

    name: str
    message: str
    columns: Callable[[Comparison], Sequence[Column]]
    rows: Callable[[Comparison], Iterable[Row]]
    key: tuple[str, ...] = ()
    needs: Kind[Any] | None = None

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.csv"

    def is_of(self, comparison: Comparison) -> bool:
        """Whether a comparison has it."""
        return not self.needs or bool(comparison.of(self.needs.name))

    def csv(self, comparison: Comparison) -> str:
        """The file: UTF-8, a comma between cells, a line feed behind each row (RFC 4180 but for that)."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([column.name for column in self.columns(comparison)])
        writer.writerows(["" if value is None else value for value in row] for row in self.rows(comparison))
        return stream.getvalue()


def described(comparison: Comparison, publication: Publication) -> str:
    """All tables, as a table group of CSV on the Web (Metadata Vocabulary for Tabular Data, 2015)."""
    tables = [_described(table, comparison) for table in TABLES if table.is_of(comparison)]
    licence = {"dc:license": {"@id": publication.licence}} if publication.licence else {}
    context = ["http://www.w3.org/ns/csvw", {"@language": language()}]
    return indented({"@context": context, "dc:title": comparison.title, **licence, "tables": tables})


def _described(table: Table, comparison: Comparison) -> dict[str, Any]:
    columns = [_column(column) for column in table.columns(comparison)]
    keys = {"primaryKey": [_name(name) for name in table.key]} if table.key else {}
    return {
        "url": table.file,
        "dc:title": gettext(table.message),
        "tableSchema": {"columns": columns, **keys},
    }


def _column(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": _name(column.name),
        "titles": column.name,
        "dc:description": gettext(column.message),
        "datatype": column.datatype,
    }
    return found | ({"separator": SEPARATOR} if column.is_list else {})


def _name(head: str) -> str:
    """A column's name for programs, which may hold no space and no hyphen."""
    return head.replace(" ", "_").replace("-", "_")


# --- what stands in them ------------------------------------------------------


def _of_each(comparison: Comparison, *columns: Column) -> list[Column]:
    """The same columns for each reading, under its id."""
    return [replace(one, name=f"{reading.id} {one.name}") for reading in comparison.readings for one in columns]


def _ids(things: Iterable[Any]) -> str:
    return SEPARATOR.join(thing.id for thing in things)


def _alignment_columns(comparison: Comparison) -> list[Column]:
    return [
        Column("number", later("of the event"), "integer"),
        Column("event", later("its id")),
        Column("title", later("what it is called")),
        Column("date", later("an ISO day, month or year, or two with a stroke between")),
        *_of_each(
            comparison,
            Column("paragraphs", later("those of this reading that speak of it; “silent” if none does"), is_list=True),
            Column("words", later("how many of its words the row shows"), "integer"),
        ),
        *_of_each(
            comparison,
            Column("offsets", later("where each passage begins and ends in the text of this reading"), is_list=True),
            Column("passages", later("the words of these, a line feed between two passages")),
        ),
    ]


def _alignment_rows(comparison: Comparison) -> Iterable[Row]:
    for event in comparison.events:
        cells = [value for cell in event.cells for value in (_speaking(cell), cell.words)]
        passages = [value for cell in event.cells for value in (_offsets(cell.passages), _words(cell.passages))]
        yield [event.number, event.id, event.title, event.date, *cells, *passages]


def _speaking(cell: Cell) -> str:
    return SEPARATOR.join(cell.paragraphs) or "silent"


def _offsets(passages: Iterable[Passage]) -> str:
    return SEPARATOR.join(f"{passage.start}-{passage.end}" for passage in passages)


def _words(passages: Iterable[Passage]) -> str:
    return "\n".join(" ".join(passage.quotation.split()) for passage in passages)


def _passages_rows(comparison: Comparison) -> Iterable[Row]:
    for event in comparison.events:
        for cell in event.cells:
            for passage in cell.passages:
                yield _passage("event", event.id, passage)
    for annotation in comparison.annotations:
        for passage in annotation.passages:
            yield _passage("annotation", annotation.id, passage)


def _passage(kind: str, id: str, passage: Passage) -> Row:
    paragraphs = SEPARATOR.join(passage.paragraphs)
    return [kind, id, passage.reading, paragraphs, passage.start, passage.end, passage.quotation]


def _chart_rows(comparison: Comparison) -> Iterable[Row]:
    for chart in comparison.charts:
        for series in chart.series:
            for x, y in series.values:
                yield [chart.id, series.name, x, None if y is None else f"{y:g}", chart.unit, _ids(chart.sources)]


def _sentence_rows(comparison: Comparison) -> Iterable[Row]:
    for row in comparison.sentences:
        findings = SEPARATOR.join(str(annotation.finding) for annotation in row.evidence)
        others = (annotation for annotation in row.annotations if annotation not in row.evidence)
        why = row.why.text if row.why else None
        yield [row.reading, row.paragraph, row.text, row.kind, _ids(row.evidence), findings, _ids(others), why]


def _timeline_rows(comparison: Comparison) -> Iterable[Row]:
    for moment in comparison.timeline:
        spoken = [_offsets(moment.of(reading.id)) for reading in comparison.readings]
        yield [moment.date, moment.text.text, moment.event, *spoken, _ids(moment.sources)]


def _timeline_columns(comparison: Comparison) -> list[Column]:
    return [
        Column("date", later("an ISO day, month or year, or two with a stroke between")),
        Column("text", later("what happened")),
        Column("event", later("the id of the event, if it is one of these")),
        *_of_each(
            comparison,
            Column("offsets", later("where the words begin and end in which this reading speaks of it"), is_list=True),
        ),
        Column("sources", later("the ids of the works that it rests on"), is_list=True),
    ]


def _glossary_columns(comparison: Comparison) -> list[Column]:
    return [
        Column("term", later("its id")),
        Column("title", later("what it is called")),
        Column("also", later("other forms of it, a semicolon between two")),
        Column("definition", later("what it means, in the editors’ words")),
        *_of_each(comparison, Column("use", later("what it means in this reading"))),
        Column("sources", later("the ids of the works that it rests on"), is_list=True),
    ]


def _glossary_rows(comparison: Comparison) -> Iterable[Row]:
    for term in comparison.terms:
        uses = {reading: use.text for reading, use in term.uses}
        of_each = [uses.get(reading.id) for reading in comparison.readings]
        yield [term.id, term.title, "; ".join(term.also), term.definition.text, *of_each, _ids(term.sources)]


TABLES = (
    Table(
        "alignment",
        later("events and readings, as a table"),
        _alignment_columns,
        _alignment_rows,
        key=("event",),
    ),
    Table(
        "passages",
        later("every passage of an event or a note, with its place in the text"),
        lambda _: (
            Column("kind", later("what it belongs to, “event” or “annotation”")),
            Column("id", later("of that")),
            Column("reading", later("the id of the reading")),
            Column("paragraphs", later("those that it touches"), is_list=True),
            Column("start", later("offset of the first character in the text of the reading"), "integer"),
            Column("end", later("offset just past the last"), "integer"),
            Column("quotation", later("those words exactly")),
        ),
        _passages_rows,
    ),
    Table(
        "timeline",
        later("what happened when, as a table"),
        _timeline_columns,
        _timeline_rows,
        needs=kinds.TIMELINE,
    ),
    Table(
        "glossary",
        later("the contested words, as a table"),
        _glossary_columns,
        _glossary_rows,
        key=("term",),
        needs=kinds.TERMS,
    ),
    Table(
        "charts",
        later("the figures of the charts, as a table"),
        lambda _: (
            Column("chart", later("its id")),
            Column("series", later("what the values are of")),
            Column("x", later("a day or the name of a thing")),
            Column("y", later("the figure; none where there is none"), "number"),
            Column("unit", later("what it counts")),
            Column("sources", later("the ids of the works that it rests on"), is_list=True),
        ),
        _chart_rows,
        needs=kinds.CHARTS,
    ),
    Table(
        "sentences",
        later("every sentence, and what became of it"),
        lambda _: (
            Column("reading", later("the id of the reading")),
            Column("paragraph", later("in which it begins; none for a title or a heading")),
            Column("sentence", later("its words")),
            Column("kind", later("whether it can be checked, and by what")),
            Column("evidence", later("the ids of the notes that check it"), is_list=True),
            Column("findings", later("what each of them concludes, in the same order"), is_list=True),
            Column("others", later("the ids of all other notes on it"), is_list=True),
            Column("why", later("why one that can be checked has no such note")),
        ),
        _sentence_rows,
        needs=kinds.SENTENCES,
    ),
)
"""Every table, in the order in which the front page lists them."""


def alignment_json(comparison: Comparison, publication: Publication) -> str:
    """Which words of one text answer which of the others: groups of passages, several of each reading or none.

    An event is a group, and so is an annotation on words of more than one reading.
    """
    shared = (annotation for annotation in comparison.annotations if annotation.shared)
    groups = [
        {
            "kind": "event",
            "id": event.id,
            "title": event.title,
            "passages": [_placed(passage) for cell in event.cells for passage in cell.passages],
            "silent": [cell.reading.id for cell in event.cells if cell.silence],
        }
        for event in comparison.events
    ]
    groups += [
        {
            "kind": "annotation",
            "id": annotation.id,
            "title": annotation.label,
            "passages": [_placed(passage) for passage in annotation.passages],
            "silent": [],
        }
        for annotation in shared
    ]
    texts = [_text(comparison, reading, publication) for reading in comparison.readings]
    return indented({"comparison": comparison.id, "texts": texts, "groups": groups})


def _text(comparison: Comparison, reading: Reading, publication: Publication) -> dict[str, str]:
    address = f"{publication.base}{comparison.id}/data/{reading.id}.txt"
    return {"reading": reading.id, "title": reading.title, "address": address}


def _placed(passage: Passage) -> dict[str, Any]:
    return {
        "reading": passage.reading,
        "paragraphs": list(passage.paragraphs),
        "start": passage.start,
        "end": passage.end,
        "quotation": passage.quotation,
    }
