"""The PDFs that are ready to print: whole, in order, on the right paper, and the same every time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from facing_pages.model import Adapted, Comparison, Extract, Prose, Run
from facing_pages.printing import prints
from facing_pages.printing.kept import kept
from facing_pages.printing.packs import Pack, packs
from facing_pages.printing.papers import PAPERS as NAMES
from tests import tools
from tests.loaded import tram
from tests.paper import PAPERS, read
from tests.sites import Site

PACKS = {pack.id: pack for pack in packs(tram())}
ALONE = {f"text-{reading.id}": reading for reading in tram().readings}

FAR = 15_000
"""More letters than three pages hold: words that follow each other are no further apart, notes between them."""


def letters(text: str) -> str:
    """Text without spaces and hyphens, of which a PDF does not always tell."""
    return "".join(text.split()).replace("-", "").replace("\u00ad", "")


def missing(text: str, words: str) -> str:
    """Of a text's words the first that comes nowhere after those before it; nothing where all do."""
    first, *rest = map(letters, text.split())
    begin, furthest = words.find(first), 0
    while begin >= 0:
        at, found = begin + len(first), 0
        for found, word in enumerate(rest, 1):  # noqa: B007  how many were found is what remains of it
            next_one = words.find(word, at, at + FAR)
            if next_one < 0:
                break
            at = next_one + len(word)
        else:
            return ""
        furthest = max(furthest, found)
        begin = words.find(first, begin + 1)
    return " ".join([first, *rest][: furthest + 1])


def wanted(pack: Pack) -> list[str]:
    """What a pack must hold, each text in its own order."""
    comparison = tram()
    if pack.id in ALONE:
        # A heading is drawn before the paragraphs that stand on its page, for their lines are numbered.
        blocks = ALONE[pack.id].article.blocks
        kinds = sorted({block.kind for block in blocks})
        return [" ".join(block.text for block in blocks if block.kind == kind) for kind in kinds]
    if pack.id in ("starter", "words"):
        return [word.meaning.text for word in comparison.words if pack.id == "words"] + [comparison.question]
    if pack.id == "short":
        return [text for one in comparison.lesson.adapted for text in _short(one)] if comparison.lesson else []
    if pack.id == "trace":
        return [prose.text for one in comparison.trace for prose in (one.prompt, one.answer)]
    return _parts(comparison, dict(pack.choice)["parts"].split(","))


def _parts(comparison: Comparison, parts: list[str]) -> list[str]:
    rows = comparison.lesson.organiser if comparison.lesson else ()
    texts: list[str | Prose] = []
    if "passages" in parts:
        for reading in comparison.readings:
            cells = [event.cell(reading.id) for event in comparison.events]
            texts.append(" ".join(_words(it) for cell in cells for it in cell.extracts))
    if "notes" in parts:
        texts += [annotation.body for annotation in comparison.annotations]
    if "questions" in parts:
        texts += [question.text for question in comparison.questions]
    if "organiser" in parts:
        texts += [row.prompt for row in rows]
    if "events" in parts:
        texts += [event.title for event in comparison.events]
    if "key" in parts:
        texts += [line.prose for event in comparison.events for line in event.ledger]
        texts += (
            [answer for row in comparison.lesson.organiser for _, answer in row.answers] if comparison.lesson else []
        )
    return [text if isinstance(text, str) else text.text for text in texts]


def _short(adapted: Adapted) -> list[str]:
    """A short text and, after it, what is hard in it."""
    return [*map(_words, adapted.extracts), *(word.meaning.text for word in adapted.hard_words)]


def _words(extract: Extract) -> str:
    return " ".join(run.text for run in extract.inlines if isinstance(run, Run))


@pytest.mark.parametrize("paper", NAMES)
@pytest.mark.parametrize("id", PACKS)
def test_a_pack_is_whole_and_fit_to_be_handed_out(browser: Browser, full: Site, id: str, paper: str) -> None:
    pack = PACKS[id]
    done = prints.printed(browser, full.folder, tram(), pack, paper)
    printed = read(done.pdf)

    assert {sheet.size for sheet in printed.sheets} == {PAPERS[paper]}
    assert len(printed.sheets) == done.pages
    assert not [sheet.outside for sheet in printed.sheets if sheet.outside]
    assert len(done.pdf) <= 400_000
    assert printed.metadata == {"Title": f"{pack.title}: {tram().title}"}
    assert printed.is_tagged
    assert not printed.unembedded
    assert "site.invalid" not in printed.everything

    words = letters(printed.text)
    assert [(text, lost) for text in wanted(pack) if (lost := missing(text, words))] == []
    for other in ALONE.values():
        if id in ALONE and ALONE[id] != other:
            paragraphs = [block.text for block in other.article.blocks if block.kind != "heading"]
            assert not [text for text in paragraphs if letters(text)[:60] in words]

    bookmarks = [letters(title) for title in printed.outline]
    assert len(bookmarks) > 1
    if id == "starter":
        assert done.pages <= 2
    if "events" in id or id == "key":
        events = [letters(f"{event.number}. {event.title}") for event in tram().events]
        assert [title for title in bookmarks if title in events] == events


OUTSIDE = "THIS-IS-NOBODYS-BUSINESS"
HAS_RUN = "THIS-SCRIPT-HAS-RUN"
ADDRESSES = [
    "/%2f{}",
    "/../secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%2fsecret.txt",
    "/led-out.txt",
    "/led-out/secret.txt",
]
INJECTED = """</title><script>
for (const address of {addresses}) {{
  const asked = new XMLHttpRequest();
  asked.open("GET", address, false);
  asked.send();
  const told = ["{has_run}", asked.responseText];
  addEventListener("DOMContentLoaded", () => document.querySelector(".fp-sheet").prepend(...told));
}}
</script><title>"""
IN_THE_SHEET = """<img src="nothing" onerror="document.querySelector('.fp-sheet').prepend('{has_run}')">
<script src="/ours.js"></script><script type="module">document.querySelector(".fp-sheet").prepend("{has_run}")</script>
"""


def test_of_what_a_page_smuggles_in_nothing_runs_and_no_file_from_outside_the_site_is_printed(
    browser: Browser, full: Site, tmp_path: Path
) -> None:
    copy, secret = tmp_path / "site", tmp_path / "secret.txt"
    shutil.copytree(full.folder, copy)
    secret.write_text(OUTSIDE, encoding="utf-8")
    (copy / "led-out.txt").symlink_to(secret)
    (copy / "led-out").symlink_to(tmp_path)
    (copy / "ours.js").write_text(f"document.querySelector('.fp-sheet').prepend('{HAS_RUN}')", encoding="utf-8")
    addresses = [address.format(str(secret).lstrip("/")) for address in ADDRESSES]
    page = copy / tram().id / "handout" / "index.html"
    html = page.read_text(encoding="utf-8")
    html = html.replace("</title>", INJECTED.format(addresses=json.dumps(addresses), has_run=HAS_RUN) + "</title>", 1)
    frames = "".join(f'<iframe src="{address}"></iframe>' for address in addresses)
    sheet = '<div class="fp-sheet">'
    assert sheet in html
    page.write_text(html.replace(sheet, f"{sheet}{IN_THE_SHEET.format(has_run=HAS_RUN)}{frames}", 1), encoding="utf-8")
    printed = letters(read(prints.printed(browser, copy, tram(), PACKS["key"], "a4").pdf).everything)
    assert letters(OUTSIDE) not in printed
    assert letters(HAS_RUN) not in printed


@pytest.mark.parametrize("paper", NAMES)
def test_a_blind_pack_names_no_author_no_title_and_no_publication(browser: Browser, full: Site, paper: str) -> None:
    printed = read(prints.printed(browser, full.folder, tram(), PACKS["events-blind"], paper).pdf)
    named = read(prints.printed(browser, full.folder, tram(), PACKS["events"], paper).pdf)
    for reading in tram().readings:
        dossier = reading.dossier
        for name in filter(None, (dossier.byline, dossier.title, dossier.publication, dossier.address, reading.name)):
            assert letters(name) in letters(named.everything), "the other pack names it"
            assert letters(name).lower() not in letters(printed.everything).lower()


def test_printed_again_by_another_browser_a_pdf_is_the_same_and_what_is_kept_tells_of_it(
    browser: Browser, full: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    organiser = PACKS["organiser"]
    monkeypatch.setattr(prints, "packs", lambda _: (organiser,))
    said: list[str] = []
    prints.print_comparison(browser, full.folder, tram(), tmp_path / "kept", said.append)
    another = tools.launch(browser.browser_type)
    again = [prints.printed(another, full.folder, tram(), organiser, paper) for paper in NAMES]
    another.close()

    found = kept(tmp_path / "kept", lambda: again[0].printed_from)
    assert [file.read_bytes() for _, file in found.files("")] == [printing.pdf for printing in again]
    assert [one.pages for one in found.handouts] == [printing.pages for printing in again]
    assert len(said) == len(again)
    assert all(f"{one.pages} pages, {one.kilobytes} KB" in line for one, line in zip(found.handouts, said, strict=True))
