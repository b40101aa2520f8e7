"""Bind what people wrote to the articles' words: a folder becomes a ``Comparison``.

Every quotation is placed or becomes a problem. Problems are collected; where
there is an error there is no comparison.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

from facing_pages import kinds
from facing_pages.binding.cutting import Cut, naming_left, source_left
from facing_pages.binding.labels import labelled
from facing_pages.binding.names import namings
from facing_pages.binding.placing import Placer
from facing_pages.binding.quotations import occurs
from facing_pages.binding.redirects import fragments, resolve
from facing_pages.binding.weaving import closing, extracts, placed
from facing_pages.model import (
    Annotation,
    Cell,
    Comparison,
    Dossier,
    Entry,
    Event,
    Lesson,
    Moment,
    Naming,
    OrganiserRow,
    Outside,
    Passage,
    Plan,
    Prose,
    Question,
    Reading,
    ReadingList,
    Recommended,
    Silence,
    Source,
    Step,
    Term,
)
from facing_pages.problems import Problem, errors, meant
from facing_pages.writing import records as r
from facing_pages.writing.folder import Folder
from facing_pages.writing.history import History
from facing_pages.writing.link_history import states
from facing_pages.writing.our_prose import pieces
from facing_pages.writing.prose import Fault, Writer
from facing_pages.writing.reader import Record
from facing_pages.writing.works import sources


def bind(
    folder: Folder, history: History | None = None, cuts: Mapping[str, Cut] | None = None
) -> tuple[Comparison | None, list[Problem]]:
    """A comparison with every quotation in its place.

    Arguments:
        history: who wrote each file, where that is known.
        cuts: by reading, the articles that are shown cut down.

    Returns:
        the comparison, or None where there is an error, and all problems.
    """
    binder = _Binder(folder, history or {}, cuts or {})
    comparison = binder.comparison()
    if comparison:
        redirects = resolve(folder, comparison, binder.problems.append)
        comparison = replace(comparison, redirects=redirects, fragments=fragments(redirects))
    return (None if errors(binder.problems) else comparison), binder.problems


_OF_THEIR_OWN = frozenset(kind.name for kind in (*kinds.RECORDS, kinds.REDIRECTS))
"""The kinds that have a class of their own in the model; a record of any other becomes an ``Entry``."""


class _Binder:
    """One pass over a folder's records; what it cannot place it says."""

    def __init__(self, folder: Folder, history: History, cuts: Mapping[str, Cut]) -> None:
        self.folder, self.history, self.cuts = folder, history, cuts
        self.problems: list[Problem] = []
        self.placer = Placer(folder, self.problems.append, cuts)
        self.writer = Writer(self.placer.resolve)
        self.recorded: Container[str] = ()
        self.sources: dict[str, Source] = {}
        self.order = [reading.id for index in folder.all(kinds.INDEX) for reading in index.value.readings]
        self.events, self.terms = folder.by_id(kinds.EVENTS), folder.by_id(kinds.TERMS)

    # --- the whole ------------------------------------------------------

    def comparison(self) -> Comparison | None:
        index = self.folder.one(kinds.INDEX)
        questions, lesson = self.folder.one(kinds.QUESTIONS), self.folder.one(kinds.LESSON)
        if index is None or not self.readings_fit(index):
            return None
        self.cases_fit()
        articles = {id: self.folder.articles[id] for id in self.order}
        found = sources(self.folder.all(kinds.SOURCES), articles, self.note_of, self.problems.append)
        self.recorded = found.keys()
        self.sources = {id: left for id, source in found.items() if (left := source_left(source, self.cuts))}
        readings = tuple(self.reading(id, n, index) for n, id in enumerate(self.order))
        loose = [self.annotation(id, record) for id, record in self.folder.by_id(kinds.ANNOTATIONS).items()]
        records = self.events_in_order()
        shown = {id: self.placer.passages(record, record.value.passages, "passages") for id, record in records.items()}
        numbers = {id: record.value.number for id, record in records.items()}
        annotations = labelled(loose, shown, numbers, self.order)
        events = tuple(self.event(id, record, readings, shown[id], annotations) for id, record in records.items())
        if questions:
            self.once(questions, [question.id for question in questions.value.questions], "question", "questions")
        return Comparison(
            id=self.folder.id,
            title=index.value.title,
            question=index.value.question,
            summary=index.value.summary,
            order_rule=index.value.order_rule,
            introduction=self.body(index),
            readings=readings,
            events=events,
            annotations=annotations,
            sources=tuple(self.sources.values()),
            terms=tuple(self.term(id, record) for id, record in self.terms_in_order()),
            questions=tuple(self.question(questions, n) for n in range(len(questions.value.questions)))
            if questions
            else (),
            questions_title=questions.value.title if questions else "",
            questions_introduction=self.body(questions) if questions else None,
            timeline=tuple(self.moment(record) for record in self.folder.all(kinds.TIMELINE)),
            further_reading=tuple(self.reading_list(record) for record in self.folder.all(kinds.FURTHER_READING)),
            path=index.path,
            placed={reading.id: placed(reading, annotations, events) for reading in readings},
            names=self.names(),
            links=states(self.folder.links),
            contributors=self.contributors(),
            lesson=self.lesson(lesson) if lesson else None,
            entries=tuple(
                self.entry(kind, record) for kind, record in self.folder.everything() if kind.name not in _OF_THEIR_OWN
            ),
        )

    def readings_fit(self, index: Record[r.ComparisonRecord]) -> bool:
        """Whether each reading has its article, and each article its reading."""
        named = [reading.id for reading in index.value.readings]
        for at, id in enumerate(named):
            if named.index(id) != at:
                self.report(index, ("readings", at), "duplicate-id", f"The reading “{id}” stands twice.")
            elif id not in self.folder.articles and not self.folder.may_hold(kinds.READINGS, id):
                message = f"The reading “{id}” has no article."
                repair = f"Put articles/{id}.txt and articles/{id}.yml there."
                self.report(index, ("readings", at), "unknown-id", message, repair)
        for id, written in self.folder.articles.items():
            if id not in named:
                message = f"“{id}” is no reading of this comparison."
                repair = f"The readings are: {', '.join(named)}."
                self.report(written.dossier, ("reading",), "unknown-id", message, repair)
        return not errors(self.problems) and all(id in self.folder.articles for id in named)

    def contributors(self) -> tuple[str, ...]:
        """Whom the history of the folder's files knows, each once."""
        here = (names for path, names in sorted(self.history.items()) if path.startswith(f"{self.folder.path}/"))
        return tuple(dict.fromkeys(name for names in here for name in names))

    def cases_fit(self) -> None:
        """Whether each case stands under the name of the reading it restates."""
        for name, case in self.folder.by_id(kinds.CASES).items():
            if case.value.reading not in self.folder.articles:
                self.unknown_reading(case, case.value.reading, "reading")
            elif case.value.reading != name:
                message = f"This is the case of {case.value.reading}, and its file is called {name}.md."
                self.report(case, ("reading",), "wrong-value", message, f"Call it cases/{case.value.reading}.md.")

    # --- problems -------------------------------------------------------

    def report(
        self, record: Record[Any], keys: tuple[str | int, ...], code: str, message: str, repair: str = ""
    ) -> None:
        self.problems.append(Problem(record.path, record.line(*keys), code, message, repair))

    def unknown_reading(self, record: Record[Any], name: str, *keys: str | int) -> None:
        message = f"“{name}” is no reading of this comparison."
        self.report(record, keys, "unknown-id", message, f"The readings are: {', '.join(self.folder.articles)}.")

    def faults(self, faults: Iterable[Fault], path: str, line: int) -> None:
        self.problems += [fault.at(path, line) for fault in faults]

    # --- prose ----------------------------------------------------------

    def body(self, record: Record[Any]) -> Prose:
        prose, faults = self.writer.block(record.body)
        self.faults(faults, record.path, record.body_line)
        return prose

    def prose(self, record: Record[Any], markdown: str, *keys: str | int) -> Prose:
        prose, faults = self.writer.inline(markdown)
        self.faults(faults, record.path, record.line(*keys))
        return prose

    def block(self, record: Record[Any], markdown: str, *keys: str | int) -> Prose | None:
        if not markdown:
            return None
        prose, faults = self.writer.block(markdown)
        self.faults(faults, record.path, record.line(*keys))
        return prose

    def one_of_each(
        self, record: Record[Any], written: Mapping[str, str], what: str, repair: str, *keys: str | int
    ) -> None:
        """Whether something is written of every reading, and of nothing else."""
        for reading in self.folder.articles:
            if reading not in written:
                self.report(record, keys, "missing-key", f"{what} is missing for {reading}.", repair)
        for name in written:
            if name not in self.folder.articles:
                self.unknown_reading(record, name, *keys, name)

    def by_reading(
        self, record: Record[Any], written: Mapping[str, str], what: str, repair: str, *keys: str | int
    ) -> tuple[tuple[str, Prose], ...]:
        """What is written of each reading, in the readings' order."""
        self.one_of_each(record, written, what, repair, *keys)
        return tuple((id, self.prose(record, written[id], *keys, id)) for id in self.order if id in written)

    def once(self, record: Record[Any], ids: list[str], what: str, key: str) -> None:
        """Whether each item of a list has an id of its own."""
        for at, id in enumerate(ids):
            if id in ids[:at]:
                repair = f"Give each {what} an id of its own."
                self.report(record, (key, at, "id"), "duplicate-id", f"The {what} “{id}” stands twice.", repair)

    # --- records --------------------------------------------------------

    def note_of(self, record: Record[r.SourceRecord] | Record[r.NamingRecord]) -> Prose | None:
        return self.prose(record, record.value.note, "note") if record.value.note else None

    def cited(self, record: Record[Any], ids: list[str], *keys: str | int) -> tuple[Source, ...]:
        for at, id in enumerate(ids):
            if id not in self.recorded and not self.folder.may_hold(kinds.SOURCES, id):
                message = f"The source “{id}” is not recorded."
                repair = meant(id, self.sources, f"If it is another work, add it to {self.folder.path}/sources.yml.")
                self.report(record, (*keys, at), "unknown-id", message, repair)
        return tuple(self.sources[id] for id in ids if id in self.sources)

    def reading(self, id: str, number: int, index: Record[r.ComparisonRecord]) -> Reading:
        case = self.folder.by_id(kinds.CASES).get(id)
        return Reading(
            id=id,
            label=index.value.readings[number].label,
            letter=chr(ord("A") + number),
            article=self.cuts[id].article if id in self.cuts else self.folder.articles[id].article,
            dossier=self.dossier(id),
            case=self.body(case) if case else None,
        )

    def dossier(self, id: str) -> Dossier:
        written = self.folder.articles[id]
        record, value = written.dossier, written.dossier.value
        paragraphs = {block.id for block in written.article.paragraphs}
        for at, item in enumerate(value.outside):
            if item.paragraph not in paragraphs:
                message = f"{id} has no paragraph {item.paragraph}."
                self.report(record, ("outside", at, "paragraph"), "unknown-id", message, "Check the number.")
        position = (self.placer.passage(record, id, item, ("position", at)) for at, item in enumerate(value.position))
        return Dossier(
            title=value.title,
            byline=value.byline,
            author_note=self.block(record, value.author_note, "author-note"),
            publication=value.publication,
            issue=value.issue,
            publisher=value.publisher,
            publisher_note=self.block(record, value.publisher_note, "publisher-note"),
            audience=self.block(record, value.audience, "audience"),
            date=value.date,
            language=value.language,
            address=None if value.address == "not found" else value.address,
            address_note=self.block(record, value.address_note, "address-note"),
            rights=value.rights,
            permission=value.permission,
            captured=value.captured,
            sha256=value.sha256,
            position=tuple(passage for passage in position if passage),
            sources=self.cited(record, value.sources, "sources"),
            outside=tuple(Outside(item.paragraph, item.reason) for item in value.outside),
            path=record.path,
            text_path=written.text_path,
            edition=value.edition,
        )

    def annotation(self, id: str, record: Record[r.AnnotationRecord]) -> Annotation:
        value = record.value
        for at, term in enumerate(value.terms):
            if term not in self.terms and not self.folder.may_hold(kinds.TERMS, term):
                repair = meant(term, self.terms, f"A term is a file in {self.folder.path}/terms/.")
                self.report(record, ("terms", at), "unknown-id", f"There is no term “{term}”.", repair)
        return Annotation(
            id=id,
            kind=value.kind,
            finding=value.finding,
            slip=value.slip,
            passages=self.placer.passages(record, value.passages, "passages"),
            sources=self.cited(record, value.sources, "sources"),
            terms=tuple(value.terms),
            body=self.body(record),
            label="",
            event="",
            path=record.path,
            by=tuple(value.by),
            reviewed=tuple(value.reviewed),
            history=self.history.get(record.path, ()),
        )

    def names(self) -> tuple[Naming, ...]:
        articles = {id: self.folder.articles[id].article for id in self.order}
        found = namings(self.folder.all(kinds.NAMES), articles, self.note_of, self.problems.append)
        return tuple(naming_left(naming, self.cuts) for naming in found)

    def events_in_order(self) -> dict[str, Record[r.EventRecord]]:
        return dict(sorted(self.events.items(), key=lambda item: (item[1].value.number, item[0])))

    def terms_in_order(self) -> list[tuple[str, Record[r.TermRecord]]]:
        return sorted(self.terms.items(), key=lambda item: (item[1].value.title.casefold(), item[0]))

    def event(
        self,
        id: str,
        record: Record[r.EventRecord],
        readings: tuple[Reading, ...],
        passages: tuple[Passage, ...],
        annotations: tuple[Annotation, ...],
    ) -> Event:
        value = record.value
        here = [annotation for annotation in annotations if annotation.event == id]
        cells = tuple(self.cell(id, record, reading, passages, annotations) for reading in readings)
        for name in value.silences.keys() - {reading.id for reading in readings}:
            self.unknown_reading(record, name, "silences", name)
        numbers = [other.value.number for other in self.events.values()]
        if numbers.count(value.number) > 1:
            message = f"Two events have the number {value.number}."
            self.report(record, ("number",), "duplicate-id", message, "Give each event a number of its own.")
        return Event(
            id=id,
            number=value.number,
            title=value.title,
            when=value.when,
            date=value.date,
            gloss=self.prose(record, value.gloss, "gloss"),
            cells=cells,
            shared=tuple(annotation for annotation in here if annotation.shared),
            both=tuple(self.prose(record, line, "both", n) for n, line in enumerate(value.both)),
            part=tuple(self.prose(record, line, "part", n) for n, line in enumerate(value.part)),
            neither=tuple(self.prose(record, line, "neither", n) for n, line in enumerate(value.neither)),
            question=self.prose(record, value.question, "question") if value.question else None,
            body=self.body(record),
            path=record.path,
        )

    def cell(
        self,
        event: str,
        record: Record[r.EventRecord],
        reading: Reading,
        passages: tuple[Passage, ...],
        annotations: tuple[Annotation, ...],
    ) -> Cell:
        own = tuple(passage for passage in passages if passage.reading == reading.id)
        silence = record.value.silences.get(reading.id)
        if own and silence:
            message = f"{reading.id} has passages here and a silence too."
            self.report(record, ("silences", reading.id), "speaks-and-silent", message, "Keep the one that holds.")
        if not own and not silence and not record.value.passages.get(reading.id):
            message = f"{reading.id} has no passage here, and its silence is not signed."
            repair = f"Add its passages, or “silences: {reading.id}:” with “by”, “on” and the “words” looked for."
            self.report(record, ("passages",), "silent-without-signature", message, repair)
        shown = extracts(reading, own, annotations)
        set_here = closing(inline for extract in shown for inline in extract.inlines)
        return Cell(
            reading=reading,
            passages=own,
            extracts=shown,
            silence=self.silence(record, reading, silence) if silence else None,
            annotations=tuple(note for note in annotations if note.event == event and note.readings == (reading.id,)),
            elsewhere=tuple(note for note in set_here if note.event != event),
        )

    def silence(self, record: Record[r.EventRecord], reading: Reading, silence: r.SilenceRecord) -> Silence:
        keys = ("silences", reading.id)
        for at, word in enumerate(silence.words):
            if occurs(word, reading.article.text):
                message = f"“{word}” does occur in {reading.id}."
                repair = "Bind the passage where it stands, or leave the word out and say in “note” what is near."
                self.report(record, (*keys, "words", at), "silence-broken", message, repair)
        if silence.nearest and silence.nearest not in {block.id for block in reading.article.paragraphs}:
            message = f"{reading.id} has no paragraph {silence.nearest}."
            self.report(record, (*keys, "nearest"), "unknown-id", message, "Check the number.")
        note = self.prose(record, silence.note, *keys, "note") if silence.note else None
        return Silence(silence.by, silence.on, tuple(silence.words), note, silence.nearest)

    def term(self, id: str, record: Record[r.TermRecord]) -> Term:
        value = record.value
        self.one_of_each(record, value.uses, "The use of the word", "Say so where it does not use it.", "uses")
        return Term(
            id=id,
            title=value.title,
            also=tuple(value.also),
            definition=self.body(record),
            uses=tuple((name, self.prose(record, use, "uses", name)) for name, use in value.uses.items()),
            sources=self.cited(record, value.sources, "sources"),
            path=record.path,
        )

    def question(self, record: Record[r.QuestionsRecord], at: int) -> Question:
        value = record.value.questions[at]
        return Question(
            id=value.id,
            text=self.prose(record, value.text, "questions", at, "text"),
            passages=self.placer.passages(record, value.passages, "questions", at, "passages"),
        )

    def lesson(self, record: Record[r.LessonRecord]) -> Lesson:
        value = record.value
        self.once(record, [row.id for row in value.organiser], "row", "organiser")
        self.once(record, [plan.id for plan in value.plans], "plan", "plans")
        repair = "Say of each reading who wrote its text, in about as many words."
        return Lesson(
            why=self.prose(record, value.why, "why"),
            authors=self.by_reading(record, value.authors, "Who wrote the text", repair, "authors"),
            organiser=tuple(self.row(record, at) for at in range(len(value.organiser))),
            plans=tuple(self.plan(record, at) for at in range(len(value.plans))),
        )

    def row(self, record: Record[r.LessonRecord], at: int) -> OrganiserRow:
        value, keys = record.value.organiser[at], ("organiser", at)
        what = f"The answer to “{value.title}”"
        repair = "Answer each row for every reading; where an article says nothing, say that."
        return OrganiserRow(
            id=value.id,
            title=value.title,
            prompt=self.prose(record, value.prompt, *keys, "prompt"),
            answers=self.by_reading(record, value.answers, what, repair, *keys, "answers"),
        )

    def plan(self, record: Record[r.LessonRecord], at: int) -> Plan:
        value, keys = record.value.plans[at], ("plans", at)
        plan = Plan(
            id=value.id,
            title=value.title,
            summary=self.prose(record, value.summary, *keys, "summary"),
            needs=self.prose(record, value.needs, *keys, "needs") if value.needs else None,
            steps=tuple(
                Step(step.minutes, step.title, step.grouping, self.prose(record, step.text, *keys, "steps", n, "text"))
                for n, step in enumerate(value.steps)
            ),
        )
        if plan.minutes != value.minutes:
            message = f"The steps of this plan add up to {plan.minutes} minutes, not to {value.minutes}."
            repair = f"Write “minutes: {plan.minutes}”, or make a step longer or shorter."
            self.report(record, (*keys, "minutes"), "minutes-amiss", message, repair)
        return plan

    def moment(self, record: Record[r.MomentRecord]) -> Moment:
        value = record.value
        known = value.event in self.events or self.folder.may_hold(kinds.EVENTS, value.event or "")
        if value.event and not known:
            self.report(record, ("event",), "unknown-id", f"There is no event “{value.event}”.", "Look in events/.")
        return Moment(
            date=value.date,
            text=self.prose(record, value.text, "text"),
            passages=self.placer.passages(record, value.passages, "passages"),
            event=value.event,
            sources=self.cited(record, value.sources, "sources"),
        )

    def reading_list(self, record: Record[r.ReadingListRecord]) -> ReadingList:
        works = tuple(
            Recommended(source, self.prose(record, work.text, "works", at, "text"))
            for at, work in enumerate(record.value.works)
            for source in self.cited(record, [work.source], "works", at, "source")
        )
        return ReadingList(record.value.title, works)

    def entry(self, kind: kinds.Kind[Any], record: Record[Any]) -> Entry:
        """A record of which nothing but the prose is bound."""
        prose: dict[tuple[str | int, ...], Prose] = {}
        for keys, text, mark in pieces(record.value):
            if mark.form == "inline":
                prose[keys] = self.prose(record, text, *keys)
            elif block := self.block(record, text, *keys) if mark.form == "block" else None:
                prose[keys] = block
        body = self.body(record) if kind.front else None
        return Entry(kind.name, kind.id(record), record.value, prose, body, record.path)
