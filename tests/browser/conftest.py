"""The site on a server, a browser, and a reader who opens pages with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests import tools
from tests.browser.reader import Faults, Reader
from tests.browser.server import serving
from tests.pages import COMPARISON

# What is expected is waited for, and a machine that does much else at once may be slow.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address, ending in a slash, at which the built site is served."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = tools.launch(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def names(site: Path) -> list[str]:
    """Readings' names and labels, articles' titles, authors and publications."""
    data = json.loads((site / COMPARISON / "data" / "comparison.json").read_text(encoding="utf-8"))
    readings = [reading[key] for reading in data["readings"] for key in ("name", "label")]
    return readings + [article[key] for article in data["articles"] for key in ("title", "byline", "publication")]


@pytest.fixture
def reader(browser: Browser, server: str) -> Iterator[Reader]:
    """Opens pages; a console message, an error or a stray request fails the test."""
    address = urlsplit(server)
    reader = Reader(browser, server, Faults(f"{address.scheme}://{address.netloc}"))
    yield reader
    # Before the windows close: what a page had under way then fails, and may.
    found = tuple(reader.faults.found)
    for context in reader.contexts:
        context.close()
    assert not found, "\n".join(found)
