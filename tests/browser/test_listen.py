"""Listening: the browser's own voice reads a passage, pauses, goes on, and a light follows."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Reader
from tests.tram import ARTICLES, FACING

STUB = """
window.heard = [];
class Speech extends EventTarget {
  voices = VOICES;
  paused = false;
  current = null;
  getVoices() { return this.voices; }
  speak(utterance) {
    this.current = utterance;
    heard.push([utterance.text, utterance.voice?.name ?? "", utterance.lang]);
  }
  end() {
    const last = this.current;
    this.current = null;
    last?.onend(new Event("end"));
  }
  cancel() {
    if (this.current) heard.push(["cancel"]);
    this.end();
  }
  word(charIndex, charLength) {
    this.current.onboundary(Object.assign(new Event("boundary"), { name: "word", charIndex, charLength }));
  }
  pause() { this.paused = true; }
  resume() { this.paused = false; }
}
Object.defineProperty(window, "speechSynthesis", { value: new Speech() });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
LOCAL = '[{ name: "Here", lang: "en-GB", localService: true }]'
REMOTE = '[{ name: "Far", lang: "en-GB", localService: false }]'
OTHER = '[{ name: "Ici", lang: "fr-FR", localService: true }]'


def _open(reader: Reader, address: str, voices: str = LOCAL) -> Page:
    page = reader.window()
    page.add_init_script(STUB.replace("VOICES", voices))
    return reader.turn(page, address)


def _heard(page: Page) -> list[list[str]]:
    found: list[list[str]] = page.evaluate("() => heard")
    return found


def _said(page: Page) -> list[str]:
    return [one[0].strip() for one in _heard(page) if len(one) > 1]


def _lit(page: Page, name: str = "fp-heard") -> str:
    words: str = page.evaluate("name => [...(CSS.highlights.get(name) ?? [])].map(String).join('')", name)
    return words


def _listen(page: Page) -> Locator:
    return page.get_by_role("button", name="Listen", exact=True)


def _begin(page: Page) -> None:
    _listen(page).first.click()
    page.wait_for_function("() => heard.length > 0")


def test_a_passage_is_read_sentence_by_sentence_and_lit(reader: Reader) -> None:
    page = _open(reader, FACING.address)
    passages = page.locator(".fp-cell").first.locator(".fp-text")
    _begin(page)
    assert page.get_by_role("button", name="Pause").count() == 1
    while page.evaluate("() => Boolean(speechSynthesis.current)"):
        # The marks of notes are lit with the sentence, and not read.
        lit, said = _lit(page).split(), _said(page)[-1].split()
        assert (lit[0], len(lit)) == (said[0], len(said))
        page.evaluate("() => speechSynthesis.end()")
    whole = " ".join(" ".join(_said(page)).split())
    shown = " ".join(" ".join(passages.all_inner_texts()).split())
    marks = page.locator(".fp-cell").first.locator(".fp-text :is(.fp-ref, .fp-fn)")
    assert marks.count()
    assert len(_said(page)) > 1
    for mark in marks.all_inner_texts():
        shown = shown.replace(mark.strip(), "", 1)
    assert sorted(re.findall(r"\w", whole)) == sorted(re.findall(r"\w", shown))
    assert _lit(page) == ""
    expect(page.get_by_role("button", name="Pause")).to_have_count(0)
    assert {one[1] for one in _heard(page) if len(one) > 1} == {"Here"}


def test_the_word_that_is_heard_is_lit(reader: Reader) -> None:
    page = _open(reader, FACING.address)
    _begin(page)
    first = _said(page)[0].split()[0]
    page.evaluate("length => speechSynthesis.word(0, length)", len(first))
    assert _lit(page, "fp-heard-word") == first


def test_it_pauses_goes_on_and_stops(reader: Reader) -> None:
    page = _open(reader, FACING.address)
    _begin(page)
    page.get_by_role("button", name="Pause").click()
    page.wait_for_function("() => speechSynthesis.paused")
    page.get_by_role("button", name="Go on").click()
    page.wait_for_function("() => !speechSynthesis.paused")
    page.get_by_role("button", name="Stop").click()
    page.wait_for_function("() => heard.at(-1)[0] === 'cancel'")
    assert _lit(page) == ""
    expect(_listen(page).first).to_be_focused()
    expect(page.get_by_role("button", name="Stop")).to_have_count(0)


def test_one_text_is_read_at_a_time(reader: Reader) -> None:
    page = _open(reader, FACING.address)
    _begin(page)
    before = _said(page)[0]
    _listen(page).first.click()
    page.wait_for_function("() => heard.length > 2")
    assert _heard(page)[1] == ["cancel"]
    assert _said(page)[-1] != before
    assert page.get_by_role("button", name="Pause").count() == 1


def test_it_ends_when_the_page_is_left(reader: Reader) -> None:
    page = _open(reader, FACING.address)
    _begin(page)
    page.evaluate("() => dispatchEvent(new Event('pagehide'))")
    assert _heard(page)[-1] == ["cancel"]


def test_an_article_is_read_from_a_paragraph_on(reader: Reader) -> None:
    page = _open(reader, ARTICLES[0].address)
    _listen(page).nth(1).click()
    page.wait_for_function("() => heard.length > 0")
    block = page.locator(".fp-art__main").locator(":is(.fp-para, .fp-block):has(.fp-listen)").nth(1)
    assert block.locator(".fp-text").first.inner_text().startswith(_said(page)[0][:40])
    texts = page.locator(".fp-art__main .fp-text").all_inner_texts()
    for _ in range(60):
        if not page.evaluate("() => Boolean(speechSynthesis.current)"):
            break
        page.evaluate("() => speechSynthesis.end()")
    assert _said(page)[-1].split()[0] in texts[-1]


@pytest.mark.parametrize("address", [FACING.address, ARTICLES[0].address])
@pytest.mark.parametrize("voices", ["[]", REMOTE, OTHER], ids=["none", "of another host", "of another language"])
def test_without_a_voice_of_this_machine_there_is_no_button(reader: Reader, address: str, voices: str) -> None:
    page = _open(reader, address, voices)
    assert _listen(page).count() == 0
    page.evaluate(
        f"() => {{ speechSynthesis.voices = {LOCAL}; speechSynthesis.dispatchEvent(new Event('voiceschanged')); }}"
    )
    expect(_listen(page).first).to_be_visible()


def test_what_reads_aloud_is_loaded_at_the_first_press(reader: Reader) -> None:
    page = _open(reader, FACING.address)
    page.wait_for_load_state("networkidle")
    with page.expect_response("**/listen.js"):
        _begin(page)
