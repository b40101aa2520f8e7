"""What a page says of itself elsewhere: its description, its picture for sharing, its icons."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image
from protego import Protego

from tests.pages import KINDS, Page, comparisons, pages, parse
from tests.sites import Builder, Site

READ = tuple(kind for kind in KINDS if kind not in ("redirect", "not found", "class file", "embed"))


def _size(file: Path) -> tuple[str | None, tuple[int, int], str]:
    """A picture's format, its size in pixels and its kind of colours."""
    with Image.open(file) as picture:
        return picture.format, picture.size, picture.mode


def _read(site: Path) -> list[Page]:
    return [page for page in pages(site) if page.kind in READ]


def _said(site: Path, page: Page, name: str) -> str | None:
    node = parse(site / page.path).css_first(f'meta[name="{name}"], meta[property="{name}"]')
    return node.attributes["content"] if node else None


def test_every_page_has_a_description_of_its_own(any_site: Site) -> None:
    said = {page.address: _said(any_site.folder, page, "description") or "" for page in _read(any_site.folder)}
    assert [address for address, words in said.items() if len(words) < 20] == []
    assert [words for words, times in Counter(said.values()).items() if times > 1] == []


def test_the_head_of_a_page_under_a_letter_names_no_author(full: Site) -> None:
    data = comparisons(full.folder)[0]
    hidden = [article[key] for article in data["articles"] for key in ("title", "byline", "publication")]
    for page in (page for page in _read(full.folder) if page.kind == "veiled"):
        said = [node.attributes["content"] or "" for node in parse(full.folder / page.path).css("meta[content]")]
        assert [name for name in hidden if any(name in words for words in said)] == [], page


def test_what_is_shared_of_a_page_is_its_own_name_and_description(any_site: Site) -> None:
    for page in _read(any_site.folder):
        title = parse(any_site.folder / page.path).css_first("title").text()  # type: ignore[union-attr]
        assert title.startswith(_said(any_site.folder, page, "og:title") or "nothing"), page
        assert _said(any_site.folder, page, "og:description") == _said(any_site.folder, page, "description")
        assert _said(any_site.folder, page, "twitter:card") == "summary_large_image"


def test_no_page_is_called_as_the_site_twice(any_site: Site) -> None:
    for page in _read(any_site.folder):
        names = parse(any_site.folder / page.path).css_first("title").text().split(" - ")  # type: ignore[union-attr]
        assert len(set(names)) == len(names), page


def test_a_page_of_a_site_with_an_address_names_itself_and_its_picture_whole(edition: Builder) -> None:
    site = edition("two").folder
    address = "https://edition.example.org/sub/path/"
    front = Page("front", "ferry/")
    assert _said(site, front, "og:url") == f"{address}ferry/"
    assert _said(site, front, "og:image") == f"{address}ferry/card.png"
    assert _said(site, Page("home", ""), "og:image") == f"{address}card.png"
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert re.search(r"^Sitemap: (.*)$", robots, re.MULTILINE)[1] == f"{address}sitemap.xml"  # type: ignore[index]
    assert (site / "sitemap.xml").is_file()


def test_a_site_without_an_address_makes_up_none(edition: Builder) -> None:
    site = edition("full").folder
    assert _said(site, Page("front", "tram/"), "og:url") is None
    assert "Sitemap" not in (site / "robots.txt").read_text(encoding="utf-8")
    assert not [*site.glob("sitemap.xml*")], "an empty one is none"


def test_every_comparison_and_the_site_have_a_picture_for_sharing(any_site: Site) -> None:
    for folder in ("", *(data["id"] for data in comparisons(any_site.folder))):
        file = any_site.folder / folder / "card.png"
        assert _size(file)[:2] == ("PNG", (1200, 630))
        with Image.open(file) as picture:
            assert len(picture.getcolors() or ()) > 10, "something is drawn on it"


def test_a_system_finds_name_and_icons_in_the_manifest(any_site: Site) -> None:
    for page in _read(any_site.folder):
        link = parse(any_site.folder / page.path).css_first('link[rel="manifest"]')
        assert link, page
        path = (any_site.folder / page.path).parent / (link.attributes["href"] or "")
        assert path.resolve() == (any_site.folder / "manifest.webmanifest").resolve()
    manifest = json.loads((any_site.folder / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["start_url"] == "./"
    assert manifest["name"]
    assert manifest["lang"]
    found = {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]}
    assert found >= {(f"{size}x{size}", use) for size in (192, 512) for use in ("any", "maskable")}
    for icon in manifest["icons"]:
        file = any_site.folder / icon["src"]
        if icon["type"] == "image/png":
            assert "{}x{}".format(*_size(file)[1]) == icon["sizes"]
        else:
            assert file.is_file()


def test_a_telephone_finds_an_icon_for_its_first_screen(any_site: Site) -> None:
    page = parse(any_site.folder / "index.html")
    link = page.css_first('link[rel="apple-touch-icon"]')
    assert link
    _, size, mode = _size(any_site.folder / (link.attributes["href"] or ""))
    assert size == (180, 180)
    assert mode != "RGBA", "a telephone would set it on black"


def test_a_site_map_names_every_page_that_is_of_its_own_and_no_other(edition: Builder) -> None:
    """After the protocol’s schema: one page at least, each by its whole address, which has at most 2,048 characters."""
    site, address = edition("two").folder, "https://edition.example.org/sub/path/"
    root = ElementTree.parse(site / "sitemap.xml").getroot()  # noqa: S314  our own
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{space}urlset"
    assert {child.tag for child in root} == {f"{space}url"}
    found = [child.findtext(f"{space}loc") or "" for child in root]
    assert len(found) == len(set(found)) <= 50_000
    assert all(12 <= len(one) <= 2048 and one.startswith(address) for one in found)
    for child in root:
        assert {part.tag.removeprefix(space) for part in child} <= {"loc", "lastmod", "changefreq", "priority"}
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", child.findtext(f"{space}lastmod") or "")
    own = {page.address for page in _read(site) if page.kind != "veiled"}
    assert {one.removeprefix(address) for one in found} == own


def test_every_robot_may_read_every_page(any_site: Site) -> None:
    said = Protego.parse((any_site.folder / "robots.txt").read_text(encoding="utf-8"))
    for page in _read(any_site.folder):
        assert said.can_fetch(f"https://edition.example.org/{page.address}", "any")
    assert len([*said.sitemaps]) == (any_site.folder / "sitemap.xml").is_file()
