"""The class file: a comparison in one HTML file that asks nothing of the network.

A template (``classfile.html``) lays it out. Links to what is in it lead to that
place in it (``addresses.OneFile``), links to what is not lead to the site, if
its address is known, and are no links otherwise.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass

import jinja2

from facing_pages.addresses import OneFile
from facing_pages.model import Comparison
from facing_pages.publishing.minifying import small

MOST_BYTES = 1_100_000
"""What a class file may weigh, documents, who is who, charts and the debate in it: a mail takes it, and a stick."""

_STAND_IN = re.compile(r"@font-face\{[^}]*local\([^}]*\}")
_TOO_MUCH = re.compile(r"@font-face\{[^}]*(?:alegreya sc|alegreya-sans-700)[^}]*\}", re.IGNORECASE)
"""Faces that a file is read without: a browser makes small capitals and a bold sans of the others."""
_SMALL_CAPITALS = re.compile(r"font(?:-family)?:[^;}]*var\(--fp-sc\)")
_FONT = re.compile(r"url\(\"?\.\./fonts/([\w-]+\.woff2)\"?\)")


TEMPLATE = "classfile.html"
FILE = "{comparison}.html"
"""What the file is called, among the data of its comparison."""


@dataclass(frozen=True)
class Parts:
    """What stands in every class file of a site: its styles and its script, small, and its icon."""

    styles: str
    script: str
    icon: str


def path(comparison: str) -> str:
    """Where the file of a comparison, by its id, lies from the site's root."""
    return f"{comparison}/data/{FILE.format(comparison=comparison)}"


def data_address(content: bytes, media_type: str) -> str:
    """An address that holds what it leads to.

    >>> data_address(b"fp", "font/woff2")
    'data:font/woff2;base64,ZnA='
    """
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def with_fonts(styles: str, fonts: Mapping[str, bytes]) -> str:
    """Styles with their typefaces in them; these are there at once, so that nothing stands in for them.

    Raises:
        KeyError: a typeface is not among ``fonts``, which go by their file names.
    """
    needed = _TOO_MUCH.sub("", _STAND_IN.sub("", styles))
    needed = _SMALL_CAPITALS.sub(r"\g<0>;font-variant-caps:small-caps", needed)
    held = _FONT.sub(lambda found: f"url({data_address(fonts[found[1]], 'font/woff2')})", needed)
    return held.replace("font-display:optional", "font-display:block")


def made(comparison: Comparison, template: jinja2.Template, parts: Parts, site: str) -> bytes:
    """A comparison's class file.

    Arguments:
        template: ``classfile.html`` of the library's own environment.
        site: the site's address, ending in a slash; empty where it is not known.
    """
    page = template.render(
        comparison=comparison,
        here=OneFile(comparison, site),
        one_file=True,
        parts=parts,
        address=f"{site}{comparison.id}/" if site else "",
    )
    return finished(page)


def finished(page: str) -> bytes:
    """The file as it is carried off, of what the template made."""
    return small(page, "html").encode()
