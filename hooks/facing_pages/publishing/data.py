"""A comparison as machine-readable files: the table of formats, and a function for each."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from facing_pages import kinds
from facing_pages.kinds import Kind
from facing_pages.model import Comparison, Reading
from facing_pages.publishing import classfile, moved, pictures, web_annotations
from facing_pages.publishing.bibliography import bibtex, csl_json
from facing_pages.publishing.comparison_json import comparison_json, schema
from facing_pages.publishing.markdown_article import article
from facing_pages.publishing.markdown_parts import DATA
from facing_pages.publishing.moodle import moodle
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.worksheet import worksheet
from facing_pages.translating import gettext, later, speaking

_ANNOTATIONS = 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

Made = Callable[..., str | bytes]
"""What is in a file, given the comparison, its publication, and the reading if each has one of its own."""


@dataclass(frozen=True)
class Format:
    """A file of a comparison's data, or one for each of its readings.

    Arguments:
        name: of the file; ``{comparison}`` in it stands for the comparison's id, ``{reading}`` for that of a reading,
            if each has one of its own.
        media: its media type, as IANA lists it.
        message: what the front page says it is, as the catalogue knows it; ``%(title)s`` stands for the title of a
            reading's article.
        made: what is in the file; None where it takes more than the comparison, and whoever makes the site makes it.
        beside: the file beside which the front page lists it; empty if it has a line of its own.
        needs: a kind; where a comparison has no record of it, there is no such file.
    """

    name: str
    media: str
    message: str
    made: Made | None = None
    beside: str = ""
    needs: Kind[Any] | None = None

    @property
    def words(self) -> str:
        """What the front page says it is, where it is not of a reading."""
        return gettext(self.message)

    def listed(self, comparison: Comparison) -> Iterator[tuple[str, str]]:
        """Each file's name, and what it is."""
        for name, reading in self._names(comparison):
            yield name, gettext(self.message, title=reading.title) if reading else self.words

    def files(
        self, comparison: Comparison, publication: Publication, made: Made | None
    ) -> Iterator[tuple[str, str | bytes]]:
        """Each file's name, and what is in it.

        Arguments:
            made: makes it where the format does not say how.
        """
        make = self.made or made
        for name, reading in self._names(comparison) if make else ():
            of = (reading,) if reading else ()
            yield name, make(comparison, publication, *of)  # type: ignore[misc]  # there are names only where it is one

    def _names(self, comparison: Comparison) -> Iterator[tuple[str, Reading | None]]:
        if self.needs and not comparison.of(self.needs.name):
            return
        if "{reading}" not in self.name:
            yield self.name.format(comparison=comparison.id), None
            return
        for reading in comparison.readings:
            yield self.name.format(reading=reading.id), reading


def files(
    comparison: Comparison, publication: Publication | None = None, made: Mapping[str, Made] | None = None
) -> dict[str, bytes]:
    """Every data file of a comparison and every picture: its path from the documents' folder, and its bytes.

    Arguments:
        publication: where it is published; at no known address without.
        made: makes the files of formats that do not say how, by their names; without, there are none of these.
    """
    where, others = publication or Publication(), made or {}
    with speaking(comparison.language):
        found = dict(file for one in FORMATS for file in one.files(comparison, where, others.get(one.name)))
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


def _alone(made: Callable[[Comparison], str | bytes]) -> Made:
    """What says nothing of where it is published."""
    return lambda comparison, _: made(comparison)


FORMATS = (
    Format(
        classfile.FILE,
        "text/html",
        later("the texts, the notes, the glossary, the questions and the sources, with a search"),
    ),
    Format("comparison.json", "application/json", later("the whole comparison"), comparison_json),
    Format(
        "comparison.schema.json",
        "application/schema+json",
        later("its schema"),
        _alone(schema),
        beside="comparison.json",
    ),
    Format(
        web_annotations.FILE,
        _ANNOTATIONS,
        later("our notes, as W3C Web Annotations"),
        web_annotations.annotations_jsonld,
    ),
    Format(
        web_annotations.TEXT,
        "text/plain",
        later("the words of %(title)s, which the places in other files are counted in"),
        lambda _, __, reading: web_annotations.text(reading),
    ),
    Format("alignment.csv", "text/csv", later("events and readings, as a table"), _alone(alignment_csv)),
    Format(
        "charts.csv", "text/csv", later("the figures of the charts, as a table"), _alone(charts_csv), needs=kinds.CHARTS
    ),
    Format(
        "sentences.csv",
        "text/csv",
        later("every sentence, and what became of it"),
        _alone(sentences_csv),
        needs=kinds.SENTENCES,
    ),
    Format(
        "sources.bib",
        "application/x-bibtex",
        later("the sources, as BibTeX"),
        _alone(lambda comparison: bibtex(comparison.sources)),
    ),
    Format(
        "sources.json",
        "application/vnd.citationstyles.csl+json",
        later("as CSL-JSON"),
        _alone(lambda comparison: csl_json(comparison.sources)),
        beside="sources.bib",
    ),
    Format(
        "{reading}.md",
        "text/markdown",
        later("%(title)s, with its notes and ours, as Markdown"),
        lambda comparison, _, reading: article(comparison, reading, DATA),
    ),
    Format("questions.xml", "application/xml", later("the questions, for Moodle"), _alone(moodle)),
    Format("worksheet.docx", _WORD, later("the worksheet, empty, for Word"), _alone(worksheet)),
)
"""Every format, in the order in which the front page lists them."""
