"""Dead links in the pages that people write beside the comparisons, as far as they lead into one.

The generator cannot tell of these: it sees no place of a page that a template draws.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt

from facing_pages.model import Comparison
from facing_pages.pages import places
from facing_pages.problems import Problem, meant

_HEAD = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_MARKDOWN = MarkdownIt("commonmark").enable("table")
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""What Unicode calls signs that have no shape of their own."""
_RUNNING = frozenset((".html", ".htm", ".xhtml", ".xht", ".xml", ".xsl", ".js", ".mjs", ".wasm", ".svg"))
"""Endings of files that a browser may run."""
_SCRIPTED = re.compile(rb"<[\w:]*script|\bon[a-z]+\s*=|javascript:|<[\w:]*foreignObject|<!ENTITY", re.IGNORECASE)
"""What a drawing holds that may run; taken for it rather once too often."""


def dead_links(docs: Path, root: Path, comparisons: Sequence[Comparison]) -> Iterator[Problem]:
    """Every link to a page or a place that a comparison does not have.

    Arguments:
        docs: the documents' folder.
        root: problems name files as seen from here.
    """
    folders = {comparison.id: comparison for comparison in comparisons}
    there = cache(lambda folder: dict(_pages(folders[folder])))  # few are linked to
    for path in written_beside(docs, folders):
        here = path.relative_to(docs).as_posix()
        for line, href in _links(path.read_text(encoding="utf-8", errors="replace")):
            address = urlsplit(href)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(address.path)))
            is_page = target.endswith(".md") and posixpath.basename(posixpath.dirname(target)) != "data"
            folder, within, _ = target.partition("/")
            if address.scheme or not is_page or not within or folder not in folders:
                continue
            named = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
            pages = there(folder)
            if target not in pages:
                yield _dead(named, line, href, "page", target, pages)
            elif address.fragment and unquote(address.fragment) not in pages[target]:
                yield _dead(named, line, href, "place", unquote(address.fragment), pages[target])


def written_beside(docs: Path, folders: Container[str]) -> Iterator[Path]:
    """Every page that lies in no comparison's folder.

    Arguments:
        folders: the names of those that do not count.
    """
    for path in sorted(docs.iterdir()):
        if path.is_dir() and path.name not in folders:
            yield from sorted(path.rglob("*.md"))
        elif path.suffix == ".md" and path.is_file():
            yield path


def running(docs: Path, root: Path) -> Iterator[Problem]:
    """Every file that is published as it lies and that a browser may run, unless the settings of the site name it.

    Arguments:
        root: problems name files as seen from here.
    """
    settings = docs.parent / "mkdocs.yml"
    named_there = settings.read_text(encoding="utf-8", errors="replace") if settings.is_file() else ""
    for path in sorted(docs.rglob("*")):
        within = path.relative_to(docs).parts
        if path.suffix.lower() not in _RUNNING or any(part.startswith(".") for part in within) or not path.is_file():
            continue
        if re.search(rf"(?<![\w./-]){re.escape('/'.join(within))}(?![\w./-])", named_there):
            continue
        if path.suffix.lower() == ".svg" and not _SCRIPTED.search(path.read_bytes()):
            continue
        named = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        message = f"{path.name} is published as it lies, and a browser may run what stands in it."
        repair = "Delete it, or name it in mkdocs.yml if the site needs it."
        yield Problem(named, 0, "file-that-runs", message, repair, severity="warning")


def unseen(docs: Path, root: Path) -> Iterator[Problem]:
    """Every file and folder whose name holds a sign that nobody sees.

    Arguments:
        root: problems name files as seen from here.
    """
    for path in sorted(docs.rglob("*")):
        if any(unicodedata.category(sign) in _UNSEEN for sign in path.name):
            named = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
            shown = "".join(
                f"[U+{ord(sign):04X}]" if unicodedata.category(sign) in _UNSEEN else sign for sign in path.name
            )
            message = f"The name of {shown} holds a sign that nobody sees."
            yield Problem(ascii(named)[1:-1], 0, "unseen-sign", message, "Give it a name in letters and figures.")


def _pages(comparison: Comparison) -> Iterator[tuple[str, frozenset[str]]]:
    """Each page by its path with the ids on it; a reading's under its former names too, which lead on."""
    for name, ids in places(comparison).items():
        for one in (name or "index", *comparison.former(f"readings/{name}")):
            yield f"{comparison.id}/{one}.md", ids


@lru_cache(maxsize=1000)  # a preview asks the same pages again and again
def _links(text: str) -> tuple[tuple[int, str], ...]:
    """The address of every link, with its line."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[int, str]]:
    head = _HEAD.match(text)
    start = head.end() if head else 0
    first = text[:start].count("\n") + 1
    line = first
    for token in _MARKDOWN.parse(text[start:]):
        line = first + token.map[0] if token.map else line
        for child in token.children or ():
            line += child.type in ("softbreak", "hardbreak")
            if child.type == "link_open":
                yield line, str(child.attrGet("href") or "")


def _dead(path: str, line: int, href: str, what: str, id: str, known: Iterable[str]) -> Problem:
    message = f"The link “{href}” leads nowhere: there is no {what} “{id}”."
    return Problem(path, line, "bad-link", message, meant(id, known) or "Check the spelling.")
