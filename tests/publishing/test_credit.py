"""Who wrote and who reviewed is told where somebody is named, and nobody is made up."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from facing_pages.edition import load
from facing_pages.model import Comparison
from facing_pages.publishing import data, markdown_pages, markdown_site
from facing_pages.publishing.comparison_json import comparison_json
from facing_pages.publishing.environment import environment
from facing_pages.publishing.publication import Publication
from facing_pages.publishing.web_annotations import annotations_jsonld
from facing_pages.wording import series
from facing_pages.writing.history import Past
from tests.compose import ROOT, altered, bridge
from tests.folders import write


def _signed() -> Comparison:
    return altered(
        annotations={"price": {"by": ["A. Chu", "B. Diaz"], "reviewed": ["C. Eke"]}, "opening-day": {"by": ["C. Eke"]}}
    ).comparison()


def _remembered(tmp_path: Path) -> Comparison:
    """The bridge, one of whose files has a history."""
    write(bridge(), tmp_path)
    history = {"bridge/annotations/price.md": Past(("D. Fo",)), "bridge/events/toll.md": Past(("E. Gil", "D. Fo"))}
    return load(tmp_path, tmp_path, history)[0][0]


def test_the_front_matter_names_writers_and_reviewers() -> None:
    price = next(annotation for annotation in _signed().annotations if annotation.id == "price")
    assert price.by == price.writers == ("A. Chu", "B. Diaz")
    assert price.reviewed == ("C. Eke",)


def test_the_history_speaks_where_the_front_matter_does_not(tmp_path: Path) -> None:
    found = {annotation.id: annotation for annotation in _remembered(tmp_path).annotations}
    assert found["price"].writers == ("D. Fo",)
    assert found["opening-day"].writers == ()


def test_what_the_front_matter_says_wins(tmp_path: Path) -> None:
    write(altered(annotations={"price": {"by": ["A. Chu"]}}), tmp_path)
    history = {"bridge/annotations/price.md": Past(("D. Fo",))}
    price = next(
        annotation for annotation in load(tmp_path, tmp_path, history)[0][0].annotations if annotation.id == "price"
    )
    assert (price.writers, price.history) == (("A. Chu",), ("D. Fo",))


def test_the_data_hold_what_each_source_says(tmp_path: Path) -> None:
    notes = {one["id"]: one for one in json.loads(comparison_json(_signed(), Publication()))["annotations"]}
    assert (notes["price"]["by"], notes["price"]["reviewed"]) == (["A. Chu", "B. Diaz"], ["C. Eke"])
    assert notes["price"]["history"] == []
    remembered = {
        one["id"]: one for one in json.loads(comparison_json(_remembered(tmp_path), Publication()))["annotations"]
    }
    assert (remembered["price"]["by"], remembered["price"]["history"]) == ([], ["D. Fo"])


def test_the_portable_files_name_writers_and_reviewers() -> None:
    text = data.files(_signed())["bridge/data/post.md"].decode()
    assert "Written by A. Chu and B. Diaz. Reviewed by C. Eke." in text
    assert "Written by" not in data.files(bridge().comparison())["bridge/data/post.md"].decode()


def test_a_web_annotation_names_its_creators() -> None:
    items = json.loads(annotations_jsonld(_signed(), Publication()))["first"]["items"]
    found = {item["id"].rpartition("note-")[2]: item["creator"] for item in items}
    assert [(agent["type"], agent["name"]) for agent in found["price"]] == [("Person", "A. Chu"), ("Person", "B. Diaz")]


def test_with_no_names_the_editors_sign() -> None:
    comparison = bridge().comparison()
    items = json.loads(annotations_jsonld(comparison, Publication()))["first"]["items"]
    assert [(item["creator"]["type"], item["creator"]["name"]) for item in items] == [
        ("Organization", "the editors")
    ] * 2
    page = markdown_site.contributors([comparison])
    assert "Nobody is named here." in page
    assert "**" not in page


def test_the_contributors_page_names_each_person_once_with_what_they_did() -> None:
    page = markdown_site.contributors([_signed()])
    assert re.findall(r"^- \*\*(.+?)\*\*", page, re.MULTILINE) == ["A. Chu", "B. Diaz", "C. Eke"]
    price, opening = "[1b](bridge/facing.md#note-price)", "[1a](bridge/facing.md#note-opening-day)"
    assert f"- **C. Eke** wrote {opening}; reviewed {price}." in page
    assert f"- **A. Chu** wrote {price}." in page


def test_each_note_on_the_contributors_page_leads_to_a_place() -> None:
    comparison = _signed()
    places = set(re.findall(r'<span id="(note-[\w-]+)">\*\*', markdown_pages.files(comparison)["bridge/facing.md"]))
    assert (
        set(re.findall(r"facing\.md#([\w-]+)", markdown_site.contributors([comparison])))
        == places
        == {"note-price", "note-opening-day"}
    )


def test_who_only_changed_other_files_is_on_the_page_too(tmp_path: Path) -> None:
    assert "- **E. Gil** changed the files of the edition." in markdown_site.contributors([_remembered(tmp_path)])


def test_a_name_cannot_become_markup() -> None:
    page = markdown_site.contributors([altered(annotations={"price": {"by": ["<b>*A*</b>"]}}).comparison()])
    assert "<b>" not in page
    assert "\\*A\\*" in page


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_joined_as_in_a_sentence(names: list[str], said: str) -> None:
    assert series(names) == said


_TEMPLATES = environment([ROOT / "overrides"])


def test_a_note_shows_its_credit_and_none_where_nobody_is_named() -> None:
    macro = _TEMPLATES.from_string('{% import "partials/fp/credit.html" as c %}{{ c.credit(note) }}')
    price = next(annotation for annotation in _signed().annotations if annotation.id == "price")
    shown = macro.render(note=price)
    assert shown == '<p class="fp-annotation__by">Written by A. Chu and B. Diaz. Reviewed by C. Eke.</p>'
    assert macro.render(note=bridge().comparison().annotations[0]) == ""


def test_this_edition_names_nobody_who_is_not_in_its_files_or_its_history() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*/annotations/*.md"))
    for comparison in load(ROOT / "docs", ROOT)[0]:
        for annotation in comparison.annotations:
            assert all(name in written for name in (*annotation.by, *annotation.reviewed))
            assert annotation.history == ()
