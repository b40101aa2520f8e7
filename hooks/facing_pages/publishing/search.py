"""What the site's search finds, each thing at its own place, and what each is called among the answers."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import nh3

from facing_pages.addresses import author, place_of
from facing_pages.model import (
    Annotation,
    Chart,
    Comparison,
    Document,
    Event,
    HardWord,
    Lesson,
    Naming,
    Place,
    Reading,
    Source,
    Term,
    Who,
)
from facing_pages.model.readings import UNDETERMINED
from facing_pages.pages import (
    CHARTS,
    DEBATE,
    FACING,
    HANDOUT,
    MAP,
    PROJECTOR,
    QUESTIONS,
    SENTENCES,
    SOURCES,
    WORKSHEET,
    Page,
    pages,
)
from facing_pages.publishing import about, credit, licences, privacy
from facing_pages.publishing.credit import Contributor
from facing_pages.translating import gettext, later
from facing_pages.wording import assessed, authors, labelled, long_date

Kind = Literal["article", "event", "annotation", "term", "page", "source", "site"]

KINDS: tuple[Kind, ...] = ("article", "event", "annotation", "term", "page", "source", "site")
"""In the order in which they stand among the answers."""

_NAMES: Mapping[str, str] = {
    FACING.name: later("Facing pages, side by side"),
    MAP.name: later("Map of the texts"),
    CHARTS.name: later("Charts, figures"),
    DEBATE.name: later("The debate, history, who said what"),
    SOURCES.name: later("Sources"),
    SENTENCES.name: later("Sentences, and how claims were chosen"),
    QUESTIONS.name: later("Lesson, questions, plans"),
    HANDOUT.name: later("Hand-outs, answer key, PDF, to print"),
    WORKSHEET.name: later("Worksheet"),
    PROJECTOR.name: later("Projector, one event on the screen"),
}
"""The words that name a page of a comparison: whoever types them means the page."""

_HEADING = re.compile(r'<h([1-6])[^>]* id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)


@dataclass(frozen=True)
class Entry:
    """A thing that can be found.

    Arguments:
        kind: what it is.
        location: its address from the site's root.
        title: what it is called among the answers.
        text: the words of which a sentence is shown.
        by: further words by which it is found.
        name: the words that name a page, by which it is found first.
        comparison: the id of the comparison that it is of, if it is of one.
        letter: of the reading whose article it is in, if it is in one.
        language: of the text, as HTML has it; empty where it is that of the page.
    """

    kind: Kind
    location: str
    title: str
    text: str
    by: str = ""
    name: str = ""
    comparison: str = ""
    letter: str = ""
    language: str = ""


def entries(comparison: Comparison) -> Iterator[Entry]:
    """Every entry of a comparison; a page's own entry stands before those of its parts."""
    yield _entry(
        "page",
        place_of(comparison, comparison),
        comparison.title,
        f"{comparison.question} {comparison.introduction.text}",
        by=" ".join((comparison.title, *comparison.subjects)),
    )
    for page in pages(comparison):
        yield from _article(comparison, page) if isinstance(page, Reading) else _page(comparison, page)
    yield from (_event(comparison, event) for event in comparison.events)
    yield from (_annotation(comparison, annotation) for annotation in comparison.annotations)
    yield from (_document(comparison, document) for document in comparison.documents)
    yield from (_who(comparison, entry) for entry in comparison.who)
    yield from (_naming(comparison, naming) for naming in comparison.names)
    yield from (_source(comparison, source) for source in comparison.sources)
    yield from (_chart(comparison, chart) for chart in comparison.charts)
    yield from _debate(comparison)
    yield from _class(comparison)
    yield from (_term(comparison, term) for term in comparison.terms)
    yield from (_word(comparison, word) for word in comparison.words)


def of_the_site(comparisons: Iterable[Comparison], people: Sequence[Contributor]) -> Iterator[Entry]:
    """The pages on those who stand behind the edition.

    Arguments:
        people: who is named in it.
    """
    words = [credit.said(people), *(person.name for person in people)]
    yield _alone("contributors", gettext(credit.TITLE), words)
    rights = [f"{one.title}: {one.dossier.rights or ''}" for comparison in comparisons for one in comparison.readings]
    yield _alone("about", gettext(about.TITLE), rights)
    kept = [gettext(words) for words in (privacy.SUMMARY, *(one.what for one in privacy.KEPT))]
    yield _alone("privacy", gettext(privacy.TITLE), kept)
    works = [work.name for work in licences.WORKS if work.when == "always"]
    yield _alone("licences", gettext(licences.TITLE), [*works, *licences.LICENCES.values()])


def _alone(page: str, title: str, words: Sequence[str]) -> Entry:
    return _entry("site", Place("", page), title, " ".join(words), name=title)


def written(address: str, title: str, content: str) -> Iterator[Entry]:
    """Every part of a page that somebody wrote by hand, as far as its headings have ids.

    Arguments:
        address: from the site's root.
        title: as text.
        content: HTML, as it was made of Markdown.
    """
    before, *parts = _HEADING.split(content)
    sections = list(zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=True))
    lead = [_plain(before), *(_plain(body) for level, _id, _heading, body in sections if level == "1")]
    yield Entry("site", address, title, " ".join(filter(None, lead)), by=title, name=title)
    for level, id, heading, body in sections:
        if level != "1":
            own = _plain(heading)
            yield Entry("site", f"{address}#{id}", f"{title}: {own}", _plain(body), by=f"{title} {own}")


def _plain(content: str) -> str:
    return " ".join(html.unescape(nh3.clean(content, tags=set())).replace("¶", " ").split())


def _entry(
    kind: Kind,
    place: Place,
    title: str,
    text: str,
    *,
    by: str = "",
    name: str = "",
    letter: str = "",
    language: str = "",
) -> Entry:
    return Entry(kind, place.address, title, text.strip(), by, name, place.comparison, letter, language)


def _page(comparison: Comparison, page: Page) -> Iterator[Entry]:
    """A page's own entry, but for the front page, which has one."""
    if not page.name:
        return
    title = page.title(comparison)
    name = gettext(_NAMES[page.name]) if page.name in _NAMES else page.heading(comparison)
    said = {QUESTIONS.name: " ".join(_said(comparison.lesson)) if comparison.lesson else ""}
    said[SENTENCES.name] = page.shows(comparison)
    why = said.get(page.name) or comparison.question
    yield _entry("page", place_of(comparison, page.name), title, why, by=title, name=name)


def _class(comparison: Comparison) -> Iterator[Entry]:
    lesson = comparison.lesson
    for reading, prose in lesson.authors if lesson else ():
        place = place_of(comparison, QUESTIONS.name, author(reading))
        title = gettext("Who wrote it: %(label)s") % {"label": comparison.reading(reading).label}
        yield _entry("page", place, title, prose.text, by=title)
    for row in lesson.organiser if lesson else ():
        words = " ".join(prose.text for prose in (row.prompt, *(answer for _, answer in row.answers)))
        title = gettext("Organiser: %(title)s") % {"title": row.title}
        yield _entry("page", place_of(comparison, row), title, words, by=title)
    for number, question in enumerate(comparison.questions, 1):
        title = gettext("Question %(number)s") % {"number": number}
        yield _entry("page", place_of(comparison, question), title, question.text.text, by=title)
    for exercise in comparison.trace:
        title = gettext("Trace it: %(source)s") % {"source": exercise.source.name}
        yield _entry("page", place_of(comparison, exercise), title, exercise.prompt.text, by=title)
    for plan in comparison.plans:
        words = " ".join(f"{step.title}. {step.text.text}" for step in plan.steps)
        title = gettext("Plan: %(title)s") % {"title": plan.title}
        yield _entry("page", place_of(comparison, plan), title, f"{plan.summary.text} {words}", by=title)


def _said(lesson: Lesson) -> Iterator[str]:
    """What a lesson says besides what has a place of its own."""
    if lesson.proposition:
        yield lesson.proposition.text
    yield lesson.why.text
    yield from (aim.text for aim in lesson.aims)
    if lesson.background:
        yield lesson.background.text.text
    if lesson.product:
        yield f"{lesson.product.title}. {lesson.product.text.text}"


def _article(comparison: Comparison, reading: Reading) -> Iterator[Entry]:
    dossier = reading.dossier
    language = "" if dossier.language in ("", UNDETERMINED, comparison.language) else dossier.language
    said = {"letter": reading.letter, "label": reading.label, "title": reading.title}
    of = {"letter": reading.letter, "language": language}
    published = ", ".join(filter(None, (dossier.byline, dossier.publication)))
    title = gettext("Article %(letter)s · %(label)s: %(title)s") % said
    by = f"{comparison.title} {reading.name}"
    yield _entry("page", place_of(comparison, reading), title, published, by=by, name=reading.title)
    for block in reading.article.blocks:
        place = place_of(comparison, reading, block)
        if block.kind == "heading":
            yield _entry("article", place, gettext("Article %(letter)s · %(label)s") % said, block.text, **of)
        else:
            title = gettext("Article %(letter)s · %(label)s, ¶%(number)s") % (said | {"number": block.number})
            yield _entry("article", place, title, block.text, **of)


def _event(comparison: Comparison, event: Event) -> Entry:
    lines = [event.gloss, *(line.prose for line in event.ledger), *(answer.prose for answer in event.answers)]
    title = gettext("Event %(number)s: %(title)s") % {"number": event.number, "title": event.title}
    place = place_of(comparison, event)
    return _entry("event", place, title, " ".join(line.text for line in lines), by=event.title)


def _annotation(comparison: Comparison, annotation: Annotation) -> Entry:
    title = gettext("Note %(label)s · %(kind)s · %(readings)s") % {
        "label": annotation.label,
        "kind": assessed(annotation),
        "readings": ", ".join(comparison.reading(reading).label for reading in annotation.readings),
    }
    return _entry("annotation", place_of(comparison, annotation), title, annotation.body.text)


def _source(comparison: Comparison, source: Source) -> Entry:
    by = authors(source.author) or source.get("container-title") or source.get("publisher") or ""
    title = gettext("Source: %(title)s") % {"title": source.name}
    note = source.note.text if source.note else ""
    text = ". ".join(filter(None, (by.rstrip("."), note)))
    return _entry("source", place_of(comparison, source), title, text, by=source.name)


def _chart(comparison: Comparison, chart: Chart) -> Entry:
    title = gettext("Chart: %(title)s") % {"title": chart.title}
    names = " ".join((*(series.name for series in chart.series), *chart.under))
    return _entry("page", place_of(comparison, chart), title, chart.see.text, by=f"{chart.title} {names}")


def _debate(comparison: Comparison) -> Iterator[Entry]:
    for turn in comparison.dates:
        title = labelled(long_date(turn.date), turn.title)
        yield _entry("page", place_of(comparison, turn), title, turn.text.text, by=title)
    for tradition in comparison.traditions:
        text = " ".join(held.says.text for held in tradition.held.values())
        title = gettext("The debate: %(name)s") % {"name": tradition.name}
        yield _entry("page", place_of(comparison, tradition), title, text, by=tradition.name)


def _document(comparison: Comparison, document: Document) -> Entry:
    title = gettext("Document: %(title)s") % {"title": document.title}
    return _entry("term", place_of(comparison, document), title, document.text, by=document.title, name=document.title)


def _who(comparison: Comparison, entry: Who) -> Entry:
    uses = (f"{comparison.reading(reading).name}: {prose.text}" for reading, prose in entry.named)
    text = " ".join([entry.what.text, *([entry.pays.text] if entry.pays else []), *uses])
    names = " ".join((entry.name, *entry.also))
    title = gettext("Who is who: %(title)s") % {"title": entry.name}
    return _entry("term", place_of(comparison, entry), title, text, by=names, name=names)


def _term(comparison: Comparison, term: Term) -> Entry:
    uses = (f"{comparison.reading(reading).name}: {use.text}" for reading, use in term.uses)
    title = gettext("Term: %(title)s") % {"title": term.title}
    return _entry("term", place_of(comparison, term), title, " ".join([term.definition.text, *uses]), by=term.title)


def _word(comparison: Comparison, word: HardWord) -> Entry:
    return _entry("term", place_of(comparison, word), word.word, word.meaning.text, by=word.word)


def _naming(comparison: Comparison, naming: Naming) -> Entry:
    note = naming.note.text if naming.note else ""
    words = ", ".join(form for name in naming.names for form in (name.name, *name.also))
    title = gettext("Names for the same thing: %(thing)s") % {"thing": naming.thing}
    return _entry("term", place_of(comparison, naming), title, f"{words}. {note}", by=naming.thing)
