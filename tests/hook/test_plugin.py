"""A site of one's own: the theme, the plugin, two texts, and no word more of settings."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from facing_pages.plugin import FacingPages
from facing_pages.starting import newcomparison
from tests.compose import ROOT
from tests.pages import parse

pytestmark = pytest.mark.slow  # sites are built

POLICY = 'meta[http-equiv="Content-Security-Policy"]'
TEXTS = [ROOT / "tests/starting/tutorial/texts" / name for name in ("the-market-hall.txt", "the-traders.txt")]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with what ``mkdocs new`` and ``facing-pages new`` would leave."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# My site\n\nTwo papers on one hall.\n\nAnd more of it.\n", encoding="utf-8")
    list(newcomparison.start("hall", TEXTS, docs, date(2026, 1, 2)))
    (tmp_path / "mkdocs.yml").write_text("site_name: My site\ntheme: material\nplugins: []\n", encoding="utf-8")
    return tmp_path


def built(project: Path, plugin: FacingPages) -> Path:
    """The site as ``mkdocs build`` makes it with the plugin in its list."""
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins["facing-pages"] = plugin
    build(config)
    return Path(config.site_dir)


def test_a_site_with_the_plugin_alone_has_pages_styles_scripts_and_typefaces(project: Path) -> None:
    site = built(project, FacingPages())
    page = parse(site / "hall" / "facing" / "index.html")
    assert page.css_first(".fp-facing [data-reading]")
    sheets = [sheet.attributes["href"] for sheet in page.css('link[rel="stylesheet"]')]
    assert sheets == [f"../../assets/stylesheets/{name}.css" for name in ("index", "facing")], (
        "ours, with the theme's in it, and none from another host"
    )
    assert page.css_first('script[type="module"][src="../../assets/javascripts/main.js"]')
    assert page.css_first('link[rel="icon"][href="../../assets/favicon.svg"]')
    for path in (
        "assets/stylesheets/index.css",
        "assets/stylesheets/facing.css",
        "assets/javascripts/main.js",
        "assets/fonts/alegreya-400-700-few.woff2",
        "assets/favicon.svg",
        "hall/data/comparison.json",
        "hall/data/hall.html",
    ):
        assert (site / path).stat().st_size > 0, path
    assert not list(site.glob("assets/javascripts/classfile.js"))


def test_own_templates_and_styles_win(project: Path) -> None:
    own = project / "overrides"
    (own / "partials").mkdir(parents=True)
    (own / "partials" / "footer.html").write_text("<footer>{{ '<mine>' }}</footer>", encoding="utf-8")
    (own / "assets/stylesheets/base").mkdir(parents=True)
    (own / "assets/stylesheets/base/mine.css").write_text(".mine { color: red }", encoding="utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace(
            "theme: material", "theme: {name: material, custom_dir: overrides}"
        ),
        encoding="utf-8",
    )
    site = built(project, FacingPages())
    assert "<footer>&lt;mine&gt;</footer>" in (site / "hall/facing/index.html").read_text(encoding="utf-8")
    assert ".mine{color:red}" in (site / "assets/stylesheets/index.css").read_text(encoding="utf-8")


def test_a_later_build_of_the_same_preview_knows_nothing_of_the_one_before(project: Path) -> None:
    plugin = FacingPages()
    built(project, plugin)
    path = project / "docs/hall/index.md"
    words = path.read_text(encoding="utf-8")
    title = next(line for line in words.splitlines() if line.startswith("title:"))
    path.write_text(words.replace(title, "title: The other hall"), encoding="utf-8")
    site = built(project, plugin)
    for page in ("hall/index.html", "index.html", "hall/data/hall.html"):
        assert "The other hall" in (site / page).read_text(encoding="utf-8"), page


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.ERROR)


def test_a_page_with_a_table_and_a_script_of_its_own_keeps_to_its_policy(project: Path) -> None:
    table = "# Prices\n\nWhat a stall costs in each hall.\n\n| hall | price |\n| --- | --: |\n| old | 5 |\n"
    (project / "docs" / "prices.md").write_text(table, encoding="utf-8")
    (project / "docs" / "more.js").write_text("document.title += '!';\n", encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra_javascript: [more.js]\n")
    page = parse(built(project, FacingPages()) / "prices" / "index.html")
    assert [cell.attributes.get("align") for cell in page.css("td")] == [None, "right"]
    assert not page.css("[style]")
    policy = page.css_first(POLICY)
    assert policy
    assert "script-src 'self' " in (policy.attributes["content"] or "")
    assert page.css_first('script[src="../more.js"]')


def test_where_the_theme_runs_its_own_script_no_policy_stands_in_its_way(project: Path) -> None:
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    themed = settings.replace("theme: material", "theme: {name: material, features: [navigation.top]}")
    (project / "mkdocs.yml").write_text(themed, encoding="utf-8")
    site = built(project, FacingPages())
    assert not parse(site / "hall" / "facing" / "index.html").css(POLICY)
    assert parse(site / "hall" / "data" / "hall.html").css(POLICY), "the theme is not in it"
    headers = (site / "_headers").read_text(encoding="utf-8")
    assert "default-src" not in headers
    assert "frame-ancestors 'self'" in headers


def test_a_preview_may_put_its_script_into_a_page(project: Path) -> None:
    plugin = FacingPages()
    plugin.on_startup(command="serve", dirty=False)
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins["facing-pages"] = plugin
    build(config)
    assert not parse(Path(config.site_dir) / "index.html").css(POLICY)
