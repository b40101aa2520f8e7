"""Many comparisons: the first page lists them, and no other page carries a list of them along."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path
from random import Random
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from facing_pages.addresses import Site as From
from facing_pages.model import Comparison
from facing_pages.publishing.environment import environment
from facing_pages.publishing.listing import MOST_NAMED, listing
from tests.compose import ROOT, bridge
from tests.pages import comparisons, parse
from tests.sites import Builder

MOST_BYTES = 60_000
"""Of a list of 300 comparisons, compressed."""

WORDS = (
    "bridge toll ferry crown vote river mayor coast road winter press law strike bread rent school port debt"
).split()


@pytest.fixture
def many(edition: Builder) -> Path:
    return edition("many").folder


def _said(node: LexborNode) -> str:
    return " ".join(node.text().split())


def test_the_first_page_lists_every_comparison_with_its_question_subjects_language_and_date(many: Path) -> None:
    items = parse(many / "index.html").css(".fp-all li[id]")
    assert [tuple(_said(part) for part in item.css("h3, p")) for item in items] == [
        ("A clock for Holm", "Does a town need one time?", "Public works · English · September 2012"),
        ("An oven for all", "What is a common oven for?", "Trade, Public works · English · February 2010"),
        ("Le puits", "À qui est l’eau ?", "Eau · French · June 2016 to July 2016"),
        ("The bench at the mill", "Who may sit on it?", "Public works, Town life · English · April 2011"),
        ("The fair moves", "Who gains when a fair moves?", "Town life, Trade · English · May 2013"),
    ]
    links = [link for item in items for link in item.css("h3 a")]
    assert {link.attributes["href"] for link in links} == {f"./{one['id']}/" for one in comparisons(many)}
    languages = [title.attributes.get("lang") for item in items for title in item.css("h3")]
    assert languages == [None, None, "fr", None, None]


def test_every_choice_says_how_many_comparisons_it_leaves(many: Path) -> None:
    page = parse(many / "index.html")
    choices = [[_said(one) for one in select.css("option")] for select in page.css(".fp-all select")]
    assert choices == [
        ["All subjects", "Eau (1)", "Public works (3)", "Town life (2)", "Trade (2)"],
        ["All languages", "English (4)", "French (1)"],
    ]


def test_no_page_but_the_first_and_those_about_the_edition_links_to_more_than_its_own_comparison(many: Path) -> None:
    ids = {one["id"] for one in comparisons(many)}
    assert len(ids) > MOST_NAMED
    listed = {"index.html", "about/index.html"}
    for file in many.rglob("*.html"):
        at = file.relative_to(many).as_posix()
        page = parse(file)
        content = page.css_first("main")
        if at in listed and content:
            content.decompose()
        base = f"https://example.org/{'' if at == '404.html' else at}"
        links = (urlsplit(urljoin(base, link.attributes["href"] or "")) for link in page.css("a[href]"))
        named = {link.path.split("/")[1] for link in links if link.netloc == "example.org"} & ids
        assert named <= {at.split("/")[0]}, at
        for bar in page.css("[data-readings]"):
            assert (bar.attributes["data-readings"] or "").count('"id"') <= 2, at


def test_every_page_leads_to_the_list(many: Path) -> None:
    for at in ("about/index.html", "404.html", "fair/index.html", "puits/facing/index.html"):
        page = parse(many / at)
        for place in ("header", "footer"):
            links = {link.attributes["href"] for link in page.css(f"{place} a")}
            assert any((link or "").endswith("#all-comparisons") for link in links), (at, place)
    assert parse(many / "index.html").css("#all-comparisons")


def _made_up(number: int, random: Random) -> Comparison:
    def say(count: int) -> str:
        return " ".join(random.choice(WORDS) + str(random.randrange(100)) for _ in range(count)).capitalize()

    subjects = tuple(dict.fromkeys(f"{random.choice(WORDS)}s" for _ in range(3)))
    language = "fr" if number % 10 == 0 else "en"
    return replace(
        bridge().comparison(),
        id=f"{random.choice(WORDS)}-{number}",
        title=say(5),
        question=f"{say(12)}?",
        subjects=subjects,
        language=language,
    )


def test_a_list_of_three_hundred_is_small() -> None:
    random = Random(1)  # noqa: S311  it keeps no secret, and is to give the same again
    comparisons = [_made_up(number, random) for number in range(300)]
    template = environment([ROOT / "overrides"]).from_string(
        "{% from 'partials/fp/listed.html' import listed, hidden with context %}{{ hidden(all) }}{{ listed(all) }}"
    )
    made = template.render(all=listing(comparisons), here=From(""))
    assert len(LexborHTMLParser(made).css("li[id]")) == 300
    assert len(gzip.compress(made.encode(), 9)) < MOST_BYTES
