"""Bind what a class is given: questions, the organiser, plans to the minute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from facing_pages import kinds
from facing_pages.binding.binder import Binder
from facing_pages.binding.weaving import extracts
from facing_pages.model import (
    Adapted,
    Background,
    Criterion,
    Extract,
    Gap,
    HardWord,
    Lesson,
    Marking,
    NoteMark,
    OrganiserRow,
    Passage,
    Plan,
    Product,
    Prose,
    Question,
    Reading,
    Step,
    Trace,
)
from facing_pages.writing import records as r
from facing_pages.writing.reader import Record


def question(binder: Binder, record: Record[r.QuestionsRecord], at: int) -> Question:
    """A question of ``questions.md``, by its number in the list."""
    value = record.value.questions[at]
    return Question(
        id=value.id,
        text=binder.prose(record, value.text, "questions", at, "text"),
        passages=binder.placer.passages(record, value.passages, "questions", at, "passages"),
        first=value.first,
    )


def lesson(
    binder: Binder, record: Record[r.LessonRecord], readings: Sequence[Reading], words: Sequence[HardWord]
) -> Lesson:
    """What ``lesson.yml`` holds.

    Arguments:
        words: all that are explained.
    """
    value = record.value
    binder.once(record, [one.id for one in value.trace], "exercise", "trace")
    binder.once(record, [row.id for row in value.organiser], "row", "organiser")
    binder.once(record, [plan.id for plan in value.plans], "plan", "plans")
    repair = "For each reading, say who wrote its text, in about the same number of words."
    return Lesson(
        why=binder.prose(record, value.why, "why"),
        authors=binder.by_reading(record, value.authors, "Who wrote the text", repair, "authors"),
        organiser=tuple(_row(binder, record, at) for at in range(len(value.organiser))),
        plans=tuple(_plan(binder, record, at) for at in range(len(value.plans))),
        aims=_each(binder, record, value.aims, "aims"),
        background=_background(binder, record, value.background) if value.background else None,
        product=_product(binder, record, value.product) if value.product else None,
        marking=_marking(binder, record, value.marking) if value.marking else None,
        proposition=binder.prose(record, value.proposition, "proposition") if value.proposition else None,
        documents=binder.known(record, kinds.DOCUMENTS, value.documents, "documents"),
        adapted=_adapted(binder, record, readings, words) if value.adapted else (),
        trace=tuple(exercise for at in range(len(value.trace)) for exercise in _trace(binder, record, at)),
    )


def _adapted(
    binder: Binder, record: Record[r.LessonRecord], readings: Sequence[Reading], words: Sequence[HardWord]
) -> tuple[Adapted, ...]:
    """The short texts, in the readings' order."""
    for reading in readings:
        if reading.id not in record.value.adapted:
            repair = "Choose sentences of each article, about as many words of one as of another."
            message = f"The short text of {reading.id} is missing."
            binder.report(record, ("adapted",), "missing-key", message, repair)
    passages = binder.placer.passages(record, record.value.adapted, "adapted")
    found = ((reading, tuple(one for one in passages if one.reading == reading.id)) for reading in readings)
    return tuple(Adapted(reading, own, _short(reading, own, words)) for reading, own in found if own)


def _short(reading: Reading, passages: Sequence[Passage], words: Sequence[HardWord]) -> tuple[Extract, ...]:
    """The words with a gap where paragraphs are left out too, and no marks of notes, for these are not there."""
    found = extracts(reading, passages, (), words)
    shown = {extract.block.id for extract in found}
    left_out = [block.start for block in reading.article.paragraphs if block.has_words and block.id not in shown]
    starts = [extract.block.start for extract in found]
    texts = []
    for at, (extract, start) in enumerate(zip(found, starts, strict=True)):
        inlines = [inline for inline in extract.inlines if not isinstance(inline, NoteMark)]
        following = starts[at + 1] if at + 1 < len(starts) else len(reading.article.text)
        if at == 0 and any(one < start for one in left_out) and inlines[0] != Gap():
            inlines.insert(0, Gap())
        if any(start < one < following for one in left_out) and inlines[-1] != Gap():
            inlines.append(Gap())
        texts.append(Extract(extract.block, tuple(inlines)))
    return tuple(texts)


def _trace(binder: Binder, record: Record[r.LessonRecord], at: int) -> Iterator[Trace]:
    """An exercise; nothing where its words or its source were not found."""
    value, keys = record.value.trace[at], ("trace", at)
    passages = binder.placer.passages(record, value.passages, *keys, "passages")
    sources = binder.cited(record, [value.source], *keys, "source")
    prompt = binder.prose(record, value.prompt, *keys, "prompt")
    answer = binder.prose(record, value.answer, *keys, "answer")
    if passages and sources:
        yield Trace(value.id, passages, sources[0], prompt, answer)


def _each(
    binder: Binder, record: Record[r.LessonRecord], written: Iterable[str], *keys: str | int
) -> tuple[Prose, ...]:
    return tuple(binder.prose(record, text, *keys, at) for at, text in enumerate(written))


def _background(binder: Binder, record: Record[r.LessonRecord], value: r.BackgroundRecord) -> Background | None:
    text = binder.block(record, value.text, "background", "text")
    return Background(value.minutes, text) if text else None


def _product(binder: Binder, record: Record[r.LessonRecord], value: r.ProductRecord) -> Product:
    return Product(value.title, value.form, value.length, binder.prose(record, value.text, "product", "text"))


def _marking(binder: Binder, record: Record[r.LessonRecord], value: r.MarkingRecord) -> Marking:
    criteria = []
    for at, criterion in enumerate(value.criteria):
        keys = ("marking", "criteria", at)
        if len(criterion.levels) != len(value.levels):
            found = f"{len(criterion.levels)} of {len(value.levels)} levels"
            message = f"“{criterion.title}” says what can be seen at {found}."
            repair = f"Write a sentence for each of: {', '.join(value.levels)}."
            binder.report(record, (*keys, "levels"), "levels-amiss", message, repair)
        criteria.append(Criterion(criterion.title, _each(binder, record, criterion.levels, *keys, "levels")))
    return Marking(tuple(value.levels), tuple(criteria))


def _row(binder: Binder, record: Record[r.LessonRecord], at: int) -> OrganiserRow:
    value, keys = record.value.organiser[at], ("organiser", at)
    what = f"The answer to “{value.title}”"
    repair = "Answer each row for every reading. If an article says nothing, write that."
    return OrganiserRow(
        id=value.id,
        title=value.title,
        prompt=binder.prose(record, value.prompt, *keys, "prompt"),
        answers=binder.by_reading(record, value.answers, what, repair, *keys, "answers"),
    )


def _plan(binder: Binder, record: Record[r.LessonRecord], at: int) -> Plan:
    value, keys = record.value.plans[at], ("plans", at)
    plan = Plan(
        id=value.id,
        title=value.title,
        summary=binder.prose(record, value.summary, *keys, "summary"),
        needs=binder.prose(record, value.needs, *keys, "needs") if value.needs else None,
        steps=tuple(
            Step(step.minutes, step.title, step.grouping, binder.prose(record, step.text, *keys, "steps", n, "text"))
            for n, step in enumerate(value.steps)
        ),
        lessons=value.lessons,
    )
    if plan.minutes != value.minutes:
        message = f"The steps of this plan add up to {plan.minutes} minutes, not to {value.minutes}."
        repair = f"Write “minutes: {plan.minutes}”, or make a step longer or shorter."
        binder.report(record, (*keys, "minutes"), "minutes-amiss", message, repair)
        return plan
    length, rest = divmod(plan.minutes, plan.lessons)
    for end in range(length, plan.minutes, length) if not rest else ():
        if end not in {end for _, end, _ in plan.timed}:
            message = f"A step of this plan goes on over the end of a lesson, at {end} minutes."
            repair = f"Let a step end there: each of the {plan.lessons} lessons has {length} minutes."
            binder.report(record, (*keys, "lessons"), "minutes-amiss", message, repair)
    if rest:
        message = f"{plan.minutes} minutes cannot be divided into {plan.lessons} lessons of equal length."
        repair = "Make a step longer or shorter, so that every lesson has as many minutes."
        binder.report(record, (*keys, "lessons"), "minutes-amiss", message, repair)
    return plan
