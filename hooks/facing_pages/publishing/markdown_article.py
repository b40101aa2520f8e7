"""An annotated article as one Markdown page, its notes and ours in two lists at its end.

Every renderer shows it alike, those too that know no footnotes: a note is a link,
and leads to a line with a place of its own. The article's notes have the labels
that they have there, ours the labels that they have on every page; where a passage
begins and ends its label stands, and between them it is marked.

What is not the article's own words is told apart in the front matter, by the
numbers of its blocks, by its tags, and by where it stands, so that the page can be
read as the article again (``importing.portable``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from facing_pages.article.formatted import Words, joined
from facing_pages.article.markdown.numbered import numbered
from facing_pages.article.markdown.part import BREAK, BULLET, Part
from facing_pages.article.markdown.written import part_of, write_parts
from facing_pages.article.markdown.written_words import Sign
from facing_pages.markdown import anchor, front_matter
from facing_pages.model import (
    Annotation,
    Article,
    Break,
    Comparison,
    Format,
    Gap,
    Mark,
    Note,
    NoteMark,
    Placed,
    Reading,
    Run,
)
from facing_pages.pages import article_title
from facing_pages.publishing import pictures
from facing_pages.publishing.markdown_parts import (
    TREE,
    Target,
    annotation_words,
    called_from,
    label_before,
    label_behind,
    note_defined,
    note_words,
    round_passages,
    without_seams,
)
from facing_pages.translating import gettext
from facing_pages.webaddress import is_address
from facing_pages.wording import (
    ANNOTATIONS,
    AROUND,
    BETWEEN,
    BYLINE,
    DATELINE,
    FURNITURE,
    IMAGE_CREDIT,
    NOTES,
    NOTES_WITHOUT_MARK,
    ROUND_THE_TEXT,
    SIGNATURE,
    imprint,
)

TITLE = "title"
"""The place of the title, to which a note that it calls leads back."""


def article(comparison: Comparison, reading: Reading, target: Target = TREE) -> str:
    """An annotated article: its words in their order, its notes and our annotations below them."""
    text = reading.article
    placed = comparison.placed[reading.id]
    used: list[Annotation] = [annotation for one in placed for annotation in one.annotations]
    called = _calling(text)
    notes = [note for note in text.notes if note.label in called]
    title = Words(article_title(reading), (), tuple(called_from(reading, mark) for mark in text.title_marks))
    parts = [*numbered(Part("title", title, depth=1), TITLE), *_above(reading)]
    open_here: set[str] = set()
    for one in placed:
        parts += numbered(_part(reading, one, target, open_here), one.block.id)
    parts += _uncalled([note for note in text.notes if note.label not in called])
    parts += _around(reading)
    written = [
        _front_matter(reading, is_whole=len(notes) == len(text.notes)),
        write_parts(parts, has_notes=bool(notes or used), plain=True),
        *([_list_head(NOTES, gettext("The article’s own notes"))] if notes else []),
        *(note_defined(reading, note, called[note.label]) for note in notes),
        *([_list_head(ANNOTATIONS, gettext("Our notes")), _explained(used[0])] if used else []),
        *(annotation_words(one, target.relink, back=_back(placed, one)) for one in used),
    ]
    return "\n\n".join(written) + "\n"


def _calling(text: Article) -> dict[str, list[str]]:
    """By the label of each note that is called, the places from which it is."""
    found: dict[str, list[str]] = {}
    for place, marks in ((TITLE, text.title_marks), *((block.id, block.marks) for block in text.blocks)):
        for label in dict.fromkeys(label for mark in marks for label in mark.labels):
            found.setdefault(label, []).append(place)
    return found


def _back(placed: Sequence[Placed], annotation: Annotation) -> list[str]:
    """The blocks in which a label of the annotation stands."""
    return [
        one.block.id
        for one in placed
        if any(isinstance(inline, Run) and annotation in inline.closing for inline in one.inlines)
    ]


def _list_head(id: str, words: str) -> str:
    return f"## {anchor(id)}{words}"


def _explained(annotation: Annotation) -> str:
    return gettext(
        "In the text, %(begin)s stands before the words that a note is on, and %(end)s behind them.",
        begin=label_before(annotation),
        end=label_behind(annotation),
    )


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
        "lang": dossier.language,
        "dir": "rtl" if _is_right_to_left(dossier.language) else "",
        "publication": dossier.publication,
        "source": dossier.address,
        "rights": dossier.rights,
        "facing-pages": reading.id if dossier.edition == "full" else "",
        "untitled": not text.title,
        "notes": [] if is_whole else [note.label for note in text.notes],
    }
    return front_matter({key: value for key, value in known.items() if value}).rstrip("\n")


def _is_right_to_left(language: str | None) -> bool:
    from babel import Locale, UnknownLocaleError  # a check writes no files and is to be quick

    try:
        return Locale.parse(language or "en", sep="-").text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False


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


def _part(reading: Reading, placed: Placed, target: Target, open_here: set[str]) -> Part:
    """A block as it is to be written: its marks lead to notes, its picture to the site's file.

    Arguments:
        open_here: the ids of the annotations whose passages go on from the block before; changed in place.
    """
    part = part_of(placed.block)
    marks = tuple(_marks(reading, placed, open_here))
    if part.kind == "break":  # marked, it would be words and no rule
        marks = tuple(mark for mark in marks if not (isinstance(mark, Sign) and mark.within))
    picture = part.picture
    if picture and not is_address(picture.file):
        picture = replace(picture, file=f"{target.up}{pictures.name(reading, picture.file)}")
    return replace(part, words=without_seams(replace(part.words, marks=marks)), picture=picture)


def _marks(reading: Reading, placed: Placed, open_here: set[str]) -> Iterator[Mark]:
    """The article's own marks in a block, and round each passage the label of its annotation."""
    at = 0
    gaps = iter(placed.block.gaps)
    for inline in placed.inlines:
        match inline:
            case NoteMark():
                yield called_from(reading, inline.mark)
            case Gap():
                _, at = next(gaps)
            case Break():
                at += len(inline.text)
            case Run():
                yield from round_passages(inline, at, open_here)
                at += len(inline.text)


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
