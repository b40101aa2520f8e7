"""The day on which a page's article was published: by its marks, and by the line near its title.

A day of change is none, and so is a day that stands in the running text. Where
the marks and the line are further apart than a time zone, no day is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from facing_pages.importing.imported import Said
from facing_pages.importing.pages.foreign import NOT_OF_THE_ARTICLE, is_foreign
from facing_pages.importing.pages.marks import Marks, plain
from facing_pages.importing.pages.tree import BLOCKS, HEADINGS, Element, is_element, names, shown, shown_lines, tidy

_TAGS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "article:published",
    "og:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dc:date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "sailthru.date",
    "parsely-pub-date",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "bepress_citation_date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "last-published",
    "date.created",
)
_MONTHS = {
    1: "january jan januar jänner jän janvier janv enero ene gennaio gen januari janeiro stycznia leden ledna января",
    2: "february feb februar feber février févr fevrier febrero febbraio februari fevereiro lutego luty únor февраля",
    3: "march mar märz maerz mrz mär mars marzo maart março marca marzec března březen марта",
    4: "april apr avril avr abril abr aprile kwietnia kwiecień dubna duben апреля",
    5: "may mai mayo maggio mag mei maj maja maio května květen мая",
    6: "june jun juni juin junio giugno giu juno junho czerwca czerwiec června červen июня",
    7: "july jul juli juillet juil julio luglio lug julho lipca lipiec července červenec июля",
    8: "august aug août aout agosto ago augustus augusti sierpnia sierpień srpna srpen августа",
    9: "september sep sept septembre septiembre set settembre setembro września wrzesień září сентября",
    10: "october oct oktober okt octobre octubre ottobre ott outubro października październik října říjen октября",
    11: "november nov novembre noviembre novembro listopada listopad listopadu ноября",
    12: "december dec dezember dez décembre decembre diciembre dic dicembre dezembro grudnia prosince prosinec декабря",
}
_MONTH = {word: number for number, words in _MONTHS.items() for word in words.split()}
_NAMES = "|".join(sorted(map(re.escape, _MONTH), key=len, reverse=True))
_WRITTEN = re.compile(
    rf"""(?<!\w)(?:(?P<y1>[12]\d{{3}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?!\d)
    |(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|ª)?[\s\u00a0-]*(?:de\s|of\s)?(?P<m2>{_NAMES})\b\.?,?[\s\u00a0-]*(?:de\s|del\s)?(?P<y2>[12]\d{{3}})
    |(?P<m3>{_NAMES})\b\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>[12]\d{{3}})
    |(?P<y6>[12]\d{{3}})\s?[年년]\s?(?P<m6>\d{{1,2}})\s?[月월]\s?(?P<d6>\d{{1,2}})\s?[日일号]
    |(?P<d4>\d{{1,2}})\.\s?(?P<m4>\d{{1,2}})\.\s?(?P<y4>[12]\d{{3}}|\d{{2}})(?![\d.])
    |(?P<d5>\d{{1,2}})[/-](?P<m5>\d{{1,2}})[/-](?P<y5>[12]\d{{3}}))""",
    re.IGNORECASE | re.VERBOSE,
)
DAY_WORDS = re.compile(
    rf"{_WRITTEN.pattern}|(?<!\w)(?:{_NAMES})\b\.?\s+\d{{1,2}}\b|\b\d{{1,2}}\.?\s+(?:{_NAMES})\b",
    re.IGNORECASE | re.VERBOSE,
)
"""Finds a day as it is written; splits what stands before it from what stands after."""
_CHANGED = re.compile(
    r"\b(?:updated?|modified|aktualisiert|geändert|stand|zuletzt|mis\sà\sjour|modifié|actualizado|aggiornato|reviewed|bearbeitet|letzte\sänderung|last)\b",
    re.IGNORECASE,
)
_CHANGED_NAMES = re.compile("-(?:updated|modified|dt-updated|update|modification|lastmod|changed|date-modified)-")
_PUBLISHED_NAMES = re.compile(
    "-(?:published|pubdate|entry-date|post-date|dt-published|publish-date|publishdate|article-date|date-published)-"
)
_FOREIGN = NOT_OF_THE_ARTICLE | {"facts in boxes"}
_NEAR = 1500
"""How many elements after the title may hold the day."""
_OF_ELSE = re.compile(
    r"\b(?:when|wann|wo|beginnt?|ende[ts]?|termine?|einlass|doors|starts?|ends?|deadline|frist|bis|until|till|quand|cuándo"
    r"|quando|fecha del evento|geboren|born|gestorben|died|né|née|nacid[oa])\b",
    re.IGNORECASE,
)
"""Words of a line whose day is that of an event, of a term or of a life."""
_LINES, _MARKS = "the text’s own lines", "the page’s own marks"


def day_of(body: Element, marks: Marks, title: Element | None, language: str) -> Said | None:
    """The day of publication as an ISO date; None where no mark and no line gives one, or where they disagree.

    Arguments:
        body: the page before anything was cut.
        title: the heading that is the title, in that body.
        language: the page's, for days that are written in figures.
    """
    told = list(dict.fromkeys([*_recorded(marks), *_tagged(marks)]))
    printed = _printed(body, title, language)
    if told and printed:
        near = next((day for day in told if abs(day - printed) <= timedelta(days=1)), None)
        return Said(printed.isoformat(), _LINES, sure=True) if near else None
    if told:
        return Said(told[0].isoformat(), _MARKS) if max(told) - min(told) <= timedelta(days=3) else None
    return Said(printed.isoformat(), _LINES) if printed else None


def _recorded(marks: Marks) -> Iterator[date]:
    for record in marks.records:
        if day := iso(plain(record.get("datePublished"))):
            yield day
            return


def _tagged(marks: Marks) -> Iterator[date]:
    for key in _TAGS:
        for value in marks.tags.get(key, ()):
            if day := iso(value):
                yield day
                return


def _printed(body: Element, title: Element | None, language: str) -> date | None:
    """The first day on a line of its own near the title: before the text begins, or right above the title."""
    order = [node for node in body.iter() if is_element(node)]
    start = order.index(title) if title is not None and title in order else 0
    after, before = order[start : start + _NEAR], order[max(0, start - 60) : start][::-1]
    seen = 0
    for node in (*after, *before):
        if node is title or (node.tag in HEADINGS and not is_dateline(shown(node))):
            continue
        if node.tag == "p" and len(shown(node)) > 80:
            seen += 1
        if seen > (1 if node.tag != "time" else 3):
            if node in before:
                seen = 0
            else:
                continue
        day = _day_at(node, language)
        if day and not is_foreign(node, title, _FOREIGN):
            return day
    return None


def _day_at(node: Element, language: str) -> date | None:
    if _CHANGED_NAMES.search(names(node)) and not _PUBLISHED_NAMES.search(names(node)):
        return None
    if node.tag == "time" or "datepublished" in (node.get("itemprop") or "").lower():
        text = shown(node)
        if _CHANGED.search(text) or "modified" in (node.get("itemprop") or "").lower():
            return None
        parent = node.getparent()
        if parent is not None and parent.tag == "p" and len(shown(parent)) > len(text) + 80:
            return None  # it stands in the running text
        return iso(node.get("datetime") or node.get("content") or "") or written(text, language)
    if (node.tag not in BLOCKS and node.tag not in ("span", "em", "small", "abbr", "b", "i", "a", "strong")) or len(
        node
    ) > 12:
        return None
    text = _CHANGED.split(tidy(shown_lines(node, 120)))[0]
    if _OF_ELSE.search(text):
        return None
    found = list(_WRITTEN.finditer(text))
    rest = sum(map(str.isalpha, _WRITTEN.sub("", text)))
    return written(text, language) if len(found) == 1 and rest <= 45 else None


def iso(text: str) -> date | None:
    """The day of an ISO date or time, or of one as mail writes it; None where it is none."""
    text = text.strip()
    if match := re.match(r"([12]\d{3})-?(\d{2})-?(\d{2})(?!\d)", text):
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    return written(text, "") if len(text) < 60 else None


def written(text: str, language: str) -> date | None:
    """The first day written in a text; none where day and month cannot be told apart."""
    match = _WRITTEN.search(text)
    if match is None:
        return None
    n = next(n for n in "123456" if match[f"y{n}"])
    day, month, year = int(match[f"d{n}"]), match[f"m{n}"], int(match[f"y{n}"])
    if year < 100:
        year += 2000 if year < 50 else 1900
    if not month.isdigit():
        return _valid(year, _MONTH[month.lower()], day)
    if n == "5" and language[:2] in ("", "en"):
        if day == int(month) or day > 12:
            return _valid(year, int(month), day)
        return _valid(year, day, int(month)) if int(month) > 12 else None
    return _valid(year, int(month), day)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if year > 1600 and found <= date.today() + timedelta(days=2) else None  # noqa: DTZ011 - a day, whatever the zone


def is_dateline(text: str) -> bool:
    """Whether a line gives a day and hardly more."""
    rest = DAY_WORDS.sub("", text) if len(text) <= 100 else text
    return rest != text and sum(map(str.isalpha, rest)) <= 30 and not _OF_ELSE.search(rest)
