"""A PDF as Chromium prints it, made to depend on nothing but what it shows.

Two printings of one page differ by the time of day alone; what else would tell
one machine from another is the browser's name. Both go. What comes in is a
title.
"""

from __future__ import annotations

import io

import pikepdf


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
        out = io.BytesIO()
        opened.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
        return out.getvalue(), len(opened.pages)
