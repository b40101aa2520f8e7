"""The hand-out packer: what is chosen is shown as it will print, and prints as it was shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from facing_pages.model import Inline, NoteMark, Run
from tests.browser.reader import Reader
from tests.browser.server import SUB_PATH
from tests.loaded import tram
from tests.pages import comparisons
from tests.paper import PAPERS, Paper, read
from tests.sites import Site
from tests.tram import HANDOUT, READINGS

ALL = "parts=passages,notes,questions,organiser,events,key"
FIRST, SECOND = READINGS

# Where on the sheets elements stand: the page of their first and of their last line.
PLACES = """selector => {
    const sheet = document.querySelector(".fp-sheet");
    const style = getComputedStyle(sheet), top = sheet.getBoundingClientRect().top;
    const pitch = parseFloat(style.columnHeight) + parseFloat(style.rowGap);
    const page = y => Math.floor((y - top) / pitch);
    return [...sheet.querySelectorAll(selector)].filter(element => element.checkVisibility()).map(element => {
        const next = element.nextElementSibling?.getClientRects()[0] ?? element.getBoundingClientRect();
        const box = element.getBoundingClientRect();
        return {first: page(box.top), last: page(box.bottom - 1), next: page(next.top), high: box.height};
    });
}"""


def printed(page: Page) -> Paper:
    return read(page.pdf(prefer_css_page_size=True, tagged=True, outline=True))


def pages_said(page: Page) -> int:
    said = page.locator(".fp-hand__count")
    expect(said).to_contain_text("page")
    return int(said.inner_text().split()[0])


def letters(inlines: tuple[Inline, ...]) -> str:
    """Words as they stand on paper, without the white space between them."""
    parts = []
    for inline in inlines:
        match inline:
            case Run():
                parts.append(inline.text)
            case NoteMark():
                parts.append(",".join(inline.mark.labels))
            case _:
                parts.append("[…]")
    return "".join("".join(parts).split()).replace("-", "")


def in_order(paper: Paper, words: list[str]) -> None:
    """Every one of the words is on the sheets, in this order; a page's foot may come between."""
    sheets = [sheet.letters.replace("-", "") for sheet in paper.sheets]
    at, within = 0, 0
    for one in words:
        while (found := sheets[at].find(one, within)) < 0 and at + 1 < len(sheets):
            if _runs_over(sheets[at], sheets[at + 1], one):
                break
            at, within = at + 1, 0
        assert found >= 0 or _runs_over(sheets[at], sheets[min(at + 1, len(sheets) - 1)], one), one
        within = max(found, 0)


def _runs_over(sheet: str, following: str, words: str) -> bool:
    """Whether the words begin at the end of a sheet and go on in the next."""
    return any(sheet.endswith(words[:cut]) and words[cut:] in following for cut in range(1, len(words)))


@pytest.mark.parametrize(
    "choice",
    [
        "",
        f"{ALL}&events=cost,lease&paper=letter&lines=1&room=1",
        f"parts=organiser,events,key&order={SECOND},{FIRST}",
        f"view=texts&parts=passages&order={FIRST}&lines=1",
        f"view=texts&parts=passages,notes&order={SECOND},{FIRST}&paper=letter",
        "blind=1&large=1&lines=1&paper=letter&parts=passages,events,questions",
        "view=starter&events=cost,lease",
        f"view=starter&order={FIRST}&paper=letter&lines=1",
        "view=words",
        "view=short&room=1",
        f"view=short&order={SECOND},{FIRST}&paper=letter&lines=1&large=1",
        "view=trace&parts=key",
        "parts=passages,words,questions&room=1",
    ],
)
def test_as_many_pages_are_printed_as_are_said(reader: Reader, choice: str) -> None:
    page = reader.open(f"{HANDOUT.address}?{choice}")
    narrow = reader.open(f"{HANDOUT.address}?{choice}", width=390)
    paper = printed(page)
    assert pages_said(page) == pages_said(narrow) == len(paper.sheets) == page.locator(".fp-feet i").count()
    assert {sheet.size for sheet in paper.sheets} == {PAPERS["letter" if "paper=letter" in choice else "a4"]}
    assert [sheet.outside for sheet in paper.sheets if sheet.outside] == []
    assert not paper.unembedded
    assert paper.is_tagged
    for control in ("Print these pages", "Copy a link", "Whose words", "Search"):
        assert control.replace(" ", "") not in paper.letters
    for sheet in paper.sheets:
        assert "CCBY4.0" in sheet.letters


def test_typefaces_that_come_late_are_waited_for(reader: Reader) -> None:
    """Pages of this site do without some that are late; the count must not depend on how quick the line is."""
    address = f"{HANDOUT.address}?view=texts&parts=passages,notes&order={SECOND},{FIRST}&paper=letter"
    in_time = reader.open(address)
    page = reader.window()
    held: list[Route] = []
    for face in ("alegreya-400-700-few", "alegreya-sans-500-few"):
        page.route(f"**/{face}.woff2", lambda route: held.append(route))
    page.goto(reader.url(address), wait_until="commit")
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
    for route in held:
        route.continue_()
    assert pages_said(page) == pages_said(in_time)
    drawn = "() => getComputedStyle(document.querySelector('.fp-sheet')).height"
    assert page.evaluate(drawn) == in_time.evaluate(drawn)
    assert len(printed(page).sheets) == pages_said(in_time)


def test_all_words_chosen_are_printed_in_order(reader: Reader) -> None:
    """By event with the notes on it, from a dark and narrow window; and the complete texts."""
    it = tram()
    page = reader.open(f"{HANDOUT.address}?parts=passages", width=390, scheme="dark")
    by_event = printed(page)
    in_order(
        by_event, [letters(extract.inlines) for event in it.events for cell in event.cells for extract in cell.extracts]
    )
    for event in it.events:
        assert f"{event.number}. {event.title}" in by_event.outline
    page = reader.open(f"{HANDOUT.address}?parts=passages&view=texts&order={SECOND},{FIRST}")
    texts = printed(page)
    for reading in (SECOND, FIRST):
        in_order(texts, [letters(placed.inlines) for placed in it.placed[reading]])
        for note in it.reading(reading).article.notes:
            for link in note.links:
                assert "".join(link.href.split()).replace("-", "") in texts.letters.replace("-", "")
    assert texts.letters.index(letters(it.placed[SECOND][0].inlines)[:40]) < texts.letters.index(
        letters(it.placed[FIRST][0].inlines)[:40]
    )


def test_only_what_is_chosen_is_printed(reader: Reader) -> None:
    """One side, two events, our notes with the addresses of their sources; nothing of what was left out."""
    it = tram()
    paper = printed(reader.open(f"{HANDOUT.address}?order={FIRST}&events=cost,builders&parts=passages,notes"))
    for event in it.events:
        cell = event.cell(FIRST)
        chosen = event.id in ("cost", "builders")
        assert (f"{event.number}. {event.title}" in paper.outline) == chosen
        for annotation in cell.annotations:
            first = "".join(annotation.body.text.split())[:30]
            assert (first in paper.letters) == chosen
            for source in annotation.sources:
                assert not chosen or not source.url or source.url.replace("-", "") in paper.letters.replace("-", "")
        if not event.cell(SECOND).silence:
            assert letters(event.cell(SECOND).extracts[0].inlines) not in paper.letters.replace("-", "")
    byline = it.reading(SECOND).dossier.byline
    assert byline
    assert byline.replace(" ", "") not in paper.letters
    assert it.questions[0].text.text.replace(" ", "") not in paper.letters


def test_a_blind_hand_out_names_nobody(reader: Reader, full: Site) -> None:
    (data,) = comparisons(full.folder)
    names = [article[key] for article in data["articles"] for key in ("title", "byline", "publication", "address")]
    names += [
        name for reading in data["readings"] for name in (reading["name"], reading["label"], f"/{reading['id']}/")
    ]
    for choice in (ALL, f"{ALL}&view=texts&order=b,a", "view=short"):
        page = reader.open(f"{HANDOUT.address}?{choice}&blind=1")
        everything = printed(page).everything
        assert "Reading A" in everything
        # The complete texts name what they speak of: an article's own words stay as they are.
        own = " ".join(article.article.text for article in tram().readings)
        for name in filter(None, names):
            assert name not in everything or name in own, name
        shown = page.locator(".fp-sheet").evaluate("sheet => sheet.innerText")
        assert "gangs" in shown
        assert not set(READINGS) & set(page.evaluate("location.search").replace("=", ",").split(","))
        assert page.locator(".fp-sheet :is(.fp-annotations, .fp-answers, .fp-ref)").filter(visible=True).count() == 0


def test_the_choice_is_in_the_address(reader: Reader) -> None:
    page = reader.open(HANDOUT.address)
    pages_said(page)  # with which the script has done its work
    assert page.evaluate("location.search") == ""
    for label in ("Our notes", "Line numbers", "B before A", "Letter", "Questions"):
        page.locator("label").filter(has_text=label).click()
    page.locator("summary", has_text="Choose events").click()
    page.locator("label").filter(has_text="1. ").first.click()
    events = ",".join(event.id for event in tram().events[1:])
    written = f"?order={SECOND},{FIRST}&events={events}&parts=passages,notes&lines=1&paper=letter"
    assert page.evaluate("location.search") == written
    said = pages_said(page)
    again = reader.open(HANDOUT.address + written)
    assert pages_said(again) == said
    assert again.evaluate("location.search") == written
    checked = "() => [...document.querySelectorAll('.fp-pack input')].map(input => input.checked)"
    assert page.evaluate(checked) == again.evaluate(checked)
    again.locator("label").filter(has_text="Blind").click()
    assert "order=b,a" in again.evaluate("location.search")
    strange = reader.open(
        f"{HANDOUT.address}?order=nobody&view=upside-down&events=none&parts=cake&paper=a0&lines=%3Cb%3E"
    )
    pages_said(strange)
    assert strange.evaluate("location.search") == ""


def test_it_is_chosen_and_printed_without_scripts(reader: Reader) -> None:
    page = reader.open(HANDOUT.address, javascript=False)
    page.locator("label").filter(has_text="A only").click()
    page.locator("label").filter(has_text="Answer key").click()
    expect(page.get_by_role("button", name="Print these pages")).to_be_hidden()
    expect(page.locator("#sheet-key")).to_be_visible()
    second = page.locator(f'.fp-by-event [data-reading="{SECOND}"]').filter(visible=True)
    assert second.count() == 0
    assert "Answer key" in printed(page).outline


@pytest.mark.parametrize("choice", [f"{ALL}&room=1", "view=texts&parts=passages,notes&large=1"])
def test_what_belongs_together_stays_together(reader: Reader, choice: str) -> None:
    page = reader.open(f"{HANDOUT.address}?{choice}")
    for whole in page.evaluate(PLACES, ".fp-remark, tr, .fp-to-ask li"):
        assert whole["first"] == whole["last"]
    for heading in page.evaluate(PLACES, "h3, h4, h5, .fp-sheet__event"):
        assert heading["last"] == heading["next"]
    key = page.evaluate(PLACES, ".fp-answers")
    before = page.evaluate(PLACES, ".fp-by-row")
    assert not key or key[0]["first"] > before[0]["last"]


NUMBERS = """() => {
    const sheet = document.querySelector(".fp-sheet");
    return [...sheet.querySelectorAll(".fp-line")].filter(line => line.checkVisibility()).map(line => {
        const block = line.closest(".fp-sheet__text"), style = getComputedStyle(block);
        const high = parseFloat(style.lineHeight), box = line.getBoundingClientRect();
        // Every line of every block of the same text up to this one.
        const side = line.closest("[data-reading]").dataset.reading;
        const blocks = [...sheet.querySelectorAll(`[data-reading="${side}"] .fp-lines .fp-sheet__text`)]
            .filter(one => one.checkVisibility());
        const tops = blocks.flatMap(one => [...one.getClientRects()].flatMap(part =>
            Array.from({length: Math.round(part.height / high)}, (_, n) => [part.top + n * high, part.left])));
        const at = tops.findIndex(([top, left]) =>
            Math.abs(top - box.top) < 4 && Math.abs(left - box.left) < 700);
        return [side, +line.dataset.number, at + 1];
    });
}"""


@pytest.mark.parametrize(
    "choice", ["lines=1", "lines=1&view=texts", f"lines=1&view=texts&order={FIRST}", "lines=1&large=1"]
)
def test_line_numbers_run_on_through_the_sheets_and_stand_at_their_lines(reader: Reader, choice: str) -> None:
    page = reader.open(f"{HANDOUT.address}?{choice}")
    pages_said(page)
    found: dict[str, list[int]] = {}
    for side, number, line in page.evaluate(NUMBERS):
        assert number == line, side
        found.setdefault(side, []).append(number)
    assert sorted(found) == sorted([FIRST] if f"order={FIRST}" in choice else READINGS)
    for numbers in found.values():
        assert numbers == list(range(5, 5 * len(numbers) + 1, 5))
        assert len(numbers) > 3


def test_line_numbers_are_printed_where_they_are_seen(reader: Reader) -> None:
    page = reader.open(f"{HANDOUT.address}?lines=1&view=texts&order={FIRST}")
    pages_said(page)
    seen = page.locator(".fp-line").filter(visible=True).count()
    with_numbers = printed(page).letters
    page.locator("label").filter(has_text="Line numbers").click()
    assert len(with_numbers) - len(printed(page).letters) == sum(len(str(5 * (n + 1))) for n in range(seen))


def visible(page: Page, selector: str) -> list[str]:
    """The words of the elements that are shown, in their order."""
    return [one.strip() for one in page.locator(selector).filter(visible=True).all_inner_texts()]


def test_a_starter_pack_has_its_events_their_words_and_three_questions(reader: Reader) -> None:
    it = tram()
    page = reader.open(f"{HANDOUT.address}?view=starter&events=cost,lease")
    assert pages_said(page) <= 2
    assert visible(page, ".fp-sheet .fp-by-event h3") == [
        f"{event.number}. {event.title}" for event in it.events if event.id in ("cost", "lease")
    ]
    assert visible(page, ".fp-glosses dfn")
    assert "lease" in visible(page, ".fp-glosses dfn")
    assert "creed" not in visible(page, ".fp-glosses dfn")
    asked = visible(page, ".fp-to-ask li p")
    assert len(asked) == min(3, len(it.questions))
    assert asked[0].startswith(it.questions[0].text.text)
    assert visible(page, ".fp-texts, .fp-annotations, .fp-answers, .fp-by-row, .fp-pack__parts") == []


def test_a_starter_pack_asks_three_questions_even_where_its_events_have_none(reader: Reader) -> None:
    page = reader.open(f"{HANDOUT.address}?view=starter&events=noise")
    assert len(visible(page, ".fp-to-ask li p")) == min(3, len(tram().questions))


def test_a_starter_pack_begins_with_a_few_events_and_says_when_they_are_too_many(reader: Reader) -> None:
    page = reader.open(HANDOUT.address)
    page.locator("label").filter(has_text="Starter pack").click()
    chosen = page.locator('[name="events"]:checked')
    expect(chosen).to_have_count(3)
    expect(page.locator(".fp-hand__count")).to_have_text("1 page.")
    assert "events=" in page.evaluate("location.search")
    page = reader.open(
        f"{HANDOUT.address}?view=starter&large=1&events={','.join(event.id for event in tram().events[1:])}"
    )
    assert pages_said(page) > 2
    expect(page.locator(".fp-hand__count")).to_contain_text("Choose fewer events.")


def test_chosen_events_choose_their_questions_and_all_events_all_of_them(reader: Reader) -> None:
    it = tram()
    asked = [question.text.text + " For a first lesson." * question.first for question in it.questions]
    page = reader.open(HANDOUT.address)
    assert [one.partition(" A\u00a0")[0] for one in visible(page, ".fp-to-ask li p")] == asked
    page = reader.open(f"{HANDOUT.address}?events=builders")
    assert [one.partition(" A\u00a0")[0] for one in visible(page, ".fp-to-ask li p")] == asked[:1]
    page = reader.open(f"{HANDOUT.address}?events=noise")
    assert visible(page, ".fp-to-ask li p, .fp-to-ask h3") == []


def test_a_sheet_of_one_text_asks_of_that_text_alone(reader: Reader) -> None:
    it = tram()
    assert it.lesson
    page = reader.open(f"{HANDOUT.address}?order={FIRST}&events=fares,cost&parts=passages,questions")
    asked = visible(page, ".fp-to-ask li p")
    assert len(asked) == len(it.lesson.organiser)
    for row, words in zip(it.lesson.organiser, asked, strict=True):
        assert row.prompt.text.startswith(words)
    assert visible(page, ".fp-asks") == []
    letters_ = printed(page).letters
    assert not any(question.text.text.replace(" ", "") in letters_ for question in it.questions)
    expect(page.get_by_text("there are questions on that text")).to_be_visible()


def test_the_word_list_follows_the_events_and_the_text(reader: Reader) -> None:
    page = reader.open(f"{HANDOUT.address}?view=words")
    everything = visible(page, ".fp-glosses dfn")
    assert {word.word for word in tram().words} <= set(everything)
    of_one = visible(reader.open(f"{HANDOUT.address}?view=words&order={FIRST}"), ".fp-glosses dfn")
    assert "creed" in everything
    assert "creed" not in of_one
    assert "foreman" in of_one
    of_an_event = visible(reader.open(f"{HANDOUT.address}?view=words&events=foreman"), ".fp-glosses dfn")
    assert "foreman" in of_an_event
    assert "depot" not in of_an_event


def test_notes_are_large_enough_and_end_their_sentences(reader: Reader) -> None:
    page = reader.open(f"{HANDOUT.address}?parts=passages,notes")
    sizes = page.evaluate("""() => [...document.querySelectorAll(".fp-sheet :is(.fp-annotations, .fp-cites) *")]
        .filter(one => one.checkVisibility() && !one.closest("sup") && one.innerText.trim())
        .map(one => parseFloat(getComputedStyle(one).fontSize))""")
    assert min(sizes) >= 12  # pixels: nine points
    starts = visible(page, ".fp-remark")
    assert starts
    for words in starts:
        assert "on both texts." in words or " on A." in words or " on B." in words
    lines = page.locator(".fp-sheet .fp-kind").first.evaluate("one => getComputedStyle(one).textDecorationLine")
    assert lines == "none"


def test_large_print_is_large_and_a_narrow_window_needs_no_scrolling(reader: Reader) -> None:
    page = reader.open(f"{HANDOUT.address}?large=1", width=320)
    size = "() => parseFloat(getComputedStyle(document.querySelector('.fp-sheet .fp-lines p')).fontSize)"
    assert page.evaluate(size) == pytest.approx(24, abs=0.1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    box = page.locator(".fp-sheet").bounding_box()
    assert box is not None
    assert box["width"] <= 320
    assert page.locator(".fp-desk").evaluate("desk => desk.scrollHeight - desk.clientHeight") == 0


def test_a_script_that_runs_twice_does_what_it_does_once(reader: Reader) -> None:
    page = reader.open(HANDOUT.address)
    expect(page.locator(".fp-hand__count")).not_to_be_empty()
    script = f"{SUB_PATH}assets/javascripts/handout.js"
    page.evaluate("async address => (await import(address)).init(document)", script)
    page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }")
    page.locator("[data-fp-print]").click()
    assert page.evaluate("() => window.printed") == 1
