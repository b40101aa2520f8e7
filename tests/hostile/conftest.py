"""The edition full of payloads, built once a session, and readers who listen for them."""

from __future__ import annotations

import fcntl
import pickle
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import sites

# The fixtures of the browser tests serve these too.
from tests.browser.conftest import reader_at as reader_at
from tests.browser.conftest import reader_of as reader_of
from tests.browser.conftest import serve as serve
from tests.browser.reader import Reader
from tests.hostile.attack import Attack, attacked
from tests.hostile.ear import Ear
from tests.sites import Site

Look = Callable[[Page], None]


@pytest.fixture(scope="session")
def attack(shared: Path) -> Attack:
    """The edition full of payloads, written by whoever comes first."""
    place, kept = shared / "attack", shared / "attack.pickle"
    with (shared / "attack.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            shutil.rmtree(place, ignore_errors=True)
            kept.write_bytes(pickle.dumps(attacked(place)))
    found = pickle.loads(kept.read_bytes())  # noqa: S301  written just above
    assert isinstance(found, Attack)
    return found


@pytest.fixture(scope="session")
def hostile(attack: Attack, shared: Path) -> Site:
    """The site that is built of it, with links to where its sources are changed."""
    target, outcome = shared / "attack-site", shared / "attack-site.txt"
    with (shared / "attack-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not outcome.exists():
            done = sites.build(attack.project, target, FACING_PAGES_REPO_URL="https://git.example.org/x/y")
            outcome.write_text(done.stdout + done.stderr if done.returncode else "", encoding="utf-8")
    if said := outcome.read_text(encoding="utf-8"):
        pytest.fail(f"The edition full of payloads does not build:\n{said[-3000:]}", pytrace=False)
    return Site("hostile", target, attack.project)


@pytest.fixture
def ear() -> Iterator[Ear]:
    """Tells of every payload that came to life; one that did fails the test."""
    ear = Ear()
    yield ear
    assert not ear.told, "\n".join(ear.told[:30])


@pytest.fixture
def reader(reader_of: Callable[[Path], Reader], hostile: Site) -> Reader:
    """Opens pages of the edition full of payloads."""
    return reader_of(hostile.folder)


def heard(reader: Reader, ear: Ear, **window: object) -> Page:
    """An empty window to which somebody listens."""
    page = reader.window(**window)  # type: ignore[arg-type]
    ear.listen(page.context)
    return page
