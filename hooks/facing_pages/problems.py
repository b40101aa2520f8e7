"""Problems are values: what is wrong, where, and what to do about it.

No stage stops at the first one. Each returns its problems beside its result,
and they are shown together; any error fails the build before the old site is
touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

CODES: dict[str, str] = {
    # reading files
    "not-utf8": "The file is not UTF-8 text.",
    "nul-byte": "The file holds a NUL byte.",
    "empty-file": "The file has no words.",
    "missing-file": "A file that must be there is not.",
    # front matter, YAML and records
    "yaml": "The YAML cannot be read.",
    "front-matter": "The file does not begin with front matter between two lines of three hyphens.",
    "duplicate-key": "A key stands twice in one mapping.",
    "unknown-key": "A key is not one of those this kind of file may have.",
    "missing-key": "A key that must be there is not.",
    "wrong-value": "A value is not of the kind that its key needs.",
    "duplicate-id": "Two records have the same id.",
    "unknown-id": "A name refers to a record that does not exist.",
    "bad-redirect": "A redirect leads nowhere, or from a name that is in use.",
    "vanished-id": "An id that was published is gone, and no redirect leads on from it.",
    "bad-id": "A file's or folder's name cannot serve as an id: lower-case letters, figures and hyphens only.",
    "reserved-name": "A name stands for something else on the site, and cannot be taken.",
    # the dossier
    "dossier-without-text": "A dossier stands without its text.",
    "text-without-dossier": "A text stands without its dossier.",
    "two-texts": "Two texts stand beside one dossier.",
    "changed-text": "The text is not the one whose SHA-256 the dossier records.",
    # an article's text
    "undefined-mark": "A note mark in the text has no definition.",
    "duplicate-definition": "A note is defined more than once.",
    "unmarked-definition": "A note is defined and no mark in the text calls it.",
    "late-access": "A note says its author looked at a day after the article's own date.",
    "unread-date": "An access date is no day of the calendar, read day first.",
    "wrong-hint": "What the dossier says of the text does not fit the text.",
    # quotations
    "quotation-not-found": "The quoted words do not occur in the article.",
    "quotation-not-unique": "The quoted words occur more than once in the article.",
    "quotation-too-short": "A quotation has fewer than three words.",
    # prose
    "raw-html": "Prose holds HTML; it is shown as text.",
    "bad-link": "A link leads nowhere or uses a scheme other than http, https and mailto.",
    # a whole comparison
    "silent-without-signature": "A reading neither speaks at an event nor is its silence signed.",
    "speaks-and-silent": "A reading has passages at an event and a silence too.",
    "silence-broken": "A word looked for in vain does occur in the article.",
    "paragraph-outside": "A paragraph is in no event and not listed as outside all.",
    "excerpt-outside": "In an edition of excerpts, something quotes words that no event and no annotation quotes.",
    "annotation-outside": "An annotation stands on words that no event shows.",
    "one-sided-contrast": "A contrast does not name a passage of each reading.",
    "minutes-amiss": "The steps of a plan do not add up to its minutes.",
    "one-sided-question": "A question does not name a passage of each reading.",
    "finding-without-source": "An evidence annotation cites no source.",
    "weak-finding": "A finding rests only on works known from a reference.",
    "unused-name": "A name is counted and occurs in no article.",
    "uncited-source": "A source is recorded and nothing cites it.",
    "unquoted-side": "An event's ledger quotes nothing from a side that speaks.",
    "loaded-word": "Editorial prose uses a word that takes sides.",
    "long-annotation": "An annotation is over 80 words.",
    "long-quotation": "Editorial prose quotes more than 25 words at once.",
    "long-case": "A case restated is over 120 words.",
    "thin-case": "A case restated has fewer than three bound quotations.",
    "long-introduction": "The introduction is over 400 words.",
    "long-gloss": "An event's gloss is over 120 characters.",
}
"""Every code a problem may have, with its meaning in one sentence."""


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
    nearest = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=60)
    return " ".join(filter(None, (f"Did you mean “{nearest[0]}”?" if nearest else "", otherwise)))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that fail a build."""
    return [problem for problem in problems if problem.severity == "error"]


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """All problems, each once, errors before warnings, then by file and line."""
    return sorted(set(problems), key=lambda problem: (problem.severity, problem))


def show(problems: Iterable[Problem]) -> str:
    """All problems in order, as a person reads them."""
    return "\n".join(map(str, ordered(problems)))


def tally(problems: Iterable[Problem]) -> str:
    """How many there are: ``2 errors, 1 warning``."""
    kinds = [problem.severity for problem in set(problems)]
    parts = [(kinds.count("error"), "error"), (kinds.count("warning"), "warning")]
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in parts)
