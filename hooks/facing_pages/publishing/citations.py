"""An article cited in four styles, as templates that a page fills in.

What is cited is the original, by its own address or by what it appeared in, and
then where it was read: set side by side with another, in this edition. A reader
cites a paragraph, or a few; which, and on what day, the page learns only when
they ask. So a citation is made here once for each article and style, with
``{paragraph}`` where the paragraphs are named, ``{address}`` where the address
here stands and ``{date}`` for the day of access; the script puts in these and
nothing else. The first three are HTML, for the sake of ``<i>``; where only
plain text is taken the tags are dropped.

How the original is cited is what citeproc-js makes of the CSL styles named
below: the tests compare the two. No style has a form for where it was read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from facing_pages.model import OTHERS, Comparison, Person, Reading, Source
from facing_pages.publishing import bibtex
from facing_pages.publishing.bibtex import latex
from facing_pages.wording import MONTHS

PARAGRAPHS = {
    "chicago": ("para. ", "paras. "),
    "mla": ("par. ", "pars. "),
    "apa": ("para. ", "paras. "),
    "bibtex": ("para. ", "paras. "),
}
"""How a style names one paragraph, and several: CSL locale ``en-US``, and the MLA style's own terms."""

AS_READ = "as set side by side in"
"""What stands between the original and where it was read."""

_SMALL = frozenset(
    "a an and as at but by down for from in into nor of on onto or over so the till to up via with without yet".split()
)
"""What stays small in a title set headline-style: CSL 1.0.2, ``text-case="title"``."""

_SHORT_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_ORGANISATION = re.compile(r"^The\b|\b(Collective|Committee|Editor(s|ial)?|Group|League|Party|Staff|Union)\b")


@dataclass(frozen=True)
class Edition:
    """Where an article was read: the comparison and the site, by their names."""

    title: str
    site: str


def citations(comparison: Comparison, site: str) -> dict[str, object]:
    """What a page needs to cite any paragraph of a comparison, or any pair.

    Arguments:
        site: what the site is called.

    Returns:
        ``words``, the names of paragraphs by style; ``months`` as MLA has them;
        ``edition`` and ``site``, the names of both; ``readings`` in their order,
        each with its citation in every style; ``events``, each as the
        paragraphs that every reading has in it.
    """
    return {
        "words": PARAGRAPHS,
        "months": _SHORT_MONTHS,
        "edition": comparison.title,
        "site": site,
        "readings": [
            {
                "id": reading.id,
                "letter": reading.letter,
                "name": reading.name,
                "title": reading.title,
                "paragraphs": len(reading.article.paragraphs),
                "cite": beside(cited(comparison, reading), Edition(comparison.title, site), reading.dossier.language),
            }
            for reading in comparison.readings
        ],
        "events": [{cell.reading.id: cell.paragraphs for cell in event.cells} for event in comparison.events],
    }


def cited(comparison: Comparison, reading: Reading) -> Source:
    """An article as a work in CSL fields.

    Its authors are those of the source of the same title, where an editor has
    recorded one; otherwise its byline, which an organisation's signature, or a
    word that only organisations bear, keeps in one piece. Where nobody is named
    it has none, and the styles begin with its title. No style has a word for
    what is not known.
    """
    dossier = reading.dossier
    works = comparison.sources if dossier.title else ()
    recorded = next((source.author for source in works if source.title == dossier.title), ())
    byline = dossier.byline or ""
    whole = byline and (reading.article.signature is not None or _ORGANISATION.search(byline))
    fields = (("container-title", dossier.publication), ("issue", dossier.issue))
    return Source(
        id=f"{comparison.id}-{reading.id}",
        type="article-magazine",
        title=dossier.title,
        author=recorded or ((Person(literal=byline),) if whole else people(byline)),
        issued=dossier.date,
        url=dossier.address,
        seen="original",
        fields=tuple((name, value) for name, value in fields if value),
    )


def people(byline: str) -> tuple[Person, ...]:
    """The persons of a byline, the last word of each taken for the family name; nobody where it is empty.

    >>> people("Ann Lee, Wei Li and Jo Ray")[1]
    Person(family='Li', given='Wei', literal=None)
    """
    names = re.split(r",? and |, | & ", byline) if byline else []
    return tuple(Person(family=family, given=given or None) for given, _, family in (n.rpartition(" ") for n in names))


def templates(work: Source, language: str = "en") -> dict[str, str]:
    """A work's citation in every style, with ``{paragraph}`` to be filled in."""
    return {
        "chicago": chicago(work, language),
        "mla": mla(work, language),
        "apa": apa(work, language),
        "bibtex": entry(work),
    }


def beside(work: Source, edition: Edition, language: str = "en") -> dict[str, str]:
    """A work's citation in every style, and where it was read, with all blanks to be filled in."""
    found = templates(work, language)
    site, title = f"<i>{_html(edition.site)}</i>", _html(edition.title)
    quoted = f"“{_marked(title.replace('“', '‘').replace('”', '’'), ',')}”"
    of_mla, _, short_mla = found["mla"].rpartition("\n")
    of_apa, _, short_apa = found["apa"].rpartition("\n")
    return {
        "chicago": f"{found['chicago'].removesuffix('.')}, {AS_READ} {quoted} {site}, accessed {{date}}, {{address}}.",
        "mla": _spaced(of_mla, f"{_capital(AS_READ)} {quoted} {site}, {{address}}. Accessed {{date}}.\n{short_mla}"),
        "apa": _spaced(
            _closed(of_apa),
            f"{_capital(AS_READ)} <i>{title}</i>, {_html(edition.site)}."
            f" Retrieved {{date}}, from {{address}}\n{short_apa}",
        ),
        "bibtex": found["bibtex"].replace(
            "{paragraph}",
            f"{{paragraph}}, {AS_READ} ``{latex(edition.title)}'', {latex(edition.site)}, accessed {{date}},"
            " \\url{{address}}",
        ),
    }


def chicago(work: Source, language: str = "en") -> str:
    """A note after *The Chicago Manual of Style*, 18th edition (CSL ``chicago-notes-bibliography``)."""
    names = [_html(str(person)) for person in work.author]
    by = f"{names[0]} et al." if _many(work) else " and ".join(names)
    year, month, day = _date(work.issued)
    when = f"{MONTHS[month - 1]} {day}, {year}" if day else f"{MONTHS[month - 1]} {year}" if month else year
    home = _listed(_italic(work, language), when, "{paragraph}", _html(work.url))
    return _spaced(f"{by}," if by else "", _called(work, language, ","), f"{home}.")


def mla(work: Source, language: str = "en") -> str:
    """A work cited, and its place in the text, after the *MLA Handbook*, 9th edition.

    CSL ``modern-language-association``.
    """
    names = [_turned(person) if at == 0 else _html(str(person)) for at, person in enumerate(work.author)]
    by = f"{names[0]}, et al." if _many(work) else _closed(", and ".join(names)) if names else ""
    year, month, day = _date(work.issued)
    when = f"{f'{day} ' if day else ''}{f'{_SHORT_MONTHS[month - 1]} ' if month else ''}{year}"
    issue = f"no. {_html(work.get('issue'))}" if work.get("issue") else ""
    home = _listed(_italic(work, language), issue, when, _html(work.url))
    cited = _spaced(by, _called(work, language, "."), home and f"{home}.")
    return f"{cited}\n({_spaced(_short(work, ' and ', language), '{paragraph}')})"


def apa(work: Source, language: str = "en") -> str:
    """A reference, and its place in the text, after the APA's *Publication Manual*, 7th edition (CSL ``apa``).

    The title is set as it is: what is a name in it no machine can tell.
    """
    names = [_turned(person, initials=True) for person in work.author]
    *first, last = names or [""]
    by = f"{', '.join(first)}, {'et al.' if OTHERS in work.author else f'&amp; {last}'}" if first else last
    year, month, day = _date(work.issued)
    when = f"{year}, {MONTHS[month - 1]}{f' {day}' if day else ''}" if month else year
    issue = f"({_html(work.get('issue'))})" if work.get("issue") else ""
    title, dated = _closed(_html(work.title)), f"({when})." if when else ""
    head = _spaced(_closed(by), dated, title) if by else _spaced(title, dated)
    home = _closed(_listed(_italic(work, language), issue))
    short = _spaced(_short(work, " &amp; ", language), year and f"{year},", "{paragraph}")
    return f"{_spaced(head, home, _html(work.url))}\n({short})"


def entry(work: Source) -> str:
    """An entry for BibTeX, in plain text, with the paragraph as its ``note``."""
    return bibtex.entry(work, "{paragraph}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _html(words: str | None) -> str:
    return escape(words or "", quote=False)


def _date(iso: str | None) -> tuple[str, int, int]:
    """Year, month and day; 0 for what the date does not say, no year where there is no date."""
    year, month, day = (*(iso or "").split("-"), "0", "0")[:3]
    return year, int(month), int(day)


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _italic(work: Source, language: str) -> str:
    """What a work appeared in, whose name every style sets headline-style; nothing where that is not known."""
    name = _html(_headline(work.get("container-title") or "", language))
    return f"<i>{name}</i>" if name else ""


def _many(work: Source) -> bool:
    """Whether a style names the first author alone."""
    return len(work.author) > 2 or OTHERS in work.author


def _turned(person: Person, *, initials: bool = False) -> str:
    """A name as a list is ordered by: the family name first."""
    given = person.given or ""
    if initials:
        given = " ".join("-".join(f"{part[0]}." for part in name.split("-") if part) for name in given.split())
    return _html(person.literal or _listed(person.family or "", given))


def _short(work: Source, last: str, language: str) -> str:
    """The authors as the text names them, or the title where nobody is named, with a comma; nothing without either."""
    names = [_html(person.short) for person in work.author]
    if not names:
        return _called(work, language, ",")
    return f"{names[0]} et al.," if _many(work) else f"{last.join(names)},"


def _headline(title: str, language: str) -> str:
    """A title with its words' first letters large: an English one, and words that are all small."""
    if not language.startswith("en"):
        return title
    words = list(_WORD.finditer(title))

    def cased(at: int) -> str:
        word = words[at].group()
        before = title[words[at - 1].end() : words[at].start()] if at else ":"
        inside = 0 < at < len(words) - 1 and not re.search("[:?!]", before)
        return word if word != word.lower() or (inside and word in _SMALL) else word[:1].upper() + word[1:]

    ends = [0, *(word.end() for word in words)]
    return "".join(title[ends[at] : word.start()] + cased(at) for at, word in enumerate(words)) + title[ends[-1] :]


def _called(work: Source, language: str, mark: str) -> str:
    """A title in quotation marks, those in it made single, with the mark that follows drawn inside."""
    title = _headline(work.title or "", language)
    return title and f"“{_marked(_html(title).replace('“', '‘').replace('”', '’'), mark)}”"


def _closed(words: str) -> str:
    """A sentence with its stop, if it has none."""
    return words and _marked(words, ".")


def _marked(words: str, mark: str) -> str:
    """Words with a mark after them: inside the quotation they end with; no stop after another."""
    quotation = re.search("[‘“].*([’”])$", words)
    closing = quotation.group(1) if quotation else ""
    bare = words.removesuffix(closing)
    stopped = mark == "." and bare.removesuffix("</i>").endswith((".", "?", "!"))
    return bare + ("" if stopped else mark) + closing
