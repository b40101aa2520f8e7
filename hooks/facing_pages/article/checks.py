"""What is wrong with an article: notes and marks that miss each other, dates, hints that do not fit."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from facing_pages.article.notes import check_note
from facing_pages.article.spans import Hints
from facing_pages.model import Article, Mark, Note
from facing_pages.problems import Problem


def check(article: Article, hints: Hints, path: str, called: Collection[str] = ()) -> list[Problem]:
    """All that is wrong with an article as it was read, in order.

    Arguments:
        hints: what the dossier says outright.
        path: the file, as problems should name it.
        called: labels of notes that are called elsewhere than in the title and the blocks.
    """
    problems = {*_check_marks(article, called, path), *_check_hints(article, hints, path)}
    for note in article.notes:
        problems.update(check_note(note, article.dated, path))
    return sorted(problems)


def _check_marks(article: Article, called: Collection[str], path: str) -> Iterator[Problem]:
    """Marks and definitions that do not find each other."""
    defined: dict[str, Note] = {}
    for note in article.notes:
        if note.label in defined:
            first = defined[note.label].line
            message = f"Note {note.label} is there twice; the first is on line {first}."
            repair = "Compare the text with the original. If both have this number there, give one of them another."
            yield Problem(path, note.line, "duplicate-definition", message, repair)
        defined.setdefault(note.label, note)
    marks = [*article.title_marks, *(mark for block in article.blocks for mark in block.marks)]
    for mark in marks:
        for label in mark.labels:
            if label not in defined:
                yield _undefined(mark, label, path)
    called = {*called, *(label for mark in marks for label in mark.labels)}
    for note in defined.values():
        if note.label not in called:
            message = f"No mark in the text points to note {note.label}."
            repair = "Compare the text with the original: the mark may have been lost."
            yield Problem(path, note.line, "unmarked-definition", message, repair, "warning")


def _undefined(mark: Mark, label: str, path: str) -> Problem:
    message = f"There is no note {label} for the mark {mark.raw}."
    repair = f"Add the note at the end. If {mark.raw} is not a mark, list it in the dossier, under “parse: words:”."
    return Problem(path, mark.line, "undefined-mark", message, repair)


def _check_hints(article: Article, hints: Hints, path: str) -> Iterator[Problem]:
    """What the dossier says that the text does not bear out."""
    kinds = {line.number: line.kind for line in article.lines}
    for number, kind in sorted(hints.lines.items()):
        if "blank" in (kind, kinds.get(number, "blank")):
            yield _wrong_hint(path, number, f"The dossier calls line {number} “{kind}”, but that line cannot be one.")
        if kind == "note" and not any(note.line <= number for note in article.notes):
            yield _wrong_hint(path, number, f"The dossier calls line {number} “note”, but no note begins there.")
    for word in hints.words:
        if not any(word in line.text for line in article.lines):
            yield _wrong_hint(path, 0, f"The dossier calls “{word}” no mark, but the text does not contain it.")
    if hints.dateline and hints.dateline != article.dateline:
        yield _wrong_hint(path, 0, f"The first paragraph does not begin with the dateline “{hints.dateline}”.")


def _wrong_hint(path: str, line: int, message: str) -> Problem:
    repair = "Correct “parse” in the dossier. “facing-pages parse” shows the text line by line."
    return Problem(path, line, "wrong-hint", message, repair)
