"""What changed between two states of a comparison, as a reader would notice it.

Records are compared once they are bound, by what they say and where they
stand: a new spelling in YAML is no change, another passage is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Literal, TypeVar

from facing_pages.changing.surroundings import around, coverage, links
from facing_pages.changing.telling import lines, listed, passages, place, prose, told, work, works
from facing_pages.markdown import escape
from facing_pages.model import Annotation, Answer, Cell, Comparison, Event, LedgerLine, Source, Term
from facing_pages.wording import FINDING, series

What = Literal["added", "changed", "moved", "renamed", "removed"]

Item = TypeVar("Item", Annotation, Event, Term, Source)
Told = Iterator[str]


@dataclass(frozen=True)
class Change:
    """One record's change: its name and the particulars, as Markdown."""

    what: What
    name: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Changes:
    """Everything that changed in a comparison; ``coverage``, ``links`` and ``around`` are lines of Markdown."""

    annotations: tuple[Change, ...]
    events: tuple[Change, ...]
    coverage: tuple[str, ...]
    terms: tuple[Change, ...]
    sources: tuple[Change, ...]
    links: tuple[str, ...]
    around: tuple[str, ...]

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in dataclasses.fields(self))


def changes(before: Comparison, after: Comparison, unread: frozenset[str] = frozenset()) -> Changes:
    """What changed from one state to the next.

    Arguments:
        unread: files of the comparison's folder that hold an error now, such
            as ``annotations/x.md``: what is missing there was not removed.
    """
    labels = {reading.id: reading.label for reading in (*before.readings, *after.readings)}
    teller = _Teller(labels, unread, dict(after.redirects))
    return Changes(
        annotations=tuple(teller.annotations(before.annotations, after.annotations)),
        events=tuple(teller.events(before.events, after.events)),
        coverage=tuple(coverage(before, after)),
        terms=tuple(teller.terms(before.terms, after.terms)),
        sources=tuple(teller.sources(before.sources, after.sources)),
        links=tuple(links(before, after, unread)),
        around=tuple(around(before, after, unread)),
    )


class _Teller:
    """Tells the changes of each kind of record.

    Arguments:
        labels: of the readings, by id.
        unread: as in ``changes``.
        redirects: former kinds and ids, and those that took their places.
    """

    def __init__(self, labels: Mapping[str, str], unread: frozenset[str], redirects: Mapping[str, str]) -> None:
        self.labels, self.unread, self.redirects = labels, unread, redirects

    def records(
        self,
        kind: str,
        old: Mapping[str, Item],
        new: Mapping[str, Item],
        name: Callable[[Item], str],
        whole: Callable[[Item], Told],
        differences: Callable[[Item, Item], Told],
    ) -> Iterator[Change]:
        """The changes of one kind, by id: the new state's order, then what is no more."""
        gone = [id for id in old if id not in new]
        formerly = {self.redirects.get(f"{kind}/{id}", "").removeprefix(f"{kind}/"): id for id in gone}
        renamed = {id: formerly[id] for id in new if id in formerly and id not in old}
        for id, record in new.items():
            if id in renamed:
                ids = f"was `{renamed[id]}`, is `{id}`"
                yield Change("renamed", name(record), tuple(chain([ids], differences(old[renamed[id]], record))))
            elif id not in old:
                yield Change("added", name(record), tuple(whole(record)))
            elif details := tuple(differences(old[id], record)):
                yield Change("changed", name(record), details)
        for id in gone:
            if id not in renamed.values():
                end = self.redirects.get(f"{kind}/{id}")
                yield Change("removed", name(old[id]), (f"its address leads to `{end}`",) if end else ())

    def now(self, kind: str, id: str) -> str:
        """The id that a record has now, or had."""
        return self.redirects.get(f"{kind}/{id}", id).rpartition("/")[2]

    def read(self, kind: str, records: Iterable[Item]) -> dict[str, Item]:
        """Records by id, without those whose file cannot be read now."""
        return {record.id: record for record in records if f"{kind}/{record.id}.md" not in self.unread}

    # --- annotations ----------------------------------------------------

    def annotations(self, old: Sequence[Annotation], new: Sequence[Annotation]) -> Iterator[Change]:
        before, after = self.read("annotations", old), self.read("annotations", new)
        for change in self.records("annotations", before, after, _annotation, self.annotation, self.annotation_changed):
            moved = change.what == "changed" and all(
                line.startswith(("now on ", "no longer on ")) for line in change.details
            )
            yield dataclasses.replace(change, what="moved") if moved else change

    def annotation(self, annotation: Annotation) -> Told:
        yield from (f"on {place(passage, self.labels)}" for passage in annotation.passages)
        yield escape(annotation.body.text)
        yield from (f"source: {work(source)}" for source in annotation.sources)

    def annotation_changed(self, old: Annotation, new: Annotation) -> Told:
        yield from told("kind", old.kind, new.kind)
        yield from told("finding", _finding(old), _finding(new))
        yield from told("counted as a slip", _yes(old.slip), _yes(new.slip))
        yield from prose("words", old.body, new.body)
        yield from works(old.sources, new.sources, self.now)
        terms = (self.now("terms", id) for id in old.terms)
        yield from listed("term", {id: id for id in terms}, {id: id for id in new.terms})
        yield from told("written by", ", ".join(old.by), ", ".join(new.by))
        yield from told("reviewed by", ", ".join(old.reviewed), ", ".join(new.reviewed))
        yield from passages(old.passages, new.passages, self.labels)

    # --- events ---------------------------------------------------------

    def events(self, old: Sequence[Event], new: Sequence[Event]) -> Iterator[Change]:
        before, after = self.read("events", old), self.read("events", new)
        return self.records("events", before, after, _event, self.event, self.event_changed)

    def event(self, event: Event) -> Told:
        yield escape(event.gloss.text)
        for cell in event.cells:
            label = escape(cell.reading.label)
            shown = ", ".join(f"¶{id[1:]}" for id in cell.paragraphs)
            yield f"{label}: shows {shown}" if shown else f"{label}: silent"

    def event_changed(self, old: Event, new: Event) -> Told:
        yield from told("number", str(old.number), str(new.number))
        yield from told("title", old.title, new.title)
        yield from told("when", old.when, new.when)
        yield from told("date", old.date, new.date)
        yield from prose("gloss", old.gloss, new.gloss)
        for name, before, after in (
            ("both say", old.both, new.both),
            ("they part on", old.part, new.part),
            ("neither says", old.neither, new.neither),
        ):
            titles = {source.id: source.name for line in after for source in line.sources}
            yield from lines(name, [self.line(line, titles) for line in before], [self.line(line) for line in after])
        yield from self.answers_changed(old, new)
        yield from prose("question", old.question, new.question)
        yield from prose("text", old.body, new.body)
        before_cells = {cell.reading.id: cell for cell in old.cells}
        for cell in new.cells:
            if cell.reading.id in before_cells:
                yield from self.cell_changed(before_cells[cell.reading.id], cell)

    def line(self, line: LedgerLine, titles: Mapping[str, str] = MappingProxyType({})) -> str:
        """A line of a ledger with the titles of its sources.

        Arguments:
            titles: those that count in place of its own, by the ids of now.
        """
        cited = [titles.get(self.now("sources", source.id), source.name) for source in line.sources]
        return f"{line.prose.text} [{'; '.join(cited)}]" if cited else line.prose.text

    def answers_changed(self, old: Event, new: Event) -> Told:
        before, after = ({answer.reading.id: answer for answer in event.answers} for event in (old, new))
        for id in dict.fromkeys((*before, *after)):
            label, was, now = escape(self.labels[id]), before.get(id), after.get(id)
            yield from prose(f"what {label} would answer", was.prose if was else None, now.prose if now else None)
            yield from told(f"what {label} would answer rests on", _rests_on(was), _rests_on(now))

    def cell_changed(self, old: Cell, new: Cell) -> Told:
        label = escape(new.reading.label)
        if new.silence and not old.silence:
            yield f"{label} is now silent, signed by {escape(new.silence.by)}"
        elif old.silence and not new.silence:
            yield f"{label} is no longer silent"
        elif old.silence and new.silence and old.silence != new.silence:
            looked_for = (", ".join(old.silence.words), ", ".join(new.silence.words))
            yield from told(f"silence of {label}: words looked for", *looked_for)
            yield from prose(f"silence of {label}: note", old.silence.note, new.silence.note)
            yield from told(f"silence of {label}: signed", _signed(old), _signed(new))
        yield from passages(old.passages, new.passages, self.labels)

    # --- terms and sources ----------------------------------------------

    def terms(self, old: Sequence[Term], new: Sequence[Term]) -> Iterator[Change]:
        before, after = self.read("terms", old), self.read("terms", new)
        return self.records("terms", before, after, _term, self.term, self.term_changed)

    def term(self, term: Term) -> Told:
        yield escape(term.definition.text)

    def term_changed(self, old: Term, new: Term) -> Told:
        yield from told("title", old.title, new.title)
        yield from listed("other name", {name: name for name in old.also}, {name: name for name in new.also})
        yield from prose("definition", old.definition, new.definition)
        before, after = ({self.labels[id]: use.text for id, use in term.uses} for term in (old, new))
        for label in dict.fromkeys((*before, *after)):
            yield from told(f"as {escape(label)} uses it", before.get(label), after.get(label))
        yield from works(old.sources, new.sources, self.now)

    def sources(self, old: Sequence[Source], new: Sequence[Source]) -> Iterator[Change]:
        before, after = ({source.id: source for source in group if source.path} for group in (old, new))
        return self.records("sources", before, after, _source, self.source, self.source_changed)

    def source(self, source: Source) -> Told:
        if source.note:
            yield escape(source.note.text)

    def source_changed(self, old: Source, new: Source) -> Told:
        before, after = _fields(old), _fields(new)
        for name in dict.fromkeys((*before, *after)):
            yield from told(name, before.get(name), after.get(name))


def _annotation(annotation: Annotation) -> str:
    finding = f", {_finding(annotation)}" if annotation.finding else ""
    return f"**{annotation.label}** {annotation.id} ({annotation.kind}{finding})"


def _event(event: Event) -> str:
    return f"**{event.number}. {escape(event.title)}**"


def _term(term: Term) -> str:
    return f"**{escape(term.title)}**"


def _source(source: Source) -> str:
    return f"**{work(source)}**"


def _finding(annotation: Annotation) -> str:
    return FINDING[annotation.finding] if annotation.finding else ""


def _rests_on(answer: Answer | None) -> str:
    if not answer:
        return ""
    quoted = (f"“{passage.quotation}”" for passage in answer.passages)
    return "; ".join((*quoted, *([f"the document {answer.document}"] if answer.document else [])))


def _fields(source: Source) -> dict[str, str]:
    """A source's record as words, by the names of its fields."""
    own = {
        "title": source.title,
        "title-translated": source.translated,
        "author": series(source.author),
        "issued": source.issued,
        "address": source.url,
        "seen": source.seen,
        "checked": source.checked.isoformat() if source.checked else None,
        "note": source.note.text if source.note else None,
    }
    people = {role: series(group) for role, group in source.people}
    return {name: value or "" for name, value in own.items()} | people | dict(source.fields) | {"type": source.type}


def _signed(cell: Cell) -> str:
    return f"{cell.silence.by}, {cell.silence.on}" if cell.silence else ""


def _yes(value: bool) -> str:
    return "yes" if value else "no"
