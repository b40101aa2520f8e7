"""What a visit asks for: bytes and requests, as a host sends them, compressed."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page as Opened

from tests.browser.reader import Reader
from tests.browser.server import SUB_PATH

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".webmanifest"}

# What a page asks for beside its own HTML at a first visit, by kinds: bytes, and requests.
FIRST = {
    "": (97_000, 10),
    "deepseek/": (97_000, 10),
    "deepseek/facing/": (94_000, 11),
    "deepseek/workers-state/": (93_000, 9),
    "deepseek/map/": (96_000, 9),
    "deepseek/sources/": (93_000, 8),
    "deepseek/documents/": (94_000, 9),
    "deepseek/who/": (94_000, 9),
    "deepseek/charts/": (96_000, 9),
    "deepseek/debate/": (96_000, 9),
    "deepseek/sentences/": (94_000, 9),
    "deepseek/questions/": (95_000, 10),
    "deepseek/worksheet/": (97_000, 10),
    "deepseek/projector/": (94_000, 10),
    "deepseek/data/": (96_000, 9),
    "glossary/": (93_000, 8),
    "method/": (93_000, 8),
    "about/": (93_000, 8),
    "contributors/": (93_000, 8),
    "privacy/": (94_000, 9),
    "licences/": (93_000, 8),
    "codes/": (93_000, 8),
}


def _visited(reader: Reader, site: Path, window: Opened, address: str) -> list[int]:
    """The size of everything that a page asks the host for, itself first."""
    asked: list[str] = []
    window.on("response", lambda response: asked.append(response.url))
    reader.turn(window, address)
    window.wait_for_load_state("networkidle")
    return [_size(site, url) for url in asked if url.startswith("http")]


def _size(site: Path, url: str) -> int:
    file = site / unquote(urlsplit(url).path).removeprefix(SUB_PATH)
    file = file / "index.html" if file.is_dir() else file
    content = file.read_bytes()
    return len(gzip.compress(content, 9)) if file.suffix in COMPRESSED else len(content)


@pytest.mark.parametrize("address", FIRST)
def test_a_first_visit_is_light(reader_of: Callable[[Path], Reader], site: Path, address: str) -> None:
    reader = reader_of(site)
    window = reader.window(width=412, height=823)
    _, *others = _visited(reader, site, window, address)
    most, requests = FIRST[address]
    assert sum(others) <= most
    assert len(others) <= requests


def test_an_article_is_light_as_a_whole(reader_of: Callable[[Path], Reader], site: Path) -> None:
    reader = reader_of(site)
    assert sum(_visited(reader, site, reader.window(width=412, height=823), "deepseek/workers-state/")) <= 130_000


def test_nothing_of_the_theme_is_asked_for(reader_of: Callable[[Path], Reader], site: Path) -> None:
    reader = reader_of(site)
    window = reader.window()
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    reader.turn(window, "method/")
    assert asked
    assert not [url for url in asked if ".min." in url]
