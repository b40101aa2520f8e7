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
CELLS = """table => [...table.tBodies].flatMap(body => [...body.rows]).filter(row => row.cells.length > 1)
    .map(row => [...row.cells].slice(1).map(cell => [
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
        timed = [step for lesson in plan.by_lesson for step in lesson]
        for (begin, end, step), ((minutes, _, who), (_, _, what)) in zip(timed, steps, strict=True):
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


@pytest.mark.parametrize("width", [390, 1440])
def test_a_teacher_finds_aims_a_reading_a_task_and_how_to_mark_it(reader: Reader, width: int) -> None:
    assert LESSON
    assert LESSON.background
    assert LESSON.product
    assert LESSON.marking
    page = reader.open(QUESTIONS.address, width=width, javascript=False)
    main = page.get_by_role("main")
    for words in [*(aim.text for aim in LESSON.aims), LESSON.product.text.text, LESSON.product.title]:
        assert main.get_by_text(words).first.is_visible()
    before = page.locator("section[aria-labelledby=lesson-background]").inner_text()
    assert f"{LESSON.background.minutes} minutes" in before
    assert "A tram line was opened" in before
    assert f"({LESSON.product.form}, {LESSON.product.length})" in main.inner_text()
    rows = page.locator(".fp-marking").evaluate(CELLS)
    assert [[cell[0] for cell in row] for row in rows] == [[one.title] * 3 for one in LESSON.marking.criteria]
    for row, criterion in zip(rows, LESSON.marking.criteria, strict=True):
        for (_, level, seen), name, prose in zip(row, LESSON.marking.levels, criterion.levels, strict=True):
            assert level == name
            assert seen.endswith(prose.text)
    targets = [
        link.get_attribute("href")
        for link in page.get_by_role("navigation", name="On this page").get_by_role("link").all()
    ]
    assert {"#lesson-aims", "#lesson-background", "#lesson-product", "#lesson-marking"} <= set(targets)
    # A plan over two lessons says so, and each lesson begins at 0.
    plan = page.locator("#plan-two-days")
    assert "2 × 30 minutes" in plan.get_by_role("heading").first.inner_text()
    assert plan.get_by_text("Lesson 2: 30 minutes").is_visible()
    assert plan.get_by_role("rowheader", name="0–30", exact=True).count() == 1


def test_the_tools_for_tomorrow_stand_on_the_first_screen(reader: Reader) -> None:
    page = reader.open(QUESTIONS.address)
    for name in ("Hand-outs", "Projector", "Worksheet", "Questions for Moodle", "Everything in one file"):
        link = page.locator(".fp-tools").get_by_role("link", name=name)
        box = link.bounding_box()
        assert box
        assert box["y"] + box["height"] < 900
        answer = page.request.get(link.evaluate("link => link.href"))
        assert answer.ok, name


def test_a_teacher_copies_what_goes_on_a_class_page(reader: Reader) -> None:
    page = reader.open(QUESTIONS.address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".fp-classpage[data-live]").wait_for()
    page.get_by_role("button", name="Copy for your class page").click()
    page.get_by_text("Copied.").wait_for()
    rich, plain = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            const words = async (type) => (await item.getType(type)).text();
            return [await words("text/html"), await words("text/plain")];
        }"""
    )
    facing = page.url.replace("/questions/", "/facing/")
    for copied in (rich, plain):
        assert tram().title in copied
        assert "set side by side" in copied
        assert facing in copied
        assert facing.replace("/facing/", "/worksheet/") in copied
    assert f'href="{facing}"' in rich
    # Without scripts it stands there, to be selected.
    page = reader.open(QUESTIONS.address, javascript=False)
    text = page.get_by_label("The same as plain text").input_value()
    assert tram().title in text
    assert "/facing/" in text
    assert not page.get_by_role("button", name="Copy for your class page").is_visible()


def joined(words: str) -> str:
    return "".join(words.split())
