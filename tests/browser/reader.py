"""A reader with a browser, and an ear for everything that goes wrong in a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

Scheme = Literal["light", "dark"]

_RESTYLE = """styles => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    document.adoptedStyleSheets.push(sheet);
}"""


def restyle(page: Page, styles: str) -> None:
    """Add rules to a page, as a script may: its policy lets no element of style be added."""
    page.evaluate(_RESTYLE, styles)


@dataclass
class Faults:
    """What a page did that no page of ours may do."""

    origin: str
    found: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.found.append(f"error: {error.error}"))
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failure)
        context.on("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        self.found.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def _on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and f"{address.scheme}://{address.netloc}" != self.origin:
            self.found.append(f"another host: {request.url}")

    def _on_failure(self, request: Request) -> None:
        # A page that is left drops what it was still waiting for, such as its icon.
        if request.failure != "net::ERR_ABORTED":
            self.found.append(f"failed: {request.url} ({request.failure})")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.found.append(f"{response.status}: {response.url}")


@dataclass
class Reader:
    """Opens pages of the site, each in a browser window of its own."""

    browser: Browser
    server: str
    faults: Faults
    contexts: list[BrowserContext] = field(default_factory=list)

    def url(self, address: str) -> str:
        """The whole address of a page, given the one within the site."""
        return self.server + address

    def close(self) -> None:
        """Close every window; what went wrong until then stays told."""
        # What a page had under way then fails, and may.
        found = list(self.faults.found)
        for context in self.contexts:
            context.close()
        self.contexts.clear()
        self.faults.found[:] = found

    def open(self, address: str, **window: Any) -> Page:
        """A page in a window of its own, loaded with its typefaces.

        Arguments:
            address: within the site, such as ``tram/facing/``.
            window: what ``window`` takes.
        """
        return self.turn(self.window(**window), address)

    def window(
        self,
        *,
        width: int = 1440,
        height: int = 900,
        scheme: Scheme = "light",
        javascript: bool = True,
        **more: Any,
    ) -> Page:
        """An empty window, for a test that opens several pages and leaves nothing behind in any.

        Arguments:
            more: further properties of the window, such as ``has_touch``.
        """
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            # Nothing is then caught half-way between two states.
            **{"reduced_motion": "reduce"} | more,
        )
        self.contexts.append(context)
        self.faults.watch(context)
        return context.new_page()

    def turn(self, window: Page, address: str) -> Page:
        """A page in a window that is open, loaded with its typefaces."""
        window.goto(self.url(address))
        window.evaluate("() => document.fonts.ready.then(() => null)")
        return window

    def visit(self, window: Page, address: str) -> Page:
        """The same as the first page of a visit: who was on a page under a letter would go on reading blind."""
        if window.url.startswith("http"):
            window.evaluate("() => sessionStorage.clear()")
        return self.turn(window, address)


@dataclass
class FileReader(Reader):
    """Opens the class file from a folder, without a network, whichever page of its comparison is asked for.

    ``server`` is the file's own address.
    """

    def url(self, address: str) -> str:
        path, mark, rest = re.split(r"([?#]|$)", address, maxsplit=1)
        if path.endswith("/facing/texts/") and "view=" not in rest:
            # In the file the complete texts are a view.
            rest, mark = f"view=texts{'&' if mark == '?' else mark}{rest}", "?"
        return f"{self.server}{mark}{rest}"

    def open(self, address: str, **more: Any) -> Page:
        return super().open(address, **{"offline": True} | more)
