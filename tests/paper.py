"""PDFs read back: what a printed page holds, and what stands where no reader looks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2

MM = 72 / 25.4
"""Points in a millimetre."""

PAPERS = {"a4": (210, 297), "letter": (216, 279)}
"""Width and height in whole millimetres."""

_HYPHENS = re.compile(r"[\u00ad\u0002\ufffe]\s*|(?<=\w)-\r?\n(?=\w)")


@dataclass(frozen=True)
class Sheet:
    """One page of a PDF."""

    size: tuple[int, int]
    """Width and height in whole millimetres."""

    text: str
    """Its words in reading order, runs of white space one space, words divided at a line's end made whole."""

    letters: str
    """The same without white space: where two words stand close, a PDF does not always say so."""

    outside: str
    """Characters that lie, even in part, outside the page."""

    tops: tuple[float, ...]
    """How high above the sheet's lower edge each of its characters reaches, in points, white space left out."""


@dataclass(frozen=True)
class Heading:
    """A bookmark and where it leads."""

    title: str
    sheet: int
    """The number of its sheet, from 0."""

    top: float
    """How high above the sheet's lower edge it begins, in points."""


@dataclass(frozen=True)
class Paper:
    """A PDF read back."""

    sheets: tuple[Sheet, ...]
    metadata: dict[str, str]
    headings: tuple[Heading, ...]

    is_tagged: bool
    unembedded: frozenset[str]
    """Names of fonts that are not in the file."""

    everything: str
    """Every string in the file: words, addresses of links, alternative texts, metadata."""

    @property
    def letters(self) -> str:
        return "".join(sheet.letters for sheet in self.sheets)

    @property
    def text(self) -> str:
        return " ".join(sheet.text for sheet in self.sheets)

    @property
    def outline(self) -> tuple[str, ...]:
        """The titles of its bookmarks, in order."""
        return tuple(heading.title for heading in self.headings)

    def last(self, foot: float) -> list[Heading]:
        """The headings that nothing but headings follows on their sheet.

        Arguments:
            foot: how much of every sheet is its lower margin, in points; what stands there follows nothing.
        """
        found = []
        for heading in self.headings:
            below = [top for top in self.sheets[heading.sheet].tops if foot < top <= heading.top + 1]
            heads = [it for it in self.headings if it.sheet == heading.sheet and it.top <= heading.top + 1]
            if len(below) <= sum(len("".join(it.title.split())) for it in heads):
                found.append(heading)
        return found


def read(pdf: bytes) -> Paper:
    """A PDF as a reader, a screen reader and a snoop find it."""
    document = pypdfium2.PdfDocument(pdf)
    sheets = tuple(_sheet(page) for page in document)
    metadata = {name: value for name, value in document.get_metadata_dict().items() if value}
    headings = tuple(_headings(document))
    document.close()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return Paper(
            sheets=sheets,
            metadata=metadata,
            headings=headings,
            is_tagged=bool(opened.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)),
            unembedded=frozenset(_unembedded(opened)),
            everything="\n".join([*(sheet.text for sheet in sheets), *_strings(opened)]),
        )


def filled(pdf: bytes, foot: float) -> list[float]:
    """How far down each page something stands, from 0 at its upper edge to 1 where its foot begins.

    Arguments:
        foot: the height of the lower margin, in points; what stands in it does not count.
    """
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        bitmap = page.render(scale=0.5, grayscale=True)
        rows = bitmap.height - round(foot / 2)
        pixels = bytes(bitmap.buffer)
        dark = [row for row in range(rows) if min(pixels[row * bitmap.stride :][: bitmap.width]) < 200]
        found.append((dark[-1] + 1) / rows if dark else 0.0)
    document.close()
    return found


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    width, height = page.get_size()
    words = page.get_textpage()
    text = words.get_text_range()
    outside, tops = [], []
    for at in range(words.count_chars()):
        left, bottom, right, top = words.get_charbox(at)
        if top > bottom:
            tops.append(top)
        if left < -0.5 or bottom < -0.5 or right > width + 0.5 or top > height + 0.5:
            outside.append(words.get_text_range(at, 1))
    whole = " ".join(_HYPHENS.sub("", text).split())
    return Sheet(
        size=(round(width / MM), round(height / MM)),
        text=whole,
        letters=whole.replace(" ", ""),
        outside="".join(outside).strip(),
        tops=tuple(tops),
    )


def _headings(document: pypdfium2.PdfDocument) -> Iterator[Heading]:
    for item in document.get_toc():
        place = item.get_dest()
        if place is not None:
            _, (_, top, *_) = place.get_view()
            yield Heading(item.get_title(), place.get_index(), top)


def _unembedded(pdf: pikepdf.Pdf) -> Iterator[str]:
    for thing in pdf.objects:
        # A font of Type 3 is its drawings; one of Type 0 is in the file where its descendants are.
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
            continue
        if thing.get("/Subtype") in ("/Type0", "/Type3"):
            continue
        descriptor = thing.get("/FontDescriptor", pikepdf.Dictionary())
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            yield str(thing.get("/BaseFont"))


def _strings(pdf: pikepdf.Pdf) -> Iterator[str]:
    for thing in [*pdf.objects, pdf.trailer]:
        yield from _within(thing)
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/XML":
            yield thing.read_bytes().decode("utf-8", "replace")


def _within(thing: Any, depth: int = 0) -> Iterator[str]:
    """The strings of an object itself; what it refers to is among the objects of the file."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif depth and getattr(thing, "is_indirect", False):
        return
    elif isinstance(thing, pikepdf.Array):
        for one in thing.as_list():
            yield from _within(one, depth + 1)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for one in dict(thing.items()).values():  # the oldest pikepdf allowed has no values()
            yield from _within(one, depth + 1)
