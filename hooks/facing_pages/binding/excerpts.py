"""An edition of excerpts: only what events and annotations quote is there, everywhere.

Where a dossier says ``edition: excerpts``, its article is cut down to what they
quote, and everything is bound anew to what is left of it: no passage, note or
name has another place to stand in. Whatever is made of the ``Comparison`` then
has nothing else to show, and needs to know of nothing. What is bound to words
that were cut is a problem, and so is a quotation in our prose that is not bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from facing_pages.binding.bind import bind
from facing_pages.binding.cutting import Cut, cut_down
from facing_pages.binding.placing import not_shown
from facing_pages.binding.quotations import fold, too_short, trimmed
from facing_pages.model import Comparison, Reading
from facing_pages.problems import Problem
from facing_pages.writing.folder import Folder
from facing_pages.writing.history import History
from facing_pages.writing.our_prose import our_prose

_QUOTED = re.compile(r"“([^“”]*)”|\[\"([^\"]*)\"\]\(")
"""Words in quotation marks; straight ones count where they are a link's."""


def excerpted(
    folder: Folder, whole: Comparison, history: History | None = None
) -> tuple[Comparison | None, list[Problem]]:
    """The comparison bound to excerpts of its articles where a dossier says so.

    Arguments:
        whole: the same bound to the whole articles.

    Returns:
        the comparison, the whole one where no article is cut down, None where
        something would show words that were cut; and what would.
    """
    cuts = {
        reading.id: cut_down(reading.article, _quoted(whole, reading.id))
        for reading in whole.readings
        if reading.dossier.edition == "excerpts"
    }
    if not cuts:
        return whole, []
    comparison, problems = bind(folder, history, cuts)
    outside = [problem for problem in problems if problem.code == "excerpt-outside"]
    outside += _prose_outside(folder, whole.readings, cuts)
    return (None if outside else comparison), outside


def _quoted(comparison: Comparison, reading: str) -> dict[str, list[tuple[int, int]]]:
    """By block, what events and annotations quote of a reading."""
    cells = (event.cell(reading) for event in comparison.events)
    passages = [passage for cell in cells for passage in cell.passages]
    passages += [
        passage
        for annotation in comparison.annotations
        for passage in annotation.passages
        if passage.reading == reading
    ]
    found: dict[str, list[tuple[int, int]]] = {}
    for passage in passages:
        for piece in passage.pieces:
            found.setdefault(piece.block, []).append((piece.start, piece.end))
    return found


def _prose_outside(folder: Folder, readings: tuple[Reading, ...], cuts: Mapping[str, Cut]) -> Iterator[Problem]:
    """Quotations in our prose of words that were cut; most are bound to nothing."""
    wholes = {reading.id: fold(reading.article.text).text for reading in readings}
    texts = [(id, wholes[id], fold(cut.article.text).text) for id, cut in cuts.items()]
    for written in our_prose(folder):
        for match in _QUOTED.finditer(written.text):
            words = match[1] or match[2] or ""
            wanted = trimmed(words)
            for id, whole, kept in texts:
                if not too_short(words) and wanted in whole and wanted not in kept:
                    line = written.line + written.text.count("\n", 0, match.start())
                    yield not_shown(id, words).at(written.record.path, line)
