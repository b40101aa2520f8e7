"""A comparison as machine-readable files: the table of formats, and a function for each."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

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
    """

    name: str
    message: str
    made: Callable[..., str | bytes]
    beside: str = ""

    @property
    def words(self) -> str:
        """What the front page says it is, where it is not of a reading."""
        return gettext(self.message)

    def listed(self, comparison: Comparison) -> Iterator[tuple[str, str]]:
        """Each file's name, and what it is."""
        if "{reading}" not in self.name:
            yield self.name, self.words
            return
        for reading in comparison.readings:
            yield self.name.format(reading=reading.id), gettext(self.message, title=reading.title)

    def files(self, comparison: Comparison) -> Iterator[tuple[str, str | bytes]]:
        """Each file's name, and what is in it."""
        if "{reading}" not in self.name:
            yield self.name, self.made(comparison)
            return
        for reading in comparison.readings:
            yield self.name.format(reading=reading.id), self.made(comparison, reading)


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


FORMATS = (
    Format("comparison.json", later("the whole comparison"), comparison_json),
    Format("comparison.schema.json", later("its schema"), schema, beside="comparison.json"),
    Format("annotations.jsonld", later("our notes, as W3C Web Annotations"), annotations_jsonld),
    Format("alignment.csv", later("events and readings, as a table"), alignment_csv),
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
