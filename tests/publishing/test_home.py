"""What the first page shows of a comparison."""

from __future__ import annotations

from facing_pages.publishing.home import position, sample
from tests.compose import altered, bridge


def test_a_position_is_a_whole_sentence_where_the_dossier_quotes_one() -> None:
    quoted = ["takes a toll of four", "The bridge is not a public road."]
    comparison = altered(dossiers={"post": {"position": quoted}}).comparison()
    shown = position(comparison.readings[0])
    assert shown
    assert shown.quotation == "The bridge is not a public road."


def test_a_position_quoted_in_part_is_shown_as_the_sentence_it_stands_in() -> None:
    comparison = altered(dossiers={"post": {"position": ["takes a toll of four"]}}).comparison()
    shown = position(comparison.readings[0])
    assert shown
    assert shown.quotation == "A company from the coast built it and takes a toll of four crowns."


def test_an_article_without_a_quoted_position_shows_none() -> None:
    assert position(bridge().comparison().readings[1]) is None


def test_the_picture_is_of_the_first_event_that_all_speak_of_and_gives_no_side_more_room() -> None:
    comparison = bridge().comparison()
    shown = sample(comparison)
    assert shown
    assert not shown.event.silent
    assert [passage.reading for passage in shown.passages] == ["post", "times"]
    words = [len(passage.quotation.split()) for passage in shown.passages]
    assert max(words) <= 3 * min(words)
