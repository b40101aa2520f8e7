"""Our annotations as a W3C Web Annotation collection."""

from __future__ import annotations

from facing_pages.addresses import Data, place_of
from facing_pages.annotation_kinds import BY_NAME
from facing_pages.model import Annotation, Comparison, Passage
from facing_pages.publishing.credit import creators
from facing_pages.publishing.jsontext import indented
from facing_pages.publishing.publication import Publication
from facing_pages.translating import language
from facing_pages.wording import FINDING

_HERE = Data()


def annotations_jsonld(comparison: Comparison, _: Publication) -> str:
    """A W3C Web Annotation collection; each target selects its words by quotation and by position."""
    items = [_web_annotation(comparison, annotation) for annotation in comparison.annotations]
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "annotations.jsonld",
        "type": "AnnotationCollection",
        "label": comparison.title,
        "total": len(items),
        "first": {"id": "annotations.jsonld#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return indented(collection)


def _web_annotation(comparison: Comparison, annotation: Annotation) -> dict[str, object]:
    bodies: list[dict[str, str]] = [
        {
            "type": "TextualBody",
            "format": "text/html",
            "language": language(),
            "value": str(annotation.body.html(_HERE)),
        }
    ]
    if annotation.finding:
        value = FINDING[annotation.finding]
        bodies.append({"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": value})
    return {
        "id": _HERE.href(place_of(comparison, annotation)),
        "type": "Annotation",
        "motivation": BY_NAME[annotation.kind].motivation,
        "creator": creators(annotation),
        "body": bodies,
        "target": [_target(comparison, passage) for passage in annotation.passages],
    }


def _target(comparison: Comparison, passage: Passage) -> dict[str, object]:
    text = comparison.reading(passage.reading).article.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": passage.quotation,
        "prefix": text[max(0, passage.start - 32) : passage.start],
        "suffix": text[passage.end : passage.end + 32],
    }
    position = {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    return {"source": _HERE.href(place_of(comparison, passage)), "selector": [quote, position]}
