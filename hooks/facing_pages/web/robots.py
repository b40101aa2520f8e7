"""What a robots.txt says, read as RFC 9309 has it: by protego, which knows its wildcards."""

from __future__ import annotations

from typing import Protocol


class Rules(Protocol):
    """What a robots.txt says."""

    def can_fetch(self, url: str, user_agent: str) -> bool:
        """Whether we may ask for an address."""

    def crawl_delay(self, user_agent: str) -> float | None:
        """The seconds it wants between two requests."""


class NotInstalledError(Exception):
    """A package that going out to the web needs is not there; the message says how to get it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is missing: “.venv/bin/pip install -e '.[contribute]'”.")


def read(text: str) -> Rules:
    """The rules in a robots.txt.

    Raises:
        NotInstalledError: protego is not there.
    """
    try:
        from protego import Protego
    except ImportError:
        raise NotInstalledError("The reader of robots.txt") from None
    return Protego.parse(text)
