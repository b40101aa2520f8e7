"""The search: what its first answer costs, in this project’s site and in one of a hundred generated comparisons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests import generated
from tests.bench.figures import Figure
from tests.bench.groups import Options
from tests.bench.processes import COMMAND, measured
from tests.bench.reader import SITE
from tests.bench.serving import serving
from tests.bench.visits import Visit, browsing, visiting
from tests.sites import environment

HUNDRED = 100
_OURS, _MANY = "this edition", "a hundred comparisons"

# Whether all has come that opening the search asks for.
_READY = """() => document.querySelector("dialog[open] ol") && performance.getEntriesByType("resource")
    .some(({name, responseEnd}) => name.endsWith("/search/index.json") && responseEnd)"""

# From the last key to the first answer to all that was typed, as the page itself sees it.
_WATCH = """() => {
    const dialog = document.querySelector("dialog[open]");
    let typed = 0;
    window.answered = 0;
    dialog.addEventListener("input", ({timeStamp}) => {
        typed = timeStamp;
        window.answered = 0;
    }, {capture: true});
    new MutationObserver(() => {
        const to = typed;
        requestAnimationFrame(() => {
            if (to === typed && !window.answered && dialog.querySelector("a[href]"))
                window.answered = performance.now() - typed;
        });
    }).observe(dialog.querySelector("ol"), {childList: true});
}"""

# From the words, written at once, to the first answer.
_ANSWERED = """words => new Promise(answered => {
    const dialog = document.querySelector("dialog[open]");
    const box = dialog.querySelector("input");
    const start = performance.now();
    const look = () => dialog.querySelector("a[href]:not([hidden])")
        ? answered(performance.now() - start)
        : requestAnimationFrame(look);
    box.value = words;
    box.dispatchEvent(new InputEvent("input", {bubbles: true}));
    look();
})"""

_BETWEEN_KEYS = 200
"""Milliseconds: as people type on a telephone, some five letters a second."""


def measure(options: Options) -> Iterator[Figure]:
    """Search for words that are found, on the front page of the first comparison."""
    with TemporaryDirectory() as folder, browsing() as browser:
        yield from _searched(_OURS, SITE, "market value", browser, options.runs)
        many = generated.site(Path(folder), HUNDRED)
        measured((*COMMAND, "build"), many, environment())
        yield from _searched(_MANY, many / "site", "harbour-master bridge", browser, options.runs)


def _searched(subject: str, site: Path, words: str, browser: Browser, runs: int) -> Iterator[Figure]:
    times: dict[str, list[float]] = {"answer": [], "at once": []}
    sizes: list[tuple[int, int, int]] = []
    front = min(site.glob("*/data/comparison.json")).parent.parent.name
    with serving(site) as address:
        for _ in range(runs):
            with visiting(browser) as visit:
                before = visit.turn(f"{address}{front}/").holding("search")
                visit.slow()
                visit.loaded.clear()
                _open(visit)
                visit.page.wait_for_function(_READY)
                visit.page.evaluate(_WATCH)
                visit.page.get_by_role("searchbox").press_sequentially(words, delay=_BETWEEN_KEYS)
                times["answer"].append(visit.page.wait_for_function("() => window.answered").json_value())
                visit.page.wait_for_load_state("networkidle")
                sizes.append((before, visit.loaded.total, len(visit.loaded.sizes)))
            with visiting(browser) as visit:
                visit.turn(f"{address}{front}/")
                visit.slow()
                start = visit.page.evaluate("performance.now()")
                _open(visit)
                visit.page.evaluate(_ANSWERED, words)
                times["at once"].append(visit.page.evaluate("performance.now()") - start)
    before, total, requests = (median(column) for column in zip(*sizes, strict=True))
    yield Figure("search", subject, "unopened", before / 1000, "kB")
    yield Figure("search", subject, "bytes", total / 1000, "kB")
    yield Figure("search", subject, "requests", requests)
    yield Figure("search", subject, "answer", median(times["answer"]), "ms")
    yield Figure("search", subject, "opened and answered", median(times["at once"]), "ms")
    index = sum(file.stat().st_size for file in (site / "search").rglob("*.json"))
    yield Figure("search", subject, "index", index / 1000, "kB")


def _open(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Search", exact=True).click()
    visit.page.get_by_role("searchbox").wait_for()
