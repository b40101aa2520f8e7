"""The registry of pages: each page that templates draw, declared once.

What lists pages draws on this table: the site's files, the line of pages above
each, the footer, the names that no reading may have. A new page is its
template, what it shows, and an entry here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from facing_pages import kinds
from facing_pages.kinds import Kind
from facing_pages.model import Comparison, Reading
from facing_pages.translating import SOURCE, gettext, speaking
from facing_pages.wording import imprint

Words = Callable[[Comparison], str]

_STOPS = ".?!…"


@dataclass(frozen=True)
class Page:
    """A page that each comparison has, or each that holds records of some kind.

    Arguments:
        name: as in its address, seen from the comparison's folder.
        template: draws it.
        heading: its first heading.
        title: what a browser calls it.
        crumb: what the line of pages calls it; that has no way to it without.
        footer: what the footer calls it, likewise.
        sections: the ids on it that are no record's, each with the kind without records of which it is not there.
        parts: further ids that follow from what a comparison holds.
        shows: what is to be seen on it, in a sentence.
        for_class: whether it is for a class or a group, to teach from or to fill in.
        shows_texts: whether whole passages of the articles stand on it.
        needs: kinds; where there is no record of any of them, there is no such page.
        written: the file in the comparison's folder that it is edited in, if it is one.
    """

    name: str
    template: str
    heading: Words
    title: Words
    crumb: Words | None = None
    footer: Words | None = None
    sections: Mapping[str, Kind[Any] | None] = field(default_factory=dict)
    parts: Callable[[Comparison], Iterable[str]] = lambda _: ()
    shows: Words = lambda comparison: comparison.question
    for_class: bool = False
    shows_texts: bool = False
    needs: tuple[Kind[Any], ...] = ()
    written: str = ""

    def is_of(self, comparison: Comparison) -> bool:
        """Whether a comparison has this page."""
        return not self.needs or any(_holds(comparison, kind) for kind in self.needs)

    def anchor(self, comparison: Comparison) -> str:
        """The id of its first heading: for ever, so the same in every language."""
        with speaking(SOURCE):
            return slug(self.heading(comparison))

    def description(self, comparison: Comparison) -> str:
        """What it is, for whoever meets it outside the site: no other page has the same."""
        title = self.title(comparison)
        return f"{title}{'' if title[-1:] in _STOPS else '.'} {self.shows(comparison)}"

    def anchors(self, comparison: Comparison) -> Iterator[str]:
        """The ids on it to which links may lead."""
        yield self.anchor(comparison)
        yield from (id for id, kind in self.sections.items() if not kind or _holds(comparison, kind))
        yield from self.parts(comparison)
        for one in kinds.addressed():
            if one.page == self.name:
                records = comparison.plans if one.name == "plans" else comparison.of(one.name)
                for record in records:
                    yield f"{one.prefix}{record.id}"
                    yield from comparison.aliases(f"{one.name}/{record.id}")


def class_title(comparison: Comparison) -> str:
    """What the page for a class is called."""
    return gettext("The lesson: %(title)s", title=comparison.title) if comparison.lesson else comparison.questions_title


def _texts(comparison: Comparison) -> Iterator[str]:
    """The ids of what stands in the complete texts; the facing pages, where these once were, lead on from each."""
    for reading in comparison.readings:
        yield from (f"{reading.id}-{block.id}" for block in reading.article.blocks)
        yield from (f"fn:{reading.id}:{note.label}" for note in reading.article.notes)


def _of_the_lesson(comparison: Comparison) -> Iterator[str]:
    yield "lesson-class-page"
    if comparison.lesson:
        parts = ("proposition", "aims", "background", "documents", "adapted", "trace", "product", "marking")
        yield from (f"lesson-{part}" for part in parts if getattr(comparison.lesson, part))
        yield from (f"author-{reading}" for reading, _ in comparison.lesson.authors)
        yield from (f"organiser-{row.id}" for row in comparison.lesson.organiser)


def _to_fill_in(comparison: Comparison) -> Iterator[str]:
    if comparison.lesson:
        yield from (f"row-{row.id}" for row in comparison.lesson.organiser)
    yield from (event.id for event in comparison.events)


FRONT = Page(
    "",
    "comparison.html",
    heading=lambda comparison: comparison.title,
    title=lambda comparison: comparison.title,
    crumb=lambda comparison: comparison.title,
    footer=lambda _: gettext("The comparison"),
    sections={
        "class": None,
        "maps": None,
        "events": None,
        "timeline": kinds.TIMELINE,
        "further-reading": kinds.FURTHER_READING,
        "sentences": kinds.SENTENCES,
        "data": None,
    },
    written="index.md",
    shows=lambda comparison: comparison.summary,
)
FACING = Page(
    "facing",
    "facing.html",
    heading=lambda comparison: gettext("%(title)s: facing pages", title=comparison.title),
    title=lambda comparison: gettext("Facing pages: %(title)s", title=comparison.title),
    crumb=lambda _: gettext("Facing pages"),
    footer=lambda _: gettext("Facing pages"),
    sections=dict.fromkeys(("events", "texts", "complete-texts", "notes-of-the-articles")),
    parts=_texts,
    shows=lambda comparison: (
        gettext("Passages of both articles on the same events, side by side, with notes and sources.")
        if len(comparison.readings) == 2
        else gettext("Passages of all articles on the same events, side by side, with notes and sources.")
    ),
    shows_texts=True,
)
TEXTS = Page(
    f"{FACING.name}/texts",
    "texts.html",
    heading=lambda comparison: gettext("%(title)s: the complete texts", title=comparison.title),
    title=lambda comparison: gettext("The complete texts: %(title)s", title=comparison.title),
    footer=lambda _: gettext("The complete texts"),
    sections=dict.fromkeys(("texts", "notes-of-the-articles")),
    parts=_texts,
    shows=lambda comparison: (
        gettext("Both articles whole, side by side, with their events, our notes and sources.")
        if len(comparison.readings) == 2
        else gettext("All articles whole, side by side, with their events, our notes and sources.")
    ),
    shows_texts=True,
)
MAP = Page(
    "map",
    "map.html",
    heading=lambda _: gettext("The shape of the texts"),
    title=lambda comparison: gettext("The shape of the texts: %(title)s", title=comparison.title),
    crumb=lambda _: gettext("Map"),
    sections={"meet": None, "silence": None, "silences": None, "silences-signed": None}
    | {"when": kinds.TIMELINE, "names": kinds.NAMES},
    footer=lambda _: gettext("Map of the texts"),
    shows=lambda _: gettext(
        "A drawing of each article: where it speaks of which event, how long, and where it is silent."
    ),
)
SOURCES = Page(
    "sources",
    "sources.html",
    heading=lambda _: gettext("Sources"),
    title=lambda comparison: gettext("Sources: %(title)s", title=comparison.title),
    crumb=lambda _: gettext("Sources"),
    footer=lambda _: gettext("Sources"),
    sections=dict.fromkeys(("cited-by-the-articles", "all-works")),
    shows=lambda _: gettext("Every work that the articles or our notes cite, with who cites it and how we read it."),
)
SENTENCES = Page(
    "sentences",
    "sentences.html",
    heading=lambda _: gettext("Every sentence"),
    title=lambda comparison: gettext("Every sentence: %(title)s", title=comparison.title),
    crumb=lambda _: gettext("Sentences"),
    footer=lambda _: gettext("Every sentence"),
    sections={"totals": None},
    parts=lambda comparison: (f"of-{reading.id}" for reading in comparison.readings),
    needs=(kinds.SENTENCES,),
    written="sentences.yml",
    shows=lambda comparison: (
        gettext("Every sentence of both articles: whether it can be checked, and what became of it.")
        if len(comparison.readings) == 2
        else gettext("Every sentence of all articles: whether it can be checked, and what became of it.")
    ),
    shows_texts=True,
)
DOCUMENTS = Page(
    "documents",
    "documents.html",
    heading=lambda _: gettext("Documents"),
    title=lambda comparison: gettext("Documents: %(title)s", title=comparison.title),
    crumb=lambda _: gettext("Documents"),
    footer=lambda _: gettext("Documents"),
    needs=(kinds.DOCUMENTS,),
    shows=lambda _: gettext("What other texts say on the same points: who made each, for whom, and where to read it."),
)
WHO = Page(
    "who",
    "who.html",
    heading=lambda _: gettext("Who is who"),
    title=lambda comparison: gettext("Who is who: %(title)s", title=comparison.title),
    crumb=lambda _: gettext("Who is who"),
    footer=lambda _: gettext("Who is who"),
    parts=lambda comparison: dict.fromkeys(entry.kind for entry in comparison.who),
    needs=(kinds.WHO,),
    shows=lambda _: gettext("People, organisations, publishers and witnesses: what they are, and who pays them."),
)
QUESTIONS = Page(
    "questions",
    "questions.html",
    heading=class_title,
    title=class_title,
    crumb=lambda comparison: gettext("Lesson") if comparison.lesson else gettext("Questions"),
    footer=lambda comparison: gettext("The lesson") if comparison.lesson else gettext("Questions for discussion"),
    sections=dict.fromkeys(("lesson-authors", "lesson-organiser", "lesson-plans"), kinds.LESSON),
    parts=_of_the_lesson,
    needs=(kinds.QUESTIONS, kinds.LESSON),
    written="questions.md",
    shows=lambda comparison: (
        gettext("A lesson for a class or a group: background, questions, a table to fill in, and a plan for the time.")
        if comparison.lesson
        else gettext("Questions to discuss, each with the passages that it is about.")
    ),
    for_class=True,
)
HANDOUT = Page(
    "handout",
    "handout.html",
    heading=lambda _: gettext("Hand-outs"),
    title=lambda comparison: gettext("Hand-outs: %(title)s", title=comparison.title),
    crumb=lambda _: gettext("Hand-outs"),
    footer=lambda _: gettext("Hand-outs"),
    shows=lambda _: gettext("The articles on paper: choose the events, the notes and the size of the print."),
    for_class=True,
    shows_texts=True,
)
WORKSHEET = Page(
    "worksheet",
    "worksheet.html",
    heading=lambda _: gettext("Worksheet"),
    title=lambda comparison: gettext("Worksheet: %(title)s", title=comparison.title),
    crumb=lambda _: gettext("Worksheet"),
    sections={"question": None},
    parts=_to_fill_in,
    footer=lambda _: gettext("Worksheet"),
    shows=lambda _: gettext("Questions on every event, with room to write, on paper or on a screen."),
    for_class=True,
    shows_texts=True,
)
PROJECTOR = Page(
    "projector",
    "projector.html",
    heading=lambda comparison: gettext("%(title)s: on the screen", title=comparison.title),
    title=lambda comparison: gettext("Projector: %(title)s", title=comparison.title),
    crumb=lambda _: gettext("Projector"),
    footer=lambda _: gettext("Projector"),
    parts=lambda comparison: (event.id for event in comparison.events),
    shows=lambda _: gettext("One event at a time, large, for a class to read together."),
    for_class=True,
    shows_texts=True,
)

CHARTS = Page(
    "charts",
    "charts.html",
    heading=lambda _: gettext("Charts"),
    title=lambda comparison: gettext("Charts: %(title)s", title=comparison.title),
    crumb=lambda _: gettext("Charts"),
    footer=lambda _: gettext("Charts"),
    shows=lambda _: gettext("Figures from sources, each drawn and each as a table."),
    needs=(kinds.CHARTS,),
)
DEBATE = Page(
    "debate",
    "debate.html",
    heading=lambda comparison: comparison.debate.title if comparison.debate else "",
    title=lambda comparison: gettext(
        "%(debate)s: %(title)s", debate=comparison.debate.title if comparison.debate else "", title=comparison.title
    ),
    crumb=lambda _: gettext("The debate"),
    footer=lambda _: gettext("The debate"),
    sections={"dates": None, "held": None},
    shows=lambda _: gettext("What was said before these articles: dates, and who has held which view since when."),
    needs=(kinds.DEBATE,),
)
DATA = Page(
    "data",
    "data.html",
    heading=lambda _: gettext("Files to take away"),
    title=lambda comparison: gettext("Files to take away: %(title)s", title=comparison.title),
    footer=lambda _: gettext("Files to take away"),
    sections=dict.fromkeys(("files", "terms", "how-to-cite")),
    shows=lambda _: gettext("Every file of this comparison, what is in it, and which programs open it."),
)

EMBED = Page(
    "embed",
    "embeds.html",
    heading=lambda _: gettext("To show elsewhere"),
    title=lambda comparison: gettext("To show elsewhere: %(title)s", title=comparison.title),
    sections={"listen": None},
    parts=lambda comparison: (event.id for event in comparison.events),
    shows=lambda _: gettext("The code that shows an event in a page of your own."),
)

PAGES = (
    FRONT,
    FACING,
    TEXTS,
    MAP,
    DOCUMENTS,
    CHARTS,
    DEBATE,
    WHO,
    SOURCES,
    SENTENCES,
    QUESTIONS,
    HANDOUT,
    WORKSHEET,
    PROJECTOR,
    DATA,
    EMBED,
)
"""The pages of a comparison beside those of its readings, in the order in which they are listed.

The readings' own stand behind the facing pages and the complete texts.
"""

ARTICLE = "article.html"
"""The template of a reading's page."""


def pages(comparison: Comparison) -> Iterator[Page | Reading]:
    """The pages that a comparison has, in their order; a reading stands for its article's page."""
    for page in PAGES:
        if page.is_of(comparison):
            yield page
        if page is TEXTS:
            yield from comparison.readings


def places(comparison: Comparison) -> dict[str, frozenset[str]]:
    """The ids to which links may lead on each page that a comparison has, by the page's name."""
    return {
        one.id if isinstance(one, Reading) else one.name: frozenset(
            article_anchors(comparison, one) if isinstance(one, Reading) else one.anchors(comparison)
        )
        for one in pages(comparison)
    }


def article_title(reading: Reading) -> str:
    """What a reading's page is called, by its first heading and by a browser."""
    return reading.article.title or reading.title


def article_description(reading: Reading) -> str:
    """What a reading's page is, for whoever meets it outside the site."""
    told = ", ".join(imprint(reading.dossier))
    title = f"{article_title(reading)} ({told})" if told else article_title(reading)
    if reading.dossier.edition == "excerpts":
        return gettext("%(title)s: excerpts, with our notes beside them.") % {"title": title}
    return gettext("%(title)s: the article in full, unchanged, with our notes beside it.") % {"title": title}


def article_anchors(comparison: Comparison, reading: Reading) -> Iterator[str]:
    """The ids on a reading's page to which links may lead."""
    yield slug(article_title(reading))
    yield from (block.id for block in reading.article.blocks)
    yield from (f"fn:{note.label}" for note in reading.article.notes)
    for annotation in comparison.annotations:
        if reading.id in annotation.readings:
            yield f"{kinds.ANNOTATIONS.prefix}{annotation.id}"
    yield from (f"{kinds.WORDS.prefix}{word.id}" for word in comparison.words if word.of(reading.id))


def veiled(reading: Reading) -> str:
    """The name of the page that has a reading's article under its letter, for who reads blind.

    It stands for the article's own page and is no page of its own: no list and no menu has it.
    """
    return reading.letter.lower()


def slug(heading: str) -> str:
    """The id of a page's first heading.

    >>> slug("The workers’ state: facing pages"), slug("桥")
    ('the-workers-state-facing-pages', '_1')
    """
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower()) or "_1"


def _holds(comparison: Comparison, kind: Kind[Any]) -> bool:
    """Whether a comparison has records of a kind, or in one the records that are its parts."""
    held = kind.parts[0].name if kind is kinds.QUESTIONS else kind.name.replace("-", "_")
    return bool(comparison.of(held))
