"""The commands that write, each with what it is given: for tests that stop them in the middle.

None goes out to the web or opens a browser: what pages answer and what is printed is said here.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.compose import bridge
from tests.folders import write
from tests.sites import ROOT

_TEXTS = ROOT / "tests/starting/tutorial/texts"
_NAMES = ("the-market-hall.txt", "the-traders.txt")
Part = Callable[[str], str]


def _one(_path: str) -> str:
    return ""


def _top(path: str) -> str:
    return path.split("/")[1] if "/" in path else path


@dataclass(frozen=True)
class Command:
    """A command in a folder of its own.

    Arguments:
        arguments: what it is called with, in that folder.
        begin: writes what lies there before.
        part: by the path of a file, which of the things it belongs to that are put in place one after another; each
            of them is old or new as a whole.
        refused_again: whether it says that everything is there already, once it is.
    """

    arguments: Sequence[str]
    begin: Callable[[Path], None]
    part: Part = _one
    refused_again: bool = False


def _texts(folder: Path) -> None:
    for name in _NAMES:
        shutil.copy(_TEXTS / name, folder)


def _documents(folder: Path) -> None:
    _texts(folder)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# A site\n", encoding="utf-8")


def _there(folder: Path) -> None:
    _texts(folder)
    (folder / "site").mkdir()
    (folder / "site" / "mine.txt").write_text("mine", encoding="utf-8")


def _comparison(folder: Path) -> None:
    comparison = write(bridge(), folder / "docs")
    (comparison / "published-ids.txt").write_text("events/toll\n", encoding="utf-8")
    (comparison / "links.json").write_text("{}\n", encoding="utf-8")
    (folder / "report.md").write_text("The last report.\n", encoding="utf-8")
    (folder / "schemas").mkdir()
    (folder / "schemas" / "event.schema.json").write_text("{}", encoding="utf-8")


def _tree(folder: Path) -> None:
    write(bridge(), folder / "docs")
    for name in ("docs/mine.md", "docs/index.md"):
        (folder / "tree" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "tree" / name).write_text("mine", encoding="utf-8")


def _printed(folder: Path) -> None:
    write(bridge(), folder / "docs")
    (folder / ".handouts" / "bridge").mkdir(parents=True)
    (folder / ".handouts" / "bridge" / "old.pdf").write_bytes(b"old")


COMMANDS: Mapping[str, Command] = {
    "new": Command(["new", "hall", *_NAMES], _documents, refused_again=True),
    "init": Command(["init", "site", *_NAMES], _texts, refused_again=True),
    "init where something is": Command(["init", "site", *_NAMES], _there, _top, refused_again=True),
    "publish-ids": Command(["publish-ids"], _comparison),
    "links": Command(["links", "--report", "report.md"], _comparison, lambda path: path),
    "watch": Command(["watch", "--report", "report.md"], _comparison),
    "schemas": Command(["schemas"], _comparison, lambda path: path),
    "markdown": Command(["markdown", "tree"], _tree, _top),
    "handouts": Command(["handouts"], _printed),
}


class _Nothing:
    """In the place of Playwright and of its browser."""

    chromium = None

    def __enter__(self) -> _Nothing:
        return self

    def __exit__(self, *_: object) -> None: ...

    def close(self) -> None: ...


def prepare() -> None:
    """Load what the commands load, and have nothing outside answer this process but what is said here."""
    from facing_pages.edition import load  # noqa: F401  before any process is forked
    from facing_pages.printing import chromium, prints
    from facing_pages.publishing import markdown_tree, schemas  # noqa: F401  likewise
    from facing_pages.starting import newsite  # noqa: F401  likewise
    from facing_pages.web import links, lychee, watch  # noqa: F401  likewise
    from facing_pages.web.asking import Client
    from facing_pages.web.fetching import Answer

    shapes = schemas.files()  # made once: that takes longer than all that is tried
    said: Sequence[tuple[object, str, object]] = (
        (Client, "ask", lambda *_, **__: Answer(code=404)),
        (Client, "refusal", lambda *_: None),
        (schemas, "files", lambda: shapes),
        (lychee, "program", lambda: None),
        (prints, "sync_playwright", _Nothing),
        (chromium, "launch", lambda _: _Nothing()),
        (prints, "printed", lambda *_: prints.Printed(b"%PDF" * 1000, 1, "A pack", "mark")),
    )
    for holder, name, value in said:
        setattr(holder, name, value)
