"""What a line of an article looks like, judged by the line alone.

Every question here is answered in time linear in the line, and every rule that
could go wrong is one the dossier can overrule.
"""

from __future__ import annotations

import re

from facing_pages.article.dates import DAY, read_day
from facing_pages.article.marks import read_head

_LONGEST_TITLE = 160
_LONGEST_HEADING = 80
_MOST_NAMES = 5
_TAIL = 80

_STOPS = ".。．｡۔।॥։።"
_PAUSES = "!:;,…！：；，、؛،"
_CLOSING = "\"'”’»)）」』 \t\u00a0*†‡"
_MARK_AT_END = re.compile(r"\[[^\[\]]{0,20}\]$|[⁰¹²³⁴⁵⁶⁷⁸⁹]+$")
_WORD = re.compile(r"[^\W_]")
_BULLET = re.compile(r"[-*•–—·]\s")
_DATELINE = re.compile(rf"(?P<day>{DAY})\s?(?:[:：]|[–—-](?=\s)|$)", re.IGNORECASE)
_IMAGE_CREDIT = re.compile(
    r"(?:images?|photo(?:graph)?s?|pictures?|illustrations?|graphics?)(?: (?:credits?|by|source|courtesy))?\s?[:：]"
    r"\s?\S",
    re.IGNORECASE,
)
_NOTES_TITLE = re.compile(r"(?:(?:foot|end)?notes?|references|sources|notes and references)\s?:?", re.IGNORECASE)
_CONTACT = re.compile(
    r"""(?:(?:e|e-?mail|m|w|web|website|site|contact)\s?[.:]\s?)?
        (?:[^\s@]+@[^\s@]+\.[^\s@]+ | (?:https?://|www\.)\S+ | (?:[a-z0-9-]+\.)+[a-z]{2,6}/?)
      | (?:(?:t|tel|ph|phone|mobile)\s?[.:]\s?|\+)[\d\s()-]{6,20}""",
    re.IGNORECASE | re.VERBOSE,
)
_FURNITURE = frozenset(
    line.strip()
    for line in """
        advertisement
        click to print
        comments are closed
        leave a comment
        leave a reply
        like this:
        loading...
        loading…
        next post
        no comments
        no comments yet
        post a comment
        previous post
        print this page
        read more
        related posts
        share this
        share this:
        share this article
        skip to content
    """.strip().splitlines()
)
_PARTICLES = frozenset("and & al bin da de del della di do dos du e el la le ter und van von y zu".split())


def closes_sentence(line: str) -> bool:
    """Whether a full stop, a question or an exclamation mark ends the line.

    Quotation marks, brackets and note marks after it do not count.

    >>> closes_sentence("anything we can from it.”[5]")
    True
    """
    return _ending(line) in f"{_STOPS}!?…！？؟"


def is_image_credit(line: str) -> bool:
    """Whether the line names the source of a picture: ``Image: …``."""
    return len(line) <= _LONGEST_TITLE and _IMAGE_CREDIT.match(line) is not None


def is_furniture(line: str) -> bool:
    """Whether the line is a button or a label of the page the article was taken from."""
    return len(line) <= _LONGEST_HEADING and line.lower() in _FURNITURE


def is_notes_title(line: str) -> bool:
    """Whether the line could head the notes: ``Notes``, ``References``."""
    return _NOTES_TITLE.fullmatch(line) is not None


def is_contact(line: str) -> bool:
    """Whether the line is a site, an e-mail address or a telephone number, and nothing else."""
    return len(line) <= _LONGEST_HEADING and _CONTACT.fullmatch(line) is not None


def dateline(text: str) -> str:
    """The dateline a text begins with, or nothing: a day of the calendar and what parts it from the text.

    >>> dateline("16-02-2025: Shockwaves were sent")
    '16-02-2025:'
    """
    match = _DATELINE.match(text)
    return match[0] if match and read_day(match["day"]) else ""


def is_short(line: str) -> bool:
    """Whether the line is short, has words and no full stop at its end."""
    return len(line) <= _LONGEST_HEADING and _has_words(line) and _ending(line) not in _STOPS


def is_title(line: str) -> bool:
    """Whether the line could be a title: it is short, no sentence and nothing else we know."""
    return (
        len(line) <= _LONGEST_TITLE
        and _has_words(line)
        and _ending(line) not in _STOPS
        and not (dateline(line) or is_contact(line) or read_head(line))
    )


def is_heading(line: str) -> bool:
    """Whether the line could be a heading: short, with no stop but a question mark, not begun in lower case."""
    first = _WORD.search(line[:_LONGEST_HEADING])
    return (
        is_short(line)
        and _ending(line) not in _PAUSES
        and not _BULLET.match(line)
        and first is not None
        and not first[0].islower()
    )


def is_name(line: str) -> bool:
    """Whether the line could be a person's name, or several people's: ``Mark Best``, ``By Jo van Dam and Li Wei``."""
    names = line.removeprefix("By ").removeprefix("by ").rstrip(_CLOSING).split()
    cased = any(letter.islower() or letter.isupper() for letter in line)
    fewest, most = (2, _MOST_NAMES) if cased else (1, 2)
    return (
        is_short(line)
        and _ending(line) not in _PAUSES
        and fewest <= len(names) <= most
        and not any(character.isdigit() for character in line)
        and all(name in _PARTICLES or (name[0].isalpha() and not name[0].islower()) for name in names)
    )


def _has_words(line: str) -> bool:
    return _WORD.search(line) is not None


def _ending(line: str) -> str:
    """The line's last character, once closing quotation marks, brackets and note marks are off."""
    tail = line[-_TAIL:]
    while (shorter := _MARK_AT_END.sub("", tail.rstrip(_CLOSING))) != tail:
        tail = shorter
    return tail[-1:] or " "
