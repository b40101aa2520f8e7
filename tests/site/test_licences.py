"""Whatever a browser is given has an owner and a licence on one page of the site, and in the class file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from facing_pages.publishing import licences
from facing_pages.publishing.licences import WORKS, Work
from facing_pages.translating import gettext, speaking
from tests import pages, sites
from tests.conftest import ROOT
from tests.pages import parse
from tests.sites import Site

KINDS = {".js", ".css", ".woff", ".woff2", ".svg", ".docx", ".map", ".wasm", ".ttf", ".otf"}
PAGE = "licences/index.html"
ALWAYS = tuple(work for work in WORKS if work.when == "always")


def _shipped(site: Path) -> Iterator[str]:
    for path in site.rglob("*"):
        if path.suffix in KINDS:
            yield path.relative_to(site).as_posix()


def _without_an_owner(site: Path, works: tuple[Work, ...]) -> list[str]:
    return [path for path in _shipped(site) if not any(work.holds(path) for work in works)]


def _words(id: str) -> str:
    return licences.words(lambda path: ROOT / "overrides" / path, id)


def test_every_file_that_is_shipped_has_an_owner(any_site: Site) -> None:
    assert _without_an_owner(any_site.folder, ALWAYS) == []


def _told(page: LexborHTMLParser | LexborNode, licence: str) -> list[str]:
    """The words below the name of a licence, in its paragraphs."""
    return " ".join(one.text() for one in page.css(f'[id="licence-{licence}"] + div > pre')).split()


def test_nothing_is_named_that_is_not_shipped(any_site: Site) -> None:
    shipped = [path.relative_to(any_site.folder).as_posix() for path in any_site.folder.rglob("*") if path.is_file()]
    for work in ALWAYS:
        assert any(work.holds(path) for path in shipped), work.name


def test_the_page_names_every_owner_and_has_every_licence_in_full(any_site: Site) -> None:
    page = parse(any_site.folder / PAGE)
    (main,) = page.css("main")
    text = main.text()
    for work in ALWAYS:
        assert all(holder in text for holder in work.holders), work.name
        assert page.css(f'#work-{work.id} ~ p a[href="#licence-{work.licence}"]'), work.name
        assert _told(page, work.licence) == _words(work.licence).split()


def test_every_page_leads_there(any_site: Site) -> None:
    for page in pages.pages(any_site.folder):
        if page.kind in ("redirect", "class file", "embed"):
            continue
        found = parse(any_site.folder / page.path)
        (root,) = found.css("html")
        with speaking(str(root.attributes["lang"])):
            said = gettext(licences.TITLE)
        assert said in [link.text() for link in found.css("footer a")], page


def test_the_class_file_holds_the_licences_on_what_is_in_it(any_site: Site) -> None:
    for page in pages.of_kind(any_site.folder, "class file"):
        found = parse(any_site.folder / page.path)
        (rights,) = found.css("section[aria-labelledby=part-rights]")
        for work in licences.carried():
            assert all(holder in rights.text() for holder in work.holders), page
            assert _told(rights, work.licence) == _words(work.licence).split()
        faces = found.html or ""
        assert "atkinson" not in faces.lower(), "it is not among what the file is said to hold"


def test_a_site_with_the_theme_and_its_icons_names_more_and_has_no_search_that_nobody_asks(tmp_path: Path) -> None:
    project = sites.copied("bare", tmp_path)
    settings = project / "mkdocs.yml"
    with settings.open("a", encoding="utf-8") as file:
        file.write("theme:\n  features: [navigation.top]\n  icon: {repo: octicons/repo-16}\n")
    done = sites.build(project, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    works = tuple(work for work in WORKS if work.when in ("always", "themed", "octicons"))
    assert _without_an_owner(tmp_path / "site", works) == []
    assert any("bundle" in path for path in _shipped(tmp_path / "site"))
    page = parse(tmp_path / "site" / PAGE)
    assert {str(one.attributes["id"]) for one in page.css("h3[id^=work-]")} == {f"work-{work.id}" for work in works}
    assert not list((tmp_path / "site").rglob("lunr*"))


@pytest.mark.parametrize("path", ["assets/javascripts/new.min.js", "assets/fonts/other.woff2", "mine.css"])
def test_a_new_file_would_be_missed(path: str) -> None:
    assert not any(work.holds(path) for work in WORKS)
