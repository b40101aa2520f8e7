"""A PDF as Chromium prints it, made to depend on nothing but what it shows.

Two printings of one page differ by the time of day, by the browser's name, and
by the names of the elements that are referred to, which are counted from when
the browser was started. The first two go, the third are counted anew. What
comes in is a title, and links that hold when the file is opened from where it is
published. The rest is for whoever pays for a line by the kilobyte.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pikepdf

ORIGIN = "https://site.invalid/"
"""What the site is printed from: a host that cannot be, so that no printing differs by where it was done."""

_NAME = re.compile(r"node\d+")
"""What Chromium calls an element that another refers to, such as the head of a column."""

_Place = tuple[pikepdf.Object, "str | int"]
"""What holds a value, and the key or the index that it is under."""


_STEP = re.compile(rb"-?\d*\.\d+(?= 0 Td)")
"""How far it is to the next letter, which Chromium writes to a ten-millionth of a point."""


def settled(pdf: bytes, title: str, place: str, address: str | None = None) -> tuple[bytes, int]:
    """The same pages in a file that is the same whenever and wherever they were printed.

    Arguments:
        title: what a reader shows as the file's name.
        place: the folder of the file within the site, such as ``deepseek/handout/``.
        address: the site's own; without one its links are relative, as on its pages.

    Returns:
        the file and the number of its pages.
    """
    pikepdf.settings.set_flate_compression_level(9)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for key in ("/Info", "/ID"):  # the first half of an old /ID would stay, and be of the time of printing
            if key in opened.trailer:
                del opened.trailer[key]
        if "/Metadata" in opened.Root:
            del opened.Root["/Metadata"]
        opened.docinfo["/Title"] = pikepdf.String(title)
        with opened.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["dc:title"] = title
            metadata["dc:language"] = {str(opened.Root.get("/Lang", "en"))}
        for page in opened.pages:
            page.contents_coalesce()
            page.Contents.write(_STEP.sub(_thousandths, page.Contents.read_bytes()))
        for thing in opened.objects:
            is_link = isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Link"
            if is_link and "/URI" in thing.get("/A", {}):
                thing.A.URI = pikepdf.String(_published(str(thing.A.URI), place, address))
        _count_anew(opened)
        out = io.BytesIO()
        opened.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
        return out.getvalue(), len(opened.pages)


def _thousandths(step: re.Match[bytes]) -> bytes:
    """The same to a thousandth, which over a line is less than the eye or a printer can see."""
    return f"{float(step[0]):.3f}".rstrip("0").rstrip(".").encode()


def _published(link: str, place: str, address: str | None) -> str:
    """Where a link of the printed page leads once it is published.

    >>> _published("https://site.invalid/deepseek/facing/#cost", "deepseek/handout/", None)
    '../facing/#cost'
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
    return posixpath.relpath(path or ".", place) + slash + within[len(path) :]


def _count_anew(pdf: pikepdf.Pdf) -> None:
    """Name elements by their place among all that have names; the order stays, by which a reader looks them up."""
    places = [place for thing in pdf.objects for place in _names(thing)]
    names = sorted({str(holder[key]) for holder, key in places})
    new = {name: f"node{number:08}" for number, name in enumerate(names, 1)}
    for holder, key in places:
        holder[key] = pikepdf.String(new[str(holder[key])])


def _names(thing: pikepdf.Object) -> Iterator[_Place]:
    """Where names stand in an object itself; what it refers to is among the objects of the file."""
    if isinstance(thing, pikepdf.Array):
        keys: list[str | int] = list(range(len(thing)))
    elif isinstance(thing, pikepdf.Dictionary):
        keys = list(thing.keys())
    else:
        return
    for key in keys:
        value = thing[key]
        if isinstance(value, pikepdf.String) and _NAME.fullmatch(str(value)):
            yield thing, key
        elif isinstance(value, pikepdf.Array | pikepdf.Dictionary) and not value.is_indirect:
            yield from _names(value)
