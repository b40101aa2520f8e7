"""The worksheet keeps what is written, shows what others wrote, and says so when it cannot."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pypandoc  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, expect

from tests import paper
from tests.browser.reader import Reader
from tests.browser.server import SUB_PATH
from tests.loaded import tram
from tests.pages import of_kind
from tests.sites import WHOLE, Builder
from tests.tram import WORKSHEET

BOTH, PART, QUESTION = "cost/both", "cost/part", "question"
SIGNS = "“It’s” </textarea><script>alert(1)</script> & \\ שלום עולם 👩‍👩‍👧\n\n  two lines on  \n" + "字 word " * 1500
ASKS = "() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
"""Whether leaving the page would be asked about."""

KEY = "facing-pages:worksheet:tram"


def field(page: Page, prompt: str) -> Any:
    return page.locator(f'[name="{prompt}"]')


def ready(page: Page) -> Page:
    """The page, once its script is there: it comes after all else, and brings the tools."""
    page.locator('[data-part="tools"]').wait_for()
    return page


def status(page: Page) -> Any:
    return page.get_by_role("status")


def answers(page: Page, prompt: str) -> Any:
    """What others wrote under a prompt."""
    return page.locator(f'label:has([name="{prompt}"]) + ul > li:not(.fp-own)')


def saved(page: Page, button: str = "Save, to go on later") -> tuple[str, str]:
    """The name and the text of the file that a button saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


def opened(page: Page, **files: object) -> None:
    """Open files, given as text or as what is written as JSON."""
    texts = {name: text if isinstance(text, str) else json.dumps(text) for name, text in files.items()}
    payloads: list[Any] = [
        {"name": f"{name}.json", "mimeType": "application/json", "buffer": text.encode()}
        for name, text in texts.items()
    ]
    page.locator("input[type=file]").set_input_files(payloads)


def file(sheet: str, name: str, **prompts: tuple[str, int]) -> dict[str, Any]:
    """A worksheet's file; a prompt is named with two underscores for its slash."""
    written = {prompt.replace("__", "/"): [{"text": text, "at": at}] for prompt, (text, at) in prompts.items()}
    written["name"] = [{"text": name, "at": 1}]
    return {"format": "facing-pages:worksheet", "version": 1, "comparison": "tram", "sheets": {sheet: written}}


def test_answers_survive_reload_saving_and_another_browser(reader: Reader) -> None:
    page = ready(reader.open(WORKSHEET.address))
    expect(status(page)).to_have_text("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    field(page, "name").fill("Ada & <b>")
    field(page, BOTH).fill(SIGNS)
    expect(status(page)).to_have_text("Kept in this browser.")
    assert not page.evaluate(ASKS)
    name, text = saved(page)
    assert name.endswith(".json")
    opened(page, again=text)
    expect(status(page)).to_have_text("“again.json” has been added to your answers. Kept in this browser.")
    assert "Your answers stay on this device" in page.locator(".fp-title").inner_text()
    # What opens a file is a script of its own, which is loaded now.
    assert not [address for address in asked if not address.startswith("blob:") and not address.endswith("/files.js")]

    page.reload()
    ready(page)
    expect(field(page, BOTH)).to_have_value(SIGNS)
    expect(status(page)).to_have_text("Kept in this browser.")

    other = ready(reader.open(WORKSHEET.address))
    opened(other, ada=text)
    expect(answers(other, BOTH).locator("p")).to_have_text(SIGNS, use_inner_text=False)
    assert answers(other, BOTH).locator("p").evaluate("p => p.textContent") == SIGNS
    other.get_by_role("button", name="Write as Ada & <b>").click()
    expect(field(other, BOTH)).to_have_value(SIGNS)
    field(other, PART).fill("Written at home.")
    opened(page, home=saved(other)[1])
    expect(field(page, PART)).to_have_value("Written at home.")
    assert answers(page, PART).count() == 0


def test_the_sheets_of_a_group_stand_under_each_prompt(reader: Reader) -> None:
    page = ready(reader.open(WORKSHEET.address, width=390))
    field(page, BOTH).fill("Mine")
    opened(
        page,
        ada=file("a", "Ada", cost__both=("They name a price.", 5), gone__both=("Still here.", 5)),
        two=file("b", "Reading group 2", cost__both=("<i>Both</i> say little.", 5)),
    )
    expect(answers(page, BOTH)).to_have_count(2)
    assert [li.split("\n")[0] for li in answers(page, BOTH).all_inner_texts()] == ["Ada", "Reading group 2"]
    assert "<i>Both</i> say little." in answers(page, BOTH).all_inner_texts()[1]
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    gone = page.locator("section:has-text('questions that are no longer here')").last
    assert "gone/both" in gone.inner_text()
    assert "Still here." in gone.inner_text()

    # One file holds the group: its answers come back from it, those to former prompts too.
    whole = json.loads(saved(page, "Save all as one file")[1])
    assert {answer["name"][0]["text"] for answer in whole["sheets"].values() if "name" in answer} == {
        "Ada",
        "Reading group 2",
    }
    assert len(whole["sheets"]) == 3
    assert whole["sheets"]["a"]["gone/both"][0]["text"] == "Still here."
    name, text = saved(page, "Save as Markdown")
    assert name.endswith(".md")
    assert re.search(r"## Cost and reckoning\n\n### Both say, event \d+\n\n#### [^\n]+\n\n> Mine\n", text)
    assert "#### Ada\n\n> They name a price." in text
    assert "Still here." in text

    page.get_by_role("button", name="Remove Ada").click()
    expect(answers(page, BOTH)).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(answers(page, BOTH)).to_have_count(2)
    # Once the prompt that is gone turns out to be renamed, the answer stands there.
    page.route(
        page.url,
        lambda route: route.fulfill(
            body=str(route.fetch().text()).replace(f'name="{BOTH}"', f'name="{BOTH}" data-former="gone/both"'),
            content_type="text/html",
        ),
    )
    page.reload()
    ready(page)
    expect(answers(page, BOTH)).to_have_count(2)
    expect(field(page, BOTH)).to_have_value("Mine")
    expect(gone).to_be_hidden()
    answers(page, BOTH).first.locator("summary").click()
    assert "Still here." in answers(page, BOTH).first.inner_text()


def test_two_copies_that_differ_are_both_kept(reader: Reader) -> None:
    page = ready(reader.open(WORKSHEET.address))
    field(page, BOTH).fill("First")
    first = json.loads(saved(page)[1])
    (sheet,) = first["sheets"]
    opened(page, later=file(sheet, "", cost__both=("From the other machine", 9_999_999_999_999)))
    expect(field(page, BOTH)).to_have_value("From the other machine")
    page.get_by_text("Another version").click()
    # An open fold stays open while one writes.
    field(page, BOTH).press_sequentially("!")
    other = page.locator(".fp-own details p")
    expect(other).to_be_visible()
    expect(other).to_have_text("First")
    page.get_by_role("button", name="Add it to the answer").click()
    assert {"From", "First"} <= set(field(page, BOTH).input_value().replace("!", "").split())
    expect(page.get_by_text("Another version")).to_have_count(0)


def test_two_windows_keep_in_step(reader: Reader) -> None:
    page = ready(reader.open(WORKSHEET.address))
    other = page.context.new_page()
    # Before the page's own, so that it can keep the news from it.
    other.add_init_script("addEventListener('storage', (event) => window.isDeaf && event.stopImmediatePropagation())")
    other.goto(page.url)
    ready(other)
    field(page, BOTH).fill("One window")
    expect(field(other, BOTH)).to_have_value("One window")
    field(other, PART).fill("The other")
    expect(field(page, PART)).to_have_value("The other")
    # Of a change that a window has not heard of nothing is lost either.
    other.evaluate("() => { window.isDeaf = true; }")
    field(page, BOTH).fill("Written first")
    field(other, BOTH).fill("Written last")
    expect(field(page, BOTH)).to_have_value("Written last")
    assert (
        "Written first" in page.locator(".fp-own details").inner_text(timeout=1000)
        or page.locator(".fp-own details p").evaluate("p => p.textContent") == "Written first"
    )


def test_clearing_asks_first_and_can_be_undone(reader: Reader) -> None:
    page = ready(reader.open(WORKSHEET.address))
    field(page, BOTH).fill("Mine")
    opened(page, ada=file("a", "Ada", cost__both=("Hers", 5)))
    expect(answers(page, BOTH)).to_have_count(1)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Clear", exact=True).last.click()
    expect(field(page, BOTH)).to_have_value("Mine")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear", exact=True).last.click()
    expect(field(page, BOTH)).to_have_value("")
    expect(answers(page, BOTH)).to_have_count(0)
    kept = page.evaluate("() => JSON.stringify(Object.values(localStorage))")
    assert "Mine" not in kept
    assert "Hers" not in kept
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page, BOTH)).to_have_value("Mine")
    expect(answers(page, BOTH)).to_have_count(1)
    page.reload()
    ready(page)
    expect(field(page, BOTH)).to_have_value("Mine")


def test_a_file_that_does_not_fit_is_named_and_nothing_changes(reader: Reader) -> None:
    page = ready(reader.open(WORKSHEET.address))
    field(page, BOTH).fill("Mine")
    before = page.evaluate(f"() => localStorage.getItem('{KEY}')")
    ada = file("a", "Ada", cost__both=("Hers", 5))
    told = {
        "picture": ("\ufffd PNG", "is damaged, or is not a worksheet."),
        "cut": (json.dumps(ada)[:-9], "is damaged, or is not a worksheet."),
        "list": ("[]", "is damaged, or is not a worksheet."),
        "shape": (ada | {"sheets": {"a": {"cost/both": "Hers"}}}, "is damaged, or is not a worksheet."),
        "newer": (ada | {"version": 2}, "was made by a newer version of this page."),
        "bridge": (ada | {"comparison": "bridge"}, "belongs to another comparison."),
        "huge": (json.dumps(ada) + " " * 2**21, "is larger than 2 MB."),
    }
    opened(page, **{name: text for name, (text, _) in told.items()})
    sentences = [f"“{name}.json” {why} Nothing was taken from it." for name, (_, why) in told.items()]
    expect(status(page)).to_have_text(" ".join([*sentences, "Kept in this browser."]))
    expect(field(page, BOTH)).to_have_value("Mine")
    assert page.locator(".fp-work li:not(.fp-own, .fp-crumb li)").count() == 0
    assert page.evaluate(f"() => localStorage.getItem('{KEY}')") == before
    # A good file among bad ones is taken all the same.
    opened(page, bad="{", ada=ada)
    expect(answers(page, BOTH)).to_have_count(1)
    expect(status(page)).to_contain_text("“ada.json” is shown under the questions.")


TOLD = {
    "full": "Not kept: this browser has no room left. Save a file before you leave.",
    "closed": "Not kept: this browser does not let the page keep anything. Save a file before you leave.",
    "unreadable": "Not kept: this browser holds a worksheet that this page cannot read. The page leaves it as it is."
    " Save a file before you leave.",
}

# The theme asks the same storage, and has no care for one that fails: only ours does.
FAIL = """([method, error]) => {
    const works = Storage.prototype[method];
    Storage.prototype[method] = function (key, ...values) {
        if (key.startsWith("facing-pages:worksheet")) throw new DOMException("", error);
        return works.call(this, key, ...values);
    };
}"""
BEFORE = {
    "full": f"({FAIL})(['setItem', 'QuotaExceededError'])",
    "closed": f"({FAIL})(['getItem', 'SecurityError'])",
    "unreadable": f"localStorage.setItem('{KEY}', 'what is this')",
}


@pytest.mark.parametrize("storage", TOLD)
def test_storage_that_fails_is_told_at_once_and_loses_nothing(reader: Reader, storage: str) -> None:
    page = reader.open("")
    page.context.add_init_script(BEFORE[storage])
    page.wait_for_load_state("networkidle")
    page.goto(reader.server + WORKSHEET.address)
    ready(page)
    told = TOLD[storage]
    if storage != "full":
        expect(status(page)).to_have_text(told)
    field(page, BOTH).fill("Mine")
    field(page, PART).fill("And mine")
    expect(status(page)).to_have_text(told)
    opened(page, ada=file("a", "Ada", cost__both=("Hers", 5)))
    expect(status(page)).to_have_text(f"“ada.json” is shown under the questions. {told}")
    expect(field(page, BOTH)).to_have_value("Mine")
    if storage == "unreadable":
        assert page.evaluate(f"() => localStorage.getItem('{KEY}')") == "what is this"
    assert page.evaluate(ASKS)
    assert "Mine" in saved(page)[1]
    assert not page.evaluate(ASKS)


def test_answers_are_printed_in_full(reader: Reader) -> None:
    page = ready(reader.open(WORKSHEET.address, scheme="dark"))
    long = " ".join(f"word{number}e" for number in range(900))
    field(page, "name").fill("Bo")
    sheets = [f"Group {letter}" for letter in "ABCDEFGH"]
    opened(page, **{name: file(name, name, cost__both=(f"{name} says {long}", 5)) for name in sheets})
    expect(answers(page, BOTH)).to_have_count(len(sheets))
    field(page, BOTH).fill("too short")
    field(page, BOTH).fill(long)
    printed = paper.read(page.pdf(format="A4"))
    words = Counter(re.findall(r"word\d+e", printed.letters))
    assert words == {f"word{number}e": len(sheets) + 1 for number in range(900)}
    assert not any(sheet.outside for sheet in printed.sheets)
    # The prompt and the beginning of the first answer are on one page.
    (with_prompt,) = [sheet for sheet in printed.sheets if "Costandreckoning" in sheet.letters]
    assert "Bothsay" in with_prompt.letters.partition("Costandreckoning")[2]
    assert "word0eword1e" in with_prompt.letters.partition("Costandreckoning")[2]
    assert "Save as" not in printed.text


def test_without_scripts_it_is_a_blank_sheet_to_print(reader: Reader) -> None:
    page = reader.open(WORKSHEET.address, javascript=False)
    assert "cannot keep your answers" in page.locator("main").inner_text()
    assert not page.locator("main button").locator("visible=true").count()
    events = page.locator("section:has(.fp-event__no)").count()
    assert page.get_by_label("Both say").count() == page.get_by_label("They part on").count() == events
    printed = paper.read(page.pdf(format="A4"))
    for sheet in printed.sheets:
        # No event is parted from its boxes.
        assert sheet.letters.count("Neithersays") == sheet.letters.count("Bothsay")


def test_a_sheet_in_storage_that_is_no_sheet_is_left_as_it_is_and_the_page_works(reader: Reader) -> None:
    page = ready(reader.open(WORKSHEET.address))
    strange = json.dumps(file("a", "Ada") | {"mine": 5})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, strange])
    page.reload()
    ready(page)
    expect(status(page)).to_contain_text("holds a worksheet that this page cannot read")
    field(page, BOTH).fill("Mine")
    assert "Mine" in saved(page)[1]
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == strange


def test_a_script_that_runs_twice_does_what_it_does_once(reader: Reader) -> None:
    page = ready(reader.open(WORKSHEET.address))
    script = f"{SUB_PATH}assets/javascripts/worksheet.js"
    page.evaluate("async address => (await import(address)).init(document)", script)
    field(page, BOTH).fill("Mine")
    assert page.locator(f'label:has([name="{BOTH}"]) ~ ul').count() == 1
    with page.expect_download():
        page.get_by_role("button", name="Save, to go on later", exact=True).click()
    assert page.locator(f'label:has([name="{BOTH}"]) + ul details').count() == 0


def chosen(page: Page, *events: str) -> None:
    """Choose these events and no others."""
    page.get_by_text("Choose events").click()
    for box in page.locator("[name=events]").all():
        box.set_checked(box.get_attribute("value") in events)


def test_only_the_events_that_are_chosen_are_asked_about(reader: Reader) -> None:
    page = ready(reader.open(WORKSHEET.address))
    first, second, *_ = (event.id for event in tram().events)
    chosen(page, first, second)
    assert f"events={first},{second}" in page.url
    for address in (page.url.removeprefix(reader.server), f"{WORKSHEET.address}?events={first},{second}"):
        page = ready(reader.open(address))
        assert [one.get_attribute("data-at") for one in page.locator("[data-at]").locator("visible=true").all()] == [
            first,
            second,
        ]
    assert paper.read(page.pdf(format="A4")).letters.count("Neithersays") == 2
    # A choice needs no script to hold.
    page = reader.open(WORKSHEET.address, javascript=False)
    page.get_by_text("Choose events").click()
    page.locator(f"[name=events][value={first}]").uncheck()
    assert not page.locator(f"[data-at={first}]").is_visible()


@pytest.mark.parametrize("format", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["full", "three", WHOLE])
def test_one_page_is_one_page(reader_of: Callable[[Path], Reader], edition: Builder, name: str, format: str) -> None:
    site = edition(name).folder
    (address, *_) = of_kind(site, "worksheet")
    page = ready(reader_of(site).open(address.address))
    page.get_by_label("One page").check(force=True)
    # As many events as there is room for, and no way to choose more.
    events = [one.get_attribute("data-at") or "" for one in page.locator("[data-at]").locator("visible=true").all()]
    assert 1 <= len(events) <= 3
    for count in range(len(events), 0, -1):
        chosen_in_address = ready(
            reader_of(site).open(f"{address.address}?length=page&events={','.join(events[:count])}")
        )
        (sheet,) = paper.read(chosen_in_address.pdf(format=format)).sheets
        assert not sheet.outside
        low, high = min(sheet.tops), max(sheet.tops)
        assert high - low > 150 * paper.MM, "the page is filled"
    assert page.locator("[name=events]:not(:checked)").count() == page.locator("[name=events]:disabled").count()
    page.get_by_label("The whole worksheet").check(force=True)
    assert page.locator("[data-at]").locator("visible=true").count() == page.locator("[data-at]").count()


def test_nothing_covers_a_heading_while_all_is_well(reader: Reader) -> None:
    page = ready(reader.open(WORKSHEET.address, width=390, height=700))
    field(page, BOTH).fill("Mine")
    for heading in page.locator("main h2").locator("visible=true").all():
        heading.evaluate("heading => heading.scrollIntoView({ block: 'end', behavior: 'instant' })")
        assert heading.evaluate(
            """heading => {
                const { left, top, width, height } = heading.getBoundingClientRect();
                const found = document.elementFromPoint(left + width / 2, top + height / 2);
                return heading.contains(found) || found.contains(heading);
            }"""
        )


def test_the_markdown_file_names_the_comparison_and_holds_answers_alone(reader: Reader) -> None:
    page = ready(reader.open(WORKSHEET.address))
    field(page, BOTH).fill("Mine")
    name, text = saved(page, "Save as Markdown")
    assert text.startswith(f"# Worksheet: {tram().title}\n\n## Cost and reckoning\n\n### Both say")
    assert [line for line in text.splitlines() if line.startswith("###")][2:] == []
    assert name.startswith("Worksheet, ")
    assert tram().title in name


def word(page: Page) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save for Word").click()
    assert re.fullmatch(r"Worksheet, .*\.docx", download.value.suggested_filename)
    return Path(download.value.path())


def test_a_worksheet_for_word_holds_every_answer_in_its_place(reader: Reader, tmp_path: Path) -> None:
    page = ready(reader.open(WORKSHEET.address))
    said = {
        "name": "Ada & <b>",
        BOTH: "One “line” & <w:p>\n\nand another \u0001 一 👩‍👩‍👧",
        PART: "שלום עולם",
        QUESTION: "Nobody's.",
    }
    for prompt, text in said.items():
        field(page, prompt).fill(text)
    made = (tmp_path / "made.docx").resolve()
    made.write_bytes(word(page).read_bytes())
    with zipfile.ZipFile(made) as parts:
        assert parts.testzip() is None
    paragraphs = docx.Document(str(made)).paragraphs
    words = [paragraph.text for paragraph in paragraphs]
    whole = "\n".join(words)
    heading = next(event for event in tram().events if event.id == "cost")
    at = words.index(f"{heading.number}. {heading.title}")
    assert words.index("Ada & <b>") < at
    both = words.index("One “line” & <w:p>")
    assert words[both - 1] == "Both say"
    assert words[both : both + 3] == ["One “line” & <w:p>", "", "and another  一 👩‍👩‍👧"]
    assert both > at
    (hebrew,) = (paragraph for paragraph in paragraphs if paragraph.text == "שלום עולם")
    assert hebrew._p.xpath("./w:pPr/w:bidi")
    assert hebrew._p.xpath("./w:r/w:rPr/w:rtl")
    assert words[-1] == "Nobody's."
    assert whole.count("Both say") == len(tram().events)
    # Another program reads the same.
    plain = pypandoc.convert_file(str(made), "plain", extra_args=["--wrap=none"])
    assert all(line in plain for text in (said["name"], said[PART], "and another", said[QUESTION]) for line in [text])

    # An event that is not chosen is left out, unless something was written on it.
    chosen(page, tram().events[0].id)
    rest = [paragraph.text for paragraph in docx.Document(str(word(page))).paragraphs]
    assert rest.count("Both say") == 2
    assert "שלום עולם" in rest


def test_without_the_file_for_word_it_says_so_and_nothing_is_lost(reader: Reader) -> None:
    page = ready(reader.open(WORKSHEET.address))
    field(page, BOTH).fill("Mine")
    page.route("**/worksheet.docx", lambda route: route.fulfill(status=200, body="no"))
    page.get_by_role("button", name="Save for Word").click()
    expect(status(page)).to_contain_text("The file for Word could not be made.")
    expect(field(page, BOTH)).to_have_value("Mine")
