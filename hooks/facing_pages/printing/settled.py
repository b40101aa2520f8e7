"""A PDF as Chromium prints it, made to depend on nothing but what it shows.

Two printings of one page differ by the time of day, by the browser's name, and
by the names of the elements that are referred to, which are counted from when
the browser was started. The first two go, the third are counted anew. What
comes in is a title.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

_NAME = re.compile(r"node\d+")
"""What Chromium calls an element that another refers to, such as the head of a column."""

_Place = tuple[pikepdf.Object, "str | int"]
"""What holds a value, and the key or the index that it is under."""


def settled(pdf: bytes, title: str) -> tuple[bytes, int]:
    """The same pages in a file that is the same whenever and wherever they were printed.

    Arguments:
        title: what a reader shows as the file's name.

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
            metadata["dc:language"] = {str(opened.Root.get("/Lang", "en"))}
        _count_anew(opened)
        out = io.BytesIO()
        opened.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
        return out.getvalue(), len(opened.pages)


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
