"""Who is who: the people, organisations, publishers and witnesses that are named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facing_pages.model.prose import Prose
from facing_pages.model.sources import Source

WhoKind = Literal["person", "organisation", "publisher", "witness"]


@dataclass(frozen=True)
class Who:
    """Somebody who is named: what they are, who pays them, and how each article names them (reading id → prose).

    ``also`` are further forms of the name.
    """

    id: str
    name: str
    also: tuple[str, ...]
    kind: WhoKind
    what: Prose
    pays: Prose | None
    named: tuple[tuple[str, Prose], ...]
    sources: tuple[Source, ...]
    path: str
