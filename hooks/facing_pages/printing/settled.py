"""A PDF as Chromium prints it, made to depend on nothing but what it shows.

Two printings of one page differ by the time of day alone; what else would tell
one machine from another is the browser's name. Both go. What comes in is a
title, and addresses that hold when the file is opened from where it was
published.
"""

from __future__ import annotations

import io
import posixpath
from urllib.parse import urljoin, urlsplit

import pikepdf

ORIGIN = "https://site.invalid/"
"""What the site is printed from: a host that cannot be, in the place of the site's own."""


def settled(pdf: bytes, title: str, place: str, address: str | None = None) -> tuple[bytes, int]:
    """The same pages in a file that is the same whenever and wherever they were printed.

    Arguments:
        title: what a reader shows as the file's name.
        place: the folder of the file within the site, such as ``deepseek/handout/``.
        address: the site's own; without one its links are relative, as on its pages.

    Returns:
        the file and the number of its pages.
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        if "/Info" in opened.trailer:
            del opened.trailer["/Info"]
        if "/Metadata" in opened.Root:
            del opened.Root["/Metadata"]
        opened.docinfo["/Title"] = pikepdf.String(title)
        with opened.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["dc:title"] = title
            metadata["dc:language"] = [str(opened.Root.get("/Lang", "en"))]
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Dictionary) and isinstance(thing.get("/URI"), pikepdf.String):
                thing["/URI"] = pikepdf.String(_published(str(thing["/URI"]), place, address))
        out = io.BytesIO()
        opened.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
        return out.getvalue(), len(opened.pages)


def _published(link: str, place: str, address: str | None) -> str:
    """Where a link of the printed page leads once it is published.

    >>> _published("https://site.invalid/method/#silence", "deepseek/handout/", None)
    '../../method/#silence'
    >>> _published("https://site.invalid/method/", "deepseek/handout/", "https://a.example/b/")
    'https://a.example/b/method/'
    >>> _published("https://elsewhere.example/", "deepseek/handout/", None)
    'https://elsewhere.example/'
    """
    if not link.startswith(ORIGIN):
        return link
    within = link.removeprefix(ORIGIN)
    if address:
        return urljoin(address, within)
    path = urlsplit(link).path.lstrip("/")
    slash = "/" if path.endswith("/") or not path else ""
    relative = posixpath.relpath(path or ".", place or ".") + slash
    return relative + within[len(path) :]
