"""Whatever opens, moves or is chosen keeps the rules; names, roles, order and sizes hold; no window is too narrow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader, Scheme
from tests.browser.rules import broken
from tests.tram import ARTICLES, FACING, PROJECTOR, READINGS, TEXTS, WORKSHEET

ARTICLE = ARTICLES[0].address


def _note(page: Page) -> None:
    page.keyboard.press("n")
    page.locator(".fp-panel:popover-open").wait_for()


def _help(page: Page) -> None:
    page.keyboard.press("?")


def _take(page: Page) -> None:
    page.locator("#fp-help").wait_for(state="attached")
    page.locator(":is(.fp-pn, .fp-perma):visible").first.click()
    page.locator(".fp-take").wait_for()


def _failed_copy(page: Page) -> None:
    _take(page)
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')); }")
    page.get_by_role("button", name="APA").click()
    page.locator(".fp-take textarea").wait_for()


def _on_the_screen(page: Page) -> None:
    page.locator(".fp-stage[data-live]").wait_for()
    page.keyboard.press("n")


def _one_page(page: Page) -> None:
    page.locator("[data-part=tools]").wait_for()
    page.get_by_label("One page").check(force=True)
    page.get_by_text("Choose events").click()


def _options(page: Page) -> None:
    page.locator(".fp-options > summary").click()


def _events(page: Page) -> None:
    page.locator(".fp-argument summary").click()


def _document(page: Page) -> None:
    # On a telephone documents wait in a fold.
    for fold in page.locator("#cost .fp-beside > .fp-later > summary").filter(visible=True).all():
        fold.click()
    page.locator("#cost .fp-doc summary").first.click()


def _as_it_is(page: Page) -> None:
    pass


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "a note": (FACING.address, _note),
    "a note in the margin": (ARTICLE, _note),
    "the keys": (FACING.address, _help),
    "taking away": (FACING.address, _take),
    "taking away by hand": (ARTICLE, _failed_copy),
    "a pair": (f"{TEXTS.address}?a=p6&b=p8", _as_it_is),
    "the options": (FACING.address, _options),
    "the events": (FACING.address, _events),
    "a document": (f"{FACING.address}#cost", _document),
    "notes in the margin": (f"{FACING.address}?notes=margin", _as_it_is),
    "no notes": (f"{FACING.address}?notes=off", _as_it_is),
    "one text": (f"{TEXTS.address}?order={READINGS[1]}", _as_it_is),
    "one column": (f"{FACING.address}?column=1&size=large", _as_it_is),
    "swapped": (f"{FACING.address}?order={READINGS[1]},{READINGS[0]}", _as_it_is),
    "blind": (f"{FACING.address}?blind=1", _as_it_is),
    "a blind article": (f"{ARTICLE}?blind=1", _as_it_is),
    "a place that is lit": (f"{ARTICLE}#p2", _as_it_is),
    "a note on the screen": (f"{PROJECTOR.address}?blind=0", _on_the_screen),
    "one page of the worksheet": (WORKSHEET.address, _one_page),
    "a note that is lit": (f"{FACING.address}#note-ring-road", _as_it_is),
    "the licences": ("licences/", _as_it_is),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_every_state_keeps_the_rules_and_fits(reader: Reader, state: str, scheme: Scheme, width: int) -> None:
    """Of 320 px too: WCAG 2.2, 1.4.10, 1280 px at 400 %."""
    address, act = STATES[state]
    page = reader.open(address, scheme=scheme, width=width)
    act(page)
    rules = broken(page)
    assert not rules, "\n".join(rules)
    if width < 800:
        page.set_viewport_size({"width": 320, "height": 256})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


# Where the Tab key is: what it is on, in a few words.
WHERE = """() => {
    const element = document.activeElement;
    const name = element.getAttribute("aria-label") ?? element.closest("label")?.innerText ?? element.textContent;
    const {width, height, top, bottom} = element.getBoundingClientRect();
    const box = (element.closest("label") ?? element).getClientRects()[0] ?? element.getBoundingClientRect();
    const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return {
        what: element.matches(".md-skip") ? "skip" : element.matches("[role=doc-noteref]") ? "note mark"
            : element.closest(".fp-panel") ? "panel" : element.closest(".fp-ref") ? "mark"
            : element.closest("form") ? "control" : element.closest("summary") ? "fold"
            : element.closest(".fp-strip") ? "strip" : element.closest("[data-event]") ? "row" : "link",
        name: name.trim(),
        event: element.closest("[data-event]")?.id ?? "",
        side: element.closest("[data-reading]")?.dataset.reading ?? "",
        ring: getComputedStyle(element.closest("label:has(.fp-box), .fp-seg label") ?? element).outlineStyle,
        last: element === document.body,
        hidden: !element.checkVisibility() || (seen && !element.closest("label, form")?.contains(seen)
            && !element.contains(seen) && !seen.contains(element) && width > 1 && !element.closest(".fp-panel")),
    };
}"""


def _walk(page: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key from the top of the page to its end."""
    stops: list[dict[str, Any]] = []
    for _ in range(1500):
        page.keyboard.press("Tab")
        where = page.evaluate(WHERE)
        if where["last"]:
            return stops
        stops.append(where)
    pytest.fail("The Tab key never comes to the end of the page.")


def test_the_keyboard_goes_from_the_skip_link_through_rows_notes_and_controls(reader: Reader) -> None:
    stops = _walk(reader.open(FACING.address))
    kinds = [stop["what"] for stop in stops]
    assert kinds[0] == "skip"
    assert kinds.index("fold") < kinds.index("row") < kinds.index("mark") < kinds.index("strip")
    assert kinds.count("panel") > kinds.count("mark")
    assert [stop["name"] for stop in stops if not stop["name"]] == []
    # Row by row, and in a row side by side: no row and no side is come back to.
    rows = [(stop["event"], stop["side"]) for stop in stops if stop["event"] and stop["side"]]
    visits = [row for at, row in enumerate(rows) if at == 0 or rows[at - 1] != row]
    assert len(visits) == len(set(visits))
    # Seen at every stop, and under nothing.
    assert [stop for stop in stops if stop["ring"] == "none"] == []
    assert [stop for stop in stops if stop["hidden"]] == []


def test_the_skip_link_leads_past_the_header(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert not page.evaluate("() => Boolean(document.activeElement.closest('header.md-header'))")


def _tree(page: Page) -> list[tuple[str, str]]:
    """Role and name of every node of Chromium's accessibility tree, in its order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    found: list[tuple[str, str]] = []
    stack = [nodes[0]["nodeId"]]
    while stack:
        node = by_id[stack.pop()]
        if not node.get("ignored"):
            found.append((node["role"]["value"], node.get("name", {}).get("value", "")))
        stack += [child for child in reversed(node.get("childIds", [])) if child in by_id]
    return found


def test_names_roles_and_order_in_the_accessibility_tree(reader: Reader) -> None:
    page = reader.open(FACING.address)
    _options(page)
    tree = _tree(page)
    controls = ("button", "link", "radio", "checkbox", "combobox")
    assert [role for role, name in tree if role in controls and not name] == []
    landmarks = [role for role, _ in tree if role in ("banner", "main", "contentinfo")]
    assert landmarks == ["banner", "main", "contentinfo"]
    for control in [
        ("link", "By event"),
        ("link", "Full texts"),
        ("radio", "Both"),
        ("radio", "A only"),
        ("radio", "Folded"),
        ("radio", "Larger text"),
        ("checkbox", "evidence"),
        ("checkbox", "Blind reading"),
        ("checkbox", "Swap sides"),
        ("button", "Keys"),
        ("button", "Next event"),
    ]:
        assert control in tree
    rows = [name for role, name in tree if role == "region" and ("heading", name) in tree]
    assert rows[:2] == ["The first ride", "Who laid the rails"]
    first = tree.index(("region", "The first ride"))
    sides = [name for role, name in tree[first:] if role == "heading" and "reading" in name][:2]
    assert [side[0] for side in sides] == ["A", "B"]


def test_a_note_is_read_behind_its_mark(reader: Reader) -> None:
    page = reader.open(FACING.address)
    _note(page)
    tree = _tree(page)
    mark = tree.index(("link", "Note 1a: evidence"))
    assert tree.index(("note", "Note 1a: evidence")) > mark
    assert tree.index(("note", "Note 1a: evidence")) < tree.index(("link", "Note 1b: evidence"))


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("address", [f"{FACING.address}?notes=margin", TEXTS.address, ARTICLE])
def test_targets_are_large_enough(reader: Reader, address: str, width: int) -> None:
    """WCAG 2.2, 2.5.8: 24 px, or words in a line; and 44 px for the main controls, as 2.5.5 has it."""
    page = reader.open(address, width=width)
    page.locator("#fp-help").wait_for(state="attached")
    if page.locator(".fp-argument").count():
        _events(page)
    _options(page)
    small = page.evaluate(
        """() => {
            const tall = element => element.getBoundingClientRect().height;
            const wide = element => element.getBoundingClientRect().width;
            const isSeen = element => element.checkVisibility();
            const seen = selector => [...document.querySelectorAll(selector)].filter(isSeen);
            const main = seen(".fp-controls label, .fp-controls button, .fp-bar summary, .fp-btn");
            const others = seen(".fp-wrap button, .fp-wrap summary, .fp-strip a, .fp-pn, .fp-at a, .fp-perma,"
                + ".fp-event__no, .fp-ref > a, .fp-fn > a, .fp-argument li a, .fp-annotation a, .fp-else a,"
                + ".fp-crumb a, .fp-edit a");
            return [...main.filter(element => tall(element) < 42 || wide(element) < 24),
                    ...others.filter(element => tall(element) < 24 || wide(element) < 24)]
                .map(element => `${element.className} ${element.textContent.trim()} ${wide(element)}×${tall(element)}`);
        }"""
    )
    assert small == []


@pytest.mark.parametrize("state", ["a note", "the keys", "taking away", "blind"])
def test_forced_colours_leave_edges_and_choices_to_see(reader: Reader, state: str) -> None:
    address, act = STATES[state]
    page = reader.open(address, forced_colors="active")
    _options(page)
    act(page)
    chosen = page.locator(".fp-seg label").filter(has=page.get_by_label("Both"))
    other = page.locator(".fp-seg label").filter(has=page.get_by_label("A only"))
    colour = "element => getComputedStyle(element).backgroundColor"
    assert chosen.evaluate(colour) != other.evaluate(colour)
    for panel in page.locator(".fp-panel:popover-open, dialog[open]").all():
        assert panel.evaluate("element => getComputedStyle(element).borderTopStyle") == "solid"


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_motion_is_asked_for(reader: Reader, motion: str) -> None:
    page = reader.open(FACING.address, reduced_motion=motion)
    smooth = page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior")
    assert smooth == ("auto" if motion == "reduce" else "smooth")
    _options(page)
    seconds = page.locator(".fp-seg label").first.evaluate("element => getComputedStyle(element).transitionDuration")
    assert (seconds == "0s") == (motion == "reduce")


def test_on_a_phone_the_sides_interleave_under_a_label_that_stays(reader: Reader) -> None:
    page = reader.open(FACING.address, width=390)
    cell = page.locator('#cost [data-reading="council"]')
    cell.locator("p:visible").last.evaluate("element => element.scrollIntoView({block: 'center'})")
    expect(cell.locator("h3")).to_be_in_viewport()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_jump_over_many_screens_does_not_scroll_through_them(reader: Reader, javascript: bool) -> None:
    page = reader.open(FACING.address, reduced_motion="no-preference", javascript=javascript, width=390)
    page.evaluate("() => { window.seen = 0; addEventListener('scroll', () => seen++); }") if javascript else None
    last = page.locator("section[data-event]").last
    page.locator(".fp-strip a").last.click()
    expect(last.locator("h2")).to_be_in_viewport()
    if javascript:
        page.wait_for_function("() => document.querySelector('.fp-strip li:last-child [aria-current]')")
        assert page.evaluate("() => seen") < 5
    else:
        style = "() => getComputedStyle(document.documentElement).scrollBehavior"
        assert page.evaluate(style) == "auto"
