"""Fairness as figures: how much of ours stands beside each reading.

There is no total of findings by reading: the articles make different kinds of
statement, and a sum would be a score.
"""

from __future__ import annotations

from dataclasses import dataclass

from facing_pages.annotation_kinds import ANNOTATION_KINDS
from facing_pages.model import KINDS, SENTENCE_KINDS, Comparison, Kind, Reading, SentenceKind
from facing_pages.translating import gettext
from facing_pages.words import covered


@dataclass(frozen=True)
class SentenceFigures:
    """Counts of the sentences that were asked whether they can be checked; none where there is no ``sentences.yml``.

    Of those that can, ``checked`` have an evidence annotation, ``explained`` the
    reason why they have none, ``open`` neither.
    """

    by_kind: dict[SentenceKind, int]
    checked: int
    explained: int
    open: int

    @property
    def all(self) -> int:
        return sum(self.by_kind.values())

    @property
    def checkable(self) -> int:
        return self.by_kind["checkable"]


@dataclass(frozen=True)
class ReadingFigures:
    """Counts for one reading.

    An annotation shared by readings counts for each. ``per_thousand`` is
    annotations in 1,000 words of the article; ``shown`` the words of it that
    stand on the site, fewer than all in an edition of excerpts; ``ours`` the words of those
    annotations; ``quoted`` the words of the article they stand on, each once;
    ``covered`` the paragraphs that an event shows.
    """

    reading: Reading
    words: int
    shown: int
    annotations: int
    per_thousand: float
    by_kind: dict[Kind, int]
    ours: int
    quoted: int
    paragraphs: int
    covered: int
    sources: int
    silences: int
    sentences: SentenceFigures


@dataclass(frozen=True)
class Figures:
    """The figures of a comparison, a row a reading, in the readings' order."""

    readings: tuple[ReadingFigures, ...]


def figures(comparison: Comparison) -> Figures:
    """Count, for each reading, what stands beside it."""
    return Figures(tuple(_count(comparison, reading) for reading in comparison.readings))


def _count(comparison: Comparison, reading: Reading) -> ReadingFigures:
    notes = [annotation for annotation in comparison.annotations if reading.id in annotation.readings]
    passages = [(one.start, one.end) for note in notes for one in note.passages if one.reading == reading.id]
    cells = [event.cell(reading.id) for event in comparison.events]
    shown = {block for cell in cells for block in cell.paragraphs}
    worded = [block.id for block in reading.article.paragraphs if block.has_words]
    words = reading.article.words
    return ReadingFigures(
        reading=reading,
        words=words,
        shown=reading.article.words_shown,
        annotations=len(notes),
        per_thousand=round(1000 * len(notes) / words, 1) if words else 0.0,
        by_kind={kind: sum(note.kind == kind for note in notes) for kind in KINDS},
        ours=sum(note.body.words for note in notes),
        quoted=covered(reading.article.text, passages),
        paragraphs=len(worded),
        covered=len(shown.intersection(worded)),
        sources=len({source.id for note in notes for source in note.sources}),
        silences=sum(cell.silence is not None for cell in cells),
        sentences=_sentences(comparison, reading),
    )


def _sentences(comparison: Comparison, reading: Reading) -> SentenceFigures:
    rows = comparison.sentences_of(reading)
    checkable = [row for row in rows if row.kind == "checkable"]
    return SentenceFigures(
        by_kind={kind: sum(row.kind == kind for row in rows) for kind in SENTENCE_KINDS},
        checked=sum(bool(row.evidence) for row in checkable),
        explained=sum(bool(row.why and not row.evidence) for row in checkable),
        open=sum(row.is_open for row in checkable),
    )


def rows(found: Figures) -> list[tuple[str, list[str]]]:
    """The figures by name, a cell a reading."""
    return [
        (gettext("words of the article"), [str(row.words) for row in found.readings]),
        (
            f"  {gettext('on the site')}",
            [gettext("all") if row.shown == row.words else str(row.shown) for row in found.readings],
        ),
        (gettext("annotations"), [str(row.annotations) for row in found.readings]),
        (f"  {gettext('in 1,000 words')}", [f"{row.per_thousand:.1f}" for row in found.readings]),
        *((f"  {kind.words}", [str(row.by_kind[kind.name]) for row in found.readings]) for kind in ANNOTATION_KINDS),
        (gettext("words of ours"), [str(row.ours) for row in found.readings]),
        (gettext("words quoted"), [str(row.quoted) for row in found.readings]),
        (
            gettext("paragraphs in events"),
            [gettext("%(number)s of %(all)s", number=row.covered, all=row.paragraphs) for row in found.readings],
        ),
        (gettext("silences"), [str(row.silences) for row in found.readings]),
        (gettext("sources cited"), [str(row.sources) for row in found.readings]),
        *(_asked(found) if any(row.sentences.all for row in found.readings) else ()),
    ]


def _asked(found: Figures) -> list[tuple[str, list[str]]]:
    """What became of the sentences, where they were asked whether they can be checked."""
    asked = [row.sentences for row in found.readings]
    return [
        (gettext("sentences"), [str(row.all) for row in asked]),
        (f"  {gettext('can be checked')}", [str(row.checkable) for row in asked]),
        (f"  {gettext('with evidence')}", [str(row.checked) for row in asked]),
    ]


def table(found: Figures) -> str:
    """The figures as plain text, a line a figure, a column a reading."""
    lines = rows(found)
    heads = [row.reading.label for row in found.readings]
    width = max(len(name) for name, _ in lines)
    columns = [max(len(cell) for cell in column) for column in zip(heads, *(cells for _, cells in lines), strict=True)]

    def line(name: str, cells: list[str]) -> str:
        return name.ljust(width) + "".join(f"  {cell:>{size}}" for cell, size in zip(cells, columns, strict=True))

    return "\n".join([line("", heads), *(line(name, cells) for name, cells in lines)])
