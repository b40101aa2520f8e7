"""Every kind of annotation, declared once: what is made of annotations draws on this table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["evidence", "context", "term", "contrast", "question"]


@dataclass(frozen=True)
class AnnotationKind:
    """A kind of annotation.

    Arguments:
        name: as records and data files have it.
        words: what readers see.
        motivation: the nearest of the W3C Web Annotation Vocabulary, section 3.4.
    """

    name: Kind
    words: str
    motivation: str


ANNOTATION_KINDS = (
    AnnotationKind("evidence", "evidence", "assessing"),
    AnnotationKind("context", "context", "commenting"),
    AnnotationKind("term", "term", "describing"),
    AnnotationKind("contrast", "contrast", "linking"),
    AnnotationKind("question", "question", "questioning"),
)
"""In the order in which they are listed everywhere."""

BY_NAME = {kind.name: kind for kind in ANNOTATION_KINDS}
KINDS = tuple(BY_NAME)
