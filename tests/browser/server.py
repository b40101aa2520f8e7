"""A built site as a host serves it, from below the root."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

# As it usually will be, so that an address which starts with a slash leads nowhere.
SUB_PATH = "/sub/path/"


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under SUB_PATH, and nothing beside it, without a word."""

    def __init__(self, *args: Any, headers: Mapping[str, str], **more: Any) -> None:
        self._headers = headers  # first: to be made is to answer
        super().__init__(*args, **more)

    def translate_path(self, path: str) -> str:
        if not path.startswith(SUB_PATH):
            return str(Path(self.directory) / "outside-the-site")
        return super().translate_path("/" + path.removeprefix(SUB_PATH))

    def end_headers(self) -> None:
        for name, words in self._headers.items():
            self.send_header(name, words)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(site: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address, ending in a slash, at which a built site is served.

    Arguments:
        headers: what the host sends with every file, by name.
    """
    handler = partial(_Handler, directory=str(site), headers=headers or {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}{SUB_PATH}"
        http.shutdown()
        thread.join()
