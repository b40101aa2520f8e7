"""What a site's configuration says, in the library's own terms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FAVICON = "assets/favicon.svg"
"""Our own icon, from the site's root."""

PALETTE = [
    {
        "media": "(prefers-color-scheme)",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-auto", "name": "as the system"},
    },
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-7", "name": "light"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-4", "name": "dark"},
    },
]
"""Our colours, light and dark, as the theme takes them."""


@dataclass(frozen=True)
class Settings:
    """A site's settings.

    Arguments:
        root: the project's folder, from which files are named.
        docs: the documents' folder.
        config_file: where the settings are written.
        name: the site's.
        address: the site's, ending in a slash; empty where it is not known.
        language: of the pages, as HTML has it.
        copyright: HTML, as whoever keeps the site wrote it.
        favicon: its path from the site's root.
        repository: its address, if there is one.
        forge: the kind of site that the repository is on, where its host's name does not say it.
        edit_uri: where files are edited, from the repository's address, as MkDocs has it.
        own: folders of our templates, styles and scripts; what lies in an earlier one stands for the same in a later.
        theme: folders of the theme's, likewise.
    """

    root: Path
    docs: Path
    config_file: Path
    own: tuple[Path, ...]
    theme: tuple[Path, ...] = ()
    name: str = ""
    address: str = ""
    language: str = "en"
    copyright: str = ""
    favicon: str = FAVICON
    repository: str | None = None
    forge: str | None = None
    edit_uri: str | None = None

    @property
    def icon(self) -> Path:
        """The icon's file, where a generator would find it.

        Raises:
            FileNotFoundError: there is none.
        """
        for folder in (self.docs, *self.own, *self.theme):
            if (folder / self.favicon).is_file():
                return folder / self.favicon
        raise FileNotFoundError(self.favicon)
