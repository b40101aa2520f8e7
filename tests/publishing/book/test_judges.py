"""What EPUBCheck and Ace, by those who make the format and by DAISY, say of the books."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from facing_pages.printing import chromium
from tests.books import made, of
from tests.compose import bridge
from tests.loaded import HELD
from tests.tools import accessibility_checker_of_books, book_checker, launchable

pytestmark = pytest.mark.slow

# Five comparisons of the edition “many” differ in their names alone.
JUDGED = [one for one in HELD if one[0] != "many"] + [one for one in HELD if one[0] == "many"][:1]
# All kinds of records; verse, tables and pictures; Arabic and Chinese; a book of the usual length.
HEARD = [one for one in HELD if one[0] in ("full", "forms", "scripts", "site")]


def checked(file: Path) -> list[str]:
    """What EPUBCheck finds, warnings included."""
    report = file.with_suffix(".json")
    command = (*book_checker(), str(file), "--json", str(report))
    subprocess.run(command, check=False, capture_output=True, timeout=300)
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return [f"{one['severity']} {one['ID']}: {one['message']}" for one in found["messages"]]


@pytest.mark.parametrize(("edition", "id"), JUDGED, ids=map("/".join, JUDGED))
def test_epubcheck_finds_nothing(edition: str, id: str, tmp_path: Path) -> None:
    file = tmp_path / f"{id}.epub"
    file.write_bytes(of(edition, id).content)
    assert checked(file) == []


def test_epubcheck_finds_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "bridge.epub"
    file.write_bytes(made(bridge().comparison()).content.replace(b"book/contents.xhtml", b"book/contentz.xhtml"))
    assert any("ERROR" in one for one in checked(file))


@pytest.mark.parametrize(("edition", "id"), HEARD, ids=map("/".join, HEARD))
def test_ace_finds_nothing_that_shuts_anybody_out(edition: str, id: str, tmp_path: Path) -> None:
    file = tmp_path / f"{id}.epub"
    file.write_bytes(of(edition, id).content)
    # It starts a browser without the flags that one needs in a container.
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nexec "{launchable()}" {chromium.FLAGS[0]} "$@"\n', encoding="utf-8")
    browser.chmod(0o755)
    command = (*accessibility_checker_of_books(), "--silent", "--outdir", str(tmp_path / "report"), str(file))
    # Left to itself it gives up when the browser is not there in five seconds, as on a machine that does much else.
    patience = {"ACE_TIMEOUT_INITIAL": "120000"}
    environment = os.environ | patience | {"PUPPETEER_EXECUTABLE_PATH": str(browser), "HOME": str(tmp_path)}
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=500, env=environment)
    report = tmp_path / "report" / "report.json"
    assert report.exists(), done.stdout + done.stderr
    found = json.loads(report.read_text(encoding="utf-8"))
    assert list(_failed(found)) == []
    assert found["earl:result"]["earl:outcome"] == "pass"


def _failed(found: dict[str, Any], where: str = "") -> Any:
    """Every rule that was broken, and where."""
    for one in found.get("assertions", ()):
        place = one.get("earl:testSubject", {}).get("url", where)
        if "assertions" in one:
            yield from _failed(one, place)
        else:
            yield place, one["earl:test"]["dct:title"], one["earl:result"].get("html")
