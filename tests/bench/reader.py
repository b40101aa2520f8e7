"""The reader: how soon a page of each kind is there, beside plain pages of others with the same texts.

All are looked at in turn, and then all again, so that whatever else the machine does falls on all alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests.bench import lighthouse, rivals
from tests.bench.figures import RIVAL, Figure
from tests.bench.groups import Options
from tests.bench.lighthouse import Seen
from tests.bench.serving import serving
from tests.bench.visits import Loaded, browsing, visiting
from tests.pages import KINDS, of_kind

SITE = Path(__file__).resolve().parents[2] / "site"

# Nobody opens these to read: one is taken home as a file, one leads on, one stands where nothing is.
_LEFT_OUT = ("class file", "redirect", "not found")

# What stops a page from being shown until it has come.
_WAITS = """() => [...document.querySelectorAll("script[src]")]
    .filter(({async, defer, type}) => !async && !defer && type !== "module").length"""


@dataclass(frozen=True)
class _Target:
    """A page to look at, and one from which a reader comes to it."""

    subject: str
    address: str
    before: str


def measure(options: Options) -> Iterator[Figure]:
    """Look at the first page of every kind of this project’s site, and at the others’ articles."""
    with TemporaryDirectory() as folder, ExitStack() as served:
        targets = list(_ours(served.enter_context(serving(SITE)), options.pages))
        for name, site in rivals.build(SITE, Path(folder)).items():
            targets += _theirs(name, site, served.enter_context(serving(site)))
        seen: dict[str, list[Seen]] = {target.subject: [] for target in targets}
        for turn in range(options.runs):
            for target in targets:
                print(f"  {turn + 1} of {options.runs}: {target.subject}", flush=True)
                seen[target.subject].append(lighthouse.look(target.address, again=turn > 0))
        with browsing() as browser:
            for target in targets:
                yield from _looked(target.subject, seen[target.subject])
                yield from _weighed(target, browser)
    for target in targets:
        if failed := sorted({name for one in seen[target.subject] for name in one.failed}):
            print(f"  {target.subject}: below 90: {', '.join(failed)}")


def _ours(address: str, asked: tuple[str, ...]) -> Iterator[_Target]:
    kinds = [kind for kind in KINDS if kind not in _LEFT_OUT and (not asked or kind in asked)]
    front = of_kind(SITE, "front")[0].address
    for kind in kinds:
        for page in of_kind(SITE, kind)[:1]:
            before = "" if page.address == front else front
            yield _Target(kind, address + page.address, address + before)


def _theirs(name: str, site: Path, address: str) -> Iterator[_Target]:
    pages = sorted(path.parent.name for path in site.glob("*/index.html"))
    for number, page in enumerate(pages, 1):
        yield _Target(f"{name}{RIVAL}article {number}", f"{address}{page}/", address)


def _looked(subject: str, seen: list[Seen]) -> Iterator[Figure]:
    """The median of every measure by itself."""
    for measure, name, unit in (
        ("performance", "performance", ""),
        ("accessibility", "accessibility", ""),
        ("best practices", "best_practices", ""),
        ("SEO", "seo", ""),
        ("largest paint", "paint", "ms"),
        ("blocking", "blocking", "ms"),
        ("shift", "shift", ""),
        ("style and layout", "layout", "ms"),
        ("scripts", "scripting", "ms"),
    ):
        values = [value for one in seen if (value := getattr(one, name)) is not None]
        yield Figure("reader", subject, measure, round(median(values), 4), unit)


def _weighed(target: _Target, browser: Browser) -> Iterator[Figure]:
    """What a first visit loads, and what more than its HTML the page loads as a second one."""
    with visiting(browser) as visit:
        first = visit.turn(target.address)
        yield _thousands(target, "first visit", first.total)
        yield _thousands(target, "HTML", first.html)
        yield Figure("reader", target.subject, "requests", len(first.sizes))
        yield Figure("reader", target.subject, "typefaces", first.typefaces)
        yield Figure("reader", target.subject, "waits for", visit.page.evaluate(_WAITS))
    with visiting(browser) as visit:
        visit.turn(target.before)
        second: Loaded = visit.turn(target.address)
        yield _thousands(target, "second page", second.total - second.html)


def _thousands(target: _Target, measure: str, size: int) -> Figure:
    return Figure("reader", target.subject, measure, size / 1000, "kB")
