"""Where and on what terms comparisons are published: what their files say of themselves."""

from __future__ import annotations

from dataclasses import dataclass

from facing_pages.addresses import Absolute

UNADDRESSED = "https://facing-pages.invalid/"
"""Where ids begin whose site has no address yet: it is the same for ever, and no program takes it for a real one.

The top-level domain is kept for this by RFC 2606: no such host can be.
"""


@dataclass(frozen=True)
class Publication:
    """A site, as far as files that are taken out of it have to say.

    Arguments:
        address: the site's, ending in a slash; empty where it is not known.
        name: the site's.
        licence: the address of the licence that its editors give on their own prose; empty where none is said.
        version: of the edition; empty where none is said.
        released: the ISO day of that version, likewise.
        repository: the address of its sources, likewise.
        authors: people and bodies whom its citation names.
    """

    address: str = ""
    name: str = ""
    licence: str = ""
    version: str = ""
    released: str = ""
    repository: str = ""
    authors: tuple[str, ...] = ()

    @property
    def base(self) -> str:
        """Where every id and every address begins."""
        return self.address or UNADDRESSED

    @property
    def way(self) -> Absolute:
        """The way to a place from anywhere."""
        return Absolute(self.base)
