"""Bind what people wrote to the articles' words: a folder becomes a ``Comparison``.

Every quotation is placed or becomes a problem. Problems are collected; where
there is an error there is no comparison.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from facing_pages import kinds
from facing_pages.binding.binder import Binder
from facing_pages.binding.charts import charts
from facing_pages.binding.cutting import Cut, naming_left, source_left
from facing_pages.binding.debate import debate
from facing_pages.binding.documents import documents
from facing_pages.binding.events import event
from facing_pages.binding.hard_words import hard_words
from facing_pages.binding.labels import labelled
from facing_pages.binding.lesson import lesson as bound_lesson
from facing_pages.binding.lesson import question
from facing_pages.binding.names import namings
from facing_pages.binding.redirects import fragments, resolve
from facing_pages.binding.sentences import sentences
from facing_pages.binding.weaving import texts
from facing_pages.binding.who import mentions, who
from facing_pages.binding.works import sources
from facing_pages.model import (
    Annotation,
    Comparison,
    Dossier,
    Entry,
    Moment,
    Naming,
    Omitted,
    Outside,
    PictureFile,
    Prose,
    Reading,
    ReadingList,
    Recommended,
    Taken,
    Term,
)
from facing_pages.problems import Problem, errors, meant
from facing_pages.writing import records as r
from facing_pages.writing.folder import Folder
from facing_pages.writing.history import UNKNOWN, History
from facing_pages.writing.link_history import states
from facing_pages.writing.our_prose import pieces
from facing_pages.writing.prose import Mentions
from facing_pages.writing.reader import Record


def bind(
    folder: Folder, history: History | None = None, cuts: Mapping[str, Cut] | None = None
) -> tuple[Comparison | None, list[Problem]]:
    """A comparison with every quotation in its place.

    Arguments:
        history: who wrote each file and when, where that is known.
        cuts: by reading, the articles that are shown cut down.

    Returns:
        the comparison, or None where there is an error, and all problems.
    """
    binder = _Whole(folder, history or {}, cuts or {})
    comparison = binder.comparison()
    if comparison:
        redirects = resolve(folder, comparison, binder.problems.append)
        comparison = replace(comparison, redirects=redirects, fragments=fragments(redirects))
    return (None if errors(binder.problems) else comparison), binder.problems


_OF_THEIR_OWN = (
    kinds.INDEX,
    kinds.READINGS,
    kinds.ANNOTATIONS,
    kinds.EVENTS,
    kinds.TERMS,
    kinds.CASES,
    kinds.QUESTIONS,
    kinds.LESSON,
    kinds.CHARTS,
    kinds.DEBATE,
    kinds.TIMELINE,
    kinds.NAMES,
    kinds.WORDS,
    kinds.SENTENCES,
    kinds.DOCUMENTS,
    kinds.WHO,
    kinds.SOURCES,
    kinds.FURTHER_READING,
    kinds.REDIRECTS,
)
"""The kinds that have a class of their own in the model; a record of any other becomes an ``Entry``."""


class _Whole(Binder):
    """The whole of a folder's records."""

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
        named = mentions(self)
        loose = [self.annotation(id, record, named()) for id, record in self.folder.by_id(kinds.ANNOTATIONS).items()]
        records = self.events_in_order()
        shown = {id: self.placer.passages(record, record.value.passages, "passages") for id, record in records.items()}
        numbers = {id: record.value.number for id, record in records.items()}
        annotations = labelled(loose, shown, numbers, self.order)
        words = hard_words(self)
        events = tuple(
            event(self, id, record, readings, shown[id], annotations, words) for id, record in records.items()
        )
        if questions:
            self.once(questions, [question.id for question in questions.value.questions], "question", "questions")
        return Comparison(
            id=self.folder.id,
            title=index.value.title,
            question=index.value.question,
            summary=index.value.summary,
            order_rule=index.value.order_rule,
            language=index.value.lang or "",
            subjects=tuple(index.value.subjects),
            introduction=self.body(index),
            readings=readings,
            events=events,
            annotations=annotations,
            sources=tuple(self.sources.values()),
            terms=tuple(self.term(id, record) for id, record in self.terms_in_order()),
            questions=tuple(question(self, questions, n) for n in range(len(questions.value.questions)))
            if questions
            else (),
            questions_title=questions.value.title if questions else "",
            questions_introduction=self.body(questions) if questions else None,
            timeline=tuple(self.moment(record) for record in self.folder.all(kinds.TIMELINE)),
            further_reading=tuple(self.reading_list(record) for record in self.folder.all(kinds.FURTHER_READING)),
            path=index.path,
            placed=texts(readings, annotations, events, words),
            names=self.names(),
            words=words,
            sentences=sentences(self, annotations),
            documents=documents(self),
            who=who(self),
            links=states(self.folder.links),
            contributors=self.contributors(),
            charts=charts(self),
            debate=debate(self),
            lesson=bound_lesson(self, lesson, readings, words) if lesson else None,
            entries=self.entries(),
        )

    def readings_fit(self, index: Record[r.ComparisonRecord]) -> bool:
        """Whether each reading has its article, and each article its reading."""
        named = [reading.id for reading in index.value.readings]
        for at, id in enumerate(named):
            if named.index(id) != at:
                self.report(index, ("readings", at), "duplicate-id", f"The reading “{id}” is there twice.")
            elif id not in self.folder.articles and not self.folder.may_hold(kinds.READINGS, id):
                message = f"The reading “{id}” has no article."
                repair = f"Put articles/{id}.txt or articles/{id}.md there, and articles/{id}.yml."
                self.report(index, ("readings", at), "unknown-id", message, repair)
        for id, written in self.folder.articles.items():
            if id not in named:
                message = f"This comparison has no reading “{id}”."
                repair = f"The readings are: {', '.join(named)}."
                self.report(written.dossier, ("reading",), "unknown-id", message, repair)
        return not errors(self.problems) and all(id in self.folder.articles for id in named)

    def contributors(self) -> tuple[str, ...]:
        """Whom the history of the folder's files knows, each once."""
        here = (past for path, past in sorted(self.history.items()) if path.startswith(f"{self.folder.path}/"))
        return tuple(dict.fromkeys(name for past in here for name in past.people))

    def cases_fit(self) -> None:
        """Whether each case stands under the name of the reading it restates."""
        for name, case in self.folder.by_id(kinds.CASES).items():
            if case.value.reading not in self.folder.articles:
                self.unknown_reading(case, case.value.reading, "reading")
            elif case.value.reading != name:
                message = f"This is the case of {case.value.reading}, but its file is called {name}.md."
                self.report(case, ("reading",), "wrong-value", message, f"Call it cases/{case.value.reading}.md.")

    # --- records --------------------------------------------------------

    def note_of(self, record: Record[r.SourceRecord] | Record[r.NamingRecord]) -> Prose | None:
        return self.prose(record, record.value.note, "note") if record.value.note else None

    def reading(self, id: str, number: int, index: Record[r.ComparisonRecord]) -> Reading:
        case = self.folder.by_id(kinds.CASES).get(id)
        return Reading(
            id=id,
            label=index.value.readings[number].label,
            letter=chr(ord("A") + number),
            article=self.cuts[id].article if id in self.cuts else self.folder.articles[id].article,
            dossier=self.dossier(id),
            case=self.body(case) if case else None,
            pictures=self.pictures(id),
        )

    def pictures(self, id: str) -> Mapping[str, PictureFile]:
        """The pictures of what is shown of a reading's article."""
        article = self.cuts[id].article if id in self.cuts else self.folder.articles[id].article
        shown = {block.picture.file for block in article.blocks if block.picture}
        return {file: picture for file, picture in self.folder.articles[id].pictures.items() if file in shown}

    def dossier(self, id: str) -> Dossier:
        written = self.folder.articles[id]
        record, value = written.dossier, written.dossier.value.certain
        paragraphs = {block.id for block in written.article.paragraphs}
        for at, item in enumerate(value.outside):
            if item.paragraph not in paragraphs:
                message = f"{id} has no paragraph {item.paragraph}."
                self.report(record, ("outside", at, "paragraph"), "unknown-id", message, "Check the number.")
        position = (self.placer.passage(record, id, item, ("position", at)) for at, item in enumerate(value.position))
        return Dossier(
            title=value.title or written.article.title or None,
            byline=value.byline,
            author_note=self.block(record, value.author_note, "author-note"),
            publication=value.publication,
            issue=value.issue,
            publisher=value.publisher,
            publisher_note=self.block(record, value.publisher_note, "publisher-note"),
            audience=self.block(record, value.audience, "audience"),
            date=value.date,
            language=value.language or "",
            address=value.address,
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
            to_check=dict(value.to_check.items()),
            taken=_taken(value.taken) if value.taken else None,
        )

    def annotation(self, id: str, record: Record[r.AnnotationRecord], named: Mentions) -> Annotation:
        value = record.value
        for at, term in enumerate(value.terms):
            if term not in self.terms and not self.folder.may_hold(kinds.TERMS, term):
                repair = meant(term, self.terms, f"A term is a file in {self.folder.path}/terms/.")
                self.report(record, ("terms", at), "unknown-id", f"There is no term “{term}”.", repair)
        past = self.history.get(record.path, UNKNOWN)
        return Annotation(
            id=id,
            kind=value.kind,
            finding=value.finding,
            slip=value.slip,
            passages=self.placer.passages(record, value.passages, "passages"),
            sources=self.cited(record, value.sources, "sources"),
            terms=tuple(value.terms),
            body=self.body(record, named),
            label="",
            event="",
            path=record.path,
            by=tuple(value.by),
            reviewed=tuple(value.reviewed),
            history=past.people,
            created=past.first,
            changed=past.last,
        )

    def names(self) -> tuple[Naming, ...]:
        articles = {id: self.folder.articles[id].article for id in self.order}
        found = namings(self.folder.all(kinds.NAMES), articles, self.note_of, self.problems.append)
        return tuple(naming_left(naming, self.cuts) for naming in found)

    def events_in_order(self) -> dict[str, Record[r.EventRecord]]:
        return dict(sorted(self.events.items(), key=lambda item: (item[1].value.number, item[0])))

    def terms_in_order(self) -> list[tuple[str, Record[r.TermRecord]]]:
        return sorted(self.terms.items(), key=lambda item: (item[1].value.title.casefold(), item[0]))

    def term(self, id: str, record: Record[r.TermRecord]) -> Term:
        value = record.value
        self.one_of_each(record, value.uses, "The use of the word", "If it does not use the word, say so.", "uses")
        return Term(
            id=id,
            title=value.title,
            also=tuple(value.also),
            definition=self.body(record),
            uses=tuple((name, self.prose(record, use, "uses", name)) for name, use in value.uses.items()),
            sources=self.cited(record, value.sources, "sources"),
            path=record.path,
        )

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

    def entries(self) -> tuple[Entry, ...]:
        others = {kind.name for kind in kinds.KINDS} - {kind.name for kind in _OF_THEIR_OWN}
        return tuple(self.entry(kind, record) for kind, record in self.folder.everything() if kind.name in others)

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


def _taken(record: r.TakenRecord) -> Taken:
    left_out = tuple(Omitted(part.kind, part.words, part.first) for part in record.left_out)
    return Taken(record.how, record.words, record.of, left_out)
