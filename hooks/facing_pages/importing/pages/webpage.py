"""Read a page of the web: the part that is its article, as pandoc reads it."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from facing_pages.importing.imported import Imported, LeftOut, Said
from facing_pages.importing.pages.choice import choose
from facing_pages.importing.pages.preparing import parsed, prepare
from facing_pages.importing.trees import pandoc
from facing_pages.importing.trees.making import make
from facing_pages.importing.trees.richtext import RichText
from facing_pages.wording import many

_EMBEDDED = re.compile(r"data:image/\w{2,5};base64,")
_MOST_PICTURE = 5_000_000


def read_page(data: bytes, path: Path) -> Imported:
    """The article of a page.

    Raises:
        CannotReadError: it shows no words.
    """
    page = choose(data, path)
    how = "a page of the web, the part that is its article"
    return read_html(page.main, path, how, page.said, page.left_out, _beside(page.main, path), page.words)


def read_html(
    html: str,
    path: Path,
    how: str,
    said: Mapping[str, Said],
    left_out: tuple[LeftOut, ...],
    held: Mapping[str, bytes],
    words: int,
    styled: Mapping[str, RichText] | None = None,
) -> Imported:
    """The article in HTML that holds nothing else.

    Arguments:
        held: the bytes of its pictures, by the address it gives them.
        words: how many there are in the source with those left out; 0 where
            nothing was left out before.
        styled: its title, where that is known.
    """
    ready = prepare(parsed(html))
    document = pandoc.read(ready.html.encode(), "html", path)
    if ready.elsewhere:
        how += f"; {many(ready.elsewhere, 'note mark')} of it lead to notes that it does not hold"
    document = replace(document, meta={}, pictures={**document.pictures, **held})
    return make(document, path, how, said, ready.words, (*left_out, *ready.left_out), styled, words, is_page=True)


def _beside(html: str, path: Path) -> dict[str, bytes]:
    """The pictures that lie beside the page, in its folder or below, by the address it gives them."""
    held = {}
    folder = path.resolve().parent
    for address in _addresses(html):
        if embedded := _EMBEDDED.match(address):
            held[address] = _unpacked(address[embedded.end() :])
            continue
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            continue
        file = (folder / unquote(parts.path)).resolve()
        if file.is_relative_to(folder) and file.is_file() and file.stat().st_size <= _MOST_PICTURE:
            held[address] = file.read_bytes()
    return held


def _unpacked(packed: str) -> bytes:
    try:
        return base64.b64decode(unquote(packed))
    except ValueError:
        return b""


def _addresses(html: str) -> Iterator[str]:
    for image in parsed(html).iter("img"):
        if image.get("src"):
            yield image.get("src")
