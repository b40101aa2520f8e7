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
        self._free = threading.Event()
        self._free.set()
        self._making = threading.Lock()
        self._site = Path()
        self._makers: Mapping[str, Make] = {}

    def pause(self) -> None:
        """Let requests wait from here on."""
        self._free.clear()

    def go_on(self) -> None:
        """Let requests through again."""
        self._free.set()

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
            path = unquote(environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace"))
            self._make(path.removeprefix(mounted))
            return app(environ, start)

        return made_first

    def _make(self, path: str) -> None:
        path = posixpath.join(path, "index.html") if not path or path.endswith("/") else path
        self._free.wait()
        with self._making:
            target = self._site / path
            if (make := self._makers.get(path)) and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(make())
