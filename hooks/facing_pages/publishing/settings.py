"""What a site's configuration says, in the library's own terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from facing_pages.translating import later

FAVICON = "assets/favicon.svg"
"""Our own icon, from the site's root."""

PALETTE = [
    {
        "media": "(prefers-color-scheme)",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-auto", "name": later("as the system")},
    },
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-7", "name": later("light")},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-4", "name": later("dark")},
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
        description: of the site, in a sentence.
        address: the site's, ending in a slash; empty where it is not known.
        language: of the pages, as HTML has it.
        copyright: HTML, as whoever keeps the site wrote it.
        licence: the address of the licence on the editors’ own prose; empty where none is said.
        favicon: its path from the site's root.
        repository: its address, if there is one.
        forge: the kind of site that the repository is on, where its host's name does not say it.
        contact: an e-mail address or a page by which its keeper is reached, as written.
        palette: the colours, as the theme takes them.
        icons: the icons that it asks the theme for, as the theme takes them.
        extensions: those of Markdown that are on, by their names.
        extra: style sheets and scripts of the site's own, by their files.
        is_themed: whether the site asks for functions of the theme, which its own script and all its styles bring.
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
    description: str = ""
    address: str = ""
    language: str = "en"
    copyright: str = ""
    licence: str = ""
    favicon: str = FAVICON
    repository: str | None = None
    forge: str | None = None
    contact: str | None = None
    edit_uri: str | None = None
    palette: str = str(PALETTE)
    icons: str = ""
    extensions: tuple[str, ...] = ()
    extra: tuple[Path, ...] = ()
    is_themed: bool = False

    def own_file(self, path: str) -> Path:
        """A file or a folder of ours, where it lies first.

        Raises:
            FileNotFoundError: there is none.
        """
        return _first(path, self.own)

    @property
    def icon(self) -> Path:
        """The icon's file, where a generator would find it.

        Raises:
            FileNotFoundError: there is none.
        """
        return _first(self.favicon, (self.docs, *self.own, *self.theme))


def _first(path: str, folders: Iterable[Path]) -> Path:
    for folder in folders:
        if (folder / path).exists():
            return folder / path
    raise FileNotFoundError(path)
