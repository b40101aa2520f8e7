"""A page asks nothing of any other host; only a link that a reader follows may lead there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from tests.pages import parse
from tests.sites import Site

# What a browser fetches by itself. A link of another kind (canonical, licence,
# author) only says something about the page.
FETCHED_LINKS = frozenset(
    "stylesheet icon preload prefetch preconnect dns-prefetch modulepreload manifest apple-touch-icon mask-icon".split()
)
FETCHED_ATTRIBUTES = ("src", "srcset", "poster", "data", "action", "formaction", "background", "ping", "xlink:href")

_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"'\s)]+)|@import\s+["']([^"']+)""")


def _elsewhere(address: str) -> bool:
    parts = urlsplit(address.strip())
    return bool(parts.netloc)


def _css_addresses(css: str) -> list[str]:
    return [first or second for first, second in _CSS_ADDRESS.findall(css)]


def _fetched(file: Path) -> list[str]:
    """Every address that a page makes a browser fetch."""
    page = parse(file)
    found = []
    for node in page.css("*"):
        attributes = node.attributes
        for name in FETCHED_ATTRIBUTES:
            value = attributes.get(name) or ""
            # A srcset is a list of addresses, each with a size behind it.
            found += [part.split()[0] for part in value.split(",") if part.split()] if name == "srcset" else [value]
        if node.tag == "link" and FETCHED_LINKS.intersection((attributes.get("rel") or "").split()):
            found.append(attributes.get("href") or "")
        if node.tag == "style":
            found += _css_addresses(node.text())
        found += _css_addresses(attributes.get("style") or "")
    return [address for address in found if address]


def test_pages_fetch_nothing_from_another_host(any_site: Site) -> None:
    pages = sorted(any_site.folder.rglob("*.html"))
    assert pages
    addresses = {
        f"{page.relative_to(any_site.folder)}: {address}"
        for page in pages
        for address in _fetched(page)
        if _elsewhere(address)
    }
    assert not addresses


def test_style_sheets_fetch_nothing_from_another_host(any_site: Site) -> None:
    site = any_site.folder
    sheets = sorted(site.rglob("*.css"))
    assert sheets
    addresses = {
        f"{sheet.relative_to(site)}: {address}"
        for sheet in sheets
        for address in _css_addresses(sheet.read_text(encoding="utf-8"))
        if _elsewhere(address)
    }
    assert not addresses


def test_addresses_that_are_fetched_are_found(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        '<link rel="canonical" href="https://a/"><link rel="icon" href="https://b/"><style>@import "//c/";</style>'
        '<a href="https://d/" ping="https://e/"></a><img srcset="f.png 1x, https://g/ 2x" style="mask: url( //h/ )">',
        encoding="utf-8",
    )
    assert {address for address in _fetched(file) if _elsewhere(address)} == {
        "https://b/",
        "//c/",
        "https://e/",
        "https://g/",
        "//h/",
    }
