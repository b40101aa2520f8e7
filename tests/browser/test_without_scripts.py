"""With scripts off, nothing that a page says is out of reach, and nothing is offered that does not work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page as Opened
from playwright.sync_api import expect

from tests.browser.reader import Reader
from tests.browser.walks import WALKS, Walk
from tests.pages import Page
from tests.sites import Builder
from tests.tram import ARTICLES, FACING, HANDOUT, READINGS, TEXTS

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


# What would do nothing without a script.
DEAD = """() => [...document.querySelectorAll("main button, .fp-panel, .fp-help, .fp-step")]
    .filter(element => !element.matches("button") || element.checkVisibility({visibilityProperty: true}))
    .map(element => element.outerHTML)"""


@pytest.mark.parametrize("walk", WALKS, ids=str)
def test_no_text_is_out_of_reach_and_no_control_is_dead(
    reader_of: Callable[[Path], Reader], edition: Builder, walk: Walk
) -> None:
    site = edition(walk.edition).folder
    reader = reader_of(site)
    windows = (reader.window(), reader.window(javascript=False))
    faults = {f"{page}, {fault}" for page in walk.pages(site) for fault in _missed(reader, windows, page)}
    assert not faults


def _missed(reader: Reader, windows: tuple[Opened, Opened], page: Page) -> set[str]:
    """What is dead without scripts, and what is shown only where they run, in a wide window or a narrow one."""
    with_scripts, without = windows
    for window in windows:
        window.set_viewport_size({"width": 1440, "height": 900})
        reader.visit(window, page.address)
    faults = {f"dead: {control}" for control in without.evaluate(DEAD)}
    for width in (1440, 390):
        for opened in windows:
            opened.set_viewport_size({"width": width, "height": 900})
        shown = Counter[str](with_scripts.evaluate(SHOWN))
        written, hidden = (Counter[str](texts) for texts in without.evaluate(HIDDEN))
        assert shown, page
        # What a script writes is no part of the page as written.
        faults |= {f"out of reach: {text}" for text in shown - (written - hidden) if text in written}
    return faults


@pytest.mark.parametrize("article", ARTICLES, ids=str)
def test_an_article_can_be_read_to_its_end(reader: Reader, article: Page) -> None:
    words = {}
    for javascript in (True, False):
        page = reader.open(article.address, javascript=javascript)
        words[javascript] = page.evaluate(PARAGRAPHS)
    assert words[True]
    assert words[False] == words[True]


@pytest.mark.parametrize("javascript", [True, False])
def test_a_hand_out_offers_to_number_lines_only_where_a_script_does(reader: Reader, *, javascript: bool) -> None:
    page = reader.open(HANDOUT.address, javascript=javascript)
    expect(page.get_by_text("Line numbers", exact=True)).to_be_visible(visible=javascript)
    expect(page.get_by_text("Room for notes", exact=True)).to_be_visible()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("id", [f"{READINGS[1]}-p2", f"fnref:{READINGS[0]}:1"])
def test_a_former_address_of_the_texts_is_beside_the_way_to_them_without_a_script(
    reader: Reader, id: str, width: int
) -> None:
    page = reader.open(f"{FACING.address}#{id}", javascript=False, width=width)
    link = (
        page.locator(".fp-ways a").filter(has=page.locator(f'[id="{id}"]')).or_(page.locator(f'.fp-ways a[id="{id}"]'))
    )
    expect(link).to_be_in_viewport()
    link.click()
    paragraph = (
        page.locator(".fp-full .fp-text")
        .filter(has=page.locator(f'[id="{id}"]'))
        .or_(page.locator(f'.fp-full [id="{id}"]'))
    )
    expect(paragraph.first).to_be_in_viewport()
    for reading in READINGS:
        assert page.locator(f'[id="{reading}-p1"]').is_visible()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    ("address", "id"),
    [
        (FACING, "note-ring-road"),
        (FACING, f"fn:{READINGS[0]}:1"),
        (TEXTS, "texts-note-ring-road"),
        (TEXTS, f"fn:{READINGS[0]}:1"),
    ],
    ids=str,
)
def test_a_link_to_a_note_opens_its_fold_without_a_script(reader: Reader, address: Page, id: str, width: int) -> None:
    page = reader.open(f"{address.address}#{id}", javascript=False, width=width)
    note = page.locator(f'[id="{id}"]')
    expect(note.locator(".fp-annotation__body, p").first).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 1440])
def test_without_a_script_a_mark_leads_to_its_note_and_the_switch_opens_all(reader: Reader, width: int) -> None:
    page = reader.open(FACING.address, javascript=False, width=width)
    mark = page.locator(".fp-events .fp-ref > a").first
    mark.click()
    note = page.locator(f'[id="{(mark.get_attribute("href") or "")[1:]}"]')
    expect(note).to_be_in_viewport()
    page.locator(".fp-options > summary").click()
    page.locator('label:has([name="notes"][value="margin"])').click()
    assert page.locator(".fp-events .fp-annotation").filter(visible=False).count() == 0
    page.locator('label:has([name="notes"][value="off"])').click()
    assert page.locator(".fp-annotation, .fp-ref, .fp-notes").filter(visible=True).count() == 0
