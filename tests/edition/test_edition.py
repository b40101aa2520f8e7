"""What is true of the edition on DeepSeek: what it holds, how it counts, where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from facing_pages.cli import main
from facing_pages.drawing.shape import Shape
from facing_pages.drawing.timeplot import NARROW, WIDE, time_plot
from facing_pages.model import Person
from facing_pages.publishing.citations import cited
from facing_pages.publishing.markdown_article import article
from tests.edition.deepseek import READINGS, deepseek
from tests.pages import parse
from tests.rendering import python_markdown
from tests.sites import ROOT

EVENTS = 14
NOTES = range(1, 12)


def test_there_is_no_error_and_no_unanswered_warning(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["check"]) == 0
    assert capsys.readouterr().err == "0 errors, 0 warnings\n"


def test_it_follows_its_events(site: Path) -> None:
    assert len(parse(site / "deepseek/facing/index.html").css("section[data-event]")) == EVENTS


@pytest.mark.parametrize(("reading", "count"), [(READINGS[0], 7), (READINGS[1], 15)])
def test_its_articles_have_seven_and_fifteen_paragraphs(site: Path, reading: str, count: int) -> None:
    found = parse(site / f"deepseek/{reading}/index.html").css("p[id^=p]")
    assert sum((node.attributes["id"] or "")[1:].isdigit() for node in found) == count


def test_the_eleven_notes_of_the_first_article_stand_on_both_pages(site: Path) -> None:
    text, facing = (parse(site / f"deepseek/{name}/index.html") for name in (READINGS[0], "facing"))
    for number in NOTES:
        assert text.css_first(f'[id="fn:{number}"]') is not None
        assert facing.css_first(f'[id="fn:{READINGS[0]}:{number}"]') is not None


def test_the_notes_of_the_first_article_lead_to_live_page_and_copy() -> None:
    page = python_markdown(article(deepseek(), deepseek().reading(READINGS[0])))
    items = [place.parent for place in page.css(f'p > span[id^="{READINGS[0]}-"]')]
    assert len(items) == len(NOTES)
    for item in filter(None, items):
        live, copy = (str(link.attributes["href"]) for link in item.css('a:not([href^="#"])'))
        assert live.startswith("https://")
        assert copy.startswith("https://web.archive.org/web/2025")


def test_its_class_file_has_hundreds_of_links(site: Path) -> None:
    assert len(parse(site / "deepseek/data/deepseek.html").css("a[href]")) > 500


def test_its_articles_have_over_a_thousand_words_each() -> None:
    assert all(reading.article.words > 1000 for reading in deepseek().readings)


def test_every_name_is_counted_and_found() -> None:
    comparison = deepseek()
    assert 8 <= len(comparison.names) <= 12
    for naming in comparison.names:
        assert all(name.occurrences for name in naming.names), naming.id
    country = {
        name.name: [len(name.of(reading.id)) for reading in comparison.readings] for name in comparison.names[0].names
    }
    assert country == {"China": [0, 12], "People’s Republic of China": [1, 0], "PRC": [17, 0], "Red China": [1, 0]}


def test_a_thing_lists_its_names_in_the_order_of_the_alphabet() -> None:
    for naming in deepseek().names:
        names = [name.name.casefold() for name in naming.names]
        assert names == sorted(names), naming.id


def test_every_paragraph_has_its_number_on_the_map() -> None:
    for drawn in Shape(deepseek()).maps:
        for bar in drawn.bars:
            numbered = [segment.block for segment in bar.segments if segment.label is not None]
            assert numbered == list(bar.reading.article.paragraphs)


def test_the_time_line_goes_from_1949_to_the_year_of_the_articles() -> None:
    for frame in (WIDE, NARROW):
        plot = time_plot(deepseek(), frame)
        assert (plot.ticks[0].year, plot.ticks[-1].year) == (1949, 2025)
        assert plot.ticks[0].label
        assert plot.breaks


def test_an_organisation_and_a_person_are_cited_as_such() -> None:
    authors = [cited(deepseek(), reading).author for reading in deepseek().readings]
    assert authors == [(Person(literal="Workers League"),), (Person(family="Best", given="Mark"),)]


def test_each_yaml_file_names_its_schema() -> None:
    for path in sorted((ROOT / "docs/deepseek").rglob("*.yml")):
        assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema="), path
