"""Which pages of which editions are opened: this project's kind by kind, a small edition in one go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.pages import KINDS, Kind, Page, pages
from tests.sites import NAMES, WHOLE

READ = tuple(kind for kind in KINDS if kind not in ("redirect", "not found"))

# Made of the code alone, long, and the same in every edition: it is opened in this project's own.
SAME = "codes/"

# They differ from another comparison of their edition in their words alone, and are there to be many.
ALIKE = {"many": ("clock/", "fair/", "oven/")}

# Where an article is opened under its letter too: beside its own page, and in another language.
VEILED = ("full", "french")


@dataclass(frozen=True)
class Walk:
    """Some pages of one edition."""

    edition: str
    kinds: tuple[Kind, ...] = READ

    @property
    def is_whole(self) -> bool:
        """Whether these are pages of this project's own edition."""
        return self.edition == WHOLE

    def pages(self, site: Path) -> tuple[Page, ...]:
        """The pages, found in the built site."""
        return tuple(page for page in pages(site) if page.kind in self.kinds and not self._is_elsewhere(page))

    def _is_elsewhere(self, page: Page) -> bool:
        """Whether a page is opened in another edition, and says nothing more in this one.

        The page of an article under its letter is the article's, with other names in its head.
        """
        if self.is_whole:
            return False
        return (
            page.address == SAME
            or page.address.startswith(ALIKE.get(self.edition, ()))
            or (page.kind == "veiled" and self.edition not in VEILED)
        )

    def __str__(self) -> str:
        return f"{self.edition}, {self.kinds[0]}" if self.is_whole else self.edition


# Five readings are checked, but fit no window: they are not opened here.
WALKS = (*(Walk(WHOLE, (kind,)) for kind in READ), *(Walk(name) for name in NAMES if name != "five"))
