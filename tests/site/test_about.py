"""The page about an edition: on every site, in the menu and at the foot of each page."""

from __future__ import annotations

from pathlib import Path

import pytest

from facing_pages.publishing.about import SECTIONS, TITLE
from facing_pages.translating import gettext, speaking
from tests import pages, sites
from tests.pages import parse
from tests.sites import Builder, Site

REPOSITORY = "https://github.com/example/bridges"


def _words(page: Path, section: str) -> str:
    """What stands below a heading, as far as the next of its level."""
    heading = parse(page).css_first(f"#{section}")
    assert heading
    found = []
    after = heading.next
    while after is not None and after.tag != "h2":
        found.append(after.text())
        after = after.next
    return " ".join(" ".join(found).split())


def _built(name: str, folder: Path, settings: str = "", pages: dict[str, str] | None = None) -> Path:
    """An edition with further settings and pages; the page about it."""
    project = sites.copied(name, folder)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(settings)
    for path, text in (pages or {}).items():
        (project / "docs" / path).write_text(text, encoding="utf-8")
    done = sites.build(project, folder / "site")
    assert done.returncode == 0, done.stderr
    return folder / "site" / "about" / "index.html"


def test_every_page_leads_there(any_site: Site) -> None:
    for page in pages.pages(any_site.folder):
        if page.kind in ("redirect", "class file", "embed"):
            continue
        found = parse(any_site.folder / page.path)
        assert found.css_first("header nav[aria-label=Site] a[href*='about/'], header a[aria-current=page]"), page
        (root,) = found.css("html")
        with speaking(str(root.attributes["lang"])):
            assert gettext(TITLE) in [link.text() for link in found.css("footer a")], page


def test_it_has_each_text_with_its_rights(any_site: Site) -> None:
    said = _words(any_site.folder / "about" / "index.html", "rights")
    for data in pages.comparisons(any_site.folder):
        for article in data["articles"]:
            assert (article["rights"] or "Nobody has recorded who holds the rights.") in said
            assert " ".join((article["permission"] or "").split()) in said


def test_it_says_what_a_rights_holder_can_ask_for_and_where(any_site: Site) -> None:
    page = parse(any_site.folder / "about" / "index.html")
    for part in SECTIONS:
        assert len(page.css(f'[id="{part}"]')) == 1, part
    assert len(_words(any_site.folder / "about" / "index.html", "for-rights-holders")) > 40


def test_an_edition_of_excerpts_says_so(edition: Builder) -> None:
    said = _words(edition("excerpts").folder / "about" / "index.html", "rights")
    assert "Only the passages that events and notes quote are shown." in said


def test_who_is_named_edits_it_and_the_rest_is_on_the_page_of_contributors(edition: Builder) -> None:
    page = edition("signed").folder / "about" / "index.html"
    assert _words(page, "who-edits-it").startswith("This edition is edited by Edda Founder and The Bridge Society.")
    assert parse(page).css("#who-edits-it + p a[href='../contributors/']")
    cited = _words(page, "how-to-cite-it")
    assert "A signed edition of two bridges. Version 1.4.0. 1 July 2021. https://bridges.example.org/." in cited


def test_where_nobody_is_named_one_sentence_says_so(edition: Builder) -> None:
    said = _words(edition("two").folder / "about" / "index.html", "who-edits-it")
    assert said == "Nobody is named as an editor of this edition."


def test_a_contact_of_the_settings_is_a_link(edition: Builder) -> None:
    page = parse(edition("two").folder / "about" / "index.html")
    (link,) = page.css("#writing-to-the-editors + p a")
    assert (link.attributes["href"], link.text()) == ("mailto:desk+bridges@example.org", "desk+bridges@example.org")
    assert "Write to them as said above." in _words(edition("two").folder / "about" / "index.html", "rights")


def test_without_an_address_it_says_that_there_is_none(edition: Builder) -> None:
    page = edition("three").folder / "about" / "index.html"
    assert _words(page, "writing-to-the-editors").startswith("No address is set for this edition")
    assert "This edition gives no address for such a request." in _words(page, "rights")


@pytest.mark.slow
def test_a_repository_s_issues_are_the_way_to_write(tmp_path: Path) -> None:
    page = _built("three", tmp_path, f"repo_url: {REPOSITORY}\n")
    (link,) = parse(page).css("#writing-to-the-editors + p a")
    assert link.attributes["href"] == f"{REPOSITORY}/issues"
    assert "Write to them as said above." in _words(page, "rights")


@pytest.mark.slow
def test_a_contact_that_is_no_address_stops_the_build(tmp_path: Path) -> None:
    project = sites.copied("three", tmp_path)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("extra: {contact: ask at the desk}\n")
    done = sites.build(project, tmp_path / "site")
    assert done.returncode != 0
    assert "“ask at the desk” is no address. Under “extra: contact:” in mkdocs.yml" in done.stderr


@pytest.mark.slow
def test_a_page_written_by_hand_wins(tmp_path: Path) -> None:
    page = parse(_built("three", tmp_path, pages={"about.md": "# Who we are\n\nThree friends.\n"}))
    assert [head.text().rstrip("¶") for head in page.css("h1")] == ["Who we are"]
    assert not page.css("#who-edits-it")


def test_the_search_finds_it(edition: Builder) -> None:
    found = pages.found(edition("three").folder)
    assert [one.title for one in found if one.location == "about/"] == ["About this edition"]
