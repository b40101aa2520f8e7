"""A browser on a telephone, as far as a page can tell, and what its visits load."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests import tools

SLOWER = 4
"""How many times slower than this machine’s processor that of the telephone is: Lighthouse’s mobile profile."""
_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_638_400 / 8,
    "uploadThroughput": 675_000 / 8,
}
"""That profile’s network: 150 ms to and fro, 1.6 Mbit a second."""


@dataclass
class Loaded:
    """What a page loaded from the network, by address: bytes as they were sent, heads of answers with them."""

    sizes: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.sizes.values())

    @property
    def html(self) -> int:
        return sum(size for url, size in self.sizes.items() if self.kinds.get(url) == "Document")

    @property
    def typefaces(self) -> int:
        return sum(self.kinds.get(url) == "Font" for url in self.sizes)

    def holding(self, part: str) -> int:
        """The bytes of those with something in their address."""
        return sum(size for url, size in self.sizes.items() if part in url)

    def clear(self) -> None:
        self.sizes.clear()
        self.kinds.clear()


class Visit:
    """A window of a reader’s own, with nothing kept from before."""

    def __init__(self, page: Page, protocol: CDPSession) -> None:
        self.page, self.protocol, self.loaded = page, protocol, Loaded()
        self._addresses: dict[str, str] = {}
        protocol.on("Network.responseReceived", self._answered)
        protocol.on("Network.loadingFinished", self._finished)
        protocol.send("Network.enable")

    def turn(self, address: str) -> Loaded:
        """Go to a page and wait until it loads nothing more; what it loaded."""
        self.loaded.clear()
        self.page.goto(address, wait_until="networkidle")
        return self.loaded

    def slow(self, times: float = SLOWER, *, network: bool = True) -> None:
        """Be the telephone of Lighthouse’s mobile profile from now on."""
        self.protocol.send("Emulation.setCPUThrottlingRate", {"rate": times})
        if network:
            self.protocol.send("Network.emulateNetworkConditions", _NETWORK)

    def _answered(self, event: dict[str, Any]) -> None:
        self._addresses[event["requestId"]] = event["response"]["url"]
        self.loaded.kinds[event["response"]["url"]] = event["type"]

    def _finished(self, event: dict[str, Any]) -> None:
        # What comes from the browser's own store has no length; nor has what is written into the address.
        url = self._addresses.get(event["requestId"], "")
        if (length := int(event["encodedDataLength"])) and url.startswith("http"):
            self.loaded.sizes[url] = self.loaded.sizes.get(url, 0) + length


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser."""
    with sync_playwright() as playwright:
        browser = tools.launch(playwright.chromium)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visiting(browser: Browser, *, wide: bool = False) -> Iterator[Visit]:
    """A new window: that of a telephone, or of a desk."""
    size = {"width": 1350, "height": 940} if wide else {"width": 412, "height": 823}
    context = browser.new_context(
        viewport=size,  # type: ignore[arg-type]
        device_scale_factor=1 if wide else 1.75,
        has_touch=not wide,
    )
    page = context.new_page()
    try:
        yield Visit(page, context.new_cdp_session(page))
    finally:
        context.close()
