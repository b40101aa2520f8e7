"""An ear for payloads: it tells of every one that came to life in a page, whatever it did."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Dialog, Page, Request

from tests.hostile.payloads import ASKED, ATTRIBUTE, MADE, PROPERTY

_LOOK = """([attribute, property, made]) => {
  const found = [];
  const runs = /^(?:javascript|vbscript|data):/i;
  const leads = ["href", "src", "action", "formaction", "xlink:href", "data"];
  const loads = "img, image, source, link[rel~=icon], use";
  for (const one of document.querySelectorAll("*")) {
    for (const { name, value } of one.attributes) {
      const is = `${one.localName} with ${name}=${value}`;
      if (name === attribute || name.startsWith("on") || name === "srcdoc") found.push(is);
      const address = value.replace(/[\\0- ]/g, "");
      if (leads.includes(name) && runs.test(address) && !one.matches(loads)) found.push(is);
    }
    if (getComputedStyle(one).getPropertyValue(property)) found.push(`a style of ${one.localName}`);
  }
  const said = document.documentElement.textContent + document.title;
  if (new RegExp(`${made}[0-9]`).test(said)) found.push("made of two parts");
  return found.slice(0, 9);
}"""
"""What of a payload stands in a page as anything but text."""


@dataclass
class Ear:
    """Listens to all pages of a window, and looks at them when it is told to."""

    told: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        context.expose_binding("__ran", lambda source, *said: self.told.append(f"ran {said} on {source['page'].url}"))
        context.on("dialog", self._on_dialog)
        context.on("request", self._on_request)

    def look(self, page: Page) -> None:
        """Look through a page, with everything unfolded."""
        page.evaluate("() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }")
        self.told += [f"{what} on {page.url}" for what in page.evaluate(_LOOK, [ATTRIBUTE, PROPERTY, MADE])]

    def _on_dialog(self, dialog: Dialog) -> None:
        self.told.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def _on_request(self, request: Request) -> None:
        # What a page of ours is asked with, a query, goes to the server as it is.
        if ASKED in request.url.partition("?")[0]:
            self.told.append(f"asked for {request.url}")
