"""Editorial prose: every piece of it in a comparison's folder, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from facing_pages.writing import records as r
from facing_pages.writing.folder import Folder
from facing_pages.writing.reader import Record


@dataclass(frozen=True)
class Written:
    """A piece of our prose, and the line on which it begins."""

    record: Record[Any]
    text: str
    line: int


def our_prose(folder: Folder) -> Iterator[Written]:
    """Every piece of prose of ours in a comparison's folder."""
    for records in (folder.annotations, folder.events, folder.terms, folder.cases):
        for record in records.values():
            yield Written(record, record.body, record.body_line)
    yield from _lines_of_events_and_terms(folder)
    yield from _items_of_lists(folder)
    yield from _lesson(folder)
    for naming in folder.names:  # the names themselves are the articles' words
        yield Written(naming, naming.value.thing, naming.line("thing"))
        yield Written(naming, naming.value.note, naming.line("note"))
    if folder.index:
        yield Written(folder.index, folder.index.body, folder.index.body_line)


def _lines_of_events_and_terms(folder: Folder) -> Iterator[Written]:
    for event in folder.events.values():
        for key in ("both", "part", "neither"):
            for at, text in enumerate(getattr(event.value, key)):
                yield Written(event, text, event.line(key, at))
        for key in ("gloss", "question", "title"):
            yield Written(event, getattr(event.value, key), event.line(key))
        for reading, silence in event.value.silences.items():
            yield Written(event, silence.note, event.line("silences", reading, "note"))
    for term in folder.terms.values():
        for reading, text in term.value.uses.items():
            yield Written(term, text, term.line("uses", reading))


def _items_of_lists(folder: Folder) -> Iterator[Written]:
    for article in folder.articles.values():
        for key in ("author-note", "publisher-note", "audience", "address-note"):
            text = getattr(article.dossier.value, key.replace("-", "_"))
            yield Written(article.dossier, text, article.dossier.line(key))
    for source in folder.sources:
        yield Written(source, source.value.note, source.line("note"))
    for moment in folder.timeline:
        yield Written(moment, moment.value.text, moment.line("text"))
    for group in folder.further_reading:
        for at, work in enumerate(group.value.works):
            yield Written(group, work.text, group.line("works", at, "text"))
    if folder.questions:
        yield Written(folder.questions, folder.questions.body, folder.questions.body_line)
        for at, question in enumerate(folder.questions.value.questions):
            yield Written(folder.questions, question.text, folder.questions.line("questions", at, "text"))


def _lesson(folder: Folder) -> Iterator[Written]:
    if folder.lesson:
        for text, keys in _pieces(folder.lesson.value):
            yield Written(folder.lesson, text, folder.lesson.line(*keys))


def _pieces(lesson: r.LessonRecord) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """The prose of a lesson, with the keys that lead to it."""
    yield lesson.why, ("why",)
    for reading, text in lesson.authors.items():
        yield text, ("authors", reading)
    for at, row in enumerate(lesson.organiser):
        yield from ((getattr(row, key), ("organiser", at, key)) for key in ("title", "prompt"))
        yield from ((text, ("organiser", at, "answers", reading)) for reading, text in row.answers.items())
    for at, plan in enumerate(lesson.plans):
        yield from ((getattr(plan, key), ("plans", at, key)) for key in ("title", "summary", "needs"))
        for n, step in enumerate(plan.steps):
            keys = ("plans", at, "steps", n)
            yield from ((getattr(step, key), (*keys, key)) for key in ("title", "grouping", "text"))
