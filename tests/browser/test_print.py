"""Every page on paper: all that a reader sees and no control, on the right sheets, no heading parted from its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import hidden
from tests.browser.reader import Reader
from tests.browser.walks import READ, WALKS, Walk
from tests.pages import Kind, comparisons, of_kind
from tests.paper import MM, PAPERS, Paper, read
from tests.sites import WHOLE, Builder

# What is made for paper, for a stick, for a screen or for another site alone has tests of its own.
PRINTED = tuple(kind for kind in READ if kind not in ("handout", "class file", "worksheet", "projector", "embed"))
WALKED = tuple(
    replace(walk, kinds=kinds) for walk in WALKS if (kinds := tuple(kind for kind in walk.kinds if kind in PRINTED))
)

FOOT = 15 * MM
"""A little less than the lower margin: what stands in it is the number of the sheet."""

# What the main part of a page shows, in runs that a line of print does not leave: a run is
# the text of a block, or of what stands apart in it (a note's letter, a paragraph's number).
# A column is what flows from sheet to sheet by itself. What is folded is unfolded: paper
# cannot be. What is for the ear or for the hand is left out.
RUNS = """() => {
    const HAND = "nav, form, button, input, summary, [role=group], [role=status], .fp-enter, .fp-more, .fp-edit," +
        ".fp-card__go, .fp-face, .fp-cite, .fp-carry, .fp-foot__acts, .fp-propose, .fp-controls, .fp-panel," +
        ".md-clipboard, .headerlink, .fp-tools, .fp-classpage";
    const EAR = ".fp-vh, script, style, template, noscript, title";
    const folds = [...document.querySelectorAll("main details:not([open])")];
    for (const fold of folds) fold.open = true;
    const apart = style =>
        !/^(inline|contents)/.test(style.display) || style.position !== "static" || style.float !== "none";
    const runs = new Map();
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode, parent = text.parentElement;
        if (!text.data.trim() || !parent.checkVisibility({visibilityProperty: true})) continue;
        const isLabel = parent.closest("summary")?.closest(".fp-annotation");
        if (parent.closest(EAR) || (parent.closest(HAND) && !isLabel)) continue;
        let block = parent;
        while (!apart(getComputedStyle(block)) && !block.matches("q, text, tspan")) block = block.parentElement;
        const column = block.closest(".fp-cell, .fp-leaf, .fp-card, .fp-annotations");
        if (!runs.has(block)) runs.set(block, [column, ""]);
        runs.get(block)[1] += text.data;
    }
    for (const fold of folds) fold.open = false;
    const columns = [null];
    return [...runs.values()].map(([column, words]) => {
        if (!columns.includes(column)) columns.push(column);
        return [columns.indexOf(column), words];
    });
}"""


CONTROLS = "label, button, .fp-btn, .fp-edit, .fp-cite, summary:not(.fp-annotation > summary), .md-skip, .fp-more a"

# Over the plans of a lesson, each of which begins a sheet under its own head; over what is for the clipboard.
SCREEN = ("Planstotheminute", "Foryourclasspage", "Séancesminuteparminute", "Pourlapagedevotreclasse")

# A hyphen at the end of a line may be the browser's. What a machine has no typeface for, such as
# the Chinese of a title on most, it leaves out without a word.
UNSURE = re.compile(r"[\s\u00ad\u200b-]|[^\0-\u2e7f]")
# What runs from right to left a PDF gives back from its end to its beginning, and the signs beside it in any order.
LEFTWARD = re.compile(r"[\u0590-\u08ff]+")
STRETCH = re.compile(r"(?:(?=[\u0590-\u08ff])\w)+|(?:(?![\u0590-\u08ff])\w)+|\W")
# Chromium gives some headings, or their first words, a second time in the same bookmark.
TWICE = re.compile(r"^(.{4,})\1|^(.+)\2$")
# A bracket opens there to the other side.
MIRRORED = str.maketrans("()[]«»", ")(][»«")


@pytest.mark.parametrize("walk", WALKED, ids=str)
def test_a_page_is_whole_on_paper(reader_of: Callable[[Path], Reader], edition: Builder, walk: Walk) -> None:
    site = edition(walk.edition).folder
    reader = reader_of(site)
    page = reader.window(scheme="dark")
    for address in walk.pages(site):
        # One paper will do where the same templates are printed again.
        papers = PAPERS if walk.is_whole else {"a4": PAPERS["a4"]}
        page.set_viewport_size({"width": 1440, "height": 900})
        _assert_whole(reader.visit(page, address.address), str(address), papers)


@pytest.mark.parametrize("name", [WHOLE, "full", "three"])
def test_one_text_is_whole_on_paper(reader_of: Callable[[Path], Reader], edition: Builder, name: str) -> None:
    site = edition(name).folder
    first = comparisons(site)[0]["readings"][0]["id"]
    address = f"{of_kind(site, 'texts')[0].address}?order={first}&size=large&layers=evidence"
    _assert_whole(reader_of(site).open(address, scheme="dark"), address, PAPERS)


@pytest.mark.parametrize("kind", ["facing", "texts", "article"])
@pytest.mark.parametrize("name", [WHOLE, "full", "three"])
def test_read_blind_a_page_is_whole_on_paper_and_names_nobody(
    reader_of: Callable[[Path], Reader], edition: Builder, name: str, kind: Kind
) -> None:
    site = edition(name).folder
    address = f"{of_kind(site, kind)[0].address}?blind=1"
    names = hidden(comparisons(site)[0])
    for paper in _assert_whole(reader_of(site).open(address, scheme="dark"), address, PAPERS):
        assert [one for one in names if one in paper.everything] == []


@pytest.mark.parametrize("name", [WHOLE, "two"])
def test_what_stands_in_place_of_a_missing_page_is_whole_on_paper(
    reader_of: Callable[[Path], Reader], edition: Builder, name: str
) -> None:
    site = edition(name).folder
    _assert_whole(_not_found(reader_of(site)), "404.html", PAPERS)


def _assert_whole(page: Page, address: str, papers: Mapping[str, tuple[int, int]]) -> list[Paper]:
    """Assert that a page, opened in a wide window, is all there on every paper; what was printed."""
    runs: list[tuple[int, str]] = page.evaluate(RUNS)
    assert runs, address
    printed = []
    shown = "".join(_letters(words) for _, words in runs)
    labels = {_letters(label) for label in page.locator(CONTROLS).all_text_contents()}
    controls = {label for label in labels if len(label) > 5 and label not in shown}
    headings = page.get_by_role("main").get_by_role("heading").all_inner_texts()
    headings = [words for words in headings if _letters(words) and _letters(words) not in SCREEN]

    # From a narrow window in the dark, as on the telephone in a reader's hand.
    page.set_viewport_size({"width": 390, "height": 800})
    for name, size in papers.items():
        paper = read(page.pdf(format=name, prefer_css_page_size=True, outline=True, tagged=True))
        assert {sheet.size for sheet in paper.sheets} == {size}, address
        assert not any(sheet.outside for sheet in paper.sheets), address
        assert min(len(sheet.letters) for sheet in paper.sheets) > 20, f"{address}: a sheet with nothing but its number"
        assert [sheet.letters for sheet in paper.sheets if not re.match(r"\d+/\d+", sheet.letters)] == [], address
        assert [words for words in _missing(runs, paper) if _letters(words) not in SCREEN] == [], address
        assert [label for label in controls if label in _letters(paper.letters)] == [], address
        assert _absent(list(map(_bookmark, headings)), list(map(_bookmark, paper.outline))) == [], address
        assert [heading.title for heading in paper.last(FOOT)] == [], address
        printed.append(paper)
    return printed


def _not_found(reader: Reader) -> Page:
    """What a host shows in place of a missing page, in a wide window and the dark."""
    # Its addresses begin at the root of the host, where the site’s own is not known, and the site lies deeper.
    page = reader.open("", scheme="dark")
    page.wait_for_load_state("networkidle")
    page.route(
        lambda url: not url.startswith(reader.server),
        lambda route: route.continue_(url=reader.server + urlsplit(route.request.url).path.removeprefix("/")),
    )
    page.goto(f"{reader.server}404.html")
    return page


def _letters(words: str) -> str:
    return LEFTWARD.sub("", UNSURE.sub("", words))


def _bookmark(words: str) -> str:
    """What a heading is known by: its beginning, for Chromium gives some a second time in the same bookmark.

    Of one that has words from right to left, which Chromium puts in another order, the signs that are in it.
    """
    if LEFTWARD.search(words):
        return "".join(sorted(set(UNSURE.sub("", words))))
    return TWICE.sub(r"\1", _letters(words))[:9]


def _absent(wanted: list[str], given: list[str]) -> list[str]:
    """What is not given in the order in which it is wanted."""
    rest = iter(given)
    return [one for one in wanted if one not in rest]


def _missing(runs: list[tuple[int, str]], paper: Paper) -> list[str]:
    """The runs that are not on the sheets, or not after what precedes them in their column."""
    sheets = [_letters(sheet.letters) for sheet in paper.sheets]
    reached: dict[int, int] = {}
    missing = []
    for column, words in runs:
        first = reached.get(column, 0)
        found = _find_both(words, paper, first) if LEFTWARD.search(words) else _find(_letters(words), sheets, first)
        if found is None:
            missing.append(words)
        else:
            reached[column] = found
    return missing


def _find_both(words: str, paper: Paper, first: int) -> int | None:
    """The same as ``_find`` for a run in both directions: each stretch of it is there, in either."""
    sheets = [UNSURE.sub("", sheet.letters) for sheet in paper.sheets]
    found = [
        [_find(one, sheets, first) for one in (stretch, stretch[::-1], stretch.translate(MIRRORED))]
        for word in words.split()
        for stretch in STRETCH.findall(UNSURE.sub("", word))
    ]
    places = [min((place for place in ways if place is not None), default=None) for ways in found]
    return None if None in places else min((place for place in places if place is not None), default=first)


def _find(letters: str, sheets: list[str], first: int) -> int | None:
    """The number of the sheet on which a run begins, from one on; it may end on the next."""
    for at in range(first, len(sheets)):
        if letters in sheets[at]:
            return at
        following = sheets[at + 1] if at + 1 < len(sheets) else ""
        if letters[:9] not in sheets[at] or letters[-9:] not in following:
            continue
        if any(letters[:cut] in sheets[at] and letters[cut:] in following for cut in range(9, len(letters) - 8)):
            return at
    return None
