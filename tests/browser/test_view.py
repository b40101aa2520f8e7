"""The view stands in the address, and what a reader chose stays; the address wins."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.reader import Reader
from tests.tram import ARTICLES, FACING, READINGS

FIRST, SECOND = READINGS


def _choose(page: Page, name: str) -> None:
    """Click a control by its label, as a reader does."""
    page.locator(".fp-wrap label").filter(has=page.get_by_label(name, exact=True)).first.click()


def _query(page: Page) -> str:
    found: str = page.evaluate("() => location.search")
    return found


@pytest.mark.parametrize(
    ("control", "query"),
    [
        ("Full texts", "?view=texts"),
        ("Swap sides", f"?order={SECOND},{FIRST}"),
        ("context", "?layers=evidence,term,contrast,question"),
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
    expect(linked.get_by_label(control, exact=True)).to_be_checked(checked=control != "context")
    assert _query(linked) == query


def test_a_choice_is_one_step_of_the_history(reader: Reader) -> None:
    page = reader.open(FACING.address)
    before = page.evaluate("() => history.length")
    _choose(page, "Full texts")
    _choose(page, "Larger text")
    assert page.evaluate("() => history.length") == before


def test_what_is_chosen_back_to_the_first_state_stays_said(reader: Reader) -> None:
    page = reader.open(FACING.address)
    _choose(page, "Full texts")
    _choose(page, "By event")
    assert _query(page) == "?view=events"


def test_a_choice_is_kept_and_the_address_wins(reader: Reader) -> None:
    page = reader.open(FACING.address)
    _choose(page, "Larger text")
    _choose(page, "Full texts")
    page.goto(reader.url(FACING.address))
    expect(page.get_by_label("Full texts")).to_be_checked()
    assert _query(page) == "?view=texts&size=large"
    page.goto(reader.url(f"{FACING.address}?view=events"))
    expect(page.get_by_label("By event")).to_be_checked()
    expect(page.get_by_label("Larger text")).to_be_checked()
    page.goto(reader.url(ARTICLES[0].address))
    expect(page.get_by_label("Larger text")).to_be_checked()


def test_a_link_does_not_change_what_is_kept(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}?size=small&view=texts")
    page.goto(reader.url(FACING.address))
    expect(page.get_by_label("Normal text")).to_be_checked()
    assert _query(page) == ""


def test_storage_that_is_blocked_is_done_without(reader: Reader) -> None:
    page = reader.open(FACING.address)
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked') }})")
    # The theme's own script reads storage without a care; only ours may not fail.
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.stack or str(error)))
    page.goto(reader.url(f"{FACING.address}?view=texts"))
    _choose(page, "Larger text")
    assert _query(page) == "?view=texts&size=large"
    assert not [error for error in errors if "main.js" in error]
    reader.faults.found.clear()


def test_one_text_is_shown_alone(reader: Reader) -> None:
    page = reader.open(FACING.address)
    _choose(page, "One text")
    assert _query(page) == f"?view=text&order={FIRST}"
    expect(page.locator(f'[id="{FIRST}-p1"]')).to_be_visible()
    expect(page.locator(f'[id="{SECOND}-p1"]')).to_be_hidden()
    _choose(page, "B only")
    linked = reader.open(FACING.address + _query(page))
    expect(linked.locator(f'[id="{SECOND}-p1"]')).to_be_visible()
    expect(linked.locator(f'[id="{FIRST}-p1"]')).to_be_hidden()


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
    page = reader.open(f"{FACING.address}?layers=context")
    expect(page.locator('.fp-events .fp-annotation[data-kind="context"]').first).to_be_visible()
    for kind in ("evidence", "term", "contrast", "question"):
        assert not page.locator(f'.fp-events :is(.fp-annotation, .fp-ref)[data-kind="{kind}"]:visible').count()


def test_kinds_are_told_by_shape_and_word(reader: Reader) -> None:
    page = reader.open(FACING.address)
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


def test_a_view_chosen_by_hand_leaves_the_place_that_was_linked_to(reader: Reader) -> None:
    page = reader.open(f"{FACING.address}#builders")
    _choose(page, "Full texts")
    expect(page.locator("#builders")).to_be_hidden()
    assert page.evaluate("() => location.hash + document.querySelectorAll(':target').length") == "0"
