"""Sources as BibTeX, in a form that BibTeX, BibLaTeX and reference managers read.

The kinds of entries and their fields are those of BibLaTeX's data model, where BibTeX's own styles
have the same or pass over them: a date is there whole (``date``) and in the parts that BibTeX knows
(``year``, ``month``, ``day``). What a kind has no field for stands in the note, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from facing_pages.model import OTHERS, Person, Source
from facing_pages.publishing.bibliography import language_of, met

_SPECIAL = re.compile(r"[&%$#_{}\\~^]")
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # A brace counts in BibTeX even behind a backslash: one alone would end the field.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
"""Macros that every style defines in its own language."""

_ARXIV = re.compile(
    r"(?:^arxiv:\s*|arxiv\.org/(?:abs|pdf)/|^10\.48550/arxiv\.)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})",
    re.IGNORECASE,
)
_LISTS = frozenset({"publisher", "organization", "institution", "school", "address"})
"""Fields in which “and” stands between two names."""

_BARE = frozenset({"doi", "isbn", "issn"})
"""Fields in which nothing is escaped: numbers and addresses."""


@dataclass(frozen=True)
class _Kind:
    """A kind of entry.

    Arguments:
        name: as it stands behind the @.
        fields: what a field of CSL is called in it.
        needs: what a source must say to be one; another is a page on the web, or of no kind.
        more: fields that every entry of the kind has.
    """

    name: str
    fields: Mapping[str, str]
    needs: tuple[str, ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)


_PRINTED = {"publisher": "publisher", "publisher-place": "address", "volume": "volume", "page": "pages"}
_BOUND = _PRINTED | {"edition": "edition", "ISBN": "isbn"}
_ARTICLE = {"container-title": "journal", "volume": "volume", "issue": "number", "page": "pages", "ISSN": "issn"}
_HOUSE = {"container-title": "organization", "publisher": "organization"}
_FREE = _HOUSE | {"publisher-place": "address", "genre": "type"}

_ONLINE = _Kind("online", _HOUSE)
_MISC = _Kind("misc", _FREE)
_BOOK = _Kind("book", _BOUND)
_PART = _Kind("incollection", {"container-title": "booktitle"} | _BOUND, needs=("author", "container-title"))
_JOURNAL = _Kind("article", _ARTICLE, needs=("container-title",))
_KINDS = {
    "article-journal": _JOURNAL,
    "article-magazine": _Kind("article", _ARTICLE, ("container-title",), {"entrysubtype": "magazine"}),
    "article-newspaper": _Kind("article", _ARTICLE, ("container-title",), {"entrysubtype": "newspaper"}),
    "review": _JOURNAL,
    "review-book": _JOURNAL,
    "book": _BOOK,
    "classic": _BOOK,
    "pamphlet": _BOOK,
    "chapter": _PART,
    "document": _PART,
    "entry": _PART,
    "entry-dictionary": _PART,
    "entry-encyclopedia": _PART,
    "paper-conference": _Kind("inproceedings", _PART.fields, _PART.needs),
    "report": _Kind(
        "techreport",
        {
            "publisher": "institution",
            "publisher-place": "address",
            "genre": "type",
            "number": "number",
            "page": "pages",
        },
        needs=("publisher",),
    ),
    "thesis": _Kind(
        "phdthesis",
        {"publisher": "school", "publisher-place": "address", "genre": "type"},
        needs=("author", "publisher"),
    ),
    "dataset": _Kind("dataset", _PRINTED | {"genre": "type", "number": "number", "edition": "edition"}),
    "software": _Kind("software", _FREE),
}
"""By their types in CSL. Any other is a page on the web or of no kind."""

_SAID = tuple("container-title publisher publisher-place edition volume issue page number genre ISBN ISSN".split())
"""The fields of CSL that an entry says, if only in its note, in their order."""
_LABELS = {"edition": "edition ", "volume": "vol. ", "issue": "no. ", "page": "p. ", "ISBN": "ISBN ", "ISSN": "ISSN "}
"""What stands in a note before what has no field."""


def bibtex(sources: Iterable[Source]) -> str:
    """All sources as one BibTeX file in UTF-8, an entry each, which notes how the editors met the work."""
    return "\n\n".join(entry(source, latex(met(source))) for source in sources) + "\n"


def entry(source: Source, note: str = "") -> str:
    """A source as an entry.

    Arguments:
        note: what its note says first, in LaTeX.
    """
    kind = _kind(source)
    arxiv = _arxiv(source)
    fields, rest = _sorted_out(source, kind, arxiv)
    lines: list[tuple[str, str | None]] = [
        ("author", _people(source.author)),
        ("nameaddon", _addon("; ".join(person.latin for person in source.author if person.latin))),
        ("editor", _people(source.named("editor"))),
        ("translator", _people(source.named("translator"))),
        ("title", f"{{{latex(source.title)}}}" if source.title else None),  # so that every style keeps its capitals
        ("titleaddon", _addon(source.translated)),
        *fields.items(),
        *_dates(source),
        *kind.more.items(),
        ("eprint", arxiv),
        ("eprinttype", arxiv and "arxiv"),
        ("doi", _bare(source.get("DOI"))),
        ("url", _bare(source.url)),
        ("urldate", source.checked.isoformat() if source.checked else None),
        *_language(source),
        ("note", ". ".join(part.removesuffix(".") for part in (note, *rest) if part)),
    ]
    written = (f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in lines if value)
    return f"@{kind.name}{{{source.id},\n" + ",\n".join(written) + "\n}"


def latex(text: str) -> str:
    r"""Words as BibTeX and LaTeX take them.

    >>> latex("Red & Black {1}")
    'Red \\& Black \\textbraceleft{}1\\textbraceright{}'
    """
    return _SPECIAL.sub(lambda match: _LATEX.get(match.group(), f"\\{match.group()}"), text)


def _kind(source: Source) -> _Kind:
    kind = _KINDS.get(source.type)
    if kind and all(source.author if need == "author" else source.get(need) for need in kind.needs):
        return kind
    return _ONLINE if source.url or source.get("DOI") or _arxiv(source) else _MISC


def _arxiv(source: Source) -> str | None:
    """The number of a preprint on arXiv."""
    for words in (source.get("number"), source.get("DOI"), source.url):
        if found := _ARXIV.search(words or ""):
            return found[1]
    return None


def _sorted_out(source: Source, kind: _Kind, arxiv: str | None) -> tuple[dict[str, str], list[str]]:
    """What a source says further: by the fields of its entry, and what stands in the note for want of one."""
    fields: dict[str, list[str]] = {}
    rest = []
    for name in _SAID:
        words = source.get(name) or ""
        if arxiv and (name == "number" or words.casefold() == "arxiv"):
            continue  # the field “eprint” says it
        if words and name in kind.fields:
            fields.setdefault(kind.fields[name], []).append(words)
        elif words:
            rest.append(latex(f"{_LABELS.get(name, '')}{words}"))
    return {name: _joined(name, words) for name, words in fields.items()}, rest


def _joined(name: str, words: Sequence[str]) -> str:
    if name in _BARE:
        return _bare(words[0]) or ""
    if name == "pages":
        return re.sub(r"(?<=\w)-(?=\w)", "--", latex(words[0]))
    if name not in _LISTS:
        return latex(words[0])
    return " and ".join(
        f"{{{latex(one)}}}" if " and " in one.casefold() else latex(one) for one in dict.fromkeys(words)
    )


def _dates(source: Source) -> list[tuple[str, str | None]]:
    """The whole date for BibLaTeX; of a span, its beginning in the parts that BibTeX knows."""
    days = (source.issued or "").split("/")
    year, month, day = (*days[0].split("-"), "", "")[:3]
    return [
        ("date", "/".join(dict.fromkeys((days[0], days[-1])))),
        ("year", year),
        ("month", _MONTHS[int(month) - 1] if month else None),
        ("day", day and str(int(day))),
        ("origdate", source.get("original-date")),
    ]


def _language(source: Source) -> list[tuple[str, str | None]]:
    """What language a work is in, in English, and as LaTeX's packages for languages call it."""
    name = language_of(source)
    is_known = source.tag and name != source.tag
    return [("language", latex(name)), ("langid", name.casefold() if is_known else None)]


def _people(people: Sequence[Person]) -> str | None:
    names = []
    for person in people:
        if person == OTHERS:
            names.append("others")  # which every style makes “et al.” of
        elif person.literal:
            # Braces keep an organisation's name whole: BibTeX would split it at the last space.
            names.append(f"{{{latex(person.literal)}}}")
        else:
            names.append(", ".join(latex(part) for part in (person.family, person.given) if part))
    return " and ".join(names) or None


def _addon(words: str | None) -> str | None:
    """What BibLaTeX prints after a title or a name; BibTeX itself passes over it."""
    return f"[{latex(words)}]" if words else None


def _bare(address: str | None) -> str | None:
    """An address or a number, without what would end the field and what LaTeX would take for a command."""
    return address and address.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
