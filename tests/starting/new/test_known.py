"""What a new dossier states, what it asks to have checked, and what it leaves empty."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from facing_pages.article.parse import parse
from facing_pages.importing.facts import facts, to_check
from facing_pages.importing.imported import Imported, LeftOut, Said
from facing_pages.importing.takenover import MOST_KINDS, kept_small, left_out, told, words
from facing_pages.starting.newcomparison import start
from facing_pages.starting.newdossier import dossier
from facing_pages.starting.newtext import Text

TODAY = date(2026, 1, 2)
TEXT = "The mill stops\n\nThe mill on the Lyd stopped for good on Monday, and nobody was asked.\n"
MARKS, PROPERTIES = "the page’s own marks", "the file’s properties"
OWN = "the text’s own lines"

DATED = """The night at the mill

On 14 July 1789 the crowd stood before the mill, and nobody slept until the morning came. The council sent three carts.

By noon the bridge was closed to all but the doctor.
"""


def imported(text: str = TEXT, said: dict[str, Said] | None = None, *left: LeftOut, of: int = 0) -> Imported:
    article, _ = parse(text, "a.txt")
    return Imported(article, text.encode(), ".txt", "a page of the web", said or {}, left, of)


def written(found: Imported) -> dict[str, object]:
    """The dossier of a text, read back."""
    values: dict[str, object] = YAML(typ="safe").load(dossier(Text("mill", Path("mill.html"), found), TODAY))
    return values


def test_a_day_within_the_text_is_no_day_of_publication(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name, text in (("night.txt", DATED), ("mill.txt", TEXT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    list(start("lyd", [tmp_path / "night.txt", tmp_path / "mill.txt"], tmp_path / "docs", TODAY))
    for name in ("night", "mill"):
        values = YAML(typ="safe").load((tmp_path / f"docs/lyd/articles/{name}.yml").read_text(encoding="utf-8"))
        assert values["date"] is None
    index = (tmp_path / "docs/lyd/index.md").read_text(encoding="utf-8")
    assert "order-rule: In the order in which they were taken up." in index


def test_what_is_not_known_stays_empty() -> None:
    values = written(imported("Nur drei Wörter\n"))
    empty = ("byline", "publication", "publisher", "date", "address", "rights", "permission")
    assert [values[key] for key in empty] == [None] * len(empty)
    assert values["language"] == "und"
    assert f"{values['captured']}" == "2026-01-02", "the day of taking over is a fact"
    assert "2026" not in {str(values[key])[:4] for key in values if key != "captured"}


def test_the_texts_own_title_goes_before_what_a_page_or_a_file_says() -> None:
    found = facts(imported(said={"title": Said("Template 2019", PROPERTIES)}))
    assert found["title"] == Said("The mill stops", OWN, True)


def test_a_title_that_was_only_guessed_from_the_lines_is_to_be_checked() -> None:
    found = facts(imported(said={"title": Said("The mill stops", OWN)}))
    assert to_check(found)["title"] == f"found in {OWN}"


def test_what_marks_and_properties_say_is_written_and_listed() -> None:
    said = {
        "byline": Said("IT Department", PROPERTIES),
        "day": Said("2021-05-03T08:00:00Z", MARKS),
        "publication": Said("Lyd Post", MARKS),
        "address": Said("https://post.example.org/mill", MARKS),
    }
    values = written(imported(said=said))
    assert (values["byline"], values["date"]) == ("IT Department", "2021-05-03")
    assert values["to-check"] == {
        "byline": f"found in {PROPERTIES}",
        "publication": f"found in {MARKS}",
        "date": f"found in {MARKS}",
        "language": "guessed from its words",
        "address": f"found in {MARKS}",
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [("day", "last spring"), ("address", "javascript:alert(1)"), ("language", "English"), ("byline", " \x07 ")],
)
def test_a_value_that_a_dossier_cannot_take_is_none(name: str, value: str) -> None:
    assert to_check(facts(imported(said={name: Said(value, MARKS)}))) == {"language": "guessed from its words"}


@pytest.mark.parametrize(("said", "sure"), [("en-GB", True), ("de", False), ("EN_us", True)])
def test_a_language_is_sure_where_a_mark_and_the_words_agree(said: str, sure: bool) -> None:
    english = f"{TEXT}\nIt is the last of the mills in the county, and the wheel of it was the first.\n"
    found = facts(imported(english, {"language": Said(said, MARKS)}))
    assert (found["language"].value, found["language"].sure) == (said.replace("_", "-"), sure)


def test_what_was_left_out_stands_in_the_dossier_by_kind_with_its_first_words() -> None:
    menu, more = (
        LeftOut("navigation", "Home Sport Weather Letters Chess Bridge Cars Homes Jobs"),
        LeftOut("footer", "Imprint"),
    )
    values = written(imported(TEXT, None, menu, more, LeftOut("navigation", "Top"), of=31))
    assert values["taken"] == {
        "how": "a page of the web",
        "words": 17,
        "of": 31,
        "left-out": [
            {"kind": "navigation", "words": 10, "first": "Home Sport Weather Letters Chess Bridge Cars Homes …"},
            {"kind": "footer", "words": 1, "first": "Imprint"},
        ],
    }


def test_many_kinds_are_kept_to_a_few_and_no_word_of_the_count_is_lost() -> None:
    parts = left_out(imported(TEXT, None, *(LeftOut(f"kind {n}", "word " * n) for n in range(1, 30))))
    small = kept_small(parts)
    assert len(small) == MOST_KINDS
    assert sum(part.words for part in small) == sum(part.words for part in parts)


def test_a_text_of_which_nothing_was_left_out_counts_whole() -> None:
    assert words(imported(of=23)) == (23, 23)


def test_the_report_tells_first_words_and_all_of_them_where_they_are_asked_for() -> None:
    menu = LeftOut("navigation", "Home Sport Weather Letters Chess Bridge Cars Homes Jobs")
    short = list(told(Path("a.html"), imported(TEXT, None, menu, of=26)))
    assert short[0] == "a.html was read as a page of the web: 17 of its 26 words, in 1 paragraph and no notes."
    assert short[1:3] == [
        "Left out (“--show-left-out” shows all of it):",
        "  navigation, 9 words: Home Sport Weather Letters Chess Bridge Cars Homes …",
    ]
    whole = list(told(Path("a.html"), imported(TEXT, None, menu, of=26), whole=True))
    assert whole[1:3] == ["Left out:", f"  navigation, 9 words: {menu.words}"]


def test_the_report_says_where_each_thing_was_found() -> None:
    lines = list(told(Path("a.html"), imported(said={"byline": Said("IT Department", PROPERTIES)})))
    assert f"  title: The mill stops ({OWN})" in lines
    assert f"  byline: IT Department (to be checked: found in {PROPERTIES})" in lines
