"""A page of the web: which part of it is the article, what it says of it, and what is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from facing_pages.starting.imported import CannotReadError, LeftOut, Said


@dataclass(frozen=True)
class Page:
    """The article of a page.

    Arguments:
        main: the part that is the article, as HTML.
        said: what the page says of it, by title, byline, day, language, publication, address.
        left_out: what was left out, in the order of the page.
        words: how many words the whole page shows.
    """

    main: str
    said: Mapping[str, Said] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    words: int = 0


def choose(data: bytes, path: Path) -> Page:
    """The article of a page: its whole body.

    Raises:
        CannotReadError: the page is no text in UTF-8.
    """
    try:
        return Page(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CannotReadError(f"{path} is not UTF-8 text. Save it as UTF-8, and name that.") from None
