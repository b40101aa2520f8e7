"""Every kind of annotation, declared once: what is made of annotations draws on this table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facing_pages.translating import gettext, later

Kind = Literal["evidence", "context", "term", "contrast", "question"]


@dataclass(frozen=True)
class AnnotationKind:
    """A kind of annotation.

    Arguments:
        name: as records and data files have it.
        message: what readers see, as the catalogue knows it.
        motivation: the nearest of the W3C Web Annotation Vocabulary, section 3.4.
    """

    name: Kind
    message: str
    motivation: str

    @property
    def words(self) -> str:
        """What readers see."""
        return gettext(self.message)


ANNOTATION_KINDS = (
    AnnotationKind("evidence", later("evidence"), "assessing"),
    AnnotationKind("context", later("context"), "commenting"),
    AnnotationKind("term", later("term"), "describing"),
    AnnotationKind("contrast", later("contrast"), "linking"),
    AnnotationKind("question", later("question"), "questioning"),
)
"""In the order in which they are listed everywhere."""

BY_NAME = {kind.name: kind for kind in ANNOTATION_KINDS}
KINDS = tuple(BY_NAME)
