"""What is installed brings all that a site needs, and makes one where nothing of this project lies."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Callable
from email import message_from_bytes
from pathlib import Path

import pytest

from facing_pages.publishing.licences import LICENCES
from tests.conftest import ROOT
from tests.installed import GENERATORS, TEXTS, Generator, Installed, pip, sources
from tests.pages import parse
from tests.sites import snapshot

pytestmark = pytest.mark.slow  # a wheel and sites are built

HOME = "index.html"


def _menu(page: Path) -> list[tuple[str, str]]:
    """The ways of the site's menu, with their addresses."""
    links = parse(page).css('nav[aria-label="Site"] a')
    return [(link.text(strip=True), link.attributes["href"] or "") for link in links]


def test_the_wheel_holds_templates_styles_scripts_typefaces_and_schemas(wheel: Installed) -> None:
    held = set(zipfile.ZipFile(wheel.wheel).namelist())
    for folder, name in (("overrides", "overrides"), ("schemas", "schemas"), (".vscode", "vscode")):
        written = {path.relative_to(ROOT / folder).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert {f"facing_pages/{name}/{path}" for path in written} == {
            path for path in held if path.startswith(f"facing_pages/{name}/")
        }


def test_the_wheel_names_its_licences_and_holds_them(wheel: Installed) -> None:
    archive = zipfile.ZipFile(wheel.wheel)
    (path,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    said = message_from_bytes(archive.read(path))
    assert said["License-Expression"] == "MIT AND OFL-1.1"
    named = said.get_all("License-File", [])
    fonts = [path.relative_to(ROOT).as_posix() for path in (ROOT / "overrides/assets/fonts").glob("*.txt")]
    assert {"LICENSE", *fonts, *(f"overrides/licences/{id}.txt" for id in LICENCES)} == set(named)
    for name in named:
        assert archive.read(f"{path.removesuffix('METADATA')}licenses/{name}") == (ROOT / name).read_bytes()


def test_the_command_is_the_installed_one(wheel: Installed, tmp_path: Path) -> None:
    where: list[str | Path] = [wheel.bin / "python", "-c", "import facing_pages; print(facing_pages.__file__)"]
    said = subprocess.run(where, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert Path(said).is_relative_to(wheel.bin.parent)


def test_the_source_distribution_makes_the_same_wheel(wheel: Installed, tmp_path: Path) -> None:
    made = "import sys; from setuptools import build_meta; build_meta.build_sdist(sys.argv[1])"
    folder = sources(tmp_path / "sources")
    subprocess.run([wheel.bin / "python", "-c", made, tmp_path], cwd=folder, capture_output=True, check=True)
    (archive,) = tmp_path.glob("*.tar.gz")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path / "dist", archive)
    (again,) = (tmp_path / "dist").glob("*.whl")
    names = [sorted(zipfile.ZipFile(path).namelist()) for path in (wheel.wheel, again)]
    assert names[0] == names[1]


@pytest.mark.parametrize("generator", GENERATORS)
def test_two_commands_make_a_site(own_site: Callable[[Generator], Path], generator: Generator) -> None:
    site = own_site(generator) / "site"
    pages = [("Market hall", "market-hall/"), ("Glossary", "glossary/"), ("Method", "method/"), ("About", "about/")]
    assert _menu(site / HOME) == [("Home", "."), *pages]
    assert parse(site / HOME).css_first('a[href="./market-hall/facing/"]')


def test_either_generator_makes_the_same_comparison(own_site: Callable[[Generator], Path]) -> None:
    one, other = (snapshot(own_site(generator) / "site/market-hall") for generator in GENERATORS)
    assert one.keys() == other.keys()
    assert one["data/comparison.json"] == other["data/comparison.json"]
    assert one["data/market-hall.html"] == other["data/market-hall.html"]


def test_own_templates_and_styles_win(wheel: Installed, tmp_path: Path) -> None:
    wheel.done(tmp_path, "init", "mine", *TEXTS)
    own = tmp_path / "mine" / "overrides"
    (own / "partials").mkdir(parents=True)
    (own / "partials/footer.html").write_text("<footer>{{ '<mine>' }}</footer>", encoding="utf-8")
    (own / "assets/stylesheets/base").mkdir(parents=True)
    (own / "assets/stylesheets/base/mine.css").write_text(".mine { color: red }", encoding="utf-8")
    wheel.done(tmp_path / "mine", "build")
    assert "<footer>&lt;mine&gt;</footer>" in (tmp_path / "mine/site/mine/facing" / HOME).read_text(encoding="utf-8")
    assert ".mine{color:red}" in (tmp_path / "mine/site/assets/stylesheets/index.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("nav", "menu"),
    [
        ("", [("Home", "."), ("Hall", "hall/"), ("Rules", "guide/rules/"), ("About", "about/")]),
        (
            "nav: [index.md, {The guide: guide/rules.md}]\n",
            [("Home", "."), ("Hall", "hall/"), ("The guide", "guide/rules/"), ("About", "about/")],
        ),
    ],
    ids=["found", "written"],
)
def test_a_site_with_other_pages_takes_a_comparison_in_with_one_line(
    wheel: Installed, tmp_path: Path, nav: str, menu: list[tuple[str, str]]
) -> None:
    (tmp_path / "docs/guide").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("Welcome, *all*. See [the rules](guide/rules.md).\n", encoding="utf-8")
    (tmp_path / "docs/guide/rules.md").write_text("# Rules\n\n## The first\n\nNo running.\n", encoding="utf-8")
    settings = f"site_name: A club\ntheme: material\n{nav}"
    (tmp_path / "mkdocs.yml").write_text(f"{settings}plugins: [facing-pages]\n", encoding="utf-8")
    wheel.done(tmp_path, "new", "hall", *TEXTS)
    wheel.done(tmp_path, "build")
    assert "Welcome, <em>all</em>" in (tmp_path / "site" / HOME).read_text(encoding="utf-8")
    assert "No running" in (tmp_path / "site/guide/rules" / HOME).read_text(encoding="utf-8")
    assert (tmp_path / "site/hall/facing" / HOME).is_file()
    assert _menu(tmp_path / "site" / HOME) == menu


def test_a_site_of_another_theme_is_told_which_it_needs(wheel: Installed, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("Welcome.\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: A club\nplugins: [facing-pages]\n", encoding="utf-8")
    ran = wheel.run(tmp_path, "build")
    assert ran.returncode == 1
    assert "theme: material" in ran.stderr
    assert "Traceback" not in ran.stderr
