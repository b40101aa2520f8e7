"""The preview while writing: what is looked at is made when it is looked at, and what was changed is seen."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from queue import Queue
from typing import Any
from urllib.parse import urljoin

import pytest

from facing_pages.preview import Preview
from tests import sites

pytestmark = pytest.mark.slow  # a site is served

_RELOADS = re.compile(r"livereload\((\d+), (\d+)\)")


class Served:
    """An edition that ``facing-pages serve`` shows."""

    def __init__(self, project: Path, address: str, said: Queue[str]) -> None:
        self.project, self._address, self._said = project, address, said

    def text(self, path: str) -> str:
        with urllib.request.urlopen(urljoin(self._address, path), timeout=90) as answer:  # noqa: S310  a server of this test
            return str(answer.read().decode())

    def has(self, path: str) -> bool:
        try:
            self.text(path)
        except urllib.error.HTTPError:
            return False
        return True

    def change(self, file: str, old: str, new: str) -> None:
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def says(self, words: str) -> None:
        """Wait until it says these words, on a line of what it prints."""
        while words not in self._said.get(timeout=90):
            pass

    def shows(self, path: str, text: str) -> bool:
        """Whether a page shows a text at last: it is loaded again as often as its browser would be told to."""
        for _ in range(5):
            page = self.text(path)
            if text in page:
                return True
            epoch, request = _RELOADS.findall(page)[-1]
            self.text(f"/livereload/{epoch}/{request}")  # answers when there is something new
        return False


def _put_all(lines: Iterable[str], queue: Queue[str]) -> None:
    for line in lines:
        queue.put(line)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    project = sites.copied("two", tmp_path_factory.mktemp("served") / "two")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "import sys; from facing_pages.cli import main; sys.exit(main())", "serve"]
    with subprocess.Popen(
        [*command, "--port", str(port)], cwd=project, stderr=subprocess.PIPE, text=True, env=sites.environment()
    ) as process:
        try:
            assert process.stderr
            address = next((found[1] for line in process.stderr if (found := re.search(r"Serving on (\S+)", line))), "")
            assert address, "it ended before it served"
            said: Queue[str] = Queue()
            threading.Thread(target=_put_all, args=[process.stderr, said], daemon=True).start()
            yield Served(project, address, said)
        finally:
            process.kill()


def test_every_kind_of_page_and_file_is_there_when_it_is_asked_for(served: Served) -> None:
    assert "The ferry" in served.text("")
    assert 'data-reading="north"' in served.text("ferry/facing/")
    assert "North bank" in served.text("ferry/north/")
    assert "Crossing" in served.text("glossary/")
    assert '"readings"' in served.text("ferry/data/comparison.json")
    assert "KB" in served.text("ferry/"), "the size of the class file, which nobody asked for yet"
    assert "<style>" in served.text("ferry/data/ferry.html")
    assert '"folder"' in served.text("search/index.json")
    assert not served.has("ferry/no-such-page/")


def test_a_change_is_seen_on_the_page_in_the_data_and_in_the_search(served: Served) -> None:
    served.change("docs/ferry/annotations/nine-miles-by-road.md", "On the [map]", "A zebra was seen. On the [map]")
    assert served.shows("ferry/facing/", "A zebra was seen.")
    assert "A zebra was seen." in served.text("ferry/data/comparison.json")
    folder = re.findall(r'"folder":"(\w+)/"', served.text("search/index.json"))[0]
    assert "zebra" in served.text(f"search/{folder}/words-0.json")


def test_an_error_leaves_the_last_good_page_and_its_repair_is_seen(served: Served) -> None:
    note = served.project / "docs/ferry/annotations/nine-miles-by-road.md"
    good = note.read_text(encoding="utf-8")
    note.write_text("no front matter", encoding="utf-8")
    served.says("The sources hold errors.")
    assert 'data-reading="north"' in served.text("ferry/facing/")
    assert "North bank" in served.text("ferry/north/")
    note.write_text(good.replace("nine miles and a quarter", "nearly ten miles"), encoding="utf-8")
    assert served.shows("ferry/facing/", "nearly ten miles")


def test_a_page_asked_for_as_the_site_begins_to_be_made_anew_is_there(tmp_path: Path) -> None:
    preview = Preview()
    preview.renew(tmp_path, {"well/index.html": lambda: b"The well"})
    asked: list[str] = []

    def shown(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Shows the folder; before the first page is read, the site is cleaned for its next build."""
        page = tmp_path / "well/index.html"
        if not asked:
            page.unlink()
        asked.append(environ["PATH_INFO"])
        start("200 OK" if page.exists() else "404 Not Found", [])
        return [page.read_bytes()] if page.exists() else []

    said: list[str] = []
    body = preview.around(shown, "/")({"PATH_INFO": "/well/"}, lambda status, _: said.append(status))
    assert (said, b"".join(body)) == (["200 OK"], b"The well")
