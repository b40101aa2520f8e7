"""Under which conditions a run was made, without naming the machine or a place on it."""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import tools
from tests.bench import lighthouse

ROOT = Path(__file__).resolve().parents[2]


def conditions(runs: int) -> dict[str, str]:
    """The conditions of a run, by name."""
    with sync_playwright() as playwright:
        browser = tools.launch(playwright.chromium)
        chromium = browser.version
        browser.close()
    return {
        **conditions_of_day(),
        **conditions_of_machine(),
        "Chromium": chromium,
        "Lighthouse": lighthouse.version(),
        "repeats": str(runs),
    }


def conditions_of_day() -> dict[str, str]:
    """When this is, and of which commit."""
    return {"date": datetime.datetime.now(datetime.UTC).date().isoformat(), "commit": _commit()}


def conditions_of_machine() -> dict[str, str]:
    """What kind of machine this is."""
    return {
        "machine": ", ".join(filter(None, (_processor(), f"{platform.system()} {platform.machine()}", _memory()))),
        "cores": str(os.cpu_count()),
        "Python": platform.python_version(),
    }


def _commit() -> str:
    """The commit, and whether anything differs from it."""
    try:
        commit = _git("rev-parse", "--short=10", "HEAD")
        return f"{commit} and changes" if _git("status", "--porcelain", "--untracked-files=no") else commit
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(*arguments: str) -> str:
    return subprocess.run(("git", *arguments), cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("model name")]
    return names[0] if names else platform.processor()


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"
    except (AttributeError, ValueError, OSError):
        return ""
