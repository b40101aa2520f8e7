"""The figures of fairness, counted by hand on a small comparison."""

from __future__ import annotations

from facing_pages.model import KINDS
from facing_pages.review.figures import figures, table
from tests.compose import altered, bridge
from tests.loaded import tram


def test_the_figures_of_the_bridge_are_those_counted_by_hand() -> None:
    post, times = figures(bridge().comparison()).readings
    # The new … on Saturday. (9) It cost … crowns. (7); The bridge … road. (7) A company … crowns. (14)
    assert (post.words, times.words) == (37, 29)
    assert (post.annotations, times.annotations) == (2, 1)
    assert (post.per_thousand, times.per_thousand) == (54.1, 34.5)
    # Saturday was 1 May 2021. (5) The accounts give this sum. (5)
    assert (post.ours, times.ours) == (10, 5)
    # opened on Saturday (3), It cost the county 12 million crowns (7); On Saturday the first cars (5)
    assert (post.quoted, times.quoted) == (10, 5)
    assert (post.paragraphs, post.covered, times.paragraphs, times.covered) == (2, 2, 2, 2)
    assert (post.sources, times.sources) == (1, 0)
    assert (post.silences, times.silences) == (0, 0)
    assert post.by_kind == {"evidence": 1, "context": 1, "term": 0, "contrast": 0, "question": 0}
    assert times.by_kind == {"evidence": 0, "context": 1, "term": 0, "contrast": 0, "question": 0}


def test_words_under_two_annotations_are_quoted_once() -> None:
    passages = {"post": ["opened on Saturday. It cost the county", "bridge over the Lyd opened", "It cost the"]}
    (post, _) = figures(altered(annotations={"opening-day": {"passages": passages}}).comparison()).readings
    # bridge over the Lyd opened on Saturday. (7) It cost the county 12 million crowns (7)
    assert post.quoted == 14


def test_an_event_that_shows_half_a_paragraph_covers_it() -> None:
    draft = altered(events={"toll": {"passages": {"post": ["takes a toll of four"], "times": ["p2"]}}})
    assert figures(draft.comparison()).readings[0].covered == 2


def test_silences_are_counted() -> None:
    silence = {"by": "the editors", "on": "2021-06-01", "words": ["million"]}
    draft = altered(events={"toll": {"passages": {"post": ["p2"]}, "silences": {"times": silence}, "part": []}})
    assert [row.silences for row in figures(draft.comparison()).readings] == [0, 1]


def test_the_table_has_a_line_a_figure_and_a_column_a_reading() -> None:
    lines = table(figures(bridge().comparison())).splitlines()
    assert lines[0].split() == ["Post", "Times"]
    assert len({len(line) for line in lines}) == 1
    rows = {line[: len(line) - 12].strip(): line.split()[-2:] for line in lines[1:]}
    assert rows["annotations"] == ["2", "1"]
    assert rows["in 1,000 words"] == ["54.1", "34.5"]
    assert all(kind in rows for kind in KINDS)


def test_no_figure_adds_up_findings() -> None:
    assert "supported" not in table(figures(tram()))
    assert "disputed" not in table(figures(tram()))
