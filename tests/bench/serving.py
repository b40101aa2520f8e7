"""A built site as a host serves it: compressed, over connections that stay open, kept by browsers for ten minutes."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_COMPRESSED = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")
_LEVEL = 6  # that of most hosts


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(404)
            return
        kind = self.guess_type(path)
        packed = kind.startswith(_COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _packed(path, path.stat().st_mtime_ns) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@cache
def _packed(path: Path, _: int) -> bytes:
    return gzip.compress(path.read_bytes(), _LEVEL, mtime=0)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the midst of an answer is no news."""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address, ending in a slash, at which a built site is served."""
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as http:
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{http.server_port}/"
        finally:
            http.shutdown()
            thread.join()
