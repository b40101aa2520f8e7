"""Nothing that strangers write runs in any page: all are opened with payloads in every field that takes words."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.reader import Faults, FileReader, Reader
from tests.hostile.attack import COMPARISON, Attack
from tests.hostile.conftest import heard
from tests.hostile.ear import Ear
from tests.hostile.payloads import KINDS, payload
from tests.pages import pages, parse
from tests.sites import Site, environment
from tests.tram import CLASS_FILE, FACING, FRONT, HANDOUT, HOME, PROJECTOR, WORKSHEET

pytestmark = pytest.mark.slow  # a site is built, and a browser opened

_COMMAND = "import sys; from facing_pages.cli import main; sys.exit(main())"
_LIVE = ("markup", "script elements", "styles")
"""Kinds that live wherever they are taken for HTML."""
_FEW, _MANY = 5, 10
_SHARES = 4
"""So many tests share the pages."""
_KEY = f"facing-pages:worksheet:{COMPARISON}"


@pytest.mark.parametrize("kind", _LIVE)
def test_a_page_that_escapes_nothing_is_heard(kind: str, reader_of: Callable[[Path], Reader], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>x</title>", encoding="utf-8")
    reader = reader_of(tmp_path)
    for number in range(3):
        ear = Ear()
        page = heard(reader, ear)
        page.goto(reader.url(""))
        page.set_content(f"<p>{payload(number, 'control', (kind,))}</p>", wait_until="commit")
        ear.look(page)
        assert ear.told, payload(number, "control", (kind,))
    reader.close()
    reader.faults.found.clear()


@pytest.mark.parametrize("code", ["__ran('m')", "alert('m')", "fetch('marker-m')", "document.title='ran-'+'m1'"])
def test_code_that_runs_is_heard(code: str, reader_of: Callable[[Path], Reader], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<!DOCTYPE html><title>x</title><script>{code}</script>", encoding="utf-8")
    (tmp_path / "marker-m").write_text("", encoding="utf-8")
    ear, reader = Ear(), reader_of(tmp_path)
    page = heard(reader, ear)
    reader.turn(page, "")
    page.wait_for_load_state("networkidle")
    ear.look(page)
    assert ear.told
    _without_icon(reader)


def _without_icon(reader: Reader) -> None:
    """Forget that there was no icon, for which a browser asks of itself."""
    reader.close()
    reader.faults.found[:] = [fault for fault in reader.faults.found if "favicon.ico" not in fault]


def test_pages_show_the_names_of_commits_and_where_links_led(hostile: Site) -> None:
    people = parse(hostile.folder / "contributors" / "index.html").css("main li strong")
    assert len({person.text() for person in people}) > _MANY
    led = parse(hostile.folder / "tram" / "sources" / "index.html").css('main a[href^="https://a.example/"]')
    assert len({link.attributes["href"] for link in led if "Archived copy" in link.text()}) >= _FEW


@pytest.mark.parametrize("share", range(_SHARES))
def test_no_payload_runs_on_any_page(share: int, reader: Reader, ear: Ear, hostile: Site) -> None:
    window = heard(reader, ear)
    for one in [one for one in pages(hostile.folder) if one.is_read][share::_SHARES]:
        reader.turn(window, one.address)
        ear.look(window)


def test_no_payload_runs_in_a_class_file_from_a_folder(
    browser: Browser, ear: Ear, hostile: Site, tmp_path: Path
) -> None:
    file = shutil.copy(hostile.folder / CLASS_FILE.path, tmp_path)
    reader = FileReader(browser, Path(file).as_uri(), Faults("file://"))
    window = heard(reader, ear, offline=True)
    for address in ("", "?view=texts", *(f"#{quote(payload(n, 'fragment'), errors='ignore')}" for n in range(8))):
        reader.turn(window, address)
        ear.look(window)
    window.get_by_role("searchbox").first.fill("script")
    ear.look(window)
    reader.close()
    assert not reader.faults.found, "\n".join(reader.faults.found)


def test_no_payload_runs_among_what_the_search_finds(reader: Reader, ear: Ear) -> None:
    window = heard(reader, ear)
    reader.turn(window, HOME.address)
    window.get_by_role("button", name="Search", exact=True).click()
    said = window.get_by_role("dialog").get_by_role("status")
    found = 0
    for words in ("script", "marker", "alert", "data-marker", '"><', "<img src=x", "javascript", "ran", "{{", "title"):
        window.get_by_role("searchbox").fill(words)
        expect(said).not_to_be_empty()
        window.wait_for_function("() => !document.querySelector('dialog [aria-busy=true]')")
        found += window.get_by_role("dialog").get_by_role("link").count()
        ear.look(window)
    assert found > 20


@pytest.mark.parametrize("address", [FACING.address, HANDOUT.address, WORKSHEET.address])
def test_no_payload_runs_from_an_address(address: str, reader: Reader, ear: Ear) -> None:
    window = heard(reader, ear)
    reader.turn(window, address)
    names = window.evaluate("() => [...new Set([...document.querySelectorAll('input[name]')].map((one) => one.name))]")
    asked = sorted({*names, "order", "blind", "layers", "view", "a", "b", "events", "reading", "show"})
    for number in range(3):
        of = [f"{name}={quote(payload(n * 3 + number, 'query'), errors='ignore')}" for n, name in enumerate(asked)]
        reader.turn(window, f"{address}?{'&'.join(of)}#{quote(payload(number, 'fragment'), errors='ignore')}")
        ear.look(window)
    for name in ("order", "blind"):
        reader.turn(window, f"{address}?{name}=<img src=marker-x onerror=__ran(1)>")
        ear.look(window)


def test_a_fragment_that_names_nothing_leaves_the_page_alive(reader: Reader, ear: Ear) -> None:
    window = heard(reader, ear)
    for broken in ("#%", "#%ff", "#%E0%A4%A", "#<img src=x onerror=__ran(1)>"):
        reader.turn(window, HOME.address)
        reader.turn(window, f"{FACING.address}{broken}")
        for number in range(4):
            window.evaluate("(hash) => { location.hash = hash; }", payload(number, f"hash {broken}"))
        window.evaluate("() => { location.hash = 'cost'; }")
        expect(window.locator("#cost")).to_have_class(re.compile(r"\bfp-lit\b"))
    ear.look(window)


def _sheets(**more: object) -> str:
    held: Mapping[str, Any] = {"format": "facing-pages:worksheet", "version": 1, "comparison": COMPARISON, "sheets": {}}
    return json.dumps({**held, **more})


_KEPT = (
    *("", "5", "null", "{", "[]", '"x"', "true", '{"mine":5}', "\0", "1e999", '{"__proto__":{"x":1}}', "[null]", "{}"),
    *(_sheets(mine=5), _sheets(sheets=None), _sheets(sheets=5), _sheets(sheets=[[]]), _sheets(sheets={"a": None})),
    *(_sheets(sheets={"a": {"name": [None]}}), _sheets(sheets={"__proto__": {"name": []}}), _sheets(mine="__proto__")),
    _sheets(sheets={f"s{n}": {"name": [{"text": payload(n, "kept"), "at": n}]} for n in range(len(KINDS))}),
    _sheets(sheets={"s": {payload(n, "kept"): [{"text": payload(n, "kept"), "at": n}] for n in range(len(KINDS))}}),
    *(payload(n, "storage") for n in range(len(KINDS))),
)
"""What a browser's storage may hold."""

_ANSWER = """(kept) => { for (const one of [localStorage, sessionStorage]) one.setItem('x', 'y');
  Storage.prototype.getItem = () => kept; }"""


@pytest.mark.parametrize(
    "address",
    [FACING.address, FRONT.address, WORKSHEET.address, HANDOUT.address, PROJECTOR.address, f"{COMPARISON}/a/"],
)
def test_no_payload_runs_from_what_a_browser_keeps(address: str, reader: Reader, ear: Ear) -> None:
    for kept in _KEPT[:-10] if address == WORKSHEET.address else _KEPT[::6]:
        window = heard(reader, ear)
        window.add_init_script(f"({_ANSWER})({json.dumps(kept)})")
        reader.turn(window, address)
        if address == WORKSHEET.address:
            window.locator('[data-part="tools"]').wait_for()
        ear.look(window)
        window.context.close()
        reader.contexts.clear()


def _opened(window: Page, text: str) -> None:
    name = f"{payload(1, 'file')}.json"
    held: FilePayload = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    window.locator("input[type=file]").set_input_files([held])


def test_no_payload_runs_from_a_worksheet_that_is_opened(reader: Reader, ear: Ear) -> None:
    window = heard(reader, ear)
    reader.turn(window, WORKSHEET.address)
    window.locator('[data-part="tools"]').wait_for()
    status = window.locator('[data-part="status"]')
    for kept in (*_KEPT[13:23], _sheets(sheets={payload(0, "id"): {"cost/both": [{"text": "x", "at": 1}]}})):
        _opened(window, kept)
        expect(status).not_to_be_empty()
        ear.look(window)
    assert window.locator("[data-part=sheets] li").count() > len(KINDS) - 2
    window.locator("[data-part=sheets] button").first.click()
    ear.look(window)


@pytest.mark.parametrize(
    "sheets",
    [
        {f"s{n}": {"name": [{"text": "x", "at": 1}]} for n in range(20_000)},
        {f"s{n}": {f"gone {n} {k}": [{"text": "x", "at": 1}] for k in range(200)} for n in range(100)},
    ],
    ids=["sheets", "prompts"],
)
def test_a_worksheet_of_thousands_is_refused_in_words(sheets: dict[str, Any], reader: Reader, ear: Ear) -> None:
    window = heard(reader, ear)
    reader.turn(window, WORKSHEET.address)
    window.locator('[data-part="tools"]').wait_for()
    _opened(window, _sheets(sheets=sheets))
    expect(window.locator('[data-part="status"]')).to_contain_text("Nothing was taken from it.")
    window.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [_KEY, _sheets(sheets=sheets)])
    reader.turn(window, WORKSHEET.address)
    expect(window.locator('[data-part="status"]')).to_contain_text("Not kept")


def test_no_payload_runs_in_the_documents_of_an_e_book(
    hostile: Site, reader_of: Callable[[Path], Reader], ear: Ear, tmp_path: Path
) -> None:
    with zipfile.ZipFile(hostile.folder / COMPARISON / "data" / f"{COMPARISON}.epub") as book:
        book.extractall(tmp_path)
    reader = reader_of(tmp_path)
    window = heard(reader, ear)
    documents = sorted(tmp_path.rglob("*.xhtml"))
    assert documents
    for document in documents:
        window.goto(reader.url(quote(document.relative_to(tmp_path).as_posix())))
        ear.look(window)
        assert window.locator("parsererror").count() == 0
    _without_icon(reader)


_EXTENSIONS = ("attr_list", "md_in_html", "abbr", "admonition", "toc", "footnotes", "def_list", "tables", "fenced_code")


def test_no_payload_runs_in_the_markdown_that_another_generator_builds(
    attack: Attack, reader_of: Callable[[Path], Reader], ear: Ear, tmp_path: Path
) -> None:
    tree = tmp_path / "tree"
    _run(attack.project, "-c", _COMMAND, "markdown", str(tree))
    settings = tree / "mkdocs.yml"
    told = re.sub(r"(?m)^markdown_extensions:.*\n(?:[ -].*\n)*", "", settings.read_text(encoding="utf-8"))
    listed = "".join(f"  - {one}\n" for one in _EXTENSIONS)
    settings.write_text(f"{told}markdown_extensions:\n{listed}", encoding="utf-8")
    _run(tree, "-m", "properdocs", "build")
    reader = reader_of(tree / "site")
    window = heard(reader, ear)
    # The generator’s theme is not ours: it asks other hosts for its scripts, and may say what it likes.
    window.route("**/*.js", lambda route: route.abort())
    window.route(lambda url: not url.startswith(reader.server), lambda route: route.abort())
    for page in sorted((tree / "site").rglob("*.html")):
        window.goto(reader.url(quote(page.relative_to(tree / "site").as_posix())), wait_until="domcontentloaded")
        ear.look(window)
    reader.close()
    reader.faults.found.clear()


def _run(folder: Path, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, capture_output=True, errors="replace", check=False, env=environment()
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
