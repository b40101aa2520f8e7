"""The words of the project as immutable values.

A stage makes these and hands them on; no later stage changes one. Offsets
count Unicode code points. An article's *plain text* is the text of its blocks
in order, joined by one line feed; note marks such as ``[3]`` are no part of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal

from markupsafe import Markup
from pydantic import BaseModel

from facing_pages.annotation_kinds import BY_NAME
from facing_pages.annotation_kinds import KINDS as KINDS
from facing_pages.annotation_kinds import Kind as Kind
from facing_pages.words import GAP as GAP
from facing_pages.words import count, covered

Finding = Literal["supported", "partly-supported", "disputed", "not-supported", "unchecked"]
Seen = Literal["original", "copy", "cited"]
Edition = Literal["full", "excerpts"]
Condition = Literal["working", "moved", "forbidden", "gone", "unreachable", "unasked"]
LineKind = Literal[
    "blank",
    "title",
    "dateline",
    "heading",
    "paragraph",
    "note",
    "signature",
    "byline",
    "image-credit",
    "furniture",
]

FINDINGS: tuple[Finding, ...] = (
    "supported",
    "partly-supported",
    "disputed",
    "not-supported",
    "unchecked",
)

SILENT_FOR = datetime.timedelta(days=14)
"""How long a host says nothing before its address counts as dead: three weekly rounds."""


# --- the article ------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    """One line of an article's file and what the parser took it for.

    ``text`` is the line without its line break; ``number`` counts from 1.
    ``block`` is the id of the block that holds the line's words, if one does.
    A line that begins with the dateline and goes on with the first paragraph is
    of the kind ``dateline`` and has the paragraph as its block.
    """

    number: int
    text: str
    kind: LineKind
    block: str | None = None


@dataclass(frozen=True)
class Mark:
    """A note mark in a block: ``[3]`` has the labels ``("3",)``, ``[1,2]`` two.

    ``offset`` is the place in the block's text before which the mark stands;
    ``raw`` is the mark as printed.
    """

    offset: int
    labels: tuple[str, ...]
    raw: str
    line: int


@dataclass(frozen=True)
class Block:
    """A heading or a paragraph, its text free of note marks.

    Paragraphs are ``p1``, ``p2``, … in the article's order, headings ``h1``,
    ``h2``, …. ``start`` is the block's offset in the article's plain text.
    ``gaps`` are the stretches of ``text`` that stand for words left out.
    """

    id: str
    kind: Literal["heading", "paragraph"]
    text: str
    start: int
    line: int
    marks: tuple[Mark, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()

    @property
    def end(self) -> int:
        """The offset in the article's plain text just past this block."""
        return self.start + len(self.text)

    @property
    def number(self) -> int:
        """The figure in the id: 3 for ``p3``."""
        return int(self.id[1:])


@dataclass(frozen=True)
class Link:
    """A live link of a note.

    ``shown`` is the address as the article prints it, ``href`` the same with a
    scheme, ``archive`` an address of the archived copy nearest the access date.
    """

    shown: str
    href: str
    host: str
    archive: str


@dataclass(frozen=True)
class Note:
    """A footnote of the article itself.

    ``parts`` are its words in order, runs of text and links; ``accessed`` is
    the day the article says its author looked.
    """

    label: str
    parts: tuple[str | Link, ...]
    accessed: datetime.date | None
    raw: str
    line: int

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(part for part in self.parts if isinstance(part, Link))


@dataclass(frozen=True)
class Signature:
    """The block in which an organisation signs: its name, sites and addresses."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Article:
    """A text as published: its blocks, its notes, and what stands round them.

    ``title`` is empty where the text has none; ``title_marks`` are the note
    marks taken out of it. ``dateline`` and what follows it are as printed, a
    line break between lines; ``dated`` is the article's own day, the dossier's
    where the text gives none. ``words_in_full`` is set where blocks hold only
    excerpts: the number of words of the whole.
    """

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    lines: tuple[Line, ...]
    dateline: str | None = None
    dated: datetime.date | None = None
    byline: str | None = None
    signature: Signature | None = None
    image_credit: str | None = None
    furniture: tuple[str, ...] = ()
    title_marks: tuple[Mark, ...] = ()
    words_in_full: int | None = None

    @cached_property
    def text(self) -> str:
        """The plain text in which quotations are found."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind == "paragraph")

    @property
    def words(self) -> int:
        """The number of words of the article as published."""
        return count(self.text) if self.words_in_full is None else self.words_in_full

    @property
    def words_shown(self) -> int:
        """How many of its words stand here: all, or those of an edition of excerpts."""
        return count(self.text)

    def block(self, id: str) -> Block:
        """The block of that id.

        Raises:
            KeyError: the article has none.
        """
        for block in self.blocks:
            if block.id == id:
                return block
        raise KeyError(id)

    def note(self, label: str) -> Note:
        """The note of that label.

        Raises:
            KeyError: the article has none.
        """
        for note in self.notes:
            if note.label == label:
                return note
        raise KeyError(label)


# --- what editors write -----------------------------------------------------


@dataclass(frozen=True)
class Prose:
    """Markdown that people wrote, and the safe HTML made of it.

    ``bound`` are the passages that its bound quotations quote, in their order.
    ``_html`` keeps links inside the comparison as ``href="fp:facing/#x"``: only
    the page that shows the prose knows how to reach the comparison from there.
    """

    markdown: str
    _html: str
    text: str
    bound: tuple[Passage, ...] = ()

    def html(self, base: str) -> Markup:
        """The HTML, its inner links made relative.

        Arguments:
            base: the way from the page to the comparison's folder, such as
                ``../`` or ``./``.
        """
        return Markup(self._html.replace('<a href="fp:', f'<a href="{base}'))  # noqa: S704  made safe in prose.py

    @property
    def words(self) -> int:
        return count(self.text)

    def __bool__(self) -> bool:
        return bool(self.markdown)


@dataclass(frozen=True)
class Person:
    """An author in CSL's terms: a family and a given name, or a literal one."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None

    def __str__(self) -> str:
        return self.literal or " ".join(part for part in (self.given, self.family) if part)


@dataclass(frozen=True)
class Source:
    """A work cited, one record however often it is cited, in CSL fields.

    ``fields`` holds the further CSL fields in the record's order; ``seen`` says
    how the work was met; ``notes`` are the articles' notes that cite it, as
    pairs of a reading's id and a note's label.
    """

    id: str
    type: str
    title: str | None
    author: tuple[Person, ...]
    issued: str | None
    url: str | None
    seen: Seen
    fields: tuple[tuple[str, str], ...] = ()
    note: Prose | None = None
    checked: datetime.date | None = None
    notes: tuple[tuple[str, str], ...] = ()
    path: str = ""
    line: int = 0

    def get(self, name: str) -> str | None:
        """A further CSL field by its name, such as ``container-title``."""
        return dict(self.fields).get(name)


@dataclass(frozen=True)
class Piece:
    """The part of a passage that lies in one block; offsets are the block's own."""

    block: str
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """A run of one article's text; ``quotation`` is exactly those characters.

    ``start`` and ``end`` are offsets in the article's plain text.
    """

    reading: str
    quotation: str
    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The ids of the paragraphs it touches, headings left out."""
        return tuple(piece.block for piece in self.pieces if piece.block.startswith("p"))


@dataclass(frozen=True)
class Annotation:
    """Our editors' remark on one passage or more.

    ``label`` is its short mark in every view: the number of the event it is
    discussed at and a letter (``2a``). ``event`` is that event's id. ``by`` and
    ``reviewed`` are the people its front matter names, ``history`` those who
    wrote its file, the first of them first.
    """

    id: str
    kind: Kind
    finding: Finding | None
    slip: bool
    passages: tuple[Passage, ...]
    sources: tuple[Source, ...]
    terms: tuple[str, ...]
    body: Prose
    label: str
    event: str
    path: str
    by: tuple[str, ...] = ()
    reviewed: tuple[str, ...] = ()
    history: tuple[str, ...] = ()

    @property
    def writers(self) -> tuple[str, ...]:
        """Who wrote it: those it names itself, else those its history knows."""
        return self.by or self.history

    @property
    def readings(self) -> tuple[str, ...]:
        """The readings whose words it remarks on, in the passages' order."""
        return tuple(dict.fromkeys(passage.reading for passage in self.passages))

    @property
    def shared(self) -> bool:
        return len(self.readings) > 1

    @property
    def kind_in_words(self) -> str:
        return BY_NAME[self.kind].words


@dataclass(frozen=True)
class Silence:
    """A reading's absence from an event, signed: who looked, when, for which words."""

    by: str
    on: datetime.date
    words: tuple[str, ...]
    note: Prose | None = None
    nearest: str | None = None


# --- words and marks in their places ----------------------------------------


@dataclass(frozen=True)
class Run:
    """Words of an article under the same annotations.

    ``closing`` are those of them whose passage ends with this run: there their
    label is set.
    """

    text: str
    annotations: tuple[Annotation, ...] = ()
    closing: tuple[Annotation, ...] = ()


@dataclass(frozen=True)
class NoteMark:
    """A mark of the article's own notes, between two runs."""

    mark: Mark


@dataclass(frozen=True)
class Gap:
    """Words left out of an extract: shown as […]."""


Inline = Run | NoteMark | Gap


@dataclass(frozen=True)
class Extract:
    """What an event shows of one block: its runs, marks and gaps in order."""

    block: Block
    inlines: tuple[Inline, ...]


@dataclass(frozen=True)
class Cell:
    """One reading's side of an event: its passages as extracts, or its silence.

    ``annotations`` are those whose label is set in this cell and which concern
    this reading alone; ``elsewhere`` are those discussed at another event.
    """

    reading: Reading
    passages: tuple[Passage, ...] = ()
    extracts: tuple[Extract, ...] = ()
    silence: Silence | None = None
    annotations: tuple[Annotation, ...] = ()
    elsewhere: tuple[Annotation, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(extract.block.id for extract in self.extracts if extract.block.kind == "paragraph")

    @property
    def words(self) -> int:
        """Words of the article that the event shows."""
        return covered(self.reading.article.text, ((passage.start, passage.end) for passage in self.passages))


@dataclass(frozen=True)
class Event:
    """What the articles treat, a cell a reading, with the ledger of the row.

    ``shared`` are the annotations of this event that concern several readings.
    """

    id: str
    number: int
    title: str
    when: str
    date: str | None
    gloss: Prose
    cells: tuple[Cell, ...]
    shared: tuple[Annotation, ...]
    both: tuple[Prose, ...]
    part: tuple[Prose, ...]
    neither: tuple[Prose, ...]
    question: Prose | None
    body: Prose
    path: str

    def cell(self, reading: str) -> Cell:
        """The cell of that reading.

        Raises:
            KeyError: no reading has that id.
        """
        for cell in self.cells:
            if cell.reading.id == reading:
                return cell
        raise KeyError(reading)

    @property
    def silent(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.silence)


@dataclass(frozen=True)
class Counterpart:
    """Where another reading treats what a paragraph treats: an event, its paragraphs there."""

    event: Event
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Placed:
    """A block with its annotations set into it, and its counterparts."""

    block: Block
    inlines: tuple[Inline, ...]
    annotations: tuple[Annotation, ...]
    counterparts: tuple[Counterpart, ...]


@dataclass(frozen=True)
class Outside:
    """A paragraph that no event treats, with the reason."""

    paragraph: str
    reason: str


@dataclass(frozen=True)
class Dossier:
    """Who wrote an article, where, when and for whom, and on what terms it stands here.

    ``date`` is an ISO day, month or year; ``address`` is None where it was not found.
    """

    title: str
    byline: str
    author_note: Prose | None
    publication: str
    issue: str | None
    publisher: str
    publisher_note: Prose | None
    audience: Prose | None
    date: str
    language: str
    address: str | None
    address_note: Prose | None
    rights: str
    permission: str
    captured: datetime.date
    sha256: str
    position: tuple[Passage, ...]
    sources: tuple[Source, ...]
    outside: tuple[Outside, ...]
    path: str
    text_path: str
    edition: Edition = "full"


@dataclass(frozen=True)
class Reading:
    """One side of a comparison. ``letter`` is its short mark, A for the first."""

    id: str
    label: str
    letter: str
    article: Article
    dossier: Dossier
    case: Prose | None = None

    @property
    def name(self) -> str:
        """The name at the head of a side: ``The workers’ state reading``."""
        label = self.label if self.label[:2].isupper() else self.label[:1].lower() + self.label[1:]
        return f"The {label} reading"


@dataclass(frozen=True)
class Term:
    """A contested word, with how each reading uses it (reading id → prose)."""

    id: str
    title: str
    also: tuple[str, ...]
    definition: Prose
    uses: tuple[tuple[str, Prose], ...]
    sources: tuple[Source, ...]
    path: str


@dataclass(frozen=True)
class Question:
    """A question for a class, with passages it opens in every reading."""

    id: str
    text: Prose
    passages: tuple[Passage, ...]

    def of(self, reading: str) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.passages if passage.reading == reading)


@dataclass(frozen=True)
class OrganiserRow:
    """A question that a class answers of every reading (reading id → one way of answering it)."""

    id: str
    title: str
    prompt: Prose
    answers: tuple[tuple[str, Prose], ...]

    def of(self, reading: str) -> Prose:
        """The answer for that reading.

        Raises:
            KeyError: no reading has that id.
        """
        return dict(self.answers)[reading]


@dataclass(frozen=True)
class Step:
    """What a class does for some minutes; ``grouping`` is how it sits: in pairs, as a whole class."""

    minutes: int
    title: str
    grouping: str
    text: Prose


@dataclass(frozen=True)
class Plan:
    """A session to the minute; ``needs`` is what to print or open before it."""

    id: str
    title: str
    summary: Prose
    needs: Prose | None
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    @property
    def timed(self) -> tuple[tuple[int, int, Step], ...]:
        """Each step with the minutes at which it begins and ends, the first at 0."""
        ends = tuple(accumulate(step.minutes for step in self.steps))
        return tuple((end - step.minutes, end, step) for end, step in zip(ends, self.steps, strict=True))


@dataclass(frozen=True)
class Lesson:
    """What a class is given besides questions.

    ``why`` says why it matters who wrote a text; ``authors`` who wrote each, by
    reading. The central question is the comparison's own.
    """

    why: Prose
    authors: tuple[tuple[str, Prose], ...]
    organiser: tuple[OrganiserRow, ...]
    plans: tuple[Plan, ...]

    def author(self, reading: str) -> Prose:
        """Who wrote that reading's text.

        Raises:
            KeyError: no reading has that id.
        """
        return dict(self.authors)[reading]


@dataclass(frozen=True)
class Moment:
    """A dated fact of the timeline, tied to passages or to an event."""

    date: str
    text: Prose
    passages: tuple[Passage, ...]
    event: str | None
    sources: tuple[Source, ...]

    def of(self, reading: str) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.passages if passage.reading == reading)


@dataclass(frozen=True)
class Occurrence:
    """A name in its line: where it stands in a block, and the words round it there.

    ``cut_before`` and ``cut_after`` say whether the block goes on beyond what is shown.
    """

    reading: str
    block: str
    start: int
    end: int
    before: str
    words: str
    after: str
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True)
class Name:
    """A name of a thing, with every occurrence in the articles, in the readings' order."""

    name: str
    also: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]

    @property
    def count(self) -> int:
        return len(self.occurrences)

    def of(self, reading: str) -> tuple[Occurrence, ...]:
        return tuple(occurrence for occurrence in self.occurrences if occurrence.reading == reading)


@dataclass(frozen=True)
class Naming:
    """A thing and the names it goes by; ``apart`` is what is not counted though a name stands in it."""

    id: str
    thing: str
    names: tuple[Name, ...]
    apart: tuple[str, ...]
    any_case: bool
    note: Prose | None
    path: str


@dataclass(frozen=True)
class Recommended:
    """A work on the reading list and what it is."""

    source: Source
    text: Prose


@dataclass(frozen=True)
class ReadingList:
    """A group of the further reading."""

    title: str
    works: tuple[Recommended, ...]


@dataclass(frozen=True)
class Entry:
    """A record of a kind that is bound to nothing but its prose.

    ``value`` is what was written; ``prose`` has by their keys those of its
    values that are Markdown, ``body`` what stands under the front matter.
    """

    kind: str
    id: str
    value: BaseModel = field(hash=False)
    prose: dict[tuple[str | int, ...], Prose] = field(hash=False)
    body: Prose | None
    path: str


@dataclass(frozen=True)
class LinkState:
    """How a cited address fared when it was last asked, and where its archived copy is.

    ``since`` is the day on which it was first found in this condition, without
    a break until ``asked``; ``to`` is where it leads now, if elsewhere;
    ``archive`` is None where the archive is known to hold no copy.
    """

    address: str
    condition: Condition
    asked: datetime.date
    since: datetime.date
    first_good: datetime.date | None = None
    last_good: datetime.date | None = None
    code: int | None = None
    to: str | None = None
    archive: str | None = None

    @property
    def dead(self) -> bool:
        """Whether a reader is better served by the archived copy.

        A page that is gone is dead at once; a silent host may be back next
        week. One that refuses us may well open to a reader.
        """
        silent = self.condition == "unreachable" and self.asked - self.since >= SILENT_FOR
        return self.condition == "gone" or silent


@dataclass(frozen=True)
class Comparison:
    """Two articles or more on the same events, bound: every quotation in its place.

    ``redirects`` are pairs of a former kind and id and the one it leads to now,
    ``fragments`` by kind and id the fragments by which a record was reached;
    ``entries`` are the records of all kinds that have no field of their own;
    ``contributors`` are all whom the history of its files knows.
    """

    id: str
    title: str
    question: str
    summary: str
    order_rule: str
    introduction: Prose
    readings: tuple[Reading, ...]
    events: tuple[Event, ...]
    annotations: tuple[Annotation, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    questions: tuple[Question, ...]
    questions_title: str
    questions_introduction: Prose | None
    timeline: tuple[Moment, ...]
    further_reading: tuple[ReadingList, ...]
    path: str
    placed: dict[str, tuple[Placed, ...]] = field(hash=False, compare=False, default_factory=dict)
    names: tuple[Naming, ...] = ()
    links: dict[str, LinkState] = field(hash=False, compare=False, default_factory=dict)
    redirects: tuple[tuple[str, str], ...] = ()
    fragments: dict[str, tuple[str, ...]] = field(hash=False, compare=False, default_factory=dict)
    contributors: tuple[str, ...] = ()
    lesson: Lesson | None = None
    entries: tuple[Entry, ...] = ()

    def of(self, kind: str) -> tuple[Any, ...]:
        """Its records of a kind, by the name of the kind."""
        return tuple(entry for entry in self.entries if entry.kind == kind) or getattr(self, kind, ())

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans of its lesson, if it has one."""
        return self.lesson.plans if self.lesson else ()

    def reading(self, id: str) -> Reading:
        """The reading of that id.

        Raises:
            KeyError: the comparison has none.
        """
        for reading in self.readings:
            if reading.id == id:
                return reading
        raise KeyError(id)

    def event(self, id: str) -> Event:
        """The event of that id.

        Raises:
            KeyError: the comparison has none.
        """
        for event in self.events:
            if event.id == id:
                return event
        raise KeyError(id)

    def term(self, id: str) -> Term:
        """The term of that id.

        Raises:
            KeyError: the comparison has none.
        """
        for term in self.terms:
            if term.id == id:
                return term
        raise KeyError(id)

    def link_state(self, address: str | None) -> LinkState | None:
        """How a cited address fares; None where it was never asked."""
        return self.links.get(address) if address else None

    def aliases(self, key: str) -> tuple[str, ...]:
        """The fragments by which a record was reached under former ids, such as ``note-chips``.

        Arguments:
            key: the record's kind and id, such as ``annotations/which-chips``.
        """
        return self.fragments.get(key, ())

    def former(self, key: str) -> tuple[str, ...]:
        """The former ids of a record, given its kind and id."""
        return tuple(old.partition("/")[2] for old, new in self.redirects if new == key)

    def citing(self, source: Source) -> tuple[Annotation, ...]:
        """The annotations that cite a source, in their order."""
        return tuple(note for note in self.annotations if source in note.sources)

    def others(self, reading: Reading) -> Iterator[Reading]:
        """The readings beside this one."""
        return (other for other in self.readings if other.id != reading.id)
