"""Package data, in a checkout or as installed.

Templates with styles, scripts and typefaces; the JSON Schemas; the settings of
the editor. ``setup.py`` puts them into the package.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

_IN_A_CHECKOUT = {"overrides": "overrides", "schemas": "schemas", "vscode": ".vscode"}


def folder(name: Literal["overrides", "schemas", "vscode"]) -> Path:
    """A folder that goes with the library: within it where it is installed, beside ``hooks`` in a checkout."""
    library = Path(__file__).parent
    installed = library / name
    return installed if installed.is_dir() else library.parent.parent / _IN_A_CHECKOUT[name]
