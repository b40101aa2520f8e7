"""What a page holds survives the way through pandoc."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing_pages.importing import reading
from facing_pages.importing.imported import Imported
from facing_pages.importing.pages.webpage import read_html
from facing_pages.importing.trees.accounts import NOT_TAKEN, words_of
from facing_pages.model import Picture
from tests.importing.files.word import PNG
from tests.strategies import effort

HERE = Path("page.html")


def read(body: str) -> Imported:
    return read_html(f"<body>{body}</body>", HERE, "a page", {}, (), {}, 0)


def texts(body: str) -> list[str]:
    return [block.text for block in read(body).article.blocks]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<sup><a href="#n1" id="r1">1</a></sup>', '<ol><li id="n1"><p>A register. <a href="#r1">↩</a></p></li></ol>'),
        ('<a href="#n1"><sup>1</sup></a>', '<div id="n1" class="footnote"><sup>1</sup> A register.</div>'),
        ('<a href="#_ftn1" name="_ftnref1">[1]</a>', '<p><a name="_ftn1" href="#_ftnref1">[1]</a> A register.</p>'),
        ("<sup>1</sup>", "<h2>Notes</h2><p>1. A register.</p>"),
        ("<sup>[1]</sup>", "<hr><p><sup>1</sup> A register.</p>"),
        ("<sup>*</sup>", "<p>* A register.</p>"),
        ('<a href="#n1">1</a>', '<table><tr><td id="n1">1.</td><td>A register.</td></tr></table>'),
    ],
)
def test_a_note_goes_to_its_mark(mark: str, note: str) -> None:
    article = read(f"<p>The river rose{mark} in the night, and nobody slept.</p>{note}").article
    assert [block.text for block in article.blocks] == ["The river rose in the night, and nobody slept."]
    assert [(one.offset, one.labels) for one in article.blocks[0].marks] == [(14, ("1",))]
    assert [one.parts for one in article.notes] == [("A register.",)]


def test_a_note_of_two_paragraphs_is_whole() -> None:
    body = '<p>It rose<a href="#n1">1</a> fast.</p><ol><li id="n1"><p>One.</p><p>Two.</p></li></ol>'
    (note,) = read(body).article.notes
    assert "".join(map(str, note.parts)).split() == ["One.", "Two."]


def test_the_links_of_a_note_lead_where_the_page_led() -> None:
    body = '<p>It rose<a href="#n1">1</a> fast.</p><p id="n1">1. A <a href="https://example.org/r">register</a>.</p>'
    (note,) = read(body).article.notes
    assert [(link.shown, link.href) for link in note.links] == [("register", "https://example.org/r")]


def test_a_mark_whose_note_is_elsewhere_is_kept_apart_from_the_word_and_told() -> None:
    imported = read('<p>The miller<a href="endnotes.xhtml#note-60" epub:type="noteref">60</a> slept at noon.</p>')
    (block,) = imported.article.blocks
    assert block.text == "The miller 60 slept at noon."
    assert [(one.kind, block.text[one.start : one.end]) for one in block.formats] == [("superscript", "60")]
    assert "1 note mark of it lead" in imported.how


def test_raised_figures_that_are_no_notes_stay_with_their_unit() -> None:
    assert texts("<p>Of 37 m<sup>2</sup> and 10<sup>6</sup>, on the 19<sup>th</sup>, all lay under water.</p>") == [
        "Of 37 m2 and 106, on the 19th, all lay under water."
    ]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ('<ol start="4"><li>four<li>five</ol>', ["4. four", "5. five"]),
        ('<ol type="a"><li>one<li>two</ol>', ["a. one", "b. two"]),
        ('<ol type="I"><li>one<li value="9">nine<li>ten</ol>', ["I. one", "IX. nine", "X. ten"]),
        ("<ul><li><p>one</p><p>more</p></li></ul>", ["• one", "more"]),
        ("<pre>one\n   two\n\nthree\nfour</pre>", ["one\ntwo", "three\nfour"]),
        ("<p>one<br><br>two</p>", ["one", "two"]),
        ("<p>It was <q>so</q> and co&shy;operative, 4&nbsp;ft.</p>", ["It was “so” and co\u00adoperative, 4\u00a0ft."]),
        (
            "<table><tr><td><p>A long passage.</p><p>And another.</p></td></tr></table>",
            ["A long passage.", "And another."],
        ),
        ("<table><tr><th>A<th>B<tr><td>1<br>2<td>3</table>", ["A\tB\n1\u20282\t3"]),
        ("<table><tr><td rowspan=2>A<td>B<tr><td>C</table>", ["A\tB\n\tC"]),
        ("<p>one</p><div role=main><p>two</p></div><main><p>three</p></main>", ["one", "two", "three"]),
        ("<p>one</p><hr><p>two</p>", ["one", "* * *", "two"]),
        ("<p>one</p><p>* * *</p><p>two</p>", ["one", "* * *", "two"]),
    ],
)
def test_what_is_printed_is_in_the_text(body: str, wanted: list[str]) -> None:
    lead = "<p>A paragraph of the text, which is longer than the other lines.</p>"
    assert texts(lead + body)[1:] == wanted


def test_words_of_other_languages_and_links_are_told() -> None:
    (block,) = read(
        '<p>The <i lang="fr">mot juste</i>, <a href="https://example.org/x">here</a> or '
        '<a href="other.html">there</a>.</p>'
    ).article.blocks
    found = {(one.kind, one.value, block.text[one.start : one.end]) for one in block.formats}
    assert found == {
        ("emphasis", "", "mot juste"),
        ("language", "fr", "mot juste"),
        ("link", "https://example.org/x", "here"),
    }


def test_pictures_beside_the_page_are_taken_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    folder = tmp_path / "page"
    folder.mkdir()
    (folder / "mill 1.png").write_bytes(PNG)
    (folder / "drawing.svg").write_text("<svg/>")
    page = "".join(
        f'<p>Nobody slept in the night of the flood.</p><figure><img src="{src}" alt="{alt}"><figcaption>{alt}, drawn'
        "</figcaption></figure>"
        for src, alt in (
            ("mill%201.png", "The mill"),
            ("../secret.png", "Outside"),
            ("https://example.org/x.png", "Afar"),
            ("drawing.svg", "A drawing"),
            ("/etc/hostname", "A file"),
        )
    )
    path = folder / "Die Flut.html"
    path.write_text(f"<html><body><article><h1>The flood</h1>{page}</article></body></html>")
    imported = reading.read(path)
    assert imported.pictures == {"die-flut-1.png": PNG}
    (figure,) = [block for block in imported.article.blocks if block.kind == "figure"]
    assert figure.text == "The mill, drawn"
    assert figure.picture == Picture("die-flut-1.png", "The mill")
    told = " ".join(part.words for part in imported.left_out if "pictures" in part.kind)
    assert all(alt in told for alt in ("Outside", "Afar", "A drawing", "A file"))
    assert all(f"{alt}, drawn" in imported.article.text for alt in ("Outside", "Afar", "A drawing", "A file"))


def test_the_frame_of_an_archive_is_named_and_no_text() -> None:
    imported = read(
        "<p>This e-book is for the use of anyone anywhere.</p><p>*** START OF THE FREE EBOOK THE FLOOD ***</p>"
        "<h1>The flood</h1><p>The river rose in the night.</p><p>*** END OF THE FREE EBOOK THE FLOOD ***</p>"
        "<p>A licence of many words.</p>"
    )
    assert (imported.article.title, imported.article.text) == ("The flood", "The river rose in the night.")
    (licence,) = imported.left_out
    assert licence.kind == "the licence of an archive"
    assert licence.words.startswith("This e-book")
    assert licence.words.endswith("A licence of many words.")


_WORDS = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Nd", "Po", "Sm", "Sc")), min_size=1, max_size=12)
_INLINE = st.builds(
    lambda tag, word: f"<{tag}>{escape(word)}</{tag}>" if tag else escape(word),
    st.sampled_from(["", "em", "b", "span", "code", "small", "u", "q"]),
    _WORDS,
)
_LINES = st.lists(_INLINE, min_size=1, max_size=4).map(" ".join)
_BLOCKS = st.builds(
    lambda frame, line: frame.format(line),
    st.sampled_from(
        [
            "<p>{}</p>",
            "<h2>{}</h2>",
            "<ul><li>{}</li></ul>",
            "<blockquote><p>{}</p></blockquote>",
            "<div>{}</div>",
            "<dl><dt>{}</dt><dd>so</dd></dl>",
            "<table><tr><td>{}</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
            "<details><summary>{}</summary>so</details>",
            "<pre>{}</pre>",
            "<figure><figcaption>{}</figcaption></figure>",
        ]
    ),
    _LINES,
)


@effort(0.4)
@given(st.lists(_BLOCKS, min_size=1, max_size=6))
def test_every_word_of_a_page_comes_out(blocks: list[str]) -> None:
    imported = read("<p>The river rose in the night.</p>" + "".join(blocks))
    assert not [part for part in imported.left_out if part.kind == NOT_TAKEN], words_of(imported.article)
