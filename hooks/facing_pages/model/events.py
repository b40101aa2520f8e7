"""Events, and the articles’ words in their places: woven with annotations and note marks."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from facing_pages.model.annotations import Annotation
from facing_pages.model.article import Block, Mark
from facing_pages.model.prose import Passage, Prose
from facing_pages.model.readings import Reading
from facing_pages.words import covered


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
