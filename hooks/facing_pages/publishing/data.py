"""A comparison as machine-readable files: the table of formats, and a function for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from facing_pages.kinds import Kind
from facing_pages.model import Comparison, Reading
from facing_pages.publishing import classfile, datapackage, feed, moved, pictures, tables, web_annotations
from facing_pages.publishing.bibliography import csl_json
from facing_pages.publishing.bibtex import bibtex
from facing_pages.publishing.book import archive
from facing_pages.publishing.book import made as book
from facing_pages.publishing.comparison_json import comparison_json, schema
from facing_pages.publishing.markdown_article import article
from facing_pages.publishing.markdown_parts import alone
from facing_pages.publishing.moodle import moodle
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.tei import files as tei
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
        message: what it is, as the catalogue knows it; ``%(title)s`` stands for the title of a reading's article.
        made: what is in the file; None where it takes more than the comparison, and whoever makes the site makes it.
        use: who takes it and which programs open it, in a sentence, as the catalogue knows it.
        beside: the file beside which the front page lists it; empty if it has a line of its own.
        needs: a kind; where a comparison has no record of it, there is no such file.
    """

    name: str
    media: str
    message: str
    made: Made | None = None
    use: str = ""
    beside: str = ""
    needs: Kind[Any] | None = None

    @property
    def words(self) -> str:
        """What it is, where it is not of a reading."""
        return gettext(self.message)

    @property
    def used(self) -> str:
        """Who takes it and which programs open it; empty where that is not said."""
        return gettext(self.use) if self.use else ""

    def listed(self, comparison: Comparison, of: Reading | None = None) -> Iterator[tuple[str, str]]:
        """Each file's name, and what it is.

        Arguments:
            of: a reading; given one, the files that are of it alone.
        """
        for name, reading in self._names(comparison):
            if not of or of is reading:
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


def _listed(comparison: Comparison) -> Iterator[datapackage.Listed]:
    """Every file of a comparison, as a data package lists it."""
    for one in FORMATS:
        yield from (datapackage.Listed(name, one.media, what) for name, what in one.listed(comparison))


def _alone(made: Callable[[Comparison], str | bytes]) -> Made:
    """What says nothing of where it is published."""
    return lambda comparison, _: made(comparison)


_SPREADSHEET = later("A spreadsheet opens it, such as LibreOffice Calc or Excel: to sort, to count or to draw anew.")

FORMATS = (
    Format(
        classfile.FILE,
        "text/html",
        later("the texts, the notes, the glossary, the questions and the sources, with a search"),
        use=later("Any browser opens it, without the internet: for a class without a network, or to keep."),
    ),
    Format(
        "comparison.json",
        "application/json",
        later("the whole comparison"),
        comparison_json,
        use=later(
            "For whoever writes programs: the texts, events, notes and sources, to count or to show in another way."
        ),
    ),
    Format(
        book.FILE,
        archive.MEDIA,
        later("the texts by event and whole, the notes, the glossary, the documents and the sources, as an e-book"),
        use=later(
            "E-book readers and reading apps open it, such as Thorium or Apple Books: to read on the way, or aloud."
        ),
    ),
    Format(
        "comparison.schema.json",
        "application/schema+json",
        later("the JSON Schema of the comparison"),
        _alone(schema),
        use=later("Editors of JSON show what it says while you write, and validators check a file by it."),
        beside="comparison.json",
    ),
    Format(
        web_annotations.FILE,
        _ANNOTATIONS,
        later("our notes, as W3C Web Annotations"),
        web_annotations.annotations_jsonld,
        use=later("For programs that set notes beside a text, such as Recogito, and for collections of linked data."),
    ),
    Format(
        web_annotations.TEXT,
        "text/plain",
        later("the words of %(title)s, which the places in other files are counted in"),
        lambda _, __, reading: web_annotations.text(reading),
        use=later("Any program that counts words takes it, such as AntConc or Voyant; the notes point into it."),
    ),
    Format(
        "alignment.json",
        "application/json",
        later("which passages answer which of the other text, with their places"),
        tables.alignment_json,
        use=later("For programs: passages of each text that belong together, to count or to show in another way."),
    ),
    *(
        Format(table.file, "text/csv", table.message, _alone(table.csv), use=_SPREADSHEET, needs=table.needs)
        for table in tables.TABLES
    ),
    Format(
        "csv-metadata.json",
        "application/csvm+json",
        later("what stands in the columns of the tables, as CSV on the Web"),
        tables.described,
        use=later("Programs that check or load tables read it, by the W3C’s standard for CSV."),
    ),
    Format(
        "sources.bib",
        "application/x-bibtex",
        later("the sources, as BibTeX"),
        _alone(lambda comparison: bibtex(comparison.sources)),
        use=later(
            "For papers written with LaTeX (BibTeX or BibLaTeX), and for JabRef, Zotero and other reference managers."
        ),
    ),
    Format(
        "sources.json",
        "application/vnd.citationstyles.csl+json",
        later("the sources, as CSL-JSON"),
        _alone(lambda comparison: csl_json(comparison.sources)),
        use=later("Zotero and other reference managers import it; pandoc makes a list of works of it in any style."),
        beside="sources.bib",
    ),
    Format(
        "{reading}.md",
        "text/markdown",
        later("%(title)s, with its notes and ours, as Markdown"),
        lambda comparison, publication, reading: article(comparison, reading, alone(comparison.id, publication)),
        use=later(
            "Any text editor opens it, and so do Obsidian, pandoc and others that read Markdown: to keep or to print."
        ),
    ),
    Format(
        feed.FILE,
        "application/atom+xml",
        later("the notes that changed last, as a feed"),
        feed.feed,
        use=later("A feed reader, such as Thunderbird or Feedly, takes its address and tells you of new notes."),
    ),
    Format(
        "{comparison}.xml",
        "application/tei+xml",
        later("the texts, how they are aligned, and all notes, as TEI"),
        tei.corpus,
        use=later("Programs for editions take it, such as TEI Publisher or oXygen: all texts in one corpus."),
    ),
    Format(
        "{reading}.xml",
        "application/tei+xml",
        later("%(title)s, with its notes and ours, as TEI"),
        tei.article,
        use=later("Programs for editions take it, such as TEI Publisher or oXygen, and so do archives of texts."),
    ),
    Format(
        datapackage.FILE,
        "application/json",
        later("a list of all these files for programs, as a data package"),
        lambda comparison, publication: datapackage.datapackage(comparison, publication, _listed(comparison)),
        use=later("Archives of data and programs such as frictionless take all files at once by it."),
    ),
    Format(
        "questions.xml",
        "application/xml",
        later("the questions, for Moodle"),
        _alone(moodle),
        use=later("For teachers with a course in Moodle: import it there among the questions."),
    ),
    Format(
        "worksheet.docx",
        _WORD,
        later("the worksheet, empty, for Word"),
        _alone(worksheet),
        use=later("Word, LibreOffice Writer and Google Docs open it: to fill in, or to change before a lesson."),
    ),
)
"""Every format, in the order in which the front page lists them."""
