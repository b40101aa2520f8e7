"""What was renamed leads on, in the page, at its old address and in its files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markupsafe import Markup

from facing_pages import kinds
from facing_pages.binding.redirects import keys
from facing_pages.edition import load
from facing_pages.model import Comparison
from facing_pages.pages import veiled
from facing_pages.problems import Problem, errors, show
from facing_pages.publishing import data, markdown_pages, moved
from facing_pages.publishing.drawn import drawn_of
from facing_pages.publishing.environment import environment
from facing_pages.writing.folder import Folder
from tests.compose import ROOT, bridge
from tests.folders import write


def _with(docs: Path, redirects: str) -> tuple[Comparison, list[Problem]]:
    """The bridge with these lines in its ``redirects.yml``."""
    (write(bridge(), docs) / "redirects.yml").write_text(redirects, encoding="utf-8")
    comparisons, problems = load(docs, docs)
    return comparisons[0], problems


def _redirected(docs: Path, redirects: str) -> Comparison:
    comparison, problems = _with(docs, redirects)
    assert not errors(problems), show(problems)
    return comparison


def test_a_renamed_record_is_still_reached_by_its_old_fragment(tmp_path: Path) -> None:
    comparison = _redirected(
        tmp_path,
        "annotations: {cost: price}\nevents: {fare: toll}\nsources: {books: accounts}\n",
    )
    assert comparison.aliases("annotations/price") == ("note-cost",)
    assert comparison.aliases("events/toll") == ("fare",)
    assert comparison.aliases("sources/accounts") == ("source-books",)
    assert comparison.aliases("annotations/opening-day") == ()


def test_a_renamed_set_of_names_is_still_reached(tmp_path: Path) -> None:
    draft = bridge()
    draft.names = [{"id": "fee", "thing": "The fee", "names": ["toll", "four crowns"]}]
    (write(draft, tmp_path) / "redirects.yml").write_text("names: {charge: fee}\n", encoding="utf-8")
    comparisons, problems = load(tmp_path, tmp_path)
    assert not errors(problems), show(problems)
    assert comparisons[0].aliases("names/fee") == ("name-charge",)
    assert "names/fee" in keys(comparisons[0])


def test_an_annotation_may_have_gone_into_an_event(tmp_path: Path) -> None:
    comparison = _redirected(tmp_path, "annotations: {fares: events/toll}\n")
    assert comparison.aliases("events/toll") == ("note-fares",)


def test_a_chain_of_names_leads_to_its_end(tmp_path: Path) -> None:
    comparison = _redirected(tmp_path, "annotations: {sum: cost, cost: price}\n")
    assert comparison.aliases("annotations/price") == ("note-sum", "note-cost")


@pytest.mark.parametrize(
    ("redirects", "line"),
    [
        ("annotations:\n  cost: prize\n", 2),
        ("annotations:\n  price: opening-day\n", 2),
        ("annotations:\n  cost: sum\n  sum: cost\n", 2),
        ("annotations:\n  cost: events/price\n", 2),
        ("events: {}\nreadings:\n  gazette: herald\n", 3),
        ("comparisons: [bridge]\n", 1),
    ],
)
def test_a_redirect_that_leads_nowhere_is_an_error_on_its_line(redirects: str, line: int, tmp_path: Path) -> None:
    (write(bridge(), tmp_path) / "redirects.yml").write_text(redirects, encoding="utf-8")
    found = [one for one in load(tmp_path, tmp_path)[1] if one.code == "bad-redirect"]
    assert found
    assert (found[0].path, found[0].line) == ("bridge/redirects.yml", line)
    assert found[0].repair


def test_a_kind_of_its_own_is_told_as_a_wrong_value(tmp_path: Path) -> None:
    (write(bridge(), tmp_path) / "redirects.yml").write_text("annotations: {cost: sources/a}\n", encoding="utf-8")
    assert [one.code for one in load(tmp_path, tmp_path)[1]] == ["wrong-value"]


def test_a_work_first_known_from_a_note_keeps_that_name(tmp_path: Path) -> None:
    draft = bridge()
    before = keys(draft.comparison())
    assert "sources/post-note-1" in before
    draft.sources.append(
        {"id": "lyd", "type": "webpage", "title": "T", "seen": "copy", "URL": "https://www.lyd.example.org/bridge"}
    )
    write(draft, tmp_path)
    comparison = load(tmp_path, tmp_path)[0][0]
    assert "sources/post-note-1" not in keys(comparison)
    assert comparison.aliases("sources/lyd") == ("source-post-note-1",)


# --- pages and files ----------------------------------------------------------


def _ways(comparison: Comparison) -> dict[str, str]:
    """Every page of a comparison, and where it leads if it only leads on."""
    return {page.path: page.redirect for page in drawn_of(comparison)}


def test_a_renamed_reading_leaves_a_page_and_a_file(tmp_path: Path) -> None:
    comparison = _redirected(tmp_path, "readings: {gazette: post}\n")
    assert _ways(comparison)["bridge/gazette.md"] == "../../bridge/post/"
    assert "[its new address](../bridge/post.md)" in markdown_pages.files(comparison)["bridge/gazette.md"]
    files = data.files(comparison)
    assert files["bridge/data/gazette.md"] == files["bridge/data/post.md"]
    assert files["bridge/data/gazette.txt"] == files["bridge/data/post.txt"]


def test_a_renamed_comparison_leaves_all_its_pages_and_files(tmp_path: Path) -> None:
    comparison = _redirected(tmp_path, "readings: {gazette: post}\ncomparisons: [crossing]\n")
    written, files = _ways(comparison), data.files(comparison)
    here = {name.removeprefix("bridge/") for name in written if name.startswith("bridge/")}
    assert {name.removeprefix("crossing/") for name in written if name.startswith("crossing/")} == here
    assert written["crossing/index.md"] == "../bridge/"
    assert written["crossing/facing.md"] == "../../bridge/facing/"
    assert written["crossing/gazette.md"] == "../../bridge/post/"
    assert written.keys() - markdown_pages.files(comparison).keys() == {
        f"{folder}/{page}.md"
        for folder in ("bridge", "crossing")
        for page in ("facing/texts", "data", "embed", *map(veiled, comparison.readings))
    }
    assert files["crossing/data/comparison.json"] == files["bridge/data/comparison.json"]
    assert "crossing/data/crossing.html" in moved.copies(comparison, {"bridge/data/bridge.html": b""})


@pytest.mark.parametrize("former", ["../../../escaped", "facing/index", "a" * 300, "a\0b", "%2e%2e"])
def test_a_former_name_leads_to_no_other_folder(former: str, tmp_path: Path) -> None:
    (write(bridge(), tmp_path) / "redirects.yml").write_text(f"readings: {{{json.dumps(former)}: post}}\n", "utf-8")
    _, problems = load(tmp_path, tmp_path)
    assert [problem.path for problem in errors(problems)] == ["bridge/redirects.yml"]


def test_nothing_is_left_where_nothing_was_renamed() -> None:
    comparison = bridge().comparison()
    assert all(name.startswith("bridge/") for name in {**_ways(comparison), **data.files(comparison)})


def test_a_former_name_may_not_be_another_comparisons(tmp_path: Path) -> None:
    (write(bridge(), tmp_path) / "redirects.yml").write_text("comparisons: [crossing]\n", encoding="utf-8")
    (tmp_path / "bridge").rename(tmp_path / "other")
    write(bridge(), tmp_path)
    (tmp_path / "bridge").rename(tmp_path / "crossing")
    found = [one for one in load(tmp_path, tmp_path)[1] if one.code == "bad-redirect"]
    assert [one.path for one in found] == ["other/redirects.yml"]


# --- templates ----------------------------------------------------------------

_TEMPLATES = environment([ROOT / "overrides"])


def test_the_page_has_an_element_for_each_old_fragment(tmp_path: Path) -> None:
    comparison = _redirected(tmp_path, "annotations: {sum: price, cost: price}\n")
    macro = _TEMPLATES.from_string('{% import "partials/fp/aliases.html" as a %}{{ a.aliases(c, key, prefix) }}')
    shown = macro.render(c=comparison, key="annotations/price", prefix="texts-")
    assert re.findall(r'<span id="([^"]+)"></span>', shown) == ["texts-note-sum", "texts-note-cost"]
    assert macro.render(c=comparison, key="events/toll", prefix="") == ""


def test_the_page_at_an_old_address_leads_on_and_keeps_the_fragment() -> None:
    class Page:
        meta = {"title": "This page has moved", "redirect": "../../bridge/post/"}  # noqa: RUF012

    shown = _TEMPLATES.get_template("redirect.html").render(page=Page, is_guarded=False)
    assert '<noscript><meta http-equiv="refresh" content="0; url=../../bridge/post/"></noscript>' in shown
    assert '<link rel="canonical" href="../../bridge/post/">' in shown
    assert 'location.replace(document.querySelector("[rel=canonical]").href + location.search + location.hash)' in shown
    assert '<a href="../../bridge/post/">its new address</a>' in shown
    assert isinstance(Markup(shown), str)  # noqa: S704


def test_a_folder_without_the_file_has_no_redirects() -> None:
    assert not Folder("bridge", "bridge").all(kinds.REDIRECTS)
    assert bridge().comparison().aliases("annotations/price") == ()
