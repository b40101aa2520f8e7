"""An annotated article as one Markdown page, with its notes and ours as footnotes.

What is not its own words is told apart in the front matter, by the numbers of
its blocks, and by where it stands, so that the page can be read as the article
again (``importing.portable``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from facing_pages.article.formatted import Words, joined
from facing_pages.article.markdown.numbered import numbered, with_places
from facing_pages.article.markdown.part import BREAK, BULLET, Part
from facing_pages.article.markdown.written import part_of, write_parts
from facing_pages.markdown import front_matter, indented
from facing_pages.model import Annotation, Break, Comparison, Format, Gap, Mark, Note, NoteMark, Placed, Reading, Run
from facing_pages.pages import article_title
from facing_pages.publishing import pictures
from facing_pages.publishing.markdown_parts import TREE, Target, annotation_words, footnote, note_words
from facing_pages.translating import gettext
from facing_pages.webaddress import is_address
from facing_pages.wording import (
    AROUND,
    BETWEEN,
    BYLINE,
    DATELINE,
    FURNITURE,
    IMAGE_CREDIT,
    NOTES_WITHOUT_MARK,
    ROUND_THE_TEXT,
    SIGNATURE,
    imprint,
)


def article(comparison: Comparison, reading: Reading, target: Target = TREE) -> str:
    """An annotated article: its words in their order, its notes and our annotations as footnotes."""
    text = reading.article
    placed = comparison.placed[reading.id]
    used: list[Annotation] = [annotation for one in placed for annotation in one.annotations]
    called = {label for mark in text.title_marks for label in mark.labels}
    called |= {label for block in text.blocks for mark in block.marks for label in mark.labels}
    notes = [note for note in text.notes if note.label in called]
    title = Words(article_title(reading), (), tuple(_called(reading, mark) for mark in text.title_marks))
    parts = [Part("title", title, depth=1), *_above(reading)]
    for one in placed:
        parts += numbered(_part(reading, one, target), one.block.id, place=target.ids)
    parts += _uncalled([note for note in text.notes if note.label not in called])
    parts += _around(reading)
    written = [
        _front_matter(reading, is_whole=len(notes) == len(text.notes)),
        with_places(write_parts(parts, has_notes=bool(notes or used), plain=True)),
        *(footnote(reading, note) for note in notes),
        *(f"[^note-{one.id}]: {indented(annotation_words(one, target.relink))}" for one in used),
    ]
    return "\n\n".join(written) + "\n"


def _front_matter(reading: Reading, *, is_whole: bool) -> str:
    """What is known of the text.

    Arguments:
        is_whole: the footnotes are all its notes, in their order.
    """
    text, dossier = reading.article, reading.dossier
    known = {
        "title": article_title(reading),
        "author": dossier.byline,
        "date": text.dated or dossier.date,
        "language": dossier.language,
        "publication": dossier.publication,
        "address": dossier.address,
        "rights": dossier.rights,
        "facing-pages": reading.id if dossier.edition == "full" else "",
        "untitled": not text.title,
        "notes": [] if is_whole else [note.label for note in text.notes],
    }
    return front_matter({key: value for key, value in known.items() if value}).rstrip("\n")


def _above(reading: Reading) -> Iterator[Part]:
    """Whose text it is; of an edition of excerpts what it is, and the way to the original."""
    text, dossier = reading.article, reading.dossier
    name = Words(reading.name, (Format(0, len(reading.name), "emphasis"),))
    yield Part("furniture", joined([name, *map(Words, imprint(dossier))], BETWEEN), said=True)
    if dossier.edition != "full":
        said = gettext(
            "Excerpts only, %(shown)s of %(words)s words; […] stands for what is left out.",
            shown=text.words_shown,
            words=text.words,
        )
        parts = [Words(said)]
        if address := dossier.address:
            parts += [Words(gettext("The whole article:")), Words(address, (Format(0, len(address), "link", address),))]
        yield Part("furniture", joined(parts, " "), said=True)


def _part(reading: Reading, placed: Placed, target: Target) -> Part:
    """A block as it is to be written: its marks lead to footnotes, its picture to the site's file."""
    part = part_of(placed.block)
    marks = tuple(_marks(reading, placed))
    picture = part.picture
    if picture and not is_address(picture.file):
        picture = replace(picture, file=f"{target.up}{pictures.name(reading, picture.file)}")
    return replace(part, words=replace(part.words, marks=marks), picture=picture)


def _marks(reading: Reading, placed: Placed) -> Iterator[Mark]:
    """The article's own marks in a block, and one of ours behind each passage that is annotated."""
    at = 0
    gaps = iter(placed.block.gaps)
    for inline in placed.inlines:
        match inline:
            case NoteMark():
                yield _called(reading, inline.mark)
            case Gap():
                _, at = next(gaps)
            case Break():
                at += len(inline.text)
            case Run():
                at += len(inline.text)
                place = at if inline.text else at - 1  # a passage that ends with a line break ends before it
                yield from (Mark(place, (f"note-{annotation.id}",), "", 0) for annotation in inline.closing)


def _called(reading: Reading, mark: Mark) -> Mark:
    """A mark of the article with the labels of footnotes."""
    return replace(mark, labels=tuple(f"{reading.id}-{label}" for label in mark.labels))


def _uncalled(notes: Sequence[Note]) -> list[Part]:
    """Notes that no mark calls: nothing would lead to them as footnotes, and nothing back."""
    return _listed(gettext(NOTES_WITHOUT_MARK), [joined([Words(note.label), note_words(note)], ": ") for note in notes])


def _around(reading: Reading) -> list[Part]:
    """What stands round the article's text and is no part of it, named."""
    text = reading.article
    lines = {SIGNATURE: text.signature.lines if text.signature else (), FURNITURE: text.furniture}
    kept = {DATELINE: text.dateline, BYLINE: text.byline, IMAGE_CREDIT: text.image_credit}
    kept |= {name: f"{BETWEEN.rstrip()}\n".join(found) for name, found in lines.items()}
    told = [Words(f"{gettext(name)}: {value}") for name in AROUND if (value := kept[name])]
    return _listed(gettext(ROUND_THE_TEXT), told)


def _listed(head: str, items: Sequence[Words]) -> list[Part]:
    sign = Words(BULLET, (Format(0, len(BULLET), "sign"),))
    found = [Part("item", joined([sign, item], " "), level=1) for item in items]
    return [Part("break", Words(BREAK)), Part("paragraph", Words(head)), *found] if found else []
