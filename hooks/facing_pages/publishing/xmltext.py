"""Text for XML 1.0, which has no place for some characters that a string may hold."""

from __future__ import annotations

import re

_NO_LETTER = re.compile(r"[^\t\n\r -\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")


def fit(text: str) -> str:
    r"""A text without the characters that XML cannot hold, escaped or not.

    >>> fit("one\x07 two\n")
    'one two\n'
    """
    return _NO_LETTER.sub("", text)


def held(text: str) -> str:
    r"""A text with U+FFFD for each of these characters, so that it is as long as it was.

    >>> held("one\x07 two")
    'one� two'
    """
    return _NO_LETTER.sub("\ufffd", text)


_VOID = re.compile(r"<(br|hr)>")


def well_formed(html: str) -> str:
    r"""The HTML of our prose as XML has it: no element stays open, and there are no names for characters but XML’s.

    >>> well_formed("<p>one<br>two&nbsp;three</p>")
    '<p>one<br/>two\xa0three</p>'
    """
    return held(_VOID.sub(r"<\1/>", str(html)).replace("&nbsp;", "\xa0"))
