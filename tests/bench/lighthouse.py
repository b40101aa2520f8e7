"""Lighthouse, from npm: what it says of a page on a telephone."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from facing_pages.printing import chromium
from tests import tools

HERE = Path(__file__).parent
_MODULES = HERE / "node_modules"
_PATIENCE = 900
"""Seconds: the size of every letter of a long page is looked at, one by one."""
_FIRST = ["performance", "accessibility", "best-practices", "seo"]


@dataclass(frozen=True)
class Seen:
    """What one look found: scores from 0 to 100, times in ms, the audits that failed.

    Of the main thread’s work ``layout`` is style and layout, ``scripting`` all that is done for scripts.
    """

    performance: float
    paint: float
    blocking: float
    shift: float
    layout: float
    scripting: float
    failed: list[str]
    accessibility: float | None = None
    best_practices: float | None = None
    seo: float | None = None


def version() -> str:
    """That of the lock."""
    lock = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))
    return str(lock["packages"]["node_modules/lighthouse"]["version"])


def look(address: str, *, again: bool = False) -> Seen:
    """Open a page in a browser of its own and look at it.

    Arguments:
        again: look at its performance alone: the rest stays as it is, and takes longest.

    Raises:
        tools.MissingToolError: Lighthouse is neither here nor to be had.
        subprocess.CalledProcessError: it does not get to see the page.
    """
    asked = {
        "address": address,
        "chromium": _chromium(),
        "flags": list(chromium.FLAGS),
        "categories": _FIRST[:1] if again else _FIRST,
    }
    command = (_node(), str(HERE / "lighthouse.mjs"), json.dumps(asked))
    with subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as looking:
        try:
            said, complaint = looking.communicate(timeout=_PATIENCE)
        finally:
            looking.terminate()  # and with it its browser, where it has not ended
    if looking.returncode:
        raise subprocess.CalledProcessError(looking.returncode, "lighthouse", said, complaint)
    return Seen(**json.loads(said))


@cache
def _node() -> str:
    """Node.js, and with it what the lock names."""
    lock, installed = HERE / "package-lock.json", _MODULES / ".installed-from"
    npm = tools.npm()
    if not installed.exists() or installed.read_bytes() != lock.read_bytes():
        command = (npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error")
        if subprocess.run(command, cwd=HERE, check=False).returncode:
            raise tools.MissingToolError("npm could not install Lighthouse: see what it says above.")
        shutil.copyfile(lock, installed)
    return shutil.which("node", path=f"{npm.parent}:{Path('/usr/bin')}") or shutil.which("node") or "node"


@cache
def _chromium() -> str:
    """The Chromium that the tests use too."""
    from playwright.sync_api import sync_playwright

    if found := next(filter(None, chromium.found()), None):
        return found
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path
