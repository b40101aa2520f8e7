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
            message = f"Note {note.label} is defined a second time; its first definition is on line {first}."
            repair = "Check the text against the original; if it prints both so, number one of them anew."
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
            message = f"Note {note.label} is defined and no mark in the text calls it."
            repair = "Check the text against the original: the mark may have been lost when it was taken over."
            yield Problem(path, note.line, "unmarked-definition", message, repair, "warning")


def _undefined(mark: Mark, label: str, path: str) -> Problem:
    message = f"The mark {mark.raw} calls note {label}, and no line defines it."
    repair = f"Add the definition at the end; if {mark.raw} is no mark, list it under “words” in the dossier’s “parse”."
    return Problem(path, mark.line, "undefined-mark", message, repair)


def _check_hints(article: Article, hints: Hints, path: str) -> Iterator[Problem]:
    """What the dossier says that the text does not bear out."""
    kinds = {line.number: line.kind for line in article.lines}
    for number, kind in sorted(hints.lines.items()):
        if "blank" in (kind, kinds.get(number, "blank")):
            yield _wrong_hint(path, number, f"The dossier calls line {number} “{kind}”, and that line cannot be it.")
        if kind == "note" and not any(note.line <= number for note in article.notes):
            yield _wrong_hint(path, number, f"The dossier calls line {number} “note”, and no definition begins there.")
    for word in hints.words:
        if not any(word in line.text for line in article.lines):
            yield _wrong_hint(path, 0, f"The dossier says that “{word}” is no mark, and the text does not hold it.")
    if hints.dateline and hints.dateline != article.dateline:
        yield _wrong_hint(path, 0, f"The first paragraph does not begin with the dateline “{hints.dateline}”.")


def _wrong_hint(path: str, line: int, message: str) -> Problem:
    repair = "Correct the dossier’s “parse”; “facing-pages parse” shows the text line by line."
    return Problem(path, line, "wrong-hint", message, repair)
