"""Who wrote the article of a page: by the line that is printed under its title, and by the page's marks.

A name is given where it is a person's: not a role, an agency, an account or the
site itself. Where the line and the marks disagree, nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from facing_pages.importing.imported import Said
from facing_pages.importing.pages.day import DAY_WORDS
from facing_pages.importing.pages.foreign import NOT_OF_THE_ARTICLE, is_foreign
from facing_pages.importing.pages.marks import Marks, kinds, plain
from facing_pages.importing.pages.tree import BLOCKS, Element, is_element, names, shown, shown_lines, tidy

_BY = re.compile(
    r"""^[\W_]*(?:written\sby|posted\sby|published\sby|words\sby|story\sby|text\sby|by|geschrieben\svon|verfasst\svon|erstellt\svon|ein\s(?:beitrag|artikel|gastbeitrag|interview|kommentar)\svon
    |von|author(?:s)?\s*:|text\s*:|par|écrit\spar|publié\spar|propos\srecueillis\spar|por|escrito\spor|di|scritto\sda|a\scura\sdi|door|av|af|autor\s*:|autore\s*:|auteur\s*:|av\s*:|författare\s*:|tekst\s*:|автор\s*:)\s+(?=\S)""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_FACTS = re.compile(
    r"\b(?:erstellt|veröffentlicht|aktualisiert|zuletzt|stand|published|updated|posted|modified|publié|mis\sà\sjour|publicado|actualizado|pubblicato|aggiornato|gepubliceerd)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(
    "-(?:author|authors|byline|bylines|author-name|authorname|byline-author|entry-author|post-author|article-author|documentauthor"
    "|document-author|autor|autorin|autoren|autorname|auteur|nom-auteur|autore|contributor|creator|writer|by-author|[a-z]+-author|byline-names?)-"
)
_NOT_MARKED = re.compile(
    "-(?:comment|bio|box|avatar|image|img|photo|picture|description|social|twitter|info|date|tags?|related|teaser|widget)-"
)
_NO_PERSON = re.compile(
    r"""\b(?:redaktion(?:steam)?|redaktör|redacci[oó]n|r[ée]daction|redazione|redactie|redakcja|redação|editor(?:s|ial)?|editorial|staff|team|admin(?:istrator)?|webmaster
    |news(?:desk|room)?|desk|press(?:e|estelle|emitteilung)?|agency|agentur|agence|agencia|agencias|dpa|afp|apa|reuters|ap|efe|ansa|sda|ots|kna|epd|sid|verlag|gmbh|ag|kg|inc|llc|ltd|e\.?\s?v|verein|verband
    |magazin|magazine|zeitung|blog|online|journal|radio|tv|university|universität|institut|stiftung|foundation|company|group|authors?|autor(?:in|en|innen)?|auteure?s?|autori?e?|автор|guest|gast|gastautor|gastbeitrag|contributor|user|unknown|anonym|anonymous
    |leser|reader|interview|foto|photo|bild|video|text|kategorien?|category|minutes?|minuten|lesezeit|comments?|kommentare?|share[sd]?|follow|updated|aktualisiert|kitchens?|the|und|and|posts?|articles?|artikel|alle|full|bio|linkedin|twitter|facebook|email|e-mail
    |association|federation|council|committee|ministry|ministerio|ministère|society|institute|cent(?:er|re)|college|hospital|church|club|klub|network|netzwerk|studios?|services?|solutions|media|medien
    |consulting|hotel|shop|store|stadtwerke|amt|bundesamt|partei|kirche|gemeinde|fraktion|asociación|fundación|fondation|association|associazione|ayuntamiento|universidad|université
    |\w{3,}(?:verband|verein|ministerium|gesellschaft|institut|zentrum|kammer|stiftung|redaktion|zeitung|amt|werke))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTICLES = frozenset(
    "von van de der den del della di da do dos das du la le les el al bin ibn ben ter ten zu zum zur af av y e"
    " und v vom d".split()
)
_BETWEEN = re.compile(
    r"\s*(?:,|;|/|\||&|•|·|–|—|\n)\s*|\s+(?:and|und|et|y|e|og|och|en|with|mit|avec|con)\s+", re.IGNORECASE
)
_LINES, _MARKS = "the text’s own lines", "the page’s own marks"


def byline_of(body: Element, marks: Marks, sites: Collection[str], title: Element | None) -> Said | None:
    """The article's authors, joined by commas; None where nobody is named for certain enough.

    Arguments:
        body: the page before anything was cut.
        sites: the names of the site, letters and figures only.
        title: the heading that is the title, in that body.
    """
    line, printed = _printed(body, sites, title)
    recorded = _recorded(marks, sites)
    tagged = _tagged(marks, sites)
    if printed:
        known = recorded or tagged
        if known and not any(_same(a, b) for a in printed for b in known):
            return None
        return Said(_as_printed(line, printed), _LINES, sure=bool(known))
    if recorded and tagged and not any(_same(a, b) for a in recorded for b in tagged):
        return None
    told = recorded or tagged
    return Said(", ".join(told), _MARKS) if told and all(" " in name for name in told) else None


def _printed(body: Element, sites: Collection[str], title: Element | None) -> tuple[str, list[str]]:
    """The first line near the title that says who wrote, and the names in it."""
    order = [node for node in body.iter() if is_element(node)]
    start = order.index(title) if title is not None and title in order else 0
    near = order[start:] + order[max(0, start - 60) : start][::-1]
    seen = 0
    for node in near:
        if node.tag == "p":
            seen += len(shown(node)) > 200
        text = _candidate(node)
        if not text:
            continue
        if is_foreign(node, title, NOT_OF_THE_ARTICLE):
            continue
        if seen > 3 and not _is_marked(node):
            continue
        for line in text.split("\n"):
            if found := persons(line, sites):
                return line, found
    return "", []


def _as_printed(line: str, persons: list[str]) -> str:
    """The names with the words between them as they are printed."""
    start = line.find(persons[0])
    end = line.find(persons[-1], start)
    whole = line[start : end + len(persons[-1])]
    return (
        whole if 0 <= start <= end and len(whole) <= sum(map(len, persons)) + 6 * len(persons) else ", ".join(persons)
    )


def _is_marked(node: Element) -> bool:
    marks = names(node)
    told = f"{node.get('rel') or ''} {node.get('itemprop') or ''}".lower()
    return "author" in told.split() or bool(_MARKED.search(marks) and not _NOT_MARKED.search(marks))


def _candidate(node: Element) -> str:
    """The words of an element that may name who wrote; empty where it does not say so."""
    marked = _is_marked(node)
    if not marked and node.tag not in BLOCKS and node.tag not in ("span", "em", "i", "b", "strong"):
        return ""
    if len(node) > 40:
        return ""
    text = shown_lines(node, 160 if marked else 90)
    return text if marked or _BY.match(text) else ""


def _recorded(marks: Marks, sites: Collection[str]) -> list[str]:
    for record in marks.records:
        if "Recipe" in kinds(record) and len(marks.records) > 1:
            continue
        told = record.get("author")
        found: list[str] = []
        for one in told if isinstance(told, list) else [told]:
            if isinstance(one, dict) and (not kinds(one) or "Person" in kinds(one)):
                found += persons(plain(one), sites)
        if found:
            return list(dict.fromkeys(found))
    return []


def _tagged(marks: Marks, sites: Collection[str]) -> list[str]:
    for key in (
        "citation_author",
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
        "byl",
    ):
        found = [
            name
            for value in marks.tags.get(key, ())
            if "/" not in value and "@" not in value
            for name in persons(value, sites)
        ]
        if found:
            return list(dict.fromkeys(found))
    return []


def persons(text: str, sites: Collection[str]) -> list[str]:
    """The persons that a line names, without what else it says; none where it names no person."""
    text = _BY.sub("", tidy(text))
    text = re.sub(
        r"^(?:autor(?:in|en|innen)?|authors?|auteure?s?|autore|foto|text)\s*:\s*", "", text, flags=re.IGNORECASE
    )
    text = _OTHER_FACTS.split(DAY_WORDS.split(text)[0])[0]
    text = re.split(r"\s(?:[|•·—–-]|am|on|le|el|il|um|at)\s|\(|\d|:", f"{text} ")[0]
    text = re.sub(r"^(?:(?:prof|dr|mr|mrs|ms)\.?\s+)+", "", text.strip(), flags=re.IGNORECASE)
    found = []
    for part in _BETWEEN.split(text):
        name = _BY.sub("", tidy(part)).strip(" .,;*_-–—|")
        if name and is_person(name, sites):
            found.append(name)
        elif found:
            break
        elif name:
            return []
    return list({_letters(name): name for name in found}.values())


def is_person(name: str, sites: Collection[str]) -> bool:
    """Whether some words are the name of a person, so far as their form tells."""
    parts = name.split()
    if (
        not 1 <= len(parts) <= 6
        or len(name) > 60
        or _NO_PERSON.search(name)
        or re.search(r"[\d@_#<>{}=?!/\\]|https?|www|\.\w{2,}$", name)
    ):
        return False
    own = _letters(name)
    if len(own) < 3 or any(
        own == site or (len(own) > 4 and own in site) or (len(site) > 4 and site in own) for site in sites
    ):
        return False
    if len(parts) == 1 and name.isupper():
        return False
    return parts[-1][:1].isupper() and all(
        part[0].isupper() or part.lower().rstrip(".") in _PARTICLES or not part[0].isascii() or "’" in part
        for part in parts
    )


def _same(one: str, other: str) -> bool:
    a, b = set(map(_letters, one.split())), set(map(_letters, other.split()))
    return a <= b or b <= a


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def is_byline(text: str, byline: Iterable[str]) -> bool:
    """Whether a line says who wrote and no more."""
    rest = DAY_WORDS.sub("", _BY.sub("", tidy(text)))
    for name in byline:
        rest = rest.replace(name, "")
    return bool(byline) and sum(map(str.isalpha, rest)) < 4
