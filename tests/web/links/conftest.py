"""A comparison whose every address, and every archived copy, is on the test's own server."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from facing_pages.model import Comparison
from facing_pages.web import links
from tests import folders
from tests.compose import POST, altered
from tests.web.links.server import Server

Citing = Callable[..., Comparison]


@pytest.fixture
def citing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Citing:
    """Write and read the bridge, whose note cites one page of a server and whose sources cite others."""

    def write(server: Server, note: str, *pages: str, dossier: str = "not found") -> Comparison:
        def archived(href: str, _: datetime.date | None) -> str:
            return href if "/archive/" in href else server.address(f"/archive{href.removeprefix(server.address(''))}")

        monkeypatch.setattr(links, "archive_address", archived)
        monkeypatch.setattr("facing_pages.article.notes.archive_address", archived)
        text = POST.replace("www.lyd.example.org/bridge", server.address(note))
        draft = altered(dossiers={"times": {"address": dossier}})
        draft.sources += [
            {
                "id": f"page-{n}",
                "type": "webpage",
                "title": f"Page {n}",
                "URL": server.address(page),
                "seen": "original",
            }
            for n, page in enumerate(pages, 1)
        ]
        folders.write(draft, tmp_path / "docs", {"post": text})
        return folders.read(tmp_path / "docs", tmp_path)

    return write
