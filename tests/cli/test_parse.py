"""``facing-pages parse``: a file as an article, for a person and for a program."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from facing_pages.cli import main
from facing_pages.publishing import markdown_article, schemas
from tests.compose import POST, bridge

PAGE = """<!doctype html><html lang="en"><head><title>The bank closes</title>
<meta property="article:published_time" content="2021-05-03"></head><body><article><h1>The bank closes</h1>
<p>The last bank in the village closed on Friday, after ninety years, and people stood outside of it.</p>
<p>A van will come on Tuesdays, the bank says, with two clerks and a machine for the coins of the traders.</p>
</article></body></html>
"""


def _saved(folder: Path, name: str, content: str) -> str:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return str(path)


def _json(capsys: pytest.CaptureFixture[str], path: str) -> dict[str, object]:
    assert main(["parse", "--format", "json", path]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    jsonschema.validate(found, json.loads(schemas.files()["parsed.schema.json"]))
    return found


def test_a_text_is_one_json_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, _saved(tmp_path, "post.txt", POST))
    assert (found["title"], found["byline"], found["day"]) == ("The bridge opens", None, "2021-05-03")
    assert found["to_check"] == {}
    blocks = found["blocks"]
    assert isinstance(blocks, list)
    assert found["text"] == "\n".join(block["text"] for block in blocks)
    assert [block["id"] for block in blocks] == ["p1", "p2"]
    assert found["left_out"] == []
    assert found["words"] == found["words_in_source"]


def test_notes_stand_as_they_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, _saved(tmp_path, "a.txt", "A title\n\nWords with a mark.[1] And more.\n\n[1] A note.\n"))
    assert found["notes"] == [{"label": "1", "raw": "[1] A note."}]
    blocks = found["blocks"]
    assert isinstance(blocks, list)
    assert blocks[0]["marks"] == [{"offset": 18, "labels": ["1"]}]


def test_what_a_page_says_of_itself_is_told_as_a_guess(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(capsys, _saved(tmp_path, "bank.html", PAGE))
    assert (found["title"], found["day"], found["language"]) == ("The bank closes", "2021-05-03", "en")
    assert "day" in dict(found["to_check"])  # type: ignore[call-overload]


def test_what_its_dossier_says_of_a_text_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _saved(tmp_path, "post.txt", "A title\n\nWords of it [16] here.\n\nMore of them.\n")
    _saved(
        tmp_path,
        "post.yml",
        'reading: post\ncaptured: 2021-06-01\nsha256: "%s"\nparse:\n  words: ["[16]"]\n' % ("0" * 64),
    )
    assert "Words of it [16] here." in str(_json(capsys, path)["text"])


@pytest.mark.parametrize(("name", "content"), [("a.doc", "no Word file"), ("a.txt", ""), ("gone.html", None)])
def test_what_cannot_be_read_is_told_on_the_other_stream(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert main(["parse", "--format", "json", str(path)]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    (problem,) = json.loads(shown.err)["problems"]
    assert problem["path"] == str(path)
    assert str(path) in problem["message"]


def test_a_person_is_shown_the_lines_and_how_the_file_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", _saved(tmp_path, "post.txt", POST)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("1  title               The bridge opens")
    assert "was read as a text, taken byte for byte: all its" in shown
    assert "title: The bridge opens (the text’s own lines)" in shown


def test_a_page_is_shown_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", _saved(tmp_path, "bank.html", PAGE)]) == 0
    shown = capsys.readouterr().out
    assert "A van will come on Tuesdays" in shown
    assert "was read as a page of the web" in shown


def test_a_file_of_another_kind_is_refused_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", _saved(tmp_path, "a.xyz", "Some words.")]) == 1
    assert "is of no kind that is read here" in capsys.readouterr().err


def test_what_an_edition_has_published_is_shown_without_what_the_edition_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    comparison = bridge().comparison()
    published = markdown_article.article(comparison, comparison.readings[0])
    assert main(["parse", _saved(tmp_path, "post.md", published)]) == 0
    shown = capsys.readouterr().out
    assert "The new bridge over the Lyd" in shown
    assert "¶1" not in shown
    assert "note-opening-day" not in shown
