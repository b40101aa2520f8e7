"""Titles and names of works in a script that the site has no typeface for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from facing_pages.model import Comparison, Source
from facing_pages.problems import Problem

SHOWN = "LATIN"
"""The one script of the site's typefaces, as the names of its letters in Unicode have it."""

_LAST_LATIN = "\u024f"
"""Up to here every letter is Latin, or of no script."""
_LETTERS = re.compile(r"[^\W\d_]+")
_OF_NO_SCRIPT = frozenset(("FEMININE", "MASCULINE", "MICRO", "MODIFIER"))
"""How the names of letters begin that stand in texts of any script."""


def foreign(words: str | None) -> str:
    """The first run of two letters or more in another script than the site's; empty where there is none.

    One letter alone, such as an α among Latin words, is a sign and no writing.

    >>> foreign("Über α-particles"), foreign("禁用 DeepSeek"), foreign("Ёлка 2022")
    ('', '禁用', 'Ёлка')
    """
    if not words or max(words) <= _LAST_LATIN:
        return ""
    for run in _LETTERS.findall(unicodedata.normalize("NFC", words)):
        for is_foreign, letters in groupby(run, _is_foreign):
            found = "".join(letters)
            if is_foreign and len(found) > 1:
                return found
    return ""


def in_other_scripts(comparison: Comparison) -> Iterator[Problem]:
    """A warning for each title that needs a translation, and for each author's name that needs Latin letters."""
    for source in comparison.sources:
        if foreign(source.title) and not source.translated:
            message = f"The title of “{source.id}” is in a script that the site has no typeface for."
            yield _problem(source, message, "Add “title-translated: …” with the title in the language of the pages.")
        for person in source.author:
            if foreign(person.written) and not person.latin:
                message = f"The name {person.written} is in a script that the site has no typeface for."
                yield _problem(source, message, "Add “latin: …” beside the name, with the whole name in Latin letters.")


def _problem(source: Source, message: str, repair: str) -> Problem:
    return Problem(source.path, source.line, "other-script", message, repair, "warning")


def _is_foreign(letter: str) -> bool:
    name = unicodedata.name(letter, "").split()
    return SHOWN not in name and not _OF_NO_SCRIPT.intersection(name[:1])
