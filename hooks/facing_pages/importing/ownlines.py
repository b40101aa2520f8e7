"""What a text's own first lines say of it: its title, who wrote it, its day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from facing_pages.article.dates import DAY, read_day
from facing_pages.article.shapes import is_name, is_notes_title, is_title
from facing_pages.importing.imported import OWN_LINES, Said
from facing_pages.importing.trees.draft import Draft
from facing_pages.importing.trees.richtext import RichText

_LONGEST_TITLE = 25
"""Words."""
_LONGEST_KICKER = 8
"""Words."""
_LINES_ABOVE = 3
"""Before as many blocks the title's heading stands."""
_HOW_FAR = 4
"""As many of the first blocks may say who wrote the text, and when."""
_BY = re.compile(
    r"(?:(?:text|words|story|written)\s+)?(?:by|von|par|por|di|door|av|af|przez)\s*:?\s+(?=\S)", re.IGNORECASE
)
_BYLINE_PARTS = re.compile(rf"\s*[|•·,–—]\s*(?:{DAY})\s*$|\s+{DAY}\s*$|\s*[|•·]\s.*$", re.IGNORECASE)
_LONGEST_BYLINE = 100
_NO_TITLE = re.compile(
    r"(?:contents|table of contents|abstract|summary|introduction|acknowledge?ments?|bibliography|works cited"
    r"|literatur(?:verzeichnis)?|anmerkungen|inhalt|références|bibliographie|notas|referencias|bibliografía)",
    re.IGNORECASE,
)


@dataclass
class OwnLines:
    """What the first lines say, and these lines as published, taken out of the blocks."""

    title: RichText = field(default_factory=RichText)
    byline: str = ""
    dateline: str = ""
    said: dict[str, Said] = field(default_factory=dict)


def take(drafts: list[Draft], styled: Mapping[str, RichText], told: str, only_told: bool) -> OwnLines:
    """Take a text's first lines for what they are.

    Arguments:
        drafts: the blocks; those that are title, byline and dateline go out.
        styled: what lines say by their style: ``title``, ``author``, ``date``.
        told: the title that the file gives beside its words, to know the line by.
        only_told: where there is such a title, no other line is it.
    """
    found = OwnLines()
    _title(drafts, styled, told, only_told, found)
    if author := styled.get("author"):
        found.byline = author.text
        found.said["byline"] = Said(_BY.sub("", author.text), OWN_LINES, True)
        _drop(drafts, author.text)
    if (day := styled.get("date")) and _is_dateline(day.text, found):
        _drop(drafts, day.text)
    at = 0
    while at < min(len(drafts), _HOW_FAR) and not (found.byline and found.dateline):
        draft = drafts[at]
        if _is_dateline(draft.words, found) or _is_byline(draft.words, found):
            del drafts[at]
        elif draft.kind == "heading" or len(draft.words) > _LONGEST_BYLINE:
            break
        else:
            at += 1
    return found


def _title(drafts: list[Draft], styled: Mapping[str, RichText], told: str, only_told: bool, found: OwnLines) -> None:
    if styled.get("title"):
        found.title, sure = styled["title"], True
        _drop(drafts, found.title.text)
    elif (at := _title_at(drafts, told, only_told)) is not None:
        sure = drafts[at].kind == "heading" or _letters(drafts[at].words) == _letters(told)
        found.title = drafts.pop(at).text
    else:
        return
    found.said["title"] = Said(" ".join(found.title.text.split()), OWN_LINES, sure)


def _title_at(drafts: list[Draft], told: str, only_told: bool) -> int | None:
    """Where the title stands: what the file calls so, else a first heading of its own level, or a first short line."""
    for n, draft in enumerate(drafts[: _HOW_FAR + 1]):
        if told and _letters(draft.words) == _letters(told):
            return n
    if not drafts or (told and only_told):
        return None
    headings = [n for n, draft in enumerate(drafts) if draft.kind == "heading"]
    if headings and headings[0] < _LINES_ABOVE and all(_is_kicker(draft) for draft in drafts[: headings[0]]):
        first = drafts[headings[0]]
        levels = [drafts[n].level for n in headings]
        is_highest = levels.count(first.level) == 1 and min(levels) == first.level
        return headings[0] if is_highest and _may_be_title(first.words) else None
    first = drafts[0]
    if first.kind == "heading" or not _may_be_title(first.words):
        return None
    longer = len(drafts) > 1 and any(len(draft.words) > len(first.words) for draft in drafts[1:])
    is_line = first.kind == "paragraph" and is_title(first.words)
    return 0 if is_line and longer and not _says_by(first.words) and "\n" not in first.words else None


def _may_be_title(words: str) -> bool:
    heads_other = is_notes_title(words) or _NO_TITLE.fullmatch(words)
    return not heads_other and len(words.split()) <= _LONGEST_TITLE


def _is_kicker(draft: Draft) -> bool:
    """Whether a line could stand above the title: a section of a paper, a series."""
    return draft.kind in ("paragraph", "break") and len(draft.words.split()) <= _LONGEST_KICKER


def _drop(drafts: list[Draft], line: str) -> None:
    """Take a line out of the first blocks."""
    same = (n for n, draft in enumerate(drafts[:_HOW_FAR]) if _letters(draft.words) == _letters(line))
    if (at := next(same, None)) is not None:
        del drafts[at]


def _is_byline(words: str, found: OwnLines) -> bool:
    """Whether a line says who wrote the text; a name alone is only put down as a guess."""
    line = " ".join(words.split())
    if found.byline or len(line) > _LONGEST_BYLINE or "\n" in words.strip():
        return False
    match = _BY.match(line)
    name = _BYLINE_PARTS.sub("", line[match.end() if match else 0 :]).strip(" ,;|·•")
    if not is_name(name.replace(",", " and").replace(" et ", " and ")):
        return False
    if not match:
        found.said.setdefault("byline", Said(name, OWN_LINES))
        return False
    found.byline = line
    found.said["byline"] = Said(name, OWN_LINES, True)
    dated = re.search(DAY, line, re.IGNORECASE)
    if dated and (day := read_day(dated[0])):
        found.said.setdefault("day", Said(day.isoformat(), OWN_LINES, True))
    return True


def _is_dateline(words: str, found: OwnLines) -> bool:
    line = " ".join(words.split()).rstrip(".:")
    day = None if found.dateline else read_day(line)
    if day is None:
        return False
    found.dateline = words.strip()
    found.said["day"] = Said(day.isoformat(), OWN_LINES, True)
    return True


def _says_by(words: str) -> bool:
    return _BY.match(words) is not None


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()
