"""Drawn pages: every page of a site that a template draws, as a generator is given it, with front matter alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from facing_pages import codes, groups
from facing_pages.model import Comparison, Reading
from facing_pages.pages import (
    ARTICLE,
    FACING,
    Page,
    article_anchors,
    article_description,
    article_title,
    pages,
    slug,
    veiled,
)
from facing_pages.publishing import about, credit, licences, moved, privacy
from facing_pages.translating import SOURCE, gettext, later, speaking

GLOSSARY = "glossary.md"
"""Where a glossary is written by hand, a template adds the terms."""

GLOSSARY_TITLE = later("Glossary")
"""What that page is called where nobody wrote it."""


@dataclass(frozen=True)
class Drawn:
    """A page that a template draws.

    Arguments:
        path: from the documents' folder, with the ending that Markdown has.
        title: what a browser calls it.
        template: draws it.
        heading: its first heading.
        anchor: the id of that, the same in every language.
        description: what it is, for whoever meets it outside the site.
        anchors: the ids on it to which links may lead.
        comparison: what it is of, if it is of one.
        reading: what it is of, if it is of one.
        written: the file that it is edited in, from the project's folder, if it is one.
        redirect: the way to where it stands now, if it only leads there.
        language: of its words; empty where it is the site's.
        stands_for: the path of the page that it shows under another name, if it does.
        group: which group of events it shows, from 0, where several pages share them.
    """

    path: str
    title: str
    template: str
    heading: str
    anchor: str
    description: str
    anchors: frozenset[str]
    comparison: Comparison | None = None
    reading: Reading | None = None
    written: str | None = None
    redirect: str = ""
    language: str = ""
    stands_for: str = ""
    group: int = 0

    @property
    def meta(self) -> dict[str, object]:
        """What would be its front matter, if it had a file."""
        # What a search plugin would find of it is its title alone.
        values: dict[str, object] = {"title": self.title, "template": self.template, "search": {"exclude": True}}
        more = {"description": self.description, "redirect": self.redirect}
        return values | {key: value for key, value in more.items() if value}


def drawn_of(comparison: Comparison) -> Iterator[Drawn]:
    """Every page of a comparison, whose language is spoken, and a page for each of its former addresses."""
    found = {page.path: page for page in _of(comparison)}
    yield from found.values()
    yield from (_moved(old, new, comparison.language) for old, new in moved.pages(comparison, found))


def beside() -> Iterator[Drawn]:
    """Every page beside the comparisons that templates draw alone, whoever wrote the comparisons."""
    ids = {slug(one.group) for one in codes.explained().values()} | codes.explained().keys()
    # What the check says is English, and the page that explains it.
    yield replace(
        _alone(
            "codes.md", codes.TITLE, "What each message of the check means, and how to put it right.", "codes.html", ids
        ),
        language=SOURCE,
    )
    words = later("Who wrote and who reviewed the notes.")
    yield _alone("contributors.md", credit.TITLE, words, "contributors.html", ())
    words = later("Who edits it, whose the texts are, and how to write to the editors.")
    yield _alone(about.PATH, about.TITLE, words, "about.html", about.SECTIONS)
    yield _alone(privacy.PATH, privacy.TITLE, privacy.SUMMARY, "privacy.html", privacy.SECTIONS)
    words = later("Who made the typefaces, styles and scripts of this site, and under which licences.")
    works = (f"work-{work.id}" for work in licences.WORKS if work.when == "always")
    yield _alone(licences.PATH, licences.TITLE, words, "licences.html", (*licences.SECTIONS, *works))


def glossary(terms: Iterable[str]) -> Drawn:
    """The page of all terms, by their ids, where nobody wrote one by hand."""
    words = later("Contested words, with what each reading means by them.")
    return _alone(GLOSSARY, GLOSSARY_TITLE, words, "glossary.html", terms)


def _of(comparison: Comparison) -> Iterator[Drawn]:
    for page in pages(comparison):
        if isinstance(page, Reading):
            article = _article(comparison, page)
            yield from (article, _veiled(article, comparison, page))
        else:
            yield _page(comparison, page)
        if page is FACING:
            yield from _further(comparison)


def _further(comparison: Comparison) -> Iterator[Drawn]:
    """The facing pages after the first, where one would be too heavy for all events."""
    first = _page(comparison, FACING)
    for at, events in [*enumerate(groups.groups(comparison))][1:]:
        ends = {"title": first.title, "first": events[0].number, "last": events[-1].number}
        yield replace(
            first,
            path=f"{comparison.id}/{groups.page(at)}.md",
            title=gettext("%(title)s: events %(first)s to %(last)s", **ends),
            description=gettext(
                "Events %(first)s to %(last)s of “%(comparison)s”, side by side, with notes and sources.",
                **ends,
                comparison=comparison.title,
            ),
            anchors=frozenset((first.anchor, *(event.id for event in events))),
            group=at,
        )


def _page(comparison: Comparison, page: Page) -> Drawn:
    return Drawn(
        f"{comparison.id}/{page.name or 'index'}.md",
        page.title(comparison),
        page.template,
        page.heading(comparison),
        page.anchor(comparison),
        page.description(comparison),
        frozenset(page.anchors(comparison)),
        comparison,
        language=comparison.language,
        written=f"{comparison.path.removesuffix('index.md')}{page.written}" if page.written else None,
    )


def _article(comparison: Comparison, reading: Reading) -> Drawn:
    title = article_title(reading)
    return Drawn(
        f"{comparison.id}/{reading.id}.md",
        title,
        ARTICLE,
        title,
        slug(title),
        article_description(reading),
        frozenset(article_anchors(comparison, reading)),
        comparison,
        reading,
        reading.dossier.path,
        language=comparison.language,
    )


def _veiled(article: Drawn, comparison: Comparison, reading: Reading) -> Drawn:
    """An article's page under the letter of its reading."""
    title = gettext("Reading %(letter)s", letter=reading.letter)
    with speaking(SOURCE):
        anchor = slug(gettext("Reading %(letter)s", letter=reading.letter))
    told = gettext(
        "Reading %(letter)s of “%(title)s”: the article, without the name of its author.",
        letter=reading.letter,
        title=comparison.title,
    )
    return replace(
        article,
        path=f"{article.path.rpartition('/')[0]}/{veiled(reading)}.md",
        title=title,
        heading=title,
        anchor=anchor,
        description=told,
        anchors=article.anchors - {article.anchor} | {anchor},
        stands_for=article.path,
    )


def _moved(old: str, new: str, language: str) -> Drawn:
    title, way = gettext(moved.TITLE), moved.way(old, new)
    return Drawn(old, title, "redirect.html", title, "", "", frozenset(), redirect=way, language=language)


def _alone(path: str, title: str, description: str, template: str, ids: Iterable[str]) -> Drawn:
    said, anchor = gettext(title), slug(title)
    return Drawn(path, said, template, said, anchor, gettext(description), frozenset((anchor, *ids)))
