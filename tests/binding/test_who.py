"""Who is who: the first mention of a name in a note becomes a link, and nothing else does."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facing_pages.addresses import Site, place_of
from facing_pages.citing import naming
from tests.compose import Draft, Values, altered

BESIDE = Site("bridge/sources/")
"""From a page beside those that links of ours lead to."""

POST: Values = {
    "id": "post",
    "name": "The Post",
    "also": ["Post"],
    "kind": "publisher",
    "what": "A paper.",
    "pays": "Its readers.",
    "named": {"post": "It is the paper.", "times": "It does not name it."},
}
COMPANY: Values = POST | {
    "id": "company",
    "name": "Coast Company",
    "also": ["the Company"],
    "kind": "organisation",
    "named": {"post": "It says [“A company from the coast”](post/#p2).", "times": "It calls it the company."},
}
COAST: Values = POST | {"id": "coast", "name": "Coast", "also": [], "kind": "organisation"}


def drafted(body: str, *entries: Values) -> Draft:
    draft = altered(annotations={"opening-day": {"body": body}})
    draft.who += entries or (POST, COMPANY, COAST)
    return draft


def linked(body: str, *entries: Values) -> str:
    """A note’s HTML, each link that we made written ``[words](id)``."""
    (note,) = (one for one in drafted(body, *entries).comparison().annotations if one.id == "opening-day")
    html = note.body.html(BESIDE)
    return re.sub(r'<a href="\.\./who/#who-(\w+)">([^<]*)</a>', r"[\2](\1)", str(html)).replace("\n", " ")


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("The Post says so.", "<p>[The Post](post) says so.</p>"),
        ("The Post, and again The Post and Post.", "<p>[The Post](post), and again The Post and Post.</p>"),
        ("Coast Company and Coast.", "<p>[Coast Company](company) and [Coast](coast).</p>"),
        ("Coasts, Postal and Seacoast.", "<p>Coasts, Postal and Seacoast.</p>"),
        ("The post and the coast.", "<p>The post and the coast.</p>"),
        ("The Post’s day; *Coast* too.", "<p>[The Post](post)’s day; <em>[Coast](coast)</em> too.</p>"),
        ("It says “The Post and *Post*”; Post.", "<p>It says “The Post and <em>Post</em>”; [Post](post).</p>"),
        ("« The Post » et Post.", "<p>« The Post » et [Post](post).</p>"),
        ("`The Post` is Post.", "<p><code>The Post</code> is [Post](post).</p>"),
        (
            "[The Post](https://post.example.org) is Post.",
            '<p><a href="https://post.example.org">The Post</a> is [Post](post).</p>',
        ),
        ("Coast\nCompany runs it.", "<p>[Coast Company](company) runs it.</p>"),
        ("One.\n\n- Post\n- The Post", "<p>One.</p> <ul> <li>[Post](post)</li> <li>The Post</li> </ul>"),
        ("A <b> & The Post", "<p>A &lt;b&gt; &amp; [The Post](post)</p>"),
    ],
)
def test_the_first_mention_becomes_a_link(body: str, html: str) -> None:
    assert linked(body) == html


def test_a_name_in_a_script_without_spaces_is_found_within_a_line() -> None:
    assert linked("他在橋報寫道", POST | {"name": "橋報", "also": []}) == "<p>他在[橋報](post)寫道</p>"


@given(st.text(alphabet="Post Cast“”«»*`[]()\n", max_size=60))
def test_the_words_of_a_note_stay_as_they_are(body: str) -> None:
    assume("](" not in body)  # of these signs no address can be made, and a link without one is an error

    def words(*entries: Values) -> str:
        draft = altered(annotations={"opening-day": {"body": body}})
        draft.who += entries
        (note,) = (one for one in draft.comparison().annotations if one.id == "opening-day")
        return re.sub("<[^>]*>", "", str(note.body.html(BESIDE))) + note.body.text

    assert words(POST, COAST) == words()


def test_a_note_keeps_its_markdown_and_an_entry_knows_its_notes() -> None:
    comparison = drafted("The Post says so.").comparison()
    (note,) = (one for one in comparison.annotations if one.id == "opening-day")
    assert note.body.markdown == "The Post says so."
    found = {entry.id: naming(comparison, place_of(comparison, entry)) for entry in comparison.who}
    assert found == {"coast": (), "company": (), "post": (note,)}


def test_entries_stand_in_the_order_of_the_alphabet_with_how_each_article_names_them() -> None:
    comparison = drafted("Nothing.").comparison()
    assert [entry.name for entry in comparison.who] == ["Coast", "Coast Company", "The Post"]
    _, company, _ = comparison.who
    assert [reading for reading, _ in company.named] == ["post", "times"]
    assert company.named[0][1].bound[0].quotation == "A company from the coast"
    assert company.pays is not None
    assert company.pays.text == "Its readers."


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        ([POST, COMPANY], []),
        ([POST, COMPANY | {"also": ["Post"]}], ["shared-name"]),
        ([POST, COMPANY | {"name": "The  Post"}], ["shared-name"]),
        ([POST | {"also": ["The Post"]}], ["shared-name"]),
        ([POST, POST | {"name": "Mail", "also": []}], ["duplicate-id"]),
        ([POST | {"sources": ["accounts"]}], []),
        ([POST | {"sources": ["acounts"]}], ["unknown-id"]),
        ([POST | {"named": {"post": "It is the paper."}}], ["missing-key"]),
        ([POST | {"named": POST["named"] | {"herald": "It does not."}}], ["unknown-id"]),
        ([POST | {"what": "See [the toll](facing/#tole)."}], ["bad-link"]),
        ([POST | {"named": POST["named"] | {"post": "It is [“no paper”](post/#p1)."}}], ["quotation-not-found"]),
    ],
)
def test_what_an_entry_says_and_names_is_checked(entries: list[Any], codes: list[str]) -> None:
    assert drafted("Nothing.", *entries).codes() == codes
