"""From a note's words to live links: addresses, access dates, archived copies.

An address keeps the form the article prints; where it has no scheme its link
gets ``https://``. The access date stands in brackets, day first. One is taken
off the note's words, to be shown in words; where a note has several, each
stays beside its address and the latest counts as the note's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from urllib.parse import urlsplit

from facing_pages.article.dates import DAY, read_day
from facing_pages.article.formatted import Words, merged, without
from facing_pages.model import Format, Link, Note
from facing_pages.problems import Problem
from facing_pages.webaddress import is_address

ARCHIVE = "https://web.archive.org/web/"

_STOP = r"\s<>\"“”«»，。；：、！？（）【】《》「」『』"
_BEFORE = r"(?<![A-Za-z0-9_@./-])"
_DOMAINS = "ai|app|au|ca|cn|co|com|de|edu|es|eu|fr|gov|ie|in|info|int|io|jp|mil|net|news|nz|org|ru|uk|us|za"
_ADDRESS = re.compile(
    rf"{_BEFORE}(?:https?://|www\.)[^{_STOP}]+"
    rf"|{_BEFORE}(?:[a-z0-9-]+\.)+(?:{_DOMAINS})(?!\.?[a-z0-9@-])(?:[/?#][^{_STOP}]*)?",
    re.IGNORECASE,
)
_HOST = re.compile(r"[\w.-]*[^\W_](?=[/?#:]|$)")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})")
_TRAILING = ".,;:!?'’…*"
_LONGEST_ENDING = 2000
_VERB = r"(?:last\s)?(?:accessed|consulted|retrieved|viewed|visited|seen)(?:\son)?:?\s"
_ACCESSED = re.compile(
    rf"[(\[（]\s*(?:{_VERB}\s*)?(?P<inside>{DAY})\s*[)\]）]|\b{_VERB}\s*(?P<open>{DAY})", re.IGNORECASE
)


def is_reference(text: str) -> bool:
    """Whether a text has what only a note has: an address or an access date."""
    return _ACCESSED.search(text) is not None or _ADDRESS.search(text) is not None


def ends_with_reference(text: str) -> bool:
    """Whether an address or an access date closes the text."""
    ending = text[-_LONGEST_ENDING:].rstrip(" \u00a0.")
    matches = [*_ACCESSED.finditer(ending), *_ADDRESS.finditer(ending)]
    return any(match.end() == len(ending) for match in matches)


def read_note(label: str, words: str, raw: str, line: int, dated: date | None, formats: Sequence[Format] = ()) -> Note:
    """A note from its words.

    Arguments:
        label: what its mark says.
        words: the definition after its label; a line feed between its paragraphs.
        raw: the definition as printed.
        line: where it begins.
        dated: the article's day, for the archived copy where no access date is given.
        formats: how stretches of the words are set, in order; some may be links.
    """
    links = [(one.start, one.end, one.value) for one in formats if one.kind == "link"]
    accesses = [
        (match, day)
        for match in _ACCESSED.finditer(words)
        if (day := _day(match)) and not any(start < match.end() and match.start() < end for start, end, _ in links)
    ]
    accessed = max((day for _, day in accesses), default=None)
    parts: list[str | Link] = []
    cuts: list[tuple[int, int]] = []
    at = 0
    for match, day in accesses:
        end = match.start()
        if len(accesses) == 1:
            linked = max((stop for _, stop, _ in links if stop <= end), default=0)
            end = max(linked, len(words[:end].rstrip(" \u00a0,;")))
            cuts.append((end, match.end()))
        parts += _with_links(words, at, end, links, day)
        if len(accesses) > 1:
            parts.append(match[0])
        at = match.end()
    parts += _with_links(words, at, len(words), links, accessed or dated)
    note = Note(label, _tidy(parts), accessed, raw, line)
    return replace(note, formats=_set(note.text, without(Words(words, tuple(formats)), cuts)))


def _set(text: str, words: Words) -> tuple[Format, ...]:
    """How a note's text is set, paragraph by paragraph, given its words with white space at their ends."""
    start = max(words.text.find(text), 0)
    kept = without(words, [(0, start), (start + len(text), len(words.text))])
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    return merged(
        replace(one, start=max(first, one.start), end=min(end, one.end))
        for one in kept.formats
        if one.kind != "link"
        for first, end in lines
    )


def check_note(note: Note, dated: date | None, path: str) -> Iterator[Problem]:
    """What is odd about a note's dates; the words are the article's, so these are warnings."""
    for match in _ACCESSED.finditer(note.raw):
        if not _day(match):
            message = f"Note {note.label}: the date {match[0]} does not exist, if the day comes before the month."
            repair = "If the article was printed like this, leave it as it is."
            yield Problem(path, note.line, "unread-date", message, repair, "warning")
    if note.accessed and dated and note.accessed > dated:
        message = f"Note {note.label} was accessed on {note.accessed}, after the article’s own date, {dated}."
        repair = "Compare the text with the original. If this day was printed there, leave it: readers are told."
        yield Problem(path, note.line, "late-access", message, repair, "warning")


def archive_address(href: str, day: date | None) -> str:
    """The archived copy nearest a day; without a day, the list of all copies.

    >>> archive_address("https://www.example.org/", date(2025, 2, 12))
    'https://web.archive.org/web/20250212/https://www.example.org/'
    """
    if href.startswith(ARCHIVE):
        return href
    return f"{ARCHIVE}{day.isoformat().replace('-', '')}/{href}" if day else f"{ARCHIVE}*/{href}"


def _day(match: re.Match[str]) -> date | None:
    return read_day(match["inside"] or match["open"])


def _with_links(
    words: str, at: int, end: int, links: Sequence[tuple[int, int, str]], day: date | None
) -> Iterator[str | Link]:
    """The parts of a stretch of a note: the links that the file makes there, and the addresses between them."""
    for start, stop, href in links:
        if at <= start < stop <= end:
            yield from _linked(words[at:start], day)
            host = (urlsplit(href).hostname or "").lower()
            yield Link(words[start:stop], href, host, archive_address(href, day))
            at = stop
    yield from _linked(words[at:end], day)


def _linked(text: str, day: date | None) -> Iterator[str | Link]:
    """The text's parts, its addresses as links to be archived near that day."""
    at = 0
    for match in _ADDRESS.finditer(text):
        shown = _without_punctuation(match[0])
        scheme = _SCHEME.match(shown)
        host = _HOST.match(shown, scheme.end() if scheme else 0)
        if not host:
            continue
        href = _href(shown, host.end())
        if not is_address(href):
            continue
        yield text[at : match.start()]
        yield Link(shown, href, host[0].lower(), archive_address(href, day))
        at = match.start() + len(shown)
    yield text[at:]


def _href(address: str, host_end: int) -> str:
    """The address with a scheme, and without the characters that no address may hold."""
    safe = address[:host_end] + _UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", address[host_end:])
    scheme = _SCHEME.match(safe)
    return f"{scheme[0].lower()}{safe[scheme.end() :]}" if scheme else f"https://{safe}"


def _without_punctuation(address: str) -> str:
    """The address without the punctuation of the sentence it stands in."""
    closing = "".join(pair[1] for pair in ("()", "[]") if pair[0] not in address)
    bare = address.rstrip(_TRAILING + closing)
    return bare[:-1].rstrip(_TRAILING) if bare.endswith(")") and bare.count(")") > bare.count("(") else bare


def _tidy(parts: list[str | Link]) -> tuple[str | Link, ...]:
    """The parts with neighbouring runs of text joined, none empty, no white space at either end."""
    joined: list[str | Link] = []
    for _, neighbours in groupby(parts, key=lambda part: isinstance(part, Link)):
        run = list(neighbours)
        joined += run if isinstance(run[0], Link) else ["".join(part for part in run if isinstance(part, str))]
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip()
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip()
    return tuple(part for part in joined if part)
