"""An edition of excerpts: only what events and annotations quote is there, everywhere.

Where a dossier says ``edition: excerpts``, its article is cut down after
everything was bound and checked against the whole. Whatever is made of the
``Comparison`` then has nothing else to show, and needs to know of nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from facing_pages import kinds
from facing_pages.binding.cutting import Cut, cut_down
from facing_pages.binding.numbering import in_event
from facing_pages.binding.quotations import fold, too_short
from facing_pages.binding.weaving import closing, extracts, texts
from facing_pages.model import Annotation, Cell, Comparison, Dossier, Event, Naming, Passage, Reading, Source
from facing_pages.problems import Problem
from facing_pages.writing.folder import Folder
from facing_pages.writing.our_prose import our_prose
from facing_pages.writing.reader import Record

_QUOTED = re.compile(r"“([^“”]*)”|\[\"([^\"]*)\"\]\(")
"""Words in quotation marks; straight ones count where they are a link's."""


def excerpted(comparison: Comparison) -> Comparison:
    """The comparison with its articles cut down to excerpts where a dossier says so."""
    cuts = _cuts(comparison)
    return _Cutter(comparison, cuts).comparison() if cuts else comparison


def _cuts(comparison: Comparison) -> dict[str, Cut]:
    return {
        reading.id: cut_down(reading.article, _quoted(comparison, reading.id))
        for reading in comparison.readings
        if reading.dossier.edition == "excerpts"
    }


def _quoted(comparison: Comparison, reading: str) -> dict[str, list[tuple[int, int]]]:
    """By block, what events and annotations quote of a reading."""
    cells = (event.cell(reading) for event in comparison.events)
    passages = [passage for cell in cells for passage in cell.passages]
    passages += [passage for note in comparison.annotations for passage in note.passages if passage.reading == reading]
    found: dict[str, list[tuple[int, int]]] = {}
    for passage in passages:
        for piece in passage.pieces:
            found.setdefault(piece.block, []).append((piece.start, piece.end))
    return found


# --- what quotes more -------------------------------------------------------


def check(folder: Folder, comparison: Comparison) -> Iterator[Problem]:
    """Passages and quotations of our own that would show words nobody else quotes."""
    cuts = _cuts(comparison)
    if not cuts:
        return
    for reading in comparison.readings:
        record = folder.articles[reading.id].dossier
        for at, passage in enumerate(reading.dossier.position):
            yield from _outside(cuts, passage, record, "position", at)
    for questions in folder.all(kinds.QUESTIONS):
        for at, question in enumerate(comparison.questions):
            keys = ("questions", at, "passages")
            yield from _all_outside(cuts, question.passages, questions, *keys)
    for moment, written in zip(comparison.timeline, folder.all(kinds.TIMELINE), strict=True):
        yield from _all_outside(cuts, moment.passages, written, "passages")
    yield from _prose_outside(cuts, folder, comparison)


def _all_outside(
    cuts: Mapping[str, Cut], passages: Iterable[Passage], record: Record[Any], *keys: str | int
) -> Iterator[Problem]:
    numbers: dict[str, int] = {}
    for passage in passages:
        at = numbers[passage.reading] = numbers.get(passage.reading, -1) + 1
        yield from _outside(cuts, passage, record, *keys, passage.reading, at)


def _outside(cuts: Mapping[str, Cut], passage: Passage, record: Record[Any], *keys: str | int) -> Iterator[Problem]:
    cut = cuts.get(passage.reading)
    if cut and not cut.passage(passage):
        yield _problem(record.path, record.line(*keys), passage.reading, passage.quotation)


def _prose_outside(cuts: Mapping[str, Cut], folder: Folder, comparison: Comparison) -> Iterator[Problem]:
    texts = [
        (id, fold(comparison.reading(id).article.text).text, fold(cut.article.text).text) for id, cut in cuts.items()
    ]
    for written in our_prose(folder):
        for match in _QUOTED.finditer(written.text):
            words = match[1] or match[2] or ""
            wanted = fold(words).text.strip()
            for id, whole, kept in texts:
                if not too_short(words) and wanted in whole and wanted not in kept:
                    line = written.line + written.text.count("\n", 0, match.start())
                    yield _problem(written.record.path, line, id, words)


def _problem(path: str, line: int, reading: str, words: str) -> Problem:
    message = f"Of {reading} only excerpts may be shown, and no event or annotation quotes “{words}”."
    repair = "Quote these words in an event or an annotation, or take them out here."
    return Problem(path, line, "excerpt-outside", message, repair)


# --- the whole comparison ---------------------------------------------------

_Cited = TypeVar("_Cited", Annotation, Dossier)


class _Cutter:
    """Puts the cut articles into a comparison, and into everything in it that holds words of theirs."""

    def __init__(self, comparison: Comparison, cuts: Mapping[str, Cut]) -> None:
        self.whole = comparison
        self.cuts = cuts
        self.sources = {source.id: cut for source in comparison.sources if (cut := self.source(source))}
        self.annotations = tuple(
            replace(self.citing(note), passages=self.passages(note.passages)) for note in comparison.annotations
        )
        self.by_id = {note.id: note for note in self.annotations}
        self.readings = {reading.id: self.reading(reading) for reading in comparison.readings}

    def comparison(self) -> Comparison:
        whole = self.whole
        readings = tuple(self.readings.values())
        events = tuple(self.event(event) for event in whole.events)
        return replace(
            whole,
            readings=readings,
            events=events,
            annotations=self.annotations,
            sources=tuple(self.sources.values()),
            terms=tuple(replace(term, sources=self.cited(term.sources)) for term in whole.terms),
            questions=tuple(replace(one, passages=self.passages(one.passages)) for one in whole.questions),
            timeline=tuple(
                replace(one, passages=self.passages(one.passages), sources=self.cited(one.sources))
                for one in whole.timeline
            ),
            further_reading=tuple(
                replace(
                    group,
                    works=tuple(replace(work, source=self.cited((work.source,))[0]) for work in group.works),
                )
                for group in whole.further_reading
            ),
            names=tuple(self.naming(naming) for naming in whole.names),
            placed=texts(readings, self.annotations, events),
        )

    def source(self, source: Source) -> Source | None:
        """A work without the notes that are gone; None where nothing else was known of it."""
        kept = tuple((reading, label) for reading, label in source.notes if self.has_note(reading, label))
        return replace(source, notes=kept) if kept or source.path else None

    def has_note(self, reading: str, label: str) -> bool:
        cut = self.cuts.get(reading)
        return cut is None or any(note.label == label for note in cut.article.notes)

    def cited(self, sources: Iterable[Source]) -> tuple[Source, ...]:
        return tuple(self.sources[source.id] for source in sources if source.id in self.sources)

    def citing(self, record: _Cited) -> _Cited:
        return replace(record, sources=self.cited(record.sources))

    def passages(self, passages: Iterable[Passage]) -> tuple[Passage, ...]:
        moved = (self.passage(passage) for passage in passages)
        return tuple(passage for passage in moved if passage)

    def passage(self, passage: Passage) -> Passage | None:
        cut = self.cuts.get(passage.reading)
        return cut.passage(passage) if cut else passage

    def reading(self, reading: Reading) -> Reading:
        dossier = replace(self.citing(reading.dossier), position=self.passages(reading.dossier.position))
        cut = self.cuts.get(reading.id)
        return replace(reading, dossier=dossier, article=cut.article if cut else reading.article)

    def event(self, event: Event) -> Event:
        return replace(
            event,
            cells=in_event(map(self.cell, event.cells), event.id),
            shared=tuple(self.by_id[note.id] for note in event.shared),
        )

    def cell(self, cell: Cell) -> Cell:
        reading = self.readings[cell.reading.id]
        passages = self.passages(cell.passages)
        shown = extracts(reading, passages, self.annotations)
        elsewhere = {note.id for note in cell.elsewhere}
        return replace(
            cell,
            reading=reading,
            passages=passages,
            extracts=shown,
            annotations=tuple(self.by_id[note.id] for note in cell.annotations),
            elsewhere=tuple(
                note for note in closing(one for extract in shown for one in extract.inlines) if note.id in elsewhere
            ),
        )

    def naming(self, naming: Naming) -> Naming:
        names = []
        for name in naming.names:
            cut = ((self.cuts.get(found.reading), found) for found in name.occurrences)
            kept = (at.occurrence(found) if at else found for at, found in cut)
            names.append(replace(name, occurrences=tuple(found for found in kept if found)))
        return replace(naming, names=tuple(names))
