"""Articles as Hypothesis makes them: every structure that the model knows, in words that look like signs."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from facing_pages.article.formatted import Words, joined, merged
from facing_pages.article.notes import read_note
from facing_pages.model import Article, Block, Format, Mark, Note, Picture, Signature
from facing_pages.model.article import CELL_END, LINE_IN_CELL, ROW_END
from tests.strategies import words as a_word

_SAID = (
    *(
        "By Ada Example",
        "16-02-2025: It began",
        "16 February 2025",
        "Notes",
        "[1] A note",
        "Image: a mill",
        "Read more",
    ),
    *("(a) the carts,", "b. the dogs", "ii) the doctor", "| a line", "www.example.org", "Ada Example", "+++", "---"),
)
_SIGNS = ("•", "•", "1.", "2.", "3.", "3)", "(a)", "(b)", "a.", "☐", "☒", "–", "§ 4", "01.")
_ADDRESSES = (
    "https://example.org/a_(b)",
    "http://x.org/?a=1&b=|2",
    "https://example.org/*x*",
    "https://example.org/<a>",
)
_LANGUAGES = ("fr", "zh-Hant", "la")
_LABELS = ("1", "2", "3", "10", "*", "†", "a", "town register", "ибн")
_KINDS = ("emphasis", "strong", "struck", "code", "superscript", "subscript")


def _tidy(text: str) -> str:
    return " ".join(text.split())


lines = (
    st.one_of(
        st.sampled_from(_SAID),
        st.lists(a_word, min_size=1, max_size=6).map(" ".join),
        st.lists(a_word, min_size=1, max_size=3).map("".join),
    )
    .map(_tidy)
    .filter(lambda text: bool(text.strip("\ufeff")) and text == text.strip())
)
several_lines = st.lists(lines, min_size=1, max_size=3).map("\n".join)


@st.composite
def formats_of(draw: st.DrawFn, text: str) -> list[Format]:
    """Formats, but for links, on any stretches of a text."""
    places = st.integers(0, len(text))
    formats: list[Format] = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = sorted((draw(places), draw(places)))
        kind: Any = draw(st.sampled_from([*_KINDS, "language"]))
        formats.append(Format(start, end, kind, draw(st.sampled_from(_LANGUAGES)) if kind == "language" else ""))
    return formats


@st.composite
def formatted(draw: st.DrawFn, texts: st.SearchStrategy[str] = several_lines, notes: Sequence[str] = ()) -> Words:
    """Words with formats that overlap and note marks anywhere."""
    text = draw(texts)
    places = st.integers(0, len(text))
    formats = draw(formats_of(text))
    start, end = sorted((draw(places), draw(places)))
    if draw(st.booleans()):
        formats.append(Format(start, end, "link", draw(st.sampled_from(_ADDRESSES))))
    offsets = draw(st.lists(places, max_size=2).map(sorted)) if notes else []
    marks = []
    for offset in offsets:
        labels = tuple(draw(st.lists(st.sampled_from(notes), min_size=1, max_size=2, unique=True)))
        marks.append(Mark(offset, labels, "".join(f"[^{label}]" for label in labels), 0))
    return Words(text, merged(formats), tuple(marks))


@dataclass(frozen=True)
class Structure:
    """A block without its id and its place in the text."""

    kind: Any
    words: Words
    more: dict[str, Any]


@st.composite
def structures(draw: st.DrawFn, notes: Sequence[str] = ()) -> Structure:
    """A block of any kind."""
    kind = draw(
        st.sampled_from(
            ["heading", "paragraph", "paragraph", "item", "item", "item", "stanza", "table", "figure", "turn", "break"]
        )
    )
    more: dict[str, Any] = {
        "quoted": draw(st.sampled_from([0, 0, 0, 1, 2])),
        "level": draw(st.sampled_from([0, 0, 1, 2, 3])),
    }
    words = draw(formatted(notes=notes))
    if kind == "heading":
        more["level"] = draw(st.integers(1, 7))
    elif kind == "item":
        more["level"] = draw(st.integers(1, 4))
        sign = draw(st.sampled_from(_SIGNS))
        words = joined([Words(sign, (Format(0, len(sign), "sign"),)), words], " ")
    elif kind == "turn":
        name = draw(lines)
        words = joined([Words(name, (Format(0, len(name), "speaker"),)), words], " ")
    elif kind == "stanza":
        more["indents"] = tuple(draw(st.integers(0, 3)) for _ in words.text.split("\n"))
    elif kind == "table":
        words = draw(_tables(notes))
        rows = words.text.split(ROW_END)
        width = rows[0].count(CELL_END) + 1
        more["columns"] = tuple(draw(st.sampled_from([None, "left", "right", "centre"])) for _ in range(width))
        more["header_rows"] = draw(st.integers(0, len(rows)))
    elif kind == "figure":
        words = draw(st.one_of(st.just(Words()), st.just(words), formatted(lines)))
        file = draw(st.sampled_from(["mill.jpg", "a mühle (1).png", "x/y%20z.svg", "https://example.org/m.jpg"]))
        more["picture"] = Picture(file, draw(st.one_of(st.none(), st.just(""), lines)))
    elif kind == "break":
        words = draw(st.one_of(st.just(Words("* * *")), formatted(lines)))
    if kind == "paragraph" and more["quoted"]:
        kind = "quotation"
    return Structure(kind, words, more)


@st.composite
def _tables(draw: st.DrawFn, notes: Sequence[str]) -> Words:
    width, height = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    cell = st.one_of(
        st.just(Words()), formatted(st.lists(lines, min_size=1, max_size=2).map(LINE_IN_CELL.join), notes=notes)
    )
    rows = [[draw(cell) for _ in range(width)] for _ in range(height)]
    if not any(any(row) for row in rows):
        rows[0][0] = Words("x")
    return joined((joined(row, CELL_END) for row in rows), ROW_END)


@st.composite
def notes_of(draw: st.DrawFn, label: str, dated: datetime.date | None) -> Note:
    """A note as it is read from words, some of them addresses, days and links."""
    runs = st.one_of(lines, st.sampled_from(["www.example.org", "https://example.org/a", "(12-02-2025)", "see"]))
    words = Words(_tidy(" ".join(draw(st.lists(runs, min_size=1, max_size=4)))))
    if draw(st.booleans()):
        shown, address = draw(lines), draw(st.sampled_from(_ADDRESSES))
        words = joined(
            [words, Words(shown, (Format(0, len(shown), "link", address),))], draw(st.sampled_from([" ", "\n"]))
        )
    words = replace(words, formats=merged([*words.formats, *draw(formats_of(words.text))]))
    return replace(read_note(label, words.text, "", 0, dated, words.formats), line=0)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article of any blocks, with notes, and with whatever can stand round a text."""
    labels = draw(st.lists(st.sampled_from(_LABELS), max_size=3, unique=True))
    found = draw(st.lists(structures(labels), min_size=1, max_size=6))
    blocks: list[Block] = []
    start, counts = 0, {"h": 0, "p": 0}
    for one in found:
        letter = "h" if one.kind == "heading" else "p"
        counts[letter] += 1
        words = one.words
        blocks.append(
            Block(
                f"{letter}{counts[letter]}",
                one.kind,
                words.text,
                start,
                0,
                words.marks,
                formats=words.formats,
                **one.more,
            )
        )
        start += len(words.text) + 1
    title = draw(st.one_of(st.just(Words()), formatted(lines, labels)))
    maybe = st.one_of(st.none(), several_lines)
    day = draw(st.one_of(st.none(), st.dates(datetime.date(1000, 1, 1))))
    dateline = draw(st.sampled_from([None, "Sydney, Monday", "16-02-2025:"]))
    dated = datetime.date(2025, 2, 16) if dateline == "16-02-2025:" else day
    signed = draw(maybe)
    return Article(
        title.text,
        tuple(blocks),
        tuple(draw(notes_of(label, dated)) for label in labels),
        (),
        dateline=dateline,
        dated=dated,
        byline=draw(maybe),
        signature=Signature(tuple(signed.split("\n"))) if signed else None,
        image_credit=draw(maybe),
        furniture=tuple(draw(st.lists(lines, max_size=2))),
        title_marks=title.marks,
    )
