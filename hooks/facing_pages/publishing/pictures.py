"""The pictures of a comparison's articles as files of the site."""

from __future__ import annotations

from facing_pages.model import Comparison, Reading


def name(reading: Reading, file: str) -> str:
    """A picture's path from its comparison's folder."""
    return f"pictures/{reading.id}/{file}"


def files(comparison: Comparison) -> dict[str, bytes]:
    """Every picture: its path from the documents' folder, and its bytes."""
    return {
        f"{comparison.id}/{name(reading, file)}": picture.data
        for reading in comparison.readings
        for file, picture in reading.pictures.items()
    }
