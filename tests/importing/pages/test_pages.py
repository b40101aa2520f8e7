"""The part of a page that is its article, and what the page says of it."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]

from facing_pages.importing.imported import CannotReadError
from facing_pages.importing.pages.choice import Page, choose
from facing_pages.importing.pages.tree import shown_lines, squeezed

CASES = Path(__file__).parent / "cases"
RIVER = "The river rose in the night and the mill stood in water up to its second step, and nobody slept. "
CARTS = (
    "By noon the council had sent three carts from the upper town, and the bridge was closed to all but the doctor. "
)


def page(body: str, head: str = "<title>The flood</title>", lang: str = "en") -> Page:
    whole = f"<!doctype html><html lang='{lang}'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return choose(whole.encode(), Path("page.html"))


def lines(of: Page) -> list[str]:
    return shown_lines(html.fromstring(of.main)).splitlines()


def told(of: Page, key: str) -> str | None:
    return of.said[key].value if key in of.said else None


def left(of: Page) -> dict[str, str]:
    return {out.words: out.kind for out in of.left_out}


def as_golden(of: Page) -> str:
    said = [f"{key}: {value.value} ({value.where}{', sure' if value.sure else ''})" for key, value in of.said.items()]
    out = [f"left out, {part.kind}: {part.words}" for part in of.left_out]
    return "\n".join([*said, f"words: {of.words}", "", *lines(of), "", *out]).rstrip("\n") + "\n"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.html")), ids=lambda path: path.stem)
def test_a_page_gives_its_article_whole_and_in_order(case: Path) -> None:
    found, golden = as_golden(choose(case.read_bytes(), case)), case.with_suffix(".txt")
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_bytes(found.encode())
    assert found == golden.read_bytes().decode()


def test_what_stands_round_an_article_is_left_out_and_named() -> None:
    found = page(
        f"<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><div id='main'><h1>The flood</h1>"
        f"<p>{RIVER * 2}</p><p>{CARTS * 2}</p>"
        "<div class='share-bar'>Share this <a href='/f'>Friends</a></div><h3>Read also</h3>"
        "<ul><li><a href='/1'>The bridge</a></li></ul>"
        "<div id='comments'><p>I was there and saw it all, said a reader.</p></div></div><footer>© The Gazette</footer>"
    )
    assert lines(found) == ["The flood", (RIVER * 2).strip(), (CARTS * 2).strip()]
    assert left(found) == {
        "Home World": "navigation",
        "Share this Friends": "share bars",
        "Read also": "related items",
        "The bridge": "related items",
        "I was there and saw it all, said a reader.": "comments",
        "© The Gazette": "notices",
    }


TEXT = f"<h1>The flood</h1><p>{RIVER * 2}</p><p>{CARTS * 2}</p>"


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        ("<h4>Background and more</h4><ul><li><a href='/a'>Mills</a></li></ul>", "headings without a text"),
        ("<p>More of this:</p>", "headings without a text"),
        ("<p><b>These texts could interest you:</b> <a href='/a'>Of mills</a></p>", None),
        ("<p><b>Related:</b> <a href='/a'>Of mills and of the men who keep them through the winter</a></p>", None),
        ("<p>Have you seen our map of mills? It is <a href='/map'>here</a>.</p>", "appeals"),
        ("<p>Kennt ihr schon unsere Karte? Ihr findet sie <a href='/map'>auf einer eigenen Seite</a>.</p>", "appeals"),
        ("<p>* Valid this week only, terms apply.</p>", "notices"),
        ("<p>Links with a star are affiliate links: we earn a commission where you buy.</p>", "notices"),
        ("<h3>About the author</h3><p>Ada Example keeps a mill and has written of it for years.</p>", "author boxes"),
        (
            "<ul><li><a href='/1'>Mills</a> up</li><li><a href='/2'>Mill</a> down</li><li><a href='/3'>B</a></li></ul>",
            "lists of links",
        ),
    ],
)
def test_what_follows_the_end_of_a_text_is_left_out(after: str, kind: str | None) -> None:
    found = page(f"<article>{TEXT}{after}</article>")
    assert lines(found) == ["The flood", (RIVER * 2).strip(), (CARTS * 2).strip()]
    assert kind is None or kind in left(found).values()


@pytest.mark.parametrize(
    "last",
    [
        "<p>* Name changed.</p>",
        "<p>Nobody knew it.</p>",
        "<p>The council’s terms apply to all who cross.</p>",
        "<ul><li>One sack of flour</li><li>Two eggs</li><li>Salt</li></ul>",
        "<ul><li><a href='https://a.example/'>Register</a> of 1901</li><li><a href='/b'>Map</a> of 1850</li></ul>",
    ],
)
def test_what_ends_a_text_stays(last: str) -> None:
    found = page(f"<article><div class='article-body'>{TEXT}{last}</div></article>")
    assert shown_lines(html.fromstring(last)).splitlines() == lines(found)[3:]


def test_an_offer_beside_a_text_is_left_out() -> None:
    text = f"<div class='article-body'><p>{RIVER * 2}</p><p>{CARTS * 2}</p></div>"
    offer = f"<section><p>{RIVER} Says the card.</p><a href='/b'>Buy now</a></section>"
    author = f"<div><h3>About the author</h3><p>{CARTS * 3} It was the author.</p></div>"
    found = page(f"<article><h1>The flood</h1>{text}{offer}{author}</article>")
    assert lines(found)[1:] == [(RIVER * 2).strip(), (CARTS * 2).strip()]
    assert "offers" in left(found).values()


def test_a_teaser_between_paragraphs_takes_no_paragraph_with_it() -> None:
    teaser = "<p><a href='/a'>Read also: the mill</a></p>"
    assert lines(page(f"<h1>The flood</h1><p>{RIVER}</p>{teaser}<p>Nobody slept.</p><p>{CARTS}</p>"))[2] == (
        "Nobody slept."
    )


def test_a_script_that_is_closed_in_itself_shows_no_code() -> None:
    found = page(f"<h1>The flood</h1><p>{RIVER}</p><script type='a'/>(function() {{ run() }})()</script><p>{CARTS}</p>")
    assert lines(found) == ["The flood", RIVER.strip(), CARTS.strip()]


@pytest.mark.parametrize(
    "body",
    [
        "<p>" + "<span>a </span><b>b</b> " * 3_000 + "</p>",
        ("<div>" * 200 + f"<p>{RIVER}</p>" + "</div>" * 200) * 5,
        "".join(f"<p>{RIVER}<a href='#n{n}'>{n}</a></p>" for n in range(500))
        + "<ol>"
        + "".join(f"<li id='n{n}'>{CARTS}</li>" for n in range(500))
        + "</ol>",
    ],
    ids=["marks in one line", "boxes in boxes", "notes"],
)
def test_a_large_page_is_read(body: str) -> None:
    assert lines(page(f"<h1>The flood</h1>{body}"))


def test_every_letter_of_a_page_is_in_its_article_or_left_out() -> None:
    for case in CASES.glob("*.html"):
        found = choose(case.read_bytes(), case)
        parts = Counter(squeezed("".join([*lines(found), *(out.words for out in found.left_out)])))
        body = html.document_fromstring(case.read_text("utf-8")).find("body")
        assert parts == Counter(squeezed("".join(body.itertext()))), case.name


def test_a_sentence_that_begins_like_a_teaser_stays() -> None:
    said = "Mehr Informationen gab der Rat am Abend in einer langen Sitzung bekannt, zu der alle kamen."
    assert said in lines(page(f"<article><h1>The flood</h1><p>{RIVER}</p><p>{said}</p><p>{CARTS}</p></article>"))


def test_a_short_sentence_that_begins_like_a_teaser_stays() -> None:
    found = page(f"<h1>The flood</h1><p>{RIVER}</p><p>Read more than one paper.</p><p>{CARTS}</p>")
    assert "Read more than one paper." in lines(found)


def test_a_lead_that_is_named_teaser_and_leads_nowhere_stays() -> None:
    lead = "<h1>The flood</h1><div class='teaser-text'><p>What all feared has come</p></div>"
    assert "What all feared has come" in lines(page(f"<article>{lead}<p>{RIVER}</p><p>{CARTS}</p></article>"))


def test_notes_in_a_footer_are_kept_last() -> None:
    found = page(
        f"<article><h1>The flood</h1><p>{RIVER}<sup><a href='#n1'>1</a></sup></p><p>{CARTS}</p></article>"
        "<footer><ol><li id='n1'>Town register, page 14.</li></ol><p>© The Gazette</p></footer>"
    )
    assert lines(found)[-1] == "Town register, page 14."
    assert html.fromstring(found.main).xpath("//section[@class='notes']/ol/li/@id") == ["n1"]
    assert "© The Gazette" in left(found)


def test_text_that_a_script_is_to_show_is_not_taken_for_hidden() -> None:
    assert RIVER.strip() in lines(
        page(f"<div style='display: none'><h1>The flood</h1><p>{RIVER}</p><p>{CARTS}</p></div>")
    )


def test_the_licence_of_an_e_book_is_left_out() -> None:
    found = page(
        "<p>This book is for the use of anyone anywhere.</p><p>*** START OF THE FREE EBOOK THE FLOOD ***</p>"
        f"<h1>The flood</h1><p>{RIVER}</p><p>{CARTS}</p><p>*** END OF THE FREE EBOOK THE FLOOD ***</p>"
        f"<p>{RIVER * 9} licence</p>"
    )
    assert lines(found) == ["The flood", RIVER.strip(), CARTS.strip()]
    assert set(left(found).values()) == {"the e-book’s licence"}


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Ada Example", "Ada Example"),
        ("Von Ada Example, 5. März 1901", "Ada Example"),
        ("Par Ada Example et Bo Sample", "Ada Example et Bo Sample"),
        ("By Redaktion", None),
        ("By Admin", None),
        ("By The Ostermoor Gazette", None),
        ("By ada99", None),
        ("By Mill Association Ostermoor", None),
        ("Von Mühlenverband Ostermoor", None),
        ("Von Ada Example Erstellt am 5. März 1901", "Ada Example"),
        ("Editor", None),
    ],
)
def test_a_byline_names_persons_or_nobody(byline: str, author: str | None) -> None:
    head = (
        "<title>The flood | The Ostermoor Gazette</title><meta property='og:site_name' content='The Ostermoor Gazette'>"
    )
    found = page(
        f"<article><h1>The flood</h1><p class='byline'>{byline}</p><p>{RIVER}</p><p>{CARTS}</p></article>", head
    )
    assert told(found, "byline") == author
    assert byline not in lines(found)


def test_nobody_is_named_where_line_and_marks_disagree() -> None:
    record = '{"@type":"NewsArticle","author":{"@type":"Person","name":"Bo Sample"}}'
    head = f'<script type="application/ld+json">{record}</script>'
    assert told(page(f"<h1>The flood</h1><p>By Ada Example</p><p>{RIVER}</p><p>{CARTS}</p>", head), "byline") is None


def test_a_commenter_is_not_the_author() -> None:
    comment = "<div id='comments'><span class='author'>Bo Sample</span> was there.</div>"
    assert told(page(f"<h1>The flood</h1><p>{RIVER}</p><p>{CARTS}</p>{comment}"), "byline") is None


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ("<meta property='article:published_time' content='1901-03-05T23:30:00Z'>", "", "1901-03-05"),
        (
            "<meta property='article:published_time' content='1901-03-05T23:30:00Z'>",
            "<p>6. März 1901</p>",
            "1901-03-06",
        ),
        ("<meta property='article:published_time' content='1901-03-05'>", "<p>9 March 1901</p>", None),
        ("<meta property='article:modified_time' content='1901-03-05'>", "", None),
        ("", "<p>Updated: 5 March 1901</p>", None),
        ("", "<p>Published 5 March 1901, last changed 9 March 1901</p>", "1901-03-05"),
        ("", "<time datetime='1901-03-05'>Tuesday</time>", "1901-03-05"),
        ("", "<p>03/04/1901</p>", None),
        ("", "<p>1901年3月5日</p>", "1901-03-05"),
        ("", "<p>When: 5 March 1901</p>", None),
        ("", f"<p>{RIVER}</p><p>{CARTS}</p><p>Saturday, 5 March 1901</p>", None),
        ("", "<p>On 5 March 1901 the carts came, as all who were there that day remember, and nobody else.</p>", None),
    ],
)
def test_a_day_is_the_day_of_publication_or_none(head: str, body: str, day: str | None) -> None:
    text = f"<article><h1>The flood</h1>{body}<p>{RIVER * 2}</p><p>{CARTS * 2}</p></article>"
    assert told(page(text, f"<title>The flood</title>{head}"), "day") == day


def test_a_language_is_given_where_the_script_allows_it() -> None:
    assert told(page(f"<p>{RIVER}</p>", lang="ru"), "language") is None
    assert told(page(f"<p>{RIVER}</p>", lang="en-GB"), "language") == "en-GB"
    assert told(page(f"<p>{RIVER}</p>", lang="!"), "language") is None


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-1", "cp1252"), ("windows-1251", "windows-1251"), ("shift_jis", "cp932"), ("iso-8859-1", "utf-8")],
)
def test_a_page_is_decoded_as_browsers_do(declared: str, encoding: str) -> None:
    said = {"windows-1251": "Наводнение на мельнице", "cp932": "水車小屋の洪水"}.get(encoding, "„Die Flut“ – naïve")
    data = f"<html><head><meta charset={declared}></head><body><p>{said}</p></body></html>".encode(encoding)
    assert lines(choose(data, Path("page.html"))) == [said]


def test_xhtml_with_tags_closed_in_themselves_is_read_whole() -> None:
    data = (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        '<title/><script src="a.js"/></head>'
        f"<body><h1>The flood</h1><p>{RIVER}&nbsp;</p><div/><p>{CARTS}</p></body></html>"
    ).encode()
    assert lines(choose(data, Path("page.xhtml"))) == ["The flood", RIVER.strip(), CARTS.strip()]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "shows no words"),
        (
            b"<html><body><div id=app></div><script>var text = 'The river rose.'</script></body></html>",
            "a script may make",
        ),
        (b"<html><frameset><frame src=a.html></frameset></html>", "frames"),
        (b"<html><body>" + b"<div>" * 100_000 + b"The river rose.", "nested deeper"),
    ],
)
def test_a_page_without_words_is_refused_with_what_to_do(data: bytes, reason: str) -> None:
    with pytest.raises(CannotReadError, match=rf"{reason}.*\. (?:Copy|Save|Open)"):
        choose(data, Path("page.html"))
