"""What a browser lets a page do: its Content Security Policy, and what a host may say beside it in its headers.

A page loads nothing but files of its site, and runs nothing that stands in it
but the scripts of our templates, each named by its hash; so with its styles. The
hashes are taken of what the templates made, never of a finished page: what finds
its way into that is not among them. The format is that of Content Security
Policy Level 3 (https://www.w3.org/TR/CSP3/).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from facing_pages.publishing.minifying import small

_ELEMENT = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)

_IN_THE_SITE = (
    "default-src 'none'; script-src 'self'{script}; style-src 'self'{style}; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
_ALONE = (
    "default-src 'none'; script-src{script}; style-src 'self'{style}; img-src 'self' data:; font-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)
_OF_ALL = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
"""What any page or class file of a site needs. Which scripts are its own only a page can say."""

_FRAMED = "frame-ancestors 'self'"
"""What no page can say of itself, but only a header: whose frames it may stand in."""

HEADERS = {
    "Content-Security-Policy": _OF_ALL,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""What a host should say with every file."""

FILE = "_headers"
"""Read by Netlify, Cloudflare Pages and other hosts: at the root of what they serve."""

_NO_FRAMES = ("/", "/:page/", "/:comparison/:page/", "/:comparison/facing/*", "/:comparison/data/*")
"""The addresses of everything but the pages of events for other sites, ``/:comparison/embed/:event/``."""

_IN_ONE_FILE = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src{script}"


def page(made: Iterable[str]) -> str:
    """The policy of a page in the frame.

    Arguments:
        made: what templates made, with the scripts and styles that stand in the page, each in an element without
            attributes as it stands there.
    """
    return _filled(_IN_THE_SITE, made)


def alone(made: Iterable[str]) -> str:
    """That of a page outside the frame, which runs none of the site's scripts; likewise."""
    return _filled(_ALONE, made)


def alone_and_small(made: Iterable[str]) -> str:
    """The same of a page that is made small when it is done, with its scripts."""
    return _filled(_ALONE, map(_small, made))


def one_file(made: Iterable[str]) -> str:
    """That of a file which is carried off and asks nothing of the network; it is made small too."""
    return _filled(_IN_ONE_FILE, map(_small, made))


def header_file(address: str, *, is_themed: bool) -> bytes:
    """What a host that reads such a file is to say in its headers.

    Where an address is in two blocks, the host says what is in both; of two policies both hold.

    Arguments:
        address: the site's, of which the path counts; empty where it is not known.
        is_themed: whether the theme's own script runs, of which nobody knows what it needs.
    """
    root = urlsplit(address).path.rstrip("/")
    said = {name: words for name, words in HEADERS.items() if not (is_themed and words == _OF_ALL)}
    blocks = {"/*": said} | {path: {"Content-Security-Policy": _FRAMED} for path in _NO_FRAMES}
    lines = [
        line
        for path, headers in blocks.items()
        for line in (f"{root}{path}", *(f"  {name}: {words}" for name, words in headers.items()))
    ]
    return "\n".join((*lines, "")).encode()


def _filled(policy: str, made: Iterable[str]) -> str:
    hashes: dict[str, dict[str, None]] = {"script": {}, "style": {}}
    for part in made:
        for kind, words in _ELEMENT.findall(part):
            hashes[kind][_hash(words)] = None
    return policy.format_map({kind: "".join(f" {one}" for one in found) for kind, found in hashes.items()})


@cache
def _hash(words: str) -> str:
    """How a policy names a script or a style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()}'"


@cache
def _small(element: str) -> str:
    return small(element, "html")
