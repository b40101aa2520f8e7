"""The view stands in the address, and what a reader chose stays; the address wins."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader
from tests.pages import Page as Address
from tests.tram import ARTICLES, FACING, READINGS, TEXTS

FIRST, SECOND = READINGS


def _control(page: Page, name: str) -> Locator:
    """A control by its name, with the options opened where they are folded."""
    if page.locator(".fp-options:not([open])").count():
        page.locator(".fp-options > summary").click()
    radio, box = (page.get_by_role(role, name=name, exact=True) for role in ("radio", "checkbox"))
    return radio.or_(box)


def _choose(page: Page, name: str) -> None:
    _control(page, name).click()


def _query(page: Page) -> str:
    found: str = page.evaluate("() => location.search")
    return found


@pytest.mark.parametrize(
    ("control", "query"),
    [
        ("Swap sides", f"?order={SECOND},{FIRST}"),
        ("context", "?layers=evidence,term,contrast,question"),
        ("In the margin", "?notes=margin"),
        ("Off", "?notes=off"),
        ("A only", f"?order={FIRST}"),
        ("Blind reading", "?blind=1"),
        ("Larger text", "?size=large"),
        ("One column", "?column=1"),
    ],
)
def test_a_choice_stands_in_the_address_and_the_address_makes_it(reader: Reader, control: str, query: str) -> None:
    page = reader.open(FACING.address)
    _choose(page, control)
    assert _query(page) == query
    linked = reader.open(FACING.address + query)
    assert _query(linked) == query
    expect(_control(linked, control)).to_be_checked(checked=control != "context")


def test_a_choice_is_one_step_of_the_history(reader: Reader) -> None:
    page = reader.open(FACING.address)
    before = page.evaluate("() => history.length")
    _choose(page, "In the margin")
    _choose(page, "Larger text")
    assert page.evaluate("() => history.length") == before


def test_what_is_chosen_back_to_the_first_state_stays_said(reader: Reader) -> None:
    page = reader.open(FACING.address)
    _choose(page, "In the margin")
    _choose(page, "Folded")
    assert _query(page) == "?notes=folded"


def test_a_choice_is_kept_and_the_address_wins(reader: Reader) -> None:
    page = reader.open(FACING.address)
    _choose(page, "Larger text")
    _choose(page, "In the margin")
    page.goto(reader.url(FACING.address))
    expect(page.get_by_label("In the margin")).to_be_checked()
    assert _query(page) == "?notes=margin&size=large"
    page.goto(reader.url(f"{FACING.address}?notes=folded"))
    expect(page.get_by_label("Folded")).to_be_checked()
    expect(page.get_by_label("Larger text")).to_be_checked()
    page.goto(reader.url(ARTICLES[0].address))
    expect(page.get_by_label("Larger text")).to_be_checked()


def test_a_link_does_not_change_what_is_kept(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?size=small&notes=margin")
    page.goto(reader.url(FACING.address))
    expect(page.get_by_label("Normal text")).to_be_checked()
    assert _query(page) == ""


def test_storage_that_is_blocked_is_done_without(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})")
    # The theme's own script reads storage without a care; only ours may not fail.
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.stack or str(error)))
    page.goto(reader.url(f"{FACING.address}?notes=margin"))
    _choose(page, "Larger text")
    assert _query(page) == "?notes=margin&size=large"
    assert not [error for error in errors if "main.js" in error]
    reader.faults.found.clear()


@pytest.mark.parametrize("width", [390, 1440])
def test_one_text_is_shown_alone(reader: Reader, width: int) -> None:
    page = reader.open(TEXTS.address, width=width)
    _choose(page, "A only")
    assert _query(page).endswith(f"order={FIRST}")
    expect(page.locator(f'[id="{FIRST}-p1"]')).to_be_visible()
    expect(page.locator(f'[id="{SECOND}-p1"]')).to_be_hidden()
    assert page.locator(".fp-heads .fp-who:visible").count() == 1
    _choose(page, "B only")
    linked = reader.open(TEXTS.address + _query(page), width=width)
    expect(linked.locator(f'[id="{SECOND}-p1"]')).to_be_visible()
    expect(linked.locator(f'[id="{FIRST}-p1"]')).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "side"),
    [(f"?view=text&order={SECOND}", "B only"), ("?view=text", "A only"), (f"?order={FIRST}", "A only")],
)
def test_an_address_that_asks_for_one_text_shows_the_choice(reader: Reader, query: str, side: str) -> None:
    page = reader.open(FACING.address + query)
    expect(page.get_by_label(side)).to_be_checked()
    address = TEXTS.address if "view" in query else FACING.address
    assert page.url.partition("?")[0] == reader.url(address)
    assert _query(page) == f"?order={FIRST if side == 'A only' else SECOND}"
    assert page.locator(".fp-heads .fp-who:visible").count() == 1


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [390, 1440])
def test_a_side_that_is_hidden_is_told_and_brought_back(reader: Reader, width: int, javascript: bool) -> None:
    page = reader.open(FACING.address, width=width, javascript=javascript)
    other = page.locator(f'#cost [data-reading="{SECOND}"]')
    expect(page.get_by_text("Only A is shown.")).to_be_hidden()
    _choose(page, "A only")
    expect(other).to_be_hidden()
    expect(page.get_by_text("Only A is shown.")).to_be_visible()
    page.get_by_role("link", name="Show both").click()
    expect(other).to_be_visible()
    expect(page.get_by_text("Only A is shown.")).to_be_hidden()


@pytest.mark.parametrize("earlier", ["", f"order={FIRST}", f"view=text&order={SECOND}"])
def test_what_hides_a_side_is_forgotten_by_the_next_visit(reader: Reader, earlier: str) -> None:
    page = reader.open(FACING.address)
    if earlier:  # as it was once kept
        page.evaluate("kept => localStorage.setItem('facing-pages:view', kept)", earlier)
    else:
        _choose(page, "A only")
    page.goto(reader.url(FACING.address))
    for reading in READINGS:
        expect(page.locator(f'#cost [data-reading="{reading}"]')).to_be_visible()


def test_sides_are_swapped(reader: Reader) -> None:
    def lefts(query: str) -> list[float]:
        page = reader.open(FACING.address + query)
        boxes = (page.locator(f'#first-ride [data-reading="{id}"]').bounding_box() for id in READINGS)
        return [box["x"] for box in boxes if box]

    assert lefts("") == sorted(lefts(""))
    assert lefts(f"?order={SECOND},{FIRST}") == sorted(lefts(""), reverse=True)


@pytest.mark.parametrize("address", [FACING.address, ARTICLES[0].address])
def test_text_has_three_sizes(reader: Reader, address: str) -> None:
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    sizes = [
        reader.open(f"{address}?size={name}").locator("p.fp-text:visible").first.evaluate(size)
        for name in ("small", "normal", "large")
    ]
    assert sizes == sorted(set(sizes))
    assert len(sizes) == 3


def test_a_layer_that_is_off_takes_its_marks_and_notes_along(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?layers=context&notes=margin")
    expect(page.locator('.fp-events .fp-annotation[data-kind="context"]').first).to_be_visible()
    for kind in ("evidence", "term", "contrast", "question"):
        assert not page.locator(
            f'.fp-events :is(.fp-annotation, .fp-ref, .fp-else)[data-kind="{kind}"]:visible'
        ).count()


def test_a_fold_counts_the_kinds_that_are_shown(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?layers=context")
    folds = page.locator(".fp-events .fp-notes")
    for fold in folds.all():
        shown = fold.locator('[data-kind="context"]:is(.fp-annotation, .fp-else)').count()
        expect(fold).to_be_visible(visible=shown > 0)
        if shown:
            expect(fold.locator(".fp-notes__n")).to_have_text(f"{shown} note{'s' if shown > 1 else ''}")


@pytest.mark.parametrize("width", [390, 1440])
def test_notes_stand_in_the_margin_or_folded(reader: Reader, width: int) -> None:
    page = reader.open(FACING.address, width=width)
    note = page.locator("#note-ring-road")
    expect(note).to_be_hidden()
    _choose(page, "Open" if width == 390 else "In the margin")
    expect(note).to_be_visible()
    assert page.locator(".fp-events .fp-notes > summary").filter(visible=True).count() == 0
    if width == 1440:
        side = page.locator(".fp-row:has(#note-ring-road) .fp-cell").first.bounding_box()
        box, ledger = note.bounding_box(), page.locator(".fp-row:has(#note-ring-road) .fp-ledger").bounding_box()
        assert side
        assert box
        assert ledger
        assert side["y"] + side["height"] <= box["y"] < ledger["y"]
    _choose(page, "Folded")
    expect(note).to_be_hidden()


@pytest.mark.parametrize("query", ["?notes=off", "?layers="])
@pytest.mark.parametrize("address", [FACING, TEXTS], ids=str)
def test_with_notes_off_nothing_of_them_stays(reader: Reader, query: str, address: Address) -> None:
    page = reader.open(f"{address.address}{query}")
    expect(page.get_by_label("Off", exact=True)).to_be_checked()
    ours = ".fp-views :is(.fp-notes, .fp-annotation, .fp-ref, .fp-else), .fp-set__kinds"
    assert page.locator(ours).filter(visible=True).count() == 0
    lines = page.locator(".fp-text mark:visible, .fp-text mark:visible [data-kind]")
    look = "all => all.map(mark => getComputedStyle(mark)).map(s => `${s.textDecorationLine} ${s.backgroundColor}`)"
    assert set(lines.evaluate_all(look)) == {"none rgba(0, 0, 0, 0)"}
    lines.first.hover()
    page.keyboard.press("n")
    assert page.locator(".fp-panel").count() == 0


def test_no_kind_of_note_is_no_notes_and_notes_are_of_some_kind(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?layers=evidence")
    _choose(page, "evidence")
    expect(page.get_by_label("Off", exact=True)).to_be_checked()
    _choose(page, "Folded")
    expect(page.locator('[name="layers"]:checked')).to_have_count(5)


def test_kinds_are_told_by_shape_and_word(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.locator(".fp-options > summary").click()
    lines = {
        kind: page.locator(f'.fp-controls .fp-kind[data-kind="{kind}"]').evaluate(
            "element => { const s = getComputedStyle(element);"
            " return `${s.textDecorationStyle} ${element.innerText.toLowerCase()}`; }"
        )
        for kind in ("evidence", "context", "term", "contrast", "question")
    }
    assert [line.split()[1] for line in lines.values()] == list(lines)
    assert len({line.split()[0] for line in lines.values()}) == len(lines)


@pytest.mark.parametrize("system", ["light", "dark"])
def test_colours_are_light_dark_or_the_systems(reader: Reader, system: str) -> None:
    page = reader.open(FACING.address, scheme="dark" if system == "dark" else "light")
    body, button = page.locator("body"), page.locator("[data-md-component=palette] label:visible")
    schemes = {"light": "default", "dark": "slate"}
    expect(page.get_by_role("radio", name="as the system")).to_be_checked()
    expect(body).to_have_attribute("data-md-color-scheme", schemes[system])
    for state in ("light", "dark"):
        button.click()
        expect(page.get_by_role("radio", name=f"Colours: {state}")).to_be_checked()
        expect(body).to_have_attribute("data-md-color-scheme", schemes[state])
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    button.click()
    expect(body).to_have_attribute("data-md-color-scheme", schemes[system])


def _turn(page: Page, name: str) -> None:
    """Go to the other of the two pages that show the same in two ways."""
    page.locator(".fp-options > summary").click()
    page.get_by_role("link", name=name, exact=True).click()


def test_the_other_view_leaves_the_place_that_was_linked_to(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}#builders")
    _turn(page, "Full texts")
    page.wait_for_url(reader.url(TEXTS.address))
    assert page.evaluate("() => document.querySelectorAll(':target').length") == 0


@pytest.mark.parametrize(
    ("one", "other", "name"), [(FACING, TEXTS, "Full texts"), (TEXTS, FACING, "By event")], ids=str
)
def test_the_other_view_takes_along_what_is_set(reader: Reader, one: Address, other: Address, name: str) -> None:
    query = f"?order={SECOND},{FIRST}&notes=margin&layers=evidence,context&blind=1&size=large"
    page = reader.open(one.address + query)
    _choose(page, "One column")
    # What is kept in the browser is of no account here.
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(
        reader.url(f"{other.address}?order=b,a&notes=margin&layers=evidence,context&blind=1&size=large&column=1")
    )
    for control in ("Swap sides", "In the margin", "Blind reading", "Larger text", "One column"):
        expect(page.get_by_label(control)).to_be_checked()
    expect(page.get_by_label("term", exact=True)).not_to_be_checked()


@pytest.mark.parametrize("width", [390, 1440])
def test_both_views_are_a_link_apart_without_a_script(reader: Reader, width: int) -> None:
    page = reader.open(FACING.address, javascript=False, width=width)
    _turn(page, "Full texts")
    expect(page).to_have_url(reader.url(TEXTS.address))
    expect(page.get_by_role("link", name="Full texts", exact=True, include_hidden=True)).to_have_attribute(
        "aria-current", "page"
    )
    for reading in READINGS:
        expect(page.locator(f'[id="{reading}-p1"]')).to_be_visible()
    _turn(page, "By event")
    expect(page).to_have_url(reader.url(FACING.address))
    expect(page.locator("section[data-event]").first).to_be_visible()
