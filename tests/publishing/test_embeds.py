"""An event for other sites: its page holds all that its row holds, and a program that asks by oEmbed gets its code."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from facing_pages import resources
from facing_pages.model import Comparison, Event, Run
from facing_pages.publishing import embeds, environment
from facing_pages.publishing.publication import Publication
from facing_pages.translating import speaking
from tests.compose import bridge
from tests.loaded import HELD, comparison
from tests.rendering import words

PUBLISHED = Publication("https://read.example/e/", "Reading & Co", "https://creativecommons.org/licenses/by/4.0/")


class _Site:
    def __init__(self, publication: Publication) -> None:
        self.name, self.licence, self.address = publication.name, publication.licence, publication.address


def made(found: Comparison, publication: Publication = PUBLISHED) -> dict[str, bytes]:
    env = environment.environment([Path(resources.folder("overrides"))])
    env.globals["site"] = _Site(publication)
    with speaking(found.language):
        return embeds.files(found, publication, env)


def page(files: dict[str, bytes], found: Comparison, event: Event) -> LexborHTMLParser:
    return LexborHTMLParser(files[f"{found.id}/embed/{event.id}/index.html"].decode())


@pytest.mark.parametrize("held", HELD, ids="/".join)
def test_the_page_of_an_event_holds_every_word_of_its_row(held: tuple[str, str]) -> None:
    found = comparison(*held)
    files = made(found)
    for event in found.events:
        shown = page(files, found, event)
        sides = {str(side.attributes["data-reading"]): side for side in shown.css("section[data-reading]")}
        assert list(sides) == [cell.reading.id for cell in event.cells]
        for cell in event.cells:
            seen = " ".join(words(sides[cell.reading.id]))
            with speaking(found.language):
                assert " ".join(cell.reading.name.split()) in seen
            assert ("data-silent" in sides[cell.reading.id].attributes) == bool(cell.silence)
            assert all(word in seen for word in (cell.silence.words if cell.silence else ()))
            for extract in cell.extracts:
                for run in extract.inlines:
                    assert not isinstance(run, Run) or " ".join(run.text.split()) in seen
        assert shown.body is not None
        seen = " ".join(words(shown.body))
        assert all(" ".join(line.prose.text.split()) in seen for line in event.ledger)


@pytest.mark.parametrize("held", HELD, ids="/".join)
def test_nothing_of_an_article_is_there_that_its_row_does_not_show(held: tuple[str, str]) -> None:
    found = comparison(*held)
    files = made(found)
    for event in found.events:
        for cell in event.cells:
            side = page(files, found, event).css_first(f'[data-reading="{cell.reading.id}"]')
            assert side is not None
            for block in cell.reading.article.paragraphs:
                is_shown = any(extract.block.id == block.id for extract in cell.extracts)
                assert is_shown or len(block.text.split()) < 8 or block.text not in " ".join(words(side))


def test_every_link_leaves_the_frame_and_leads_to_the_site() -> None:
    found = bridge().comparison()
    for name, content in made(found).items():
        if name.endswith(".html"):
            shown = LexborHTMLParser(content.decode())
            base = shown.css_first("base")
            assert base is not None
            assert base.attributes == {"target": "_top"}
            assert all(str(link.attributes["href"]).startswith(("../../", "https://")) for link in shown.css("a"))


def test_a_program_that_asks_by_oembed_gets_the_code_of_the_page() -> None:
    found = bridge().comparison()
    files = made(found)
    for event in found.events:
        link = page(files, found, event).css_first('link[type="application/json+oembed"]')
        assert link is not None
        address = f"{PUBLISHED.address}{found.id}/embed/{event.id}/"
        assert link.attributes["href"] == f"{address}oembed.json"
        told = json.loads(files[f"{found.id}/embed/{event.id}/oembed.json"])
        assert (told["version"], told["type"], told["provider_name"]) == ("1.0", "rich", "Reading & Co")
        frame = LexborHTMLParser(told["html"]).css_first("iframe")
        assert frame is not None
        assert frame.attributes["src"] == address
        assert int(str(frame.attributes["height"])) == told["height"] >= 300


def test_without_an_address_there_is_no_oembed_file_and_no_link_to_one() -> None:
    found = bridge().comparison()
    files = made(found, Publication())
    assert all(name.endswith("/index.html") for name in files)
    assert not any(b"oembed" in content for content in files.values())
    assert set(files) == set(embeds.paths(found, ""))
    assert set(made(found)) == set(embeds.paths(found, PUBLISHED.address))


def test_a_page_that_stands_in_other_sites_stays_where_it_was_when_its_event_is_renamed() -> None:
    found = bridge().comparison()
    files = made(replace(found, redirects=(("events/inauguration", "events/opening"),)))
    assert files["bridge/embed/inauguration/index.html"] == files["bridge/embed/opening/index.html"]


def test_titles_are_escaped_in_the_code_and_in_what_shows_it() -> None:
    draft = bridge()
    draft.events["opening"]["title"] = 'A "toll" <b> & more'
    files = made(draft.comparison())
    told = json.loads(files["bridge/embed/opening/oembed.json"])
    frame = LexborHTMLParser(told["html"]).css_first("iframe")
    assert frame is not None
    assert str(frame.attributes["title"]).startswith('A "toll" <b> & more – ')
    assert LexborHTMLParser(told["html"]).css_first("b") is None
