"""Our scripts and style sheets as they are served: small, and scripts that work together in one file.

A script opens with an essay and gives its types in comments; both are for who
reads the source. What a browser is sent is one module in the place of the one
that imports the others: a request instead of eight, and a third of the bytes.

What may be written is narrow, and kept to by our scripts: an import stands on a
line of its own and names what it takes, from a module beside it; an export
stands before a ``function`` or a ``const``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

import minify
from markupsafe import Markup

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|const) (\w+)", re.MULTILINE)
_TYPES = {"css": "text/css", "js": "application/javascript"}


def small(source: str, kind: Literal["css", "js"]) -> str:
    r"""A style sheet or a module without what only its readers need.

    >>> small("/* Why. */\n.fp-a {\n  color: #ff0000;\n}\n", "css")
    '.fp-a{color:red}'
    """
    return str(minify.string(_TYPES[kind], source))


def css_string(words: str) -> Markup:
    r"""Words as a string of CSS, safe within an element of style: nothing in them ends the one or the other.

    >>> print(css_string('a "b" </style>'))
    "a \22 b\22  \3c /style\3e "
    """
    escaped = re.sub(r"[^\w .,:;()/-]", lambda found: f"\\{ord(found[0]):x} ", " ".join(words.split()))
    return Markup(f'"{escaped}"')  # noqa: S704  what could end it was escaped above


def joined(scripts: Mapping[str, str], entry: str) -> tuple[str, frozenset[str]]:
    """A module with all that it imports, each in a scope of its own, and the names of what it took in.

    Arguments:
        scripts: the sources by file name.
        entry: the name of the module that imports the others.

    Raises:
        KeyError: a module imports one that is not there.
    """
    done: dict[str, str] = {}

    def take(name: str) -> None:
        source = scripts[name]
        for needed in _IMPORT.findall(source):
            if needed[1] not in done:
                take(needed[1])
        body = _IMPORT.sub(lambda found: f"const {{{found[1].replace(' as ', ': ')}}} = {_scope(found[2])};\n", source)
        names = ", ".join(name for _, name in _EXPORT.findall(body))
        body = _EXPORT.sub(r"\1 \2", body).strip()
        done[name] = f"const {_scope(name)} = (() => {{\n{body}\nreturn {{ {names} }};\n}})();\n"

    take(entry)
    return "".join(done.values()), frozenset(done)


def _scope(name: str) -> str:
    return f"${name.removesuffix('.js')}"
