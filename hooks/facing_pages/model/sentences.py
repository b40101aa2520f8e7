"""The sentences of the articles, each asked whether it can be checked, with what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facing_pages.model.annotations import Annotation
from facing_pages.model.prose import Passage, Prose

SentenceKind = Literal["checkable", "judgement", "motive", "forecast", "name", "call", "head"]
SENTENCE_KINDS: tuple[SentenceKind, ...] = (
    "checkable",
    "judgement",
    "motive",
    "forecast",
    "name",
    "call",
    "head",
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article, what it is, and what became of it.

    ``block`` is the id of the block in which it begins, empty for the title.
    ``shown`` is the sentence; in an edition of excerpts what is left of it, which
    may be several passages or none. ``text`` is the same with […] for what is left
    out. ``annotations`` are those on any of its words; ``why`` says why one that
    can be checked has no evidence annotation.
    """

    reading: str
    block: str
    kind: SentenceKind
    text: str
    shown: tuple[Passage, ...]
    annotations: tuple[Annotation, ...]
    why: Prose | None
    path: str
    line: int

    @property
    def paragraph(self) -> str:
        """The id of the paragraph in which it begins; empty for a heading."""
        return self.block if self.block.startswith("p") else ""

    @property
    def evidence(self) -> tuple[Annotation, ...]:
        """The annotations that check it."""
        return tuple(annotation for annotation in self.annotations if annotation.kind == "evidence")

    @property
    def is_open(self) -> bool:
        """Whether it can be checked, and nobody did or said why not."""
        return self.kind == "checkable" and not self.evidence and not self.why
