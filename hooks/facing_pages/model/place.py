"""Places: what a link leads to, before anybody has said from where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

_WRITTEN = re.compile(r"(?P<up>\.\./)?(?P<page>[a-z0-9-]*(?:/texts)?)/?(?:#(?P<fragment>[A-Za-z0-9:_-]+))?")


@dataclass(frozen=True)
class Place:
    """Where a thing stands.

    Arguments:
        comparison: the id of the comparison that it is in; empty for a page of the whole site.
        page: the page's name there, such as ``facing`` or a reading's id, empty for
            the front page; or a file's path, such as ``data/comparison.json``.
        fragment: the id of an element of that page; empty for the page itself.
    """

    comparison: str
    page: str = ""
    fragment: str = ""

    @classmethod
    def written(cls, href: str, comparison: str) -> Place | None:
        """The place that a link of our prose names; None where it names none.

        Arguments:
            href: as seen from the comparison's folder.

        >>> Place.written("facing/#toll", "bridge").address, Place.written("../glossary/", "bridge").address
        ('bridge/facing/#toll', 'glossary/')
        """
        found = _WRITTEN.fullmatch(href)
        if not href or not found:
            return None
        return cls("" if found["up"] else comparison, found["page"], found["fragment"] or "")

    @property
    def is_file(self) -> bool:
        """Whether it is a file by its name, not a page."""
        return "." in self.page

    @property
    def within(self) -> str:
        """Its address from the comparison's folder.

        >>> Place("bridge", "facing", "toll").within, Place("bridge", "data/bridge.html").within
        ('facing/#toll', 'data/bridge.html')
        """
        page = self.page if self.is_file or not self.page else f"{self.page}/"
        return f"{page}#{self.fragment}" if self.fragment else page

    @property
    def address(self) -> str:
        """Its address from the site's root.

        >>> Place("bridge", "facing", "toll").address, Place("", "glossary").address
        ('bridge/facing/#toll', 'glossary/')
        """
        return f"{self.comparison}/{self.within}" if self.comparison else self.within


class Way(Protocol):
    """Leads to places from one page or file."""

    def href(self, place: Place) -> str | None:
        """The link's address; None where no link can lead there."""
