"""The search: what its first answer costs, in the site as it is and with the index of a hundred comparisons."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from facing_pages.edition import load
from facing_pages.publishing import search, search_index
from tests import generated
from tests.bench.figures import Figure
from tests.bench.groups import Options
from tests.bench.reader import SITE
from tests.bench.serving import serving
from tests.bench.visits import Visit, browsing, visiting

HUNDRED = 100
_OURS, _MANY = "this edition", "a hundred comparisons"

# From the last key to the first answer, as the page itself sees it.
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


def measure(options: Options) -> Iterator[Figure]:
    """Search for words that are found, on the front page of the first comparison."""
    with TemporaryDirectory() as folder, browsing() as browser:
        yield from _searched(_OURS, SITE, "market value", browser, options.runs)
        many = Path(folder) / "site"
        shutil.copytree(SITE, many, ignore=shutil.ignore_patterns("search"))
        _index(many, Path(folder) / "docs")
        yield from _searched(_MANY, many, "harbour-master bridge", browser, options.runs)


def _index(site: Path, docs: Path) -> None:
    """Put the index of a hundred generated comparisons beside the pages of this edition: no page of theirs is made."""
    found: list[search.Entry] = []
    titles: dict[str, str] = {}
    for number in range(1, HUNDRED + 1):
        folder = docs / f"part-{number}"
        generated.write(folder / f"c{number:03}", seed=number)
        (comparison,), _ = load(folder, folder)
        titles[comparison.id] = comparison.title
        found += search.entries(comparison)
        shutil.rmtree(folder)
    for path, content in search_index.files(found, titles).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)


def _searched(subject: str, site: Path, words: str, browser: Browser, runs: int) -> Iterator[Figure]:
    times: dict[str, list[float]] = {"answer": [], "at once": []}
    sizes: list[tuple[int, int, int]] = []
    front = next(site.glob("*/data/comparison.json")).parent.parent.name
    with serving(site) as address:
        for _ in range(runs):
            with visiting(browser) as visit:
                before = visit.turn(f"{address}{front}/").holding("search")
                visit.slow()
                visit.loaded.clear()
                _open(visit)
                visit.page.wait_for_load_state("networkidle")
                times["answer"].append(visit.page.evaluate(_ANSWERED, words))
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
