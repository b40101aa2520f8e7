"""A long comparison: two texts of 20,000 words beside one of the usual size, both generated."""

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
from tests.bench.serving import serving
from tests.bench.visits import SLOWER, Visit, browsing, visiting
from tests.sites import environment

_SIZES = {"small": generated.DEEPSEEK, "long": generated.LONG}

_PAINT = """() => performance.getEntriesByName("first-contentful-paint")[0].startTime"""

# From the touch to the picture after it, in which the note stands.
_TOUCHED = """() => {
    window.opened = 0;
    document.addEventListener("pointerdown", ({timeStamp}) => {
        const look = () => requestAnimationFrame(() => document.querySelector(".fp-panel:popover-open")
            ? requestAnimationFrame(() => { window.opened = performance.now() - timeStamp; })
            : look());
        look();
    }, {capture: true, once: true});
}"""

_WATCH = """() => {
    window.longTasks = [];
    new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(entry => entry.duration)))
        .observe({type: "longtask"});
}"""


def measure(options: Options) -> Iterator[Figure]:
    """Build both, then open the facing page of each in turn."""
    with TemporaryDirectory() as folder:
        sites = {}
        for name, sizes in _SIZES.items():
            project = generated.site(Path(folder) / name, 1, sizes)
            cost = measured((*COMMAND, "build"), project, environment())
            yield Figure("long", name, "build, processor", cost.processor, "s")
            sites[name] = project / "site"
            largest = max(sites[name].rglob("index.html"), key=lambda path: path.stat().st_size)
            print(f"  {name}: the largest page is {largest.parent.relative_to(sites[name])}/", flush=True)
            yield Figure("long", name, "largest page", largest.stat().st_size / 1000, "kB")
            facing = sites[name] / "c001" / "facing" / "index.html"
            yield Figure("long", name, "facing page", facing.stat().st_size / 1000, "kB")
        found: dict[tuple[str, str, str], list[float]] = {}
        with browsing() as browser:
            for _ in range(options.runs):
                for name, site in sites.items():
                    for measure, unit, value in _opened(site, browser):
                        found.setdefault((name, measure, unit), []).append(value)
    for (name, measure, unit), values in found.items():
        yield Figure("long", name, measure, median(values), unit)


def _opened(site: Path, browser: Browser) -> Iterator[tuple[str, str, float]]:
    """What is measured at one opening of a facing page: its name, unit and value."""
    with serving(site) as address, visiting(browser) as visit:
        visit.slow()
        visit.turn(f"{address}c001/facing/")
        yield "first paint", "ms", visit.page.evaluate(_PAINT)
        yield "elements", "", visit.page.evaluate("() => document.querySelectorAll('*').length")
        yield from _scrolled(visit)
        yield f"opening a note, {SLOWER}×", "ms", _note(visit)
        visit.slow(1, network=False)
        visit.page.keyboard.press("Escape")
        yield "opening a note", "ms", _note(visit, 1)


def _scrolled(visit: Visit) -> Iterator[tuple[str, str, float]]:
    visit.page.evaluate(_WATCH)
    for _ in range(40):
        visit.page.mouse.wheel(0, 600)
        visit.page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    tasks = visit.page.evaluate("() => window.longTasks")
    yield "long tasks", "", len(tasks)
    yield "longest task", "ms", max(tasks, default=0)


def _note(visit: Visit, nth: int = 0) -> float:
    mark = visit.page.locator(".fp-ref > a:visible").nth(nth)
    mark.scroll_into_view_if_needed()
    visit.page.evaluate(_TOUCHED)
    mark.tap()
    time: float = visit.page.wait_for_function("() => window.opened").json_value()
    return time
