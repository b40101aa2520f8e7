"""Style sheets are joined so that they do together what each says, and every width in them goes by its name."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from facing_pages.publishing import styles
from facing_pages.publishing.assets import MORE_STYLES, STYLES, collect
from facing_pages.publishing.minifying import small
from facing_pages.publishing.styles import joined
from tests.conftest import ROOT

FOLDER = ROOT / "overrides" / "assets" / "stylesheets"
SOURCES = {file.relative_to(FOLDER).as_posix(): file.read_text(encoding="utf-8") for file in FOLDER.rglob("*.css")}
ENTRIES = tuple(name for name in SOURCES if "/" not in name)
# As the theme has them.
THEME = {"main.0.min.css": '@charset "UTF-8";a{color:red}', "palette.0.min.css": "a{color:blue}"}


def test_each_sheet_stands_in_its_layer_and_all_that_fit_in_the_order_of_their_names() -> None:
    sheets = {
        "index.css": '/* Why. */\n\n@import "main.*.css" layer(theme);\n@import "parts/*.css" layer(parts);\n',
        "parts/two.css": "b { c: d }",
        "parts/one.css": "a { b: c }",
        "main.1.css": "@charset \"UTF-8\";e { f: 'ü' }",
        "other.css": "never { c: d }",
    }
    whole, parts = joined(sheets, "index.css")
    assert small(whole, "css") == "@layer theme{e{f:'ü'}}@layer parts{a{b:c}}@layer parts{b{c:d}}"
    assert parts == sheets.keys() - {"other.css"}


def test_a_new_sheet_is_a_new_file_and_nothing_else() -> None:
    for folder in {name.rpartition("/")[0] for name in SOURCES} - {"", "theme"}:
        new = {f"{folder}/new.css": ".fp-new { color: red }"}
        assert any(".fp-new" in joined(SOURCES | THEME | new, entry)[0] for entry in ENTRIES)


def test_every_sheet_is_taken_by_the_site_or_the_class_file() -> None:
    taken = {name for entry in ENTRIES for name in joined(SOURCES | THEME, entry)[1]}
    assert taken == SOURCES.keys() | THEME.keys()


def test_a_second_sheet_keeps_the_order_of_the_layers_wherever_a_page_names_it(tmp_path: Path) -> None:
    theme = tmp_path / "assets" / "stylesheets"
    theme.mkdir(parents=True)
    for name, sheet in THEME.items():
        (theme / name).write_text(sheet, encoding="utf-8")
    served = collect([ROOT / "overrides"], [tmp_path]).served
    layers = re.findall(r"@layer (\w+)\{", served[STYLES].decode())
    for more in MORE_STYLES:
        assert served[more].decode().startswith(f"@layer {','.join(dict.fromkeys(layers))};")


def test_the_example_holds() -> None:
    assert doctest.testmod(styles).attempted
    assert not doctest.testmod(styles).failed


def test_addresses_lead_where_they_led() -> None:
    sheets = {
        "index.css": '@import "a/b.css" layer(c);\n',
        "a/b.css": 'd { src: url("../../fonts/e.woff2"), url("f.svg"), url("data:g"), url("#h") }',
    }
    whole, _ = joined(sheets, "index.css")
    assert re.findall(r'url\("(.*?)"\)', whole) == ["../fonts/e.woff2", "a/f.svg", "data:g", "#h"]


def test_a_width_stands_for_its_name_in_queries_and_nowhere_else() -> None:
    sheets = {
        "index.css": '@import "a.css" layer(a);\n@import "b.css" layer(a);\n',
        "a.css": "@media screen and (--wide), print { b { c: var(--wide) } }\n@container x (--wide) { d { e: f } }\n",
        "b.css": "@custom-media --wide (width >= 10em);\n",
    }
    whole, _ = joined(sheets, "index.css")
    assert "@media screen and (width >= 10em), print { b { c: var(--wide) } }" in whole
    assert "@container x (width >= 10em) { d { e: f } }" in whole
    assert "custom-media" not in whole


@pytest.mark.parametrize("sheet", ['@import "a.css" layer(b);\n', "@media (--narrow) { a { b: c } }\n"])
def test_a_sheet_or_a_name_that_is_missing_stops_the_build(sheet: str) -> None:
    with pytest.raises(KeyError):
        joined({"index.css": sheet}, "index.css")


def test_every_query_of_a_width_goes_by_its_name() -> None:
    named = re.findall(r"@custom-media (--[\w-]+) ", SOURCES["base/widths.css"])
    queries = [query for sheet in SOURCES.values() for query in re.findall(r"@(?:media|container)[^{]*\{", sheet)]
    assert not [query for query in queries if re.search(r"width|height", query)]
    assert {name for query in queries for name in re.findall(r"\((--[\w-]+)\)", query)} <= set(named)
