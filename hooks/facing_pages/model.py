"""The words of the project as immutable values.

A stage makes these and hands them on; no later stage changes one. Offsets
count Unicode code points. An article's *plain text* is the text of its blocks
in order, joined by one line feed; note marks such as ``[3]`` are no part of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Literal, TypeVar

from markupsafe import Markup

Kind = Literal["evidence", "context", "term", "contrast", "question"]
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

KINDS: tuple[Kind, ...] = ("evidence", "context", "term", "contrast", "question")
FINDINGS: tuple[Finding, ...] = (
    "supported",
    "partly-supported",
    "disputed",
    "not-supported",
    "unchecked",
)

SILENT_FOR = datetime.timedelta(days=14)
"""How long a host says nothing before its address counts as dead: three weekly rounds."""


NOT_NAMED = "not named"
"""What a dossier says where its text has no byline."""

GAP = "[…]"
"""What stands for words left out."""

FRAGMENTS = {"annotations": "note-", "sources": "source-", "plans": "plan-", "names": "name-"}
"""What stands before a record's id in its fragment; nothing for the other kinds."""


_T = TypeVar("_T")


def _one(items: Iterable[_T], id: str, known_by: Callable[[_T], str]) -> _T:
    """The one of that id; ``KeyError`` where there is none."""
    for item in items:
        if known_by(item) == id:
            return item
    raise KeyError(id)


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
        """The number of words of the article as published: runs of characters between white space."""
        return len(self.text.split()) if self.words_in_full is None else self.words_in_full

    @property
    def words_shown(self) -> int:
        """How many of its words stand here: all, or those of an edition of excerpts."""
        if self.words_in_full is None:
            return self.words
        return sum(word != GAP for word in self.text.split())

    def block(self, id: str) -> Block:
        """The block of that id.

        Raises:
            KeyError: the article has none.
        """
        return _one(self.blocks, id, lambda block: block.id)

    def note(self, label: str) -> Note:
        """The note of that label.

        Raises:
            KeyError: the article has none.
        """
        return _one(self.notes, label, lambda note: note.label)

    def marks_of(self, note: str) -> Iterator[tuple[Block, Mark]]:
        """Every mark of the note of that label, with the block it stands in, in the order of the text."""
        return (
            (block, mark) for block in self.blocks for mark in block.marks for label in mark.labels if label == note
        )


# --- what editors write -----------------------------------------------------


@dataclass(frozen=True)
class Prose:
    """Markdown that people wrote, and the safe HTML made of it.

    ``_html`` keeps links inside the comparison as ``href="fp:facing/#x"``: only
    the page that shows the prose knows how to reach the comparison from there.
    """

    markdown: str
    _html: str
    text: str

    def html(self, base: str) -> Markup:
        """The HTML, its inner links made relative.

        Arguments:
            base: the way from the page to the comparison's folder, such as
                ``../`` or ``./``.
        """
        return Markup(self._html.replace('<a href="fp:', f'<a href="{base}'))  # noqa: S704  made safe in prose.py

    @property
    def words(self) -> int:
        return len(self.text.split())

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

    @property
    def short(self) -> str:
        """The family name; the whole of a literal one."""
        return self.family or self.literal or self.given or ""


OTHERS = Person(literal="others")
"""Stands last among people of whom not all are named: “et al.”."""


@dataclass(frozen=True)
class Source:
    """A work cited, one record however often it is cited, in CSL fields.

    ``people`` holds those in a further name variable of CSL, such as
    ``translator``; ``fields`` the further CSL fields in the record's order;
    ``seen`` says how the work was met; ``notes`` are the articles' notes that cite it, as
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
    people: tuple[tuple[str, tuple[Person, ...]], ...] = ()
    note: Prose | None = None
    checked: datetime.date | None = None
    notes: tuple[tuple[str, str], ...] = ()
    path: str = ""
    line: int = 0

    def get(self, name: str) -> str | None:
        """A further CSL field by its name, such as ``container-title``."""
        return dict(self.fields).get(name)

    def named(self, role: str) -> tuple[Person, ...]:
        """The people in a further name variable of CSL, such as ``editor``."""
        return dict(self.people).get(role, ())

    @property
    def name(self) -> str:
        """What it is called: its title, else what it appeared in or who published it."""
        return self.title or self.get("container-title") or self.get("publisher") or self.id

    @property
    def short(self) -> str:
        """What a line of notes calls it: by its authors, else by what it appeared in or who published it."""
        if self.author:
            first, *more = (person.short for person in self.author)
            return f"{first} and {more[0] if len(more) == 1 else 'others'}" if more else first
        return self.get("container-title") or self.get("publisher") or self.name

    @property
    def sort_key(self) -> str:
        """What it stands under in the order of the alphabet: its first author, else its name."""
        name = self.author[0].short if self.author else self.name
        return name.lstrip("“‘\"'").lower()


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
    label is set. ``first`` are those of which no label stands before in the
    text, or in the event that discusses them: the way back from a note leads
    here. ``foremost`` are those of which none stands in an earlier reading's
    text either.
    """

    text: str
    annotations: tuple[Annotation, ...] = ()
    closing: tuple[Annotation, ...] = ()
    first: tuple[Annotation, ...] = ()
    foremost: tuple[Annotation, ...] = ()


@dataclass(frozen=True)
class NoteMark:
    """A mark of the article's own notes, between two runs.

    ``nth`` counts, for each of its labels, the marks of that note in the text up
    to this one; it is empty where the mark stands a second time, in an event.
    """

    mark: Mark
    nth: tuple[int, ...] = ()

    @property
    def numbered(self) -> tuple[tuple[str, int], ...]:
        """Its labels, each with its number; 0 where it has none."""
        return tuple(zip(self.mark.labels, self.nth or (0,) * len(self.mark.labels), strict=True))


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
    def notes(self) -> tuple[Note, ...]:
        """The article's own notes whose marks stand at the words shown."""
        inlines = (inline for extract in self.extracts for inline in extract.inlines)
        labels = {label for inline in inlines if isinstance(inline, NoteMark) for label in inline.mark.labels}
        return tuple(note for note in self.reading.article.notes if note.label in labels)

    @property
    def words(self) -> int:
        """Words of the article that the event shows; one that a mark cuts in two is one word."""
        texts = (
            "".join(
                inline.text if isinstance(inline, Run) else " "
                for inline in extract.inlines
                if not isinstance(inline, NoteMark)
            )
            for extract in self.extracts
        )
        return sum(word != GAP for text in texts for word in text.split())


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
        return _one(self.cells, reading, lambda cell: cell.reading.id)

    @property
    def silent(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.silence)

    @property
    def speaking(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if not cell.silence)


@dataclass(frozen=True)
class Counterpart:
    """Where another reading treats what a paragraph treats: an event, its paragraphs there."""

    event: Event
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Placed:
    """A block with its annotations set into it, and its counterparts.

    ``annotations`` are those whose first label in the text is in this block.
    """

    block: Block
    inlines: tuple[Inline, ...]
    annotations: tuple[Annotation, ...]
    counterparts: tuple[Counterpart, ...]

    @property
    def foremost(self) -> tuple[Annotation, ...]:
        """Those of its annotations whose label stands in no earlier reading's text."""
        return tuple(note for inline in self.inlines if isinstance(inline, Run) for note in inline.foremost)


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

    ``redirects`` are pairs of a former kind and id and the one it leads to now;
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
    contributors: tuple[str, ...] = ()
    lesson: Lesson | None = None

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans of its lesson, if it has one."""
        return self.lesson.plans if self.lesson else ()

    def reading(self, id: str) -> Reading:
        """The reading of that id.

        Raises:
            KeyError: the comparison has none.
        """
        return _one(self.readings, id, lambda reading: reading.id)

    def event(self, id: str) -> Event:
        """The event of that id.

        Raises:
            KeyError: the comparison has none.
        """
        return _one(self.events, id, lambda event: event.id)

    def term(self, id: str) -> Term:
        """The term of that id.

        Raises:
            KeyError: the comparison has none.
        """
        return _one(self.terms, id, lambda term: term.id)

    def link_state(self, address: str | None) -> LinkState | None:
        """How a cited address fares; None where it was never asked."""
        return self.links.get(address) if address else None

    def aliases(self, key: str) -> tuple[str, ...]:
        """The fragments by which a record was reached under former ids, such as ``note-chips``.

        Arguments:
            key: the record's kind and id, such as ``annotations/which-chips``.
        """
        former = (old.partition("/") for old, new in self.redirects if new == key)
        return tuple(f"{FRAGMENTS.get(kind, '')}{id}" for kind, _, id in former)

    def former(self, key: str) -> tuple[str, ...]:
        """The former ids of a record, given its kind and id."""
        return tuple(old.partition("/")[2] for old, new in self.redirects if new == key)

    def alone(self, reading: Reading) -> tuple[Event, ...]:
        """The events of which this reading alone speaks."""
        return tuple(event for event in self.events if [cell.reading.id for cell in event.speaking] == [reading.id])

    def others(self, reading: Reading) -> Iterator[Reading]:
        """The readings beside this one."""
        return (other for other in self.readings if other.id != reading.id)
