"""The site has the PDFs that were printed of it, and no link to any other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from facing_pages.printing.kept import FOLDER, Handout, keep
from tests import sites
from tests.sites import Site, build, snapshot

pytestmark = pytest.mark.slow  # a site is built

PAGES = ("handout", "questions")
KEY = Handout("key-a4.pdf", "key", "The <answer> key", "a4", 1, 1001), b"k" * 1001
ALL = Handout("events-letter.pdf", "events", "All texts", "letter", 12, 311_500), b"e" * 311_500


@pytest.fixture(scope="module")
def project(full: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a built edition, which has no PDFs, for this module alone."""
    return sites.taken(full, tmp_path_factory.mktemp("handouts") / "full")


def built(project: Path) -> Path:
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    return project / "site" / "tram"


def page(comparison: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((comparison / name / "index.html").read_text(encoding="utf-8"))


def mark(comparison: Path) -> str:
    (meta,) = page(comparison, "handout").css("meta[name=printed-from]")
    return meta.attributes["content"] or ""


def links(comparison: Path, name: str) -> dict[str, str]:
    """The words of every PDF that is offered, by its address; what lies under data/ is offered beside them."""
    found = page(comparison, name).css("a[download]:not([href^='../data/'])")
    return {link.attributes["href"] or "": re.sub(r"\s+", " ", link.text()) for link in found}


def pdfs(comparison: Path) -> list[str]:
    return sorted(path.name for path in comparison.rglob("*.pdf"))


def test_the_pdfs_of_what_is_built_are_linked_with_pages_and_size_and_all_others_are_left_out(project: Path) -> None:
    comparison = project / "site" / "tram"
    first = mark(comparison)
    without = snapshot(project / "site")
    assert not pdfs(comparison)
    assert not any(links(comparison, name) for name in PAGES)

    keep(project / FOLDER / "tram", first, [KEY, ALL])
    built(project)
    assert mark(comparison) == first, "that there are PDFs makes no other page to print"
    assert pdfs(comparison) == ["events-letter.pdf", "key-a4.pdf"]
    assert (comparison / "handout" / "key-a4.pdf").read_bytes() == KEY[1]
    for name in PAGES:
        assert links(comparison, name) == {
            "../handout/key-a4.pdf": "The <answer> key, A4: 1 page, 2 KB",
            "../handout/events-letter.pdf": "All texts, Letter: 12 pages, 312 KB",
        }
    changed = {name for name, content in without.items() if (project / "site" / name).read_bytes() != content}
    assert {f"tram/{name}/index.html" for name in PAGES} <= changed
    assert not changed - {f"tram/{name}/index.html" for name in PAGES}

    event = project / "docs/tram/events/cost.md"
    words = event.read_text(encoding="utf-8")
    assert "Cost and reckoning" in words
    event.write_text(words.replace("Cost and reckoning", "Cost"), encoding="utf-8")
    built(project)
    assert mark(comparison) != first
    assert not pdfs(comparison)
    assert not any(links(comparison, name) for name in PAGES)
