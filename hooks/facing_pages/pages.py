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

Words = Callable[[Comparison], str]


@dataclass(frozen=True)
class Page:
    """A page that each comparison has, or each that holds records of some kind.

    Arguments:
        name: as in its address, seen from the comparison's folder.
        template: draws it.
        heading: its first heading, of which the heading's id is made.
        title: what a browser calls it.
        crumb: what the line of pages calls it; that has no way to it without.
        footer: what the footer calls it, likewise.
        sections: the ids on it that are no record's, each with the kind without records of which it is not there.
        parts: further ids that follow from what a comparison holds.
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
    needs: tuple[Kind[Any], ...] = ()
    written: str = ""

    def is_of(self, comparison: Comparison) -> bool:
        """Whether a comparison has this page."""
        return not self.needs or any(_holds(comparison, kind) for kind in self.needs)

    def anchors(self, comparison: Comparison) -> Iterator[str]:
        """The ids on it to which links may lead."""
        yield slug(self.heading(comparison))
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
    return f"The lesson: {comparison.title}" if comparison.lesson else comparison.questions_title


def _texts(comparison: Comparison) -> Iterator[str]:
    """The ids of what stands in the complete texts of the facing pages."""
    for reading in comparison.readings:
        yield from (f"{reading.id}-{block.id}" for block in reading.article.blocks)
        yield from (f"fn:{reading.id}:{note.label}" for note in reading.article.notes)


def _of_the_lesson(comparison: Comparison) -> Iterator[str]:
    if comparison.lesson:
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
    footer=lambda _: "The comparison",
    sections={
        "maps": None,
        "events": None,
        "timeline": kinds.TIMELINE,
        "further-reading": kinds.FURTHER_READING,
        "data": None,
    },
    written="index.md",
)
FACING = Page(
    "facing",
    "facing.html",
    heading=lambda comparison: f"{comparison.title}: facing pages",
    title=lambda comparison: f"Facing pages: {comparison.title}",
    crumb=lambda _: "Facing pages",
    footer=lambda _: "Facing pages",
    sections=dict.fromkeys(("events", "texts", "complete-texts", "notes-of-the-articles")),
    parts=_texts,
)
MAP = Page(
    "map",
    "map.html",
    heading=lambda _: "The shape of the texts",
    title=lambda comparison: f"The shape of the texts: {comparison.title}",
    crumb=lambda _: "Map",
    sections={"meet": None, "silence": None, "silences": None, "silences-signed": None}
    | {"when": kinds.TIMELINE, "names": kinds.NAMES},
)
SOURCES = Page(
    "sources",
    "sources.html",
    heading=lambda _: "Sources",
    title=lambda comparison: f"Sources: {comparison.title}",
    crumb=lambda _: "Sources",
    footer=lambda _: "Sources",
    sections=dict.fromkeys(("cited-by-the-articles", "all-works")),
)
QUESTIONS = Page(
    "questions",
    "questions.html",
    heading=class_title,
    title=class_title,
    crumb=lambda comparison: "Lesson" if comparison.lesson else "Questions",
    footer=lambda comparison: "The lesson" if comparison.lesson else "Questions for discussion",
    sections=dict.fromkeys(("lesson-authors", "lesson-organiser", "lesson-plans"), kinds.LESSON),
    parts=_of_the_lesson,
    needs=(kinds.QUESTIONS, kinds.LESSON),
    written="questions.md",
)
HANDOUT = Page(
    "handout",
    "handout.html",
    heading=lambda _: "Hand-outs",
    title=lambda comparison: f"Hand-outs: {comparison.title}",
    crumb=lambda _: "Hand-outs",
)
WORKSHEET = Page(
    "worksheet",
    "worksheet.html",
    heading=lambda _: "Worksheet",
    title=lambda comparison: f"Worksheet: {comparison.title}",
    sections={"question": None},
    parts=_to_fill_in,
)

PAGES = (FRONT, FACING, MAP, SOURCES, QUESTIONS, HANDOUT, WORKSHEET)
"""The pages of a comparison beside those of its readings, in the order in which they are listed.

The readings' own stand behind the facing pages.
"""

ARTICLE = "article.html"
"""The template of a reading's page."""


def pages(comparison: Comparison) -> Iterator[Page | Reading]:
    """The pages that a comparison has, in their order; a reading stands for its article's page."""
    for page in PAGES:
        if page.is_of(comparison):
            yield page
        if page is FACING:
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


def article_anchors(comparison: Comparison, reading: Reading) -> Iterator[str]:
    """The ids on a reading's page to which links may lead."""
    yield slug(article_title(reading))
    yield from (block.id for block in reading.article.blocks)
    yield from (f"fn:{note.label}" for note in reading.article.notes)
    for annotation in comparison.annotations:
        if reading.id in annotation.readings:
            yield f"{kinds.ANNOTATIONS.prefix}{annotation.id}"


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
