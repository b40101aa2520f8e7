"""The class file: one file, within its size, with all of a comparison in it and no way out but links."""

from __future__ import annotations

import base64
import doctest
import hashlib
import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from facing_pages.publishing import classfile
from facing_pages.publishing.classfile import MOST_BYTES, finished, with_fonts
from tests.pages import comparisons, found, of_kind, parse
from tests.sites import Site

Opened = tuple[LexborHTMLParser, dict[str, Any], Site]
"""A class file as a browser would read it, the data of its comparison, and the site it comes from."""


@pytest.fixture
def files(any_site: Site) -> list[Opened]:
    """The class file of every comparison of an edition."""
    site = any_site.folder
    found = zip(of_kind(site, "class file"), comparisons(site), strict=True)
    return [(parse(site / page.path), data, any_site) for page, data in found]


def _texts(node: LexborNode | LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(found.text().split()) for found in node.css(selector)]


def _first(page: LexborHTMLParser, selector: str) -> LexborNode:
    found = page.css_first(selector)
    assert found is not None, selector
    return found


def test_it_is_within_its_size_and_the_front_page_says_how_big_it_is(any_site: Site) -> None:
    site = any_site.folder
    for page, front in zip(of_kind(site, "class file"), of_kind(site, "front"), strict=True):
        size = (site / page.path).stat().st_size
        assert size <= MOST_BYTES
        name = page.path.rpartition("/")[2]
        said = _first(parse(site / front.path), f'p:has(> a[href$="/data/{name}"])')
        assert f"({size // 1000}\u00a0k" in said.text().lower()


def test_whatever_it_shows_is_in_it(files: list[Opened]) -> None:
    for file, _, _ in files:
        fetched = file.css("[src], [srcset], [data], [poster], link, script[type=module], iframe, object, embed")
        addresses = [node.attributes.get("href") or node.attributes.get("src") or "" for node in fetched]
        assert {address[:5] for address in addresses} == {"data:"}  # its icon and its pictures
        assert [node.tag for node in fetched if node.tag != "img"] == ["link"]
        styles = "".join(style.text() for style in file.css("style"))
        assert set(re.findall(r"url\((.{5})|(@import)", styles)) == {("data:", "")}


def test_it_has_no_faces_that_a_browser_can_make_of_the_others(files: list[Opened]) -> None:
    for file, _, _ in files:
        styles = "".join(style.text() for style in file.css("style")).lower()
        assert re.findall(r"@font-face\{font-family:\"?(alegreya[^;\"]*)", styles)
        assert not re.search(r"@font-face\{[^}]*(alegreya sc|font-weight:700)", styles)


def test_links_lead_into_it_or_to_a_whole_address(files: list[Opened]) -> None:
    for file, data, _ in files:
        ids = {node.attributes["id"] for node in file.css("[id]")}
        hrefs = [link.attributes["href"] or "" for link in file.css("a[href]")]
        assert len(hrefs) > 5 * len(data["events"])
        assert not [href for href in hrefs if not re.match(r"#|https?://|mailto:", href)]
        assert not [href for href in hrefs if href.startswith("#") and href[1:] not in ids]


def test_a_browser_lets_it_run_its_own_scripts_and_nothing_else(files: list[Opened]) -> None:
    for file, _, _ in files:
        policy = _first(file, "meta[http-equiv]").attributes["content"] or ""
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe-inline" not in policy.partition("script-src")[2]
        own = [hashlib.sha256(script.text().encode()).digest() for script in file.css("script:not([type])")]
        assert len(own) == 2  # its own, and the one that sets what the address asks for
        allowed = " ".join(sorted(f"'sha256-{base64.b64encode(one).decode()}'" for one in own))
        assert " ".join(sorted(policy.partition("script-src ")[2].split())) == allowed


def test_every_word_of_the_facing_pages_is_in_it(files: list[Opened]) -> None:
    for file, data, site in files:
        page = parse(site.folder / data["id"] / "facing" / "index.html")
        whole = parse(site.folder / data["id"] / "facing" / "texts" / "index.html")
        rows = page.css("section[data-event]")
        assert rows
        for control in page.css(".fp-carry, .fp-cite"):
            control.decompose()  # what is done on a site alone
        held = _texts(file, ".fp-document :is(h3, p, li, dd), .fp-document .fp-entry p")
        for beside in page.css(".fp-beside"):
            # A document has its words once, on its card: an event in the file leads there.
            for words in _texts(beside, ".fp-brief :is(li, blockquote p, .fp-label)"):
                assert words in held
            (names,) = (
                it for it in file.css(".fp-beside") if it.attributes["aria-label"] == beside.attributes["aria-label"]
            )
            assert _texts(names, ".fp-later > summary") == _texts(beside, ".fp-later > summary")
            assert _texts(names, "a[href]") == _texts(beside, ".fp-doc > summary, .fp-beside__chart")
            for it in (beside, names):
                it.decompose()
        for row in rows:
            same = _first(file, f'[id="{row.attributes["id"]}"]')
            for selector in ("h2", "h3", "p", "summary", ".fp-annotation__body p", ".fp-ledger li"):
                assert _texts(same, selector) == _texts(row, selector)
        for selector in (".fp-full p[id]", ".fp-full .fp-text:is(h3, h4, h5, h6)", ".fp-foots p"):
            # Not every article has headings, or notes.
            assert _texts(whole, selector) or selector != ".fp-full p[id]"
            assert _texts(file, selector) == _texts(whole, selector)


def test_the_rest_of_the_comparison_is_in_it(files: list[Opened]) -> None:
    for file, data, _ in files:
        held = "".join(_first(file, "main").text().split())
        words = [term["title"] for term in data["terms"]]
        words += [entry["name"] for entry in data["who"]]
        words += [words for document in data["documents"] for words in (document["title"], *_of_a_card(document))]
        words += [source["title"] for source in data["sources"] if source.get("title") and "“" not in source["title"]]
        for article in data["articles"]:
            words += filter(None, (article[key] for key in ("byline", "publication", "rights", "permission")))
        assert len(file.css('[aria-labelledby="part-questions"] .fp-asked > li')) == len(data["questions"])
        assert len(file.css(".fp-works > li")) == len(data["sources"])
        assert not [word for word in words if "".join(word.split()) not in held]


def _of_a_card(document: dict[str, Any]) -> list[str]:
    """What a document says, in our words and in its own, and where."""
    return [
        document["maker"]["markdown"],
        *(words for one in document["says"] for words in (one["text"]["markdown"], one["place"])),
        *(words for one in document["quotations"] for words in (one["text"], one["place"])),
    ]


def test_neither_the_search_nor_the_sitemap_has_it(any_site: Site) -> None:
    for data in comparisons(any_site.folder):
        assert not [one for one in found(any_site.folder) if f"data/{data['id']}" in one.location]
        sitemap = any_site.folder / "sitemap.xml"
        assert not sitemap.exists() or f"data/{data['id']}." not in sitemap.read_text(encoding="utf-8")


def test_what_stands_in_lines_keeps_its_spaces_and_what_is_set_out_its_lines() -> None:
    page = "<p>A <b>b</b> <i>c</i>d\n  e</p><pre>f\n  g</pre>"
    made = LexborHTMLParser(finished(page).decode())
    assert _first(made, "p").text().split() == ["A", "b", "cd", "e"]
    assert _first(made, "pre").text() == "f\n  g"


def test_typefaces_are_in_the_styles_and_nothing_stands_in_for_them() -> None:
    styles = (
        "@font-face{font-family:A;font-display:optional;src:url(../fonts/a.woff2)}"
        "@font-face{font-family:B;src:local(Arial)}p{color:red}"
    )
    held = with_fonts(styles, {"a.woff2": b"fp"})
    assert held == ("@font-face{font-family:A;font-display:block;src:url(data:font/woff2;base64,ZnA=)}p{color:red}")
    with pytest.raises(KeyError):
        with_fonts(styles, {})


def test_the_examples_hold() -> None:
    assert doctest.testmod(classfile).attempted
    assert not doctest.testmod(classfile).failed
