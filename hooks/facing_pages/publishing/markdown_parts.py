"""What Markdown pages are put together from: words with their references, notes, annotations, works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from facing_pages.article.formatted import Words, joined, merged, stripped, without
from facing_pages.article.markdown.written_notes import write_definition
from facing_pages.article.markdown.written_words import write_words
from facing_pages.markdown import escape, front_matter, indented, opening
from facing_pages.model import (
    CELL_END,
    Annotation,
    Break,
    Format,
    Gap,
    Inline,
    LedgerLine,
    Link,
    Note,
    NoteMark,
    Prose,
    Reading,
    Run,
    Source,
)
from facing_pages.publishing import credit
from facing_pages.publishing.portable import portable, published
from facing_pages.translating import gettext
from facing_pages.wording import ARCHIVED_COPY, READ_BY_ITS_AUTHOR, assessed, authors, labelled, long_date


@dataclass(frozen=True)
class Target:
    """Where Markdown is to be read.

    Arguments:
        relink: gives our prose the links that fit there.
        ids: whether paragraphs get the ids to which links lead, in the way of attribute lists.
        up: the way from there to the comparison's folder.
    """

    relink: Callable[[str], str]
    ids: bool
    up: str = ""


TREE = Target(portable, ids=True)
"""Among other files of Markdown."""

DATA = Target(published, ids=False, up="../")
"""Alone, beside the site's data."""


def head(title: str) -> str:
    """The front matter of a page."""
    return front_matter({"title": title}).rstrip("\n")


def words_of(reading: Reading, inlines: Iterable[Inline]) -> str:
    """Words as they are set, with the marks of their notes, on one line of Markdown."""
    return write_words(stripped(joined((_inline(reading, inline) for inline in inlines), "")), "<br>", plain=True)


def _inline(reading: Reading, inline: Inline) -> Words:
    match inline:
        case Run():
            formats = (replace(one, start=0, end=len(inline.text)) for one in inline.formats)
            return Words(inline.text, merged(formats))
        case NoteMark():
            labels = tuple(f"{reading.id}-{label}" for label in inline.mark.labels)
            return Words("", (), (replace(inline.mark, offset=0, labels=labels),))
        case Gap():
            return Words(" […] ")
        case Break():
            return Words(" | " if inline.text == CELL_END else "\n")


def footnote(reading: Reading, note: Note) -> str:
    """A note of an article as a footnote."""
    return write_definition(f"{reading.id}-{note.label}", note_words(note), plain=True)


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
    return [
        f"- {indented(annotation_words(annotation, place=f'{{#note-{annotation.id}}}'))}" for annotation in annotations
    ]


def annotation_words(annotation: Annotation, relink: Callable[[str], str] = portable, place: str = "") -> str:
    """An annotation: its label, kind and finding, its words, what it rests on and who wrote it."""
    cited = " ".join(reference(source) for source in annotation.sources)
    body = relink(annotation.body.markdown)
    first = f"**{annotation.label} {assessed(annotation)}.**{place} {body}"
    return "\n\n".join(
        filter(None, (first, labelled(gettext("Sources"), cited) if cited else "", credit.line(annotation)))
    )


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
