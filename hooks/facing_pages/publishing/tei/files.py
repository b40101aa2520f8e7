"""The TEI files of a comparison: one for each article, and one with all of them and how they are aligned."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from facing_pages.model import Comparison, Reading
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.tei import header, standoff
from facing_pages.publishing.tei.elements import document, group, some
from facing_pages.publishing.tei.text import Ids, text
from facing_pages.publishing.tei.ways import File, Thing, called
from facing_pages.translating import language


def article(comparison: Comparison, publication: Publication, reading: Reading) -> str:
    """An article with its notes, our annotations on it, and the works and terms that these cite."""
    ids = Ids(reading)
    notes = tuple(one for one in comparison.annotations if reading.id in one.readings)
    named = {id for one in notes for id in one.terms}
    terms = tuple(term for term in comparison.terms if term.id in named)
    cited = {source.id for note in notes for source in note.sources}
    cited |= {source.id for term in terms for source in term.sources}
    sources = tuple(
        source for source in comparison.sources if source.id in cited or any(of == reading.id for of, _ in source.notes)
    )
    file = File(comparison, publication, (ids,), (*notes, *terms, *sources))
    apart = some(
        "standOff",
        [standoff.remarks(file, notes), standoff.terms(file, terms), standoff.works(file, sources)],
    )
    head = header.of_article(comparison, reading, publication, is_alone=True)
    return document(_tei(file, ids, head, apart))


def corpus(comparison: Comparison, publication: Publication) -> str:
    """All articles, all annotations, the events with how the texts are aligned, and whatever else there is on them."""
    texts = tuple(Ids(reading, f"{called(reading)}-") for reading in comparison.readings)
    held: list[Thing] = [*comparison.annotations, *comparison.events, *comparison.terms, *comparison.sources]
    held += (*comparison.documents, *comparison.who)
    file = File(comparison, publication, texts, tuple(held))
    apart = some(
        "standOff",
        [
            standoff.events(file),
            standoff.alignment(file),
            standoff.remarks(file, comparison.annotations),
            standoff.timeline(file),
            standoff.terms(file, comparison.terms),
            standoff.documents(file),
            standoff.people(file),
            standoff.organisations(file),
            standoff.works(file, comparison.sources),
        ],
    )
    head = header.of_comparison(comparison, publication, f"{comparison.id}.xml")
    made = [
        _tei(file, ids, header.of_article(comparison, ids.reading, publication, is_alone=False), None) for ids in texts
    ]
    return document(group("teiCorpus", [head, apart, *made], lang=language()))


def _tei(file: File, ids: Ids, head: Element, apart: Element | None) -> Element:
    reading = ids.reading
    words = text(file.comparison, reading, ids, file.publication.base, called)
    return group("TEI", [head, apart, words], id=called(reading), n=reading.letter, lang=language())
