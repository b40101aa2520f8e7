"""Events, and the articles’ words in their places: woven with annotations and note marks."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from unicodedata import east_asian_width

from facing_pages.model.annotations import Annotation
from facing_pages.model.article import Block, Format, Mark, Note
from facing_pages.model.hard_words import HardWord
from facing_pages.model.lookup import one
from facing_pages.model.prose import Passage, Prose
from facing_pages.model.readings import Reading
from facing_pages.model.sources import Source
from facing_pages.words import covered


@dataclass(frozen=True)
class Run:
    """Words of an article under the same annotations and formats.

    ``formats`` are those in which the words are set, the outermost first.
    ``closing`` are those of them whose passage ends with this run: there their
    label is set. ``first`` are those of which no label stands before in the
    text, or in the event that discusses them: the way back from a note leads
    here. ``foremost`` are those of which none stands in an earlier reading's
    text either. ``word`` is the hard word that they are, or are a part of.
    """

    text: str
    annotations: tuple[Annotation, ...] = ()
    closing: tuple[Annotation, ...] = ()
    first: tuple[Annotation, ...] = ()
    foremost: tuple[Annotation, ...] = ()
    formats: tuple[Format, ...] = ()
    word: HardWord | None = None


@dataclass(frozen=True)
class Break:
    """The end of a line, a table's row or one of its cells; ``text`` is the character that stands for it."""

    text: str


@dataclass(frozen=True)
class NoteMark:
    """A mark of the article's own notes, between two runs.

    ``nth`` counts, for each of its labels, the marks of that note in the text up
    to this one; it is empty where the mark stands a second time, in an event.
    """

    mark: Mark
    nth: tuple[int, ...] = ()

    @property
    def numbered(self) -> tuple[tuple[str, int, str], ...]:
        """Its labels, each with its number, 0 where it has none, and as readers see it."""
        return tuple(zip(self.mark.labels, self.nth or (0,) * len(self.mark.labels), self.mark.shown, strict=True))


@dataclass(frozen=True)
class Gap:
    """Words left out of an extract: shown as […]."""


Inline = Run | NoteMark | Gap | Break


@dataclass(frozen=True)
class Extract:
    """What an event shows of one block: its runs, marks and gaps in order."""

    block: Block
    inlines: tuple[Inline, ...]


@dataclass(frozen=True)
class Silence:
    """A reading's absence from an event, signed: who looked, when, for which words."""

    by: str
    on: datetime.date
    words: tuple[str, ...]
    note: Prose | None = None
    nearest: str | None = None


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
        return tuple(extract.block.id for extract in self.extracts if extract.block.kind != "heading")

    @property
    def notes(self) -> tuple[Note, ...]:
        """The article's own notes whose marks stand at the words shown."""
        inlines = (inline for extract in self.extracts for inline in extract.inlines)
        labels = {label for inline in inlines if isinstance(inline, NoteMark) for label in inline.mark.labels}
        return tuple(note for note in self.reading.article.notes if note.label in labels)

    @property
    def words(self) -> int:
        """Words of the article that the event shows."""
        return covered(self.reading.article.text, ((passage.start, passage.end) for passage in self.passages))

    @property
    def width(self) -> int:
        """How wide those words are in one line: in letters, of which a wide one, such as a Chinese one, is two."""
        words = "".join(passage.quotation for passage in self.passages)
        return len(words) + sum(east_asian_width(letter) in "WF" for letter in words)


@dataclass(frozen=True)
class LedgerLine:
    """A sentence of an event's ledger, and the works that it rests on."""

    prose: Prose
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What one side would answer at an event, in words of ours.

    It rests on ``passages`` of its own article or on the document of its side that has the id ``document``.
    """

    reading: Reading
    prose: Prose
    passages: tuple[Passage, ...] = ()
    document: str | None = None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of its article that it rests on, each once."""
        return tuple(dict.fromkeys(id for passage in self.passages for id in passage.paragraphs))


@dataclass(frozen=True)
class Event:
    """What the articles treat, a cell a reading, with the ledger of the row.

    ``shared`` are the annotations of this event that concern several readings.
    ``answers`` are what each side would answer, in the readings' order, or none.
    A ``draft`` was suggested and looked at by nobody; its title says so too.
    """

    id: str
    number: int
    title: str
    when: str
    date: str | None
    gloss: Prose
    cells: tuple[Cell, ...]
    shared: tuple[Annotation, ...]
    both: tuple[LedgerLine, ...]
    part: tuple[LedgerLine, ...]
    neither: tuple[LedgerLine, ...]
    question: Prose | None
    body: Prose
    path: str
    draft: bool = False
    answers: tuple[Answer, ...] = ()

    def cell(self, reading: str) -> Cell:
        """The cell of that reading.

        Raises:
            KeyError: no reading has that id.
        """
        return one(self.cells, reading, lambda cell: cell.reading.id)

    @property
    def ledger(self) -> tuple[LedgerLine, ...]:
        """All its lines: what all say, where they part, what none says."""
        return (*self.both, *self.part, *self.neither)

    @property
    def notes(self) -> tuple[Annotation, ...]:
        """All annotations of this event, in the order of their letters."""
        own = (annotation for cell in self.cells for annotation in cell.annotations)
        return tuple(sorted((*own, *self.shared), key=lambda annotation: (len(annotation.label), annotation.label)))

    def notes_of(self, reading: str) -> tuple[Annotation, ...]:
        """Those of which that reading is the first, in the readings' order: letters go on from reading to reading."""
        order = [cell.reading.id for cell in self.cells]
        return tuple(note for note in self.notes if min(note.readings, key=order.index) == reading)

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

    ``annotations`` are those whose first label in the text is in this block, in the order in which their words begin.
    """

    block: Block
    inlines: tuple[Inline, ...]
    annotations: tuple[Annotation, ...]
    counterparts: tuple[Counterpart, ...]

    @property
    def foremost(self) -> tuple[Annotation, ...]:
        """Those of its annotations whose label stands in no earlier reading's text."""
        return tuple(annotation for inline in self.inlines if isinstance(inline, Run) for annotation in inline.foremost)
