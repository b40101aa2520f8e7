"""CSS bundling: the style sheets that a sheet imports, joined into one, each in its layer.

What is understood is narrow, and kept to by our sheets. Imports stand at the head of an entry sheet, a line each, and
name a sheet or, with a ``*``, all that fit, in the order of their names: ``@import "parts/*.css" layer(parts);``.
Widths have names (``@custom-media --from-medium (width >= 48em);``, one of CSS's own drafts), which stand in for them
in any ``@media`` or ``@container``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

_IMPORT = re.compile(r'^@import "([^"]+)" layer\((\w+)\);\n', re.MULTILINE)
_URL = re.compile(r'url\("(?!data:|#)([^"]+)"\)')
_CHARSET = re.compile(r'^@charset "[^"]*";')
_NAMED = re.compile(r"^@custom-media (--[\w-]+) ([^;]+);\n", re.MULTILINE)
_QUERY = re.compile(r"@(?:media|container)[^{;]*")
_NAME = re.compile(r"\((--[\w-]+)\)")


def joined(sheets: Mapping[str, str], entry: str) -> tuple[str, frozenset[str]]:
    """A sheet with all that it imports, and the names of what it took in, its own among them.

    Arguments:
        sheets: the sources by their paths within the styles' folder, from which relative addresses are set anew.
        entry: the path of the sheet that imports the others, which lies in that folder itself.

    Raises:
        KeyError: a sheet, or a name for a width, is not there.
    """
    parts: list[str] = []
    taken = {entry}
    for pattern, layer in _IMPORT.findall(sheets[entry]):
        for name in _fitting(sheets, pattern):
            taken.add(name)
            parts.append(f"@layer {layer} {{\n{_moved(_CHARSET.sub('', sheets[name]), name)}\n}}\n")
    return _spelt_out("".join([*parts, _IMPORT.sub("", sheets[entry])])), frozenset(taken)


def order(sheet: str) -> str:
    r"""The layers that a sheet imports into, as a rule that sets their order.

    It heads every sheet that is served beside that one: which of them comes first in a page is then all the same.

    >>> order('@import "base/*.css" layer(base);\n@import "parts/*.css" layer(parts);\n')
    '@layer base,parts;'
    """
    return f"@layer {','.join(dict.fromkeys(layer for _, layer in _IMPORT.findall(sheet)))};"


def _fitting(sheets: Mapping[str, str], pattern: str) -> Iterator[str]:
    found = sorted(name for name in sheets if fnmatchcase(name, pattern))
    if not found:
        raise KeyError(pattern)
    yield from found


def _moved(sheet: str, name: str) -> str:
    """A sheet with its addresses as they are seen from the styles' folder."""
    folder = posixpath.dirname(name)
    return _URL.sub(lambda found: f'url("{posixpath.normpath(posixpath.join(folder, found[1]))}")', sheet)


def _spelt_out(sheet: str) -> str:
    """A sheet with widths in the place of their names."""
    widths = dict(_NAMED.findall(sheet))
    return _QUERY.sub(
        lambda query: _NAME.sub(lambda name: widths[name[1]], query[0]),
        _NAMED.sub("", sheet),
    )
