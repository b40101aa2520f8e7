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
_LONGEST_SMALL = 3
_MOST_NAMES = 5
_TAIL = 80

_STOPS = ".。．｡۔।॥։።"
_PAUSES = "!:;,…！：；，、؛،"
_CLOSING = "\"'”’»)）」』 \t\u00a0*†‡"
_MARK_AT_END = re.compile(r"\[[^\[\]]{0,20}\]$|[⁰¹²³⁴⁵⁶⁷⁸⁹]+$")
_WORD = re.compile(r"[^\W_]")
_BULLET = re.compile(r"[-*•–—·]\s|--|—")
_BREAK = re.compile(r"(?:[*#~=_\-–—•·⁂☆★◆◇○●][ \t\u00a0\u3000]*){3,80}|⁂")
_SPOKEN = re.compile(r"[\"“”„«»‘‚「『—–]")
_BRACKETED = re.compile(r"\[.*\]")
_NUMBERED = re.compile(
    r"""(?:(?:chapter|book|part|section|act|scene|canto|article|art|kapitel|teil|buch|abschnitt|artikel|chapitre|livre
           |partie|acte|scène|section|capítulo|capitulo|libro|parte|acto|escena|artículo|capitolo|atto|scena|articolo
           |hoofdstuk|deel|глава|часть|статья)\b\.?[ \u00a0]+(?:the[ ])?
          (?:\d{1,4}[a-z]?|[ivxlc]{1,7}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve
            |first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)
        | §{1,2}[ \u00a0]?\d{1,4}[a-z]?
        | (?-i:[IVXLC]{1,7}(?=\.))
       )\b(?P<rest>\s*[.:—–-]+.*|)""",
    re.IGNORECASE | re.VERBOSE,
)
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{3,5}")
_NO_NAME = re.compile(r"[一二三四五六七八九十章節部話序編回巻結論言注録前後]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_LEAD = r"(?:(?:le|el|il|em|den|am|on|op|de)\s)?"
_DATELINE = re.compile(rf"{_LEAD}(?P<day>{DAY})\s?(?:[:：]|[–—-](?=\s)|$)", re.IGNORECASE)
_DATED = re.compile(rf"(?:[^\d.!?:;,]{{1,40}},\s){{0,2}}{_LEAD}(?P<day>{DAY})\.?", re.IGNORECASE)
_BY = re.compile(r"(?:by|von|par|por|de|di|door|av|af|da)\s+", re.IGNORECASE)
_POSTSCRIPT = re.compile(r"(?:P\. ?S\.|PS[.:]|N\. ?B\.)")
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


def begins_low(line: str) -> bool:
    """Whether the line's first letter is a small one, so that a sentence may go on in it."""
    first = _WORD.search(line[:_LONGEST_HEADING])
    return first is not None and first[0].islower()


def pauses(line: str) -> bool:
    """Whether a comma, a colon, a dash or the like ends the line."""
    return _ending(line) in f"{_PAUSES}—–-"


def is_break(line: str) -> bool:
    """Whether the line is a sign that parts two scenes: ``* * *``, ``***``, ``-----``."""
    return _BREAK.fullmatch(line) is not None


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


def is_dated(line: str) -> bool:
    """Whether the line is a day, perhaps behind a place: ``Mill House, 5th March, 1901.``."""
    match = _DATED.fullmatch(line) if len(line) <= _LONGEST_HEADING else None
    return match is not None and read_day(match["day"]) is not None


def is_short(line: str) -> bool:
    """Whether the line is short, has words and no full stop at its end."""
    return len(line) <= _LONGEST_HEADING and _has_words(line) and _ending(line) not in _STOPS


def is_title(line: str) -> bool:
    """Whether the line could be a title: it is short, no sentence and nothing else we know."""
    return (
        len(line) <= _LONGEST_TITLE
        and _has_words(line)
        and _ending(line) not in _STOPS
        and not (dateline(line) or is_dated(line) or is_contact(line) or read_head(line))
    )


def is_heading(line: str) -> bool:
    """Whether the line could be a heading: short, with no stop but a question mark, not begun in lower case.

    A question that is spoken, an attribution and a line in brackets are none.
    """
    return (
        is_short(line)
        and _ending(line) not in _PAUSES
        and not _BULLET.match(line)
        and not (_ending(line) in "?？؟" and _SPOKEN.match(line))
        and not _BRACKETED.fullmatch(line)
        and not begins_low(line)
        and _WORD.search(line[:_LONGEST_HEADING]) is not None
    )


def is_numbered_heading(line: str) -> bool:
    """Whether the line is a heading by its number, whatever its stop: ``CHAPTER I.``, ``Section 3. Payment.``.

    >>> is_numbered_heading("Chapter 1 was the longest.")
    False
    """
    match = _NUMBERED.fullmatch(line) if len(line) <= _LONGEST_HEADING else None
    return match is not None and not closes_sentence(match["rest"].strip(" .:—–-")) and not begins_low(match["rest"])


def is_titled(line: str) -> bool:
    """Whether the line is short and each of its longer words has a capital: ``Source Code License.``."""
    words = [word for word in line.split() if len(word) > _LONGEST_SMALL]
    return len(line) <= _LONGEST_HEADING and bool(words) and all(word[0].isupper() for word in [line, *words])


def is_loud(line: str) -> bool:
    """Whether the line is short and in capitals, as a heading below ``CHAPTER I.`` is."""
    return len(line) <= _LONGEST_HEADING and line.isupper()


def is_postscript(line: str) -> bool:
    """Whether the line begins with ``P.S.``."""
    return _POSTSCRIPT.match(line) is not None


def is_byline(line: str) -> bool:
    """Whether the line says who wrote the text: ``By Mark Best``, ``Von Ada Beispiel``."""
    by = _BY.match(line)
    return by is not None and _are_names(line[by.end() :])


def is_signed_in_han(line: str) -> bool:
    """Whether the line below a Japanese title looks like its author's name."""
    return _HAN_NAME.fullmatch(line) is not None and not _NO_NAME.search(line)


def is_kana(text: str) -> bool:
    """Whether a text has kana, which only Japanese is written in."""
    return _KANA.search(text) is not None


def is_name(line: str) -> bool:
    """Whether the line could be a person's name, or several people's: ``Mark Best``, ``By Jo van Dam and Li Wei``."""
    return _are_names(line) or is_byline(line)


def _are_names(line: str) -> bool:
    names = line.rstrip(_CLOSING).split()
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
