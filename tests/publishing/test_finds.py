"""What a finding is, said once over the notes wherever there are findings."""

from __future__ import annotations

from tests.pages import comparisons, parse
from tests.sites import Site

SAID = "more notes on a text do not mean more faults"


def test_it_is_said_over_the_events_where_there_are_findings_and_nowhere_else(any_site: Site) -> None:
    for data in comparisons(any_site.folder):
        is_due = any(annotation["finding"] for annotation in data["annotations"])
        for place in ("facing/index.html", f"data/{data['id']}.html"):
            page = parse(any_site.folder / data["id"] / place)
            assert len(page.css(".fp-views > .fp-finds")) == is_due, place
            assert len(page.css(".fp-finds + .fp-events")) == is_due, place


def test_it_says_that_more_notes_are_not_more_faults(full: Site) -> None:
    for place in ("facing/index.html", "data/tram.html", "handout/index.html"):
        page = parse(full.folder / "tram" / place)
        assert SAID in page.css(".fp-finds")[0].text()
