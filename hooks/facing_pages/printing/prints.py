"""Every pack of a built site, printed by a Chromium that reaches nothing but the site's own files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Error, Page, Route, sync_playwright

from facing_pages import whole
from facing_pages.model import Comparison
from facing_pages.printing import chromium, kept
from facing_pages.printing.packs import Pack, packs
from facing_pages.printing.papers import PAPERS
from facing_pages.printing.settled import ORIGIN, settled
from facing_pages.resources import folder
from facing_pages.translating import speaking
from facing_pages.wording import labelled

# What the page says of itself: the mark of what it was made from, the address at which it is published, its language.
_FACTS = """() => [
    document.querySelector("meta[name=printed-from]")?.content ?? "",
    document.querySelector("link[rel=canonical]")?.href ?? "",
    document.documentElement.lang,
]"""

# Sets the page's controls, as a script of its own does by the address.
_CHOOSE = """chosen => {
    for (const [name, values] of Object.entries(chosen)) {
        for (const input of document.querySelectorAll(`.fp-pack input[name="${name}"]`)) {
            input.checked = values.includes(input.value);
        }
    }
}"""

# The lines are numbered by the library's own script, whatever scripts the site has.
_LINES = folder("overrides") / "assets" / "javascripts" / "handout" / "lines.js"
_NUMBER = """() => {{ {script}
    number(document.querySelector(".fp-sheet"));
}}"""

# A typeface that only the paper has is asked for when the page is laid out for it.
_READY = "async () => { document.body.getBoundingClientRect(); await document.fonts.ready; }"


class CannotPrintError(Exception):
    """There is nothing to print, or nothing to print it with; the message says what to do."""


@dataclass(frozen=True)
class Printed:
    """A PDF with its number of pages, what it is called there, and the mark of the page it was printed from."""

    pdf: bytes
    pages: int
    title: str
    printed_from: str


def print_all(site: Path, comparisons: Sequence[Comparison], out: Path, say: Callable[[str], None]) -> None:
    """Print every pack of every comparison on every paper into a folder, which is replaced when all are done.

    Arguments:
        say: told of each PDF as it is done, in a line.

    Raises:
        CannotPrintError: there is no Chromium, or the site has no page to print.
        CannotWriteError: the folder cannot be written; the last PDFs are as they were.
    """
    with whole.folder(out) as new, sync_playwright() as playwright:
        try:
            browser = chromium.launch(playwright.chromium)
        except chromium.NoChromiumError as error:
            raise CannotPrintError(f"Printing needs Chromium. {chromium.HOW_TO_GET_ONE}") from error
        for comparison in comparisons:
            print_comparison(browser, site, comparison, new / comparison.id, say)
        browser.close()


def print_comparison(
    browser: Browser, site: Path, comparison: Comparison, folder: Path, say: Callable[[str], None]
) -> None:
    """Print every pack of a comparison on every paper into a new folder, with what a build needs to know of them.

    Raises:
        CannotPrintError: the site has no page to print, or is another than it was a moment ago.
    """
    made: list[tuple[kept.Handout, bytes]] = []
    marks = set()
    for pack in packs(comparison):
        for paper in PAPERS:
            done = printed(browser, site, comparison, pack, paper)
            handout = kept.Handout(pack.file(paper), pack.id, done.title, paper, done.pages, len(done.pdf))
            made.append((handout, done.pdf))
            marks.add(done.printed_from)
            say(f"{comparison.id}/handout/{handout.file}: {handout.pages} pages, {handout.kilobytes} KB")
    if len(marks) > 1:
        raise CannotPrintError(f"{site} was built anew while it was printed. Print it once more.")
    kept.keep(folder, marks.pop(), made)


def printed(browser: Browser, site: Path, comparison: Comparison, pack: Pack, paper: str) -> Printed:
    """One pack on one paper.

    Raises:
        CannotPrintError: the site has no such page, or was built by a hook that knows nothing of printing.
    """
    # What people write stands on the page, and what is printed is published: no script of the page's runs.
    context = browser.new_context(java_script_enabled=False, service_workers="block")
    try:
        return _printed(context.new_page(), site, comparison, pack, paper)
    except Error as error:
        raise CannotPrintError(f"Chromium could not print {pack.file(paper)}: {error.message}") from error
    finally:
        context.close()


def _printed(page: Page, site: Path, comparison: Comparison, pack: Pack, paper: str) -> Printed:
    place = f"{comparison.id}/handout/"
    page.route("**/*", lambda route: _answer(route, site))
    page.emulate_media(media="print", color_scheme="light")
    answer = page.goto(f"{ORIGIN}{place}")
    if answer is None or not answer.ok:
        raise CannotPrintError(f"{site}/{place} is not there. Build the site first: “make site”.")
    page.evaluate(_CHOOSE, pack.chosen(paper))
    mark, canonical, language = page.evaluate(_FACTS)
    if not mark:
        raise CannotPrintError(f"{site}/{place} does not say what it was made from. Build the site anew: “make site”.")
    page.evaluate(_READY)
    if ("lines", "1") in pack.choice:
        # On the screen the sheet has the paper's own size, and its lines end where those of the paper do.
        page.emulate_media(media="screen", color_scheme="light")
        page.evaluate(_READY)
        page.evaluate(_NUMBER.format(script=_LINES.read_text(encoding="utf-8").replace("export function", "function")))
        page.emulate_media(media="print", color_scheme="light")
    # The page says which paper it is for; the format is for one that says nothing.
    pdf = page.pdf(format=PAPERS[paper], prefer_css_page_size=True, tagged=True, outline=True)
    address = canonical.removesuffix(place) or None
    with speaking(language):
        title = pack.title
        name = labelled(title, comparison.title)
    return Printed(*settled(pdf, name, place, address), title, mark)


def _answer(route: Route, site: Path) -> None:
    """Answer a request with a file of the site; whatever else is asked for is not there."""
    asked = route.request.url
    path = file_of(site, urlsplit(asked).path) if asked.startswith(ORIGIN) else None
    if path:
        route.fulfill(path=path)
    else:
        route.fulfill(status=404)


def file_of(site: Path, asked: str) -> Path | None:
    """The file of a site that is meant by the path of an address.

    Returns:
        None where there is none, where the path leads out of the site, and where it goes by a symbolic link.
    """
    root = site.resolve()
    path = root / unquote(asked).lstrip("/")
    try:
        path = path / "index.html" if path.is_dir() else path
        is_within = path.resolve() == path and path.is_relative_to(root)
        return path if is_within and path.is_file() else None
    except (OSError, RuntimeError, ValueError):  # too long a name, a circle of links, a name with a NUL in it
        return None
