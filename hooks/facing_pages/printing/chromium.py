"""A Chromium, as it is found on a machine and started without a window."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator

from playwright.sync_api import Browser, BrowserType, Error

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge")
"""The names under which Chromium and its kin are installed."""

# What Playwright turns off: named again, since Chromium takes the last list alone. And
# the pages that the address bar keeps ready behind every window, half of what one costs.
_OFF = (
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
)

# In a container there is no sandbox to be had and no GPU; the rest keeps the
# browser from asking its maker's servers for anything.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks of another host is recorded as a fault, and not sent.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    f"--disable-features={','.join(_OFF)}",
)

HOW_TO_GET_ONE = (
    "Install it (Debian: “apt install chromium”), "
    "or let Playwright fetch its own: “.venv/bin/playwright install --with-deps chromium”."
)


class NoChromiumError(Exception):
    """None of those that were tried starts."""


def found() -> Iterator[str | None]:
    """Where a Chromium may be, this environment's own programs first; None stands for Playwright's."""
    path = os.pathsep.join((os.path.dirname(sys.executable), os.environ.get("PATH", "")))  # noqa: PTH120
    yield from filter(None, (shutil.which(name, path=path) for name in NAMES))
    yield None


def launch(chromium: BrowserType, places: Iterable[str | None] | None = None) -> Browser:
    """Start the first that runs.

    Arguments:
        places: where to look, in order; where ``found`` looks if none are given.

    Raises:
        NoChromiumError: none does; the message holds what the last one said.
    """
    said = ""
    for place in found() if places is None else places:
        try:
            return chromium.launch(executable_path=place, args=list(FLAGS))
        except Error as error:
            said = error.message
            if place:
                said = f"{place} does not start: {said}"
    raise NoChromiumError(said)
