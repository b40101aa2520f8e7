"""An article as published: its lines, blocks, notes and signature."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from facing_pages.model.lookup import one
from facing_pages.words import count

LineKind = Literal[
    "blank",
    "title",
    "dateline",
    "heading",
    "paragraph",
    "stanza",
    "item",
    "turn",
    "break",
    "note",
    "signature",
    "byline",
    "image-credit",
    "furniture",
    "front-matter",
]

BlockKind = Literal["heading", "paragraph", "quotation", "item", "stanza", "table", "figure", "turn", "break"]

FormatKind = Literal[
    "emphasis",
    "strong",
    "struck",
    "code",
    "superscript",
    "subscript",
    "link",
    "language",
    "sign",
    "speaker",
]

Align = Literal["left", "right", "centre"]

CELL_END, ROW_END, LINE_IN_CELL = "\t", "\n", "\u2028"
"""What stands in a table's text between two cells, between two rows, and between two lines of one cell."""


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
    ``raw`` is the mark as printed. ``printed`` are its labels as published where
    one of them is also another note's.
    """

    offset: int
    labels: tuple[str, ...]
    raw: str
    line: int
    printed: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """The labels that readers see, in the order of ``labels``."""
        return self.printed or self.labels


@dataclass(frozen=True)
class Format:
    """How a stretch of a block's text is set, ``start`` to before ``end``; stretches may overlap.

    ``value`` is a link's address or the BCP 47 tag of the stretch's language. A
    ``sign`` is the number or sign printed before a list item, a ``speaker`` the
    name printed before what is said; both are words of the text.
    """

    start: int
    end: int
    kind: FormatKind
    value: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture of the article: its file, beside the article's, and its alternative text.

    ``alt`` is None where nobody wrote one, empty where the picture says nothing.
    """

    file: str
    alt: str | None = None


@dataclass(frozen=True)
class PictureFile:
    """A picture's bytes, its size in pixels, and its media type, such as ``image/png``."""

    data: bytes
    width: int
    height: int
    media_type: str


@dataclass(frozen=True)
class Block:
    """A part of an article with an id of its own, its text free of note marks.

    Headings are ``h1``, ``h2``, …, every other block is ``p1``, ``p2``, … in the
    article's order. ``start`` is the block's offset in the article's plain text.
    ``gaps`` are the stretches of ``text`` that stand for words left out.

    A line break as published, of verse or within a paragraph, is a line feed in
    ``text``; a table has its rows and cells divided as ``ROW_END``, ``CELL_END``
    and ``LINE_IN_CELL`` say. The text of a figure is its caption, that of a
    break its sign.

    Arguments:
        level: of a heading, from 1 for the highest below the title; of any
            other block, how deep in lists it stands, 1 in an outermost one.
        quoted: how deep in block quotations it stands. A paragraph there is of
            the kind ``quotation``.
        indents: of a stanza, by line, how far it is set in, in steps from 0.
        columns: of a table, how each column is set; empty for any other block.
        header_rows: how many of a table's first rows head its columns.
        picture: of a figure.
    """

    id: str
    kind: BlockKind
    text: str
    start: int
    line: int
    marks: tuple[Mark, ...] = ()
    gaps: tuple[tuple[int, int], ...] = ()
    formats: tuple[Format, ...] = ()
    level: int = 0
    quoted: int = 0
    indents: tuple[int, ...] = ()
    columns: tuple[Align | None, ...] = ()
    header_rows: int = 0
    picture: Picture | None = None

    @property
    def end(self) -> int:
        """The offset in the article's plain text just past this block."""
        return self.start + len(self.text)

    @property
    def has_words(self) -> bool:
        """Whether it says something: a break does not, nor a picture without a caption."""
        return self.kind != "break" and bool(self.text.strip())

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

    @property
    def is_shown(self) -> bool:
        """Whether what the article prints is the address, not words of its own."""
        return self.host in self.shown.lower()


@dataclass(frozen=True)
class Phrase:
    """A run of a note's words that are set alike, a line break, or what a link shows."""

    text: str
    formats: tuple[Format, ...] = ()
    link: Link | None = None


@dataclass(frozen=True)
class Note:
    """A footnote of the article itself.

    ``parts`` are its words in order, runs of text and links; ``formats`` says how
    they are set, its offsets counted in ``text``. ``accessed`` is the day the
    article says its author looked. ``label`` is this note's alone; ``printed`` is
    the label as published where another note has it too.
    """

    label: str
    parts: tuple[str | Link, ...]
    accessed: datetime.date | None
    raw: str
    line: int
    printed: str = ""
    formats: tuple[Format, ...] = ()

    @cached_property
    def text(self) -> str:
        """Its words, of a link those that it shows."""
        return "".join(part if isinstance(part, str) else part.shown for part in self.parts)

    @property
    def phrases(self) -> Iterator[Phrase]:
        """Its words in runs that are set alike, each line break and each link one of its own."""
        cuts = {place for one in self.formats for place in (one.start, one.end)}
        cuts |= {place for n, sign in enumerate(self.text) if sign == "\n" for place in (n, n + 1)}
        at = 0
        for part in self.parts:
            end = at + len(part if isinstance(part, str) else part.shown)
            inner = {cut for cut in cuts if at < cut < end} if isinstance(part, str) else set()
            for here, there in pairwise(sorted({at, end, *inner})):
                formats = tuple(one for one in self.formats if one.start <= here and there <= one.end)
                yield Phrase(self.text[here:there], formats, None if isinstance(part, str) else part)
            at = end

    @property
    def shown(self) -> str:
        """The label that readers see."""
        return self.printed or self.label

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
        """Every block but the headings: what an id such as ``p4`` may name."""
        return tuple(block for block in self.blocks if block.kind != "heading")

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
        return one(self.blocks, id, lambda block: block.id)

    def note(self, label: str) -> Note:
        """The note of that label.

        Raises:
            KeyError: the article has none.
        """
        return one(self.notes, label, lambda note: note.label)

    def marks_of(self, note: str) -> Iterator[tuple[Block, Mark]]:
        """Every mark of the note of that label, with the block it stands in, in the order of the text."""
        return iter(self._marks.get(note, ()))

    @cached_property
    def _marks(self) -> Mapping[str, Sequence[tuple[Block, Mark]]]:
        """Every mark by the label of its note."""
        found: dict[str, list[tuple[Block, Mark]]] = {}
        for block in self.blocks:
            for mark in block.marks:
                for label in mark.labels:
                    found.setdefault(label, []).append((block, mark))
        return found
