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
