"""The language that a page declares for its article, where the article's script does not speak against it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

from facing_pages.importing.imported import Said
from facing_pages.importing.pages.tree import Element

_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}", re.IGNORECASE)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SCRIPTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys("ru uk be bg mk kk ky mn".split(), frozenset(("CYRILLIC",))),
    **dict.fromkeys("ar fa ur ps".split(), frozenset(("ARABIC",))),
    **dict.fromkeys("he yi".split(), frozenset(("HEBREW",))),
    **dict.fromkeys("hi mr ne sa".split(), frozenset(("DEVANAGARI",))),
    "el": frozenset(("GREEK",)),
    "th": frozenset(("THAI",)),
    "ko": frozenset(
        (
            "HANGUL",
            "CJK",
        )
    ),
    "zh": frozenset(
        (
            "CJK",
            "BOPOMOFO",
        )
    ),
    "ja": frozenset(
        (
            "CJK",
            "HIRAGANA",
            "KATAKANA",
        )
    ),
    **dict.fromkeys(
        "en de fr es it pt nl sv da no nb nn fi pl cs sk hu ro tr is ca eu gl et lv lt sl hr id ms vi cy ga la".split(),
        frozenset(("LATIN",)),
    ),
}
"""The scripts that languages are written in; of a language that is not here, nothing is known."""


def language_of(scope: Element, text: str) -> Said | None:
    """The language declared nearest to the article; None where none is, or where its script is another's."""
    declared = next(
        (tag for node in (scope, *scope.iterancestors()) if (tag := node.get("lang") or node.get(_XML_LANG))), ""
    ).strip()
    if not _TAG.fullmatch(declared):
        return None
    tag = declared.replace("_", "-")
    scripts = _SCRIPTS.get(tag.partition("-")[0].lower())
    found = Counter(unicodedata.name(char, "?").split()[0] for char in text[:4000] if char.isalpha())
    if scripts is None or not found:
        return Said(tag, "the page’s own marks")
    if sum(found[script] for script in scripts) * 2 < found.total():
        return None
    return Said(tag, "the page’s own marks", sure="LATIN" not in scripts)
