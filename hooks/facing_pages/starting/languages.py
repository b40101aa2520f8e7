"""Guess the language of a text: by its script, else by the small words it uses most."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

UNKNOWN = "und"
"""The tag for a language that is not known, as BCP 47 has it."""

_LEAST = 3
"""As many small words of a language are wanted before it counts as found."""
_MOST_CHARACTERS = 20_000
_SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "ARABIC": "ar",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "THAI": "th",
}
_SMALL_WORDS = {
    "en": "the of and to in that is was for it with as on by this from are which".split(),
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine".split(),
    "fr": "le la les et des une du que est dans qui pour pas sur au par il avec".split(),
    "es": "el la los y las que una del por con para es como más pero su al fue".split(),
    "pt": "os uma que não para com por mais como mas foi ao das dos no na são em".split(),
    "it": "il di che la per un una del con non sono alla nel dei più gli ha anche".split(),
    "nl": "de het een van en dat is op te zijn met voor niet aan er om ook als".split(),
    "sv": "och att det som en på är av för med den till inte om ett har de var".split(),
}


def guess(text: str) -> str:
    """The tag of a text's language, ``und`` where there is nothing to go by.

    >>> guess("The bridge was opened by the county, and it is the first of its kind.")
    'en'
    """
    start = text[:_MOST_CHARACTERS]
    return _by_script(start) or _by_words(start)


def _by_script(text: str) -> str | None:
    """The language of the script that most letters are of; Japanese has letters of its own among many Chinese ones."""
    letters = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    if not letters:
        return None
    if letters["HIRAGANA"] + letters["KATAKANA"] > letters.total() / 20:
        return "ja"
    return _SCRIPTS.get(letters.most_common(1)[0][0])


def _by_words(text: str) -> str:
    words = Counter(re.findall(r"\w+", text.lower()))
    found = {tag: sum(words[word] for word in small) for tag, small in _SMALL_WORDS.items()}
    best = max(found, key=lambda tag: found[tag])
    return best if found[best] >= _LEAST else UNKNOWN
