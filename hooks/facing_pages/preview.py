"""The preview while writing: a page of a comparison is made when a browser asks for it, and not before.

So what a change costs is to read and bind what was changed, and to draw the one
page that is looked at.
"""

from __future__ import annotations

import posixpath
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application."""

Make = Callable[[], bytes]


class Preview:
    """What can be made of a site, and makes it; requests wait while the site itself is made anew."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._is_free = True
        self._site = Path()
        self._makers: Mapping[str, Make] = {}

    def pause(self) -> None:
        """Let requests wait from here on; what one of them is having made is finished first."""
        with self._turn:
            self._is_free = False

    def go_on(self) -> None:
        """Let requests through again."""
        with self._turn:
            self._is_free = True
            self._turn.notify_all()

    def renew(self, site: Path, makers: Mapping[str, Make]) -> None:
        """Promise these files from here on.

        Arguments:
            site: the folder of the site, without any of them.
            makers: what makes each, by its path there.
        """
        self._site, self._makers = site, makers

    def around(self, app: App, mounted: str) -> App:
        """An application that shows a folder, with what is promised made before it looks there.

        Arguments:
            mounted: the path of the site on its host, ending in a slash.
        """

        def made_first(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            path = unquote(environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")).removeprefix(mounted)
            path = posixpath.join(path, "index.html") if not path or path.endswith("/") else path
            said: list[tuple[Any, ...]] = []
            body: Iterable[bytes] = ()
            while not said or self._was_lost(path):
                self._make(path)
                body = app(environ, lambda *words: said.append(words))
            start(*said[-1])
            return body

        return made_first

    def _was_lost(self, path: str) -> bool:
        """Whether a file that was made has gone since, because the site began to be made anew before it was read."""
        return path in self._makers and not (self._site / path).exists()

    def _make(self, path: str) -> None:
        with self._turn:
            self._turn.wait_for(lambda: self._is_free)
            target = self._site / path
            if (make := self._makers.get(path)) and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(make())
