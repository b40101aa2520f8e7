"""Script bundling and minifying: scripts that work together in one file, and what is served made small.

A script opens with an essay and gives its types in comments; both are for who
reads the source. What a browser is sent is one module in the place of the one
that imports the others: a request instead of eight, and a third of the bytes.

What may be written is narrow, and kept to by our scripts: an import stands on a
line of its own and names what it takes, from a module beside it or in
a folder near it; an export stands before a ``function``, a ``const`` or a ``class``.
No line takes names out of an expression in brackets (``const {a} = (b);``): the minifier would put it before those
that it needs.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.{1,2}/[\w/]+\.js)";\n', re.MULTILINE)
_LATER = re.compile(r'(?<!\{)\bimport\("\./(\w+\.js)"\)')
"""In braces it is the name of a type, in a comment."""
_EXPORT = re.compile(r"^export ((?:async )?function|const|class) (\w+)", re.MULTILINE)


def css_string(words: str) -> Markup:
    r"""Words as a string of CSS, safe within an element of style: nothing in them ends the one or the other.

    >>> print(css_string('a "b" </style>'))
    "a \22 b\22  \3c /style\3e "
    """
    escaped = re.sub(r"[^\w .,:;()/-]", lambda found: f"\\{ord(found[0]):x} ", " ".join(words.split()))
    return Markup(f'"{escaped}"')  # noqa: S704  what could end it was escaped above


def joined(
    scripts: Mapping[str, str], entry: str, there: frozenset[str] = frozenset()
) -> tuple[str, frozenset[str], frozenset[str]]:
    """A module with all that it imports, each in a scope of its own.

    Arguments:
        scripts: the sources by their paths within the scripts' folder.
        entry: the path of the module that imports the others.
        there: modules that are not taken in, for they have their scope already.

    Returns:
        The script, the paths of what it took in, and of what it needs of those that are there.

    Raises:
        KeyError: a module imports one that is not there.
    """
    done: dict[str, str] = {}
    asked: set[str] = set()

    def take(name: str) -> None:
        folder = posixpath.dirname(name)
        found = {path: posixpath.normpath(posixpath.join(folder, path)) for _, path in _IMPORT.findall(scripts[name])}
        asked.update(found.values())
        for needed in found.values():
            if needed not in done and needed not in there:
                take(needed)
        body = _IMPORT.sub(lambda line: _taken(line[1], scripts, found[line[2]]), scripts[name])
        body = _EXPORT.sub(r"\1 \2", body).strip()
        done[name] = (
            f"const {_scope(name)} = (() => {{\n{body}\nreturn [{', '.join(_exports(scripts[name]))}];\n}})();\n"
        )

    take(entry)
    return "".join(done.values()), frozenset(done), there & asked


def served(scripts: Mapping[str, str], entry: str) -> dict[str, str]:
    """What a page may ask for: a module, and those that it imports when it needs them, which lean on it.

    Arguments:
        scripts: the sources by their paths within the scripts' folder.
        entry: the path of the module that a page loads.

    Raises:
        KeyError: a module imports one that is not there.
    """
    whole, parts, _ = joined(scripts, entry)
    made: dict[str, str] = {}
    lent: set[str] = set()
    asked = [name for part in sorted(parts) for name in _LATER.findall(scripts[part])]
    for name in asked:
        later, taken, needed = joined(scripts, name, parts)
        lent |= needed
        # What is imported later may import others later still.
        asked += (one for part in sorted(taken) for one in _LATER.findall(scripts[part]) if one not in asked)
        borrowed = f'import {{ {_scopes(needed)} }} from "./{entry}";\n' if needed else ""
        made[name] = f"{borrowed}{later}export const [{', '.join(_exports(scripts[name]))}] = {_scope(name)};\n"
    return {entry: f"{whole}export {{ {_scopes(lent)} }};\n"} | made


def _exports(script: str) -> list[str]:
    return [name for _, name in _EXPORT.findall(script)]


def _taken(names: str, scripts: Mapping[str, str], path: str) -> str:
    """What stands for an import: names of a scope by their places in it, for a place takes less room than a name."""
    wanted = dict(re.findall(r"(\w+)(?: as (\w+))?", names))
    given = [(wanted.pop(name) or name) if name in wanted else "" for name in _exports(scripts[path])]
    if wanted:
        raise KeyError(f"{path}: {', '.join(wanted)}")
    return f"const [{', '.join(given)}] = {_scope(path)};\n"


def _scopes(names: Iterable[str]) -> str:
    return ", ".join(sorted(map(_scope, names)))


def _scope(name: str) -> str:
    return f"${name.removesuffix('.js').replace('/', '$')}"
