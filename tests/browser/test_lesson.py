"""The lesson in a browser: what a teacher needs is there, on a phone, a screen and paper, with scripts off."""

from __future__ import annotations

import pytest

from tests.browser.reader import Reader
from tests.loaded import tram
from tests.paper import read
from tests.tram import QUESTIONS

LESSON = tram().lesson
READINGS = [reading.name for reading in tram().readings]

# The text that a screen reader has for every cell of a table: its row's head and its column's, then its own words.
CELLS = """table => [...table.tBodies[0].rows].map(row => [...row.cells].slice(1).map(cell => [
    row.cells[0].innerText, table.tHead.rows[0].cells[cell.cellIndex].textContent, cell.innerText,
].map(words => words.replace(/\\s+/g, " ").trim())))"""


@pytest.mark.parametrize("width", [390, 1440])
def test_a_teacher_finds_everything_with_scripts_off(reader: Reader, width: int) -> None:
    assert LESSON
    page = reader.open(QUESTIONS.address, width=width, javascript=False)
    main = page.get_by_role("main")
    assert main.get_by_text(tram().question, exact=True).is_visible()

    # The line at the top leads to every part, the plans among them.
    contents = page.get_by_role("navigation", name="On this page").get_by_role("link")
    targets = [(link.get_attribute("href") or "") for link in contents.all()]
    assert [target for target in targets if "#plan-" in target] == [f"#plan-{plan.id}" for plan in LESSON.plans]
    assert all(page.locator(target).count() == 1 for target in targets)

    # Who wrote each text stands in equal columns, or one under the other.
    boxes = [page.locator(f"#author-{reading.id}").bounding_box() for reading in tram().readings]
    widths = {round(box["width"]) for box in boxes if box}
    assert len(widths) == 1
    assert all(main.get_by_text(prose.text, exact=True).is_visible() for _, prose in LESSON.authors)

    # The organiser's questions are in sight, and its answers are not until they are asked for.
    assert all(main.get_by_text(row.prompt.text, exact=True).is_visible() for row in LESSON.organiser)
    table = page.locator(".fp-organiser")
    assert not table.is_visible()
    page.get_by_text("Show one way of filling it in").click()
    for row, cells in zip(LESSON.organiser, table.evaluate(CELLS), strict=True):
        assert [head for head, _, _ in cells] == [row.title] * len(READINGS)
        for (_, column, words), name, (_, answer) in zip(cells, READINGS, row.answers, strict=True):
            assert name in column
            assert words.endswith(answer.text)
            assert (name.lower() in words.lower()) == (width < 800), "a stacked cell says whose it is"
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width

    # The plans leave no minute out, and say who does what.
    for plan in LESSON.plans:
        steps = page.locator(f"#plan-{plan.id} table").evaluate(CELLS)
        for (begin, end, step), ((minutes, _, who), (_, _, what)) in zip(plan.timed, steps, strict=True):
            assert (minutes, who) == (f"{begin}–{end}", step.grouping)
            assert what == f"{step.title}. {step.text.text}"


def test_a_link_to_a_row_of_the_answers_unfolds_them(reader: Reader) -> None:
    page = reader.open(f"{QUESTIONS.address}#organiser-evidence")
    assert page.locator("#organiser-evidence").is_visible()


def test_on_paper_a_plan_is_one_sheet_and_the_answers_lie_apart(reader: Reader) -> None:
    assert LESSON
    page = reader.open(QUESTIONS.address, width=390, scheme="dark")
    paper = read(page.pdf(prefer_css_page_size=True, format="A4"))
    letters = [sheet.letters.lstrip("0123456789/") for sheet in paper.sheets]
    assert not any(sheet.outside for sheet in paper.sheets)
    for plan in LESSON.plans:
        (sheet,) = (sheet for sheet in letters if sheet.startswith(joined(plan.title)))
        assert all(joined(step.text.text) in sheet for step in plan.steps)
    prompts, answers = (
        {at for at, sheet in enumerate(letters) for words in group if joined(words) in sheet}
        for group in (
            [row.prompt.text for row in LESSON.organiser],
            [answer.text for row in LESSON.organiser for _, answer in row.answers],
        )
    )
    assert prompts
    assert answers
    assert not prompts & answers, "a class may be given the one without the other"
    assert not any(joined("Show one way") in sheet for sheet in letters), "a control on paper"


def joined(words: str) -> str:
    return "".join(words.split())
