"""Small sites built strictly: every page once, and no link on any of them to what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from facing_pages.edition import load
from facing_pages.pages import places
from facing_pages.plugin import FacingPages
from facing_pages.starting import newcomparison
from tests.compose import POST, TIMES, altered, article, bridge
from tests.folders import write
from tests.pages import found, parse

NOTES = f"{POST}[2] A note that nothing calls.\n"
GAZETTE = "From the Gazette\n\nThe ferryman has sold his boat and has left the valley.\n"
SETTINGS = """
site_name: Small
theme: material
plugins: []
validation:
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
"""


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three comparisons, none of which has a lesson, questions, a timeline or, but one, an event.

    One is what ``facing-pages new`` leaves of texts with notes; in one, people are
    named; one has three readings, of which the third is silent.
    """
    folder = tmp_path_factory.mktemp("small")
    docs = folder / "docs"
    docs.mkdir()
    (folder / "post.txt").write_text(NOTES, encoding="utf-8")
    (folder / "times.txt").write_text(TIMES, encoding="utf-8")
    list(newcomparison.start("bare", [folder / "post.txt", folder / "times.txt"], docs, date(2026, 1, 2)))
    signed = altered(annotations={"price": {"by": ["Ada Gil"], "reviewed": ["Jo Doe"]}})
    uses = {"post": "A price for a crossing.", "times": "The same."}
    signed.terms["toll"] = {"title": "Toll", "uses": uses, "body": "What is paid at a bridge."}
    signed.annotations["price"]["terms"] = ["toll"]
    write(signed, docs).rename(docs / "signed")
    three = bridge()
    three.articles["gazette"] = article(GAZETTE)
    silence = {"by": "The editors", "on": "2021-06-01", "words": ["crowns", "Lyd"]}
    for event in three.events.values():
        event["silences"] = {"gazette": silence}
    three.further_reading.append({"title": "More", "works": [{"source": "accounts", "text": "On the price."}]})
    write(three, docs, {"gazette": GAZETTE}).rename(docs / "three")
    (docs / "index.md").write_text(
        "---\ntemplate: home.html\n---\n\nThree bridges: [one](signed/facing.md#note-price).\n", encoding="utf-8"
    )
    (docs / "codes.md").write_text("# Codes of ours\n\nRed, and blue.\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return docs


@pytest.fixture(scope="module")
def site(docs: Path) -> Path:
    """The site, built as strictly as ours."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        config = load_config(str(docs.parent / "mkdocs.yml"), strict=True)
        config.plugins["facing-pages"] = FacingPages()
        build(config)
    return docs.parent / "site"


def _pages(site: Path) -> Iterator[Path]:
    return (path for path in site.rglob("*.html") if path.name != "404.html")


def _ids(path: Path) -> set[str]:
    return {node.attributes["id"] or "" for node in parse(path).css("[id]")}


def test_no_link_leads_to_what_is_not_there(site: Path) -> None:
    known = {path: _ids(path) for path in _pages(site)}
    dead = []
    for path in known:
        for link in parse(path).css("a[href]"):
            href = link.attributes["href"] or ""
            address = urlsplit(urljoin(path.as_uri(), href))
            if address.scheme != "file" or href.startswith("javascript:"):
                continue
            target = Path(unquote(address.path))
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (address.fragment and unquote(address.fragment) not in known.get(target, ())):
                dead.append(f"{path.relative_to(site)}: {href}")
    assert dead == []


def test_ids_stand_once_on_a_page(site: Path) -> None:
    for path in _pages(site):
        ids = [node.attributes["id"] or "" for node in parse(path).css("[id]")]
        assert sorted(ids) == sorted(set(ids)), path


def test_who_is_named_is_named_with_links(site: Path) -> None:
    page = parse(site / "contributors" / "index.html")
    told = [" ".join(item.text().split()) for item in page.css("article li")]
    assert told == ["Ada Gil wrote 1b.", "Jo Doe reviewed 1b."]
    assert {link.attributes["href"] for link in page.css("article li a")} == {"../signed/facing/#note-price"}


def test_a_comparison_without_questions_has_no_such_page_and_no_way_to_it(site: Path) -> None:
    for path in _pages(site):
        assert not [link for link in parse(path).css("a[href]") if "questions/" in (link.attributes["href"] or "")], (
            path
        )


def test_terms_have_a_page_where_nobody_wrote_one(site: Path) -> None:
    page = parse(site / "glossary" / "index.html")
    assert [title.text() for title in page.css("h1")] == ["Glossary"]
    assert page.css("#toll")
    assert [entry.title for entry in found(site) if entry.location == "glossary/#toll"] == ["Term: Toll"]


def test_a_page_that_somebody_wrote_stays(site: Path) -> None:
    page = parse(site / "codes" / "index.html")
    assert [title.text() for title in page.css("h1")] == ["Codes of ours"]


def test_three_readings_are_never_both(site: Path) -> None:
    for path in (*(site / "three").rglob("*.html"), *(site / "three").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        words = (parse(path).body.text() if path.suffix == ".html" else text) or ""  # type: ignore[union-attr]
        words = words.replace("printed on both sides", "")  # of a sheet
        lines = [line for line in words.splitlines() if "both" in line.casefold() and "counted in both" not in line]
        assert [line for line in lines if "Both say when" not in line] == [], path


def test_what_is_known_to_stand_on_a_page_does(docs: Path, site: Path) -> None:
    comparisons, _ = load(docs, docs.parent)
    for comparison in comparisons:
        for name, ids in places(comparison).items():
            missing = ids - _ids(site / comparison.id / name / "index.html")
            assert missing == set(), f"{comparison.id}/{name}"
