"""What nobody knows of an article, and what nobody has checked: no page and no file says a word of it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from facing_pages.model import Comparison
from facing_pages.publishing import markdown_pages
from facing_pages.publishing.citations import Edition, beside, cited
from tests.compose import Draft, altered, bridge
from tests.folders import write
from tests.sites import build, whole

UNTITLED = "The bridge at Lyd opened at noon, and four carts crossed it.\n\nNobody paid on the first day.\n"
FIELDS = ("title", "byline", "publication", "issue", "publisher", "date", "address", "rights", "permission")
FOUND = {
    "title": "Gatehouse Quarterly Template",
    "byline": "Scanner Operator",
    "publication": "Frameword Times",
    "issue": "no. 7731",
    "publisher": "Upload Department",
    "date": "1913-07-31",
    "language": "mt",
    "address": "https://guessed.example.org/copy",
    "rights": "Guessed Holder Ltd.",
    "permission": "Guessed terms.",
}
WORDS = re.compile(
    '31 July 1913|July 31, 1913|(lang|language)"?[=:] ?"mt'
    + "".join(f"|{re.escape(words)}" for words in FOUND.values() if words != "mt")
)
"""What was found, as a page or a file would print it."""
EDITION = Edition("The bridge", "Facing Pages")
READ = "as set side by side in “The bridge,” <i>Facing Pages</i>"
READ_MLA = "As set side by side in “The bridge,” <i>Facing Pages</i>, {address}. Accessed {date}."
READ_APA = "As set side by side in <i>The bridge</i>, Facing Pages. Retrieved {date}, from {address}"
FOR_UNKNOWN = re.compile(r"not (named|found|known|numbered)|\bn\.d\.|\bNone\b|to be filled in")


def draft() -> Draft:
    """The bridge, where one dossier says nothing and the other nothing that was checked; the Post's text is another."""
    found = bridge()
    found.dossiers = {
        "post": dict.fromkeys((*FIELDS, "language")),
        "times": {
            **FOUND,
            "to-check": dict.fromkeys(FOUND, "found in the file’s properties"),
            "taken": {
                "how": "a page of the web",
                "words": 1200,
                "of": 1290,
                "left-out": [{"kind": "navigation", "words": 90, "first": "Home Sport"}],
            },
        },
    }
    found.annotations, found.sources = {}, []
    passages = {"post": ["four carts crossed it"], "times": ["p1"]}
    found.events = {
        "first": {"number": 1, "title": "The first day", "when": "May", "gloss": "Who crossed.", "passages": passages}
    }
    return found


def knowing(**known: str) -> Draft:
    """The bridge, where of the Post's article nothing is known but what is given."""
    found = bridge()
    found.dossiers["post"] = dict.fromkeys(FIELDS) | {"position": []} | known
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a comparison of articles of which nothing is known for sure; the comparison's folder in it."""
    project = whole(tmp_path_factory.mktemp("unknown"))
    write(draft(), project / "docs", {"post": UNTITLED})
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    return project / "site" / "bridge"


def _page(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def test_no_file_tells_what_nobody_has_checked(built: Path) -> None:
    files = [path for path in built.parent.rglob("*") if path.suffix in (".html", ".json", ".jsonld", ".md", ".bib")]
    told = [(path.name, WORDS.findall(path.read_text(encoding="utf-8"))) for path in files]
    assert len(files) > 30
    assert [found for found in told if found[1]] == []


@pytest.mark.parametrize("name", ["", "facing", "post", "times", "handout", "worksheet", "sources"])
def test_no_page_has_a_word_for_what_is_not_known(built: Path, name: str) -> None:
    main = _page(built / name / "index.html").css_first("main")
    assert main
    assert FOR_UNKNOWN.findall(main.text(separator=" ")) == []
    assert re.findall(r"(?:^|\n)\s*[,·]|,\s*,|·\s*·|“”", main.text()) == []


def test_an_article_without_a_title_is_called_by_its_readings_label(built: Path) -> None:
    heading = _page(built / "post" / "index.html").css_first("h1")
    assert heading
    assert heading.text().startswith("Post")
    heading = _page(built / "times" / "index.html").css_first("h1")
    assert heading
    assert heading.text().startswith("A crossing at last"), "the text’s own title stands"


def test_a_language_that_is_not_known_is_marked_as_such(built: Path) -> None:
    for name in ("post", "times"):
        texts = _page(built / name / "index.html").css("p.fp-text[id]")
        assert {text.attributes.get("lang") for text in texts} == {""}


def test_the_data_has_nothing_in_the_place_of_what_is_not_known(built: Path) -> None:
    post, times = json.loads((built / "data" / "comparison.json").read_text(encoding="utf-8"))["articles"]
    assert {post[field] for field in FIELDS} == {None}
    assert {times[field] for field in FIELDS if field != "title"} == {None}
    assert (post["language"], times["language"]) == ("und", "und")
    assert (post["title"], times["title"]) == (None, "A crossing at last")
    assert post["to_check"] == {}
    assert times["to_check"] == dict.fromkeys(FOUND, "found in the file’s properties")


def test_the_dossier_tells_how_a_text_was_taken_over(built: Path) -> None:
    dossier = _page(built / "times" / "index.html").css_first(".fp-dossier")
    assert dossier
    words = " ".join(dossier.text().split())
    assert "How the text was copied" in words
    assert "From a page of the web: 1,200 of 1,290 words. Left out:" in words
    assert "navigation, 90 words: “Home Sport”" in words
    _, times = json.loads((built / "data" / "comparison.json").read_text(encoding="utf-8"))["articles"]
    assert times["taken"]["left_out"] == [{"kind": "navigation", "words": 90, "first": "Home Sport"}]


@pytest.fixture
def comparison() -> Comparison:
    return knowing().comparison()


def test_a_citation_leaves_out_what_is_not_known(comparison: Comparison) -> None:
    post = comparison.reading("post")
    found = beside(cited(comparison, post), EDITION, post.dossier.language)
    assert found["chicago"] == f"“The Bridge Opens,” {{paragraph}}, {READ}, accessed {{date}}, {{address}}."
    assert found["mla"] == f"“The Bridge Opens.” {READ_MLA}\n(“The Bridge Opens,” {{paragraph}})"
    assert found["apa"] == f"The bridge opens. {READ_APA}\n(“The Bridge Opens,” {{paragraph}})"
    assert "year" not in found["bibtex"]
    assert "author" not in found["bibtex"]


@pytest.mark.parametrize(
    ("known", "chicago", "mla", "apa"),
    [
        (
            {"byline": "Ann Lee"},
            f"Ann Lee, {{paragraph}}, {READ}, accessed {{date}}, {{address}}.",
            f"Lee, Ann. {READ_MLA}\n(Lee, {{paragraph}})",
            f"Lee, A. {READ_APA}\n(Lee, {{paragraph}})",
        ),
        (
            {},
            f"{{paragraph}}, {READ}, accessed {{date}}, {{address}}.",
            f"{READ_MLA}\n({{paragraph}})",
            f"{READ_APA}\n({{paragraph}})",
        ),
        (
            {"date": "2021-05", "publication": "The Post"},
            f"<i>The Post</i>, May 2021, {{paragraph}}, {READ}, accessed {{date}}, {{address}}.",
            f"<i>The Post</i>, May 2021. {READ_MLA}\n({{paragraph}})",
            f"(2021, May). <i>The Post</i>. {READ_APA}\n(2021, {{paragraph}})",
        ),
    ],
)
def test_a_citation_of_a_text_without_a_title_stands(known: dict[str, str], chicago: str, mla: str, apa: str) -> None:
    held = knowing(**known)
    held.articles["post"] = replace(held.articles["post"], title="")
    comparison = held.comparison()
    found = beside(cited(comparison, comparison.reading("post")), EDITION, "en")
    assert (found["chicago"], found["mla"], found["apa"]) == (chicago, mla, apa)


def test_an_entry_of_which_nothing_is_known_is_still_one() -> None:
    held = knowing()
    held.articles["post"] = replace(held.articles["post"], title="")
    comparison = held.comparison()
    found = beside(cited(comparison, comparison.reading("post")), EDITION, "en")
    assert re.match(r"@misc\{bridge-post,\n  note = \{.*\}\n\}$", found["bibtex"])


def test_the_markdown_leaves_it_out_too(comparison: Comparison) -> None:
    files = markdown_pages.files(comparison)
    assert "\n*The post reading*\n" in files["bridge/post.md"]
    assert "[The bridge opens](post.md).\n" in files["bridge/index.md"]


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("byline", "not named"),
        ("address", "not found"),
        ("language", "und"),
        ("publication", "to be filled in"),
        ("publisher", "to be filled in"),
        ("rights", "to be filled in"),
        ("permission", "to be filled in"),
    ],
)
def test_former_words_for_what_is_not_known_are_read_as_nothing(field: str, word: str) -> None:
    dossier = altered(dossiers={"post": {field: word}}).comparison().reading("post").dossier
    assert not getattr(dossier, field)


def test_the_check_asks_for_all_of_a_dossier_at_once() -> None:
    listed = {"title": "found in the file’s properties", "date": "found in the page’s own marks"}
    held = altered(dossiers={"post": {"to-check": listed}})
    (problem,) = held.problems()
    assert (problem.code, problem.severity) == ("to-check", "warning")
    assert "title (found in the file’s properties); date (found in the page’s own marks)" in problem.message
