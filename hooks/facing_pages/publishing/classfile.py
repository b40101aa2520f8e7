"""The class file: a comparison in one HTML file that asks nothing of the network.

A template (``classfile.html``) lays it out, with links as they are on any page
that lies in the comparison's ``data/``. Here it becomes a file that can be
carried off: links to what is in it lead to that place in it, links to what is
not lead to the site, if its address is known, and are no links otherwise.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

import jinja2
import minify

from facing_pages.model import Comparison

MOST_BYTES = 600_000
"""What a class file may weigh: a mail takes it, and an old stick."""

BASE = "../"
"""The way from the file to the comparison's folder."""

_POLICY = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src {scripts}"
"""What a browser lets the file do: show what is in it and run the scripts it was built with."""

_RECORDS = {"facing": ("",), "sources": ("",), "glossary": ("term-",), "questions": ("question-", "")}
_RECORDS |= {"introduction": ("part-",)}
"""What stands before the ids of a page's records in the file, where it has records of several pages."""

_STAND_IN = re.compile(r"@font-face\{[^}]*local\([^}]*\}")
_FONT = re.compile(r"url\(\"?\.\./fonts/([\w-]+\.woff2)\"?\)")
_LINK = re.compile(rf' href="{re.escape(BASE)}([^"]*)"')
_SOURCE = re.compile(r'(id="|href="#)source-([^"]+)"')
_ID = re.compile(r'\sid="([^"]*)"')


TEMPLATE = "classfile.html"


@dataclass(frozen=True)
class Parts:
    """What stands in every class file of a site: its styles and its script, small, and its icon."""

    styles: str
    script: str
    icon: str


def path(comparison: Comparison) -> str:
    """Where the file lies, from the site's root."""
    return f"{comparison.id}/data/{comparison.id}.html"


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
    needed = _STAND_IN.sub("", styles)
    held = _FONT.sub(lambda found: f"url({data_address(fonts[found[1]], 'font/woff2')})", needed)
    return held.replace("font-display:optional", "font-display:block")


def policy(scripts: Sequence[str]) -> str:
    """The Content Security Policy of a file that runs these scripts and no other.

    Arguments:
        scripts: each as the element without attributes in which the template sets it.
    """
    digests = (hashlib.sha256(_script(element).encode()).digest() for element in scripts)
    return _POLICY.format(scripts=" ".join(f"'sha256-{base64.b64encode(one).decode()}'" for one in digests))


def made(comparison: Comparison, template: jinja2.Template, parts: Parts, site: str) -> bytes:
    """A comparison's class file.

    Arguments:
        template: ``classfile.html`` of the library's own environment.
        site: the site's address, ending in a slash; empty where it is not known.
    """
    page = template.render(
        comparison=comparison,
        base=BASE,
        one_file=True,
        parts=parts,
        policy=policy,
        address=f"{site}{comparison.id}/" if site else "",
    )
    return finished(page, comparison, site or None)


def finished(page: str, comparison: Comparison, site: str | None) -> bytes:
    """The file as it is carried off.

    Arguments:
        page: what the template made.
        site: the site's address, ending in a slash; None where it is not known.
    """
    return _small(_relinked(page, comparison, site)).encode()


def _small(html: str) -> str:
    return str(minify.string("text/html", html))


def _script(element: str) -> str:
    """The words of a script as they stand in the finished file, which are what a browser takes the hash of."""
    return _small(element).removeprefix("<script>").removesuffix("</script>")


def _relinked(page: str, comparison: Comparison, site: str | None) -> str:
    ids = frozenset(_ID.findall(page))

    def link(found: re.Match[str]) -> str:
        place = next((id for id in _places(found[1], comparison) if id in ids), None)
        if place:
            return f' href="#{place}"'
        return f' href="{urljoin(site + path(comparison), BASE + found[1])}"' if site else ""

    return _SOURCE.sub(_short, _LINK.sub(link, page))


def _short(found: re.Match[str]) -> str:
    """A source's id in few letters, the same for ever: sources are linked to several hundred times."""
    return f'{found[1]}s-{hashlib.sha256(found[2].encode()).hexdigest()[:7]}"'


def _places(address: str, comparison: Comparison) -> tuple[str, ...]:
    """The ids in the file under which what stands at an address below the comparison's folder may stand."""
    page, _, fragment = address.partition("#")
    name = page.rstrip("/").removeprefix("../") or "introduction"
    if not fragment:
        return (f"part-{name}",)
    if name in {reading.id for reading in comparison.readings}:
        return (f"fn:{name}:{fragment.removeprefix('fn:')}", f"{name}-{fragment}", fragment)
    return tuple(f"{kind}{fragment}" for kind in _RECORDS.get(name, ()))
