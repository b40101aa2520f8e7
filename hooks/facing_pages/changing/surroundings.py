"""What changed round the annotations: what the events cover, the readings, the front page, the class's part."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from facing_pages import kinds
from facing_pages.binding.redirects import keys
from facing_pages.changing.telling import listed, told
from facing_pages.markdown import escape
from facing_pages.model import Comparison, Entry, Naming, Outside, Prose, Reading, Who
from facing_pages.wording import SENTENCE, long_date, quoted

Told = Iterator[str]

_TOLD_WITH_RECORDS = ("annotations/", "events/", "terms/", "sources/")
"""Kinds whose renaming is told of with the record; of the others the old address alone tells."""
_NOTED = re.compile(r"^sources/.+-note-[^-]+$")
"""What a work was called before it had a record: that leads on by itself."""
_ELSEWHERE = {"sources", "position", "path", "text_path", "sha256", "to_check", "taken"}
"""Fields of a dossier that are told of in other ways, or in none."""


def coverage(before: Comparison, after: Comparison) -> Told:
    """Which paragraphs an event shows now and none did, and the other way round."""
    old = {reading.id for reading in before.readings}
    for reading in after.readings:
        if reading.id not in old:
            continue
        was, now = _shown(before, reading.id), _shown(after, reading.id)
        for id in sorted(now.keys() - was.keys(), key=_number):
            yield f"¶{id[1:]} of {escape(reading.label)} is newly shown, at “{escape(now[id])}”"
        for id in sorted(was.keys() - now.keys(), key=_number):
            yield f"¶{id[1:]} of {escape(reading.label)} is shown no longer; it stood at “{escape(was[id])}”"


def around(before: Comparison, after: Comparison, unread: frozenset[str]) -> Told:
    """What changed on the front page, in the readings and in what a class is given.

    Arguments:
        unread: files that cannot be read now: nothing was taken out of them.
    """
    for name in ("title", "question", "summary", "order_rule"):
        yield from told(name.replace("_", " "), getattr(before, name), getattr(after, name))
    yield from told("subjects", *(", ".join(one.subjects) for one in (before, after)))
    yield from told("introduction", before.introduction.text, after.introduction.text)
    readings = {reading.id: reading for reading in before.readings}
    for reading in after.readings:
        if reading.id in readings:
            yield from _reading(readings[reading.id], reading, unread)
    lists: tuple[tuple[str, str, Callable[[Comparison], dict[str, str]]], ...] = (
        ("index.md", "reading", lambda one: {reading.id: reading.label for reading in one.readings}),
        ("questions.md", "question for a class", lambda one: {it.id: it.text.text for it in one.questions}),
        ("lesson.yml", "who wrote it", lambda one: _by_reading(one, one.lesson.authors) if one.lesson else {}),
        ("lesson.yml", "row of the organiser", _rows),
        ("lesson.yml", "plan of a session", _plans),
        ("lesson.yml", "part of the lesson", _parts_of_lesson),
        ("timeline.yml", "dated fact", _facts),
        ("names.yml", "names for the same thing", _names),
        ("words.yml", "hard word", lambda one: {word.id: f"{word.word}: {word.meaning.text}" for word in one.words}),
        ("sentences.yml", "sentence", _sentences),
        ("who.yml", "entry of who is who", lambda one: {entry.id: " ".join(_known(one, entry)) for entry in one.who}),
        ("further-reading.yml", "further reading", _recommended),
    )
    if "lesson.yml" not in unread:
        why = (one.lesson.why.text if one.lesson else "" for one in (before, after))
        yield from told("why it matters who wrote a text", *why)
    for file, name, items in lists:
        if file not in unread:
            yield from listed(name, items(before), items(after))
    gone = {id: said for id, said in _documents(before).items() if f"documents/{id}.md" not in unread}
    yield from listed("document", gone, _documents(after))
    for kind in kinds.KINDS:
        yield from _entries(kind, before, after, unread)
    if "redirects.yml" not in unread:
        yield from listed("old address", _leading(before, before), _leading(before, after))


def _entries(kind: kinds.Kind[Any], before: Comparison, after: Comparison, unread: frozenset[str]) -> Told:
    """What changed in records that are bound to nothing but their prose."""
    old, new = ({entry.id: entry for entry in one.entries if entry.kind == kind.name} for one in (before, after))
    if kind.files in unread:
        return
    file = kind.files.replace("*", "{}")
    gone = {id: " ".join(_said(entry).values()) for id, entry in old.items() if file.format(id) not in unread}
    here = {id: " ".join(_said(entry).values()) for id, entry in new.items()}
    yield from listed(
        kind.name, {id: gone[id] for id in gone if id not in new}, {id: here[id] for id in here if id not in old}
    )
    for id in (id for id in new if id in old):
        was, now = _said(old[id]), _said(new[id])
        for key in dict.fromkeys((*was, *now)):
            yield from told(f"{kind.name}, {escape(' '.join((id, key)).strip())}", was.get(key), now.get(key))


def _said(entry: Entry) -> dict[str, str]:
    """What a record says, in words by the keys that lead to them; its body under no key."""
    said = dict(_values(entry.value.model_dump(mode="json", by_alias=True, exclude_none=True)))
    said |= {" ".join(map(str, keys)): prose.text for keys, prose in entry.prose.items()}
    return said | ({"": entry.body.text} if entry.body else {})


def _values(value: object, *keys: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _values(item, *keys, key)
    else:
        yield " ".join(map(str, keys)), str(value)


def links(before: Comparison, after: Comparison, unread: frozenset[str]) -> Told:
    """Which cited addresses fare otherwise, and how many were asked again.

    Arguments:
        unread: as in ``around``.
    """
    if "links.json" in unread or before.links == after.links:
        return
    cited = _cited(after)
    for address, new in after.links.items():
        old = before.links.get(address)
        if address in cited and new.condition != (old.condition if old else "working"):
            was = f"~~{old.condition}~~ " if old else ""
            where = f", and leads to {escape(new.to)} now" if new.to else ""
            copy = f"; a copy is at {escape(new.archive)}" if new.archive and new.condition == "gone" else ""
            yield f"{escape(address)}: {was}**{new.condition}**{where}{copy}"
    asked = [state for address, state in after.links.items() if before.links.get(address) != state]
    if asked:
        day = max(state.asked for state in asked)
        yield f"asked again, the last on {long_date(day)}: {len(asked)} of {len(after.links)} addresses and copies"


def _cited(comparison: Comparison) -> set[str | None]:
    """The addresses that are cited; what else was asked are their archived copies."""
    notes = {link.href for reading in comparison.readings for note in reading.article.notes for link in note.links}
    return notes | {it.dossier.address for it in comparison.readings} | {it.url for it in comparison.sources}


def _names(comparison: Comparison) -> dict[str, str]:
    return {naming.id: " ".join(_naming(naming)) for naming in comparison.names}


def _naming(naming: Naming) -> Iterator[str]:
    forms = (f"{name.name} (also {', '.join(name.also)})" if name.also else name.name for name in naming.names)
    yield f"{naming.thing}: {', '.join(forms)}."
    if naming.apart:
        yield f"Not counted: {', '.join(naming.apart)}."
    if naming.any_case:
        yield "Capitals do not count."
    if naming.note:
        yield naming.note.text


def _leading(before: Comparison, comparison: Comparison) -> dict[str, str]:
    """Old addresses that lead on; those of records that were there before are told of with the records."""
    told_of = {key for key in keys(before) if key.startswith(_TOLD_WITH_RECORDS)}
    led = {old: new for old, new in comparison.redirects if old not in told_of and not _NOTED.search(old)}
    return {old: f"{old} leads to {new}" for old, new in led.items()}


def _by_reading(comparison: Comparison, written: Iterable[tuple[str, Prose]]) -> dict[str, str]:
    """What a lesson says of each reading, under its name."""
    return {id: f"{comparison.reading(id).label}: {prose.text}" for id, prose in written}


def _rows(comparison: Comparison) -> dict[str, str]:
    """The rows of the organiser: the question, and the answers each on its own."""
    found: dict[str, str] = {}
    for row in comparison.lesson.organiser if comparison.lesson else ():
        found[row.id] = f"{row.title}: {row.prompt.text}"
        answers = _by_reading(comparison, row.answers)
        found |= {f"{row.id} {reading}": f"{row.title}, {answer}" for reading, answer in answers.items()}
    return found


def _plans(comparison: Comparison) -> dict[str, str]:
    """The plans: what each is, and the steps each on its own."""
    found: dict[str, str] = {}
    for plan in comparison.plans:
        found[plan.id] = " ".join([f"{plan.title}:", plan.summary.text, plan.needs.text if plan.needs else ""]).strip()
        for begin, end, step in plan.timed:
            words = f"{plan.title}, {begin}–{end}, {step.title} ({step.grouping}): {step.text.text}"
            found[f"{plan.id} {step.title}"] = words
    return found


def _sentences(comparison: Comparison) -> dict[str, str]:
    """What each sentence of the articles is, and why one was not checked."""
    labels = {reading.id: reading.label for reading in comparison.readings}
    return {
        f"{row.reading} {row.text}": f"{labels[row.reading]}, {quoted(row.text)}: {SENTENCE[row.kind]}."
        + (f" {row.why.text}" if row.why else "")
        for row in comparison.sentences
    }


def _parts_of_lesson(comparison: Comparison) -> dict[str, str]:
    """The aims, the reading before the lesson, what is written after it and how that is marked, each on its own."""
    lesson = comparison.lesson
    if not lesson:
        return {}
    found = {f"aim {aim.text}": f"Aim: {aim.text}" for aim in lesson.aims}
    if lesson.proposition:
        found["proposition"] = f"Proposition: {lesson.proposition.text}"
    for text in lesson.adapted:
        words = " […] ".join(passage.quotation for passage in text.passages)
        found[f"short text {text.reading.id}"] = f"The short text of {text.reading.label}: {words}"
    for one in lesson.trace:
        found[f"trace {one.id}"] = f"Trace {one.id}: {one.prompt.text} Answer: {one.answer.text}"
    if lesson.documents:
        found["documents"] = f"Documents: {', '.join(lesson.documents)}"
    if lesson.background:
        found["background"] = f"Before the lesson ({lesson.background.minutes} minutes): {lesson.background.text.text}"
    if it := lesson.product:
        found["product"] = f"{it.title} ({it.form}, {it.length}): {it.text.text}"
    for criterion in lesson.marking.criteria if lesson.marking else ():
        found[f"marking {criterion.title}"] = f"{criterion.title}: {' '.join(seen.text for seen in criterion.levels)}"
    return found


def _facts(comparison: Comparison) -> dict[str, str]:
    facts = (f"{moment.date}: {moment.text.text}" for moment in comparison.timeline)
    return {fact: fact for fact in facts}


def _known(comparison: Comparison, entry: Who) -> Iterator[str]:
    also = f" (also {', '.join(entry.also)})" if entry.also else ""
    yield f"{entry.name}{also}, {entry.kind}: {entry.what.text}"
    if entry.pays:
        yield f"Who pays: {entry.pays.text}"
    yield from (f"{comparison.reading(id).label}: {prose.text}" for id, prose in entry.named)


def _documents(comparison: Comparison) -> dict[str, str]:
    return {document.id: f"{document.title}: {document.text}" for document in comparison.documents}


def _recommended(comparison: Comparison) -> dict[str, str]:
    return {
        f"{group.title}: {work.source.id}": f"{work.source.title or work.source.id}. {work.text.text}"
        for group in comparison.further_reading
        for work in group.works
    }


def _reading(old: Reading, new: Reading, unread: frozenset[str]) -> Told:
    label = escape(new.label)
    if old.dossier.sha256 != new.dossier.sha256:
        yield f"**the text of {label} itself, which has a new SHA-256**"
    if f"cases/{new.id}.md" not in unread:
        yield from told(f"the case of {label}", old.case.text if old.case else "", new.case.text if new.case else "")
    for field in dataclasses.fields(old.dossier):
        if field.name not in _ELSEWHERE:
            before, after = getattr(old.dossier, field.name), getattr(new.dossier, field.name)
            yield from told(f"dossier of {label}, {field.name.replace('_', ' ')}", _words(before), _words(after))
    quoted = ({passage.quotation: passage.quotation for passage in side.dossier.position} for side in (old, new))
    yield from listed(f"position of {label}", *quoted)


def _words(value: object) -> str:
    """A dossier's value in words."""
    if isinstance(value, tuple):
        return "; ".join(f"{item.paragraph}: {item.reason}" for item in value if isinstance(item, Outside))
    return value.text if isinstance(value, Prose) else "" if value is None else str(value)


def _shown(comparison: Comparison, reading: str) -> dict[str, str]:
    """The paragraphs of a reading that events show, each with the first event's title."""
    return {id: event.title for event in reversed(comparison.events) for id in event.cell(reading).paragraphs}


def _number(id: str) -> int:
    return int(id[1:])
