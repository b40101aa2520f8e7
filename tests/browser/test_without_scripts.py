"""With scripts off, nothing that a page says is out of reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page as Opened

from tests.browser.reader import Reader
from tests.browser.walks import WALKS, Walk
from tests.pages import Page
from tests.sites import Builder
from tests.tram import ARTICLES, FACING, READINGS

# The text of the page in pieces, controls left out: they may need a script.
PIECES = """
    const isHidden = text => !text.parentElement.checkVisibility({visibilityProperty: true});
    const main = document.querySelector("main");
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const pieces = [];
    while (walker.nextNode()) {
        const text = walker.currentNode;
        if (text.data.trim() && !text.parentElement.closest("script, style, template, noscript, button, label, legend"))
            pieces.push(text);
    }
"""

SHOWN = f"""() => {{
    {PIECES}
    return pieces.filter(text => !isHidden(text)).map(text => text.data.trim());
}}"""

# All of it, and what stays hidden although whatever folds is unfolded, at every
# setting of every control that there is.
HIDDEN = f"""() => {{
    {PIECES}
    main.querySelectorAll("details").forEach(details => {{ details.open = true; }});
    let hidden = pieces.filter(isHidden);
    for (const control of main.querySelectorAll("input[type=radio], input[type=checkbox]")) {{
        const group = [...main.querySelectorAll(`input[type=radio][name="${{control.name}}"]`)];
        const before = control.type === "checkbox" ? control : group.find(radio => radio.checked);
        control.click();
        hidden = hidden.filter(isHidden);
        before?.click();
    }}
    return [pieces, hidden].map(texts => texts.map(text => text.data.trim()));
}}"""

# The words of every paragraph as they are shown.
PARAGRAPHS = """() => [...document.querySelectorAll("main p[id]")]
    .filter(paragraph => /^p\\d+$/.test(paragraph.id))
    .map(paragraph => paragraph.innerText.split(/\\s+/))"""


@pytest.mark.parametrize("walk", WALKS, ids=str)
def test_no_text_is_out_of_reach(reader_of: Callable[[Path], Reader], edition: Builder, walk: Walk) -> None:
    site = edition(walk.edition).folder
    reader = reader_of(site)
    windows = tuple(reader.window(javascript=javascript) for javascript in (True, False))
    lost = {f"{page}: {text}" for page in walk.pages(site) for text in _lost(reader, windows, page)}
    assert not lost


def _lost(reader: Reader, windows: tuple[Opened, ...], page: Page) -> set[str]:
    """The texts of a page that are shown only where scripts run, in a wide window or a narrow one."""
    found: set[str] = set()
    for window in windows:
        window.set_viewport_size({"width": 1440, "height": 900})
    with_scripts, without = (reader.turn(window, page.address) for window in windows)
    for width in (1440, 390):
        for opened in windows:
            opened.set_viewport_size({"width": width, "height": 900})
        shown = Counter[str](with_scripts.evaluate(SHOWN))
        written, hidden = (Counter[str](texts) for texts in without.evaluate(HIDDEN))
        assert shown, page
        # What a script writes is no part of the page as written.
        found |= {text for text in shown - (written - hidden) if text in written}
    return found


@pytest.mark.parametrize("article", ARTICLES, ids=str)
def test_an_article_can_be_read_to_its_end(reader: Reader, article: Page) -> None:
    words = {}
    for javascript in (True, False):
        page = reader.open(article.address, javascript=javascript)
        words[javascript] = page.evaluate(PARAGRAPHS)
    assert words[True]
    assert words[False] == words[True]


def test_the_full_texts_open_without_a_script(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}#{READINGS[0]}-p1", javascript=False)
    for reading in READINGS:
        assert page.locator(f'[id="{reading}-p1"]').is_visible()
