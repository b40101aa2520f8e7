"""Rules of the theme that no page can meet are left out, and none that one can."""

from __future__ import annotations

import doctest
from importlib.resources import files
from pathlib import Path

import pytest

from facing_pages.publishing import used
from facing_pages.publishing.assets import STYLES, collect
from facing_pages.publishing.occurring import PLAIN, occurring
from facing_pages.publishing.used import pruned
from tests.conftest import ROOT

OURS = ROOT / "overrides"
THEME = Path(str(files("material")), "templates")


def _left(sheet: str, *names: str) -> str:
    return pruned({"a": sheet}, set(names).__contains__)["a"]


def test_the_examples_hold() -> None:
    assert doctest.testmod(used).attempted
    assert not doctest.testmod(used).failed


@pytest.mark.parametrize(
    "rule",
    [
        ".a .gone{b:c}",
        "#gone>.a{b:c}",
        "[gone] a{b:c}",
        "[a=gone]{b:c}",
        '[a="gone"]{b:c}',
        ":is(.gone,#gone) a{b:c}",
        ":-webkit-any(.gone) a{b:c}",
        "@media print{.gone{b:c}}",
        "@media print{@supports (a:b){.gone{b:c}}}",
    ],
)
def test_a_rule_that_asks_for_what_is_on_no_page_is_left_out(rule: str) -> None:
    assert _left(f"a{{b:c}}{rule}", "a") == "a{b:c}"


@pytest.mark.parametrize(
    "rule",
    [
        "b>c~d{e:f}",
        ".a:not(.gone):hover::before{e:f}",
        ":is(.gone,.a) b{e:f}",
        '[a^="gone"]{e:f}',
        '[a$="#gone"]{e:f}',
        ".a{e:url(\"data:image/svg+xml,<svg a='}.gone{'/>\");g:h}",
        "@media(min-width:1em){.a{e:f}@supports (g:h){.a{e:f}}}",
        "@page{margin:1mm}",
        "@font-face{font-family:a;src:url(a.woff2)}",
        '@charset "UTF-8";a{b:c}',
    ],
)
def test_a_rule_that_may_hold_is_left_as_it_is(rule: str) -> None:
    assert _left(rule, "a") == rule


def test_of_many_selectors_those_stay_that_may_hold() -> None:
    assert _left(".a,.gone,b:is(c,d){e:f}", "a") == ".a,b:is(c,d){e:f}"


def test_a_property_that_nothing_uses_goes_and_so_does_what_it_alone_used() -> None:
    sheet = ":root{--one:1;--two:var(--three);--three:url('a;b');--four:4}.a{b:var(--one)}.gone{b:var(--two)}"
    assert _left(sheet, "a") == ":root{--one:1}.a{b:var(--one)}"
    assert (
        pruned({"a": sheet}, {"a"}.__contains__, ["c{d:var(--four)}"])["a"] == ":root{--one:1;--four:4}.a{b:var(--one)}"
    )


def test_a_movement_that_nothing_names_goes() -> None:
    sheet = "@keyframes one{to{a:b}}@keyframes two{to{a:b}}a{animation:two 1s}"
    assert _left(sheet) == "@keyframes two{to{a:b}}a{animation:two 1s}"


@pytest.fixture(scope="module")
def known() -> set[str]:
    """Names of which some are on pages, and some are not."""
    names = "md-header md-typeset md-skip no-js rtl headerlink md-sidebar md-search md-top admonition md-button"
    occurs = occurring([OURS], [THEME], written=[], extensions=PLAIN)
    return {name for name in names.split() if occurs(name)}


def test_names_occur_that_our_pages_have_and_not_those_that_they_replace(known: set[str]) -> None:
    assert known == {"md-header", "md-typeset", "md-skip", "no-js", "rtl", "headerlink"}


def test_what_people_write_and_the_extensions_that_they_turn_on_are_looked_for_too() -> None:
    written = occurring([OURS], [THEME], written=["[Go](on.md){ .md-button }"], extensions=PLAIN)
    assert written("md-button")
    assert not written("admonition")
    extended = occurring([OURS], [THEME], written=[], extensions=["admonition"])
    assert extended("admonition")
    assert not extended("md-button")


def test_a_site_that_asks_for_functions_of_the_theme_has_it_whole() -> None:
    occurs = occurring([OURS], [THEME], written=[], extensions=PLAIN)
    bundle = next((THEME / "assets" / "javascripts").glob("bundle.*.min.js")).relative_to(THEME).as_posix()
    less, whole = collect([OURS], [THEME], occurs), collect([OURS], [THEME])
    assert len(less.served[STYLES]) < len(whole.served[STYLES]) / 2
    assert bundle in less.sources
    assert bundle not in whole.sources
    assert ".md-clipboard" in whole.served[STYLES].decode()
    assert ".md-clipboard" not in less.served[STYLES].decode()
