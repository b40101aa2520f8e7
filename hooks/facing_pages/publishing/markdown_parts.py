"""What Markdown pages are put together from: words with their references, notes, annotations, works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from facing_pages.article.formatted import Words, joined, merged, stripped, without
from facing_pages.article.markdown.written_blocks import split
from facing_pages.article.markdown.written_words import Sign, write_words
from facing_pages.markdown import anchor, escape, front_matter, indented, opening
from facing_pages.model import (
    CELL_END,
    Annotation,
    Break,
    Format,
    Gap,
    Inline,
    LedgerLine,
    Link,
    Mark,
    Note,
    NoteMark,
    Prose,
    Reading,
    Run,
    Source,
)
from facing_pages.publishing import credit
from facing_pages.publishing.portable import portable, published
from facing_pages.publishing.publication import Publication
from facing_pages.translating import gettext
from facing_pages.wording import ARCHIVED_COPY, READ_BY_ITS_AUTHOR, assessed, authors, labelled, long_date


@dataclass(frozen=True)
class Target:
    """Where Markdown is to be read.

    Arguments:
        relink: gives our prose the links that fit there.
        up: the way from there to the comparison's folder.
    """

    relink: Callable[[str], str]
    up: str = ""


TREE = Target(portable)
"""Among other files of Markdown."""


def alone(comparison: str, publication: Publication) -> Target:
    """Taken out of the site's data: links lead to its pages, wherever the file is read.

    Arguments:
        comparison: the id of the comparison.
        publication: where it is published.
    """
    return Target(lambda markdown: published(markdown, comparison, publication.way), up="../")


def head(title: str) -> str:
    """The front matter of a page."""
    return front_matter({"title": title}).rstrip("\n")


def words_of(reading: Reading, inlines: Iterable[Inline], open_here: set[str] | None = None) -> str:
    """Words as they are set, with the marks of their notes, on one line of Markdown.

    Arguments:
        open_here: as for ``round_passages``, where the annotations have their places on the same page; without it
            nothing is said of them.
    """
    found = (_inline(reading, inline, open_here) for inline in inlines)
    return write_words(without_seams(stripped(joined(found, ""))), "<br>", plain=True)


def _inline(reading: Reading, inline: Inline, open_here: set[str] | None) -> Words:
    match inline:
        case Run():
            formats = (replace(one, start=0, end=len(inline.text)) for one in inline.formats)
            signs = () if open_here is None else tuple(round_passages(inline, 0, open_here))
            return Words(inline.text, merged(formats), signs)
        case NoteMark():
            return Words("", (), (replace(called_from(reading, inline.mark), offset=0),))
        case Gap():
            return Words(" […] ")
        case Break():
            return Words(" | " if inline.text == CELL_END else "\n")


def note_place(reading: Reading, label: str) -> str:
    """The id of a note of an article in a file of Markdown: the number of the note, for a label may be anything."""
    number = next((n for n, note in enumerate(reading.article.notes, 1) if note.label == label), 0)
    return f"{reading.id}-{number}"


def called_from(reading: Reading, mark: Mark) -> Sign:
    """A mark of an article as a raised link to each of its notes."""
    links = ", ".join(rf"[\[{escape(label)}\]](#{note_place(reading, label)})" for label in mark.labels)
    return Sign(mark.offset, mark.labels, mark.raw, mark.line, mark.printed, written=f"<sup>{links}</sup>")


def note_defined(reading: Reading, note: Note, places: Iterable[str] = ()) -> str:
    """A note of an article, a place to link to, its words behind the ways back to where it is called.

    Arguments:
        places: the ids of the blocks that call it.
    """
    first, *others = (write_words(line, plain=True) for line in split(note_words(note), "\n"))
    head = anchor(note_place(reading, note.label), rf"**\[{escape(note.label)}\]**")
    return "\n\n".join([" ".join([head, *back_to(places), first]).rstrip(), *others])


def back_to(places: Iterable[str]) -> Iterator[str]:
    """Links to blocks: their numbers, or an arrow to a heading."""
    return (f"[{f'¶{place[1:]}' if place.startswith('p') else '↑'}](#{place})" for place in places)


def label_before(annotation: Annotation) -> str:
    """The label of an annotation where a passage of it begins, as a raised link to it."""
    return f"<sup>[{escape(annotation.label)}›](#note-{annotation.id})</sup>"


def label_behind(annotation: Annotation) -> str:
    """The label of an annotation where a passage of it ends, as a raised link to it."""
    return f"<sup>[‹{escape(annotation.label)}](#note-{annotation.id})</sup>"


def note_words(note: Note) -> Words:
    """A note's words, with its links and the day on which its author read them."""
    words = joined(_parts(note), "")
    accessed = f" ({gettext(READ_BY_ITS_AUTHOR, day=long_date(note.accessed))})" if note.accessed else ""
    return joined([words, Words(accessed)], "")


def labels_in(inlines: Iterable[Inline]) -> Iterator[str]:
    """The labels of the notes that are called there."""
    return (label for inline in inlines if isinstance(inline, NoteMark) for label in inline.mark.labels)


def _parts(note: Note) -> Iterator[Words]:
    """The runs of a note's words; each link with another to its archived copy."""
    at = 0
    for part in note.parts:
        end = at + len(part if isinstance(part, str) else part.shown)
        words = without(Words(note.text, note.formats), [(0, at), (end, len(note.text))])
        if isinstance(part, Link):
            archived = _linked(Words(gettext(ARCHIVED_COPY)), part.archive)
            words = joined([_linked(words, part.href), Words(" ("), archived, Words(")")], "")
        yield words
        at = end


def _linked(words: Words, address: str) -> Words:
    return replace(words, formats=merged([*words.formats, Format(0, len(words.text), "link", address)]))


def link_target(href: str) -> str:
    """An address as a link's target: nothing in it may end the link."""
    return href.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")


def annotation_list(annotations: Iterable[Annotation]) -> list[str]:
    """Annotations as a list, each a place to link to."""
    return [f"- {indented(annotation_words(annotation))}" for annotation in annotations]


def annotation_words(annotation: Annotation, relink: Callable[[str], str] = portable, back: Iterable[str] = ()) -> str:
    """An annotation, a place to link to: its label, kind and finding, its words, what it rests on and who wrote it.

    Arguments:
        relink: gives our prose the links that fit where it is read.
        back: the ids of the blocks to which it leads back.
    """
    cited = " ".join(reference(source) for source in annotation.sources)
    head = anchor(f"note-{annotation.id}", f"**{annotation.label} {assessed(annotation)}.**")
    first = " ".join([head, *back_to(back), relink(annotation.body.markdown)])
    return "\n\n".join(
        filter(None, (first, labelled(gettext("Sources"), cited) if cited else "", credit.line(annotation)))
    )


def round_passages(run: Run, start: int, open_here: set[str]) -> Iterator[Sign]:
    """The labels of the passages that begin and end with a run, and the tags that mark its words.

    Arguments:
        start: where the run begins in the words that are written.
        open_here: the ids of the annotations whose passages go on from the run before; changed in place.
    """
    end = start + len(run.text)
    beginning = [one for one in run.annotations if one.id not in open_here]
    yield from (_sign(start, label_before(one)) for one in beginning)
    open_here |= {one.id for one in beginning}
    if run.annotations and run.text.strip():
        yield _sign(start, "<mark>", "begin")
        yield _sign(end, "</mark>", "end")
    place = end if run.text else end - 1  # a passage that ends with a line break ends before it
    yield from (_sign(place, label_behind(one)) for one in run.closing)
    open_here -= {one.id for one in run.closing}


def without_seams(words: Words) -> Words:
    """The words with two marked stretches made one where they touch and nothing else begins or ends."""
    edges = {place for one in words.formats for place in (one.start, one.end)}
    ends, begins = (
        {mark.offset for mark in words.marks if isinstance(mark, Sign) and mark.within == within}
        for within in ("end", "begin")
    )
    seams = (ends & begins) - edges - {mark.offset for mark in words.marks if not _is_tag(mark)}
    return replace(words, marks=tuple(mark for mark in words.marks if not (_is_tag(mark) and mark.offset in seams)))


def _is_tag(mark: Mark) -> bool:
    return isinstance(mark, Sign) and bool(mark.within)


def _sign(offset: int, written: str, within: Literal["", "begin", "end"] = "") -> Sign:
    return Sign(offset, (), "", 0, written=written, within=within)


def ledger_line(line: LedgerLine) -> str:
    """A sentence of a ledger, and what it rests on."""
    cited = " ".join(reference(source) for source in line.sources)
    return f"{sentence(line.prose)} {labelled(gettext('Sources'), cited)}" if cited else sentence(line.prose)


def sentence(prose: Prose) -> str:
    """Prose that stands on a line of its own and may begin with anything."""
    return opening(portable(prose.markdown).replace("\n", " "))


def reference(source: Source) -> str:
    """A line of a bibliography: who, what, where, when."""
    title = escape(source.name)
    shown = f"[{title}]({link_target(source.url)})" if source.url else title
    container = source.get("container-title") if source.title else None
    issued = long_date(source.issued) if source.issued else None
    parts = [authors(source.author), shown, container, source.get("publisher"), issued]
    escaped = [part if part is shown else escape(part) for part in parts if part]
    return opening(". ".join(dict.fromkeys(escaped)) + ".")
