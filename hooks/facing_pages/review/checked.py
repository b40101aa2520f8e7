"""Figures of the check for whoever edits: what the evidence found, how hard our English is, what nobody has read.

They are told side by side and to editors alone. On the pages findings are not
added up: the articles make different kinds of statement, and a sum would be a score.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from facing_pages.model import FINDINGS, Annotation, Comparison, Finding, Reading
from facing_pages.review.readability import Ease, ease
from facing_pages.translating import SOURCE, catalogue
from facing_pages.wording import FINDING

AIM_ANNOTATIONS = 9
AIM_LEDGERS = 10
"""The grades at most that are aimed at."""
_HARDEST = 3


@dataclass(frozen=True)
class ReadingFindings:
    """What the evidence annotations that concern one reading alone found: how many there are of each finding."""

    reading: Reading
    counts: dict[Finding, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def share(self, finding: Finding) -> float:
        """Its part of all of them, from 0 to 1."""
        return self.counts[finding] / self.total if self.total else 0.0


@dataclass(frozen=True)
class EditorsFigures:
    """What is counted of a comparison for its editors.

    ``annotations`` and ``ledgers`` say how hard to read all of them together
    are, ``hardest`` which three annotations are hardest, the hardest first; both
    are None, and there is no hardest, where our prose is not English. ``cited``
    of ``works`` are known only from a reference.
    """

    findings: tuple[ReadingFindings, ...]
    annotations: Ease | None
    ledgers: Ease | None
    hardest: tuple[tuple[Annotation, Ease], ...]
    cited: int
    works: int


def editors_figures(comparison: Comparison) -> EditorsFigures:
    """Count what an editor is to know."""
    is_english = catalogue(comparison.language or SOURCE) == SOURCE
    graded = [(annotation, ease(annotation.body.text)) for annotation in comparison.annotations if is_english]
    ledgers = [ease(line.prose.text) for event in comparison.events for line in event.ledger]
    return EditorsFigures(
        findings=tuple(_findings(comparison, reading) for reading in comparison.readings),
        annotations=sum((found for _, found in graded), Ease()) if is_english else None,
        ledgers=sum(ledgers, Ease()) if is_english else None,
        hardest=tuple(sorted(graded, key=lambda one: (-one[1].grade, one[0].id))[:_HARDEST]),
        cited=sum(source.seen == "cited" for source in comparison.sources),
        works=len(comparison.sources),
    )


def _findings(comparison: Comparison, reading: Reading) -> ReadingFindings:
    own = (note for note in comparison.annotations if note.finding and note.readings == (reading.id,))
    counts = Counter(note.finding for note in own)
    return ReadingFindings(reading, {finding: counts[finding] for finding in FINDINGS})


def told(found: EditorsFigures) -> str:
    """The figures as plain text."""
    lines = ["evidence on one article alone, by what it found:"]
    width = max(map(len, FINDING.values()))
    heads = [row.reading.label for row in found.findings]
    lines.append(" " * (width + 2) + "".join(f"  {head:>{max(8, len(head))}}" for head in heads))
    for finding in FINDINGS:
        cells = [f"{row.counts[finding]} ({row.share(finding):.0%})" for row in found.findings]
        named = f"  {FINDING[finding]}".ljust(width + 2)
        lines.append(named + "".join(f"  {cell:>{max(8, len(head))}}" for head, cell in zip(heads, cells, strict=True)))
    for name, of, aim in (
        ("annotations", found.annotations, AIM_ANNOTATIONS),
        ("ledgers", found.ledgers, AIM_LEDGERS),
    ):
        if of and of.words:
            lines.append(f"reading grade of our {name}: {of.grade:.1f} (Flesch-Kincaid; aim: {aim} at most)")
    if found.hardest:
        *others, last = (f"{note.label} {note.id} ({of.grade:.1f})" for note, of in found.hardest)
        hardest = f"{', '.join(others)} and {last}" if others else last
        lines.append(f"hardest annotations: {hardest}")
    lines.append(f"works known only from a reference: {found.cited} of {found.works}")
    return "\n".join(lines)
