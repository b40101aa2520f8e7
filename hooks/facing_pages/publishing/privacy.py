"""What a site keeps in the browser of whoever reads it, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facing_pages.translating import later

PATH = "privacy.md"
TITLE = later("What this site keeps")
"""What the page is called."""
SUMMARY = later("What is kept in your browser and for how long, with a button that clears it.")
SECTIONS = ("what-is-sent", "what-is-kept", "clear-it")
"""The ids of its parts."""


@dataclass(frozen=True)
class Kept:
    """What a reader's choice leaves in the storage of a browser.

    Arguments:
        key: how the names begin under which it is kept. One that begins with a full stop stands behind
            the path of the site, as the theme has it.
        what: in the words of a reader.
        is_passing: it is gone when the window is closed.
    """

    key: str
    what: str
    is_passing: bool = False


KEPT: Sequence[Kept] = (
    Kept("facing-pages:view", later("How you chose to see the pages: columns, order, notes, size and face of letters")),
    Kept("facing-pages:keys", later("Whether single keys do something")),
    Kept("facing-pages:read:", later("Which events you marked as read")),
    Kept("facing-pages:worksheet:", later("What you wrote on a worksheet, and the worksheets you opened there")),
    Kept(".__", later("The colours you chose, light or dark")),
    Kept("facing-pages:blind", later("That you read without names"), is_passing=True),
)
"""Everything that is ever kept."""
