"""The policy of every page: what a browser lets run in it, and that the page needs no more."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from facing_pages.publishing.policy import HEADERS
from tests.conftest import ROOT
from tests.pages import KINDS, Page, pages, parse
from tests.sites import Builder, Site

POLICY = 'meta[http-equiv="Content-Security-Policy"]'
EXAMPLES = [ROOT / ".github" / "examples" / f"headers.{host}.conf" for host in ("apache", "nginx")]


def _directives(page: LexborHTMLParser) -> dict[str, set[str]]:
    (policy,) = page.css(POLICY)
    parts = [part.split() for part in (policy.attributes["content"] or "").split(";")]
    return {name: set(values) for name, *values in parts}


def _hashes(elements: list[LexborNode]) -> set[str]:
    words = [element.text(deep=True).encode() for element in elements]
    return {f"'sha256-{base64.b64encode(hashlib.sha256(one).digest()).decode()}'" for one in words}


def _parsed(site: Path) -> list[tuple[Page, LexborHTMLParser]]:
    return [(page, parse(site / page.path)) for page in pages(site)]


def test_a_policy_stands_before_everything_that_it_is_for(any_site: Site) -> None:
    for page, html in _parsed(any_site.folder):
        assert html.head
        held = html.head.css(f"{POLICY}, script, style, link[rel=stylesheet], link[rel=preload], link[rel=manifest]")
        assert held, page
        assert held[0].attributes.get("http-equiv") == "Content-Security-Policy", page
        assert _directives(html)["default-src"] == {"'none'"}, page


def test_no_other_site_is_told_from_which_page_a_reader_comes(any_site: Site) -> None:
    for page, html in _parsed(any_site.folder):
        # One leads to the site itself, the other is opened from a disk.
        if page.kind not in ("redirect", "class file"):
            (said,) = html.css("head meta[name=referrer]")
            assert said.attributes["content"] == HEADERS["Referrer-Policy"], page


def test_a_policy_names_the_scripts_and_styles_of_its_page_and_no_other(any_site: Site) -> None:
    for page, html in _parsed(any_site.folder):
        said = _directives(html)
        scripts = _hashes(html.css("script:not([src]):not([type])"))
        assert said["script-src"] - {"'self'"} == scripts, page
        if page.kind != "class file":  # its styles are its own, and it can ask for no others
            assert said["style-src"] == {"'self'"} | _hashes(html.css("style")), page


def test_no_policy_lets_text_be_run_or_another_site_be_asked(any_site: Site) -> None:
    known = {"'none'", "'self'", "data:"}
    for page, html in _parsed(any_site.folder):
        said = _directives(html)
        allowed = set().union(*(values for name, values in said.items()))
        unknown = {value for value in allowed - known if not value.startswith("'sha256-")}
        assert unknown <= ({"'unsafe-inline'"} if page.kind == "class file" else set()), page
        assert not [value for value in said["script-src"] if "unsafe" in value or value == "data:"], page


def test_no_element_has_styles_or_a_handler_of_its_own(any_site: Site) -> None:
    for page, html in _parsed(any_site.folder):
        found = {name for node in html.css("*") for name in node.attributes if name == "style" or name.startswith("on")}
        assert not found, page
        assert not html.css('[href^="javascript:"], script[type=importmap], base[href]'), page


def test_every_kind_of_page_is_looked_at(edition: Builder) -> None:
    editions = ("full", "two", "french")
    assert {page.kind for name in editions for page in pages(edition(name).folder)} == set(KINDS)


# --- headers ----------------------------------------------------------------


def _blocks(site: Path) -> dict[str, dict[str, str]]:
    """What a host's file says, by addresses."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            name, _, words = line.strip().partition(": ")
            found[path][name] = words
        else:
            path = line
            found[path] = {}
    return found


def _said_of(address: str, blocks: dict[str, dict[str, str]]) -> list[str]:
    """The policies that a host says with an address, as Netlify and Cloudflare Pages read their file."""
    patterns = {path: re.sub(r":\w+", "[^/]+", path).replace("*", ".*") for path in blocks}
    return [
        blocks[path]["Content-Security-Policy"] for path, pattern in patterns.items() if re.fullmatch(pattern, address)
    ]


def test_a_host_is_told_that_only_the_pages_made_for_other_sites_may_stand_in_their_frames(full: Site) -> None:
    blocks = _blocks(full.folder)
    assert blocks["/*"] == HEADERS
    for page in pages(full.folder):
        if page.kind == "not found":
            continue  # it is shown at any address
        said = " ".join(_said_of(f"/{page.address}", blocks))
        assert said.startswith("default-src 'none'; "), page
        assert ("frame-ancestors 'self'" in said) == (page.kind != "embed"), page


def test_the_addresses_are_below_that_of_the_site(edition: Builder) -> None:
    assert {path.startswith("/sub/path/") for path in _blocks(edition("two").folder)} == {True}


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_the_examples_for_hosts_say_the_same(file: Path) -> None:
    example = file.read_text(encoding="utf-8")
    for name, words in HEADERS.items():
        assert f'{name} "{words}' in example, name
    assert "frame-ancestors 'self'" in example
