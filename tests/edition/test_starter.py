"""A starter pack of three long events is one sheet, front and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from facing_pages.printing import prints
from facing_pages.printing.packs import Pack
from facing_pages.printing.papers import PAPERS
from tests.edition.deepseek import deepseek
from tests.paper import read


@pytest.mark.parametrize("paper", PAPERS)
def test_a_starter_pack_of_three_long_events_is_one_sheet(browser: Browser, site: Path, paper: str) -> None:
    comparison = deepseek()
    chosen = [event.id for event in comparison.events if event.number in (2, 10, 11)]
    pack = Pack("starter", lambda: "Starter pack", (("view", "starter"), ("events", ",".join(chosen))))
    done = prints.printed(browser, site, comparison, pack, paper)
    assert done.pages == 2
    printed = read(done.pdf)
    for event in comparison.events:
        assert (f"{event.number}. {event.title}" in printed.outline) == (event.id in chosen)
        for cell in event.cells if event.id in chosen else ():
            for extract in cell.extracts:
                words = "".join("".join(run.text for run in extract.inlines if hasattr(run, "text")).split())
                assert words[:30].replace("-", "") in printed.letters.replace("-", "")
    asked = [one.id for one in comparison.questions if "".join(one.text.text.split()) in printed.letters]
    assert asked == ["what-was-achieved", "one-number", "words-of-praise-and-blame"]
    for word in comparison.words:
        is_there = "".join(word.meaning.text.split()).replace("-", "") in printed.letters.replace("-", "")
        assert is_there == (word.id in EXPLAINED), word.id


EXPLAINED = set(
    "aghast anarchic benchmarks bubble bureaucratic-rule consolidating dictate dissect downturn embroiled five-g"
    " five-year-plan hidebound infrastructure llms market-value means-of-production nationalised prc"
    " presiding-over privatised puncturing retained return-on-investment stalinism state-capitalism tariffs"
    " trawling-in workers-state zigzags".split()
)
