"""The title of a PDF's text, and the lines round it that say who wrote it and when."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from facing_pages.article.dates import DAY, read_day
from facing_pages.importing.imported import Said
from facing_pages.importing.pdf.article import Maker
from facing_pages.importing.pdf.blocks import Draft
from facing_pages.importing.pdf.lines import Line
from facing_pages.model import Mark

_LINES, _FILE = "the text's own lines", "the file's properties"
_NEAR = 5
"""So many blocks from the title may give its author and day."""
_MOST_WORDS_ABOVE, _MOST_WORDS_OF_BYLINE = 25, 16
_MOST_WORDS_OF_MENU = 150
_SENTENCE = re.compile(r"(?:\S+\s+){11,}\S+[.!?]")
_BY = re.compile(r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Aa]v|Di|De):?\s+(?=[^\W\d_a-zß-ÿ])")
_DAY = re.compile(DAY, re.IGNORECASE)
_NO_TITLE = re.compile(
    r"(?:microsoft word - |untitled|document\d*$|.*\.(?:docx?|indd|pdf|tex|dvi|html?|odt|rtf)$)", re.IGNORECASE
)


@dataclass
class Opening:
    """What stands at the head of a text, taken out of its blocks."""

    title: str = ""
    title_marks: tuple[Mark, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    dated: datetime.date | None = None
    above: tuple[Line, ...] = ()
    said: dict[str, Said] = field(default_factory=dict)


def lift_opening(drafts: Sequence[Draft], maker: Maker, properties: Mapping[str, str]) -> tuple[Opening, list[Draft]]:
    """The opening of a text, and the drafts that are left."""
    opening = Opening()
    rest = list(drafts)
    at = _title(rest)
    if at is not None:
        title = rest[at]
        made = maker.words(title.lines, title.lines[0].style())
        opening.title, opening.title_marks = made.text, made.marks
        opening.said["title"] = Said(made.text, _LINES, sure=True)
        above = rest[:at]
        del rest[: at + 1]
        for draft in above:
            if not _take(draft, opening, maker):
                opening.above += tuple(draft.lines)
    near = [draft for draft in rest[:_NEAR] if _take(draft, opening, maker)]
    _ask(opening, properties)
    return opening, [draft for draft in rest if draft not in near]


def _title(drafts: Sequence[Draft]) -> int | None:
    """Which draft is the title: the heading in the largest type of the first page, if little stands above it."""
    first = [n for n, draft in enumerate(drafts) if draft.kind == "heading" and draft.lines[0].page == 0]
    if not first:
        return None
    at = max(first, key=lambda n: (drafts[n].style, -n))
    highest = max(draft.style for draft in drafts if draft.kind == "heading")
    said = [" ".join(line.text for line in draft.lines) for draft in drafts[:at]]
    above = sum(len(text.split()) for text in said)
    is_short = above <= _MOST_WORDS_ABOVE or (above <= _MOST_WORDS_OF_MENU and not any(map(_SENTENCE.search, said)))
    return at if is_short and drafts[at].style == highest else None


def _take(draft: Draft, opening: Opening, maker: Maker) -> bool:
    """Take a draft as the byline or the dateline, if it is one."""
    text = " ".join(line.text for line in draft.lines)
    if draft.kind not in ("paragraph", "heading") or len(text.split()) > _MOST_WORDS_OF_BYLINE:
        return False
    day = _DAY.search(text)
    found = read_day(day[0]) if day else None
    by = _BY.match(text)
    if not by and not (day and found and len(text) - len(day[0]) < 20):
        return False
    if (by and opening.byline) or (not by and opening.dateline):
        return False
    words = maker.words(draft.lines, draft.lines[0].style()).text
    if found and "day" not in opening.said:
        opening.dated = found
        opening.said["day"] = Said(found.isoformat(), _LINES, sure=day is not None and by is None)
    if by:
        opening.byline = words
        name = _DAY.sub("", words[by.end() :]).strip(" ,;|·•–—-.")
        opening.said["byline"] = Said(name, _LINES, sure=True)
    else:
        opening.dateline = words
    return True


def _ask(opening: Opening, properties: Mapping[str, str]) -> None:
    """What only the file's properties say, to be checked."""
    title, author = properties.get("Title", "").strip(), properties.get("Author", "").strip()
    if title and not opening.title and not _NO_TITLE.match(title):
        opening.said["title"] = Said(title, _FILE)
    if author and "byline" not in opening.said:
        opening.said["byline"] = Said(author, _FILE)
