"""What is new among the notes of a comparison, as an Atom feed (RFC 4287)."""

from __future__ import annotations

import datetime
from xml.etree import ElementTree as ET

from facing_pages import __version__
from facing_pages.addresses import place_of
from facing_pages.model import Annotation, Comparison, Place
from facing_pages.publishing.credit import EDITORS
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.xmltext import fit
from facing_pages.translating import gettext, language
from facing_pages.wording import labelled

FILE = "feed.xml"

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 50
"""So many of the notes that changed last are in it."""
_LONGEST = 80
"""Of the words that a title quotes, in characters."""


def feed(comparison: Comparison, publication: Publication) -> str:
    """The notes that were written or changed last, the latest first.

    Where the history of the files is not at hand, all count as of the day of
    the edition, or of that on which the last of the texts was taken.
    """
    return _Feed(comparison, publication).written()


class _Feed:
    def __init__(self, comparison: Comparison, publication: Publication) -> None:
        self._comparison, self._publication = comparison, publication
        captured = max(reading.dossier.captured for reading in comparison.readings)
        self._otherwise = publication.released or captured.isoformat()

    def written(self) -> str:
        ordered = sorted(self._comparison.annotations, key=lambda one: one.id)
        ordered.sort(key=lambda one: self._day(one.changed), reverse=True)
        root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": language()})
        here = self._href(Place(self._comparison.id, f"data/{FILE}"))
        _put(root, "id", here)
        _put(root, "title", gettext("Notes on “%(title)s”", title=self._comparison.title))
        _put(root, "subtitle", self._comparison.question)
        _put(root, "updated", _moment(max((self._day(one.changed) for one in ordered), default=self._otherwise)))
        _put(root, "link", rel="self", type="application/atom+xml", href=here)
        _put(root, "link", rel="alternate", type="text/html", href=self._href(Place(self._comparison.id)))
        if self._publication.licence:
            _put(root, "link", rel="license", href=self._publication.licence)
        _put(_put(root, "author"), "name", gettext(EDITORS))
        _put(root, "generator", "Facing Pages", version=__version__)
        for annotation in ordered[:_MOST]:
            self._entry(_put(root, "entry"), annotation)
        return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'

    def _entry(self, entry: ET.Element, annotation: Annotation) -> None:
        address = self._href(place_of(self._comparison, annotation))
        _put(entry, "id", address)
        _put(entry, "title", _title(annotation))
        _put(entry, "updated", _moment(self._day(annotation.changed)))
        if annotation.created:
            _put(entry, "published", _moment(annotation.created.isoformat()))
        for name in annotation.writers:
            _put(_put(entry, "author"), "name", name)
        _put(entry, "link", rel="alternate", type="text/html", href=address)
        _put(entry, "category", term=annotation.kind, label=annotation.kind_in_words)
        _put(entry, "content", str(annotation.body.bare(self._publication.way)), type="html")

    def _day(self, day: datetime.date | None) -> str:
        return day.isoformat() if day else self._otherwise

    def _href(self, place: Place) -> str:
        return self._publication.way.href(place)


def _title(annotation: Annotation) -> str:
    """Its label and kind, and the beginning of the words that it is about."""
    words = " ".join(annotation.passages[0].quotation.split())
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]}…"
    return labelled(f"{annotation.label}, {annotation.kind_in_words}", f"“{short}”")


def _put(parent: ET.Element, name: str, words: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, {key: fit(value) for key, value in attributes.items()})
    made.text = fit(words) or None
    return made


def _moment(day: str) -> str:
    """A day as RFC 3339 has it: its first second in UTC; a month or a year begins with its first day."""
    year, month, of_month = (*day.split("-"), "01", "01")[:3]
    return f"{year}-{month}-{of_month}T00:00:00Z"
