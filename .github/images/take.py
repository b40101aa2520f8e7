"""Take the pictures of our own pages that README.md and CONTRIBUTING.md show.

    .venv/bin/python .github/images/take.py

builds the site with a repository that does not exist, so that its pages have
the buttons for changing them, and photographs those. The steps at the host are
drawn (host-form.svg, host-after.svg): its pages are not ours to photograph.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page, sync_playwright

from facing_pages.printing.chromium import launch

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
REPOSITORY = {"FACING_PAGES_REPO_URL": "https://example.org/someone/facing-pages", "FACING_PAGES_FORGE": "github"}
SELECT = """() => {
    const walker = document.createTreeWalker(document.querySelector("#p3"), NodeFilter.SHOW_TEXT);
    let longest = walker.nextNode();
    for (let node = longest; node; node = walker.nextNode()) if (node.data.length > longest.data.length) longest = node;
    getSelection().setBaseAndExtent(longest, 0, longest, Math.min(60, longest.data.length));
    longest.parentElement.scrollIntoView({block: "center"});
    document.dispatchEvent(new PointerEvent("pointerup", {bubbles: true}));
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: object) -> None:
        pass


def main() -> None:
    """Build, serve, photograph."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run(command, cwd=ROOT, env=os.environ | REPOSITORY, check=True)
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as http:
            Thread(target=http.serve_forever, daemon=True).start()
            with sync_playwright() as playwright:
                browser = launch(playwright.chromium)
                page = browser.new_page(viewport={"width": 720, "height": 400}, color_scheme="light")
                page.goto(f"http://127.0.0.1:{http.server_port}/deepseek/workers-state/")
                photograph(page)
                page.set_viewport_size({"width": 1280, "height": 860})
                page.goto(f"http://127.0.0.1:{http.server_port}/deepseek/facing/")
                page.reload(wait_until="networkidle")  # with its typefaces
                page.screenshot(path=HERE / "facing-pages.png")
                browser.close()
            http.shutdown()


def photograph(page: Page) -> None:
    """The button beside chosen words, and the links under a note."""
    page.evaluate(SELECT)
    button = page.get_by_role("link", name="Propose an annotation")
    button.wait_for()
    page.screenshot(path=HERE / "propose.png")
    page.reload()
    note = page.locator(".fp-annotation[data-finding]:has(.fp-edit)").first
    page.evaluate("() => document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    note.screenshot(path=HERE / "links.png")


if __name__ == "__main__":
    main()
