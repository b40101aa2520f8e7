"""What the site's search finds, each at its own place: events, annotations, terms, paragraphs, names, plans."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from facing_pages.addresses import author, place_of
from facing_pages.model import Annotation, Comparison, Event, Naming, Place, Reading, Source, Term
from facing_pages.pages import FACING, MAP, QUESTIONS, SOURCES
from facing_pages.publishing import credit
from facing_pages.wording import FINDING, series


def feed(index: Path, comparisons: Sequence[Comparison]) -> None:
    """Add every entry to the index that a search plugin wrote, if it did; what people wrote at an address stays."""
    if index.exists():
        found = json.loads(index.read_text(encoding="utf-8"))
        made = [entry for comparison in comparisons for entry in entries(comparison)]
        known = {entry["location"] for entry in found["docs"]}
        found["docs"] += [vars(one) for one in (*made, _contributors(comparisons)) if one.location not in known]
        index.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


@dataclass(frozen=True)
class Entry:
    """A document of the search index: its address from the site's root, its title, its words as HTML text."""

    location: str
    title: str
    text: str


def entries(comparison: Comparison) -> Iterator[Entry]:
    """Every entry of a comparison; a page's own entry stands before those of its parts."""
    yield _entry(
        place_of(comparison, comparison), comparison.title, f"{comparison.question} {comparison.introduction.text}"
    )
    for reading in comparison.readings:
        yield from _article(comparison, reading)
    yield _entry(place_of(comparison, FACING.name), FACING.title(comparison), comparison.question)
    for event in comparison.events:
        yield _event(comparison, event)
        yield from (
            _annotation(comparison, annotation) for annotation in comparison.annotations if annotation.event == event.id
        )
    yield from (_annotation(comparison, annotation) for annotation in comparison.annotations if not annotation.event)
    yield _entry(place_of(comparison, MAP.name), MAP.title(comparison), comparison.question)
    yield from (_naming(comparison, naming) for naming in comparison.names)
    yield _entry(place_of(comparison, SOURCES.name), SOURCES.title(comparison), "")
    yield from (_source(comparison, source) for source in comparison.sources)
    yield from _class(comparison)
    yield from (_term(comparison, term) for term in comparison.terms)


def _contributors(comparisons: Sequence[Comparison]) -> Entry:
    people = credit.contributors(comparisons)
    words = [credit.said(people), *(person.name for person in people)]
    return _entry(Place("", "contributors"), credit.TITLE, " ".join(words))


def _class(comparison: Comparison) -> Iterator[Entry]:
    lesson = comparison.lesson
    if QUESTIONS.is_of(comparison):
        place = place_of(comparison, QUESTIONS.name)
        yield _entry(place, QUESTIONS.title(comparison), lesson.why.text if lesson else "")
    for reading, prose in lesson.authors if lesson else ():
        place = place_of(comparison, QUESTIONS.name, author(reading))
        yield _entry(place, f"Who wrote it · {comparison.reading(reading).label}", prose.text)
    for row in lesson.organiser if lesson else ():
        words = " ".join(prose.text for prose in (row.prompt, *(answer for _, answer in row.answers)))
        yield _entry(place_of(comparison, row), f"Organiser: {row.title}", words)
    for number, question in enumerate(comparison.questions, 1):
        yield _entry(place_of(comparison, question), f"Question {number}", question.text.text)
    for plan in comparison.plans:
        words = " ".join(f"{step.title}. {step.text.text}" for step in plan.steps)
        yield _entry(place_of(comparison, plan), f"Plan: {plan.title}", f"{plan.summary.text} {words}")


def _entry(place: Place, title: str, text: str) -> Entry:
    return Entry(place.address, escape(title), escape(text, quote=False))


def _article(comparison: Comparison, reading: Reading) -> Iterator[Entry]:
    dossier = reading.dossier
    published = ", ".join(filter(None, (dossier.byline, dossier.publication)))
    yield _entry(place_of(comparison, reading), reading.title, f"{reading.name}. {published}".rstrip())
    heading = ""
    for block in reading.article.blocks:
        if block.kind == "heading":
            heading = f"{block.text} "
            continue
        yield _entry(
            place_of(comparison, reading, block), f"¶{block.number} · {reading.label}", f"{heading}{block.text}"
        )
        heading = ""


def _event(comparison: Comparison, event: Event) -> Entry:
    lines = [event.gloss, *event.both, *event.part, *event.neither]
    title = f"Event {event.number}: {event.title}"
    return _entry(place_of(comparison, event), title, " ".join(line.text for line in lines))


def _annotation(comparison: Comparison, annotation: Annotation) -> Entry:
    finding = f": {FINDING[annotation.finding]}" if annotation.finding else ""
    labels = " and ".join(comparison.reading(reading).label for reading in annotation.readings)
    title = f"{annotation.label} {annotation.kind_in_words.capitalize()}{finding} · {labels}"
    return _entry(place_of(comparison, annotation), title, annotation.body.text)


def _source(comparison: Comparison, source: Source) -> Entry:
    by = series(source.author) or source.get("container-title") or source.get("publisher") or ""
    note = source.note.text if source.note else ""
    return _entry(place_of(comparison, source), source.name, f"{by} {note}")


def _term(comparison: Comparison, term: Term) -> Entry:
    uses = (f"{comparison.reading(reading).name}: {use.text}" for reading, use in term.uses)
    return _entry(place_of(comparison, term), term.title, " ".join([term.definition.text, *uses]))


def _naming(comparison: Comparison, naming: Naming) -> Entry:
    note = naming.note.text if naming.note else ""
    words = ", ".join(form for name in naming.names for form in (name.name, *name.also))
    return _entry(place_of(comparison, naming), f"Names for the same thing: {naming.thing}", f"{words}. {note}")
