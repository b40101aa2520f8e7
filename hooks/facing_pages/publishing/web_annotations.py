"""Our annotations as a W3C Web Annotation collection (Web Annotation Data Model, 2017).

Each target is a stretch of an article's plain text, which lies beside the
collection as a file, so that positions hold whatever the page shows; its scope
is the paragraph of the page where the same words stand.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

from facing_pages import __version__, kinds
from facing_pages.addresses import place_of, record
from facing_pages.annotation_kinds import BY_NAME
from facing_pages.model import UNDETERMINED, Annotation, Comparison, Passage, Place, Reading
from facing_pages.publishing import about, credit
from facing_pages.publishing.jsontext import indented
from facing_pages.publishing.portable import published
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.unbroken import Stretch, stretches
from facing_pages.translating import gettext, language, later
from facing_pages.wording import FINDING

FILE = "annotations.jsonld"
TEXT = "{reading}.txt"
"""The file with the words of an article, as the offsets count them."""

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_UNADDRESSED = later(
    "This site had no address when the file was made, so ids and links begin with %(base)s, which stands for it."
)


def text(reading: Reading) -> str:
    """An article's words: its blocks, each ended by a line feed but the last."""
    return reading.article.text


def annotations_jsonld(comparison: Comparison, publication: Publication) -> str:
    """All annotations of a comparison, on one page of a collection."""
    return indented(_Collection(comparison, publication).whole())


class _Collection:
    def __init__(self, comparison: Comparison, publication: Publication) -> None:
        self._comparison, self._publication = comparison, publication
        self._id = self._href(Place(comparison.id, f"data/{FILE}"))
        self._stretches = {reading.id: stretches(comparison, reading) for reading in comparison.readings}

    def whole(self) -> dict[str, Any]:
        items = [self._annotation(annotation) for annotation in self._comparison.annotations]
        days = (annotation.changed for annotation in self._comparison.annotations)
        page = {"id": f"{self._id}#page", "type": "AnnotationPage", "partOf": self._id, "startIndex": 0, "items": items}
        told = "" if self._publication.address else gettext(_UNADDRESSED, base=self._publication.base)
        return _known(
            {
                "@context": _CONTEXT,
                "id": self._id,
                "type": "AnnotationCollection",
                "label": self._comparison.title,
                "rdfs:comment": told,
                "creator": self._editors(),
                "generator": self._generator(),
                "modified": _moment(max(filter(None, days), default=None)),
                "rights": self._publication.licence,
                "total": len(items),
                "first": page,
                "last": page["id"],
            }
        )

    def _annotation(self, annotation: Annotation) -> dict[str, Any]:
        agents = [self._person(name) for name in annotation.writers] or [self._editors()]
        reviewers = [self._person(name) for name in annotation.reviewed]
        return _known(
            {
                "id": self._href(place_of(self._comparison, annotation)),
                "type": "Annotation",
                "label": annotation.label,
                "motivation": BY_NAME[annotation.kind].motivation,
                "creator": _one_or_all(agents),
                "dcterms:contributor": _one_or_all(reviewers),
                "created": _moment(annotation.created),
                "modified": _moment(annotation.changed),
                "rights": self._publication.licence,
                "body": list(self._bodies(annotation)),
                "target": _one_or_all([target for one in annotation.passages for target in self._targets(one)]),
            }
        )

    def _bodies(self, annotation: Annotation) -> Iterator[dict[str, Any]]:
        """What it says, in two forms to choose from; what is concluded; its kind, and all that it leads to."""
        html = str(annotation.body.bare(self._publication.way))
        markdown = published(annotation.body.markdown, self._comparison.id, self._publication.way)
        forms = [_textual("text/html", html), _textual("text/markdown", markdown)]
        yield {"type": "Choice", "items": [form | {"language": language()} for form in forms]}
        if annotation.finding:
            yield _textual("text/plain", FINDING[annotation.finding], "classifying") | {"language": language()}
        yield _textual("text/plain", annotation.kind, "tagging")
        for source in annotation.sources:
            yield self._leads(place_of(self._comparison, source), "linking")
        for term in annotation.terms:
            yield self._leads(record(self._comparison.id, kinds.TERMS, term), "tagging")
        if annotation.event:
            yield self._leads(record(self._comparison.id, kinds.EVENTS, annotation.event), "identifying")

    def _leads(self, place: Place, purpose: str) -> dict[str, Any]:
        return {"type": "SpecificResource", "purpose": purpose, "source": self._href(place)}

    def _targets(self, passage: Passage) -> Iterator[dict[str, Any]]:
        """A target for each stretch of a passage that no mark interrupts."""
        reading = self._comparison.reading(passage.reading)
        source = {
            "id": self._href(Place(self._comparison.id, f"data/{TEXT.format(reading=reading.id)}")),
            "type": "Text",
            "format": "text/plain",
            "language": reading.dossier.language or UNDETERMINED,
        }
        for stretch in self._stretches[reading.id][passage]:
            yield {
                "type": "SpecificResource",
                "source": source,
                "scope": self._href(place_of(self._comparison, reading, stretch.block)),
                "selector": _selectors(reading, stretch),
            }

    def _editors(self) -> dict[str, str]:
        place = Place("", about.PATH.removesuffix(".md"), about.WHO)
        return {"id": self._href(place), "type": "Organization", "name": gettext(credit.EDITORS)}

    def _person(self, name: str) -> dict[str, str]:
        return {"id": self._href(credit.place(name)), "type": "Person", "name": name}

    def _generator(self) -> dict[str, str]:
        home = self._publication.repository
        agent = {"id": f"{self._publication.base}#facing-pages", "type": "Software"}
        return _known(agent | {"name": f"Facing Pages {__version__}", "homepage": home})

    def _href(self, place: Place) -> str:
        return self._publication.way.href(place)


def _selectors(reading: Reading, stretch: Stretch) -> list[dict[str, Any]]:
    """Its place and, where the words with those round them stand once in the text, the words."""
    text = reading.article.text
    exact = text[stretch.start : stretch.end]
    position = {"type": "TextPositionSelector", "start": stretch.start, "end": stretch.end}
    if text.count(f"{stretch.before}{exact}{stretch.after}") > 1:
        return [position]
    return [position, {"type": "TextQuoteSelector", "exact": exact, "prefix": stretch.before, "suffix": stretch.after}]


def _textual(format: str, value: str, purpose: str = "") -> dict[str, Any]:
    return _known({"type": "TextualBody", "purpose": purpose, "format": format, "value": value})


def _moment(day: datetime.date | None) -> str:
    """A day as ``xsd:dateTime``, which the model asks for: its first second in UTC."""
    return f"{day.isoformat()}T00:00:00Z" if day else ""


def _one_or_all(found: Sequence[dict[str, Any]]) -> dict[str, Any] | Sequence[dict[str, Any]]:
    """A thing alone where there is one: many programs read no list of one."""
    return found[0] if len(found) == 1 else found


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """What there is of them."""
    return {key: value for key, value in values.items() if value not in ("", [])}
