"""Drawn pages: every page of a site that a template draws, as a generator is given it, with front matter alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from facing_pages import codes
from facing_pages.markdown import front_matter
from facing_pages.model import Comparison, Reading
from facing_pages.pages import ARTICLE, Page, article_anchors, article_title, pages, slug
from facing_pages.publishing import credit, moved

GLOSSARY = "glossary.md"
"""Where a glossary is written by hand, a template adds the terms."""


@dataclass(frozen=True)
class Drawn:
    """A page that a template draws.

    Arguments:
        path: from the documents' folder, with the ending that Markdown has.
        title: what a browser calls it.
        template: draws it.
        heading: its first heading.
        anchors: the ids on it to which links may lead.
        comparison: what it is of, if it is of one.
        reading: what it is of, if it is of one.
        written: the file that it is edited in, from the project's folder, if it is one.
        redirect: the way to where it stands now, if it only leads there.
    """

    path: str
    title: str
    template: str
    heading: str
    anchors: frozenset[str]
    comparison: Comparison | None = None
    reading: Reading | None = None
    written: str | None = None
    redirect: str = ""

    @property
    def anchor(self) -> str:
        """The id of its first heading."""
        return slug(self.heading)

    @property
    def text(self) -> str:
        """Its front matter."""
        # The search index is fed from the comparisons themselves.
        values = {"title": self.title, "template": self.template, "search": {"exclude": True}}
        return front_matter(values | ({"redirect": self.redirect} if self.redirect else {}))


def drawn(comparisons: Sequence[Comparison]) -> Iterator[Drawn]:
    """Every page of a site that templates draw alone."""
    for comparison in comparisons:
        found = {page.path: page for page in _of(comparison)}
        yield from found.values()
        yield from (_moved(old, new) for old, new in moved.pages(comparison, found))
    ids = {slug(one.group) for one in codes.explained().values()} | codes.explained().keys()
    yield _alone("codes.md", codes.TITLE, "codes.html", ids)
    yield _alone("contributors.md", credit.TITLE, "contributors.html", ())


def glossary(comparisons: Sequence[Comparison]) -> Drawn:
    """The page of all terms, where nobody wrote one by hand."""
    terms = (term.id for comparison in comparisons for term in comparison.terms)
    return _alone(GLOSSARY, "Glossary", "glossary.html", terms)


def _of(comparison: Comparison) -> Iterator[Drawn]:
    for page in pages(comparison):
        yield _article(comparison, page) if isinstance(page, Reading) else _page(comparison, page)


def _page(comparison: Comparison, page: Page) -> Drawn:
    return Drawn(
        f"{comparison.id}/{page.name or 'index'}.md",
        page.title(comparison),
        page.template,
        page.heading(comparison),
        frozenset(page.anchors(comparison)),
        comparison,
        written=f"{comparison.path.removesuffix('index.md')}{page.written}" if page.written else None,
    )


def _article(comparison: Comparison, reading: Reading) -> Drawn:
    title = article_title(reading)
    return Drawn(
        f"{comparison.id}/{reading.id}.md",
        title,
        ARTICLE,
        title,
        frozenset(article_anchors(comparison, reading)),
        comparison,
        reading,
        reading.dossier.path,
    )


def _moved(old: str, new: str) -> Drawn:
    return Drawn(old, moved.TITLE, "redirect.html", moved.TITLE, frozenset(), redirect=moved.way(old, new))


def _alone(path: str, title: str, template: str, ids: Iterable[str]) -> Drawn:
    return Drawn(path, title, template, title, frozenset((slug(title), *ids)))
