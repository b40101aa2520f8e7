"""Problems are values: what is wrong, where, and what to do about it.

No stage stops at the first one. Each returns its problems beside its result,
and they are shown together; any error fails the build before the old site is
touched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

CODES: dict[str, str] = {
    # reading files
    "not-utf8": "The file is not UTF-8 text.",
    "nul-byte": "The file contains a NUL byte.",
    "empty-file": "The file has no words.",
    "missing-file": "A file that is needed is not there.",
    "too-large": "A file is larger than any that is read.",
    "linked-outside": "A file is a link to one outside the documents.",
    "unseen-sign": "The name of a file or folder holds a sign that nobody sees.",
    "file-that-runs": "A file is published as it lies, and a browser may run what stands in it.",
    # front matter, YAML and records
    "yaml": "The YAML cannot be read.",
    "front-matter": "The file does not begin with front matter between two lines of three hyphens.",
    "duplicate-key": "A key is used twice.",
    "unknown-key": "This kind of file has no such key.",
    "missing-key": "A key that is needed is missing.",
    "wrong-value": "A value does not fit its key.",
    "duplicate-id": "Two records have the same id.",
    "unknown-id": "A name refers to something that does not exist.",
    "bad-redirect": "A redirect leads nowhere, or its old name is still in use.",
    "vanished-id": "An id that was published is gone, and no redirect replaces it.",
    "bad-id": "The name of a file or folder cannot be an id: use lower-case letters, figures and hyphens only.",
    "reserved-name": "The site needs this name for something else.",
    # the dossier
    "dossier-without-text": "A dossier has no text.",
    "text-without-dossier": "A text has no dossier.",
    "to-check": "A dossier holds guesses that nobody has checked.",
    "duplicate-text": "An article is there twice, as plain text and as Markdown.",
    "changed-text": "The text is not the one that the dossier’s SHA-256 belongs to.",
    # an article's text
    "undefined-mark": "A note mark in the text has no note.",
    "duplicate-definition": "Two notes have the same label.",
    "unmarked-definition": "No mark in the text points to a note.",
    "late-access": "A note gives a day of access that is later than the article’s date.",
    "unread-date": "A day of access does not exist, if the day is read before the month.",
    "wrong-hint": "The dossier says something about the text that does not fit it.",
    "picture-not-shown": "A picture of an article is missing, or cannot be shown.",
    "picture-without-words": "A picture of an article has no alternative text.",
    # quotations
    "quotation-not-found": "The quoted words do not occur in the article.",
    "quotation-not-unique": "The quoted words occur more than once in the article.",
    "quotation-too-short": "A quotation has fewer than three words.",
    "word-not-there": "A hard word does not stand in the words quoted for it.",
    # prose
    "raw-html": "Prose contains HTML; it is shown as text.",
    "bad-link": "A link leads nowhere, or begins with something other than http, https or mailto.",
    # a whole comparison
    "silent-without-signature": "A reading says nothing about an event, and nobody has signed its silence.",
    "speaks-and-silent": "A reading has passages at an event and is called silent too.",
    "silence-broken": "A silence lists a word that is in the article.",
    "paragraph-outside": "A paragraph is in no event and is not listed as outside.",
    "excerpt-outside": "In an edition of excerpts, something quotes words that no event and no annotation quotes.",
    "annotation-outside": "An annotation is about words that no event shows.",
    "one-sided-contrast": "A contrast lacks a passage of one reading.",
    "minutes-amiss": "The steps of a plan do not add up to its minutes.",
    "wrong-chart": "A chart cannot be drawn from its values.",
    "levels-amiss": "A criterion of the marking grid does not have one sentence for each level.",
    "one-sided-question": "A question lacks a passage of one reading.",
    "sentence-twice": "A sentence stands in two rows of sentences.yml.",
    "sentence-missing": "No row of sentences.yml is about a sentence of an article.",
    "sentence-unanswered": "A sentence that can be checked has neither an evidence annotation nor a reason why not.",
    "finding-without-source": "An evidence annotation cites no source.",
    "weak-finding": "A finding rests only on works that nobody read.",
    "unused-name": "No article uses a name that is counted.",
    "shared-name": "Two entries of who is who share a name.",
    "uncited-source": "A source is recorded, but nothing cites it.",
    "other-script": "A work’s title or author is in a script that the site has no typeface for.",
    "hidden-direction": "An unseen character turns the direction of words.",
    "look-alike": "A word or an address has a letter that only looks like another.",
    "unquoted-side": "The comparison of an event quotes nothing from a reading that speaks.",
    "quotation-not-shown": "The comparison of an event quotes words of an article that the event does not show.",
    "answer-missing": "An event has what one side would answer, but not what every side would.",
    "long-answer": "What a side would answer has more than 40 words.",
    "loaded-word": "Editorial prose uses a word that takes sides.",
    "long-annotation": "An annotation has more than 80 words.",
    "long-quotation": "Editorial prose, or the card of a document, quotes more than 25 words at once.",
    "long-case": "A case has more than 120 words.",
    "thin-case": "A case has fewer than three linked quotations.",
    "long-introduction": "The introduction has more than 400 words.",
    "draft-event": "Events are drafts that a machine suggested and nobody has looked at.",
    "long-gloss": "The gloss of an event has more than 120 characters.",
}
"""Every code a problem may have, with its meaning in one sentence."""

MANY = 5
"""More warnings of a kind than these, in one file or folder, are told in sum."""
MANY_ERRORS = 100
"""More errors of a kind in one file are not told before some of these are mended; the tally counts them."""
_MANY = {
    "paragraph-outside": "paragraphs are in no event",
    "unmarked-definition": "notes have no mark in the text",
    "uncited-source": "sources are not cited",
    "sentence-missing": "sentences of the articles have no row",
    "sentence-unanswered": "sentences that can be checked have neither an evidence annotation nor a reason",
}
"""What is said of many warnings of a kind, where that reads better than what the code means."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, told to the person who can mend it.

    Arguments:
        path: the file, as the reader of the message would open it.
        line: counted from 1; 0 where the whole file is meant.
        code: one of ``CODES``.
        message: the fact, one sentence.
        repair: what to do, one sentence; empty where none can be given.
        severity: an error fails the build, a warning does not.
    """

    path: str
    line: int
    code: str
    message: str
    repair: str = ""
    severity: Literal["error", "warning"] = "error"

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"{self.code!r} is no code of problems.CODES")
        object.__setattr__(self, "path", _printable(self.path).replace("\n", r"\x0a"))
        object.__setattr__(self, "message", _printable(self.message))
        object.__setattr__(self, "repair", _printable(self.repair))

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        text = f"{place}: {self.severity} {self.code}: {self.message}"
        return f"{text}\n    {self.repair}" if self.repair else text


def _printable(text: str) -> str:
    r"""Text that every screen and file takes, and that sets no terminal to anything.

    >>> print(_printable("\x1b[2J"))
    \x1b[2J
    """
    return _UNPRINTED.sub(lambda found: _escaped(ord(found[0])), text)


def _escaped(code: int) -> str:
    """A control character, a byte of a file's name that is no text, or half of a character."""
    return f"\\x{code & 0xFF:02x}" if code < 0x100 or 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


def meant(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """What to do about a name that names nothing: the nearest there is, and what else may help.

    >>> meant("acounts", ["accounts", "budget"], "Or add it.")
    'Did you mean “accounts”? Or add it.'
    """
    from rapidfuzz import fuzz, process  # only where a name is wrong: a check is quick

    nearest = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=60)
    return " ".join(filter(None, (f"Did you mean “{nearest[0]}”?" if nearest else "", otherwise)))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that fail a build."""
    return [problem for problem in problems if problem.severity == "error"]


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """All problems, each once, errors before warnings, then by file and line."""
    return sorted(set(problems), key=_place)


def _place(problem: Problem) -> tuple[str, str, int, str, str, str]:
    return problem.severity, problem.path, problem.line, problem.code, problem.message, problem.repair


def show(problems: Iterable[Problem]) -> str:
    """All problems in order, as a person reads them."""
    return "\n".join(map(str, ordered(problems)))


def in_sum(problems: Iterable[Problem]) -> list[str]:
    """All problems in order, as a person reads them, with one line for many warnings of a kind in a file or a folder.

    An error is always told by itself: each keeps the site from being built, and
    each has a repair of its own.
    """
    found = _few(ordered(problems))
    places = _crowded(found)
    told = Counter((places[problem], problem.code) for problem in found if problem in places)
    lines = {(places[problem], problem.code) if problem in places else problem: "" for problem in found}
    return [str(one) if isinstance(one, Problem) else _sum(*one, told[one]) for one in lines]


def _few(found: Sequence[Problem]) -> list[Problem]:
    """All, but that of a thousand errors of a kind in a file the first hundred stand for the rest."""
    told: Counter[tuple[str, str]] = Counter()
    kept: list[Problem] = []
    for problem in found:
        told[problem.path, problem.code] += 1
        if problem.severity != "error" or told[problem.path, problem.code] <= MANY_ERRORS:
            kept.append(problem)
    return kept


def _crowded(found: Sequence[Problem]) -> dict[Problem, str]:
    """The warnings that stand with many of their kind, each with the file or folder that they are in."""
    warnings = [problem for problem in found if problem.severity == "warning"]
    places: dict[Problem, str] = {}
    for folders in (False, True):
        alone = {
            problem: problem.path.rpartition("/")[0] if folders else problem.path
            for problem in warnings
            if problem not in places
        }
        count = Counter((place, problem.code) for problem, place in alone.items())
        places |= {problem: place for problem, place in alone.items() if count[place, problem.code] > MANY}
    return places


def _sum(place: str, code: str, count: int) -> str:
    many = _MANY.get(code, f"of these: {CODES[code].removesuffix('.')}")
    return f"{place or '.'}: warning {code}: {count:,} {many}; “facing-pages check --all” lists them."


def tally(problems: Iterable[Problem]) -> str:
    """How many there are: ``2 errors, 1 warning``."""
    kinds = [problem.severity for problem in set(problems)]
    parts = [(kinds.count("error"), "error"), (kinds.count("warning"), "warning")]
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in parts)
