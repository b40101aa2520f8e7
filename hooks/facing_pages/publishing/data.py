"""A comparison as machine-readable files: the table of formats, and a function for each."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from facing_pages import kinds
from facing_pages.kinds import Kind
from facing_pages.model import Comparison
from facing_pages.publishing import moved, pictures
from facing_pages.publishing.bibliography import bibtex, csl_json
from facing_pages.publishing.comparison_json import comparison_json, schema
from facing_pages.publishing.markdown_article import article
from facing_pages.publishing.markdown_parts import DATA
from facing_pages.publishing.moodle import moodle
from facing_pages.publishing.web_annotations import annotations_jsonld
from facing_pages.publishing.worksheet import worksheet
from facing_pages.translating import gettext, later, speaking


@dataclass(frozen=True)
class Format:
    """A file of a comparison's data, or one for each of its readings.

    Arguments:
        name: of the file; ``{reading}`` in it stands for the id of a reading, if each has one of its own.
        message: what the front page says it is, as the catalogue knows it; ``%(title)s`` stands for the title of a
            reading's article.
        made: what is in the file, given the comparison, and the reading if each has one.
        beside: the file beside which the front page lists it; empty if it has a line of its own.
        needs: a kind; where a comparison has no record of it, there is no such file.
    """

    name: str
    message: str
    made: Callable[..., str | bytes]
    beside: str = ""
    needs: Kind[Any] | None = None

    @property
    def words(self) -> str:
        """What the front page says it is, where it is not of a reading."""
        return gettext(self.message)

    def listed(self, comparison: Comparison) -> Iterator[tuple[str, str]]:
        """Each file's name, and what it is."""
        if not self._is_of(comparison):
            return
        if "{reading}" not in self.name:
            yield self.name, self.words
            return
        for reading in comparison.readings:
            yield self.name.format(reading=reading.id), gettext(self.message, title=reading.title)

    def files(self, comparison: Comparison) -> Iterator[tuple[str, str | bytes]]:
        """Each file's name, and what is in it."""
        if not self._is_of(comparison):
            return
        if "{reading}" not in self.name:
            yield self.name, self.made(comparison)
            return
        for reading in comparison.readings:
            yield self.name.format(reading=reading.id), self.made(comparison, reading)

    def _is_of(self, comparison: Comparison) -> bool:
        return not self.needs or bool(comparison.of(self.needs.name))


def files(comparison: Comparison) -> dict[str, bytes]:
    """Every data file of a comparison and every picture: its path from the documents' folder, and its bytes."""
    with speaking(comparison.language):
        found = dict(file for one in FORMATS for file in one.files(comparison))
    written = {
        f"{comparison.id}/data/{name}": content.encode() if isinstance(content, str) else content
        for name, content in found.items()
    }
    written |= pictures.files(comparison)
    return written | moved.copies(comparison, written)


def paths(comparison: Comparison) -> list[str]:
    """The paths of all these files, which need not be made for it."""
    found = [f"{comparison.id}/data/{name}" for one in FORMATS for name, _ in one.listed(comparison)]
    found += pictures.files(comparison)
    return [*found, *moved.copies(comparison, dict.fromkeys(found, b""))]


def alignment_csv(comparison: Comparison) -> str:
    """Events × readings: a row an event, the paragraphs that speak and the words the row shows.

    The heads of the columns are the names of fields, the same in every language.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    heads = [f"{reading.id} {what}" for reading in comparison.readings for what in ("paragraphs", "words")]
    writer.writerow(["number", "event", "title", "date", *heads])
    for event in comparison.events:
        cells = [value for cell in event.cells for value in (" ".join(cell.paragraphs) or "silent", cell.words)]
        writer.writerow([event.number, event.id, event.title, event.date or "", *cells])
    return stream.getvalue()


def charts_csv(comparison: Comparison) -> str:
    """The figures of all charts: a row a value; no value where there is none."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["chart", "series", "x", "y", "unit", "sources"])
    for chart in comparison.charts:
        cited = " ".join(source.id for source in chart.sources)
        for series in chart.series:
            for x, y in series.values:
                writer.writerow([chart.id, series.name, x, "" if y is None else f"{y:g}", chart.unit, cited])
    return stream.getvalue()


def sentences_csv(comparison: Comparison) -> str:
    """What became of every sentence, a row a sentence, in the order of the texts.

    ``evidence`` are the ids of the annotations that check it, ``findings`` what
    each of them concludes, in the same order; ``others`` are the ids of all
    other annotations on it.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["reading", "paragraph", "sentence", "kind", "evidence", "findings", "others", "why"])
    for row in comparison.sentences:
        evidence = " ".join(annotation.id for annotation in row.evidence)
        findings = " ".join(str(annotation.finding) for annotation in row.evidence)
        others = " ".join(annotation.id for annotation in row.annotations if annotation not in row.evidence)
        why = row.why.text if row.why else ""
        writer.writerow([row.reading, row.paragraph, row.text, row.kind, evidence, findings, others, why])
    return stream.getvalue()


FORMATS = (
    Format("comparison.json", later("the whole comparison"), comparison_json),
    Format("comparison.schema.json", later("its schema"), schema, beside="comparison.json"),
    Format("annotations.jsonld", later("our notes, as W3C Web Annotations"), annotations_jsonld),
    Format("alignment.csv", later("events and readings, as a table"), alignment_csv),
    Format("charts.csv", later("the figures of the charts, as a table"), charts_csv, needs=kinds.CHARTS),
    Format("sentences.csv", later("every sentence, and what became of it"), sentences_csv, needs=kinds.SENTENCES),
    Format("sources.bib", later("the sources, as BibTeX"), lambda comparison: bibtex(comparison.sources)),
    Format("sources.json", later("as CSL-JSON"), lambda comparison: csl_json(comparison.sources), beside="sources.bib"),
    Format(
        "{reading}.md",
        later("%(title)s, with its notes and ours, as Markdown"),
        lambda comparison, reading: article(comparison, reading, DATA),
    ),
    Format("questions.xml", later("the questions, for Moodle"), moodle),
    Format("worksheet.docx", later("the worksheet, empty, for Word"), worksheet),
)
"""Every format, in the order in which the front page lists them."""
