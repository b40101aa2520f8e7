"""Our prose in files of Markdown, with links that fit where a file lies."""

from __future__ import annotations

from facing_pages.addresses import Markdown
from facing_pages.markdown import relinked
from facing_pages.model import Place, Way

_ANY = "-"
"""Stands for the comparison: within its own folder no link names it."""


def portable(markdown: str, folder: str = "") -> str:
    """Our prose in a Markdown file beside others: its links lead to files.

    Arguments:
        folder: the way from the file that will hold the prose to the
            comparison's folder, such as ``deepseek/``; empty inside it.
    """
    comparison = folder.removesuffix("/") or _ANY
    return _relinked(markdown, comparison, Markdown("" if folder else comparison))


def published(markdown: str, comparison: str, way: Way) -> str:
    """Our prose as a file shows it that stands elsewhere: its links lead to the site's pages.

    Arguments:
        comparison: the id of the comparison that it belongs to.
        way: the way to a place from wherever the file is read.
    """
    return _relinked(markdown, comparison, way)


def _relinked(markdown: str, comparison: str, here: Way) -> str:
    def link(href: str) -> str:
        place = Place.written(href, comparison)
        return (here.href(place) if place else None) or href

    return relinked(markdown, link)
