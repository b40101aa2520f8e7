"""What a page asks of a line: our scripts and styles, compressed."""

from __future__ import annotations

import gzip
from pathlib import Path

SCRIPTS = 11_000
FIRST_SCRIPT = 9_500
"""What every page asks for as it opens: the rest is fetched when it is first used."""
ALL_SCRIPTS = 31_000
"""No page loads all: what a reader asks for, such as the search, comes when it is used."""

ASKED_FOR = {"level.js", "listen.js", "search.js", "take.js"}

FIRST_SHEET = 17_500
THEME = 7_500
STYLES = 16_000
"""Our own part of the first sheet, and a second one."""


def _size(files: list[Path]) -> int:
    assert files
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def test_the_scripts_of_a_page_are_small(site: Path) -> None:
    """Every page asks for the first of them as it opens, and at most for one of the others."""
    ours = {file.name: file for file in (site / "assets" / "javascripts").glob("*.js") if ".min." not in file.name}
    first = ours.pop("main.js")
    assert ours.keys() > ASKED_FOR
    assert _size([first]) <= FIRST_SCRIPT
    for name in ours.keys() - ASKED_FOR:
        assert _size([first, ours[name]]) <= SCRIPTS
    assert _size([first, ours["propose.js"], ours["voices.js"]]) <= SCRIPTS
    assert _size([first, *ours.values()]) <= ALL_SCRIPTS


def test_our_styles_are_small(site: Path) -> None:
    """Every page asks for the first sheet, which holds what our pages use of the theme's, and at most for one more."""
    sheets = {file.name: file.read_bytes() for file in (site / "assets" / "stylesheets").glob("*.css")}
    first = sheets.pop("index.css")
    theme, base, ours = first.partition(b"@layer base{")
    assert len(gzip.compress(theme, 9)) <= THEME
    assert len(gzip.compress(first, 9)) <= FIRST_SHEET
    assert sheets
    for more in sheets.values():
        assert len(gzip.compress(base + ours, 9)) + len(gzip.compress(more, 9)) <= STYLES


def test_nothing_of_the_theme_is_served_that_no_page_asks_for(site: Path) -> None:
    """Its scripts, and the maps of its sources."""
    assets = site / "assets"
    assert not [file for file in assets.rglob("*") if file.name.endswith((".min.js", ".min.css", ".map"))]


def test_scripts_ask_for_nothing_from_a_hosts_root_or_another_host(site: Path) -> None:
    """The site is usually served from below its host's root."""
    for script in (site / "assets" / "javascripts").glob("*.js"):
        if not script.name.endswith(".min.js"):
            text = script.read_text(encoding="utf-8")
            assert not any(start in text for start in ('"/assets', '"/search', "'/assets", "http://"))
