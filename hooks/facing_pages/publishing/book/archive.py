"""The file of a book: a zip as EPUB’s container asks for it, the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MEDIA = "application/epub+zip"

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can tell."""
_UNIX = 3
_PACKED = (".woff2", ".png", ".jpeg", ".gif", ".webp")
"""What would not become smaller."""


def archive(files: Mapping[str, bytes]) -> bytes:
    """Files by their paths in one file, behind the mark by which a program knows it for a book."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        # It has to be the first and as it is, so that it can be read at a fixed place.
        packed.writestr(_entry("mimetype", is_packed=True), MEDIA)
        for name, content in files.items():
            packed.writestr(_entry(name, is_packed=name.endswith(_PACKED)), content)
    return held.getvalue()


def _entry(name: str, *, is_packed: bool) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.create_system = _UNIX
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    return entry
