"""Bind what a class is given: questions, the organiser, plans to the minute."""

from __future__ import annotations

from facing_pages.binding.binder import Binder
from facing_pages.model import Lesson, OrganiserRow, Plan, Question, Step
from facing_pages.writing import records as r
from facing_pages.writing.reader import Record


def question(binder: Binder, record: Record[r.QuestionsRecord], at: int) -> Question:
    """A question of ``questions.md``, by its number in the list."""
    value = record.value.questions[at]
    return Question(
        id=value.id,
        text=binder.prose(record, value.text, "questions", at, "text"),
        passages=binder.placer.passages(record, value.passages, "questions", at, "passages"),
    )


def lesson(binder: Binder, record: Record[r.LessonRecord]) -> Lesson:
    """What ``lesson.yml`` holds."""
    value = record.value
    binder.once(record, [row.id for row in value.organiser], "row", "organiser")
    binder.once(record, [plan.id for plan in value.plans], "plan", "plans")
    repair = "Say of each reading who wrote its text, in about as many words."
    return Lesson(
        why=binder.prose(record, value.why, "why"),
        authors=binder.by_reading(record, value.authors, "Who wrote the text", repair, "authors"),
        organiser=tuple(_row(binder, record, at) for at in range(len(value.organiser))),
        plans=tuple(_plan(binder, record, at) for at in range(len(value.plans))),
    )


def _row(binder: Binder, record: Record[r.LessonRecord], at: int) -> OrganiserRow:
    value, keys = record.value.organiser[at], ("organiser", at)
    what = f"The answer to “{value.title}”"
    repair = "Answer each row for every reading; where an article says nothing, say that."
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
    )
    if plan.minutes != value.minutes:
        message = f"The steps of this plan add up to {plan.minutes} minutes, not to {value.minutes}."
        repair = f"Write “minutes: {plan.minutes}”, or make a step longer or shorter."
        binder.report(record, (*keys, "minutes"), "minutes-amiss", message, repair)
    return plan
