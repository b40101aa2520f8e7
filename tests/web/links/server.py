"""A server on this machine that misbehaves as it is told to."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self


@dataclass(frozen=True)
class Reply:
    """What the server says to a request.

    ``silent`` says nothing until the test ends; ``dropped`` ends the
    connection without a word; ``onward`` leads to an address that is new each
    time.
    """

    code: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b"A page."
    silent: bool = False
    dropped: bool = False
    endless: bool = False


SILENCE = Reply(silent=True)
DROP = Reply(dropped=True)
ENDLESS = Reply(302, endless=True)


def to(place: str, code: int = 301) -> Reply:
    """A redirect."""
    return Reply(code, {"Location": place})


class Server:
    """Gives each path its replies in turn, the last one again and again; 404 for all other paths.

    ``asked`` are the paths asked for, in order; ``agents`` how the askers
    introduced themselves.
    """

    def __init__(self, replies: Mapping[str, Reply | Sequence[Reply]]) -> None:
        self.replies = {path: [reply] if isinstance(reply, Reply) else list(reply) for path, reply in replies.items()}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.over = threading.Event()
        self._counts: Counter[str] = Counter()
        self._server = _HTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self._server.server_port}{path}"

    def reply(self, path: str) -> Reply:
        """The next reply to a path."""
        replies = self.replies.get(path.partition("?")[0], [Reply(404)])
        at = min(self._counts[path], len(replies) - 1)
        self._counts[path] += 1
        return replies[at]

    def counted(self, path: str) -> int:
        """How often a path was asked for."""
        return self.asked.count(path)


class _HTTPServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of askers who hang up."""


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append(self.path)
            server.agents.add(self.headers["User-Agent"])
            reply = server.reply(self.path)
            if reply.silent:
                server.over.wait(10)
            if reply.silent or reply.dropped:
                self.close_connection = True
                return
            self.send_response_only(reply.code)
            headers = dict(reply.headers)
            if reply.endless:
                headers["Location"] = f"{self.path.partition('?')[0]}?{len(server.asked)}"
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Keep the tests' output to the tests."""

    return Handler


class Clock:
    """A clock that goes on only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@contextmanager
def serving(replies: Mapping[str, Reply | Sequence[Reply]]) -> Iterator[Server]:
    """A server for the length of a test."""
    with Server(replies) as server:
        yield server
