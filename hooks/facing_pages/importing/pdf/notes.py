"""The notes of a PDF: at the foot of its pages in smaller type, or at its end below a heading of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from facing_pages.importing.pdf.columns import Column
from facing_pages.importing.pdf.lines import Line
from facing_pages.importing.pdf.sheets import BOLD, Sheet
from facing_pages.importing.pdf.text import raised

_SMALLER = 0.93
_HEADING = re.compile(
    r"(?:\W*(?:the )?(?:end|foot)?notes|anmerkungen|(?:fuß|fuss|end)noten|notas|notes?|(?:eind|voet)?noten|noter)"
    r"(?: (?:and|et|und|y|e|en|och|of|de|del|zum|zu|au) .{,40})?[ :.]*",
    re.IGNORECASE,
)
"""What stands above notes at the end."""
_LABEL = re.compile(r"[\[(]?(\d{1,3}|[*†‡§¶]{1,3}|[a-z])[\])]?[.:]?")


@dataclass
class Footnote:
    """A note as its page prints it.

    Arguments:
        page: the page at whose foot it stands; None for one at the end of the text.
        label: its mark as printed.
        lines: its lines, the first without the mark.
    """

    page: int | None
    label: str
    lines: list[Line] = field(default_factory=list)
    final: str = ""


def lift_notes(
    columns: Sequence[Column], sheets: Sequence[Sheet], size: float
) -> tuple[list[Column], list[Footnote], list[Line]]:
    """Take the notes out of the columns.

    Returns:
        The columns without them, the notes with their final labels, and the
        headings that stood above them.
    """
    called = {(line.page, label) for column in columns for line in column.lines for label in _called(line)}
    kept: list[Column] = []
    notes: list[Footnote] = []
    for column in columns:
        at = _foot(column, sheets[column.lines[0].page], size, called, bool(notes))
        _gather(column.lines[at:], notes, column.lines[0].page, called)
        if at:
            kept.append(replace(column, lines=column.lines[:at]))
    headings: list[Line] = []
    if not notes:
        kept, notes, headings = _at_end(kept, size, {label for _, label in called})
    _number(notes)
    return kept, notes, headings


def _called(line: Line) -> Iterator[str]:
    """What stands raised within a line, behind other words: what may call a note."""
    for piece in line.pieces[1:]:
        if raised(line, piece):
            yield from re.findall(r"\d{1,3}|[*†‡§¶]{1,3}|[a-z]", piece.text)


def _foot(column: Column, sheet: Sheet, size: float, called: set[tuple[int, str]], has_notes: bool) -> int:
    """From which line on a column holds notes."""
    lines = column.lines
    at = len(lines)
    while at and lines[at - 1].size <= _SMALLER * size:
        at -= 1
    if at == len(lines):
        ruled = [n for n in range(1, len(lines)) if _is_ruled(lines[n - 1], lines[n], sheet)]
        at = next((n for n in ruled if _is_start(lines[n], called)), len(lines))
    if has_notes and at and at < len(lines) and _is_ruled(lines[at - 1], lines[at], sheet):
        return at
    return next((n for n in range(at, len(lines)) if _is_start(lines[n], called)), len(lines))


def _is_ruled(above: Line, line: Line, sheet: Sheet) -> bool:
    """Whether a rule stands between two lines."""
    return any(
        line.y + 0.4 * line.size < y < above.y and x0 < line.x1 and line.x0 - 20 < x1 for x0, x1, y in sheet.rules
    )


def _is_start(line: Line, called: set[tuple[int, str]]) -> bool:
    label = _label(line)
    return label is not None and (line.page, label) in called


def _label(line: Line) -> str | None:
    """The mark that a line begins with."""
    match = _LABEL.fullmatch(line.pieces[0].text)
    if match is None or len(line.pieces) == 1:
        return None
    is_set_off = raised(line, line.pieces[0]) or line.is_spaced(1)
    return match[1] if is_set_off else None


def _gather(lines: Sequence[Line], notes: list[Footnote], page: int | None, called: set[tuple[int, str]]) -> None:
    """Part lines into notes; what stands before the first mark goes on the note before."""
    here = {label for at, label in called if page is None or at == page}
    for line in lines:
        label = _label(line)
        if label in here and label is not None:
            here.discard(label)
            notes.append(Footnote(page, label, [replace(line, pieces=line.pieces[1:])]))
        elif notes:
            notes[-1].lines.append(line)


def _at_end(columns: list[Column], size: float, called: set[str]) -> tuple[list[Column], list[Footnote], list[Line]]:
    """The notes below a heading that says so, up to the next heading."""
    kept: list[Column] = []
    notes: list[Footnote] = []
    headings: list[Line] = []
    is_open = False
    for column in columns:
        stays: list[Line] = []
        for n, line in enumerate(column.lines):
            rest = column.lines[n + 1 :]
            if not is_open and _HEADING.fullmatch(line.text) and rest and _label(rest[0]) in called:
                is_open, headings = True, [line]
            elif is_open and (line.size > 1.1 * size or line.style() & BOLD):
                is_open = False
                stays.append(line)
            elif is_open:
                _gather([line], notes, None, {(0, label) for label in called - {note.label for note in notes}})
            else:
                stays.append(line)
        if stays:
            kept.append(replace(column, lines=tuple(stays)))
    return kept, notes, headings


def _number(notes: list[Footnote]) -> None:
    """Give each note a label of its own: as printed, or counted through where the printed ones begin anew."""
    printed = [note.label for note in notes]
    is_unique = len(set(printed)) == len(printed) and all(label.isdecimal() for label in printed)
    for n, note in enumerate(notes, 1):
        note.final = note.label if is_unique else str(n)


def resolve(notes: Sequence[Footnote], page: int, label: str) -> str | None:
    """The final label of the note that a mark on a page calls."""
    for at in (page, None, page + 1):
        for note in notes:
            if note.page == at and note.label == label:
                return note.final
    return None
