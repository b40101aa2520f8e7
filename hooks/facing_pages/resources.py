"""Package data: templates with styles, scripts and typefaces, and the JSON Schemas, in a checkout or as installed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal


def folder(name: Literal["overrides", "schemas"]) -> Path:
    """A folder that goes with the library: within it where it is installed, beside ``hooks`` in a checkout."""
    library = Path(__file__).parent
    installed = library / name
    return installed if installed.is_dir() else library.parent.parent / name
