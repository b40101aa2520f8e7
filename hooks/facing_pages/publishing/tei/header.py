"""The header of a TEI file: what it is, on what terms it is published, what it was made from, how to read it."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from facing_pages.annotation_kinds import ANNOTATION_KINDS
from facing_pages.model import FINDINGS, UNDETERMINED, Comparison, Reading
from facing_pages.publishing.credit import EDITORS
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.tei.elements import address, dated, element, group, said, some
from facing_pages.translating import gettext, language
from facing_pages.wording import FINDING

_OFFSETS = (
    "The words of an element with an xml:id in the text are those of the article, white space included. A pointer "
    "string-range(id,offset,length) counts Unicode characters among them, from 0. "
    "Marks of notes are empty elements and no words."
)
_EXCERPTS = "Only excerpts of the article may be published; a gap stands for what is left out."


def of_article(comparison: Comparison, reading: Reading, publication: Publication, *, is_alone: bool) -> Element:
    """The header of an article.

    Arguments:
        is_alone: it is in a file of its own; else what is said of all stands in the header above.
    """
    dossier, article = reading.dossier, reading.article
    is_whole = dossier.edition == "full"
    words = element("measure", str(article.words_shown), unit="words", quantity=article.words_shown)
    sampling = None if is_whole else group("samplingDecl", [element("p", _EXCERPTS, lang="en")])
    shared = [_editorial(), _classes()] if is_alone else []
    return group(
        "teiHeader",
        [
            group(
                "fileDesc",
                [
                    group(
                        "titleStmt",
                        [
                            element("title", reading.title, lang=dossier.language or UNDETERMINED),
                            said("author", dossier.byline),
                            _editors(),
                        ],
                    ),
                    _edition(publication),
                    group("extent", [words]),
                    _published(comparison, publication, f"{reading.id}.xml", [dossier.rights, dossier.permission]),
                    group("sourceDesc", [_source(reading)]),
                ],
            ),
            some("encodingDesc", [sampling, *shared]),
            group("profileDesc", [_languages([dossier.language])]),
        ],
    )


def of_comparison(comparison: Comparison, publication: Publication, file: str) -> Element:
    """The header of a comparison's file."""
    title = group("titleStmt", [element("title", comparison.title, lang=language()), _editors()])
    abstract = group("abstract", [element("p", comparison.question), element("p", comparison.summary)], lang=language())
    subjects = some("list", (element("item", subject) for subject in comparison.subjects))
    keywords = group("textClass", [group("keywords", [subjects])]) if subjects is not None else None
    sources = group(
        "sourceDesc",
        [
            element("p", gettext("The articles, each with its own header.")),
        ],
    )
    return group(
        "teiHeader",
        [
            group(
                "fileDesc",
                [title, _edition(publication), _published(comparison, publication, file, []), sources],
            ),
            group("encodingDesc", [_editorial(), _classes()]),
            group(
                "profileDesc",
                [abstract, _languages(reading.dossier.language for reading in comparison.readings), keywords],
            ),
        ],
    )


def _editors() -> Element:
    return group("respStmt", [element("resp", gettext("annotated by")), element("name", gettext(EDITORS))])


def _edition(publication: Publication) -> Element | None:
    if not publication.version:
        return None
    released = said("date", publication.released, **dated(publication.released))
    return group(
        "editionStmt", [element("edition", publication.version, " " if released is not None else "", released)]
    )


def _published(comparison: Comparison, publication: Publication, file: str, rights: Iterable[str | None]) -> Element:
    licence = publication.licence
    terms = [element("p", words) for words in rights if words]
    if licence:
        terms.insert(
            0, element("licence", gettext("The editors’ own words are under this licence."), target=address(licence))
        )
    return group(
        "publicationStmt",
        [
            element("publisher", publication.name or gettext(EDITORS)),
            element("idno", f"{publication.base}{comparison.id}/data/{file}", type="URI"),
            said("date", publication.released, **dated(publication.released)),
            some("availability", terms, status="restricted" if any(rights) else "free"),
        ],
    )


def _source(reading: Reading) -> Element:
    """The article as it was published, and when and as what bytes it was captured."""
    dossier = reading.dossier
    parts = [
        said("author", dossier.byline),
        element("title", reading.title, level="a", lang=dossier.language or UNDETERMINED),
        said("title", dossier.publication, level="j"),
        said("biblScope", dossier.issue, unit="issue"),
        said("publisher", dossier.publisher),
        said("date", dossier.date, **dated(dossier.date)),
        said("ref", dossier.address, target=address(dossier.address)),
        element("idno", dossier.sha256, type="SHA-256"),
        element("note", element("date", dossier.captured.isoformat(), when=dossier.captured), type="captured"),
    ]
    return group("bibl", parts, type="article", subtype=dossier.edition)


def _editorial() -> Element:
    return group("editorialDecl", [group("interpretation", [element("p", _OFFSETS, lang="en")])])


def _classes() -> Element:
    """The kinds of annotations and the findings, which annotations name."""
    kinds = (_category(f"kind-{kind.name}", kind.words) for kind in ANNOTATION_KINDS)
    findings = [_category(f"finding-{finding}", FINDING[finding]) for finding in FINDINGS]
    findings.append(_category("slip", gettext("A slip.")))
    return group("classDecl", [group("taxonomy", kinds, id="kinds"), group("taxonomy", findings, id="findings")])


def _category(id: str, words: str) -> Element:
    return group("category", [element("catDesc", words)], id=id)


def _languages(tags: Iterable[str]) -> Element:
    found = dict.fromkeys([*(tag or UNDETERMINED for tag in tags), language()])
    return group("langUsage", [element("language", tag, ident=tag) for tag in found])
