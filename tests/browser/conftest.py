"""The site on a server, a browser, and a reader who opens pages with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.reader import Faults, Reader
from tests.browser.server import serving
from tests.pages import comparisons
from tests.sites import Site

# What is expected is waited for, and a machine that does much else at once may be slow.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Gives the address at which a built site is served, one server a site."""
    with ExitStack() as stack:
        yield cache(lambda folder: stack.enter_context(serving(folder)))


@pytest.fixture(scope="session")
def names(full: Site) -> list[str]:
    """What blind reading hides of the edition ``full``."""
    (data,) = comparisons(full.folder)
    return hidden(data)


def hidden(data: Mapping[str, Any]) -> list[str]:
    """Readings' names and labels, articles' titles, authors and publications."""
    readings = [reading[key] for reading in data["readings"] for key in ("name", "label")]
    return readings + [article[key] for article in data["articles"] for key in ("title", "byline", "publication")]


@pytest.fixture
def reader_at(browser: Browser) -> Iterator[Callable[[str], Reader]]:
    """Gives a reader of the site at an address; a console message, an error or a stray request fails the test."""
    readers: list[Reader] = []

    def reading(server: str) -> Reader:
        address = urlsplit(server)
        readers.append(Reader(browser, server, Faults(f"{address.scheme}://{address.netloc}")))
        return readers[-1]

    yield reading
    for reader in readers:
        reader.close()
    found = [fault for reader in readers for fault in reader.faults.found]
    assert not found, "\n".join(found)


@pytest.fixture
def reader_of(reader_at: Callable[[str], Reader], serve: Callable[[Path], str]) -> Callable[[Path], Reader]:
    """Gives such a reader of any built site."""
    return lambda folder: reader_at(serve(folder))


@pytest.fixture
def reader(reader_of: Callable[[Path], Reader], full: Site) -> Reader:
    """Opens pages of the edition ``full``."""
    return reader_of(full.folder)
