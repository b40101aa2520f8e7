"""Files without what only their readers need."""

from __future__ import annotations

from typing import Literal

_TYPES = {"css": "text/css", "js": "application/javascript", "html": "text/html"}


def small(source: str, kind: Literal["css", "js", "html"]) -> str:
    r"""A style sheet, a module or a page made small.

    >>> small("/* Why. */\n.fp-a {\n  color: #ff0000;\n}\n", "css")
    '.fp-a{color:red}'
    """
    # It begins threads as soon as it is loaded, and a process with threads cannot be forked.
    import minify

    return str(minify.string(_TYPES[kind], source))
