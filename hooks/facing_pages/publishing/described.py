"""What a page says of itself to programs: reference managers, search engines, whoever shows a link to it.

An article's page speaks of the article, whoever published it first: in the tags of Highwire, which reference managers
and scholarly search engines read, in Dublin Core and in the terms of schema.org. A comparison's front page and its
facing pages speak of the comparison, its page of files of those. Under its letter an article says nothing of itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import pass_context
from jinja2.runtime import Context

from facing_pages.addresses import place_of
from facing_pages.model import OTHERS, Comparison, Person, Place, Reading, Source
from facing_pages.pages import DATA, FACING, FRONT, PAGES, Page, article_title
from facing_pages.publishing import data
from facing_pages.publishing.citations import cited, people
from facing_pages.publishing.publication import Publication
from facing_pages.translating import language
from facing_pages.writing.history import is_role

_CONTEXT = "https://schema.org"

Values = Mapping[str, object]
"""An object of JSON-LD."""


@dataclass(frozen=True)
class Offered:
    """A file that a page offers in its own place: its address, its media type and what it is."""

    address: str
    media: str
    words: str


@dataclass(frozen=True)
class Described:
    """What the head of a page says.

    Arguments:
        named: names and contents of ``meta``, a name for each of several authors.
        linked: what it is in the terms of schema.org.
        files: what it offers to programs.
        published: the day, month or year on which the article was published that the page is; empty if it is none.
        licence: the address of the terms on which the page may be used, where all of its words are the editors'.
    """

    named: tuple[tuple[str, str], ...] = ()
    linked: Values | None = None
    files: tuple[Offered, ...] = ()
    published: str | None = None
    licence: str = ""


@dataclass(frozen=True)
class _Page:
    """What is shown, and the ways from there."""

    context: Context
    publication: Publication

    def href(self, comparison: Comparison, thing: object) -> str:
        """Whole where the site has an address: programs take it out of the page."""
        place = thing if isinstance(thing, Place) else place_of(comparison, thing)
        way = self.publication.way if self.publication.address else self.context["here"]
        return str(way.href(place))


@pass_context
def described(context: Context) -> Described:
    """What the page that is being made says of itself."""
    page = _Page(context, context["publication"])
    comparison: Comparison | None = context.get("comparison")
    reading: Reading | None = context.get("reading")
    if not comparison:
        return Described(linked=_site(page, context), licence=page.publication.licence)
    if reading:
        return Described() if context.get("is_veiled") else _article(page, comparison, reading)
    name = context["here"].here.removeprefix(f"{comparison.id}/").rstrip("/")
    kind = next((one for one in PAGES if one.name == name), None)
    licence = page.publication.licence if kind and not kind.shows_texts else ""
    if kind is FRONT:
        return Described(
            _edited(page, comparison, kind), _comparison(page, comparison), _files(page, comparison), licence=licence
        )
    if kind is FACING:
        return Described(_edited(page, comparison, kind), _facing(page, comparison, kind))
    return Described(linked=_data(page, comparison) if kind is DATA else None, licence=licence)


def editors(comparison: Comparison, publication: Publication) -> tuple[Person, ...]:
    """Who made a comparison: whom its notes and the history of its files name, else whom the site's citation names."""
    written = (name for annotation in comparison.annotations for name in annotation.writers)
    named = [name for name in dict.fromkeys((*written, *comparison.contributors)) if not is_role(name)]
    if named:
        return tuple(person for name in named for person in people(name))
    return tuple(Person(literal=name) for name in publication.authors)


def edition(comparison: Comparison, publication: Publication) -> Source:
    """A comparison as a work in CSL fields: a page of the site, by its editors, as old as the site's version."""
    fields = (("container-title", publication.name), ("language", comparison.language))
    address = publication.way.href(Place(comparison.id)) if publication.address else None
    return Source(
        id=comparison.id,
        type="webpage",
        title=comparison.title,
        author=editors(comparison, publication),
        issued=publication.released or None,
        url=address,
        seen="original",
        fields=tuple((name, words) for name, words in fields if words),
    )


# --- an article -------------------------------------------------------------


def _article(page: _Page, comparison: Comparison, reading: Reading) -> Described:
    work = cited(comparison, reading)
    files = _files(page, comparison, reading)
    return Described(
        tuple(_tags(page, comparison, reading, work)),
        _written(page, comparison, reading, work),
        files,
        published=work.issued or "",
    )


def _tags(page: _Page, comparison: Comparison, reading: Reading, work: Source) -> Iterator[tuple[str, str]]:
    dossier = reading.dossier
    authors = [_turned(person) for person in work.author if person != OTHERS]
    here = page.href(comparison, reading) if page.publication.address and dossier.edition == "full" else None
    said: list[tuple[str, str | None]] = [
        ("citation_title", article_title(reading)),
        *(("citation_author", name) for name in authors),
        ("citation_journal_title", dossier.publication),
        ("citation_issue", dossier.issue),
        ("citation_publisher", dossier.publisher),
        ("citation_publication_date", (work.issued or "").replace("-", "/")),
        ("citation_language", dossier.language),
        ("citation_public_url", dossier.address),
        ("citation_fulltext_html_url", here),
        ("DC.title", article_title(reading)),
        *(("DC.creator", name) for name in authors),
        ("DC.publisher", dossier.publisher or dossier.publication),
        ("DC.date", work.issued),
        ("DC.language", dossier.language),
        ("DC.identifier", dossier.address),
        ("DC.rights", dossier.rights),
    ]
    yield from ((name, words) for name, words in said if words)


def _written(page: _Page, comparison: Comparison, reading: Reading, work: Source) -> Values:
    """An article in the terms of schema.org, and the page that shows it."""
    dossier = reading.dossier
    periodical = _object("Periodical", name=dossier.publication) if dossier.publication else None
    issue = _object("PublicationIssue", issueNumber=dossier.issue, isPartOf=periodical) if dossier.issue else periodical
    shown = _object(
        "WebPage",
        url=page.href(comparison, reading),
        inLanguage=language(),
        isPartOf=_object("CreativeWork", name=comparison.title, url=page.href(comparison, comparison)),
    )
    return _object(
        "Article",
        headline=article_title(reading),
        author=[_person(person) for person in work.author if person != OTHERS],
        datePublished=work.issued,
        inLanguage=dossier.language,
        isPartOf=issue,
        publisher=_object("Organization", name=dossier.publisher) if dossier.publisher else None,
        url=dossier.address,
        wordCount=reading.article.words,
        copyrightNotice=dossier.rights,
        mainEntityOfPage=shown,
    ) | {"@context": _CONTEXT}


# --- a comparison -----------------------------------------------------------


def _edited(page: _Page, comparison: Comparison, kind: Page) -> tuple[tuple[str, str], ...]:
    """The tags of a page that the editors made."""
    publication = page.publication
    place = Place(comparison.id, kind.name)
    said: list[tuple[str, str]] = [
        ("citation_title", kind.title(comparison)),
        *(("citation_author", _turned(person)) for person in editors(comparison, publication)),
        ("citation_publication_date", publication.released.replace("-", "/")),
        ("citation_language", language()),
        ("citation_public_url", page.href(comparison, place) if publication.address else ""),
        ("DC.rights", publication.licence if kind is FRONT else ""),
    ]
    return tuple((name, words) for name, words in said if words)


def _comparison(page: _Page, comparison: Comparison) -> Values:
    publication = page.publication
    articles = [
        _object(
            "Article",
            headline=article_title(reading),
            author=[_person(person) for person in cited(comparison, reading).author if person != OTHERS],
            url=page.href(comparison, reading),
        )
        for reading in comparison.readings
    ]
    return _object(
        "CreativeWork",
        name=comparison.title,
        abstract=comparison.summary,
        keywords=list(comparison.subjects),
        inLanguage=language(),
        url=page.href(comparison, comparison),
        editor=[_person(person) for person in editors(comparison, publication)],
        version=publication.version,
        datePublished=publication.released,
        license=publication.licence,
        isPartOf=_object("WebSite", name=publication.name, url=publication.address),
        hasPart=articles,
        subjectOf=_object("Dataset", url=page.href(comparison, DATA.name)),
    ) | {"@context": _CONTEXT}


def _facing(page: _Page, comparison: Comparison, kind: Page) -> Values:
    whole = _object("CreativeWork", name=comparison.title, url=page.href(comparison, comparison))
    return _object("WebPage", name=kind.title(comparison), inLanguage=language(), isPartOf=whole) | {
        "@context": _CONTEXT
    }


def _data(page: _Page, comparison: Comparison) -> Values:
    publication = page.publication
    files = [
        _object("DataDownload", name=file.words, contentUrl=file.address, encodingFormat=file.media)
        for file in _files(page, comparison)
    ]
    return _object(
        "Dataset",
        name=comparison.title,
        description=DATA.description(comparison),
        inLanguage=language(),
        url=page.href(comparison, DATA.name),
        creator=[_person(person) for person in editors(comparison, publication)],
        version=publication.version,
        datePublished=publication.released,
        license=publication.licence,
        isPartOf=_object("CreativeWork", name=comparison.title, url=page.href(comparison, comparison)),
        distribution=files,
    ) | {"@context": _CONTEXT}


def _files(page: _Page, comparison: Comparison, reading: Reading | None = None) -> tuple[Offered, ...]:
    """Every file of a comparison, or those of a reading alone."""
    return tuple(
        Offered(page.href(comparison, f"data/{name}"), one.media, words)
        for one in data.FORMATS
        for name, words in one.listed(comparison, reading)
    )


def _site(page: _Page, context: Context) -> Values | None:
    """The site, on its first page."""
    shown = context.get("page")
    if not shown or not shown.is_homepage:
        return None
    site = context["site"]
    return _object(
        "WebSite",
        name=site.name,
        description=site.description,
        inLanguage=site.language,
        url=site.address,
        license=page.publication.licence,
    ) | {"@context": _CONTEXT}


# --- parts ------------------------------------------------------------------


def _object(kind: str, **values: object) -> dict[str, object]:
    """An object of schema.org's, without what is not known."""
    return {"@type": kind} | {name: value for name, value in values.items() if value}


def _person(person: Person) -> Values:
    if person.literal:
        return _object("Organization", name=person.literal)
    return _object("Person", name=person.written, givenName=person.given, familyName=person.family)


def _turned(person: Person) -> str:
    """A name as reference managers take it apart: the family name first."""
    return person.literal or ", ".join(part for part in (person.family, person.given) if part)
